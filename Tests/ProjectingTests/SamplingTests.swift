import Domain
import Foundation
import Reference
import Testing

@testable import Projecting

@Suite("The model sampled")
struct SamplingTests {
    private static let shares = [0.1, 0.5, 0.9]

    private static func tesla(_ overrides: [String: Double] = [:], years: Int = 5) -> ModelCase {
        ModelCase(
            company: "", companyClass: "automaker", firstYear: 2024, years: years,
            spending: [.init(year: 2024, dollars: 10e9, scope: "ai_combined", status: "informal", receipt: nil)],
            openingStock: 15_000, overrides: overrides)
    }

    @Test(
        "quantiles agree with an independent implementation's sample", .disabled(if: ModelFixtures.areMissing),
        arguments: [SamplingPlan.random(200_000), SamplingPlan.lattice()])
    func fixtures(plan: SamplingPlan) throws {
        let cases = try #require(try ModelFixtures.read()["cases"] as? [String: [String: Any]])
        let projector = try Projector(try ReferenceTables.builtIn())
        var compared = 0
        for (name, entry) in cases {
            let fixture = try #require(entry["case"] as? [String: Any])
            let modelCase = try #require(ModelFixtures.modelCase(fixture))
            let sampled = try #require(entry["sampled"] as? [String: Any])
            let count = try #require(sampled["n"] as? Int)
            let values = try #require(sampled["values"] as? [String: [[Any]]])
            let sample = try projector.sample(
                modelCase, outputs: values.keys.sorted(), shares: Self.shares, plan: plan, threads: 2)
            for (output, years) in values {
                for (index, expected) in years.enumerated() {
                    let expected = expected.compactMap { ($0 as? NSNumber)?.doubleValue }
                    // Where a tenth of the samples lies at nothing, the first quantile is on the edge of it.
                    guard expected.count == 3, expected[0] > 0.01 * expected[1] else { continue }
                    let node = "\(output).\(modelCase.firstYear + index)"
                    let got = try #require(sample[node], "\(name) \(node)")
                    let spread = log(expected[2] / expected[0])
                    // The standard error of a quantile of a log-normal of this spread in both samples. Of hundreds of
                    // comparisons some lie beyond three of them.
                    let both = 1 / Double(count) + 1 / Double(plan.method == .lattice ? 2 * plan.count : plan.count)
                    let errors = [0.67, 0.49, 0.67].map { spread * $0 * both.squareRoot() * 4 }
                    for share in 0..<3 {
                        #expect(
                            abs(log(got[share] / expected[share])) <= errors[share] + 0.002,
                            "\(plan.method) \(name) \(node) p\(Self.shares[share]): \(got[share]), \(expected[share])")
                        compared += 1
                    }
                }
            }
        }
        #expect(compared > 400)
    }

    @Test("the same plan gives the same numbers on one, two and eight threads")
    func threads() throws {
        let projector = try Projector(try ReferenceTables.builtIn())
        for plan in [SamplingPlan.random(10_000, seed: 7), .lattice(seed: 7)] {
            let samples = try [1, 2, 8].map { try projector.sample(Self.tesla(), plan: plan, threads: $0) }
            for output in Projector.outputNames {
                for year in 2024..<2029 {
                    let node = "\(output).\(year)"
                    #expect(samples[0][node] == samples[1][node] && samples[1][node] == samples[2][node], "\(node)")
                    #expect(samples[0][node] != nil)
                }
            }
            let other = plan.method == .lattice ? SamplingPlan.lattice(seed: 8) : .random(10_000, seed: 8)
            let again = try projector.sample(Self.tesla(), plan: other, threads: 2)
            #expect(again["peak.2024"] != samples[0]["peak.2024"])
        }
    }

    @Test("a product of log-normals has the quantiles of its closed form, within three standard errors")
    func closedForm() throws {
        let tables = try ReferenceTables.builtIn()
        let projector = try Projector(tables)
        var builder = GraphBuilder(tables.assumptions)
        let names = ["m_server_asic", "c_inhouse_none", "pue"]
        let factors = try names.map { try builder.assumption($0) }
        builder.formula("product", .product(factors), .none, .one)
        let graph = try ModelGraph(builder.nodes)
        // Two of the three have one spread to both sides; the third is compared by its own quantiles.
        for plan in [SamplingPlan.random(400_000), .lattice()] {
            let single = projector.sample(graph, Self.tesla(), ["pue"], Self.shares, plan, 2)
            let pue = try #require(single["pue"])
            for (value, end) in zip(pue, [1.09, 1.19, 1.34]) { #expect(abs(log(value / end)) < 0.002) }
            let parameter = try #require(tables.assumptions["m_server_asic"])
            let asic = ParameterDistribution(parameter)
            let both = projector.sample(graph, Self.tesla(), ["m_server_asic"], [0.25, 0.75], plan, 1)
            let got = try #require(both["m_server_asic"])
            for (value, share) in zip(got, [0.25, 0.75]) {
                #expect(abs(log(value / asic.value(atQuantile: share))) < 0.002)
            }
        }
    }

    @Test("two parameters of a factor correlate by the product of their loadings, others not at all")
    func correlation() throws {
        let tables = try ReferenceTables.builtIn()
        var builder = GraphBuilder(tables.assumptions)
        let names = ["g_perf", "g_eff", "pue"]
        for name in names { _ = builder.deviation(name) }
        let graph = try ModelGraph(builder.nodes)
        let nodes = names.map { "\($0).deviation" }
        let program = GraphProgram(graph, outputs: nodes) { _ in nil }
        let sampler = GraphSampler(program, tables, .random(100_000))
        var values = [[Double]](repeating: [], count: 3)
        sampler.forEachBlock(0..<390) { count, _, run in
            run { output, block in values[output] += (0..<count).map { block[$0] } }
        }
        func correlation(_ left: [Double], _ right: [Double]) -> Double {
            let n = Double(left.count)
            let (a, b) = (left.reduce(0, +) / n, right.reduce(0, +) / n)
            let covariance = zip(left, right).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) } / n
            let first = left.reduce(0) { $0 + ($1 - a) * ($1 - a) } / n
            let second = right.reduce(0) { $0 + ($1 - b) * ($1 - b) } / n
            return covariance / (first * second).squareRoot()
        }
        #expect(abs(correlation(values[0], values[1]) - 0.49) < 0.01)
        #expect(abs(correlation(values[0], values[2])) < 0.01)
    }

    @Test("the same parameter subtracted from itself leaves nothing; an override leaves no spread")
    func sameDraw() throws {
        let tables = try ReferenceTables.builtIn()
        let projector = try Projector(tables)
        var builder = GraphBuilder(tables.assumptions)
        let pue = try builder.assumption("pue")
        let twice = builder.formula("twice", .sum([pue, pue]), .none, .one)
        builder.formula("rest", .sum([.difference(twice, .product([.number(2), pue])), .number(1)]), .none, .one)
        let graph = try ModelGraph(builder.nodes)
        let sample = projector.sample(graph, Self.tesla(), ["rest", "pue"], Self.shares, .random(5_000), 1)
        #expect(sample["rest"]?.allSatisfy { abs($0 - 1) < 0.002 } == true)
        let fixed = projector.sample(graph, Self.tesla(["pue": 1.5]), ["pue"], Self.shares, .random(5_000), 1)
        #expect(fixed["pue"] == [1.5, 1.5, 1.5])
    }

    @Test("a parameter more changes no other's draws")
    func keyedDraws() throws {
        let tables = try ReferenceTables.builtIn()
        let projector = try Projector(tables)
        func quantiles(_ names: [String]) throws -> [Double]? {
            var builder = GraphBuilder(tables.assumptions)
            for name in names { _ = try builder.assumption(name) }
            return projector.sample(
                try ModelGraph(builder.nodes), Self.tesla(), names, Self.shares, .random(3_000), 1)["busy"]
        }
        #expect(try quantiles(["busy"]) == quantiles(["pue", "goodput", "busy"]))
    }

    @Test("every formula gives by the program what it gives one by one")
    func program() throws {
        let projector = try Projector(try ReferenceTables.builtIn())
        let modelCase = ModelCase(
            company: "", companyClass: "neocloud", firstYear: 2024, years: 8,
            spending: [
                .init(year: 2024, dollars: 3e9, scope: "total_capex", status: "guided", receipt: nil),
                .init(year: 2024, dollars: 1e9, scope: "all_in_tenant", status: "reported", receipt: nil),
            ], openingStock: 20_000, powerCap: 400)
        let graph = try projector.graph(for: modelCase)
        let nodes = graph.nodes.map(\.name)
        let point = Reading(scenario: .base).values(of: graph, projector, modelCase)
        let program = projector.program(of: graph, modelCase, nodes)
        // Every variable at its median: what a sampler calls typical.
        let typical = GraphSampler(program, projector.tables, .random(1)).typicalValues
        for (index, node) in nodes.enumerated() {
            guard case .register = program.results[index] else { continue }
            let expected = try #require(point[node])
            #expect(abs(typical[index] - expected) <= 3e-5 * abs(expected), "\(node): \(typical[index]), \(expected)")
        }
        #expect(program.instructions.count > 400)
    }

    @Test("quantiles of a sketch: exact shares of what was put in, whatever the order and the parts")
    func sketch() {
        let values = (1...1_000).map(Double.init)
        var whole = QuantileSketch(about: 100)
        var left = QuantileSketch(about: 100)
        var right = QuantileSketch(about: 100)
        values.withUnsafeBufferPointer { block in
            guard let base = block.baseAddress else { return }
            whole.add(base, 1_000)
            left.add(base, 300)
            right.add(base + 300, 700)
        }
        for (got, expected) in zip(whole.quantiles([0, 0.1, 0.5, 0.9, 1]), [1, 100.9, 500.5, 900.1, 1_000]) {
            #expect(abs(got / expected - 1) < 0.01)
        }
        right.merge(left)
        #expect(right.quantiles(Self.shares) == whole.quantiles(Self.shares))
        var odd = QuantileSketch(about: 1)
        [0, -3, .nan, 1e300, 2].withUnsafeBufferPointer { block in
            if let base = block.baseAddress { odd.add(base, 5) }
        }
        #expect(odd.quantiles([0, 0.7, 1]).map { $0 == 0 ? "0" : $0 > 1e30 ? "∞" : "2" } == ["0", "2", "∞"])
        #expect(QuantileSketch(about: .nan).quantiles([0.5])[0].isNaN)
    }

    @Test("first-order indices add up to no more than one and put the remark first")
    func indices() throws {
        let projector = try Projector(try ReferenceTables.builtIn())
        let indices = try projector.firstOrderIndices(
            of: "h100e_bought.2024", in: Self.tesla(), plan: .random(60_000))
        #expect(indices.first?.parameter == "rho_informal")
        #expect((0.6...0.8).contains(indices[0].index))
        #expect((0.9...1.05).contains(indices.reduce(0) { $0 + $1.index }))
        #expect(throws: ProjectionError.self) {
            try projector.firstOrderIndices(of: "h100e_bougth.2024", in: Self.tesla(), plan: .random(100))
        }
    }
}
