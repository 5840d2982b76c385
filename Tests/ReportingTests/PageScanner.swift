import Domain

@testable import Reporting

/// Reads a page as a verifier would: each stretch of text and each readable attribute, with the elements about it.
struct PageScanner {
    /// An element and its attributes.
    struct Element {
        let name: String
        let attributes: [String: String]
    }

    /// A stretch of text inside elements, outermost first.
    struct Text {
        let text: String
        let path: [Element]
    }

    private static let readable = ["title", "alt", "aria-label", "content", "summary", "placeholder"]
    private static let void: Set<String> = [
        "meta", "link", "br", "hr", "img", "input", "line", "path", "circle", "rect",
    ]

    private(set) var texts: [Text] = []
    private(set) var elements: [Element] = []
    /// Tags that close nothing, or are left open.
    private(set) var faults: [String] = []

    init(_ html: String) {
        var path: [Element] = []
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            if open > rest.startIndex { texts.append(Text(text: Self.decoded(rest[..<open]), path: path)) }
            guard let close = rest[open...].firstIndex(of: ">") else { break }
            let tag = rest[rest.index(after: open)..<close]
            rest = rest[rest.index(after: close)...]
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                let name = String(tag.dropFirst())
                if path.last?.name == name {
                    path.removeLast()
                } else {
                    faults.append("</\(name)> in \(path.last?.name ?? "")")
                }
                continue
            }
            let element = Self.element(tag)
            elements.append(element)
            if !Self.void.contains(element.name), !tag.hasSuffix("/") { path.append(element) }
            for raw in ["style", "script"] where element.name == raw {
                if let end = rest.firstRange(of: "</\(raw)>") { rest = rest[end.lowerBound...] }
            }
        }
        faults += path.map { "<\($0.name)> is left open" }
    }

    /// Digits that no mark accounts for, with their surroundings.
    var strayDigits: [String] {
        var stray = texts.filter { $0.text.holdsDigit && !Self.isMarked($0.path) }.map(\.text)
        for element in elements where !Self.isForMachines(element) {
            for name in Self.readable {
                if let value = element.attributes[name], value.holdsDigit, element.attributes["data-from"] == nil {
                    stray.append("\(name)=\(value)")
                }
            }
        }
        return stray
    }

    /// Whether nobody reads what an element says of the page.
    private static func isForMachines(_ element: Element) -> Bool {
        let role = element.attributes["http-equiv"] ?? element.attributes["property"] ?? ""
        return element.name == "meta" && ["Content-Security-Policy", "og:url", "og:image"].contains(role)
    }

    private static func isMarked(_ path: [Element]) -> Bool {
        path.contains { element in
            let keys = element.attributes
            return element.receipt != nil || keys["data-article"] != nil || keys["data-name"] != nil
                || keys["data-from"] != nil || element.name == "code" && keys["class"] == "id"
        }
    }

    /// The plain text of an element by its id.
    func text(of id: String) -> String {
        texts.filter { $0.path.contains { $0.attributes["id"] == id } }.map(\.text).joined()
    }

    private static func element(_ tag: Substring) -> Element {
        let name = tag.prefix { !$0.isWhitespace && $0 != "/" }
        var attributes: [String: String] = [:]
        var rest = tag.dropFirst(name.count)
        while let equals = rest.firstIndex(of: "=") {
            let key = rest[..<equals].split(whereSeparator: \.isWhitespace).last.map(String.init) ?? ""
            let value = rest[rest.index(after: equals)...].dropFirst()
            guard let end = value.firstIndex(of: "\"") else { break }
            attributes[key] = decoded(value[..<end])
            rest = value[value.index(after: end)...]
        }
        return Element(name: String(name), attributes: attributes)
    }

    private static func decoded(_ text: Substring) -> String {
        String(text).replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&apos;", with: "'").replacing("&amp;", with: "&")
    }
}

extension PageScanner.Element {
    /// The receipt that a number names, by itself or by its link.
    var receipt: String? {
        if let named = attributes["data-receipt"] { return named }
        guard name == "a", attributes["class"]?.hasPrefix("n ") == true, let target = attributes["href"],
            target.hasPrefix("#r-")
        else { return nil }
        return String(target.dropFirst())
    }
}
