import Domain
import Reading
import Testing

@Suite("Feeds")
struct StreamsFeedTests {
    private static let body = """
        <p>The foundry will spend about 40 million crowns on furnaces this year, its chief executive told reporters.</p>\
        <p>The union welcomed it.</p>
        """

    static func rss(_ items: String, head: String = "", declaration: String = "") -> String {
        """
        <?xml version="1.0" encoding="utf-8"?>\(declaration)
        <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
          xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
        <channel><title>Quarry Gazette</title><link>https://quarrygazette.example/</link><language>en-gb</language>
        \(head)\(items)</channel></rss>
        """
    }

    static func item(_ number: Int) -> String {
        """
        <item><title>Foundry number \(number) &amp; its furnaces</title>
        <link>https://quarrygazette.example/news/\(number)</link><guid isPermaLink="false">g\(number)</guid>
        <dc:creator>Nora Pelt</dc:creator><pubDate>Tue, 05 Mar 2024 23:30:00 -0500</pubDate>
        <media:title>No headline</media:title><description>In short.</description>
        <content:encoded><![CDATA[\(body)]]></content:encoded></item>
        """
    }

    static let atom = """
        <?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Quarry Gazette</title>
        <link rel="self" href="https://quarrygazette.example/feed"/><link href="https://quarrygazette.example/"/>
        <entry><title type="html">Foundry &amp;amp; its &lt;b&gt;furnaces&lt;/b&gt;</title><id>urn:1</id>
        <link rel="enclosure" href="https://quarrygazette.example/a.mp3"/>
        <link rel="alternate" href="/news/1"/><author><name>Nora Pelt</name></author>
        <published>2024-03-05T23:30:00-05:00</published><updated>2024-03-09T10:00:00Z</updated>
        <source><title>Harbour Wire</title><updated>2001-01-01T00:00:00Z</updated></source>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>The foundry will spend 40&#160;million crowns
        on furnaces &lt;this year&gt;, its chief told<br/>reporters.</p><p style="display:none">Nobody sees 99.</p></div></content></entry>
        <entry><title>Plain</title><id>urn:2</id><updated>2024-03-06T10:00:00Z</updated>
        <link href="https://other.example/2"/><summary>Less than 5 &lt; 6 crowns were spent.

        A second paragraph is here.</summary></entry></feed>
        """

    static let json = """
        {"version": "https://jsonfeed.org/version/1.1", "title": "Quarry Gazette", "_x": {"items": [1, "]"]},
        "home_page_url": "https://quarrygazette.example/", "authors": [{"name": "Nora Pelt"}], "items": [
        {"id": "1", "url": "https://quarrygazette.example/news/1", "title": "Foundry \\"one\\" buys",
        "content_html": "<p>The foundry will spend 40 million crowns on furnaces } ] this year.<\\/p>",
        "date_published": "2024-03-05T23:30:00-05:00"},
        7,
        {"id": "3", "content_text": "Costs are <5 crowns.\\n\\nA second paragraph.", "authors": [{"name": "Ulf Stein"}]}
        ]}
        """

    @Test(
        "RSS: content before summary, and the envelope's headline, author, date and address", arguments: [1, 33, 9_999])
    func rssItems(_ piece: Int) throws {
        let found = items(Array(Self.rss((1...3).map(Self.item).joined()).utf8), piece: piece)
        #expect(found.map(\.location) == ["given#item-1", "given#item-2", "given#item-3"])
        let article = try found[1].article()
        #expect(article.title == "Foundry number 2 & its furnaces")
        #expect(article.authors == ["Nora Pelt"])
        #expect(article.outlet == "Quarry Gazette")
        #expect(article.url == "https://quarrygazette.example/news/2")
        #expect(article.published?.source == .envelope)
        #expect(article.published?.date == CalendarDate(year: 2024, month: 3, day: 5))
        #expect(article.published?.moment == Moment("2024-03-06T04:30:00Z"))
        #expect(article.paragraphTexts.count == 2)
        #expect(article.paragraphTexts.last == "The union welcomed it.")
        #expect(article.language == "en-gb")
    }

    @Test("Atom: xhtml, html and text; relative links; the source it is taken from")
    func atomEntries() throws {
        let found = items(Self.atom)
        #expect(found.count == 2)
        let first = try found[0].article()
        #expect(first.title == "Foundry & its furnaces")
        #expect(first.url == "https://quarrygazette.example/news/1")
        #expect(first.outlet == "Harbour Wire")
        #expect(first.published?.moment == Moment("2024-03-06T04:30:00Z"))
        #expect(first.text.contains("40 million crowns on furnaces <this year>"))
        #expect(!first.text.contains("99"))
        let second = try found[1].article()
        #expect(second.paragraphTexts == ["Less than 5 < 6 crowns were spent.", "A second paragraph is here."])
        #expect(second.outlet == "other.example")
        #expect(second.published?.date == CalendarDate(year: 2024, month: 3, day: 6))
    }

    @Test("JSON Feed: html and text, and a broken item costs itself only", arguments: [1, 64, 9_999])
    func jsonItems(_ piece: Int) throws {
        let found = items(Array(Self.json.utf8), piece: piece)
        #expect(found.map { $0.failure?.code } == [nil, .damaged, nil])
        let first = try found[0].article()
        #expect(first.title == "Foundry \"one\" buys")
        #expect(first.authors == ["Nora Pelt"])
        #expect(first.outlet == "Quarry Gazette")
        #expect(first.text == "The foundry will spend 40 million crowns on furnaces } ] this year.")
        #expect(first.published?.moment == Moment("2024-03-06T04:30:00Z"))
        #expect(try found[2].article().authors == ["Ulf Stein"])
        #expect(try found[2].article().paragraphTexts == ["Costs are <5 crowns.", "A second paragraph."])
    }

    @Test("feeds are read packed, in RSS 1.0, in UTF-16 and in windows-1252")
    func forms() throws {
        #expect(items(packed(Array(Self.atom.utf8))).count == 2)
        #expect(items(packed(Array(Self.json.utf8))).count == 3)
        let rdf = """
            <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
            <channel><title>Quarry Gazette</title></channel><item><title>Foundry</title>
            <link>https://quarrygazette.example/1</link><description>\(Self.body.replacing("<", with: "&lt;"))</description>
            </item></rdf:RDF>
            """
        #expect(try items(rdf)[0].article().paragraphTexts.count == 2)
        let text = Self.rss(Self.item(1)).replacing("Nora Pelt", with: "Zoë Pelt")
        let wide: [UInt8] = text.utf16.reduce(into: [0xFF, 0xFE]) {
            $0 += [UInt8(truncatingIfNeeded: $1), UInt8($1 >> 8)]
        }
        #expect(try items(wide)[0].article().authors == ["Zoë Pelt"])
        let narrow = text.replacing("utf-8", with: "iso-8859-1").unicodeScalars.map {
            UInt8(truncatingIfNeeded: $0.value)
        }
        #expect(try items(narrow)[0].article().authors == ["Zoë Pelt"])
        // One bad byte spoils one character, not the items after it.
        let spoilt = Array(Self.rss(Self.item(1).replacing("Nora", with: "N§ra") + Self.item(2)).utf8).filter {
            $0 != 0xC2
        }
        #expect(items(spoilt).compactMap(\.read).map(\.title).last == "Foundry number 2 & its furnaces")
    }

    @Test("bare ampersands and references of HTML are read as what they mean")
    func references() throws {
        let wild = Self.item(1).replacing("&amp; its", with: "R&D&nbsp;&mdash; AT&T & its")
        let article = try items(Self.rss(wild))[0].article()
        #expect(article.title == "Foundry number 1 R&D — AT&T & its furnaces")
    }

    @Test("a broken item gets a reason with its number and name, and the next is read")
    func broken() {
        let cases = [
            Self.item(2).replacing("</pubDate>", with: "</wrong>"), Self.item(2).replacing("</description>", with: ""),
            Self.item(2).replacing("In short.", with: "&secret;"),
        ]
        for item in cases {
            let found = items(Self.rss(Self.item(1) + item + Self.item(3)))
            #expect(found.map { $0.failure?.code } == [nil, .damaged, nil], "\(found.map(\.failure))")
            #expect(found[1].failure?.message.contains("item 2, https://quarrygazette.example/news/2") == true)
            #expect(found.last?.read?.title == "Foundry number 3 & its furnaces")
        }
        // Nothing is lost where only the end is missing.
        let open = Self.item(1) + Self.item(2).replacing("</item>", with: "") + Self.item(3)
        #expect(items(Self.rss(open)).compactMap(\.read).count == 3)
        #expect(items(Self.rss("<item><title>Only a title</title></item>")).map(\.failure?.code) == [.noText])
        #expect(items(Self.rss("")).map(\.failure?.code) == [.empty])
        #expect(items(Self.rss("<item " + String(repeating: "a", count: 2_100_000))).map(\.failure?.code) == [.damaged])
        let cut = Self.rss(Self.item(1) + Self.item(2))
        let found = items(String(cut.prefix(cut.count - 200)))
        #expect(found.map { $0.failure?.code } == [nil, .damaged])
        let between = items(String(Self.rss(Self.item(1)).dropLast(16)))
        #expect(between.map { $0.failure?.code } == [nil, .damaged])
        let json = items(String(Self.json.prefix(Self.json.count - 40)))
        #expect(json.map { $0.failure?.code } == [nil, .damaged, .damaged])
    }

    @Test("entities are neither expanded nor fetched", .timeLimit(.minutes(1)))
    func entities() {
        let laughs = (1...12).map { "<!ENTITY l\($0) \"\(String(repeating: "&l\($0 - 1);", count: 10))\">" }.joined()
        let declarations = [
            "<!DOCTYPE rss [<!ENTITY l0 \"lol\">\(laughs)]>",
            "<!DOCTYPE rss [<!ENTITY l12 \"\(String(repeating: "A", count: 60_000))\">]>",
            "<!DOCTYPE rss [<!ENTITY l12 SYSTEM \"file:///etc/passwd\">]>",
            "<!DOCTYPE rss SYSTEM \"file:///etc/passwd\" [<!ENTITY l12 SYSTEM \"http://127.0.0.1:9/x\">]>",
            "<!DOCTYPE rss [<!ENTITY % p SYSTEM \"file:///etc/passwd\"> %p; <!ENTITY l12 \"x\">]>",
            "<!DOCTYPE rss [<!ENTITY % a \"x\"><!ENTITY % b \"%a;%a;%a;\"> %b; <!ENTITY l12 \"%b;\">]>",
        ]
        for declaration in declarations {
            let bad = Self.item(2).replacing("In short.", with: String(repeating: "&l12;", count: 200))
            let found = items(Self.rss(Self.item(1) + bad + Self.item(3), declaration: declaration))
            #expect(
                found.map { $0.failure?.code } == [nil, .damaged, nil],
                "\(declaration.prefix(60)) \(found.map(\.failure))")
            #expect(found.allSatisfy { $0.read?.text.contains("root:") != true })
        }
        // One that hides the root from view is not taken for a page.
        let long = "<!DOCTYPE rss [<!ENTITY a \"\(String(repeating: "A", count: 100_000))\">]>"
        #expect(items(Self.rss(Self.item(1), declaration: long)).map { $0.failure?.code } == [.unsupported])
        let inclusion = Self.item(1).replacing(
            "<description>In short.</description>",
            with:
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\" parse=\"text\"/>")
        #expect(items(Self.rss(inclusion)).allSatisfy { $0.read?.text.contains("root:") != true })
    }

    @Test("hostile shapes come to their end in good time", .timeLimit(.minutes(1)))
    func hostile() {
        let shapes = [
            String(repeating: "<a>", count: 100_000),
            "<item " + (0..<50_000).map { "a\($0)='' " }.joined() + ">",
            "<item><title>" + String(repeating: "x", count: 2_500_000) + "</title></item>",
            "<item><description>" + String(repeating: "&lt;b&gt;", count: 50_000) + "</description></item>",
            "<!--" + String(repeating: "-", count: 500_000), String(repeating: "<item>", count: 20_000),
            "<item><title>" + String(repeating: "&x", count: 20_000),
        ]
        for shape in shapes {
            let found = items(
                Array(Self.rss(Self.item(1) + shape).utf8), piece: 65_536,
                limits: ReadingLimits(bytes: 2_000_000))
            #expect(found.first?.read?.title == "Foundry number 1 & its furnaces")
        }
        let deep = #"{"version": "https://jsonfeed.org/version/1", "items": ["# + String(repeating: "[", count: 500_000)
        #expect(items(Array(deep.utf8), piece: 65_536).allSatisfy { $0.failure != nil })
    }

    @Test("the order of items changes nothing in them")
    func order() throws {
        let forth = items(Self.rss((1...5).map(Self.item).joined()))
        let back = items(Self.rss((1...5).reversed().map(Self.item).joined()))
        #expect(try Set(forth.map { try $0.article().id }) == Set(back.map { try $0.article().id }))
        #expect(Set(forth.map(\.bytes)) == Set(back.map(\.bytes)))
    }
}
