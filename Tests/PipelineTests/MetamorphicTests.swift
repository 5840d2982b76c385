import Domain
import Extracting
import Foundation
import Reading
import Reference
import Testing

/// What must not change what is read, and what comes of it.
@Suite("What a reader does not see changes nothing")
struct MetamorphicTests {
    private static let extractor: Extractor = {
        do { return Extractor(try ReferenceTables.builtIn()) } catch { fatalError("\(error)") }
    }()

    private static let body = """
        <h1>Harbour Motors to spend more on AI</h1>
        <p>Harbour Motors Inc will spend about $3 billion on AI training in 2024, the company said in a regulatory filing
        on Tuesday. The plan covers the whole of the year and every site that the company runs.</p>
        @
        <p>It owns at least 10,000 Nvidia H100 accelerators, chief executive Ada Quill told analysts, and it plans to buy
        another 5,000 of them by the end of 2025. Analysts said that they would wait for the results.</p>
        <p>The company did not say how the money will be divided between its laboratories in the coming months.</p>
        """

    private static func page(_ body: String, head: String = "", around: (String, String) = ("", "")) -> String {
        """
        <!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Harbour Motors to spend more on AI</title>
        <meta property="og:site_name" content="Harbour Wire">
        <meta property="article:published_time" content="2024-04-30T08:00:00Z">\(head)</head>
        <body>\(around.0)<article>\(body)</article>\(around.1)</body></html>
        """
    }

    /// What a page says: whose, what, how much, when, and in which sentence; where it stands in the text may differ.
    private static func said(_ bytes: [UInt8]) throws -> [String] {
        let article = try ArticleReader().article(
            from: bytes, context: ReadingContext(location: "page.html", kind: .html))
        return extractor.extract(from: article).claims.map { claim in
            "\(claim.subjects) \(claim.metric) \(claim.quantity) \(claim.bound) \(claim.modality) "
                + "\(claim.period.map { "\($0)" } ?? "") \(claim.sentence)"
        }
    }

    private static func said(_ page: String) throws -> [String] { try said(Array(page.utf8)) }

    private static let plain = page(body.replacing("@", with: ""))

    private static let poison =
        "Harbour Motors will spend $99 billion on AI training in 2024, and it owns 777,777 H100 accelerators."

    @Test(
        "text hidden in any of these ways makes no claim, and the page is noted for it",
        arguments: [
            "<p hidden>@</p>", "<p style=\"display:none\">@</p>", "<p style='visibility: hidden'>@</p>",
            "<p style=\"opacity:0\">@</p>", "<p style=\"font-size:0\">@</p>", "<p style=\"font-size:1px\">@</p>",
            "<p aria-hidden=\"true\">@</p>", "<p class=\"ghost\">@</p>", "<p id=\"ghost\">@</p>",
            "<p style=\"position:absolute;left:-9999px\">@</p>", "<p style=\"text-indent:-9999px\">@</p>",
            "<p style=\"clip-path:inset(100%)\">@</p>", "<p style=\"height:0;overflow:hidden\">@</p>",
            "<p style=\"color:#fff;background:#fff\">@</p>", "<p style=\"transform:scale(0)\">@</p>",
            "<div hidden><section><p>@</p></section></div>", "<dialog><p>@</p></dialog>",
        ])
    func hidden(markup: String) throws {
        let head = "<style>.ghost{display:none}#ghost{visibility:hidden}</style>"
        let page = Self.page(
            Self.body.replacing("@", with: markup.replacing("@", with: Self.poison)), head: head)
        #expect(try Self.said(page) == Self.said(Self.plain))
        let article = try ArticleReader().article(
            from: Array(page.utf8), context: ReadingContext(location: "page.html", kind: .html))
        #expect(!article.text.contains("99 billion") && !article.text.contains("777"))
        #expect(article.notes.contains { $0.kind == .hiddenText })
    }

    @Test(
        "neither comments, scripts, templates, metadata nor alternative texts make a claim",
        arguments: [
            "<!-- @ -->", "<script>/* @ */</script>", "<template><p>@</p></template>", "<noscript><p>@</p></noscript>",
            "<img alt=\"@\" title=\"@\">", "<p data-note=\"@\"></p>", "<style>p::after{content:\"@\"}</style>",
            "<svg><desc>@</desc></svg>", "<object><p>@</p></object>", "<textarea>@</textarea>",
        ])
    func elsewhere(markup: String) throws {
        let page = Self.page(Self.body.replacing("@", with: markup.replacing("@", with: Self.poison)))
        #expect(try Self.said(page) == Self.said(Self.plain))
        let inHead = Self.page(
            Self.body.replacing("@", with: ""), head: "<meta name=\"description\" content=\"\(Self.poison)\">")
        #expect(try Self.said(inHead) == Self.said(Self.plain))
    }

    @Test("there is something to lose: the page makes its claims, and the same words in sight make more")
    func control() throws {
        let plain = try Self.said(Self.plain)
        #expect(plain.count >= 2)
        let seen = try Self.said(Self.page(Self.body.replacing("@", with: "<p>\(Self.poison)</p>")))
        #expect(seen.count > plain.count && seen.contains { $0.contains("99 billion") })
    }

    @Test(
        "other furniture around a page changes nothing",
        arguments: [
            ("<nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/m\">Markets</a></li></ul></nav>", ""),
            (
                "<header><p><a href=\"/s\">Subscribe for $1 a week</a></p></header>",
                "<footer><p>© 2024 Harbour Wire</p></footer>"
            ),
            (
                "",
                "<aside><h2>Most read</h2><ul><li><a href=\"/1\">Quayside buys 4,000 chips</a></li>"
                    + "<li><a href=\"/2\">Northgate spends $2 billion</a></li></ul></aside>"
            ),
            ("<div class=\"cookie-banner\"><p>We use cookies. Accept 132 partners?</p><button>OK</button></div>", ""),
            (
                "<form><input name=q><button>Search</button></form>",
                "<ul class=\"share\"><li>Share</li><li>Mail</li></ul>"
            ),
        ])
    func furniture(around: (String, String)) throws {
        let page = Self.page(Self.body.replacing("@", with: ""), around: around)
        #expect(try Self.said(page) == Self.said(Self.plain))
    }

    @Test("a page in another encoding gives the same article")
    func encodings() throws {
        let quoted = Self.page(Self.body.replacing("@", with: "<p>“We spent €2 million,” it said – no more.</p>"))
        let wanted = try Self.said(quoted)
        func recoded(_ label: String, _ encoding: String.Encoding) throws -> [UInt8] {
            let text = quoted.replacing("<meta charset=\"utf-8\">", with: "<meta charset=\"\(label)\">")
            return Array(try #require(text.data(using: encoding)))
        }
        #expect(try Self.said(recoded("windows-1252", .windowsCP1252)) == wanted)
        #expect(try Self.said([0xFF, 0xFE] + recoded("utf-16", .utf16LittleEndian)) == wanted)
        #expect(try Self.said([0xFE, 0xFF] + recoded("utf-16", .utf16BigEndian)) == wanted)
        #expect(try Self.said([0xEF, 0xBB, 0xBF] + Array(quoted.utf8)) == wanted)
        let references = quoted.replacing("“", with: "&ldquo;").replacing("”", with: "&#8221;").replacing(
            "€", with: "&#x20ac;")
        #expect(try Self.said(references) == wanted)
    }

    @Test("two texts parted by a blank line say what each of them says")
    func union() throws {
        func figures(_ text: String) throws -> [String] {
            let article = try ArticleReader().article(
                from: Array(text.utf8), context: ReadingContext(location: "t", kind: .text, verbatim: true))
            return Self.extractor.extract(from: article, parts: .figures).figures.filter { $0.kind != .period }.map {
                "\($0.kind) \($0.text) \(String(describing: $0.interval))"
            }
        }
        let first = "Harbour Motors will spend $3 billion to $4 billion on 10,000 chips, up 12%."
        let second = "Quayside Cloud owns 250 MW of power and spent 1.2 trillion yen, or 8.1 billion dollars."
        #expect(try figures(first + "\n\n" + second) == figures(first) + figures(second))
    }
}
