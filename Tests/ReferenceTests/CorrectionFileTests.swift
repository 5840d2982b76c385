import Domain
import Testing

@testable import Reference

@Suite("A file of corrections")
struct CorrectionFileTests {
    private static let entry = """
        - claim: c-5f0a31c2be9d7714
          suppress: true
          author: Ada Quill
          date: 2024-05-02
          reason: the number is a page number

        """

    private static func problem(_ yaml: String) -> CorrectionFile.Problem? {
        do throws(CorrectionFile.Problem) {
            _ = try CorrectionFile(yaml: yaml, name: "corrections.yaml")
            return nil
        } catch {
            return error
        }
    }

    @Test("claims are suppressed or amended, with author, day and reason")
    func entries() throws {
        let file = try CorrectionFile(
            yaml: Self.entry + """
                - claim: c-0b1c2d3e4f506172
                  amend: {scope: aiInfrastructure, period: 2024-Q1, modality: actual, subject: Tesla}
                  author: Ada Quill
                  date: 2024-05-03
                  reason: the sentence before says for what
                """, name: "corrections.yaml")
        #expect(file.entries.map(\.line) == [1, 6])
        let suppressed = file.entries[0].correction
        #expect(suppressed.amendment == nil && suppressed.author == "Ada Quill")
        #expect(suppressed.date == CalendarDate(year: 2024, month: 5, day: 2))
        let amendment = try #require(file.entries[1].correction.amendment)
        #expect(amendment.scope == .aiInfrastructure && amendment.modality == .actual && amendment.subject == "Tesla")
        #expect(amendment.period == Period(year: 2024, quarter: 1))
        #expect(try CorrectionFile(yaml: "", name: "x").entries.isEmpty)
        #expect(try CorrectionFile(yaml: "# nothing yet\n", name: "x").entries.isEmpty)
    }

    @Test(
        "periods in every form",
        arguments: [
            ("2024", Period(year: 2024)), ("2024-Q3", Period(year: 2024, quarter: 3)),
            ("2024-05", Period(year: 2024, month: 5)), ("2024-05-02", Period(year: 2024, month: 5, day: 2)),
            ("2024-07-01..2025-06-30", Period(from: "2024-07-01", to: "2025-06-30")),
        ])
    func periods(_ text: String, _ expected: Period?) throws {
        let yaml = "- {claim: c-0b1c2d3e4f506172, amend: {period: \(text)}, author: A, date: 2024-05-03, reason: r}"
        let file = try CorrectionFile(yaml: yaml, name: "x")
        #expect(file.entries[0].correction.amendment?.period == expected)
    }

    @Test(
        "what is wrong is named with its line",
        arguments: [
            ("claim: c-5f0a31c2be9d7714", 1, "list"), ("- claim: 17", 1, "c-5f0a31c2be9d7714"),
            ("- suppress: true", 1, "claim"),
            (entry.replacing("suppress: true", with: "suppress: false"), 2, "suppress"),
            (entry.replacing("suppress: true", with: "supress: true"), 2, "suppress"),
            (entry.replacing("2024-05-02", with: "yesterday"), 4, "yesterday"),
            (entry.replacing("  author: Ada Quill\n", with: ""), 1, "author"), (entry + entry, 6, "already"),
            (entry.replacing("suppress: true", with: "amend: {value: 3}"), 2, "value"),
            (entry.replacing("suppress: true", with: "amend: {scope: aiInfrastructur}"), 2, "aiInfrastructure"),
            ("- [", 1, "YAML"), ("\u{1}", 1, "YAML"),
        ])
    func problems(_ yaml: String, _ line: Int, _ word: String) throws {
        let problem = try #require(Self.problem(yaml))
        #expect(problem.message.contains(word), "\(problem)")
        #expect(problem.file == "corrections.yaml")
        if word != "YAML" { #expect(problem.line == line, "\(problem)") }
    }
}

extension Period {
    fileprivate init?(year: Int, month: Int, day: Int) {
        guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
        self.init(day: date)
    }

    fileprivate init?(from start: String, to end: String) {
        guard let start = CalendarDate(iso: start), let end = CalendarDate(iso: end) else { return nil }
        self.init(start: start, end: end)
    }
}
