import Domain
import Testing
import Verifying

@Suite("What a page may not do")
struct PageTests {
    private func findings(_ html: String) throws -> [VerificationReport.Finding] {
        let fixture = try Fixture()
        let html = html.replacing("STATED", with: fixture.receipts[0].id.rawValue)
            .replacing("ARTICLE", with: fixture.article.id.rawValue)
        let files = try fixture.files(extraHTML: html)
        try fixture.record(files)
        return try fixture.verifier.verify(folder: files).findings
    }

    @Test(
        "digits outside of marks are found wherever a reader can meet them",
        arguments: [
            "<p>3 of them</p>", "<p>&#51; of them</p>", "<p>&#x33;</p>", "<p>３</p>", "<p>٣</p>", "<b hidden>3</b>",
            "<p title=\"in 2024\">x</p>", "<p aria-label=\"3\">x</p>", "<svg><text x=\"1\">3</text></svg>",
            "<svg><title>3</title></svg>", "<svg><desc>3</desc></svg>", "<svg aria-label=\"3\"></svg>",
            "<table summary=\"3\"></table>", "<ol start=\"3\"><li>x</li></ol>", "<li value=\"3\">x</li>",
            "<time datetime=\"2024-04-28\">2024</time>", "<q>3</q>", "<code>3</code>",
            "<span class=\"name\">H100</span>",
            "<meta name=\"description\" content=\"spent 3\">", "<meta property=\"og:title\" content=\"3\">",
            "<style>p::after { content: \"3\" }</style>", "<style>p::after{content/* */:counter(x)}</style>",
            "<style>p::after { content: attr(data-x) }</style><p data-x=\"3\">x</p>",
            "<style>p::after { c\\6fntent: \"3\" }</style>", "<style>@import \"more.css\";</style>",
        ])
    func bareDigits(html: String) throws { #expect(try !findings(html).isEmpty) }

    @Test(
        "marks that do not hold are found",
        arguments: [
            "<span data-receipt=\"STATED\" data-style=\"asWritten\">$11 billion</span>",
            "<span data-receipt=\"STATED\" data-style=\"asWritten\">$10 billion more</span>",
            "<span data-receipt=\"STATED\" data-style=\"rounded\">$10 billion</span>",
            "<span data-receipt=\"STATED\" data-style=\"elegant\">$10 billion</span>",
            "<span data-receipt=\"STATED\">$10 billion</span>",
            "<a class=\"n\" href=\"#STATED\">$11B</a>", "<a href=\"#STATED\">$10B</a>",
            "<a class=\"n\" href=\"#r-0123456789abcdef\">$10B</a>",
            "<span data-receipt=\"r-0123456789abcdef\" data-style=\"exact\">$10B</span>",
            "<span data-receipt=\"STATED\" data-style=\"asWritten\" title=\"$11 billion\">$10 billion</span>",
            "<q data-article=\"ARTICLE\" data-start=\"26\" data-end=\"37\">$11 billion</q>",
            "<q data-article=\"ARTICLE\" data-start=\"26\" data-end=\"9999\">$10 billion</q>",
            "<q data-article=\"a-0123456789abcdef\" data-start=\"26\" data-end=\"37\">$10 billion</q>",
            "<q data-article=\"ARTICLE\">$10 billion</q>",
            "<span class=\"name\" data-name=\"reference\">Nvidia H200</span>",
            "<span class=\"name\" data-name=\"reference\">Nvidia A100</span>",
            "<span class=\"name\" data-name=\"article:ARTICLE\">Harbour Motors in 2025</span>",
            "<span class=\"name\" data-name=\"cell:a/b/c\">X9</span>", "<code class=\"id\">r-0123456789abcdef</code>",
            "<svg><title data-from=\"nowhere\">3</title></svg>",
            "<p id=\"a\">words</p><svg><title data-from=\"a\">3 words</title></svg>",
        ])
    func badMarks(html: String) throws { #expect(try !findings(html).isEmpty) }

    @Test(
        "what browsers would mend or run is refused",
        arguments: [
            "<script>x</script>", "<p onclick=\"x\">x</p>", "<iframe srcdoc=\"x\"></iframe>",
            "<img src=\"x.png\" alt=\"x\">",
            "<p>x", "</div>", "<p class=x>x</p>", "<p id=\"x\" id=\"y\">x</p>",
            "<p id=\"same\">x</p><p id=\"same\">y</p>",
            "<!--> x -->", "<!-- x", "<p>a < b</p>", "<p>a & b</p>", "<div/>", "<p title=\"x>x</p>",
            String(repeating: "<b>", count: 10_000),
        ])
    func malformed(html: String) throws { #expect(try !findings(html).isEmpty) }

    @Test(
        "what accounts for itself is taken",
        arguments: [
            "<p>no digits, &amp; a dash &mdash; here</p>", "<!-- 3 remarks -->",
            "<svg viewBox=\"0 0 10 10\"><path d=\"M1 2\"/><text x=\"1\" data-receipt=\"STATED\" data-style=\"exact\">$10B</text></svg>",
            "<a class=\"n\" href=\"#r-1\" data-receipt=\"STATED\" data-style=\"asWritten\">$10 billion</a>",
            "<a class=\"n stated\" data-style=\"asWritten\" href=\"#STATED\">$10 billion</a>",
            "<a class=\"n stated\" href=\"#STATED\">$10B</a>",
            "<q data-article=\"ARTICLE\" data-start=\"26\" data-end=\"37\">$10 billion</q>",
            "<p id=\"a\">spent <span class=\"sign\">▪</span><b data-receipt=\"STATED\" data-style=\"exact\">$10B</b></p>"
                + "<svg><title data-from=\"a\">spent $10B</title></svg>",
            "<style>td::before { content: attr(data-label) } .a { width: 30% }</style>",
            "<p style=\"width: 30%\">x</p>",
            "<ol><li>x</li></ol>",
        ])
    func honest(html: String) throws { #expect(try findings(html).map(\.description) == []) }

    @Test("a finding names the file, the line and the words")
    func place() throws {
        let finding = try #require(try findings("\n\n<p>some 3\nwords</p>").first)
        #expect(finding.file == "briefing.html")
        #expect(finding.line == 9)
        #expect(finding.what.contains("some 3 words"))
    }
}
