import Domain
import Testing

@testable import Reading

@Suite("Title, authors and date of a page")
struct MetadataTests {
    private static let time = "<time datetime=\"2024-03-05T08:30:00+01:00\">5 March 2024</time>"
    private static let byline = "<div class=\"byline\">By Nora Pelt and Ulf Stein</div>"

    private func bare(_ between: String, head: String = "", inside: String = "", after: String = "") -> String {
        page(head: head, inside: inside, after: after).replacing(Self.byline + Self.time, with: between)
    }

    // MARK: Dates

    @Test(
        "dates are read in the forms that pages write",
        arguments: [
            ("Apr. 24, 2024 5:12 p.m. ET", "2024-04-24"), ("24th April, 2024", "2024-04-24"),
            ("Mittwoch, 24. April 2024", "2024-04-24"), ("24 avril 2024", "2024-04-24"),
            ("24 de abril de 2024", "2024-04-24"), ("24 aprile 2024", "2024-04-24"), ("24 mei 2024", "2024-05-24"),
            ("24 maj 2024", "2024-05-24"), ("24 kwietnia 2024", "2024-04-24"), ("24 Ağustos 2024", "2024-08-24"),
            ("1er août 2024", "2024-08-01"), ("24.04.2024", "2024-04-24"), ("24.4.24", "2024-04-24"),
            ("2024年4月24日", "2024-04-24"), ("04/24/2024", "2024-04-24"), ("24/04/2024 09:21:40", "2024-04-24"),
            ("2024/04/24", "2024-04-24"), ("20240424", "2024-04-24"), ("1713916800", "2024-04-24"),
            ("1713916800000", "2024-04-24"), ("Nora PeltApr 24, 2024", "2024-04-24"),
            ("2024-04-24 09:00:00 +0200", "2024-04-24"),
        ])
    func forms(_ text: String, _ date: String) {
        #expect(DateReader.date(text)?.date.description == date)
    }

    @Test(
        "what is no date is none",
        arguments: ["3/4", "2024", "version 1.2.3", "30 February 2024", "May 2024", "12 of 20"])
    func noDates(_ text: String) {
        #expect(DateReader.find(in: Array(text.utf8)[...]) == nil)
    }

    @Test("numbers alone follow the page's order of day and month, else are no date")
    func order() {
        #expect(DateReader.date("03/04/2024") == nil)
        #expect(DateReader.date("03/04/2024", order: .dayFirst)?.date.description == "2024-04-03")
        #expect(DateReader.date("03/04/2024", order: .monthFirst)?.date.description == "2024-03-04")
        #expect(DayOrder.of(language: "en-GB", url: nil) == .dayFirst)
        #expect(DayOrder.of(language: "en", url: "https://quarry.example.co.uk/") == .dayFirst)
        #expect(DayOrder.of(language: "en-US", url: nil) == .monthFirst)
        #expect(DayOrder.of(language: "de", url: nil) == .dayFirst)
        #expect(DayOrder.of(language: nil, url: nil) == .unknown)
    }

    @Test(
        "the date beside the headline is the publication's, whatever else is dated",
        arguments: [
            ("<p>5 March 2024</p>", "2024-03-05"),
            ("<p>Published: 5 March 2024 | Updated: 9 March 2024</p>", "2024-03-05"),
            ("<p>Updated: 9 March 2024</p><p>Published: 5 March 2024</p>", "2024-03-05"),
            ("<span>Nora Pelt</span><span>Mar 05, 2024</span>", "2024-03-05"),
            ("<p>Last updated 9 March 2024</p>", "2024-03-09"),
        ])
    func shown(_ between: String, _ date: String) throws {
        let after = "<ul><li><time datetime=\"2024-06-01\">1 June</time> Mill closes</li></ul><p>© 2011–2025</p>"
        let article = try article(bare(between, after: after))
        #expect(article.published?.date.description == date)
    }

    @Test("a moment in universal time takes the day that the page shows for it, and no later change's")
    func zone() throws {
        func head(_ published: String, _ modified: String) -> String {
            """
            <script type="application/ld+json">{"@type":"NewsArticle","headline":"Foundry doubles its budget",
            "datePublished":"\(published)","dateModified":"\(modified)"}</script>
            """
        }
        let evening = head("2024-03-06T01:30:00Z", "2024-03-06T01:40:00Z")
        #expect(try article(bare("<p>March 5, 2024 8:30 PM</p>", head: evening)).published?.date.day == 5)
        let noon = head("2024-03-06T12:30:00Z", "2024-03-06T12:40:00Z")
        #expect(try article(bare("<p>Edition of 5 March 2024</p>", head: noon)).published?.date.day == 5)
        let changed = head("2024-03-05T16:30:00Z", "2024-03-06T05:00:00Z")
        let article = try article(bare("<p>6 March 2024</p>", head: changed))
        #expect(article.published?.date.day == 5)
        #expect(article.published?.source == .jsonLD)
        #expect(article.published?.precision == .second)
    }

    @Test("JSON-LD whose quotation marks are escaped is read too")
    func escaped() throws {
        let head = """
            <script type="application/ld+json">{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;headline&quot;:&quot;F&quot;,
            &quot;datePublished&quot;:&quot;2024-03-05T10:00:00Z&quot;}</script>
            """
        #expect(try article(bare("", head: head)).published?.source == .jsonLD)
    }

    // MARK: Authors

    @Test(
        "a by-line names people, without roles, credentials and newsrooms",
        arguments: [
            ("By Nora Pelt and Ulf Stein", ["Nora Pelt", "Ulf Stein"]),
            ("Written by: Nora Pelt, Senior Correspondent", ["Nora Pelt"]),
            ("Nora Pelt, Reuters", ["Nora Pelt"]), ("Nora Pelt | Staff Writer", ["Nora Pelt"]),
            ("Nora Pelt MS, RDN, LD", ["Nora Pelt"]),
            ("Nora Pelt ⋅ Review Editor ⋅ Updated Apr 24, 2024", ["Nora Pelt"]),
            ("Von Nora Pelt und Ulf von Stein", ["Nora Pelt", "Ulf von Stein"]),
            ("By Ulf O'Stein, Jr.", ["Ulf O'Stein Jr."]),
            ("The Associated Press", ["The Associated Press"]), ("By N. B. Pelt", ["N. B. Pelt"]),
            ("View all posts by Nora Pelt", ["Nora Pelt"]), ("Pelt, Nora", ["Nora Pelt"]),
            ("Nora (Ann) Pelt", ["Nora Pelt"]), ("admin", []), ("Staff Writer", []), ("https://q.example/nora", []),
        ] as [(String, [String])])
    func names(_ text: String, _ names: [String]) {
        #expect(AuthorNames.names(in: [text]) == names)
    }

    @Test("a person in the by-line goes before a newsroom in the metadata, and the newsroom before nobody")
    func newsroom() throws {
        let head = #"<meta name="author" content="Quarry News Team">"#
        #expect(try article(page(head: head)).authors == ["Nora Pelt", "Ulf Stein"])
        #expect(try article(bare("", head: head)).authors == ["Quarry News Team"])
    }

    @Test("a name alone beside the date is the author")
    func besideDate() throws {
        let found = try article(bare("<p>Nora Pelt</p><p>5 March 2024</p>"))
        #expect(found.authors == ["Nora Pelt"])
    }

    // MARK: Titles

    @Test(
        "a headline stands without kicker, section and site",
        arguments: [
            ("<h1><span>Opinion</span> Foundry should double its budget</h1>", "Foundry should double its budget"),
            ("<h1>Foundry should double its budget | Editorial</h1>", "Foundry should double its budget"),
            ("<h1>Quarry Gazette</h1><h2>Foundry should double its budget</h2>", "Foundry should double its budget"),
            ("<h1>Why the foundry needs twice as much now</h1>", "Why the foundry needs twice as much now"),
        ])
    func titles(_ headings: String, _ title: String) throws {
        let text = page().replacing("<h1>Foundry doubles its budget for furnaces</h1>", with: headings)
            .replacing(
                "<title>Foundry doubles its budget for furnaces |", with: "<title>Foundry should double its budget |")
        #expect(try article(text).title == title)
    }
}
