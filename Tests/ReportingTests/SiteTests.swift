import Domain
import Foundation
import Reference
import Testing

@testable import Reporting

@Suite("A site")
struct SiteTests {
    /// The sample company’s briefing and another’s from the same ledger.
    private static func two() throws -> [SiteMaterial.Entry] {
        [
            try Desk.entry(),
            try Desk.entry(
                Desk.material(company: "Meta", projection: nil, checks: []), folder: "2024-04-29-meta"),
        ]
    }

    @Test("Every page is whole, marks its digits, and asks for nothing but what the site serves")
    func pages() throws {
        let site = try Desk.site(Self.two())
        let pages = site.filter { $0.key.hasSuffix(".html") }
        for name in [
            "index.html", "404.html", "archive.html", "assumptions.html", "calendar.html", "coverage.html",
            "facts.html", "method.html", "search.html", "companies/index.html", "companies/tesla/index.html",
            "companies/meta/index.html", "evidence/index.html", "briefings/2024-04-29-tesla/briefing.html",
        ] { #expect(pages[name] != nil, "\(name)") }
        for (name, text) in pages {
            let page = PageScanner(text)
            #expect(page.strayDigits == [], "\(name)")
            #expect(page.faults == [], "\(name)")
            #expect(!page.elements.contains { $0.name == "style" || $0.attributes["style"] != nil }, "\(name)")
            #expect(!text.contains("unsafe"), "\(name)")
            #expect(page.elements.filter { $0.name == "h1" }.count == 1, "\(name)")
            for element in page.elements where ["script", "link", "img"].contains(element.name) {
                let source = element.attributes["src"] ?? element.attributes["href"] ?? ""
                #expect(!source.contains("//") || element.attributes["rel"] == "canonical", "\(name): \(source)")
            }
            let scripts = page.elements.filter { $0.name == "script" && $0.attributes["src"] != nil }
            #expect(scripts.count == (name == "search.html" ? 1 : 0), "\(name)")
        }
    }

    @Test("Every link inside the site leads somewhere")
    func links() throws {
        let site = try Desk.site(Self.two())
        for (name, text) in site where name.hasSuffix(".html") && name != "404.html" {
            for element in PageScanner(text).elements {
                guard let target = element.attributes["href"] ?? element.attributes["src"], !target.contains("//")
                else {
                    continue
                }
                let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                var folder = name.split(separator: "/").dropLast().map(String.init)
                for part in parts[0].split(separator: "/") {
                    if part == ".." { folder = folder.dropLast() } else { folder.append(String(part)) }
                }
                let place = parts[0].isEmpty ? name : folder.joined(separator: "/")
                // A briefing’s data lie in its folder and are not this renderer’s.
                if place.hasSuffix("/briefing.json") { continue }
                let page = try #require(site[place], "\(name) links to \(target)")
                if parts.count == 2 { #expect(page.contains("id=\"\(parts[1])\""), "\(name) links to \(target)") }
            }
        }
    }

    @Test("Equal material gives equal bytes, in whatever order the briefings come")
    func determinism() throws {
        #expect(try Desk.site(Self.two()) == Desk.site(Self.two().reversed()))
    }

    @Test("Another company’s briefing leaves the pages of this one as they were")
    func unchanged() throws {
        let one = try Desk.site([try Desk.entry()])
        let both = try Desk.site(Self.two())
        for (name, text) in one where name.hasPrefix("companies/tesla/") || name.hasPrefix("briefings/") {
            #expect(both[name] == text, "\(name)")
        }
        #expect(one["index.html"] != both["index.html"])
    }

    @Test("A fact’s page tells who said what when, with the sentence and the way to it")
    func fact() throws {
        let site = try Desk.site()
        let lead = SampleLedger.plan.lead
        let page = try #require(site["companies/tesla/\(SampleLedger.plan.id).html"])
        #expect(page.contains("evidence/\(lead.article).html#s\(lead.sentenceRange.start)"))
        #expect(page.contains("data-article=\"\(lead.article)\" data-start=\"\(lead.sentenceRange.start)\""))
        #expect(page.contains("<span class=\"tag stands\">stands</span>"))
        let evidence = try #require(site["evidence/\(lead.article).html"])
        #expect(evidence.contains("../companies/tesla/\(SampleLedger.plan.id).html"))
    }

    @Test("What the pages of a site print has its receipt in the site or in a briefing’s own folder")
    func receipts() throws {
        struct File: Decodable { let receipts: [Receipt] }
        let entries = try Self.two()
        let site = try Desk.site(entries)
        let own = try JSONDecoder().decode(File.self, from: Data((site["site-receipts.json"] ?? "").utf8)).receipts
        let known = Set(own.map(\.id.rawValue)).union(
            entries.flatMap { $0.briefing.receipts.sorted.map(\.id.rawValue) })
        for (name, text) in site where name.hasSuffix(".html") {
            for element in PageScanner(text).elements {
                guard let receipt = element.receipt else { continue }
                #expect(known.contains(receipt), "\(name)")
            }
        }
    }

    @Test("An article’s words reach no page unescaped, neither its data for machines nor its feeds")
    func escaping() throws {
        let title = "</script><script>alert()</script>"
        let article = Article(
            title: title, outlet: "Harbour Wire", text: SampleLedger.dispatch.text,
            paragraphs: SampleLedger.dispatch.paragraphs, location: "a.html")
        let ledger = Desk.ledger(SampleLedger.facts, articles: [article])
        for (name, text) in try Desk.site([try Desk.entry(Desk.material(ledger: ledger))]) where !name.hasSuffix(".js")
        {
            #expect(!text.contains("<script>"), "\(name)")
        }
    }

    @Test("What could not be read is listed by its name and reason, without its place on the machine")
    func quarantine() throws {
        let note = QuarantineNote(
            digest: String(repeating: "a", count: 64), location: "/home/op/in/page-7.html",
            reason: "/home/op/in/page-7.html: the file is empty")
        let page = try #require(try Desk.site(quarantined: [note])["coverage.html"])
        #expect(page.contains("<span class=\"name\" data-name=\"quarantine\">page-7.html</span>: the file is empty"))
        #expect(!page.contains("/home"))
        #expect(PageScanner(page).strayDigits == [])
    }

    @Test("A site without a briefing says so")
    func empty() throws {
        let site = try Desk.site([])
        #expect(site["index.html"]?.contains("No briefing yet.") == true)
        #expect(site["facts.html"]?.contains("Nothing yet.") == true)
        #expect(site["feed.xml"]?.contains("<entry>") == false)
    }

    @Test(
        "An address is one of the web, without query, and ends in a slash",
        arguments: [
            ("https://briefings.example.org", "https://briefings.example.org/"),
            ("http://example.org:8080/ai", "http://example.org:8080/ai/"),
            ("https://example.org/ai/", "https://example.org/ai/"),
            ("example.org", nil), ("ftp://example.org/", nil), ("https://", nil), ("https:///x", nil),
            ("https://example.org/?q", nil), ("https://example.org/a\"b", nil), ("https://example.org/../x", nil),
            ("https://user@example.org/", nil),
        ] as [(String, String?)])
    func address(_ text: String, _ expected: String?) {
        #expect(SiteSettings(address: text)?.address == expected)
    }
}
