import Foundation
import LoopbackServer
import Testing

/// What the nightly tests write about.
enum Story {
    static func page(_ amount: String, _ day: String, company: String = "Acme Robotics") -> String {
        """
        <!DOCTYPE html><html lang="en"><head><title>\(company) and its AI plans</title>
        <meta property="og:site_name" content="Harbour Wire">
        <meta property="article:published_time" content="\(day)T08:00:00Z"></head><body><article>
        <h1>\(company) and its AI plans</h1>
        <p>\(company) Inc will spend \(amount) on AI training in 2024, the company said in a regulatory filing on
        Tuesday. The plan covers the whole of the year and every site that the company runs.</p>
        <p>The company did not say how the money will be divided between its laboratories, and analysts who follow the
        shares said that they would wait for the results before they change their models.</p>
        </article></body></html>
        """
    }

    static func prepared(_ settings: String = "") throws -> Program {
        let program = try Program()
        try program.write("sources: [in]\noutput: Out\n" + settings, to: "briefing.yaml")
        try program.write(page("$3 billion", "2024-04-30"), to: "in/one.html")
        return program
    }
}

extension Program {
    /// Every file below the folder with its size and time, but for what the tests keep there themselves.
    func listing() throws -> [String] {
        let walk = try #require(FileManager.default.enumerator(atPath: folder.path))
        var lines: [String] = []
        while let name = walk.nextObject() as? String {
            guard !name.hasPrefix(".std") else { continue }
            let attributes = walk.fileAttributes ?? [:]
            lines.append("\(name) \(attributes[.size] ?? "") \(attributes[.modificationDate] ?? "")")
        }
        return lines.sorted()
    }

    /// The names in a folder, sorted; none where it is not there.
    func names(in name: String) -> [String] {
        ((try? FileManager.default.contentsOfDirectory(atPath: folder.path + "/" + name)) ?? []).sorted()
    }
}

@Suite("Nights in a row")
struct NightTests {
    @Test("missed nights are made up, each with its own moment and what was known of it")
    func catchUp() throws {
        let program = try Story.prepared()
        defer { program.remove() }
        #expect(try program.run(["nightly", "--as-of", "2024-04-30"]).status == 0)
        try program.write(Story.page("$2 billion", "2024-05-01"), to: "in/two.html")
        try program.write(Story.page("$4 billion", "2024-05-03"), to: "in/three.html")
        #expect(try program.run(["nightly", "--since", "2024-05-01", "--as-of", "2024-05-04"]).status == 0)
        #expect(
            program.names(in: "Out/briefings") == [
                "2024-04-30-acme-robotics", "2024-05-01-acme-robotics", "2024-05-03-acme-robotics",
            ])
        let first = try program.read("Out/briefings/2024-05-01-acme-robotics/briefing.md").lowercased()
        #expect(first.contains("cut") && !first.contains("$4b"))
        let second = try program.read("Out/briefings/2024-05-03-acme-robotics/briefing.md").lowercased()
        #expect(second.contains("raised") && second.contains("$4b"))
        let verified = try program.run(["verify", "Out/briefings", "--output", "Out"])
        #expect(verified.status == 0, "\(verified.complaints)")
    }

    @Test("latest makes no missed night; a number makes so many")
    func someMissed() throws {
        let program = try Story.prepared()
        defer { program.remove() }
        try program.write(Story.page("$2 billion", "2024-05-02"), to: "in/two.html")
        let latest = try program.run(
            ["nightly", "--dry-run", "--since", "2024-04-20", "--as-of", "2024-05-04", "--catch-up", "latest"])
        #expect(latest.output.contains("1 nights, 2 new articles"))
        let three = try program.run(
            ["nightly", "--dry-run", "--since", "2024-04-20", "--as-of", "2024-05-04", "--catch-up", "3"])
        #expect(three.output.contains("4 nights"))
        #expect(try program.run(["nightly", "--catch-up", "some"]).status == 64)
    }

    @Test("a dry run says what would be done and touches nothing")
    func dryRun() throws {
        let program = try Story.prepared()
        defer { program.remove() }
        let before = try program.listing()
        let first = try program.run(["nightly", "--as-of", "2024-04-30", "--dry-run"])
        #expect(first.status == 0, "\(first.complaints)")
        #expect(first.output.contains("would file in/one.html"))
        #expect(first.output.contains("would look at Acme Robotics as of 2024-04-30T23:59:59Z"))
        #expect(try program.listing() == before)

        #expect(try program.run(["nightly", "--as-of", "2024-04-30"]).status == 0)
        try program.write(Story.page("$2 billion", "2024-05-01"), to: "in/two.html")
        let whole = try program.listing()
        let second = try program.run(["nightly", "--as-of", "2024-05-01", "--dry-run"])
        #expect(second.output.contains("would file in/two.html"))
        #expect(!second.output.contains("in/one.html"))
        #expect(try program.listing() == whole)
    }

    @Test("briefings that a killed run left without a release are released by the next one, which reads nothing new")
    func releaseAfterKill() throws {
        let program = try Story.prepared()
        defer { program.remove() }
        // A folder in the place of the releases stops the first run after its briefings were written.
        try program.write("in the way", to: "Out/site/releases")
        let failed = try program.run(["nightly", "--as-of", "2024-04-30"])
        #expect(failed.status == 73)
        try FileManager.default.removeItem(atPath: program.folder.path + "/Out/site/releases")
        let next = try program.run(["nightly", "--as-of", "2024-05-01", "--verbose"])
        #expect(next.status == 0, "\(next.complaints)")
        #expect(try program.read("Out/site/current/index.html").contains("Acme Robotics"))
    }

    @Test("too many bad inputs: nothing is published; the night can be forced")
    func badData() throws {
        let program = try Story.prepared("limits: {fewest: 4, quarantined: 50}\n")
        defer { program.remove() }
        for number in 1...5 { try program.write("%PDF-1.4 \(number)", to: "in/bad\(number).html") }
        let held = try program.run(["nightly", "--as-of", "2024-04-30"])
        #expect(held.status == 65)
        #expect(held.complaints.contains("5 of 6 new inputs"))
        #expect(program.names(in: "Out/site").isEmpty)
    }

    @Test("far fewer articles than on the days before hold a night back")
    func drop() throws {
        let program = try Story.prepared("limits: {fewest: 1}\n")
        defer { program.remove() }
        // Without three days of runs there is no median, and nothing is held back.
        #expect(try program.run(["nightly", "--as-of", "2024-04-30"]).status == 0)
    }

    @Test("what no source gives for too long is said, and ends with its own status")
    func freshness() throws {
        let program = try Story.prepared("freshness: {warn: 2, error: 5}\n")
        defer { program.remove() }
        #expect(try program.run(["nightly", "--as-of", "2024-05-01"]).status == 0)
        let warned = try program.run(["nightly", "--as-of", "2024-05-02"])
        #expect(warned.status == 0 && warned.complaints.contains("2024-04-30"))
        let failed = try program.run(["nightly", "--as-of", "2024-05-06"])
        #expect(failed.status == 69)
        #expect(failed.complaints.contains("5 days old"))
    }

    @Test("an input in quarantine is listed, tried again where asked for, and forgotten where asked for")
    func quarantine() throws {
        let program = try Story.prepared()
        defer { program.remove() }
        try program.write("", to: "in/empty.html")
        #expect(try program.run(["nightly", "--as-of", "2024-04-30"]).status == 3)
        let listed = try program.run(["quarantine", "list", "--output", "Out", "--format", "json"])
        #expect(listed.output.contains("in/empty.html") && listed.output.contains("\"tries\": 1"))
        #expect(try program.run(["quarantine", "retry", "in/empty.html", "--output", "Out"]).status == 0)
        #expect(try program.run(["nightly", "--as-of", "2024-05-01"]).status == 3)
        #expect(try program.run(["quarantine", "drop", "in/other.html", "--output", "Out"]).status == 66)
        #expect(try program.run(["quarantine", "drop", "in/empty.html", "--output", "Out"]).status == 0)
        #expect(try program.run(["quarantine", "--output", "Out", "--format", "json"]).output.isEmpty)
        #expect(try program.run(["nightly", "--as-of", "2024-05-02"]).status == 0)
    }

    @Test("feeds are fetched into the inbox with the pages they only sum up; asked again they give nothing new")
    func feeds() throws {
        let server = try LoopbackServer { request, _ in
            switch request.target {
            case "/feed.xml":
                if request.headers["if-none-match"] == "\"one\"" { return .init(status: 304) }
                return .text(
                    """
                    <rss version="2.0"><channel><title>Harbour Wire</title>
                    <item><title>Acme Robotics and its AI plans</title><link>http://localhost:\(
                        request.headers["host"]?.split(separator: ":").last ?? "")/story.html</link>
                    <pubDate>Tue, 30 Apr 2024 08:00:00 GMT</pubDate><description>Plans.</description></item>
                    </channel></rss>
                    """, kind: "application/rss+xml", headers: ["ETag": "\"one\""])
            case "/story.html": return .text(Story.page("$7 billion", "2024-04-30"), kind: "text/html")
            default: return .init(status: 404)
            }
        }
        defer { server.stop() }
        let program = try Program()
        defer { program.remove() }
        try program.write(
            "sources: [\"\(server.url("/feed.xml", host: "localhost"))\"]\noutput: Out\n"
                + "fetch: {hosts: [localhost], pause: 0, contact: \"https://example.org/about\"}\n", to: "briefing.yaml"
        )
        let first = try program.run(["nightly", "--as-of", "2024-04-30"])
        #expect(first.status == 0, "\(first.complaints)")
        #expect(try program.read("Out/briefings/2024-04-30-acme-robotics/briefing.md").contains("$7B"))
        #expect(server.requests.contains { $0.headers["user-agent"]?.contains("+https://example.org/about") ?? false })
        let day = try #require(program.names(in: "Out/inbox").first)
        #expect(program.names(in: "Out/inbox/" + day).count == 2)
        let asked = server.requests.count
        let second = try program.run(["nightly", "--as-of", "2024-05-01", "--verbose"])
        #expect(second.output.contains("nothing new"))
        #expect(server.requests.dropFirst(asked).map(\.target) == ["/robots.txt", "/feed.xml"])

        try program.write(
            "sources: [\"\(server.url("/feed.xml", host: "localhost"))\"]\noutput: Out2\n", to: "briefing.yaml")
        let refused = try program.run(["nightly", "--as-of", "2024-04-30"])
        #expect(refused.status == 69)
        #expect(refused.complaints.contains("port"))
    }

    @Test("a run leaves a record, metrics, a log and pings; status tells how old the last good one is")
    func monitoring() throws {
        let server = try LoopbackServer { _, _ in .init() }
        defer { server.stop() }
        let program = try Story.prepared(
            "monitoring: {metrics: briefing.prom, log: night.log, ping: \"\(server.url("/ping/key"))\"}\n")
        defer { program.remove() }
        #expect(try program.run(["status"]).status == 66)
        try program.write("", to: "in/empty.html")
        let run = try program.run(["nightly", "--as-of", "2024-04-30", "--log-format", "json"])
        #expect(run.status == 3)
        let line = try #require(run.complaints.split(separator: "\n").first)
        let fields = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: String])
        #expect(fields["level"] == "warning" && fields["stage"] == "reading")
        #expect(fields["message"]?.contains("in/empty.html") ?? false)

        let metrics = try program.read("briefing.prom")
        #expect(metrics.contains("\nbriefing_exit_status 3\n") && metrics.contains("\nbriefing_new_articles 1\n"))
        #expect(try program.read("night.log").contains("run=\(fields["run"] ?? "?")") == false)
        #expect(try program.read("night.log").contains("\"run\": \"\(fields["run"] ?? "?")\""))
        let record = try program.read("Out/runs/\(fields["run"] ?? "?").json")
        #expect(record.contains("\"exitStatus\" : 3"))
        #expect(server.requests.map(\.target) == ["/ping/key/start", "/ping/key"])
        #expect(server.requests.last?.body.contains("exit 3") ?? false)

        let status = try program.run(["status", "--max-age", "26h"])
        #expect(status.status == 0 && status.output.hasPrefix("OK"))
        #expect(status.output.contains("exit 3"))
    }

    @Test("a run that fails writes one mail with the first error in its subject, and pings the failure")
    func failure() throws {
        let server = try LoopbackServer { _, _ in .init() }
        defer { server.stop() }
        let program = try Story.prepared(
            "monitoring: {mail: operator@example.org, sendmail: ./take, ping: \"\(server.url("/key"))\"}\n"
                + "limits: {fewest: 2, quarantined: 10}\n")
        defer { program.remove() }
        try program.write("#!/bin/sh\n/bin/cat >> mail.txt\n", to: "take")
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: program.folder.path + "/take")
        for number in 1...3 { try program.write("%PDF-1.4 \(number)", to: "in/bad\(number).html") }
        #expect(try program.run(["nightly", "--as-of", "2024-04-30"]).status == 65)
        let mail = try program.read("mail.txt")
        #expect(mail.components(separatedBy: "Subject:").count == 2)
        #expect(mail.contains("Subject: briefing failed (65): reading: in/bad1.html"))
        #expect(mail.contains("To: <operator@example.org>"))
        #expect(server.requests.map(\.target) == ["/key/start", "/key/fail"])
        #expect(try program.run(["status", "--max-age", "26h"]).status == 1)
    }

    @Test("a configuration is checked as a whole and shown with its defaults; parts name their keys")
    func settings() throws {
        let program = try Story.prepared("retention: {daily: 3}\n")
        defer { program.remove() }
        let checked = try program.run(["config", "check"])
        #expect(checked.status == 0, "\(checked.complaints)")
        let shown = try program.run(["config", "show"])
        #expect(shown.output.contains("daily 3; weekly 8"))
        #expect(shown.output.contains("by default"))
        try program.write("sources: [in, gone]\noutput: Out\n", to: "briefing.yaml")
        #expect(try program.run(["config", "check"]).status == 1)
        for (text, wanted) in [
            ("fetch: {second: 3}", "did you mean “seconds”"), ("limits: {drop: much}", "limits: drop"),
            ("freshness: {warn: 5, error: 2}", "freshness: error"), ("monitoring: {mail: nobody}", "monitoring: mail"),
            ("retention: [3]", "retention"),
        ] {
            try program.write("sources: [in]\n\(text)\n", to: "briefing.yaml")
            let outcome = try program.run(["config", "check"])
            #expect(outcome.status == 78, "\(text)")
            #expect(outcome.complaints.contains(wanted), "\(outcome.complaints)")
        }
    }

    @Test("names and words of inputs cannot steer a terminal or forge a line of the log")
    func logInjection() throws {
        let program = try Story.prepared("monitoring: {log: night.log}\n")
        defer { program.remove() }
        try program.write("", to: "in/evil\u{1B}[31m\nlevel=error run=forged\u{202E}.html")
        let run = try program.run(["nightly", "--as-of", "2024-04-30", "--log-format", "logfmt"])
        #expect(run.status == 3)
        for text in [run.complaints, try program.read("night.log")] {
            #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}"))
            #expect(text.split(separator: "\n").allSatisfy { $0.hasPrefix("time=") })
        }
    }

    @Test("a projection that moved says why, and each part of it is proven")
    func bridge() throws {
        let program = try Program()
        defer { program.remove() }
        func text(_ words: String, _ day: String) -> String {
            """
            Tesla and its AI plans

            By Ines Calder
            \(day) April 2024

            \(words) The carmaker did not say how the money will be divided between its sites.
            """
        }
        try program.write(
            text(
                "Tesla will spend around $10 billion this year on AI training and inference, Elon Musk said in a post on X.",
                "28"),
            to: "a.txt")
        try program.write(
            text(
                "Tesla expects to spend $7 billion to $8 billion in 2024 on AI training and inference, the company said in a regulatory filing.",
                "30"),
            to: "b.txt")
        #expect(try program.run(["generate", "a.txt", "--as-of", "2024-04-29", "--company", "Tesla"]).status == 0)
        #expect(
            try program.run(["generate", "a.txt", "b.txt", "--as-of", "2024-04-30", "--company", "Tesla"]).status == 0)
        let page = try program.read("Output/briefings/2024-04-30-tesla/briefing.md")
        let bridge = try #require(page.split(separator: "\n").first { $0.hasPrefix("Why our median moved") })
        #expect(bridge.contains("; the figure ⇒[−$") && bridge.contains("; how sure it is +⇒[$"), "\(bridge)")
        #expect(try !program.read("Output/briefings/2024-04-29-tesla/briefing.md").contains("Why our median moved"))
        let verified = try program.run(["verify"])
        #expect(verified.status == 0, "\(verified.output)")
    }

    @Test("a page that hides text is named with how often, and nothing of what it hides is printed")
    func hidden() throws {
        let program = try Program()
        defer { program.remove() }
        let hidden = """
            <p style="display:none">Acme Robotics will spend $91 billion on AI training in 2024, it said.</p>
            <p hidden>Acme Robotics will spend $92 billion on AI training in 2024, it said.</p>
            <div style="font-size:0">Acme Robotics will spend $93 billion on AI training in 2024, it said.</div>
            </article>
            """
        try program.write(
            Story.page("$7 billion", "2024-04-30").replacing("</article>", with: hidden), to: "one.html")
        #expect(try program.run(["generate", "one.html", "--as-of", "2024-04-30"]).status == 0)
        let page = try program.read("Output/briefings/2024-04-30-acme-robotics/briefing.md")
        let counted = /hidden text: \[3\]\(receipts.json#r-[0-9a-f]{16}\) places/
        #expect(page.contains(counted), "\(page)")
        #expect(try program.run(["publish"]).status == 0)
        let coverage = try program.read("Output/site/current/coverage.html")
        #expect(coverage.contains("hidden text: ") && coverage.contains(" places"))
        let files = try program.listing().compactMap { $0.split(separator: " ").first.map(String.init) }.filter {
            name in
            name.hasPrefix("Output/") && [".html", ".json", ".md", ".xml", ".csv"].contains { name.hasSuffix($0) }
        }
        #expect(files.count > 20)
        for name in files {
            let text = try program.read(name)
            for amount in ["$91", "$92", "$93"] { #expect(!text.contains(amount), "\(name)") }
        }
        let verified = try program.run(["verify"])
        #expect(verified.status == 0, "\(verified.output)")
    }
}
