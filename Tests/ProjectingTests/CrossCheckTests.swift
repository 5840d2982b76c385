import Domain
import Reference
import Testing

@testable import Projecting

@Suite("Stated against implied")
struct CrossCheckTests {
    private let projector: Projector

    init() throws { projector = try Projector(ReferenceTables.builtIn()) }

    private func checks(_ sample: SampleLedger) -> [String: CrossCheck] {
        let checks = projector.crossChecks(for: sample.company, in: sample.ledger)
        return Dictionary(checks.map { ($0.id, $0) }) { first, _ in first }
    }

    private var tesla: SampleLedger {
        var sample = SampleLedger()
        sample.plan(10_000_000_000)
        sample.quarter(1, 1_000_000_000)
        sample.purchase(500_000_000, of: 10_000)
        sample.owned(atLeast: 30_000)
        sample.add(
            .computeGrowth, 130, nil, .percent, period: Period(year: 2024, quarter: 1), modality: .actual)
        return sample
    }

    @Test("money over what it bought is a price, held against the chip's own and that of a cluster")
    func price() throws {
        let check = try #require(checks(tesla)["price"])
        #expect(NumberStyle.rounded.text(for: check.result) == "$50,000")
        #expect(
            check.arithmetic.plainText
                == "$500M ÷ 10,000 = $50,000 each; the chip alone $27,000 ($23,000 to $34,000), with server and network "
                + "about $43,000")
        #expect(check.verdict == .consistent)
        #expect(check.meaning.plainText.contains("servers and network are likely in it"))
        #expect(check.title.plainText == "Price for each Nvidia H100")
        #expect(check.condition.plainText.contains("after the as-of time"))
    }

    @Test(
        "a price below the chip's own or above a cluster's is strained, between them consistent",
        arguments: [
            (100_000_000, CrossCheck.Verdict.strained), (280_000_000, .consistent), (430_000_000, .consistent),
            (900_000_000, .strained),
        ])
    func priceVerdicts(dollars: Int, verdict: CrossCheck.Verdict) throws {
        var sample = SampleLedger()
        sample.purchase(dollars, of: 10_000)
        #expect(checks(sample)["price"]?.verdict == verdict)
    }

    @Test("money and machines of one article that are not tied together give no price")
    func untied() {
        var sample = SampleLedger()
        sample.add(
            .acceleratorCount, 10_000, 10_000, .count, scope: .accelerators, item: "Nvidia H100", period: nil,
            modality: .actual)
        sample.quarter(1, 500_000_000)
        #expect(checks(sample)["price"] == nil)
    }

    @Test("the spread of a cluster's price is that of its parts together")
    func clusterPrice() throws {
        let material = CheckMaterial(projector, "Tesla", tesla.ledger)
        let chip = try #require(material.tables.accelerators.named("H100"))
        let price = try #require(ClusterPrice(chip, year: 2024, material))
        let range = try #require(price.range)
        // 27,000 × 1.3 × 1.05 ÷ 0.86; the range within a few per cent of one drawn by chance, 34,200 to 54,600.
        #expect(agree(price.amount.middle ?? 0, 27_000 * 1.3 * 1.05 / 0.86))
        #expect(abs(range.lowerBound / 34_231 - 1) < 0.03)
        #expect(abs(range.upperBound / 54_636 - 1) < 0.03)
    }

    @Test("a plan less the quarter that is over, by the quarters left; open where the scopes differ")
    func pace() throws {
        let check = try #require(checks(tesla)["pace"])
        #expect(NumberStyle.rounded.text(for: check.result) == "$3.0B")
        #expect(
            check.arithmetic.plainText == "($10B − $1B) ÷ three = $3.0B a quarter, 3.0 times the latest quarter")
        #expect(check.verdict == .open)
        #expect(check.condition.plainText.contains("AI infrastructure and AI training and inference are one scope"))
    }

    @Test(
        "other companies, years, amounts and quarters change the pace accordingly",
        arguments: [
            (
                "Meta", 2025, "2025-08-01", 24_000_000_000, [4_000_000_000, 6_000_000_000], "$7.0B", "1.2",
                CrossCheck.Verdict.consistent
            ),
            ("XPeng", 2024, "2024-05-30", 7_000_000_000, [1_000_000_000], "$2.0B", "2.0", .strained),
            (
                "Nobody Inc", 2024, "2024-11-01", 5_000_000_000, [1_000_000_000, 2_000_000_000, 3_000_000_000],
                "−$1.0B", "−0.33", .contradicted
            ),
        ])
    func paceOfOthers(
        company: String, year: Int, asOf: String, plan: Int, quarters: [Int], needed: String, times: String,
        verdict: CrossCheck.Verdict
    ) throws {
        var sample = SampleLedger(company: company, year: year, asOf: asOf)
        sample.plan(plan, scope: .aiInfrastructure)
        for (index, amount) in quarters.enumerated() { sample.quarter(index + 1, amount) }
        let check = try #require(checks(sample)["pace"])
        #expect(NumberStyle.rounded.text(for: check.result) == needed)
        #expect(check.arithmetic.plainText.contains("\(times) times"))
        #expect(check.verdict == verdict)
    }

    @Test("a plan's range carries through")
    func range() throws {
        var sample = SampleLedger()
        sample.plan(7_000_000_000, 8_000_000_000)
        sample.quarter(1, 1_000_000_000)
        let check = try #require(checks(sample)["pace"])
        #expect(NumberStyle.rounded.text(for: check.result) == "$2.0–2.3B")
    }

    @Test("a currency of its own stays in it")
    func ownCurrency() throws {
        var sample = SampleLedger(company: "XPeng", currency: "CNY")
        sample.plan(3_500_000_000, scope: .aiGeneral)
        sample.quarter(1, 500_000_000, scope: .aiGeneral)
        #expect(checks(sample)["pace"].map { NumberStyle.rounded.text(for: $0.result) } == "CNY 1.0B")
    }

    @Test("a quarter that no article states is taken from the record, once it was published")
    func recordedQuarter() throws {
        var sample = SampleLedger(asOf: "2024-04-22")
        sample.plan(10_000_000_000, scope: .aiInfrastructure)
        #expect(checks(sample)["pace"] == nil)
        sample.asOf = "2024-04-23"
        let check = try #require(checks(sample)["pace"])
        #expect(NumberStyle.rounded.text(for: check.result) == "$3.0B")
        #expect(check.inputs.map(\.kind).prefix(2) == [.stated, .recorded])
    }

    @Test("a plan on top of the other capital expenditure, against the last year's")
    func capitalExpenditure() throws {
        let check = try #require(checks(tesla)["capexShare"])
        #expect(NumberStyle.rounded.text(for: check.result) == "$17B")
        #expect(
            check.arithmetic.plainText
                == "the quarter's other capital expenditure $2.77B − $1B = $1.8B; four times that + $10B = $17B, "
                + "1.9 times the last year's $8.9B")
        #expect(check.meaning.plainText.contains("36 %"))
        #expect(check.verdict == .strained)
    }

    @Test("before the quarter's results are out the plan stands against the last year alone")
    func capitalExpenditureEarly() throws {
        var sample = SampleLedger(asOf: "2024-04-01")
        sample.plan(10_000_000_000)
        let check = try #require(checks(sample)["capexShare"])
        #expect(NumberStyle.rounded.text(for: check.result) == "112 %")
        #expect(check.verdict == .strained)
        var small = SampleLedger(asOf: "2024-04-01")
        small.plan(1_000_000_000)
        #expect(checks(small)["capexShare"]?.verdict == .consistent)
    }

    @Test("a plan all in accelerators at the price paid, against those owned")
    func fleet() throws {
        let check = try #require(checks(tesla)["fleet"])
        #expect(NumberStyle.rounded.text(for: check.result) == "200,000")
        #expect(
            check.arithmetic.plainText
                == "$10B ÷ $50,000 each = 200,000, drawing 340 MW; owned are at least 30,000, so up to 6.7 times as many"
        )
        #expect(check.verdict == .strained)
    }

    @Test("growth, stock and money of a quarter")
    func growth() throws {
        let check = try #require(checks(tesla)["growth"])
        #expect(check.arithmetic.plainText.contains("at least 17,000 added, at least $730M"))
        #expect(check.arithmetic.plainText.contains("of the $1B spent about $600M"))
        #expect(check.verdict == .consistent)
        var lavish = SampleLedger()
        lavish.quarter(1, 100_000_000)
        lavish.owned(atLeast: 30_000)
        lavish.add(.computeGrowth, 130, nil, .percent, period: Period(year: 2024, quarter: 1), modality: .actual)
        #expect(checks(lavish)["growth"]?.verdict == .contradicted)
    }

    @Test("every number printed is filed, and every receipt's inputs are filed before it")
    func filed() throws {
        for check in projector.crossChecks(for: "Tesla", in: tesla.ledger) {
            var filed: Set<Identifier<Receipt>> = []
            for receipt in check.inputs + [check.result] {
                #expect(receipt.origin.inputs.allSatisfy { filed.contains($0) }, "\(check.id)")
                filed.insert(receipt.id)
            }
            for prose in [check.title, check.arithmetic, check.condition, check.meaning] {
                for case .printed(let printed) in prose.runs { #expect(filed.contains(printed.receipt), "\(check.id)") }
            }
        }
    }

    @Test("no facts, no checks")
    func empty() { #expect(projector.crossChecks(for: "Tesla", in: SampleLedger().ledger).isEmpty) }
}
