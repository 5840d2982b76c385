import Archiving
import Domain
import Foundation
import Testing
import Verifying

@Suite("What a page of a site may do, and may not")
struct SitePageTests {
    /// What is found in a page of a site whose briefing is the fixture’s, with these receipts of its own.
    private func findings(
        _ html: String, own: [Receipt] = [], styles: [String] = [], trusts: Bool = true
    ) throws -> [VerificationReport.Finding] {
        let fixture = try Fixture()
        let files = try fixture.files()
        try fixture.record(files)
        let page = "<p>" + html.replacing("STATED", with: fixture.receipts[0].id.rawValue) + "</p>"
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let receipts = try encoder.encode(Site(receipts: own)) + [10]
        return try fixture.verifier.verify(
            pages: ["index.html": Array(page.utf8)], receipts: Array(receipts),
            proven: trusts ? [files["receipts.json"] ?? []] : [], records: try fixture.archive.briefings(),
            styles: styles
        ).findings
    }

    private struct Site: Encodable {
        let schema = 1
        let receipts: [Receipt]
    }

    @Test(
        "what a site has besides pages that stand alone is taken",
        arguments: [
            "<script type=\"application/ld+json\">{\"url\": \"https://x.example/2024\"}</script>",
            "<script src=\"assets/search.0123456789.js\" defer></script>",
            "<input type=\"search\" id=\"query\">",
            "<meta property=\"og:url\" content=\"https://x.example/2024/\">",
            "<span data-receipt=\"STATED\" data-style=\"asWritten\">$10 billion</span>",
        ])
    func taken(html: String) throws { #expect(try findings(html) == []) }

    @Test(
        "scripts of others, fields with a value, and digits without a mark are not",
        arguments: [
            "<script>x</script>", "<script type=\"text/javascript\">x</script>",
            "<script src=\"https://x.example/a.js\"></script>", "<script src=\"//x.example/a.js\"></script>",
            "<script src=\"data:text/javascript,x\"></script>", "<input type=\"search\" value=\"3\">",
            "<input type=\"text\">", "<iframe></iframe>", "<b>3</b>", "<meta property=\"og:title\" content=\"3\">",
            "<span data-receipt=\"STATED\" data-style=\"asWritten\">$11 billion</span>",
            "<span data-receipt=\"r-0123456789abcdef\" data-style=\"exact\">3</span>",
        ])
    func refused(html: String) throws { #expect(try !findings(html).isEmpty) }

    @Test("a number whose receipt no briefing of the site has is not believed")
    func unknown() throws {
        let html = "<span data-receipt=\"STATED\" data-style=\"asWritten\">$10 billion</span>"
        #expect(try findings(html, trusts: false).count == 1)
    }

    @Test("a receipt of the site's own is proven from the archive, and a false one is found")
    func own() throws {
        let article = try Fixture().article
        let day = Period(day: CalendarDate(year: 2024, month: 4, day: 28)!)
        let good = Receipt(date: day, of: "published", identifier: article.id.rawValue)
        let bad = Receipt(date: Period(year: 2023)!, of: "published", identifier: article.id.rawValue)
        func mark(_ receipt: Receipt) -> String {
            "<time data-receipt=\"\(receipt.id)\" data-style=\"period\">\(NumberStyle.period.text(for: receipt))</time>"
        }
        #expect(try findings(mark(good), own: [good]) == [])
        #expect(try findings(mark(bad), own: [bad]).contains { $0.file == "index.html" })
    }

    @Test("what the site's style sheet shows is looked at too")
    func styles() throws {
        #expect(try !findings("<b>x</b>", styles: ["b::after { content: \"3\"; }"]).isEmpty)
        #expect(try !findings("<b data-x=\"3\">x</b>", styles: ["b::after { content: attr(data-x); }"]).isEmpty)
    }
}
