/// A template's text, taken apart into literal text and tags.
struct TemplateSource: Sendable {
    /// A piece of a template.
    enum Piece: Hashable, Sendable {
        /// Text that goes to the page as it is.
        case text(String, line: Int)
        /// A tag.
        case tag(Tag)
    }

    /// A tag such as `{{#rows}}`.
    struct Tag: Hashable, Sendable {
        /// The tag as written.
        let written: String
        /// `#`, `^`, `/`, `>`, `&`, `!`, or a blank for a plain value.
        let sigil: Character
        /// What stands after the sigil.
        let name: String
        /// The line it stands in, from 1.
        let line: Int
    }

    /// The template's name.
    let name: String
    /// Its pieces in order.
    let pieces: [Piece]

    private static let sigils: Set<Character> = ["#", "^", "/", ">", "&", "!"]
    /// Parts of Mustache that would let a template compute names or change its own syntax.
    private static let refused: [Character: String] = [
        "=": "delimiters cannot be changed here", "%": "the kind of text follows from the template's name",
        "<": "templates do not inherit here; use a partial such as {{>legend.html}}",
        "$": "templates do not inherit here; use a partial such as {{>legend.html}}",
    ]

    init(name: String, text: String) throws(TemplateError) {
        var pieces: [Piece] = []
        var line = 1
        var rest = text[...]
        while let opening = rest.firstRange(of: "{{") {
            let literal = rest[..<opening.lowerBound]
            if !literal.isEmpty { pieces.append(.text(String(literal), line: line)) }
            line += literal.count { $0.isNewline }
            let inside = rest[opening.upperBound...]
            let triple = inside.first == "{"
            guard let closing = inside.firstRange(of: triple ? "}}}" : "}}") else {
                throw TemplateError(
                    template: name, line: line, tag: String(rest[opening.lowerBound...].prefix { !$0.isNewline }),
                    message: "the tag is never closed")
            }
            let written = String(rest[opening.lowerBound..<closing.upperBound])
            var content = inside[..<closing.lowerBound]
            if triple { content = content.dropFirst() }
            var sigil: Character = " "
            if let first = content.first {
                if let reason = Self.refused[first] {
                    throw TemplateError(template: name, line: line, tag: written, message: reason)
                }
                if Self.sigils.contains(first) {
                    sigil = first
                    content = content.dropFirst()
                }
            }
            let tag = Tag(
                written: written, sigil: triple ? "&" : sigil,
                name: String(content.drop { $0.isWhitespace }.prefix { !$0.isWhitespace }), line: line)
            if tag.name.isEmpty, sigil != "!" {
                throw TemplateError(template: name, line: line, tag: written, message: "the tag names nothing")
            }
            pieces.append(.tag(tag))
            line += written.count { $0.isNewline }
            rest = rest[closing.upperBound...]
        }
        if !rest.isEmpty { pieces.append(.text(String(rest), line: line)) }
        self.name = name
        self.pieces = pieces
    }
}
