import Archiving
import Domain
import Foundation

/// Checks that every digit of a file of plain text lies in a mark of `positions.json`, and that the marks hold.
struct TextChecker {
    /// How a file writes what it says.
    enum Form {
        /// CommonMark: a backslash before punctuation, character references.
        case markdown
        /// iCalendar: folded lines, a backslash before commas, semicolons and itself.
        case calendar
        /// As it stands.
        case plain
    }

    let file: String
    let form: Form
    let scalars: [Unicode.Scalar]

    init(file: String, text: String, form: Form) {
        self.file = file
        self.form = form
        scalars = Array((form == .calendar ? Self.unfolded(text) : text).unicodeScalars)
    }

    /// The lines of a calendar file as one line each, with a line feed after it.
    private static func unfolded(_ text: String) -> String {
        text.replacing("\r\n ", with: "").replacing("\r\n", with: "\n")
    }

    func check(positions: [PositionFile.File], with checker: inout MarkChecker) throws(ArchiveError) {
        guard let marks = positions.first(where: { $0.file == file })?.marks else {
            return checker.object("positions.json", nil, "it has no marks for \(file)")
        }
        var covered = 0
        var line = 1
        for mark in marks.sorted(by: { $0.start < $1.start }) {
            guard mark.start >= covered, mark.start < mark.end, mark.end <= scalars.count else {
                return checker.object(
                    file, line, "the mark at \(mark.start) to \(mark.end) overlaps another or lies outside")
            }
            check(plain: covered..<mark.start, &line, &checker)
            try check(mark, line: line, &checker)
            line += scalars[mark.start..<mark.end].count { $0 == "\n" }
            covered = mark.end
        }
        check(plain: covered..<scalars.count, &line, &checker)
    }

    private func check(plain range: Range<Int>, _ line: inout Int, _ checker: inout MarkChecker) {
        var start = range.lowerBound
        for index in range {
            if Words.isDigit(scalars[index]), index >= start {
                let end = scalars[index..<range.upperBound].firstIndex(of: "\n") ?? range.upperBound
                guard !isVersion(at: index) else { continue }
                let words = String(String.UnicodeScalarView(scalars[max(start, index - 40)..<min(end, index + 40)]))
                checker.object(file, line, "a digit without a mark in “\(words.collapsed)”")
                start = end
            }
            if scalars[index] == "\n" {
                line += 1
                start = max(start, index + 1)
            }
        }
    }

    /// Whether a digit belongs to the line by which a calendar file names the version of its form.
    private func isVersion(at index: Int) -> Bool {
        guard form == .calendar else { return false }
        let start = scalars[..<index].lastIndex(of: "\n").map { $0 + 1 } ?? 0
        let end = scalars[index...].firstIndex(of: "\n") ?? scalars.count
        return String(String.UnicodeScalarView(scalars[start..<end])) == "VERSION:2.0"
    }

    private func check(_ mark: PositionFile.Mark, line: Int, _ checker: inout MarkChecker) throws(ArchiveError) {
        let written = String(String.UnicodeScalarView(scalars[mark.start..<mark.end]))
        let text = plain(written)
        switch mark.kind {
        case "printed":
            try checker.printed(text, receipt: mark.receipt ?? "", style: mark.style, file: file, line: line)
        case "quotation":
            try checker.quotation(
                text, article: mark.article, start: mark.articleStart, end: mark.articleEnd, file: file, line: line,
                comparing: \.printable.collapsed)
        // An address stands as it is between the brackets of a link.
        case "name":
            try checker.name(written.contains("://") ? written : text, source: mark.name ?? "", file: file, line: line)
        case "identifier", "link":
            let target = written.unwrapped
            if target.contains("://") {
                try checker.address(target, file: file, line: line)
            } else {
                try checker.identifier(target, file: file, line: line)
            }
        default: checker.object(file, line, "“\(mark.kind)” is no kind of mark")
        }
    }

    /// The text that a reader is shown.
    private func plain(_ written: String) -> String {
        switch form {
        case .markdown: Self.markdown(written)
        case .calendar: Self.calendar(written)
        case .plain: written
        }
    }

    /// Without the backslashes of a calendar file.
    private static func calendar(_ written: String) -> String {
        var out = String.UnicodeScalarView()
        var isEscaped = false
        for scalar in written.unicodeScalars {
            if scalar == "\\", !isEscaped {
                isEscaped = true
                continue
            }
            out.append(isEscaped && (scalar == "n" || scalar == "N") ? "\n" : scalar)
            isEscaped = false
        }
        return String(out)
    }

    /// Without the backslashes of Markdown before punctuation, with character references resolved.
    private static func markdown(_ written: String) -> String {
        var out = String.UnicodeScalarView()
        var rest = Array(written.unicodeScalars)[...]
        while let scalar = rest.popFirst() {
            if scalar == "\\", let next = rest.first, next.isASCII, next.properties.isPunctuationOrSymbol {
                out.append(next)
                rest = rest.dropFirst()
            } else if scalar == "&", let end = rest.prefix(10).firstIndex(of: ";"),
                let resolved = CharacterReference.scalar(String(String.UnicodeScalarView(rest[..<end])))
            {
                out.append(resolved)
                rest = rest[(end + 1)...]
            } else {
                out.append(scalar)
            }
        }
        return String(out)
    }
}

extension Unicode.Scalar.Properties {
    fileprivate var isPunctuationOrSymbol: Bool {
        switch generalCategory {
        case .connectorPunctuation, .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation,
            .finalPunctuation, .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol:
            true
        default: false
        }
    }
}

extension String {
    /// A link's target without its brackets, its file and its `#`: `(receipts.json#r-…)` gives `r-…`.
    fileprivate var unwrapped: String {
        var text = self[...]
        if text.hasPrefix("("), text.hasSuffix(")") { text = text.dropFirst().dropLast() }
        if text.hasPrefix("<"), text.hasSuffix(">") { text = text.dropFirst().dropLast() }
        for head in ["receipts.json#", "briefing.html#", "#"] where text.hasPrefix(head) {
            return String(text.dropFirst(head.count))
        }
        return String(text)
    }
}
