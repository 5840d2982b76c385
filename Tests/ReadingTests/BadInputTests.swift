import Domain
import Reading
import Testing

@Suite("Bad input")
struct BadInputTests {
    @Test(
        "what is no article is refused with name, reason and remedy",
        arguments: [
            ([], ReadingError.Code.empty), (Array(" \n\t ".utf8), .empty),
            ([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10], .binary),
            (Array("%PDF-1.7 text".utf8), .binary), ([0x50, 0x4B, 3, 4, 20, 0], .unsupported),
            ([0x1F, 0x8B, 8, 0], .unsupported),
            ((0..<600).map { UInt8($0 % 7) }, .binary),
            (Array("<html><body><script>x()</script></body></html>".utf8), .noText),
            (Array("<html><body><p hidden>One sentence that nobody sees.</p></body></html>".utf8), .noText),
        ] as [([UInt8], ReadingError.Code)])
    func refused(_ bytes: [UInt8], _ code: ReadingError.Code) throws {
        let error = #expect(throws: ReadingError.self) { try article(bytes) }
        #expect(error?.code == code)
        #expect(error?.location == "given")
        #expect(error?.message.contains(";") == true)
    }

    @Test("the size limit holds to the byte")
    func size() throws {
        let reader = ArticleReader(limits: ReadingLimits(bytes: 100))
        let fits = Array(String(repeating: "word ", count: 20).utf8)
        #expect(throws: Never.self) { try reader.article(from: fits, context: ReadingContext(location: "a")) }
        let error = #expect(throws: ReadingError.self) {
            try reader.article(from: fits + [46], context: ReadingContext(location: "a"))
        }
        #expect(error?.code == .tooLarge)
    }

    @Test(
        "hostile shapes are read in good time", .timeLimit(.minutes(1)),
        arguments: [
            String(repeating: "<div>", count: 50_000), String(repeating: "<b><i>", count: 40_000),
            String(repeating: "<svg>", count: 20_000),
            String(repeating: "<template>", count: 20_000), String(repeating: "</div></p>", count: 50_000),
            String(repeating: "<table><tr><td>", count: 8_000),
            "<p " + (0..<20_000).map { "a\($0)=1 " }.joined() + ">", String(repeating: "<!--", count: 50_000),
            String(repeating: "&#", count: 100_000),
            "<style>" + String(repeating: ".a{display:none}", count: 20_000) + "</style>"
                + String(repeating: "<p class=a>x</p>", count: 2_000),
            String(repeating: "<ul><li>", count: 10_000),
            "<p style='" + String(repeating: "a:b;", count: 50_000) + "'>",
            String(repeating: "<a href=x>1</a>", count: 20_000),
            "<script type='application/ld+json'>" + String(repeating: "[", count: 100_000) + "</script>",
            String(repeating: "<", count: 200_000), String(repeating: "<a", count: 100_000),
            String(repeating: "<script>", count: 50_000), String(repeating: "<style></style>", count: 10_000),
            "<table><tr><td colspan=999999999 rowspan=999999999>1</td><td>2</td></tr></table>",
            String(repeating: "word ", count: 200_000), "<p class='" + String(repeating: "a ", count: 100_000) + "'>x",
            "<style>.a" + String(repeating: "{", count: 100_000) + "</style>",
            "<style>" + String(repeating: "@media screen{", count: 20_000) + "</style>",
            "<style>" + String(repeating: ":not(", count: 50_000) + "{display:none}</style>",
            "<style>" + String(repeating: ".a,", count: 50_000) + "{display:none}</style>",
            "<style>" + String(repeating: "/*", count: 100_000) + "</style>",
            String(repeating: "<font color=white><font color=black>", count: 190)
                + String(repeating: "<b>x </b>", count: 5_000),
            String(repeating: "<p style='display:var(--a);--a:var(--a)var(--a)'>x</p>", count: 2_000),
            String(repeating: "<div aria-hidden=true>", count: 390) + String(repeating: "<b>x </b>", count: 5_000),
        ])
    func hostile(_ markup: String) throws {
        let text =
            "The foundry will spend 40 million crowns on furnaces this year, its chief executive told reporters in Bergholm."
        let article = try? article("<html><body><p>\(text)</p>\(markup)", kind: .html)
        #expect(article == nil || article?.text.contains("40 million") == true)
    }

    @Test(
        "a page past a limit is refused, and the reason names the limit",
        arguments: [
            (ReadingLimits(nodes: 500), String(repeating: "<p>One more word", count: 300), "500"),
            (
                ReadingLimits(hidingRules: 50),
                "<style>\((0..<60).map { ".a\($0){display:none}" }.joined())</style>"
                    + (0..<60).map { "<p class=a\($0)>x</p>" }.joined(),
                "50"
            ),
            (
                ReadingLimits(styleSteps: 3_000),
                "<style>\((0..<60).map { ".a.b\($0){display:none}" }.joined())</style>"
                    + (0..<100).map { "<p class='a c\($0)'>x</p>" }.joined()
                    + (0..<60).map { "<p class=b\($0)>x</p>" }.joined(),
                "3000"
            ),
        ])
    func tooComplex(_ limits: ReadingLimits, _ markup: String, _ limit: String) throws {
        let bytes = Array(page(after: markup).utf8)
        let error = #expect(throws: ReadingError.self) {
            try ArticleReader(limits: limits).article(from: bytes, context: ReadingContext(location: "a"))
        }
        #expect(error?.code == .tooComplex)
        #expect(error?.message.contains(limit) == true)
        #expect(throws: Never.self) { try ArticleReader().article(from: bytes, context: ReadingContext(location: "a")) }
    }

    @Test("a text of too many lines is refused")
    func lines() throws {
        let error = #expect(throws: ReadingError.self) {
            try ArticleReader(limits: ReadingLimits(nodes: 50)).article(
                from: Array(String(repeating: "a line\n", count: 60).utf8), context: ReadingContext(location: "a"))
        }
        #expect(error?.code == .tooComplex)
    }

    @Test("every truncation of a page gives an article or an error")
    func truncated() {
        let bytes = Array(
            page(inside: "<table><tr><td>1</td><td>2</td></tr><tr><td>3</td><td>é</td></tr></table>").utf8)
        var read = 0
        for end in stride(from: 0, through: bytes.count, by: 7) {
            guard let article = try? article(Array(bytes[..<end]), kind: .html) else { continue }
            read += 1
            #expect(article.paragraphs.allSatisfy { article.text.substring(in: $0.range) != nil })
        }
        #expect(read > 50)
    }

    @Test("random bytes and pages with random damage never end the process")
    func random() {
        var generator = SplitMix(state: 20_240_429)
        let whole = Array(page().utf8)
        for round in 0..<400 {
            var bytes: [UInt8]
            if round % 4 == 0 {
                bytes = (0..<Int(generator.next() % 800)).map { _ in UInt8(truncatingIfNeeded: generator.next()) }
            } else {
                bytes = whole
                for _ in 0..<Int(generator.next() % 60) {
                    let place = Int(generator.next() % UInt64(bytes.count))
                    switch generator.next() % 3 {
                    case 0: bytes[place] = UInt8(truncatingIfNeeded: generator.next())
                    case 1: bytes.remove(at: place)
                    default:
                        bytes.insert(
                            contentsOf: Array("<>&/'\"-!=".utf8).shuffled(using: &generator).prefix(2), at: place)
                    }
                }
            }
            for kind in [ReadingContext.Kind.html, .text, .unknown] {
                guard let article = try? article(bytes, kind: kind) else { continue }
                #expect(article.paragraphs.allSatisfy { article.text.substring(in: $0.range) != nil })
                #expect(
                    article.tables.flatMap { $0.header + $0.rows.flatMap { $0 } }.allSatisfy {
                        article.text.substring(in: $0) != nil
                    })
            }
        }
    }

    @Test("a control character never comes through")
    func controls() throws {
        let text =
            "Vela plans\u{0} to\u{B}\u{7F}spend $3 billion on AI\u{1B} in 2024, its\u{7F} finance chief said on Monday.\n"
        #expect(
            try article(text, kind: .text).text
                == "Vela plans to spend $3 billion on AI in 2024, its finance chief said on Monday.")
        let page = try article(
            "<title>Vela\u{7F} plans</title><article><p>\(text)</p><p>&#127;</p></article>", kind: .html)
        #expect(
            !"\(page.title ?? "") \(page.text)".unicodeScalars.contains {
                $0.value < 32 && $0 != "\n" || $0.value == 127
            })
        let feed = """
            <rss version="2.0"><channel><title>Wire</title><item><title>Ve&#127;la</title>
            <description>\(text.replacing("\u{0}", with: "").replacing("\u{1B}", with: "")) More to come.</description>
            </item></channel></rss>
            """
        let read = try items(feed).map { try $0.article() }
        #expect(read.count == 1)
        for article in read {
            let text = "\(article.title ?? "") \(article.text)"
            #expect(!text.unicodeScalars.contains { $0.value < 32 && $0 != "\n" || $0.value == 127 })
        }
    }

    @Test("the same bytes give the same article")
    func deterministic() throws {
        #expect(try article(page()) == article(page()))
    }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same numbers on every run.
private struct SplitMix: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
