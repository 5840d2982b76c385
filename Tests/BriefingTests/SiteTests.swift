import Foundation
import Testing

@Suite("The published site")
struct SiteTests {
    private static func article(_ company: String, _ amount: String, _ day: String) -> String {
        """
        <!DOCTYPE html><html lang="en"><head><title>\(company) and its AI plans</title>
        <meta property="og:site_name" content="Harbour Wire">
        <meta property="article:published_time" content="\(day)T08:00:00Z"></head><body><article>
        <h1>\(company) and its AI plans</h1>
        <p>\(company) will spend \(amount) on AI training in 2024, the company said in a regulatory filing on Tuesday.
        The plan covers the whole of the year and every site that the company runs.</p>
        <p>The company did not say how the money will be divided between its laboratories, and analysts who follow the
        shares said that they would wait for the results before they change their models.</p>
        </article></body></html>
        """
    }

    /// A night over two companies.
    private func prepared(_ configuration: String = "") throws -> Program {
        let program = try Program()
        try program.write("sources: [in]\noutput: Out\n" + configuration, to: "briefing.yaml")
        try program.write(Self.article("Acme Robotics Inc", "$3 billion", "2024-04-30"), to: "in/acme.html")
        try program.write(Self.article("Tesla", "$4 billion", "2024-04-30"), to: "in/tesla.html")
        let outcome = try program.run(["nightly", "--as-of", "2024-04-30"])
        #expect(outcome.status == 0, "\(outcome.complaints)")
        return program
    }

    /// The files of the live release by name: what they hold, their number on the disk and their time.
    private func live(_ program: Program) throws -> [String: (data: Data, file: Int, time: Date)] {
        let release = try FileManager.default.destinationOfSymbolicLink(
            atPath: program.folder.path + "/Out/site/current")
        let folder = program.folder.path + "/Out/site/" + release
        var files: [String: (Data, Int, Date)] = [:]
        for case let name as String in try #require(FileManager.default.enumerator(atPath: folder)) {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder + "/" + name)
            guard attributes[.type] as? FileAttributeType == .typeRegular else { continue }
            files[name] = (
                try #require(FileManager.default.contents(atPath: folder + "/" + name)),
                (attributes[.systemFileNumber] as? Int) ?? 0, try #require(attributes[.modificationDate] as? Date)
            )
        }
        return files
    }

    @Test("one changed article rewrites its pages, its company's, the lists, feeds and map, and nothing else")
    func incremental() throws {
        let program = try prepared()
        defer { program.remove() }
        let before = try live(program)
        try program.write(Self.article("Acme Robotics Inc", "$2 billion", "2024-05-01"), to: "in/later.html")
        let outcome = try program.run(["nightly", "--as-of", "2024-05-01"])
        #expect(outcome.status == 0, "\(outcome.complaints)")
        let after = try live(program)
        let lists: Set<String> = [
            "index.html", "archive.html", "facts.html", "calendar.html", "coverage.html", "companies/index.html",
            "evidence/index.html", "feed.xml", "feed.json", "sitemap.xml", "search-index.json", "site-receipts.json",
            "site.json", "manifest.json",
        ]
        for (name, old) in before {
            let new = try #require(after[name], "\(name) is gone")
            if lists.contains(name) || name.hasPrefix("companies/acme-robotics/") { continue }
            if name.hasPrefix("evidence/"), new.data != old.data { continue }
            #expect(new.data == old.data, "\(name)")
            #expect(new.time == old.time, "\(name)")
            #expect(new.file == old.file, "\(name) is a copy")
        }
        #expect(before.keys.contains { $0.hasPrefix("companies/tesla/f-") })
        #expect(after.keys.contains("briefings/2024-05-01-acme-robotics/briefing.html"))
        #expect(after["index.html"]?.data != before["index.html"]?.data)
        #expect(try program.run(["verify", "Out/site", "--archive", "Out/archive.sqlite"]).status == 0)
    }

    @Test(
        "a digit changed anywhere in a site is found, in pages, feeds, data for machines and the index of the search",
        arguments: [
            "index.html", "companies/tesla/index.html", "facts.html", "assumptions.html", "archive.html",
            "coverage.html", "feed.xml", "companies/tesla/feed.json", "sitemap.xml", "search-index.json",
            "site-receipts.json", "briefings/2024-04-30-tesla/briefing.html",
            "briefings/2024-04-30-tesla/briefing.json",
        ])
    func forged(_ name: String) throws {
        let program = try prepared()
        defer { program.remove() }
        let path = "Out/site/current/" + name
        var text = try program.read(path)
        // The last digit of the file: in none of them does it stand for nothing.
        let digit = try #require(text.lastIndex { $0.isASCII && $0.isNumber })
        let other = text[digit] == "7" ? "3" : "7"
        text.replaceSubrange(digit...digit, with: other)
        try program.write(text, to: path)
        let outcome = try program.run(["verify", "Out/site", "--archive", "Out/archive.sqlite"])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains(name))
    }

    @Test("a page of a site is proven by its own marks, also where nothing can be made again")
    func marks() throws {
        let program = try prepared()
        defer { program.remove() }
        // Another version's site: the page is not compared with one made again.
        let plan = try program.read("Out/site/current/site.json")
        let version = try #require(plan.range(of: "\"program\" : \"briefing"))
        try program.write(
            plan.replacingCharacters(in: version, with: "\"program\" : \"another"), to: "Out/site/current/site.json")
        let path = "Out/site/current/index.html"
        let page = try program.read(path)
        #expect(page.contains("$4B"))
        try program.write(page.replacingOccurrences(of: "$4B", with: "$5B"), to: path)
        let outcome = try program.run(["verify", "Out/site", "--archive", "Out/archive.sqlite"])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("“$5B” should be “$4B”"))
    }

    @Test("a page put into a site, and one taken out of it, are found")
    func foreign() throws {
        let program = try prepared()
        defer { program.remove() }
        try program.write("<p>x</p>", to: "Out/site/current/extra.html")
        try FileManager.default.removeItem(atPath: program.folder.path + "/Out/site/current/calendar.html")
        let outcome = try program.run(["verify", "Out/site", "--archive", "Out/archive.sqlite"])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("extra.html: no site has a file of this name"))
        #expect(outcome.output.contains("calendar.html: the file is missing"))
    }

    @Test("the address of the configuration stands in canonical links, feeds and map; one that is none is refused")
    func address() throws {
        let program = try prepared("address: https://briefings.example.org/ai\n")
        defer { program.remove() }
        let home = try program.read("Out/site/current/index.html")
        #expect(home.contains("<link rel=\"canonical\" href=\"https://briefings.example.org/ai/\">"))
        #expect(
            try program.read("Out/site/current/sitemap.xml").contains("<loc>https://briefings.example.org/ai/</loc>"))
        #expect(try program.read("Out/site/current/404.html").contains("href=\"/ai/assets/style."))
        try program.write("sources: [in]\noutput: Out\naddress: briefings.example.org\n", to: "briefing.yaml")
        let outcome = try program.run(["nightly"])
        #expect(outcome.status == 78)
        #expect(outcome.complaints.contains("address"))
        #expect(try program.run(["publish", "--output", "Out", "--address", "ftp://x"]).status == 64)
    }

    @Test("what could not be read stands in the report of the site, without its path")
    func quarantine() throws {
        let program = try prepared()
        defer { program.remove() }
        try program.write("", to: "in/page-7.html")
        try program.write(Self.article("Acme Robotics Inc", "$2 billion", "2024-05-01"), to: "in/later.html")
        #expect(try program.run(["nightly", "--as-of", "2024-05-01"]).status == 3)
        let page = try program.read("Out/site/current/coverage.html")
        #expect(page.contains("page-7.html"))
        #expect(!page.contains("in/page-7.html"))
        #expect(try program.run(["verify", "Out/site", "--archive", "Out/archive.sqlite"]).status == 0)
    }
}
