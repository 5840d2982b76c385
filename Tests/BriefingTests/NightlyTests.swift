import Foundation
import Testing

@Suite("The night")
struct NightlyTests {
    private static func article(_ amount: String, _ day: String) -> String {
        """
        <!DOCTYPE html><html lang="en"><head><title>Acme Robotics and its AI plans</title>
        <meta property="og:site_name" content="Harbour Wire">
        <meta property="article:published_time" content="\(day)T08:00:00Z"></head><body><article>
        <h1>Acme Robotics and its AI plans</h1>
        <p>Acme Robotics Inc will spend \(amount) on AI training in 2024, the company said in a regulatory filing on
        Tuesday. The plan covers the whole of the year and every site that the company runs.</p>
        <p>The company did not say how the money will be divided between its laboratories, and analysts who follow the
        shares said that they would wait for the results before they change their models.</p>
        </article></body></html>
        """
    }

    private func prepared() throws -> Program {
        let program = try Program()
        try program.write("sources: [in]\noutput: Out\n", to: "briefing.yaml")
        try program.write(Self.article("$3 billion", "2024-04-30"), to: "in/one.html")
        return program
    }

    @Test("a night is silent, and releases a site with the briefing; the next one has nothing to do")
    func silent() throws {
        let program = try prepared()
        defer { program.remove() }
        let first = try program.run(["nightly", "--as-of", "2024-04-30"])
        #expect(first.status == 0)
        #expect(first.output.isEmpty)
        #expect(first.complaints.isEmpty)
        let index = try program.read("Out/site/current/index.html")
        #expect(index.contains("Acme Robotics"))
        let live = try FileManager.default.destinationOfSymbolicLink(atPath: program.folder.path + "/Out/site/current")

        let second = try program.run(["nightly", "--as-of", "2024-05-01", "--verbose"])
        #expect(second.status == 0)
        #expect(second.output == "nothing new\n")
        #expect(
            try FileManager.default.destinationOfSymbolicLink(atPath: program.folder.path + "/Out/site/current") == live
        )
    }

    @Test("the night after says what changed")
    func nightAfter() throws {
        let program = try prepared()
        defer { program.remove() }
        #expect(try program.run(["nightly", "--as-of", "2024-04-30"]).status == 0)
        try program.write(Self.article("$2 billion", "2024-05-01"), to: "in/two.html")
        #expect(try program.run(["nightly", "--as-of", "2024-05-01"]).status == 0)
        let page = try program.read("Out/briefings/2024-05-01-acme-robotics/briefing.md")
        #expect(page.lowercased().contains("cut"))
        #expect(page.contains("$2B"))
        #expect(page.contains("$3B"))
    }

    @Test("a bad input goes to quarantine once and does not stop the night")
    func quarantine() throws {
        let program = try prepared()
        defer { program.remove() }
        try program.write("", to: "in/empty.html")
        let first = try program.run(["nightly", "--as-of", "2024-04-30"])
        #expect(first.status == 3)
        #expect(first.complaints.contains("in/empty.html"))
        #expect(try program.run(["nightly", "--as-of", "2024-05-01"]).status == 0)
        #expect(FileManager.default.fileExists(atPath: program.folder.path + "/Out/site/current/index.html"))
    }

    @Test("samples are not read unless the configuration says so")
    func samples() throws {
        let program = try prepared()
        defer { program.remove() }
        let sample = Self.article("$9 billion", "2024-04-30").replacingOccurrences(
            of: "<head>", with: #"<head><meta name="briefing:sample" content="true">"#)
        try program.write(sample, to: "in/sample.html")
        #expect(try program.run(["nightly", "--as-of", "2024-04-30"]).status == 0)
        #expect(try !program.read("Out/briefings/2024-04-30-acme-robotics/briefing.md").contains("$9B"))
    }

    @Test("while one run holds the lock, another ends at once with its own status")
    func locked() throws {
        let program = try prepared()
        defer { program.remove() }
        try FileManager.default.createDirectory(atPath: program.folder.path + "/Out", withIntermediateDirectories: true)
        let path = program.folder.path + "/Out/.lock"
        #expect(FileManager.default.createFile(atPath: path, contents: nil))
        let held = open(path, O_RDWR)
        #expect(flock(held, LOCK_EX | LOCK_NB) == 0)
        defer { close(held) }
        let outcome = try program.run(["nightly", "--as-of", "2024-04-30"])
        #expect(outcome.status == 75)
        #expect(outcome.complaints.contains(".lock"))
    }
}
