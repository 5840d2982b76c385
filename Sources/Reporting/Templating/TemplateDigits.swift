import Domain

/// Finds digits that a template would put on the page by itself: numbers without a receipt.
struct TemplateDigits {
    /// Attributes that a reader sees or hears.
    private static let readable: Set<String> = [
        "title", "alt", "aria-label", "aria-description", "content", "summary", "placeholder", "label", "value",
    ]

    /// The kinds of text a template can be.
    private enum Language { case markup, style, script, plain }

    private enum State: Equatable {
        case text
        case tag(String)
        case value(attribute: String, quote: Character?)
        case comment
        case style
    }

    /// Checks a template's own text.
    static func check(_ source: TemplateSource) throws(TemplateError) {
        switch language(of: source.name) {
        case .markup: try checkMarkup(source)
        case .style: try checkStyle(source)
        case .script: break
        case .plain:
            for case .text(let text, let line) in source.pieces {
                if let offset = firstDigit(in: text) {
                    throw problem(source, line + newlines(text, before: offset), text, offset)
                }
            }
        }
    }

    private static func language(of name: String) -> Language {
        if name.hasSuffix(".css") { return .style }
        // A script's numbers are no text; what it shows is the index's, which is made of marked pages.
        if name.hasSuffix(".js") { return .script }
        return name.hasSuffix(".md") || name.hasSuffix(".txt") ? .plain : .markup
    }

    private static func firstDigit(in text: String) -> String.Index? {
        text.unicodeScalars.firstIndex(where: Words.isDigit)
    }

    private static func newlines(_ text: String, before index: String.Index) -> Int {
        text[..<index].count { $0.isNewline }
    }

    private static func problem(
        _ source: TemplateSource, _ line: Int, _ text: String, _ index: String.Index
    ) -> TemplateError {
        let around = text[..<index].suffix(while: { !$0.isNewline }) + text[index...].prefix { !$0.isNewline }
        return TemplateError(
            template: source.name, line: line, tag: "",
            message: "a digit of the template's own in “\(around.drop { $0.isWhitespace }.prefix(60))”: "
                + "a number on a page needs a receipt; write it in words")
    }

    /// Generated content is text too.
    private static func checkStyle(_ source: TemplateSource) throws(TemplateError) {
        for case .text(let text, let line) in source.pieces {
            var rest = text[...]
            while let range = rest.firstRange(of: "content:") {
                let value = rest[range.upperBound...].prefix { $0 != ";" && $0 != "}" }
                if let index = value.unicodeScalars.firstIndex(where: Words.isDigit) {
                    throw problem(source, line + newlines(text, before: index), text, index)
                }
                rest = rest[range.upperBound...]
            }
        }
    }

    private static func checkMarkup(_ source: TemplateSource) throws(TemplateError) {
        var state = State.text
        var element = ""
        for case .text(let text, let firstLine) in source.pieces {
            var line = firstLine
            var index = text.startIndex
            while index < text.endIndex {
                let character = text[index]
                if character.isNewline { line += 1 }
                let isDigit = character.unicodeScalars.contains(where: Words.isDigit)
                switch state {
                case .text:
                    if isDigit { throw problem(source, line, text, index) }
                    if character == "<" {
                        let rest = text[index...]
                        state =
                            rest.hasPrefix("<!--") ? .comment : .tag(String(rest.dropFirst().prefix { $0.isLetter }))
                    }
                case .tag(let name):
                    if character == ">" { state = name == "style" ? .style : .text }
                    if character == "=" {
                        let attribute = text[..<index].suffix(while: { !$0.isWhitespace && $0 != "\"" })
                        let next = text[text.index(after: index)...].first
                        let quote = next == "\"" || next == "'" ? next : nil
                        state = .value(attribute: attribute.lowercased(), quote: quote)
                        if quote != nil { index = text.index(after: index) }
                        element = name
                    }
                case .value(let attribute, let quote):
                    if isDigit, readable.contains(attribute) { throw problem(source, line, text, index) }
                    if let quote {
                        if character == quote { state = .tag(element) }
                    } else if character == ">" {
                        state = element == "style" ? .style : .text
                    } else if character.isWhitespace {
                        state = .tag(element)
                    }
                case .comment: if character == ">", text[...index].hasSuffix("-->") { state = .text }
                case .style: if character == "<", text[index...].hasPrefix("</style") { state = .tag("") }
                }
                index = text.index(after: index)
            }
        }
    }
}

extension StringProtocol {
    /// The longest ending whose characters all satisfy a condition.
    func suffix(while condition: (Character) -> Bool) -> SubSequence {
        var index = endIndex
        while index > startIndex, condition(self[self.index(before: index)]) { index = self.index(before: index) }
        return self[index...]
    }
}
