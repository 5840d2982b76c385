public import Domain
import Synchronization

/// Values of the model, each question's worked out once however often it is asked: what a verifier goes by.
public final class ProjectedValues: Sendable {
    private let projector: Projector
    private let samples = Mutex<[Identifier<ModelCase>: SampledProjection]>([:])
    private let shares = Mutex<[String: [String: Double]]>([:])

    public init(_ projector: Projector) { self.projector = projector }

    /// A node of a case in a reading; `nil` where there is no such node, reading or value.
    ///
    /// Quantiles have four significant digits, which is more than the sample bears out.
    /// - Throws: `ProjectionError` for what the case gets wrong.
    public func value(
        of modelCase: ModelCase, node: String, reading: ProjectionReading
    ) throws(ProjectionError) -> Double? {
        switch reading.meaning {
        case .quantile(let share):
            guard let index = Projector.briefingShares.firstIndex(of: share) else { return nil }
            return try sample(of: modelCase)[node]?[index].rounded(toDigits: 4)
        case .scenario(let scenario):
            return try projector.projectedValue(of: modelCase, node: node, scenario: scenario)
        case .turned(let parameter, let isHigh):
            return try projector.turnedValue(of: modelCase, node: node, parameter: parameter, isHigh: isHigh)
        case .share(let parameter): return try share(of: parameter, node, modelCase)
        case nil: return nil
        }
    }

    /// A case with all its quantities, for a spreadsheet.
    public func workbook(of modelCase: ModelCase) throws(ProjectionError) -> ModelWorkbook {
        let sample = try sample(of: modelCase)
        return try projector.workbook(for: modelCase) { sample[$0] }
    }

    private func sample(of modelCase: ModelCase) throws(ProjectionError) -> SampledProjection {
        if let known = samples.withLock({ $0[modelCase.id] }) { return known }
        let sample = try projector.briefingSample(of: modelCase)
        samples.withLock { $0[modelCase.id] = sample }
        return sample
    }

    private func share(
        of parameter: String, _ node: String, _ modelCase: ModelCase
    ) throws(ProjectionError) -> Double? {
        let key = "\(modelCase.id) \(node)"
        if let known = shares.withLock({ $0[key] }) { return known[parameter] }
        let indices = try projector.firstOrderIndices(of: node, in: modelCase, plan: Projector.briefingPlan)
        let found = Dictionary(indices.map { ($0.parameter, ($0.index * 100).rounded(toDigits: 4)) }) { first, _ in
            first
        }
        shares.withLock { $0[key] = found }
        return found[parameter]
    }
}

extension Projector {
    /// p10, p50 and p90.
    static let briefingShares = [0.1, 0.5, 0.9]
    /// How a briefing samples: always the same, so that its numbers can be worked out again.
    static let briefingPlan = SamplingPlan.lattice()

    func briefingSample(of modelCase: ModelCase) throws(ProjectionError) -> SampledProjection {
        try sample(modelCase, shares: Self.briefingShares, plan: Self.briefingPlan)
    }

    /// A node with everything at its median but one parameter.
    func turnedValue(
        of modelCase: ModelCase, node: String, parameter: String, isHigh: Bool
    ) throws(ProjectionError) -> Double? {
        let graph = try graph(for: modelCase)
        guard graph[node] != nil, let upstream = try? ModelGraph(graph.upstream(of: node)) else { return nil }
        let deviation = isHigh ? NormalDistribution.z90 : -NormalDistribution.z90
        let value = Reading(turning: parameter, to: deviation).values(of: upstream, self, modelCase)[node]
        return value.flatMap { $0.isFinite ? $0 : nil }
    }

    /// What the machines of the first year rest on, the assumption that explains most of their spread first; those
    /// that explain less than one per cent are left out.
    func briefingEffects(of modelCase: ModelCase, _ values: ProjectedValues) throws(ProjectionError) -> [Projection
        .Effect]
    {
        let node = "h100e_bought.\(modelCase.firstYear)"
        let indices = try firstOrderIndices(of: node, in: modelCase, plan: Self.briefingPlan)
        var effects: [Projection.Effect] = []
        for (parameter, index) in indices.prefix(5) where index >= 0.01 {
            func read(_ reading: ProjectionReading, _ unit: MeasureUnit) throws(ProjectionError) -> Receipt? {
                try values.value(of: modelCase, node: node, reading: reading).flatMap {
                    receipt(node, unit, reading, $0, modelCase)
                }
            }
            guard let low = try read(.turning(parameter, to: .low), .h100Equivalent),
                let high = try read(.turning(parameter, to: .high), .h100Equivalent),
                let share = try read(.share(of: parameter), .percent)
            else { continue }
            effects.append(
                Projection.Effect(
                    parameter: parameter, role: tables.assumptions.role(of: parameter), low: low, high: high,
                    share: share))
        }
        return effects
    }
}
