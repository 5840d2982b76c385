/// The encodings that are read, those of the WHATWG Encoding Standard (§4.2). UTF-7 is none of them.
enum TextEncoding: Hashable {
    case utf8
    case utf16LittleEndian
    case utf16BigEndian
    case windows1252
    /// Bytes from 0x80 on are private characters (§14.5).
    case userDefined
    /// Encodings that have served attacks and are not decoded by anyone (§14.1): ISO-2022-KR, HZ and others.
    case replacement
    /// Another one, by the name the system's converter knows it by, with the bytes that begin a character of several.
    case converted(String, leads: [ClosedRange<UInt8>])

    /// The encoding a label names; `nil` for labels that are not known.
    init?(label: some Sequence<UInt8>) {
        let bytes = label.map(\.lowered)
        let text = String(decoding: bytes[bytes.trimmedRange], as: UTF8.self)
        guard let encoding = Self.byLabel[text] else { return nil }
        self = encoding
    }

    /// The encoding that a byte order mark says, and the mark's length.
    static func byteOrderMark(of bytes: [UInt8]) -> (encoding: TextEncoding, length: Int)? {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
        if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
        return nil
    }

    /// UTF-16 without a mark: ASCII mark-up in it has a zero in every second byte.
    static func sniffedUTF16(_ bytes: [UInt8]) -> TextEncoding? {
        let count = min(bytes.count, 512) & ~1
        guard count >= 16 else { return nil }
        var zeros = (even: 0, odd: 0)
        var index = 0
        while index < count {
            if bytes[index] == 0 { zeros.even += 1 }
            if bytes[index + 1] == 0 { zeros.odd += 1 }
            index += 2
        }
        if zeros.odd * 10 > count * 4, zeros.even * 50 < count { return .utf16LittleEndian }
        if zeros.even * 10 > count * 4, zeros.odd * 50 < count { return .utf16BigEndian }
        return nil
    }

    /// How far into a page a declaration is looked for. The standard's prescan reads 1,024 bytes, but a parser that
    /// comes upon a later `meta` changes to its encoding all the same (HTML §13.2.3.5).
    private static let prescan = 8_192

    /// The encoding that the first bytes of a page declare, by the standard's prescan (HTML §13.2.3.2).
    static func declared(in bytes: [UInt8]) -> TextEncoding? {
        let head = Array(bytes.prefix(prescan))
        var index = 0
        while index < head.count {
            index = head.firstPlace(of: UInt8(ascii: "<"), from: index)
            guard index + 1 < head.count else { return nil }
            let next = head[index + 1]
            if head.matches("<!--", at: index) {
                index += 2
                while index < head.count, !head.matches("-->", at: index) { index += 1 }
            } else if head.matches("<?xml", at: index), index < 3 {
                let end = head.firstPlace(of: UInt8(ascii: ">"), from: index)
                if let encoding = label(after: "encoding", in: head[index..<end]).flatMap({ TextEncoding(label: $0) }) {
                    return encoding.declaredInASCII
                }
                index = end
            } else if next.isASCIILetter
                || next == UInt8(ascii: "/") && index + 2 < head.count
                    && head[index + 2].isASCIILetter
            {
                var name = index + 1
                while name < head.count, !head[name].isASCIISpace, head[name] != 0x3E,
                    head[name] != 0x2F || name == index + 1
                {
                    name += 1
                }
                let tag = TagAttributes(head, from: name, limit: 400)
                if head[(index + 1)..<name].map(\.lowered).elementsEqual("meta".utf8),
                    tag.end < head.count || bytes.count <= head.count,
                    let encoding = declared(by: tag, in: head)
                {
                    return encoding.declaredInASCII
                }
                index = max(tag.end, name)
            } else if [0x21, 0x2F, 0x3F].contains(next) {
                index = head.firstPlace(of: UInt8(ascii: ">"), from: index)
            } else {
                index += 1
            }
        }
        return nil
    }

    private static func declared(by meta: TagAttributes, in head: [UInt8]) -> TextEncoding? {
        if let charset = meta[.charset] { return TextEncoding(label: head[charset]) }
        guard let kind = meta[.httpEquiv], head[kind].map(\.lowered).elementsEqual("content-type".utf8),
            let content = meta[.content]
        else { return nil }
        return label(after: "charset", in: head[content]).flatMap { TextEncoding(label: $0) }
    }

    /// A page that could be searched as ASCII is not UTF-16, whatever it says, and nobody means `x-user-defined`.
    private var declaredInASCII: TextEncoding {
        switch self {
        case .utf16LittleEndian, .utf16BigEndian: .utf8
        case .userDefined: .windows1252
        default: self
        }
    }

    private static func label(after word: StaticString, in text: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var index = text.startIndex
        while index < text.endIndex {
            guard text.matches(word, at: index) else {
                index += 1
                continue
            }
            var start = index + word.utf8CodeUnitCount
            while start < text.endIndex, text[start].isASCIISpace { start += 1 }
            guard start < text.endIndex, text[start] == UInt8(ascii: "=") else {
                index += 1
                continue
            }
            start += 1
            while start < text.endIndex, text[start].isASCIISpace { start += 1 }
            guard start < text.endIndex else { return nil }
            if text[start] == 34 || text[start] == 39 {
                let end = text.firstPlace(of: text[start], from: start + 1)
                return end < text.endIndex ? text[(start + 1)..<end] : nil
            }
            return text[start...].prefix { !$0.isASCIISpace && $0 != 59 && $0 != 0x3F }
        }
        return nil
    }
}
