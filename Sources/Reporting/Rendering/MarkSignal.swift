import Domain

/// Marks inside text that templates pass on: each is wrapped in Unicode noncharacters, which no page may hold
/// otherwise, and carries its meaning with it.
enum MarkSignal {
    /// What a marked stretch is.
    enum Mark: Hashable, Sendable {
        /// A number or date.
        case printed(receipt: String, style: String)
        /// Words of an article.
        case quotation(article: String, range: TextRange)
        /// A name, with its source.
        case name(String)
        /// An identifier.
        case identifier

        fileprivate var fields: [String] {
            switch self {
            case .printed(let receipt, let style): ["printed", receipt, style]
            case .quotation(let article, let range): ["quotation", article, String(range.start), String(range.end)]
            case .name(let source): ["name", source]
            case .identifier: ["identifier"]
            }
        }

        fileprivate init?(fields: [String]) {
            switch (fields.first, fields.count) {
            case ("printed", 3): self = .printed(receipt: fields[1], style: fields[2])
            case ("quotation", 4):
                guard let start = Int(fields[2]), let end = Int(fields[3]),
                    let range = TextRange(start: start, end: end)
                else { return nil }
                self = .quotation(article: fields[1], range: range)
            case ("name", 2): self = .name(fields[1])
            case ("identifier", 1): self = .identifier
            default: return nil
            }
        }
    }

    // U+FDD0…U+FDDF carry the meaning as hexadecimal digits; the next three frame it and the text.
    private static let firstDigit: UInt32 = 0xFDD0
    private static let opening: UInt32 = 0xFDE0
    private static let middle: UInt32 = 0xFDE1
    private static let closing: UInt32 = 0xFDE2

    /// The text with a mark about it.
    static func wrap(_ text: String, as mark: Mark) -> String {
        var out = String.UnicodeScalarView()
        func signal(_ value: UInt32) { if let scalar = Unicode.Scalar(value) { out.append(scalar) } }
        signal(opening)
        for byte in mark.fields.joined(separator: "\u{1F}").utf8 {
            for nibble in [UInt32(byte >> 4), UInt32(byte & 15)] {
                signal(firstDigit + nibble)
            }
        }
        signal(middle)
        out.append(contentsOf: text.unicodeScalars)
        signal(closing)
        return String(out)
    }

    /// A marked stretch of the plain text, in Unicode scalars.
    struct Found: Hashable, Sendable {
        let range: TextRange
        let mark: Mark
    }

    /// The text without signals, and where the marks were. Damaged signals vanish and mark nothing.
    static func unwrap(_ text: String) -> (text: String, marks: [Found]) {
        var out = String.UnicodeScalarView()
        var count = 0
        var found: [Found] = []
        var nibbles: [UInt8] = []
        var open: (start: Int, mark: Mark?)?
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case opening: nibbles.removeAll(keepingCapacity: true)
            case middle: open = (count, mark(of: nibbles))
            case closing:
                if let open, let mark = open.mark, let range = TextRange(start: open.start, end: count) {
                    found.append(Found(range: range, mark: mark))
                }
                open = nil
            case firstDigit..<opening:
                nibbles.append(UInt8(scalar.value - firstDigit))
            default:
                out.append(scalar)
                count += 1
            }
        }
        return (String(out), found)
    }

    private static func mark(of nibbles: [UInt8]) -> Mark? {
        let bytes = stride(from: 0, to: nibbles.count - 1, by: 2).map { nibbles[$0] << 4 | nibbles[$0 + 1] }
        return Mark(fields: String(decoding: bytes, as: UTF8.self).split(separator: "\u{1F}").map(String.init))
    }
}
