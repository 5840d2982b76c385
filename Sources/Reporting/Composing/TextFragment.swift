import Domain

/// Addresses that open an article at one of its sentences (WICG "Text Fragments", `#:~:text=`).
enum TextFragment {
    /// Words at either end that stand for a long sentence.
    private static let endWords = 5
    /// Sentences up to so many words are given whole.
    private static let wholeWords = 12
    /// Words before a sentence that tell it from another like it.
    private static let prefixWords = 4

    /// The article's address, without a fragment of its own; `nil` unless it is `http` or `https`.
    static func address(of article: Article) -> String? {
        guard let url = article.url else { return nil }
        let lowered = url.lowercased()
        guard lowered.hasPrefix("https://") || lowered.hasPrefix("http://") else { return nil }
        let plain = url.prefix { $0 != "#" }
        let isClean = plain.unicodeScalars.allSatisfy {
            $0.value > 32 && $0.value < 127 && !"<>\"`\\^{}|".unicodeScalars.contains($0)
        }
        return isClean ? String(plain) : nil
    }

    /// The address that opens the article at a stretch of its text.
    static func link(to range: TextRange, in article: Article) -> String? {
        guard let address = address(of: article), let text = article.text.substring(in: range) else { return nil }
        let words = text.split { $0 == " " || $0.isNewline }.map(String.init)
        guard !words.isEmpty else { return address }
        var fragment = ""
        if occurrences(of: text, in: article.text) > 1, let before = TextRange(start: 0, end: range.start),
            let head = article.text.substring(in: before)
        {
            let context = (head.split(whereSeparator: \.isNewline).last ?? "").split(separator: " ").suffix(prefixWords)
            if !context.isEmpty { fragment = encoded(context.joined(separator: " ")) + "-," }
        }
        if words.count <= wholeWords {
            fragment += encoded(words.joined(separator: " "))
        } else {
            fragment +=
                encoded(words.prefix(endWords).joined(separator: " ")) + ","
                + encoded(words.suffix(endWords).joined(separator: " "))
        }
        return address + "#:~:text=" + fragment
    }

    private static func occurrences(of words: String, in text: String) -> Int {
        var count = 0
        var rest = text[...]
        while count < 2, let found = rest.firstRange(of: words) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }

    /// Percent-encoded, with the characters that the syntax of text fragments uses.
    private static func encoded(_ text: String) -> String {
        let hex = Array("0123456789ABCDEF".utf8)
        var out: [UInt8] = []
        for byte in text.utf8 {
            switch byte {
            case 48...57, 65...90, 97...122, UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"): out.append(byte)
            default: out += [UInt8(ascii: "%"), hex[Int(byte >> 4)], hex[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
