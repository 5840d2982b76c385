import Foundation
import Testing

@Suite("From articles to a proven briefing")
struct WholeWayTests {
    /// Stored pages; `BRIEFING_RECORD=1 swift test` writes them anew.
    private static let expected = Program.package.appendingPathComponent("Tests/BriefingTests/Expected")
    private static let isRecording = ProcessInfo.processInfo.environment["BRIEFING_RECORD"] == "1"

    private func generate(_ program: Program, environment: [String: String] = [:], company: String = "Tesla") throws {
        let outcome = try program.run(
            ["generate", Program.samples, "--company", company, "--as-of", "2024-05-02"], environment: environment)
        #expect(outcome.status == 0, "\(outcome.complaints)")
    }

    @Test("the samples give the stored pages", arguments: [("Tesla", "tesla"), ("Meta", "meta")])
    func stored(_ company: String, _ slug: String) throws {
        let program = try Program()
        defer { program.remove() }
        try generate(program, company: company)
        let page = try program.read("Output/briefings/2024-05-02-\(slug)/briefing.md")
            .replacingOccurrences(of: Program.package.path + "/", with: "")
        let file = Self.expected.appendingPathComponent("\(slug).md")
        if Self.isRecording {
            try FileManager.default.createDirectory(at: Self.expected, withIntermediateDirectories: true)
            try Data(page.utf8).write(to: file)
        }
        #expect(page == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test("every number of a page is proven, and pages made from samples say so")
    func proven() throws {
        let program = try Program()
        defer { program.remove() }
        try generate(program)
        let outcome = try program.run(["verify"])
        #expect(outcome.status == 0, "\(outcome.output)")
        #expect(outcome.output.contains("numbers proven"))
        #expect(try program.read("Output/briefings/2024-05-02-tesla/briefing.html").contains("ample"))
    }

    @Test("any time zone, locale and place give the same bytes")
    func sameBytes() throws {
        let one = try Program()
        let other = try Program()
        defer {
            one.remove()
            other.remove()
        }
        try generate(one)
        try generate(other, environment: ["TZ": "Pacific/Auckland", "LANG": "tr_TR.UTF-8", "LC_ALL": "ar_EG.UTF-8"])
        for name in [
            "briefing.html", "briefing.md", "briefing.json", "receipts.json", "positions.json", "manifest.json",
            "facts.csv", "calendar.ics", "briefing.eml", "tearsheet.html",
        ] {
            let path = "Output/briefings/2024-05-02-tesla/" + name
            #expect(try one.read(path) == other.read(path), "\(name)")
        }
    }

    @Test(
        "one changed digit of a page is found",
        arguments: [
            ("briefing.html", "$10B", "$11B"), ("briefing.md", "$10B", "$70B"), ("briefing.html", ">2024<", ">2025<"),
            ("tearsheet.html", "$10B", "$12B"), ("briefing.eml", "$10B", "$1B"),
            ("briefing.eml", "2 May 2024", "3 May 2024"),
            ("briefing.eml", "Subject: Tesla", "Subject: Tesla 5"),
            ("briefing.eml", "MIME-Version: 1", "MIME-Version: 2"),
        ])
    func changedDigit(_ file: String, _ digit: String, _ forged: String) throws {
        let program = try Program()
        defer { program.remove() }
        try generate(program)
        let path = "Output/briefings/2024-05-02-tesla/" + file
        let page = try program.read(path)
        let range = try #require(page.range(of: digit))
        try program.write(page.replacingCharacters(in: range, with: forged), to: path)
        let outcome = try program.run(["verify"])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains(file))
    }

    @Test("a page changed together with its receipts and manifest is found all the same")
    func forgedTogether() throws {
        let program = try Program()
        defer { program.remove() }
        try generate(program)
        let folder = "Output/briefings/2024-05-02-tesla/"
        // The stated amount, wherever it stands: page, receipts, data.
        for file in ["briefing.html", "briefing.md", "briefing.json", "receipts.json"] {
            let text = try program.read(folder + file)
            try program.write(
                text.replacingOccurrences(of: "$10B", with: "$12B").replacingOccurrences(
                    of: "10000000000", with: "12000000000"
                )
                .replacingOccurrences(of: "$10 billion", with: "$12 billion"), to: folder + file)
        }
        // Digests as a forger would count them.
        var manifest = try program.read(folder + "manifest.json")
        for file in ["briefing.html", "briefing.md", "briefing.json", "receipts.json"] {
            let object = try JSONSerialization.jsonObject(with: Data(manifest.utf8)) as? [String: Any]
            let files = object?["files"] as? [String: String]
            let old = try #require(files?[file])
            let digest = Process()
            digest.executableURL = URL(fileURLWithPath: "/usr/bin/sha256sum")
            digest.arguments = [program.folder.path + "/" + folder + file]
            let pipe = Pipe()
            digest.standardOutput = pipe
            try digest.run()
            digest.waitUntilExit()
            let new = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self).prefix(64)
            manifest = manifest.replacingOccurrences(of: old, with: String(new))
        }
        try program.write(manifest, to: folder + "manifest.json")
        let outcome = try program.run(["verify"])
        #expect(outcome.status == 1)
        #expect(outcome.output.contains("receipts.json"))
    }

    @Test("a template of the user’s own changes the page, and the rest stay built in")
    func ownTemplate() throws {
        let program = try Program()
        defer { program.remove() }
        try generate(program)
        let built = try String(
            contentsOf: Program.package.appendingPathComponent("Templates/briefing.md.mustache"), encoding: .utf8)
        try program.write(built + "\nOur own closing words.\n", to: "mine/briefing.md.mustache")
        let outcome = try program.run([
            "generate", Program.samples, "--company", "Tesla", "--as-of", "2024-05-02", "--templates", "mine",
        ])
        #expect(outcome.status == 0, "\(outcome.complaints)")
        #expect(try program.read("Output/briefings/2024-05-02-tesla/briefing.md").contains("Our own closing words."))
        #expect(try program.run(["verify"]).status == 0)
    }

    @Test("without a company every company that has news gets its briefing, the weightiest first")
    func everyCompany() throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try program.run(["generate", Program.samples, "--as-of", "2024-05-02"])
        #expect(outcome.status == 0)
        let folders = outcome.output.split(separator: "\n")
        #expect(folders.count >= 4)
        #expect(folders.first?.hasSuffix("tesla") == true)
        #expect(try program.run(["verify"]).status == 0)
        #expect(try program.run(["publish"]).status == 0)
        #expect(try program.read("Output/site/current/index.html").contains("Tesla"))
    }

    @Test("a receipt is explained down to the sentence")
    func explained() throws {
        let program = try Program()
        defer { program.remove() }
        try generate(program)
        let page = try program.read("Output/briefings/2024-05-02-tesla/briefing.html")
        let start = try #require(page.range(of: "href=\"#r-"))
        let name = String("r-" + page[start.upperBound...].prefix(16))
        let outcome = try program.run(["explain", name])
        #expect(outcome.status == 0)
        #expect(outcome.output.contains(name))
    }
}
