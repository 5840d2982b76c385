import Archiving
import Domain

/// Checks marks, in whichever file they stand, and keeps the account.
struct MarkChecker {
    var prover: ReceiptProver
    var report = VerificationReport()

    init(prover: ReceiptProver) { self.prover = prover }

    /// Notes what is not proven.
    mutating func object(_ file: String, _ line: Int?, _ what: String) {
        report.add(VerificationReport.Finding(file: file, line: line, what: what.onOneLine))
    }

    /// A number or date: its receipt holds, and its text follows from the receipt.
    mutating func printed(
        _ text: String, receipt name: String, style: String?, file: String, line: Int
    ) throws(ArchiveError) {
        guard let id = Identifier<Receipt>(name), let receipt = prover.context.receipts[id] else {
            return object(file, line, "“\(text)” names the receipt \(name), which receipts.json does not have")
        }
        guard let style = style.map({ NumberStyle(mark: $0) }) ?? .usual(for: receipt.kind) else {
            return object(file, line, "“\(text)” has no style that can be written again")
        }
        if let objection = try prover.objection(to: id) {
            return object(file, line, "“\(text)” is not proven (\(id)): \(objection)")
        }
        let expected = style.text(for: receipt)
        // A page may break a line where the article has a blank, and the reverse.
        guard text == expected || text == expected.collapsed else {
            return object(file, line, "“\(text)” should be “\(expected)”, by its receipt \(id)")
        }
        report.numbers[receipt.kind, default: 0] += 1
    }

    /// Words of an article: they stand there in the archived article.
    mutating func quotation(
        _ text: String, article name: String?, start: Int?, end: Int?, file: String, line: Int,
        comparing form: (String) -> String = \.printable
    ) throws(ArchiveError) {
        guard let id = name.flatMap({ Identifier<Article>($0) }), let start, let end,
            let range = TextRange(start: start, end: end)
        else { return object(file, line, "the quotation “\(text)” does not say where it is from") }
        guard prover.context.articles.contains(id), let article = try prover.archive.article(id) else {
            return object(file, line, "the quotation “\(text)” is from \(id), which the briefing was not made from")
        }
        guard let words = article.text.substring(in: range), form(words) == form(text) else {
            return object(file, line, "the article \(id) does not say “\(text)” there")
        }
        report.quotations += 1
    }

    /// A name with digits: somebody outside of the folder calls it so.
    mutating func name(_ text: String, source: String, file: String, line: Int) throws(ArchiveError) {
        let isKnown: Bool
        if source == "reference" {
            // A name that the tables have and nobody here speaks of would be another thing's.
            isKnown =
                (prover.context.isCompany(text) || prover.evidence.isReferenceName(text))
                && (!text.holdsDigit || prover.context.record == nil && prover.context.siteRecords.isEmpty
                    || prover.context.names.contains(text))
        } else if source.hasPrefix("cell:") {
            isKnown = prover.evidence.cellTexts(String(source.dropFirst(5))).contains(text)
        } else if source.hasPrefix("correction:"), let id = Identifier<Claim>(String(source.dropFirst(11))) {
            isKnown = prover.context.corrections(of: id).contains { $0.author == text || $0.reason == text }
        } else if source == "quarantine" {
            isKnown = try prover.archive.isOfQuarantine(text)
        } else if source.hasPrefix("article:"), let id = Identifier<Article>(String(source.dropFirst(8))),
            prover.context.articles.contains(id), let extraction = try prover.archive.extraction(id)
        {
            isKnown = extraction.names(text)
        } else {
            isKnown = false
        }
        guard isKnown else { return object(file, line, "nobody vouches for the name “\(text)” (\(source))") }
        report.names += 1
    }

    /// An identifier: there is something of this name.
    mutating func identifier(_ text: String, file: String, line: Int?) throws(ArchiveError) {
        guard try prover.exists(text) else { return object(file, line, "there is nothing of the name “\(text)”") }
        report.identifiers += 1
    }

    /// An address: an article of the briefing stands there; a fragment quotes it.
    mutating func address(_ text: String, file: String, line: Int) throws(ArchiveError) {
        let parts = text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let page = String(parts.first ?? "")
        for id in prover.context.articles.sorted() {
            guard let article = try prover.archive.article(id), article.url == page || article.url == text else {
                continue
            }
            if parts.count < 2 || article.url == text || TextFragment.quotes(article, String(parts[1])) {
                report.identifiers += 1
                return
            }
        }
        object(file, line, "no article of the briefing stands at “\(text)”")
    }
}

extension Extraction {
    /// Whether the article bears a name itself, or names a person, thing or place so.
    fileprivate func names(_ text: String) -> Bool {
        let page = article.url?.split(separator: "#", maxSplits: 1).first.map(String.init)
        return article.title == text || article.outletName == text || article.url == text || page == text
            || article.authors.contains(text)
            || entities.contains { $0.name == text || $0.text == text }
            || claims.contains { $0.item == text || $0.speaker?.name == text }
    }
}

/// Fragments that make a browser find words on a page (`#:~:text=first words,last words`).
enum TextFragment {
    /// Whether all words that the fragment names stand in the article.
    static func quotes(_ article: Article, _ fragment: String) -> Bool {
        guard fragment.hasPrefix(":~:text="), !fragment.contains("&") else { return false }
        let text = article.text.collapsed
        return fragment.dropFirst(8).split(separator: ",").allSatisfy { part in
            guard let words = decoded(part) else { return false }
            return !words.isEmpty && text.contains(words.collapsed)
        }
    }

    private static func decoded(_ part: Substring) -> String? {
        var bytes: [UInt8] = []
        var rest = Array(part.utf8)[...]
        while let byte = rest.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let digits = String(decoding: rest.prefix(2), as: UTF8.self)
            guard rest.count >= 2, let value = UInt8(digits, radix: 16) else { return nil }
            bytes.append(value)
            rest = rest.dropFirst(2)
        }
        return String(validating: bytes, as: UTF8.self)
    }
}

extension String {
    /// As a page has it: controls, noncharacters and marks that change the direction of text are replaced there.
    var printable: String {
        var out = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 9, 10: out.append(scalar)
            case 0..<32, 127..<160, 0xFDD0...0xFDEF, 0x202A...0x202E, 0x2066...0x2069: out.append("\u{FFFD}")
            default: out.append(scalar.value & 0xFFFE == 0xFFFE ? "\u{FFFD}" : scalar)
            }
        }
        return String(out)
    }

    /// Fit for a line of a report: short, and without characters that act on a terminal.
    fileprivate var onOneLine: String {
        let shown = unicodeScalars.map { scalar in
            scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
                ? "�" : String(scalar)
        }
        return shown.count > 400 ? shown.prefix(400).joined() + "…" : shown.joined()
    }
}
