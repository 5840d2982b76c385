import Domain
import Reference
import Testing

@testable import Projecting

@Suite("From facts to a case of the model")
struct EvidenceTests {
    private let projector: Projector

    init() throws { projector = try Projector(ReferenceTables.builtIn()) }

    @Test("a post about a year's AI budget becomes that year's money, with its receipt")
    func plan() throws {
        var sample = SampleLedger()
        sample.plan(10_000_000_000)
        let evidence = try #require(projector.evidence(for: "Tesla", in: sample.ledger))
        let receipt = Receipt(stating: sample.facts[0].lead)
        #expect(evidence.modelCase.companyClass == "automaker")
        #expect(evidence.modelCase.firstYear == 2024)
        #expect(
            evidence.modelCase.spending == [
                .init(year: 2024, dollars: 10e9, scope: "ai_combined", status: "informal", receipt: receipt.id)
            ])
        #expect(evidence.receipts == [receipt])
    }

    @Test("the same from the other names of the company")
    func alias() throws {
        var sample = SampleLedger()
        sample.plan(10_000_000_000)
        #expect(projector.modelCase(for: "Tesla Motors", in: sample.ledger)?.company == "Tesla")
    }

    @Test("the middle of a range, the end of an open bound")
    func bounds() throws {
        var range = SampleLedger()
        range.plan(7_000_000_000, 8_000_000_000)
        #expect(projector.modelCase(for: "Tesla", in: range.ledger)?.spending.first?.dollars == 7.5e9)
        var open = SampleLedger()
        open.add(
            .aiSpending, 5_000_000_000, nil, .usDollar, scope: .aiInfrastructure, period: Period(year: 2024),
            modality: .guidance)
        let entry = try #require(projector.modelCase(for: "Tesla", in: open.ledger)?.spending.first)
        #expect([entry.dollars == 5e9, entry.scope == "all_in_owner", entry.status == "guided"] == [true, true, true])
    }

    @Test("another currency enters in dollars at the rate known then, and both receipts are handed back")
    func currency() throws {
        var sample = SampleLedger(company: "XPeng", currency: "CNY")
        sample.plan(3_500_000_000, scope: .aiGeneral)
        let evidence = try #require(projector.evidence(for: "XPeng", in: sample.ledger))
        let dollars = try #require(evidence.modelCase.spending.first?.dollars)
        #expect(agree(dollars, 3.5e9 * 3 / (7.17108 + 7.1934 + 7.20161), within: 1e-12))
        #expect(evidence.receipts.map(\.kind) == [.stated, .converted])
    }

    @Test("a quarter, a month, a past year and research money are no year's money for the model")
    func notUsed() throws {
        var sample = SampleLedger()
        sample.quarter(1, 1_000_000_000)
        sample.purchase(500_000_000, of: 10_000)
        sample.add(
            .capitalExpenditure, 8_900_000_000, 8_900_000_000, .usDollar, scope: .totalCapex,
            period: Period(year: 2023),
            modality: .actual)
        sample.add(
            .researchAndDevelopment, 1_500_000_000, 1_500_000_000, .usDollar, scope: .division, basis: .perYear,
            period: nil, modality: .estimate)
        #expect(projector.modelCase(for: "Tesla", in: sample.ledger) == nil)
    }

    @Test("of budgets that hold one another the narrowest is used, and nothing is added up")
    func narrowest() throws {
        var sample = SampleLedger()
        sample.add(
            .capitalExpenditure, 12_000_000_000, 12_000_000_000, .usDollar, scope: .totalCapex,
            period: Period(year: 2024), modality: .guidance)
        sample.plan(10_000_000_000)
        sample.add(
            .aiSpending, 3_000_000_000, 3_000_000_000, .usDollar, scope: .accelerators, period: Period(year: 2024),
            modality: .planned, speaker: Speaker(name: "Tesla", kind: .organisation), channel: .filing)
        let modelCase = try #require(projector.modelCase(for: "Tesla", in: sample.ledger))
        #expect(modelCase.spending.map(\.scope) == ["cluster"])
        #expect(modelCase.spending.first?.status == "guided")
    }

    @Test("a rumour gives way to firm words, however narrow it is")
    func rumour() throws {
        var sample = SampleLedger()
        sample.plan(10_000_000_000)
        sample.add(
            .aiSpending, 3_000_000_000, 3_000_000_000, .usDollar, scope: .accelerators, period: Period(year: 2024),
            modality: .rumour, speaker: Speaker(name: "people familiar", kind: .unnamed), channel: .report)
        #expect(projector.modelCase(for: "Tesla", in: sample.ledger)?.spending.first?.scope == "ai_combined")
    }

    @Test("money for several years is spread evenly over them, by a derived receipt")
    func severalYears() throws {
        var sample = SampleLedger()
        sample.add(
            .aiSpending, 8_000_000_000, 8_000_000_000, .usDollar, scope: .aiInfrastructure,
            period: Period(start: CalendarDate(iso: "2025-01-01"), end: CalendarDate(iso: "2028-12-31")),
            modality: .planned, speaker: Speaker(name: "Tesla", kind: .organisation), channel: .release)
        let evidence = try #require(projector.evidence(for: "Tesla", in: sample.ledger))
        #expect(evidence.modelCase.spending.map(\.year) == [2025, 2026, 2027, 2028])
        #expect(evidence.modelCase.spending.allSatisfy { $0.dollars == 2e9 && $0.status == "multiyear" })
        #expect(evidence.receipts.map(\.kind) == [.stated, .derived])
    }

    @Test("owned accelerators are the opening stock; planned and bought ones are not")
    func openingStock() throws {
        var sample = SampleLedger()
        sample.plan(10_000_000_000)
        sample.purchase(500_000_000, of: 10_000)
        sample.owned(atLeast: 30_000)
        let modelCase = try #require(projector.modelCase(for: "Tesla", in: sample.ledger))
        #expect(modelCase.openingStock == 30_000)
        #expect(modelCase.openingStockReceipt == Receipt(stating: sample.facts[3].lead).id)
    }

    @Test("other chips count by what they are worth in H100")
    func equivalents() throws {
        var sample = SampleLedger()
        sample.plan(10_000_000_000)
        sample.owned(atLeast: 10_000, "Nvidia A100")
        let evidence = try #require(projector.evidence(for: "Tesla", in: sample.ledger))
        #expect(agree(evidence.modelCase.openingStock, 3_153))
        #expect(evidence.receipts.suffix(1).map(\.kind) == [.derived])
    }

    @Test("a company without a class, or without facts, has no projection", arguments: ["Nobody Inc", "Microsoft"])
    func none(company: String) throws {
        var sample = SampleLedger()
        sample.plan(10_000_000_000)
        #expect(projector.modelCase(for: company, in: sample.ledger) == nil)
    }

    @Test("capital expenditure of a company whose AI share is not known is no money for the model")
    func unknownShare() throws {
        var sample = SampleLedger(company: "Xiaomi", currency: "CNY")
        sample.add(
            .capitalExpenditure, 9_000_000_000, 9_000_000_000, .currency("CNY"), scope: .totalCapex,
            period: Period(year: 2024), modality: .guidance)
        #expect(projector.modelCase(for: "Xiaomi", in: sample.ledger) == nil)
        sample.plan(2_000_000_000, scope: .aiInfrastructure)
        let modelCase = try #require(projector.modelCase(for: "Xiaomi", in: sample.ledger))
        #expect(throws: Never.self) { _ = try projector.project(modelCase) }
    }

    @Test("a company that leases its buildings has a tenant's budgets")
    func tenant() throws {
        let rules = try ReferenceTables.builtIn().modelRules
        let budget = rules.budget(metric: .capitalExpenditure, scope: .totalCapex, companyClass: "neocloud")
        #expect(budget?.modelScope == "total_capex_tenant")
    }
}
