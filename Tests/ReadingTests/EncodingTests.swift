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

    @Test(
        "the same page in every encoding is the same article",
        arguments: [
            ("gb18030", "日本", [0xC8, 0xD5, 0xB1, 0xBE]),
            ("gbk", "日本", [0xC8, 0xD5, 0xB1, 0xBE]),
            ("gb2312", "日本", [0xC8, 0xD5, 0xB1, 0xBE]),
            ("chinese", "日本", [0xC8, 0xD5, 0xB1, 0xBE]),
            ("big5", "日本", [0xA4, 0xE9, 0xA5, 0xBB]),
            ("euc-jp", "日本", [0xC6, 0xFC, 0xCB, 0xDC]),
            ("shift_jis", "日本", [0x93, 0xFA, 0x96, 0x7B]),
            ("sjis", "日本", [0x93, 0xFA, 0x96, 0x7B]),
            ("iso-2022-jp", "日本", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x4B, 0x5C, 0x1B, 0x28, 0x42]),
            ("euc-kr", "日本", [0xEC, 0xED, 0xDC, 0xE2]),
            ("windows-1251", "ключ", [0xEA, 0xEB, 0xFE, 0xF7]),
            ("koi8-r", "ключ", [0xCB, 0xCC, 0xC0, 0xDE]),
            ("koi8-u", "ключ", [0xCB, 0xCC, 0xC0, 0xDE]),
            ("iso-8859-5", "ключ", [0xDA, 0xDB, 0xEE, 0xE7]),
            ("ibm866", "ключ", [0xAA, 0xAB, 0xEE, 0xE7]),
            ("x-mac-cyrillic", "ключ", [0xEA, 0xEB, 0xFE, 0xF7]),
            ("iso-8859-2", "három éő", [0x68, 0xE1, 0x72, 0x6F, 0x6D, 0x20, 0xE9, 0xF5]),
            ("windows-1250", "három éő", [0x68, 0xE1, 0x72, 0x6F, 0x6D, 0x20, 0xE9, 0xF5]),
            ("iso-8859-16", "három éő", [0x68, 0xE1, 0x72, 0x6F, 0x6D, 0x20, 0xE9, 0xF5]),
            ("iso-8859-1", "déjà", [0x64, 0xE9, 0x6A, 0xE0]),
            ("latin1", "déjà", [0x64, 0xE9, 0x6A, 0xE0]),
            ("windows-1252", "déjà", [0x64, 0xE9, 0x6A, 0xE0]),
            ("iso-8859-15", "déjà", [0x64, 0xE9, 0x6A, 0xE0]),
            ("macintosh", "déjà", [0x64, 0x8E, 0x6A, 0x88]),
            ("windows-1254", "déjà", [0x64, 0xE9, 0x6A, 0xE0]),
            ("ascii", "déjà", [0x64, 0xE9, 0x6A, 0xE0]),
            ("iso-8859-9", "déjà", [0x64, 0xE9, 0x6A, 0xE0]),
            ("iso-8859-7", "λόγος", [0xEB, 0xFC, 0xE3, 0xEF, 0xF2]),
            ("windows-1253", "λόγος", [0xEB, 0xFC, 0xE3, 0xEF, 0xF2]),
            ("windows-1255", "שלום", [0xF9, 0xEC, 0xE5, 0xED]),
            ("iso-8859-8", "שלום", [0xF9, 0xEC, 0xE5, 0xED]),
            ("logical", "שלום", [0xF9, 0xEC, 0xE5, 0xED]),
            ("windows-874", "ไทย", [0xE4, 0xB7, 0xC2]),
            ("tis-620", "ไทย", [0xE4, 0xB7, 0xC2]),
            ("windows-1256", "سلام", [0xD3, 0xE1, 0xC7, 0xE3]),
            ("iso-8859-6", "سلام", [0xD3, 0xE4, 0xC7, 0xE5]),
            ("windows-1257", "žeš", [0xFE, 0x65, 0xF0]),
            ("iso-8859-13", "žeš", [0xFE, 0x65, 0xF0]),
            ("iso-8859-4", "žeš", [0xBE, 0x65, 0xB9]),
        ] as [(String, String, [UInt8])])
    func sameEverywhere(_ label: String, _ word: String, _ bytes: [UInt8]) throws {
        func page(_ label: String, _ word: [UInt8]) -> [UInt8] {
            Array("<!doctype html><html lang=en><head><meta charset=\(label)></head><body><p>They wrote ".utf8) + word
                + Array(" on 12 of the doors, and nobody in the whole valley could say what that meant.</p>".utf8)
        }
        let expected = try article(page("utf-8", Array(word.utf8)), kind: .html)
        let found = try article(page(label, bytes), kind: .html)
        #expect(found.text == expected.text)
        #expect(found.text.contains(word))
        #expect(found.note(.malformedEncoding) == nil)
    }

    @Test(
        "a byte that is no character takes nothing with it",
        arguments: [
            ("gb2312", [0x81]), ("gb2312", [0xFF]), ("gbk", [0x81, 0x20]), ("gb18030", [0x81, 0x30]), ("big5", [0x81]),
            ("big5", [0xFE]), ("shift_jis", [0x81]), ("shift_jis", [0xFD]), ("euc-jp", [0x8F, 0xA1]),
            ("euc-jp", [0xA1]),
            ("euc-kr", [0x81]), ("euc-kr", [0xFF]), ("windows-1253", [0xAA]), ("utf-8", [0xE2]),
            ("utf-8", [0xF0, 0x9F]),
        ] as [(String, [UInt8])])
    func strayByte(_ label: String, _ stray: [UInt8]) throws {
        let bytes =
            Array("<meta charset=\(label)><p>They wrote it down for 12 of the doors, and then nothing ".utf8) + stray
            + Array(
                "<b>more</b> came of it in the end.</p><p>More was said in the second paragraph than anybody in the valley had expected.</p>"
                    .utf8)
        let article = try article(bytes, kind: .html)
        #expect(article.paragraphs.count == 2)
        #expect(article.text.contains("12 of the doors, and then nothing "))
        #expect(article.text.contains("more came of it in the end."))
        #expect(
            article.text.hasSuffix("More was said in the second paragraph than anybody in the valley had expected."))
        #expect((article.note(.malformedEncoding)?.count ?? 0) >= 1)
    }

    @Test(
        "the first declaration of those that hold decides",
        arguments: [
            // `é` in windows-1252, `й` in windows-1251, `И` in KOI8-R.
            ("<meta charset=windows-1251><meta charset=koi8-r>", "й"),
            ("<!-- <meta charset=koi8-r> --><meta charset=windows-1251>", "й"),
            ("<a title='<meta charset=koi8-r>'></a><meta charset=windows-1251>", "й"),
            ("<meta name=x content='charset=koi8-r'><meta charset=windows-1251>", "й"),
            ("<meta http-equiv=Content-Type content='text/html; charset = \"koi8-r\"'>", "И"),
            ("<META CHARSET=' Windows-1251 '>", "й"), ("<meta charset=no-such><meta charset=koi8-r>", "И"),
            ("<meta charset=utf-7><meta charset=koi8-r>", "И"), ("<meta charset=x-user-defined>", "é"),
            ("<metal charset=koi8-r><meta charset=windows-1251>", "й"), ("", "é"),
            ("<?xml version='1.0' encoding='koi8-r'?>", "И"),
        ])
    func declarations(_ head: String, _ letter: String) throws {
        let start = head.hasPrefix("<?") ? head : "<!doctype html>" + head
        let bytes =
            Array("\(start)<p>They wrote ".utf8) + [0xE9]
            + Array(" on all of the doors, and nobody in the whole valley could say what that meant.</p>".utf8)
        #expect(try article(bytes, kind: .html).text.hasPrefix("They wrote \(letter) on"))
    }

    @Test(
        "encodings that served attacks are refused with a reason",
        arguments: ["iso-2022-kr", "hz-gb-2312", "replacement"])
    func replacement(_ label: String) {
        let error = #expect(throws: ReadingError.self) {
            try article(
                "<meta charset=\(label)><p>One sentence \u{E9} that is long enough to be read by anyone.</p>",
                kind: .html)
        }
        #expect(error?.code == .unsupported)
    }
}
