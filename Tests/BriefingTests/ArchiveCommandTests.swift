import Foundation
import Testing

@Suite("The archive from the command line")
struct ArchiveCommandTests {
    private static let asOf = ["--as-of", "2024-05-02"]

    /// A program whose archive holds the samples that were published by then.
    private static func filled() throws -> Program {
        let program = try Program()
        let outcome = try program.run(["generate", Program.samples] + asOf)
        #expect(outcome.status == 0)
        return program
    }

    @Test("what was exported is taken in elsewhere, to the byte, and a second time changes nothing")
    func exchange() throws {
        let one = try Self.filled()
        defer { one.remove() }
        let lines = try one.run(["archive", "export"])
        #expect(lines.status == 0)
        let count = lines.output.split(separator: "\n").count
        #expect(count > 10)
        let other = try Program()
        defer { other.remove() }
        try other.write(lines.output, to: "lines.jsonl")
        let taken = try other.run(["archive", "import", "lines.jsonl"])
        #expect(taken.status == 0, "\(taken.complaints)")
        #expect(taken.output == "\(count) added, 0 updated, 0 unchanged, 0 refused\n")
        #expect(try other.run(["archive", "export"]).output == lines.output)
        let again = try other.run(["archive", "import", "-"], input: lines.output)
        #expect(again.output == "0 added, 0 updated, \(count) unchanged, 0 refused\n")
        #expect(try other.run(["archive", "check"]).status == 0)
    }

    @Test("what extract prints is taken in, and a line that says what its article does not is refused with the reason")
    func refusals() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            "Tesla in 2024\n\nTesla will spend about $10 billion on AI this year, Elon Musk said on Monday.\n",
            to: "article.txt")
        let line = try program.run(["extract", "article.txt", "--published", "2024-04-29"]).output
            .trimmingCharacters(in: .newlines)
        #expect(line.contains("10000000000"))
        let lines = [
            line, line.replacingOccurrences(of: "\"low\": 10000000000", with: "\"low\": 11000000000"),
            line.replacingOccurrences(of: "\"sentence\": \"Tesla will", with: "\"sentence\": \"Tesla shall"),
            line.replacingOccurrences(of: "about $10 billion", with: "about $12 billion"),
            "{\"schema\": 1, \"id\": \"x\"}", "no JSON",
            line.replacingOccurrences(of: "\"schema\": 1", with: "\"schema\": 7"),
            "{\"schema\": 1, \"id\": \"x\", \"error\": \"it is empty\"}", "",
        ]
        try program.write(lines.joined(separator: "\n"), to: "lines.jsonl")
        let outcome = try program.run(["archive", "import", "lines.jsonl"])
        #expect(outcome.status == 3)
        #expect(outcome.output == "1 added, 0 updated, 0 unchanged, 7 refused\n")
        for (number, words) in [
            (2, "does not read as the line says"), (3, "does not stand in its article"), (4, "claim c-"),
            (5, "no “article”"), (6, "no line of"), (7, "form 7"), (8, "it is empty"),
        ] {
            let complaint = outcome.complaints.split(separator: "\n").first { $0.contains("line \(number): ") }
            #expect(complaint?.contains(words) == true, "\(number): \(complaint ?? "none")")
        }
        #expect(try program.run(["archive", "import", "none.jsonl"]).status == 66)
    }

    @Test("what no briefing rests on is dropped, and what one does rest on stays")
    func prune() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            "Tesla in 2024\n\nTesla will spend about $10 billion on AI this year, Elon Musk said on Monday.\n",
            to: "one.txt")
        try program.write("Harbour news\n\nHarbour Motors opened a new office in May.\n", to: "other.txt")
        let arguments = ["--published", "2024-04-29"] + Self.asOf
        #expect(try program.run(["generate", "one.txt", "--company", "Tesla"] + arguments).status == 0)
        let line = try program.run(["extract", "other.txt", "--published", "2024-04-29"])
        try program.write(line.output, to: "other.jsonl")
        #expect(try program.run(["archive", "import", "other.jsonl"]).status == 0)
        let trial = try program.run(["archive", "prune", "--before", "2024-05-01", "--dry-run"])
        #expect(trial.output.hasPrefix("a-") && trial.output.contains("1 articles"))
        #expect(try program.run(["archive", "stats"]).output.contains("articles"))
        #expect(try program.run(["archive", "prune", "--before", "2024-05-01"]).output.contains("1 articles"))
        let stats = try program.run(["archive", "stats", "--format", "json"])
        let object = try JSONSerialization.jsonObject(with: Data(stats.output.utf8)) as? [String: Any]
        #expect(object?["articles"] as? Int == 1 && object?["briefings"] as? Int == 1)
        #expect(try program.run(["verify"]).status == 0)
        #expect(try program.run(["archive", "prune", "--before", "soon"]).status == 64)
    }

    @Test("a history has every statement with its sentence, and what the briefings made of it")
    func history() throws {
        let program = try Self.filled()
        defer { program.remove() }
        let facts = try program.run(
            ["facts", "--company", "Tesla", "--metric", "aiSpending", "--format", "csv"] + Self.asOf
        ).output
        let fact = try #require(facts.split(separator: "\n").dropFirst().first?.split(separator: ",").first)
        let history = try program.run(["history", String(fact)])
        #expect(history.status == 0)
        #expect(history.output.hasPrefix("Tesla, aiSpending"))
        #expect(history.output.contains("leads") && history.output.contains("“"))
        #expect(history.output.contains("2024-05-02-tesla: first told"))
        #expect(try program.run(["history", "f-0123456789abcdef"]).status == 66)
        #expect(try program.run(["history", "nothing"]).status == 64)
    }

    @Test("damage is found: an article whose words were changed, a briefing whose article is gone")
    func check() throws {
        let program = try Self.filled()
        defer { program.remove() }
        #expect(try program.run(["archive", "check"]).output.contains("sound"))
        let path = program.folder.appendingPathComponent("Output/archive.sqlite").path
        let whole = try Data(contentsOf: URL(fileURLWithPath: path))
        // Claims stand in the archive as they are; articles are packed, so that a changed byte is damage.
        var bytes = whole
        let words = Data("sentence\":\"".utf8)
        var start = bytes.startIndex
        while let range = bytes.range(of: words, in: start..<bytes.endIndex) {
            bytes[range.upperBound] ^= 1
            start = range.upperBound
        }
        let spot = try #require(bytes.range(of: Data([0x78, 0x9C]))).upperBound + 40
        bytes[spot] ^= 0x55
        try bytes.write(to: URL(fileURLWithPath: path))
        let outcome = try program.run(["archive", "check"])
        #expect(outcome.status == 1 || outcome.status == 65)
        #expect(outcome.output.contains("cannot be read") || outcome.complaints.contains("damaged"))
        try whole.write(to: URL(fileURLWithPath: path))
        #expect(try program.run(["archive", "check"]).output.contains("sound"))
    }
}
