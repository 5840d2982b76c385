import Domain
import Reading
import Testing

@Suite("Reading a web page")
struct PageTests {
    @Test("the body is the paragraphs, without the page's furniture")
    func body() throws {
        let article = try article(page())
        #expect(
            article.paragraphTexts == [
                "The foundry will spend about 40 million crowns on furnaces this year, its chief executive told reporters in Bergholm.",
                "Half of the money is meant for the plant in the north, which has been short of capacity since the spring floods.",
                "The union welcomed the decision, and said that it expects some ninety new posts to be filled before the winter.",
            ])
        #expect(article.text == article.paragraphTexts.joined(separator: "\n\n"))
        #expect(article.paragraphs.map(\.path) == (1...3).map { "/html/body/main/article[1]/p[\($0)]" })
    }

    @Test("title, authors, date, outlet and language are found where they stand")
    func byline() throws {
        let article = try article(page(), url: "https://www.quarry-gazette.example/metals/foundry")
        #expect(article.title == "Foundry doubles its budget for furnaces")
        #expect(article.authors == ["Nora Pelt", "Ulf Stein"])
        #expect(article.published?.date == CalendarDate(year: 2024, month: 3, day: 5))
        #expect(article.published?.moment == Moment("2024-03-05T07:30:00Z"))
        #expect(article.published?.source == .timeElement)
        #expect(article.outlet == "quarry-gazette.example")
        #expect(article.url == "https://www.quarry-gazette.example/metals/foundry")
        #expect(article.language == "en-GB")
        #expect(article.notes.isEmpty)
        #expect(!article.isSample)
    }

    @Test("JSON-LD goes before what the page shows")
    func jsonLD() throws {
        let head = """
            <meta property="og:site_name" content="Quarry &amp; Sand"><link rel="canonical" href="https://q.example/1">
            <script type="application/ld+json">{"@graph":[{"@type":"Person","@id":"#n","name":"Nora Pelt"},
            {"@type":["NewsArticle"],"headline":"Foundry doubles","datePublished":"2024-03-04T23:10:00Z","author":{"@id":"#n"},}]}</script>
            """
        let article = try article(page(head: head))
        #expect(article.published?.date == CalendarDate(year: 2024, month: 3, day: 4))
        #expect(article.published?.source == .jsonLD)
        #expect(article.authors == ["Nora Pelt"])
        #expect(article.outlet == "Quarry & Sand")
        #expect(article.url == "https://q.example/1")
    }

    @Test(
        "a page without a date of its own takes the meta's, the address's or the operator's, in this order",
        arguments: [
            (
                #"<meta property="article:published_time" content="2023-11-30T10:00:00+00:00">"#,
                "https://q.example/2022/10/01/x", "2023-11-30", PublishedDate.Source.meta
            ),
            (#"<meta name="date" content="30 November 2023">"#, nil, "2023-11-30", .meta),
            ("", "https://q.example/2022/10/01/x", "2022-10-01", .url),
            ("", "https://q.example/item/20221/x", "2020-01-02", .operatorGiven),
        ] as [(String, String?, String, PublishedDate.Source)])
    func dates(_ head: String, _ url: String?, _ date: String, _ source: PublishedDate.Source) throws {
        let undated = page(head: head).replacing(
            "<time datetime=\"2024-03-05T08:30:00+01:00\">5 March 2024</time>", with: "")
        let article = try article(undated, url: url, published: CalendarDate(year: 2020, month: 1, day: 2))
        #expect(article.published?.date == CalendarDate(iso: date))
        #expect(article.published?.source == source)
    }

    @Test("no date anywhere is no date")
    func undated() throws {
        let undated = page().replacing("<time datetime=\"2024-03-05T08:30:00+01:00\">5 March 2024</time>", with: "")
        #expect(try article(undated).published == nil)
    }

    @Test("tables stay tables: a row is a paragraph, a cell a range")
    func table() throws {
        let article = try article(
            page(
                inside: """
                    <table><caption>Spending, in millions</caption><tr><th>Year</th><th>Crowns</th></tr>
                    <tr><td>2023</td><td><b>20</b>.5</td></tr><tr><td>2024</td><td>40 <a href="#n">¹</a></td></tr></table>
                    """))
        let rows = article.paragraphs.filter { $0.role == .tableRow }.compactMap {
            article.text.substring(in: $0.range)
        }
        #expect(rows == ["Year | Crowns", "2023 | 20.5", "2024 | 40 ¹"])
        let table = try #require(article.tables.first)
        #expect(table.caption == "Spending, in millions")
        #expect(table.header.compactMap { article.text.substring(in: $0) } == ["Year", "Crowns"])
        #expect(
            table.rows.map { $0.compactMap { article.text.substring(in: $0) } } == [
                ["2023", "20.5"], ["2024", "40 ¹"],
            ])
    }

    @Test("headings, lists and quotations keep what they are")
    func roles() throws {
        let article = try article(
            page(
                inside: """
                    <h2>Where the money goes</h2><ul><li>Three arc furnaces of the newest kind</li><li>A hall to put them in</li></ul>
                    <blockquote><p>We have waited for this for ten years.</p></blockquote>
                    """))
        #expect(article.paragraphs.map(\.role) == [.body, .heading, .listItem, .listItem, .quotation, .body, .body])
    }

    @Test("a pull quote that repeats the text is left out, a line break after a sentence parts paragraphs")
    func pullQuote() throws {
        let article = try article(
            page(
                inside:
                    "<blockquote>short of capacity since the spring floods</blockquote><p>One sentence ends here.<br>Another one follows it.</p>"
            ))
        #expect(article.paragraphs.allSatisfy { $0.role == .body })
        #expect(article.paragraphTexts.contains("Another one follows it."))
    }

    @Test("a page says that it is a sample by its metadata")
    func sample() throws {
        #expect(try article(page(head: #"<meta name="briefing:sample" content="true">"#)).isSample)
    }

    @Test(
        "the site's name is no part of the title",
        arguments: [
            ("Mills close early", "Mills close early | Quarry Gazette"),
            ("Mills close early", "Mills close early - Quarry Gazette"),
            ("Mills close early – and late", "Mills close early – and late — Quarry Gazette"),
        ])
    func siteSuffix(_ title: String, _ stated: String) throws {
        let text =
            "<p>"
            + String(repeating: "The mills in the valley close early in the week, and nobody knows why. ", count: 6)
            + "</p>"
        let article = try article(
            "<html><head><title>\(stated)</title><meta property='og:site_name' content='Quarry Gazette'></head><body>\(text)</body></html>"
        )
        #expect(article.title == title)
    }

    @Test("a text in another language is kept and said not to be read")
    func language() throws {
        let text = String(
            repeating:
                "Der Konzern will in diesem Jahr und auch im nächsten mehr für die Halle ausgeben, sagte der Chef. ",
            count: 4)
        let article = try article("<html><body><article><h1>Halle</h1><p>\(text)</p></article></body></html>")
        #expect(article.language == "de")
        #expect(article.note(.unreadLanguage)?.detail == "de")
    }
}
