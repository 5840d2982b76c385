import Domain
import Reference
import Testing

@testable import Projecting

@Suite("From the last projection to this one")
struct BridgeTests {
    private let projector: Projector

    init() throws { projector = try Projector(ReferenceTables.builtIn()) }

    private func posted(_ dollars: Int, year: Int = 2024) -> SampleLedger {
        var sample = SampleLedger(year: year)
        sample.plan(dollars)
        return sample
    }

    private func filed(_ low: Int, _ high: Int, scope: ScopeCode = .aiTrainingAndInference) -> SampleLedger {
        var sample = SampleLedger()
        sample.add(
            .aiSpending, low, high, .usDollar, scope: scope, period: Period(year: 2024), modality: .guidance,
            speaker: Speaker(name: "Tesla", kind: .organisation, organisation: "Tesla"), channel: .filing)
        return sample
    }

    private func middle(_ receipt: Receipt?) -> Double? { receipt?.interval?.low }

    @Test("the figure, then how sure it is: each median is the one before with a single input replaced")
    func cut() throws {
        let old = posted(10_000_000_000).ledger
        let new = filed(7_000_000_000, 8_000_000_000).ledger
        let bridge = try #require(try projector.bridge(for: "Tesla", from: old, to: new))
        #expect(bridge.year == 2024 && bridge.steps.map(\.difference) == [.money, .status])
        let before = try #require(middle(bridge.before))
        let figure = try #require(middle(bridge.steps[0].median))
        let sure = try #require(middle(bridge.steps[1].median))
        #expect(abs(figure / before - 0.75) < 0.001)
        #expect(sure > figure)
        // Both ends are what the briefings themselves print.
        let ends = try [old, new].map { ledger in
            let modelCase = try #require(projector.modelCase(for: "Tesla", in: ledger))
            return middle(
                try projector.project(modelCase, withEffects: false).series[0].values[.middle]?[0])
        }
        #expect(ends == [before, sure])
        #expect(bridge.evidence == [Receipt(stating: try #require(old.facts.first?.lead))])
    }

    @Test("the same figure, said by a filing, moves the projection by its certainty alone")
    func confirmed() throws {
        let bridge = try projector.bridge(
            for: "Tesla", from: posted(10_000_000_000).ledger, to: filed(10_000_000_000, 10_000_000_000).ledger)
        #expect(bridge?.steps.map(\.difference) == [.status])
    }

    @Test("money for something else moves it by that")
    func budget() throws {
        let bridge = try projector.bridge(
            for: "Tesla", from: filed(10_000_000_000, 10_000_000_000).ledger,
            to: filed(10_000_000_000, 10_000_000_000, scope: .aiInfrastructure).ledger)
        #expect(bridge?.steps.map(\.difference) == [.money, .budget] || bridge?.steps.map(\.difference) == [.budget])
    }

    @Test("what stands still or begins with another year has no bridge")
    func none() throws {
        let ledger = posted(10_000_000_000).ledger
        #expect(try projector.bridge(for: "Tesla", from: ledger, to: ledger) == nil)
        #expect(try projector.bridge(for: "Tesla", from: ledger, to: posted(9_000_000_000, year: 2025).ledger) == nil)
        #expect(try projector.bridge(for: "Nobody", from: ledger, to: ledger) == nil)
    }
}
