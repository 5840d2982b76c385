import Archiving
import Domain

/// Checks that every digit a reader of a page can see, hear or hover over lies in a mark that holds.
struct HTMLChecker {
    private let file: String
    private let root: HTMLElement
    private let problems: [HTMLScanner.Problem]
    /// Attributes that the page's own style shows.
    private var shownAttributes: Set<String> = []
    private var byID: [String: HTMLElement] = [:]
    /// The style sheets of the site that the page is of; `nil` for a page that stands alone.
    private let siteStyles: [String]?

    init(file: String, text: String, siteStyles: [String]? = nil) {
        self.file = file
        self.siteStyles = siteStyles
        (root, problems) = HTMLScanner.scan(text)
    }

    mutating func check(with checker: inout MarkChecker) throws(ArchiveError) {
        for problem in problems { checker.object(file, problem.line, problem.what) }
        for text in siteStyles ?? [] {
            let style = StyleSheet(text)
            shownAttributes.formUnion(style.shownAttributes)
            for trouble in style.troubles { checker.object(file, nil, trouble) }
        }
        prepare(root, &checker)
        try walk(root, inMark: false, &checker)
    }

    /// The text of the element of a name; `nil` before the check and where there is none.
    func text(of id: String) -> String? { byID[id]?.plainText }

    /// Collects what the check of single elements needs to know of the whole page.
    private mutating func prepare(_ element: HTMLElement, _ checker: inout MarkChecker) {
        if let id = element["id"] {
            if byID[id] != nil { checker.object(file, element.line, "two elements have the id \(id)") }
            byID[id] = element
        }
        if element.name == "style" {
            let style = StyleSheet(element.plainText)
            shownAttributes.formUnion(style.shownAttributes)
            for trouble in style.troubles { checker.object(file, element.line, trouble) }
        }
        for case .element(let child) in element.children { prepare(child, &checker) }
    }

    private func walk(_ element: HTMLElement, inMark: Bool, _ checker: inout MarkChecker) throws(ArchiveError) {
        if Self.forbidden.contains(element.name), !isOfSite(element) {
            checker.object(file, element.line, "<\(element.name)> can show what nobody can check")
        }
        try attributes(of: element, &checker)
        let isMark = try mark(element, &checker)
        for node in element.children {
            switch node {
            case .element(let child): try walk(child, inMark: inMark || isMark, &checker)
            case .text(let text, let line):
                guard !inMark, !isMark, element.name != "style", element.name != "script", text.holdsDigit else {
                    continue
                }
                let at = line + text.unicodeScalars.prefix { !Words.isDigit($0) }.count { $0 == "\n" }
                checker.object(file, at, "a digit without a receipt in “\(text.collapsed)”")
            }
        }
    }

    /// What only a page of a site may hold: data for machines, the site's own script, the field of its search.
    private func isOfSite(_ element: HTMLElement) -> Bool {
        guard siteStyles != nil else { return false }
        switch element.name {
        case "script":
            if let source = element["src"] { return !source.contains(":") && !source.hasPrefix("//") }
            return element["type"] == "application/ld+json"
        case "input": return element["type"] == "search" && element["value"] == nil
        default: return false
        }
    }

    /// Checks an element that is a mark; `false` for one that is none.
    private func mark(_ element: HTMLElement, _ checker: inout MarkChecker) throws(ArchiveError) -> Bool {
        let text = element.name == "meta" ? element["content"] ?? "" : element.plainText
        if let source = element["data-from"], element.name == "title" || element.name == "desc" {
            return repeats(source, text, element, &checker)
        }
        if let receipt = element.receipt {
            try checker.printed(text, receipt: receipt, style: element["data-style"], file: file, line: element.line)
            if let datetime = element["datetime"] { check(datetime: datetime, of: receipt, element, &checker) }
            return true
        }
        if element["data-article"] != nil,
            element.name == "q" || element.name == "blockquote" || element["data-start"] != nil
        {
            try checker.quotation(
                text, article: element["data-article"], start: element["data-start"].flatMap { Int($0) },
                end: element["data-end"].flatMap { Int($0) }, file: file, line: element.line)
            return true
        }
        if let source = element["data-name"] {
            try checker.name(text, source: source, file: file, line: element.line)
            return true
        }
        if element.name == "code", element.classes.contains("id") {
            try checker.identifier(text, file: file, line: element.line)
            return true
        }
        return false
    }

    private func attributes(of element: HTMLElement, _ checker: inout MarkChecker) throws(ArchiveError) {
        for (name, value) in element.attributes {
            if name.hasPrefix("on") || name == "srcdoc" {
                checker.object(file, element.line, "the attribute \(name) can show what nobody can check")
            }
            guard value.holdsDigit, isSeen(name, on: element) else { continue }
            if let source = element["data-from"] {
                _ = repeats(source, value, element, &checker)
            } else if let receipt = element.receipt {
                try checker.printed(
                    value, receipt: receipt, style: element["data-style"], file: file, line: element.line)
            } else {
                checker.object(file, element.line, "a digit without a receipt in the attribute \(name) “\(value)”")
            }
        }
    }

    /// Whether a reader meets an attribute's value.
    private func isSeen(_ attribute: String, on element: HTMLElement) -> Bool {
        if attribute == "content" {
            guard element.name == "meta" else { return true }
            let role = (element["name"] ?? element["http-equiv"] ?? element["property"] ?? "").lowercased()
            return !Self.machineMeta.contains(role)
        }
        // The numbers of a list are counted by the browser: a page that sets them counts for itself.
        if element.name == "ol" || element.name == "li", attribute == "start" || attribute == "value" { return true }
        return Self.seenAttributes.contains(attribute) || shownAttributes.contains(attribute)
    }

    /// Whether a text is the text of another element of the page, whose digits are checked where they stand.
    private func repeats(_ id: String, _ text: String, _ element: HTMLElement, _ checker: inout MarkChecker) -> Bool {
        guard let source = byID[id], source["data-from"] == nil else {
            checker.object(file, element.line, "“\(text.collapsed)” repeats the element \(id), which is not there")
            return true
        }
        let wanted = text.collapsed
        if wanted != source.plainText.collapsed, wanted != source.textWithoutSigns.collapsed {
            checker.object(file, element.line, "“\(wanted)” is not the text of the element \(id)")
        }
        return true
    }

    /// A `datetime` says the same as the receipt.
    private func check(datetime: String, of receipt: String, _ element: HTMLElement, _ checker: inout MarkChecker) {
        guard let id = Identifier<Receipt>(receipt), let value = checker.prover.context.receipts[id]?.value else {
            return
        }
        guard !DayForms.of(value).contains(datetime) else { return }
        checker.object(file, element.line, "the machine's date \(datetime) is not that of “\(element.plainText)”")
    }

    private static let forbidden: Set<String> = [
        "script", "iframe", "object", "embed", "template", "noscript", "img", "image", "video", "audio", "canvas",
        "picture", "base", "math", "input", "textarea", "meter", "progress", "frame", "frameset", "applet", "portal",
    ]
    private static let seenAttributes: Set<String> = [
        "title", "alt", "aria-label", "aria-description", "aria-valuetext", "aria-roledescription", "aria-placeholder",
        "aria-braillelabel", "summary", "placeholder", "label", "value", "abbr", "data-label", "data-title", "data-tip",
    ]
    private static let machineMeta: Set<String> = [
        "viewport", "theme-color", "color-scheme", "generator", "referrer", "robots", "format-detection",
        "content-type", "content-security-policy", "og:url", "og:image", "og:type", "twitter:card",
    ]
}

/// What a style sheet can put before a reader's eyes by itself.
struct StyleSheet {
    /// The attributes it shows, by `content: attr(…)`.
    private(set) var shownAttributes: Set<String> = []
    /// What it shows that no receipt accounts for.
    private(set) var troubles: [String] = []

    init(_ text: String) {
        // Comments may stand anywhere, also inside of a name.
        let lines = Self.withoutComments(text)
        if lines.contains("@import") { troubles.append("the style sheet takes in another") }
        for declaration in lines.split(whereSeparator: { $0 == ";" || $0 == "{" || $0 == "}" }) {
            let halves = declaration.split(separator: ":", maxSplits: 1)
            guard halves.count == 2, String(halves[0]).collapsed.lowercased() == "content" || halves[0].contains("\\")
            else {
                continue
            }
            let value = String(halves[1])
            var rest = value[...]
            while let call = rest.range(of: "attr(") {
                rest = rest[call...].dropFirst(5)
                shownAttributes.insert(String(rest.prefix { $0 != ")" && $0 != "," && $0 != " " }).lowercased())
            }
            if value.holdsDigit || value.contains("counter") || value.contains("url(") || value.contains("var(") {
                troubles.append("the style sheet shows “\(value.collapsed)”, which has no receipt")
            }
        }
    }

    private static func withoutComments(_ text: String) -> String {
        var out = ""
        var rest = text[...]
        while let start = rest.range(of: "/*") {
            out += rest[..<start]
            rest = rest[start...].dropFirst(2)
            guard let end = rest.range(of: "*/") else { return out }
            rest = rest[end...].dropFirst(2)
        }
        return out + rest
    }
}

extension Substring {
    /// Where a text begins in this one.
    fileprivate func range(of text: String) -> Index? {
        var at = startIndex
        while at < endIndex {
            if self[at...].hasPrefix(text) { return at }
            at = index(after: at)
        }
        return nil
    }
}

/// The forms in which HTML's `datetime` may give a receipt's date.
enum DayForms {
    static func of(_ value: Receipt.Value) -> Set<String> {
        switch value {
        case .quantity: return []
        case .moment(let moment):
            let text = moment.description
            return [text, String(text.dropLast(4)) + "Z", moment.date.description]
        case .period(let period):
            var forms: Set<String> = []
            guard let start = period.start, let end = period.end else {
                // An open period has one day that a machine can take.
                return Set([period.start, period.end].compactMap { $0?.description })
            }
            if start == end { forms.insert(start.description) }
            if period.calendarYear != nil { forms.insert(String(start.description.prefix(4))) }
            if period == Period(year: start.year, month: start.month) {
                forms.insert(String(start.description.prefix(7)))
            }
            forms.insert("\(start)/\(end)")
            return forms
        }
    }
}
