/// Small texts of feeds, between markup and plain words.
enum FeedMarkup {
    /// A headline as words: tags out, references resolved. Feeds escape their headlines once or twice.
    static func plain(_ text: String) -> String {
        var out: [UInt8] = []
        let bytes = Array(text.utf8)
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "<"), index + 1 < bytes.count,
                bytes[index + 1].isASCIILetter || bytes[index + 1] == UInt8(ascii: "/")
            {
                let end = bytes.firstPlace(of: UInt8(ascii: ">"), from: index)
                if end < bytes.count {
                    index = end + 1
                    continue
                }
            }
            out.append(bytes[index])
            index += 1
        }
        return collapsed(Entities.decoded(out[...]).utf8)
    }

    /// Plain text as HTML: a blank line parts paragraphs.
    static func paragraphs(_ text: String) -> String {
        var lines: [String] = []
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            lines.append(line.allSatisfy(\.isWhitespace) ? "</p><p>" : String(line))
        }
        return "<p>\(lines.joined(separator: "\n"))</p>"
    }

    /// The same of text that is not yet escaped.
    static func escapedParagraphs(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return paragraphs(out)
    }

    /// A person's name out of an RSS author, which is `jo@example.com (Jo Field)`.
    static func name(_ text: String) -> String {
        guard let open = text.firstIndex(of: "("), let close = text.lastIndex(of: ")"), open < close,
            text[..<open].contains("@")
        else { return plain(text) }
        return plain(String(text[text.index(after: open)..<close]))
    }
}
