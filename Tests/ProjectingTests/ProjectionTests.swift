import Domain
import Reference
import Testing

@testable import Projecting

@Suite("The projection against an independent implementation")
struct FixtureTests {
    @Test(
        "every output of every case in every scenario and year agrees to nine digits",
        .disabled(if: ModelFixtures.areMissing, "the fixtures beside the package are not at hand"))
    func outputs() throws {
        let projector = try Projector(ReferenceTables.builtIn())
        let cases = try #require(try ModelFixtures.read()["cases"] as? [String: [String: Any]])
        #expect(cases.count >= 3)
        var compared = 0
        for (name, entry) in cases {
            let fixture = try #require(entry["case"] as? [String: Any])
            let modelCase = try #require(ModelFixtures.modelCase(fixture))
            for scenario in Scenario.allCases {
                let outputs = try #require(entry[scenario.rawValue] as? [String: [Any]])
                for (output, values) in outputs {
                    for (index, expected) in values.enumerated() {
                        let node = "\(output).\(modelCase.firstYear + index)"
                        let value = try projector.projectedValue(of: modelCase, node: node, scenario: scenario)
                        let wanted = (expected as? Double)
                        let fits = wanted.map { wanted in value.map { agree($0, wanted) } ?? false } ?? (value == nil)
                        #expect(fits, "\(name) \(scenario) \(node): \(String(describing: value)) for \(expected)")
                        compared += 1
                    }
                }
            }
        }
        #expect(compared > 500)
    }

    @Test(
        "every parameter's quantiles agree to nine digits",
        .disabled(if: ModelFixtures.areMissing, "the fixtures beside the package are not at hand"))
    func quantiles() throws {
        let tables = try ReferenceTables.builtIn()
        let parameters = try #require(try ModelFixtures.read()["quantile_functions"] as? [String: [String: Double]])
        for (id, quantiles) in parameters {
            let distribution = ParameterDistribution(try #require(tables.assumptions[id]))
            for (at, expected) in quantiles {
                let value = distribution.value(atQuantile: try #require(Double(at)))
                #expect(agree(value, expected), "\(id) at \(at): \(value) for \(expected)")
            }
        }
    }
}

@Suite("The projection by hand")
struct ProjectionTests {
    private let projector: Projector
    private let tables: ReferenceTables

    init() throws {
        tables = try ReferenceTables.builtIn()
        projector = try Projector(tables)
    }

    private func acme(
        dollars: Double = 1e9, scope: String = "cluster", status: String = "design", companyClass: String = "automaker",
        years: Int = 3, stock: Double = 0, cap: Double? = nil, overrides: [String: Double] = [:]
    ) -> ModelCase {
        ModelCase(
            company: "Acme", companyClass: companyClass, firstYear: 2024, years: years,
            spending: [.init(year: 2024, dollars: dollars, scope: scope, status: status, receipt: nil)],
            openingStock: stock, powerCap: cap, overrides: overrides)
    }

    private func base(_ node: String, _ modelCase: ModelCase) throws -> Double {
        try #require(try projector.projectedValue(of: modelCase, node: node, scenario: .base))
    }

    @Test("a billion for clusters buys a billion over the year's cost of a cluster, and grows from there")
    func purchases() throws {
        let modelCase = acme()
        #expect(agree(try base("h100e_bought.2024", modelCase), 1e9 / 39_500))
        #expect(agree(try base("h100e_bought.2025", modelCase), 1.15e9 / 22_500))
        #expect(agree(try base("h100e_bought.2026", modelCase), 1.15 * 1.15 * 1e9 / 20_000))
    }

    @Test("half a year from order to service leaves half of the first year's purchases installed, an eighth running")
    func leadTime() throws {
        let modelCase = acme()
        #expect(agree(try base("h100e_installed.2024", modelCase), 0.5 * 1e9 / 39_500))
        #expect(agree(try base("h100e_in_service.2024", modelCase), 0.125 * 1e9 / 39_500))
        #expect(agree(try base("peak.2024", modelCase), 0.5 * 1e9 / 39_500 * 989.4e12))
    }

    @Test("power is that of the servers and their network, times what cooling takes")
    func power() throws {
        let accelerators = 0.5 * 1e9 / 39_500
        #expect(agree(try base("mw_facility.2024", acme()), accelerators * 1_275 * 1.12 * 1.19 / 1e6))
    }

    @Test("a limit of power holds machines and megawatts at it")
    func powerCap() throws {
        let free = try base("mw_facility.2026", acme())
        let capped = acme(cap: free / 2)
        #expect(agree(try base("mw_facility.2026", capped), free / 2))
        let installed = try base("h100e_installed.2026", acme())
        #expect(agree(try base("h100e_installed.2026", capped), installed / 2))
    }

    @Test("an opening stock is there from the first year and counts at the rate of an H100")
    func openingStock() throws {
        let none = try base("h100e_installed.2024", acme())
        #expect(agree(try base("h100e_installed.2024", acme(stock: 30_000)), none + 30_000))
    }

    @Test(
        "each budget leads to accelerators by its own shares",
        arguments: [
            ("cluster", "automaker", [String]()), ("all_in_owner", "hyperscaler", ["f_it_owner"]),
            ("all_in_tenant", "neocloud", ["f_it_tenant"]), ("ai_combined", "automaker", ["split_external_automaker"]),
            ("total_capex", "hyperscaler", ["f_ai_hyperscaler", "f_it_owner", "f_accel_of_it"]),
        ])
    func scopes(scope: String, companyClass: String, parameters: [String]) throws {
        // Each share in turn set to a half halves what the others let through.
        let overrides = Dictionary(uniqueKeysWithValues: parameters.map { ($0, 0.5) })
        let modelCase = acme(scope: scope, companyClass: companyClass, overrides: overrides)
        let expected = parameters.reduce(1e9) { dollars, _ in dollars / 2 }
        #expect(agree(try base("spend_ai.2024", modelCase), expected))
    }

    @Test("a median of a symmetric share is its middle")
    func symmetricPert() throws {
        let share = try base("spend_ai.2024", acme(scope: "all_in_owner"))
        #expect(agree(share, 0.6e9, within: 1e-6))
    }

    @Test("bear is below base, base below bull, for everything bought and built")
    func order() throws {
        for output in ["spend_ai", "h100e_bought", "h100e_installed", "effective", "train_flop_cum"] {
            let values = try Scenario.allCases.map { scenario in
                let modelCase = acme(scope: "ai_combined", status: "informal")
                return try #require(
                    try projector.projectedValue(of: modelCase, node: "\(output).2026", scenario: scenario))
            }
            #expect(values == values.sorted() && Set(values).count == 3, "\(output): \(values)")
        }
    }

    @Test("a projection lists its outputs by year, each number with a receipt that names its node and inputs")
    func receipts() throws {
        let money = Receipt(counting: "stand-ins for a stated amount", ["a"])
        let spending = ModelCase.Spending(
            year: 2024, dollars: 10e9, scope: "ai_combined", status: "informal", receipt: money.id)
        let modelCase = ModelCase(
            company: "Acme", companyClass: "automaker", firstYear: 2024, years: 5, spending: [spending])
        let projection = try projector.project(modelCase)
        #expect(projection.years == [2024, 2025, 2026, 2027, 2028])
        #expect(projection.lastStatedYear == 2024)
        #expect(projection.series.map(\.id).prefix(4) == ["spend_ai", "h100e_bought", "h100e_installed", "peak"])
        #expect(projection.series.count == 12)
        let receipt = try #require(projection.series[1].values[ProjectionReading(.base)]?[0])
        #expect(
            receipt.origin
                == .projected(
                    node: "h100e_bought.2024", reading: ProjectionReading(.base), modelCase: modelCase.id.rawValue,
                    inputs: [.init(name: "spending.2024", receipt: money.id)]))
        #expect(receipt.interval?.point == (try base("h100e_bought.2024", modelCase)))
        #expect(NumberStyle.rounded.text(for: receipt) == "63,000")
        for series in projection.series {
            for reading in ProjectionReading.all { #expect(series.values[reading]?.count == 5) }
        }
    }

    @Test("the assumption that moves the answer most comes first, with its ends")
    func assumptions() throws {
        let projection = try projector.project(acme(scope: "ai_combined", status: "informal"))
        let names = projection.assumptions.map(\.assumption.id)
        #expect(names.prefix(3) == ["rho_informal", "k_h100e", "split_external_automaker"])
        #expect(names.last == "g_spend")
        let first = try #require(projection.assumptions.first)
        #expect([first.low, first.mid, first.high].map { $0.interval?.point } == [0.3, 0.65, 1.2])
        #expect(
            projection.assumptions.allSatisfy { use in
                !use.role.isEmpty && Words(use.role) != nil
                    && use.mid.origin.kind == .assumed
            })
    }

    @Test("an overridden parameter holds in every scenario")
    func overrides() throws {
        let modelCase = acme(scope: "ai_combined", overrides: ["split_external_automaker": 0.5])
        for scenario in Scenario.allCases {
            let value = try projector.projectedValue(of: modelCase, node: "spend_ai.2024", scenario: scenario)
            #expect(value == 0.5e9)
        }
    }

    @Test("training compute is written in one scale, whatever its size")
    func trainingText() throws {
        let projection = try projector.project(acme(dollars: 10e9))
        let series = try #require(
            projection.series.first { $0.id == "train_flop_cum" }?.values[ProjectionReading(.base)])
        for receipt in series {
            let text = NumberStyle.rounded.text(for: try #require(receipt))
            #expect(text.hasSuffix(" × 10²⁴ FLOP") && !text.contains("e"), "\(text)")
        }
    }

    @Test("no spending gives no cost for a computation, and no number")
    func noSpending() throws {
        let projection = try projector.project(acme(dollars: 0))
        let cost = try #require(projection.series.first { $0.id == "usd_per_eflop" })
        #expect(cost.values[ProjectionReading(.base)] == [nil, nil, nil])
    }
}

@Suite("What the projection refuses")
struct ProjectionRefusalTests {
    private func refusal(
        companyClass: String = "automaker", scope: String = "cluster", status: String = "guided", dollars: Double = 1e9,
        years: Int = 3, overrides: [String: Double] = [:]
    ) throws -> ProjectionError? {
        let projector = try Projector(ReferenceTables.builtIn())
        let modelCase = ModelCase(
            company: "Acme", companyClass: companyClass, firstYear: 2024, years: years,
            spending: [.init(year: 2024, dollars: dollars, scope: scope, status: status, receipt: nil)],
            overrides: overrides)
        do throws(ProjectionError) {
            _ = try projector.project(modelCase)
            return nil
        } catch {
            return error
        }
    }

    @Test("an unknown class is named, with the nearest")
    func unknownClass() throws {
        let error = try #require(try refusal(companyClass: "hyperscalar"))
        #expect(error.code == .unknownClass)
        #expect(error.message.contains("“hyperscalar”") && error.message.contains("did you mean “hyperscaler”?"))
    }

    @Test("an unknown budget or status is named, with the nearest")
    func unknownWords() throws {
        #expect(try refusal(scope: "all_in_ownr")?.message.contains("“all_in_owner”?") == true)
        #expect(try refusal(status: "infromal")?.message.contains("“informal”?") == true)
        #expect(try refusal(scope: "marketing")?.code == .unknownScope)
    }

    @Test("a class without a known AI share asks for the AI part of capital expenditure")
    func noShare() throws {
        #expect(try refusal(companyClass: "supplier", scope: "total_capex")?.message.contains("supplier") == true)
    }

    @Test("an unknown parameter is refused before anything is projected")
    func unknownParameter() throws {
        #expect(throws: ProjectionError.self) {
            _ = try Projector(ReferenceTables.builtIn(), overrides: ["mfu_trian": 0.4])
        }
        #expect(try refusal(overrides: ["mfu_trian": 0.4])?.message.contains("“mfu_train”?") == true)
    }

    @Test("numbers out of range are refused", arguments: [-1.0, .nan, .infinity])
    func outOfRange(dollars: Double) throws { #expect(try refusal(dollars: dollars)?.code == .outOfRange) }

    @Test("years out of range are refused", arguments: [0, -3, 51])
    func years(count: Int) throws { #expect(try refusal(years: count)?.code == .outOfRange) }
}
