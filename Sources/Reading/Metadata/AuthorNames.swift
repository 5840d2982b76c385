/// The names in a by-line.
enum AuthorNames {
    private static let openers = [
        "by ", "written by ", "von ", "par ", "por ", "posted by ", "reviewed by ", "story by ", "text by ",
        "words by ",
    ]
    private static let partings = [" and ", " & ", ";", " | ", "|", ", ", " with ", "·", "•", " / "]
    private static let nobodies = Set(
        FurnitureLines.list(
            """
            admin;editor;staff;author;guest;unknown;none;null;anonymous;by;administrator;web desk;
            about the author;view all posts
            """
        ).map { String(decoding: $0, as: UTF8.self) })

    /// Whom the texts name, in order, each once.
    static func names(in texts: [String]) -> [String] {
        var names: [String] = []
        for text in texts where text.utf8.count <= 300 {
            for part in parts(of: text) {
                let name = cleaned(part)
                let folded = name.lowercased()
                guard !nobodies.contains(folded),
                    name.utf8.first.map({ $0.isASCIIUpper || $0 >= 0x80 }) == true || texts.count > 1,
                    name.utf8.count <= 60, name.utf8.count >= 2, !isAddress(folded),
                    !name.utf8.contains(where: { $0.isASCIIDigit }),
                    !names.contains(where: { $0.lowercased() == folded })
                else { continue }
                names.append(name)
            }
        }
        return Array(names.prefix(20))
    }

    private static func isAddress(_ text: String) -> Bool {
        text.hasPrefix("http") || text.contains("@") || text.contains("/") || text.contains("www.")
            || text.hasSuffix(".com")
    }

    private static func parts(of text: String) -> [String] {
        var parts = [text]
        for parting in partings {
            parts = parts.flatMap { split($0, at: parting) }
        }
        return parts
    }

    private static func split(_ text: String, at parting: String) -> [String] {
        let bytes = Array(text.utf8)
        let mark = Array(parting.utf8)
        var parts: [String] = []
        var start = 0
        var index = 0
        while index + mark.count <= bytes.count {
            if bytes[index].lowered == mark[0], bytes[index..<index + mark.count].map(\.lowered) == mark {
                parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
                index += mark.count
                start = index
            } else {
                index += 1
            }
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        return parts
    }

    private static func cleaned(_ text: String) -> String {
        var name = collapsed(text.utf8)
        for opener in openers where name.lowercased().hasPrefix(opener) {
            name = String(decoding: name.utf8.dropFirst(opener.utf8.count), as: UTF8.self)
        }
        if name.lowercased().hasPrefix("and ") { name = String(decoding: name.utf8.dropFirst(4), as: UTF8.self) }
        var bytes = Array(collapsed(name.utf8).utf8)[...]
        while let last = bytes.last, [44, 46, 58, 45, 32].contains(last), bytes.count > 3,
            bytes[bytes.endIndex - 2].isASCIIUpper == false || last != 46
        {
            bytes = bytes.dropLast()
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
