/// Reads a page of our own making, strictly: what a browser would have to repair is a problem here, since a repair is
/// where two readers of one page come to see different things.
struct HTMLScanner {
    /// Something on the page that this scanner does not take.
    struct Problem: Hashable, Sendable {
        let line: Int
        let what: String
    }

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var line = 1
    private var stack = [HTMLElement(name: "#page", attributes: [], line: 1)]
    private var problems: [Problem] = []

    /// The page as a tree under a root of its own, and what is wrong with it.
    static func scan(_ text: String) -> (root: HTMLElement, problems: [Problem]) {
        var scanner = HTMLScanner(text)
        return scanner.run()
    }

    private init(_ text: String) { scalars = Array(text.unicodeScalars) }

    private mutating func run() -> (root: HTMLElement, problems: [Problem]) {
        while index < scalars.count, problems.count < 50 {
            if scalars[index] != "<" {
                let start = index
                advance(to: find("<") ?? scalars.count)
                text(start..<index)
            } else if has("<!--") {
                comment()
            } else if has("<!") {
                let end = find(">") ?? scalars.count
                let declaration = String(String.UnicodeScalarView(scalars[index..<end])).lowercased()
                if declaration != "<!doctype html" { problem("a declaration other than <!DOCTYPE html>") }
                advance(to: min(end + 1, scalars.count))
            } else if has("</") {
                close()
            } else {
                open()
            }
        }
        for element in stack.dropFirst() {
            problems.append(Problem(line: element.line, what: "<\(element.name)> is never closed"))
        }
        while stack.count > 1 { pop() }
        return (stack[0], problems)
    }

    private mutating func text(_ range: Range<Int>, raw: Bool = false) {
        guard !range.isEmpty else { return }
        let start = line - scalars[range].count { $0 == "\n" }
        let text = raw ? String(String.UnicodeScalarView(scalars[range])) : decoded(range)
        stack[stack.count - 1].children.append(.text(text, line: start))
    }

    private mutating func comment() {
        let start = index + 4
        guard let end = find("-->", from: start) else {
            problem("a comment is never closed")
            advance(to: scalars.count)
            return
        }
        let body = String(String.UnicodeScalarView(scalars[start..<end]))
        // Browsers end such comments earlier than they seem to end.
        if body.hasPrefix(">") || body.hasPrefix("->") || body.contains("--!>") || body.contains("<!--") {
            problem("a comment that readers take to end in different places")
        }
        advance(to: end + 3)
    }

    private mutating func open() {
        let line = line
        advance(to: index + 1)
        guard let name = name() else {
            problem("a “<” that begins no tag")
            return
        }
        var attributes: [(name: String, value: String)] = []
        while true {
            skipSpace()
            guard index < scalars.count else {
                problem("the tag <\(name)> is never closed")
                return
            }
            if scalars[index] == ">" || has("/>") { break }
            guard let attribute = attribute(of: name) else {
                advance(to: find(">") ?? scalars.count)
                break
            }
            if attributes.contains(where: { $0.name == attribute.name }) {
                problem("<\(name)> has the attribute \(attribute.name) twice")
            }
            attributes.append(attribute)
        }
        let isSelfClosed = has("/>")
        advance(to: min(index + (isSelfClosed ? 2 : 1), scalars.count))
        stack.append(HTMLElement(name: name, attributes: attributes, line: line))
        if Self.void.contains(name) {
            pop()
        } else if isSelfClosed {
            if !stack.contains(where: { $0.name == "svg" }) {
                problem("<\(name)/> outside of a drawing is not closed by its slash")
            }
            pop()
        } else if Self.rawText.contains(name) {
            rawText(of: name)
        } else if stack.count > 200 {
            problem("elements lie in one another more than 200 deep")
            advance(to: scalars.count)
        }
    }

    /// The content of an element in which no tag is a tag but its own end.
    private mutating func rawText(of name: String) {
        let start = index
        var end = index
        while true {
            guard let next = find("</", from: end) else {
                problem("<\(name)> is never closed")
                end = scalars.count
                break
            }
            let tail = String(String.UnicodeScalarView(scalars[(next + 2)...].prefix(name.unicodeScalars.count)))
                .lowercased()
            end = next
            if tail == name { break }
            end += 2
        }
        advance(to: end)
        text(start..<end, raw: name != "title" && name != "textarea")
        if index < scalars.count { close() }
    }

    private mutating func close() {
        advance(to: index + 2)
        let name = name() ?? ""
        skipSpace()
        guard index < scalars.count, scalars[index] == ">" else {
            problem("the end of <\(name)> is malformed")
            advance(to: find(">") ?? scalars.count)
            return
        }
        advance(to: index + 1)
        guard stack.count > 1, stack[stack.count - 1].name == name else {
            problem("</\(name)> closes nothing that is open here")
            return
        }
        pop()
    }

    private mutating func pop() {
        let element = stack.removeLast()
        stack[stack.count - 1].children.append(.element(element))
    }

    private mutating func attribute(of tag: String) -> (name: String, value: String)? {
        guard let name = name() else {
            problem("<\(tag)> has an attribute without a name")
            return nil
        }
        guard index < scalars.count, scalars[index] == "=" else { return (name, "") }
        advance(to: index + 1)
        guard index < scalars.count, scalars[index] == "\"" || scalars[index] == "'" else {
            problem("the value of \(name) on <\(tag)> is not in quotation marks")
            return nil
        }
        let quote = scalars[index]
        guard let end = scalars[(index + 1)...].firstIndex(of: quote) else {
            problem("the value of \(name) on <\(tag)> has no end")
            return nil
        }
        let value = decoded(index + 1..<end)
        advance(to: end + 1)
        return (name, value)
    }

    private mutating func name() -> String? {
        let start = index
        while index < scalars.count, Self.isName(scalars[index], first: index == start) { index += 1 }
        guard index > start else { return nil }
        return String(String.UnicodeScalarView(scalars[start..<index])).lowercased()
    }

    private static func isName(_ scalar: Unicode.Scalar, first: Bool) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z": true
        case "0"..."9", "-", "_", ":", ".": !first
        default: false
        }
    }

    /// The text with its character references resolved.
    private mutating func decoded(_ range: Range<Int>) -> String {
        var out = String.UnicodeScalarView()
        var at = range.lowerBound
        while at < range.upperBound {
            guard scalars[at] == "&" else {
                out.append(scalars[at])
                at += 1
                continue
            }
            guard let end = scalars[at..<min(at + 12, range.upperBound)].firstIndex(of: ";"),
                let scalar = CharacterReference.scalar(String(String.UnicodeScalarView(scalars[at + 1..<end])))
            else {
                problem("a “&” that is no character reference")
                out.append("&")
                at += 1
                continue
            }
            out.append(scalar)
            at = end + 1
        }
        return String(out)
    }

    private func has(_ text: String) -> Bool {
        var at = index
        for scalar in text.unicodeScalars {
            guard at < scalars.count, scalars[at] == scalar else { return false }
            at += 1
        }
        return true
    }

    private func find(_ text: String, from start: Int? = nil) -> Int? {
        let wanted = Array(text.unicodeScalars)
        var at = start ?? index
        while at + wanted.count <= scalars.count {
            if scalars[at] == wanted[0], scalars[at..<at + wanted.count].elementsEqual(wanted) { return at }
            at += 1
        }
        return nil
    }

    private mutating func skipSpace() {
        while index < scalars.count,
            scalars[index] == " " || scalars[index] == "\n" || scalars[index] == "\t" || scalars[index] == "\r"
        {
            advance(to: index + 1)
        }
    }

    private mutating func advance(to end: Int) {
        line += scalars[index..<end].count { $0 == "\n" }
        index = end
    }

    private mutating func problem(_ what: String) { problems.append(Problem(line: line, what: what)) }

    private static let void: Set<String> = [
        "area", "br", "col", "hr", "img", "input", "link", "meta", "source", "wbr", "base", "embed", "track",
    ]
    private static let rawText: Set<String> = ["style", "script", "title", "textarea"]
}

/// Character references that a page of ours may hold.
enum CharacterReference {
    /// The scalar of what stands between `&` and `;`.
    static func scalar(_ body: String) -> Unicode.Scalar? {
        if let named = named[body] { return named }
        guard body.hasPrefix("#") else { return nil }
        let digits = body.dropFirst()
        let isHex = digits.hasPrefix("x") || digits.hasPrefix("X")
        guard let value = UInt32(isHex ? digits.dropFirst() : digits, radix: isHex ? 16 : 10) else { return nil }
        return Unicode.Scalar(value)
    }

    private static let named: [String: Unicode.Scalar] = [
        "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "ensp": "\u{2002}",
        "emsp": "\u{2003}", "thinsp": "\u{2009}", "ndash": "–", "mdash": "—", "hellip": "…", "middot": "·",
        "times": "×", "divide": "÷", "minus": "−", "lsquo": "‘", "rsquo": "’", "ldquo": "“", "rdquo": "”",
        "larr": "←", "rarr": "→", "uarr": "↑", "darr": "↓", "asymp": "≈", "le": "≤", "ge": "≥", "euro": "€",
        "pound": "£", "yen": "¥", "copy": "©", "shy": "\u{AD}", "zwj": "\u{200D}", "zwnj": "\u{200C}",
    ]
}
