import Domain
import Testing

@testable import Projecting

@Suite("Distributions")
struct DistributionTests {
    private func distribution(
        _ shape: Assumption.Distribution, _ low: Double, _ mid: Double, _ high: Double
    ) throws -> ParameterDistribution {
        ParameterDistribution(
            try #require(
                Assumption(
                    id: "p", unit: "share", distribution: shape, low: low, mid: mid, high: high, baseYear: nil,
                    growthPerYear: nil, source: "", asOf: "", knownFrom: "", confidence: "", notes: "")))
    }

    @Test(
        "normal quantiles are those of the tables",
        arguments: [
            (0.5, 0.0), (0.9, 1.2815515655446004), (0.975, 1.959963984540054), (0.01, -2.3263478740408408),
            (1e-10, -6.361340902404056),
        ])
    func normal(u: Double, z: Double) {
        #expect(abs(NormalDistribution.quantile(u) - z) < 1e-13)
        #expect(abs(NormalDistribution.cumulative(z) - u) < 1e-15)
    }

    @Test(
        "beta shares have closed forms for whole shapes",
        arguments: [
            (1.0, 1.0, 0.3, 0.3), (2, 1, 0.5, 0.25), (1, 3, 0.5, 0.875), (3, 3, 0.5, 0.5), (2, 2, 0.25, 0.15625),
            (5, 1, 0.9, 0.59049),
        ])
    func beta(a: Double, b: Double, x: Double, share: Double) {
        #expect(abs(BetaDistribution(a: a, b: b).cumulative(x) - share) < 1e-14)
    }

    @Test("a two-piece log-normal meets its p10, p50 and p90")
    func logNormal() throws {
        let distribution = try self.distribution(.logNormal, 0.3, 0.65, 1.2)
        for (u, value) in [(0.1, 0.3), (0.5, 0.65), (0.9, 1.2)] {
            #expect(agree(distribution.value(atQuantile: u), value, within: 1e-12))
        }
    }

    @Test("a triangle reaches its mode at the mode's share of the width")
    func triangle() throws {
        let distribution = try self.distribution(.triangular, 3, 5, 6.5)
        #expect(agree(distribution.value(atQuantile: 2 / 3.5), 5, within: 1e-12))
        #expect(agree(distribution.value(atQuantile: 0.5), 3 + (0.5 * 3.5 * 2).squareRoot(), within: 1e-12))
    }

    @Test("a symmetric beta-PERT has its median in the middle, and its ends at its ends")
    func pert() throws {
        let distribution = try self.distribution(.pert, 0.4, 0.6, 0.8)
        #expect(agree(distribution.value(atQuantile: 0.5), 0.6, within: 1e-12))
        #expect(distribution.value(atQuantile: 0) == 0.4)
        #expect(distribution.value(atQuantile: 1) == 0.8)
    }

    @Test(
        "a distribution of no width is its middle",
        arguments: [
            Assumption.Distribution.constant, .pert, .triangular, .logNormal,
        ])
    func constant(shape: Assumption.Distribution) throws {
        #expect(agree(try distribution(shape, 2, 2, 2).value(atQuantile: 0.83), 2, within: 1e-14))
    }
}
