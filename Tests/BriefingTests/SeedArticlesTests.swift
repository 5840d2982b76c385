import Foundation
import Testing

/// The two articles the project started from lie beside the project; where they are missing these tests are skipped.
private let seeds = Program.package.deletingLastPathComponent().appendingPathComponent("shared/seeds").path
private let areSeedsHere = FileManager.default.fileExists(atPath: seeds + "/expected.jsonl")

@Suite("The seed articles", .enabled(if: areSeedsHere, "../shared/seeds is not at hand"))
struct SeedArticlesTests {
    private struct Expectation {
        let fields: [String: Any]

        func text(_ key: String) -> String? { fields[key] as? String }
        func number(_ key: String) -> Double? { (fields[key] as? NSNumber)?.doubleValue }
        func alternatives(_ key: String) -> [String?] {
            [text(key)] + ((fields[key + "Alt"] as? [Any])?.map { $0 as? String } ?? [])
        }
    }

    private func expectations() throws -> [Expectation] {
        try String(contentsOfFile: seeds + "/expected.jsonl", encoding: .utf8).split(separator: "\n").map {
            Expectation(fields: try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any] ?? [:])
        }
    }

    /// The claims and events of a seed, with words of it replaced.
    private func extract(
        _ document: String, published: String? = "2024-04-29", replacing: [(String, String)] = []
    ) throws -> (claims: [[String: Any]], events: [[String: Any]]) {
        let program = try Program()
        defer { program.remove() }
        var text = try String(contentsOfFile: seeds + "/" + document, encoding: .utf8)
        for (old, new) in replacing { text = text.replacingOccurrences(of: old, with: new) }
        try program.write(text, to: "seed.txt")
        let outcome = try program.run(["extract", "seed.txt"] + (published.map { ["--published", $0] } ?? []))
        #expect(outcome.status == 0)
        let line = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
        return (line?["claims"] as? [[String: Any]] ?? [], line?["events"] as? [[String: Any]] ?? [])
    }

    @Test(
        "every claim comes out with its values, each once, and nothing else",
        arguments: ["benzinga-tesla-10b.txt", "yicai-tesla-10b.txt"])
    func claims(_ document: String) throws {
        var claims = try extract(document).claims
        for expectation in try expectations() where expectation.text("doc") == document {
            let index = claims.firstIndex { claim in
                claim["subject"] as? String == expectation.text("subject")
                    && (claim["low"] as? NSNumber)?.doubleValue == expectation.number("low")
                    && (claim["high"] as? NSNumber)?.doubleValue == expectation.number("high")
                    && claim["unit"] as? String == expectation.text("unit")
                    && claim["bound"] as? String == expectation.text("bound")
                    && expectation.alternatives("metric").contains(claim["metric"] as? String)
                    && expectation.alternatives("modality").contains(claim["modality"] as? String)
                    && periods(expectation).contains([claim["periodStart"] as? String, claim["periodEnd"] as? String])
            }
            let name = expectation.text("id") ?? ""
            if expectation.fields["optional"] as? Bool == true {
                if let index { claims.remove(at: index) }
                continue
            }
            guard let index else {
                Issue.record("\(name) is missing: \(expectation.text("evidence") ?? "")")
                continue
            }
            #expect(
                expectation.alternatives("speaker").contains(claims[index]["speaker"] as? String), "\(name), speaker")
            if let item = expectation.text("item") {
                #expect(claims[index]["item"] as? String == item, "\(name), item")
            }
            if let scope = expectation.text("scope") {
                #expect(claims[index]["scope"] as? String == scope, "\(name), scope")
            }
            if let basis = expectation.text("basis") {
                #expect(claims[index]["basis"] as? String == basis, "\(name), basis")
            }
            claims.remove(at: index)
        }
        #expect(claims.isEmpty, "nothing accounts for \(claims.map { $0["sentence"] as? String ?? "" })")
    }

    private func periods(_ expectation: Expectation) -> [[String?]] {
        let alternatives = (expectation.fields["periodAlt"] as? [[Any]])?.map { $0.map { $0 as? String } } ?? []
        return [[expectation.text("periodStart"), expectation.text("periodEnd")]] + alternatives
    }

    @Test("the robotaxi is the one event")
    func event() throws {
        let events = try extract("yicai-tesla-10b.txt").events
        #expect(events.count == 1)
        #expect(events.first?["start"] as? String == "2024-08-08")
        #expect(events.first?["speaker"] as? String == "Elon Musk")
        #expect(events.first?["modality"] as? String == "planned")
    }

    @Test("without a publication date “this year” stays unresolved and is said to be")
    func undated() throws {
        let claims = try extract("yicai-tesla-10b.txt", published: nil).claims
        let budget = try #require(claims.first { ($0["low"] as? NSNumber)?.doubleValue == 10e9 })
        #expect(budget["periodStart"] as? String == nil)
        #expect((budget["open"] as? [String])?.contains("periodUnresolved") == true)
    }

    @Test("another company, amount, month and currency give the claims changed accordingly")
    func metamorphic() throws {
        let claims = try extract(
            "yicai-tesla-10b.txt",
            replacing: [
                ("Tesla", "Lucid"), ("$10 billion", "$14 billion"), ("$500 million", "€700 million"),
                ("January", "February"),
                ("10000 Nvidia", "12000 Nvidia"),
            ]
        ).claims
        let budget = try #require(claims.first { ($0["low"] as? NSNumber)?.doubleValue == 14e9 })
        #expect(budget["subject"] as? String == "Lucid")
        #expect(budget["periodStart"] as? String == "2024-01-01")
        let purchase = try #require(claims.first { ($0["low"] as? NSNumber)?.doubleValue == 700e6 })
        #expect(purchase["unit"] as? String == "EUR")
        #expect(purchase["periodStart"] as? String == "2024-02-01")
        #expect(purchase["periodEnd"] as? String == "2024-02-29")
        #expect(claims.contains { ($0["low"] as? NSNumber)?.doubleValue == 12_000 })
    }

    @Test("the page joins both articles, shows the cross-checks with their inputs, and is proven")
    func page() throws {
        let program = try Program()
        defer { program.remove() }
        let outcome = try program.run([
            "generate", seeds + "/benzinga-tesla-10b.txt", seeds + "/yicai-tesla-10b.txt", "--company", "Tesla",
            "--as-of",
            "2024-04-29", "--published", "2024-04-29",
        ])
        #expect(outcome.status == 0, "\(outcome.complaints)")
        let page = try program.read("Output/briefings/2024-04-29-tesla/briefing.md")
        for words in ["$10B", "$50,000", "$3.0B", "$490M", "XPeng", "Xiaomi", "8 Aug 2024"] {
            #expect(page.contains(words), "\(words)")
        }
        #expect(
            page.lowercased().contains("one origin") || page.lowercased().contains("1 origin")
                || page.contains("origin"))
        #expect(!page.contains("4.02"))
        #expect(try program.run(["verify"]).status == 0)
    }
}
