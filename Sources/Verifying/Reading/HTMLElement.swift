import Domain

/// A piece of a page.
enum HTMLNode: Sendable {
    case element(HTMLElement)
    case text(String, line: Int)
}

/// An element of a page as it was written.
struct HTMLElement: Sendable {
    /// The tag, in small letters.
    let name: String
    /// Names in small letters, values with their character references resolved.
    let attributes: [(name: String, value: String)]
    /// The line of its opening tag, from 1.
    let line: Int
    var children: [HTMLNode] = []

    subscript(name: String) -> String? { attributes.first { $0.name == name }?.value }

    /// The names in its `class`.
    var classes: [String] { self["class"]?.split(separator: " ").map(String.init) ?? [] }

    /// The receipt of a number: by its own attribute, or by the link that leads to it on the same page.
    var receipt: String? {
        if let named = self["data-receipt"] { return named }
        guard name == "a", classes.contains("n"), let target = self["href"], target.hasPrefix("#r-") else { return nil }
        return String(target.dropFirst())
    }

    /// All text in it, in order.
    var plainText: String {
        children.map { node in
            switch node {
            case .text(let text, _): text
            case .element(let element): element.plainText
            }
        }.joined()
    }

    /// The text that a person sees: without the signs and words that stand beside a number for its kind.
    var textWithoutSigns: String {
        children.map { node in
            switch node {
            case .text(let text, _): text
            case .element(let element):
                element.classes.contains { Self.asides.contains($0) } ? "" : element.textWithoutSigns
            }
        }.joined()
    }

    private static let asides: Set<String> = ["sign", "kind", "sr", "sr-only", "visually-hidden"]
}

extension String {
    /// Stretches of white space as one space each, none at the ends.
    var collapsed: String {
        unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(separator: " ")
    }

    /// Whether there is a digit of any script in it.
    var holdsDigit: Bool { unicodeScalars.contains(where: Words.isDigit) }
}
