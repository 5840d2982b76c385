#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Domain

extension Projector {
    /// The parameters that carry the answer, the weightiest first: by how far the accelerators of the first year move
    /// when a parameter alone goes from its p10 to its p90. The growth after the last stated year follows at the end.
    func weightiestAssumptions(_ modelCase: ModelCase, _ graph: ModelGraph) -> [Projection.AssumptionUse] {
        let target = "h100e_bought.\(modelCase.firstYear)"
        guard let bought = try? ModelGraph(graph.upstream(of: target)) else { return [] }
        var weights: [(parameter: String, year: Int?, weight: Double)] = []
        for node in bought.nodes {
            let parameter: String
            let year: Int?
            switch node.kind {
            case .assumption(let name, let drift): (parameter, year) = (name, drift)
            // The spread of the cluster cost is printed as the cost itself, in the year of purchase.
            case .spread(let name): (parameter, year) = (name, modelCase.firstYear)
            case .input, .deviation, .rank, .formula: continue
            }
            guard modelCase.overrides[parameter] == nil else { continue }
            func value(_ deviation: Double) -> Double {
                Reading(turning: parameter, to: deviation).values(of: bought, self, modelCase)[target] ?? .nan
            }
            let weight = abs(log(value(NormalDistribution.z90) / value(-NormalDistribution.z90)))
            if weight.isFinite, weight > 0 { weights.append((parameter, year, weight)) }
        }
        weights.sort { ($1.weight, $0.parameter) < ($0.weight, $1.parameter) }
        if graph["g_spend"] != nil, modelCase.overrides["g_spend"] == nil { weights.append(("g_spend", nil, 0)) }
        return weights.compactMap { use($0.parameter, $0.year, modelCase) }
    }

    private func use(_ parameter: String, _ year: Int?, _ modelCase: ModelCase) -> Projection.AssumptionUse? {
        let name = year.map { "\(parameter).\($0)" } ?? parameter
        func receipt(_ end: String) -> Receipt? {
            tables.assumedReceipt(parameter: name, end: end, overrides: modelCase.overrides)
        }
        guard let assumption = tables.assumptions[parameter], let low = receipt("low"), let mid = receipt("mid"),
            let high = receipt("high")
        else { return nil }
        return Projection.AssumptionUse(
            assumption: assumption, low: low, mid: mid, high: high, role: tables.assumptions.role(of: parameter))
    }
}
