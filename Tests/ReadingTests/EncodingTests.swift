import Domain
import Reading
import Testing

@Suite("Encodings")
struct EncodingTests {
    static let words =
        "The café spent 5 € on it, and “that” was all that anybody in the valley said about it for a year."

    private static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            bigEndian ? [UInt8(unit >> 8), UInt8(unit & 255)] : [UInt8(unit & 255), UInt8(unit >> 8)]
        }
    }

    private static func windows1252(_ text: String) -> [UInt8] {
        text.unicodeScalars.map { scalar in
            switch scalar {
            case "€": 0x80
            case "“": 0x93
            case "”": 0x94
            default: UInt8(truncatingIfNeeded: scalar.value)
            }
        }
    }

    private static func page(_ charset: String) -> String {
        "<html><head><meta http-equiv=Content-Type content='text/html; charset=\(charset)'></head><body><p>\(words)</p></body></html>"
    }

    @Test(
        "a page's bytes are read by mark, declaration and evidence",
        arguments: [
            Array(page("utf-8").utf8), [0xEF, 0xBB, 0xBF] + Array(page("iso-8859-1").utf8),
            Array(page("iso-8859-1").utf8),
            windows1252(page("windows-1252")), windows1252(page("ISO-8859-1")), windows1252(page("x-no-such")),
            [0xFF, 0xFE] + utf16(page("utf-8"), bigEndian: false),
            [0xFE, 0xFF] + utf16(page("utf-8"), bigEndian: true),
            utf16(page("utf-16"), bigEndian: false), utf16(page("utf-16"), bigEndian: true),
        ])
    func decoded(_ bytes: [UInt8]) throws {
        let article = try article(bytes, kind: .html)
        #expect(article.text == Self.words)
        #expect(article.note(.malformedEncoding) == nil)
    }

    @Test("other encodings go through the system's converter")
    func converted() throws {
        let russian: [UInt8] = [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2]  // Привет in windows-1251
        let body =
            Array("<meta charset=windows-1251><p>".utf8) + russian
            + Array(", they said, and nobody in the whole valley understood a word of it.</p>".utf8)
        #expect(try article(body, kind: .html).text.hasPrefix("Привет, they said"))
    }

    @Test("UTF-7 is never decoded")
    func utf7() throws {
        let text =
            "<meta charset=utf-7><p>+ADw-script+AD4- is what stands here, and it stays what it is: letters and signs.</p>"
        #expect(try article(text, kind: .html).text.hasPrefix("+ADw-script+AD4-"))
    }

    @Test(
        "bytes that are no text are replaced and noted",
        arguments: [
            [0xFF], [0xC0, 0xAF], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82],
        ] as [[UInt8]])
    func malformed(_ bad: [UInt8]) throws {
        let bytes =
            Array("<meta charset=utf-8><p>Café and more: ".utf8) + bad
            + Array(" was in a sentence that goes on for quite a while, as they do.</p>".utf8)
        let article = try article(bytes, kind: .html)
        #expect(article.text.contains("\u{FFFD}"))
        #expect((article.note(.malformedEncoding)?.count ?? 0) >= 1)
    }

    @Test(
        "references are what browsers make of them",
        arguments: [
            ("&#150;", "–"), ("&colon;", ":"), ("&dollar;5", "$5"), ("a&nbsp;b", "a b"), ("a&nbsp b", "a b"),
            ("&lt;b&gt;", "<b>"), ("AT&T", "AT&T"),
            ("&#x41;", "A"), ("5 < 6", "5 < 6"), ("&amp;amp;", "&amp;"),
        ])
    func references(_ markup: String, _ text: String) throws {
        let article = try article(
            "<p>It says \(markup) in a sentence that is long enough to be a paragraph of an article, surely.</p>",
            kind: .html)
        #expect(article.text.hasPrefix("It says \(text) in a sentence"))
    }
}
