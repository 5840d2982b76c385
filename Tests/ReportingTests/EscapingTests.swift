import Domain
import Testing

@testable import Reporting

@Suite("Nothing from an article reaches a page unescaped")
struct EscapingTests {
    private static func hostile(
        title: String, outlet: String = "Harbour Dispatch", url: String = "https://example.org/a"
    ) -> Briefing? {
        let text =
            "Tesla will spend $10 billion on AI in 2024, {{company}} & <b onclick=\"x\">said</b> *so* | [x](javascript:y)."
        let article = Article(
            title: title, published: PublishedDate(date: SampleLedger.day(2024, 4, 29), source: .meta), outlet: outlet,
            url: url,
            text: text, paragraphs: [], location: "hostile.html")
        let claim = SampleLedger.claim(
            article, text, "$10 billion", "$10 billion", (10_000_000_000, 10_000_000_000), speaker: nil,
            channel: .unstated)
        let fact = SampleLedger.fact(claim, outlets: [outlet])
        return try? Desk.briefing(
            Desk.material(ledger: Desk.ledger([fact], articles: [article]), projection: nil, checks: []))
    }

    @Test(
        "HTML is escaped in text and in attributes, and is no template",
        arguments: [
            "<script>alert(\"x\")</script>", "\"><img src=x onerror=alert()>", "{{headline}}{{{company}}}",
            "</title></style>",
        ])
    func html(title: String) throws {
        let briefing = try #require(Self.hostile(title: title, outlet: title))
        let html = try Desk.html(briefing)
        let page = PageScanner(html)
        #expect(page.faults == [])
        #expect(!page.elements.contains { ["script", "img", "b"].contains($0.name) })
        #expect(!page.elements.contains { $0.attributes.keys.contains { $0.hasPrefix("on") } })
        #expect(page.texts.contains { $0.text == title })
    }

    @Test("Markdown is escaped, so that a title makes no link, table cell, emphasis or tag")
    func markdown() throws {
        let briefing = try #require(Self.hostile(title: "a | b [x](javascript:y) *c* <i> `d` # e"))
        let (text, _) = try Desk.markdown(briefing)
        #expect(text.contains("### a \\| b \\[x\\](javascript:y) \\*c\\* \\<i\\> \\`d\\` \\# e"))
        #expect(text.contains("\\<b onclick=\"x\"\\>said"))
    }

    @Test(
        "Only http and https addresses become links",
        arguments: [
            ("https://example.org/a", true), ("HTTP://example.org/a", true), ("javascript:alert(1)", false),
            ("data:text/html,x", false), ("//example.org", false), ("https://example.org/\"onclick=x", false),
            ("https://example.org/a b", false),
        ])
    func addresses(url: String, isLink: Bool) throws {
        let briefing = try #require(Self.hostile(title: "A title", url: url))
        #expect((briefing.sources.first?.url != nil) == isLink)
        #expect(try Desk.html(briefing).contains("class=\"out\"") == isLink)
    }

    @Test("A page asks nobody for anything: no script, no style attribute, no image, one style sheet")
    func selfContained() throws {
        let page = PageScanner(try Desk.html(try Desk.briefing()))
        #expect(page.elements.count { $0.name == "style" } == 1)
        #expect(!page.elements.contains { ["script", "img", "link", "iframe", "object"].contains($0.name) })
        #expect(!page.elements.contains { $0.attributes["style"] != nil || $0.attributes["src"] != nil })
        #expect(page.elements.contains { $0.attributes["http-equiv"] == "Content-Security-Policy" })
    }

    @Test("Direction marks and controls in a text are shown as what they are: not to be trusted")
    func controls() {
        let writer = HTMLWriter(receipts: ReceiptBook(), linkable: [])
        #expect(writer.escaped("a\u{202E}b\u{0}c") == "a\u{FFFD}b\u{FFFD}c")
        #expect(MarkdownWriter().escaped("a\u{202E}b\nc") == "a\u{FFFD}b c")
    }
}
