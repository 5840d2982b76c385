import Domain
import Foundation
import Testing

@testable import Reporting

@Suite("Feeds and the map of a site")
struct SiteFeedTests {
    /// Briefings on one company, a day each.
    private static func days(_ count: Int) throws -> [SiteMaterial.Entry] {
        try (0..<count).map { day in
            let date = SampleLedger.asOf.date.adding(days: day)
            let ledger = Ledger(
                asOf: Moment(endOf: date), facts: SampleLedger.facts, events: [SampleLedger.robotaxi],
                articles: [SampleLedger.ledgerPost, SampleLedger.dispatch])
            return try Desk.entry(
                Desk.material(ledger: ledger, projection: nil, checks: []), folder: "\(date)-tesla")
        }
    }

    private struct Feed: Decodable {
        struct Item: Decodable {
            let id: String
            let url: String
            let content_html: String
            let date_published: String
        }
        let items: [Item]
    }

    private static func feed(_ site: [String: String], _ name: String) throws -> Feed {
        try JSONDecoder().decode(Feed.self, from: Data((site[name] ?? "").utf8))
    }

    @Test("A feed has the newest fifty briefings whole, for the site and for the company")
    func length() throws {
        let site = try Desk.site(Self.days(53))
        for folder in ["", "companies/tesla/"] {
            let feed = try Self.feed(site, folder + "feed.json")
            #expect(feed.items.count == 50)
            #expect(Set(feed.items.map(\.id)).count == 50)
            #expect(feed.items.map(\.date_published) == feed.items.map(\.date_published).sorted().reversed())
            #expect(feed.items.first?.content_html.contains("Key figures") == true)
            #expect(feed.items.first?.content_html.contains("What is weak") == true)
            let atom = try #require(site[folder + "feed.xml"])
            #expect(atom.split(separator: "<entry>").count == 51)
            #expect(PageScanner(atom).faults == ["<?xml> is left open"])
        }
    }

    @Test("A long archive and long lists have several pages, of which the full ones stay as they are")
    func pages() throws {
        let days = try Self.days(8)
        let site = try Desk.site(Array(days.prefix(7)), listLength: 3)
        let later = try Desk.site(days, listLength: 3)
        #expect(
            site.keys.filter { $0.hasPrefix("archive") }.sorted() == [
                "archive-1.html", "archive-2.html", "archive.html",
            ])
        for day in 0..<7 {
            let address = "briefings/\(days[day].folder)/briefing.html"
            let name = day < 3 ? "archive-1.html" : day < 6 ? "archive-2.html" : "archive.html"
            #expect(site[name]?.contains(address) == true, "\(address)")
        }
        #expect(site["archive.html"]?.contains("href=\"archive-2.html\"") == true)
        #expect(site["archive-2.html"]?.contains("href=\"archive-1.html\"") == true)
        for name in ["archive-1.html", "archive-2.html"] {
            #expect(later[name] == site[name])
            #expect(PageScanner(site[name] ?? "").strayDigits == [])
        }
        #expect(site["facts.html"]?.contains("href=\"facts-letter-t.html\"") == true)
        #expect(site["facts-letter-t.html"]?.contains("companies/tesla/f-") == true)
    }

    @Test("An entry keeps its name when the site moves and when others come")
    func names() throws {
        let moved = try #require(SiteSettings(address: "https://elsewhere.example.org/ai/"))
        let first = try Self.feed(Desk.site(Self.days(1)), "feed.json").items
        let later = try Self.feed(Desk.site(Self.days(3), settings: moved), "feed.json").items
        #expect(later.last?.id == first.first?.id)
        #expect(first.first?.id.hasPrefix("urn:uuid:") == true)
        #expect(later.last?.url == "https://elsewhere.example.org/ai/briefings/2024-04-29-tesla/briefing.html")
    }

    @Test("The map names every page but the one for what is missing, by its canonical address")
    func map() throws {
        let site = try Desk.site()
        let map = try #require(site["sitemap.xml"])
        for (name, text) in site where name.hasSuffix(".html") {
            let canonical = PageScanner(text).elements.first { $0.attributes["rel"] == "canonical" }?.attributes["href"]
            #expect((canonical == nil) == (name == "404.html"), "\(name)")
            if let canonical { #expect(map.contains("<loc>\(canonical)</loc>"), "\(name)") }
        }
        #expect(map.contains("<loc>https://briefing.example/</loc>"))
        #expect(site["robots.txt"]?.contains("Sitemap: https://briefing.example/sitemap.xml") == true)
    }

    @Test("A map of more addresses than a file may hold is several and an index")
    func index() {
        let pages = (0..<7).map { ("https://a.example/\($0)", CalendarDate(year: 2024, month: 5, day: $0 + 1)) }
        let files = Site.sitemap(pages, at: "https://a.example/", most: 3)
        #expect(files.map(\.name) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml"])
        let index = String(decoding: files[0].bytes, as: UTF8.self)
        #expect(index.contains("<sitemap><loc>https://a.example/sitemap-2.xml</loc><lastmod>2024-05-06</lastmod>"))
        #expect(String(decoding: files[3].bytes, as: UTF8.self).contains("<url><loc>https://a.example/6</loc>"))
        #expect(Site.sitemap(pages, at: "https://a.example/").count == 1)
    }

    @Test("Assets are named for what is in them, and a style of the user’s own has another name")
    func assets() throws {
        let built = SiteAssets(try TemplateLibrary.builtIn())
        let own = SiteAssets(try TemplateLibrary(overriding: ["style.css": "body { color: black; }"]))
        #expect(built.style != own.style)
        #expect(built.script == own.script)
        for file in built.files where file.name.hasPrefix("assets/") {
            #expect(file.name.contains("." + SHA256.hexDigest(of: file.bytes).prefix(10) + "."), "\(file.name)")
        }
    }

    @Test("A page that stands alone names its style by its hash, and no style beside it would be taken")
    func policy() throws {
        let page = try Desk.html(try Desk.briefing())
        let style = try #require(page.split(separator: "<style>").last?.split(separator: "</style>").first)
        #expect(page.contains("style-src 'sha256-\(SHA256.base64Digest(of: String(style)))'"))
        #expect(!page.contains("unsafe-inline"))
    }
}
