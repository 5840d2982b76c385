/// What a stream holds, by its first bytes.
enum StreamKind: Equatable {
    case gzip
    case warc
    case xmlFeed
    case jsonFeed
    /// A page or a text, or something that the reader of single documents refuses by a name of its own.
    case document
    /// Something that is read nowhere, in the words of a message.
    case refused(String)

    /// How many bytes are looked at: a document type declaration with entities may come before the root.
    static let headLength = 65_536

    /// Roots of XML files that lie where feeds lie and hold no article.
    private static let otherRoots: [String: String] = [
        "urlset": "a sitemap", "sitemapindex": "an index of sitemaps", "opml": "a list of feeds",
        "plist": "a settings file", "svg": "a drawing",
    ]

    init(_ head: ArraySlice<UInt8>) {
        if head.starts(with: [0x1F, 0x8B]) {
            self = .gzip
            return
        }
        // UTF-16 shows itself as ASCII once its zeros are gone.
        var text =
            head.prefix(4).contains(0) || head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF])
            ? head.filter { $0 != 0 && $0 < 0x80 }[...] : head
        if text.starts(with: [0xEF, 0xBB, 0xBF]) { text = text.dropFirst(3) }
        text = text.drop { $0.isASCIISpace }
        if text.matches("warc/", at: text.startIndex), text.dropFirst(5).first?.isASCIIDigit == true {
            self = .warc
        } else if text.first == UInt8(ascii: "<") {
            self = Self.ofMarkup(text)
        } else if text.first == UInt8(ascii: "{") || text.first == UInt8(ascii: "[") {
            self = Self.ofJSON(text)
        } else {
            self = .document
        }
    }

    private static func ofJSON(_ text: ArraySlice<UInt8>) -> StreamKind {
        let inner = text.dropFirst().drop { $0.isASCIISpace }
        guard inner.first == UInt8(ascii: "\"") || inner.first == UInt8(ascii: "{") else { return .document }
        if text.first == UInt8(ascii: "{"), text.holds("\"version\""),
            text.holds("https://jsonfeed.org/version/")
                || text.holds("https:\\/\\/jsonfeed.org\\/version\\/")
        {
            return .jsonFeed
        }
        return .refused("JSON but no JSON Feed; give a feed, or lines to extract --jsonl")
    }

    private static func ofMarkup(_ text: ArraySlice<UInt8>) -> StreamKind {
        var index = text.startIndex
        var isDeclaring = false
        while index < text.endIndex {
            while index < text.endIndex, text[index].isASCIISpace { index += 1 }
            if text.matches("<?", at: index) {
                index = text.firstPlace(of: UInt8(ascii: ">"), from: index) + 1
            } else if text.matches("<!--", at: index) {
                index += 4
                while index < text.endIndex, !text.matches("-->", at: index) { index += 1 }
                index += 3
            } else if text.matches("<!doctype", at: index) {
                index = endOfDeclaration(in: text, from: index)
                isDeclaring = true
            } else {
                break
            }
        }
        if index >= text.endIndex, isDeclaring, text.count > headLength - 1_024 {
            return .refused("XML with a declaration of more than \(headLength) bytes; take the declaration out")
        }
        guard index + 1 < text.endIndex, text[index] == UInt8(ascii: "<") else { return .document }
        let name = text[(index + 1)...].prefix { $0.isASCIIAlphanumeric || $0 == 58 || $0 == 95 }
        let end = text.firstPlace(of: UInt8(ascii: ">"), from: index)
        let tag = text[index..<end]
        switch String(decoding: name.map(\.lowered), as: UTF8.self) {
        case "rss": return .xmlFeed
        case "rdf:rdf" where tag.holds("purl.org/rss/") || tag.holds("netscape.com/rdf/"): return .xmlFeed
        case let root where root == "feed" || root.hasSuffix(":feed"):
            return tag.holds("www.w3.org/2005/atom") || tag.holds("purl.org/atom/") ? .xmlFeed : .document
        case let root:
            guard let what = otherRoots[root] else { return .document }
            return root == "svg" && !text.matches("<?xml", at: text.startIndex)
                ? .document : .refused("\(what), which holds no article; give pages or feeds")
        }
    }

    /// The place after a document type declaration, whose internal subset stands in brackets.
    private static func endOfDeclaration(in text: ArraySlice<UInt8>, from start: Int) -> Int {
        var index = start
        var isInside = false
        while index < text.endIndex {
            switch text[index] {
            case UInt8(ascii: "["): isInside = true
            case UInt8(ascii: "]"): isInside = false
            case UInt8(ascii: "\""), UInt8(ascii: "'"):
                index = text.firstPlace(of: text[index], from: index + 1)
            case UInt8(ascii: ">"): if !isInside { return index + 1 }
            default: break
            }
            index += 1
        }
        return text.endIndex
    }
}
