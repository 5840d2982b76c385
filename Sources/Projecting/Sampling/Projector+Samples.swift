public import Domain
import Foundation

/// Quantiles of the model's outputs by year.
public struct SampledProjection: Sendable {
    /// The shares of the quantiles, such as 0.1, 0.5, 0.9.
    public let shares: [Double]
    /// How it was sampled.
    public let plan: SamplingPlan
    private let values: [String: [Double]]

    init(shares: [Double], plan: SamplingPlan, values: [String: [Double]]) {
        self.shares = shares
        self.plan = plan
        self.values = values
    }

    /// The quantiles of a node, such as `h100e_installed.2024`; `nil` where it was not sampled or has no value.
    public subscript(node: String) -> [Double]? { values[node].flatMap { $0.allSatisfy(\.isFinite) ? $0 : nil } }
}

extension Projector {
    /// p10, p25, p50, p75 and p90.
    public static let usualShares = [0.1, 0.25, 0.5, 0.75, 0.9]

    /// The quantiles of outputs in every year of a case.
    ///
    /// - Parameters:
    ///   - outputs: Names such as `h100e_installed`; by default all that briefings show.
    ///   - threads: How many to use, by default one a core; the result does not depend on it.
    /// - Throws: `ProjectionError` for what the case gets wrong.
    public func sample(
        _ modelCase: ModelCase, outputs: [String] = outputNames, shares: [Double] = usualShares, plan: SamplingPlan,
        threads: Int? = nil
    ) throws(ProjectionError) -> SampledProjection {
        let nodes = outputs.flatMap { output in
            (modelCase.firstYear..<modelCase.firstYear + modelCase.years).map { "\(output).\($0)" }
        }
        return sample(
            try graph(for: modelCase), modelCase, nodes, shares, plan,
            threads ?? ProcessInfo.processInfo.activeProcessorCount)
    }

    /// The quantiles of nodes of a graph.
    func sample(
        _ graph: ModelGraph, _ modelCase: ModelCase, _ nodes: [String], _ shares: [Double], _ plan: SamplingPlan,
        _ threads: Int
    ) -> SampledProjection {
        let sampler = GraphSampler(program(of: graph, modelCase, nodes), tables, plan)
        let quantiles = sampler.outcomes(threads: threads).map { $0.quantiles(shares) }
        return SampledProjection(
            shares: shares, plan: plan, values: Dictionary(zip(nodes, quantiles)) { first, _ in first })
    }

    /// How much of the variance of a node's logarithm each parameter explains by itself, the weightiest first.
    public func firstOrderIndices(
        of node: String, in modelCase: ModelCase, plan: SamplingPlan
    ) throws(ProjectionError) -> [(parameter: String, index: Double)] {
        let graph = try graph(for: modelCase)
        guard graph[node] != nil else { throw unknownNode(node, graph) }
        let sampler = GraphSampler(program(of: graph, modelCase, [node]), tables, plan)
        return sampler.firstOrderIndices(of: 0).map { ($0.key, max(0, $0.value)) }
            .sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map { (parameter: $0.0, index: $0.1) }
    }

    func program(of graph: ModelGraph, _ modelCase: ModelCase, _ nodes: [String]) -> GraphProgram {
        let point = Reading(scenario: .base)
        return GraphProgram(graph, outputs: nodes) { node in
            switch node.kind {
            case .input: return point.value(of: node, self, modelCase)
            case .assumption(let parameter, _), .spread(let parameter), .deviation(let parameter), .rank(let parameter):
                let isFixed =
                    modelCase.overrides[parameter] != nil || tables.assumptions[parameter]?.distribution == .constant
                return isFixed ? point.value(of: node, self, modelCase) : nil
            case .formula: return nil
            }
        }
    }
}
