import Domain
import Testing

@testable import Reporting

@Suite("What changed")
struct ChangeTests {
    private static func briefing(_ changes: [FactChange], facts: [Fact] = SampleLedger.facts) throws -> Briefing {
        try Desk.briefing(
            Desk.material(
                ledger: Desk.ledger(facts), changes: changes, previousAsOf: Moment(endOf: SampleLedger.day(2024, 4, 28))
            ))
    }

    private static let lower = SampleLedger.fact(
        SampleLedger.claim(
            SampleLedger.dispatch, SampleLedger.planA.sentence, "about $10 billion", "$10 billion",
            (7_000_000_000, 8_000_000_000), bound: .range, modality: .guidance, speaker: SampleLedger.tesla,
            channel: .filing),
        outlets: ["Harbour Dispatch"])

    @Test("A first briefing says that it is one")
    func first() throws {
        #expect(try Desk.briefing().changes.summary.plainText == "First briefing on Tesla: nothing to compare with.")
    }

    @Test("Nothing changed is said outright, at the top as well")
    func nothing() throws {
        let briefing = try Self.briefing([
            FactChange(kind: .unchanged, fact: SampleLedger.plan, previous: SampleLedger.plan)
        ])
        #expect(briefing.changes.summary.plainText == "Nothing changed since 28 Apr 2024.")
        #expect(briefing.changes.rows == [])
        #expect(briefing.headline.plainText.hasPrefix("Nothing new on Tesla. Musk: Tesla to spend about $10B"))
    }

    @Test("A cut leads, with what was said before and by how much it fell")
    func cut() throws {
        let briefing = try Self.briefing(
            [
                FactChange(kind: .cut, fact: Self.lower, previous: SampleLedger.plan),
                FactChange(kind: .unchanged, fact: SampleLedger.facts[1], previous: SampleLedger.facts[1]),
            ], facts: [Self.lower] + SampleLedger.facts.dropFirst())
        #expect(
            briefing.headline.plainText.hasPrefix(
                "Tesla cuts AI spending: training and inference in 2024 to $7–8B, was about $10B, in a filing."))
        #expect(briefing.changes.summary.plainText == "Since 28 Apr 2024: 1 cut and 1 unchanged.")
        let row = try #require(briefing.changes.rows.first)
        #expect(row.was.plainText == "about $10B; planned; Elon Musk, a post")
        #expect(row.now.plainText == "$7–8B; guidance; Tesla, a filing")
        #expect(row.note.plainText == "−30 % to −20 %")
        #expect(PageScanner(try Desk.html(briefing)).strayDigits == [])
    }

    @Test("Another outlet of the same origin is no news")
    func repeated() throws {
        let briefing = try Self.briefing([
            FactChange(kind: .repeated, fact: SampleLedger.plan, previous: SampleLedger.plan)
        ])
        #expect(briefing.headline.plainText.hasPrefix("Nothing new on Tesla."))
        #expect(briefing.changes.rows.map(\.note.plainText) == ["2 outlets, 1 origin: no new origin"])
    }
}
