#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
public import Domain
import Reference

/// A quantity of the model on the way to an answer: its value and where that comes from.
public struct ModelExplanation: Hashable, Sendable {
    /// How a quantity comes about.
    public enum Origin: Hashable, Sendable {
        /// It was given with the question, or is a row of a table.
        case input
        /// A parameter: what it does, its low, middle and high, its source and the day of it.
        case assumption(Assumption, role: String, isReplaced: Bool)
        /// A formula over quantities.
        case formula(String)
    }

    /// How many steps it lies from what was asked for.
    public let depth: Int
    /// The quantity, such as `h100e_bought.2024`.
    public let node: String
    /// Its value in the base scenario.
    public let value: Double
    /// Its unit.
    public let unit: MeasureUnit
    /// Where it comes from.
    public let origin: Origin
    /// Whether it was shown above, with all that it rests on.
    public let isRepeated: Bool
}

/// How far one assumption moves a quantity.
public struct AssumptionEffect: Hashable, Sendable {
    /// The parameter.
    public let parameter: String
    /// The quantity with the parameter at its p10 and all others at their medians.
    public let atLow: Double
    /// The same at its p90.
    public let atHigh: Double
    /// How much of the variance of the quantity's logarithm the parameter explains by itself, from 0 to 1.
    public let index: Double
}

extension Projector {
    /// Where a quantity of a case comes from, the quantity itself first, down to inputs and assumptions.
    ///
    /// - Throws: `ProjectionError` for an unknown quantity, with the nearest name.
    public func explanation(
        of node: String, in modelCase: ModelCase
    ) throws(ProjectionError) -> [ModelExplanation] {
        let graph = try graph(for: modelCase)
        guard graph[node] != nil else { throw unknownNode(node, graph) }
        let values = Reading(scenario: .base).values(of: graph, self, modelCase)
        var shown: Set<String> = []
        var lines: [ModelExplanation] = []
        func add(_ name: String, _ depth: Int) {
            guard let node = graph[name] else { return }
            let isNew = shown.insert(name).inserted
            let origin = origin(of: node, modelCase)
            lines.append(
                ModelExplanation(
                    depth: depth, node: name, value: values[name] ?? .nan, unit: node.unit, origin: origin,
                    isRepeated: !isNew))
            guard isNew, case .formula(let formula) = node.kind else { return }
            for needed in formula.quantities { add(needed, depth + 1) }
        }
        add(node, 0)
        return lines
    }

    private func origin(of node: ModelNode, _ modelCase: ModelCase) -> ModelExplanation.Origin {
        switch node.kind {
        case .input: return .input
        case .formula(let formula): return .formula("\(formula)")
        case .assumption(let name, _), .spread(let name), .deviation(let name), .rank(let name):
            guard let assumption = tables.assumptions[name] else { return .input }
            return .assumption(
                assumption, role: tables.assumptions.role(of: name), isReplaced: modelCase.overrides[name] != nil)
        }
    }

    /// What decides a quantity, the assumption that explains most of its spread first.
    ///
    /// - Throws: `ProjectionError` for an unknown quantity, with the nearest name.
    public func effects(
        on node: String, in modelCase: ModelCase, plan: SamplingPlan = .random(60_000)
    ) throws(ProjectionError) -> [AssumptionEffect] {
        let whole = try graph(for: modelCase)
        guard whole[node] != nil else { throw unknownNode(node, whole) }
        guard let graph = try? ModelGraph(whole.upstream(of: node)) else { return [] }
        return try firstOrderIndices(of: node, in: modelCase, plan: plan).map { parameter, index in
            func value(_ deviation: Double) -> Double {
                Reading(turning: parameter, to: deviation).values(of: graph, self, modelCase)[node] ?? .nan
            }
            return AssumptionEffect(
                parameter: parameter, atLow: value(-NormalDistribution.z90), atHigh: value(NormalDistribution.z90),
                index: index)
        }
    }

    /// What a case's spending, by the name `spend`, or one of its parameters would have to be for a quantity to reach a
    /// value in the base scenario: in the parameter's unit; for `spend` a factor of the money stated.
    ///
    /// - Throws: `ProjectionError` for unknown names, and where no value within a factor of ten thousand does it.
    public func solution(
        for name: String, where node: String, equals target: Double, in modelCase: ModelCase
    ) throws(ProjectionError) -> Double {
        let whole = try graph(for: modelCase)
        guard whole[node] != nil else { throw unknownNode(node, whole) }
        if name != "spend", tables.assumptions[name] == nil {
            throw ProjectionError(
                .unknownParameter,
                "the model has no parameter “\(name)”\(NearestName.hint(for: name, among: tables.assumptions.names))")
        }
        guard target.isFinite, target > 0, let graph = try? ModelGraph(whole.upstream(of: node)) else {
            throw ProjectionError(.outOfRange, "the value \(target) cannot be reached; give a number above 0")
        }
        let start = name == "spend" ? 1 : modelCase.overrides[name] ?? tables.assumptions[name]?.mid ?? 1
        func miss(_ value: Double) -> Double {
            let turned = name == "spend" ? modelCase.spending(times: value) : modelCase.replacing(name, with: value)
            let reached = Reading(scenario: .base).values(of: graph, self, turned)[node] ?? .nan
            return log(reached) - log(target)
        }
        var low = start / 1e4
        var high = start * 1e4
        let (below, above) = (miss(low), miss(high))
        guard below.isFinite, above.isFinite, below.sign != above.sign, below != above else {
            throw ProjectionError(
                .outOfRange,
                "no value of “\(name)” from \(low) to \(high) makes “\(node)” \(target); it may not depend on it")
        }
        for _ in 0..<200 where high / low > 1 + 1e-14 {
            let middle = (low * high).squareRoot()
            if miss(middle).sign == below.sign { low = middle } else { high = middle }
        }
        return (low * high).squareRoot()
    }
}

extension ModelCase {
    /// The case with all its money multiplied.
    fileprivate func spending(times factor: Double) -> ModelCase {
        let money = spending.map {
            Spending(
                year: $0.year, dollars: $0.dollars * factor, scope: $0.scope, status: $0.status, receipt: $0.receipt)
        }
        return ModelCase(
            company: company, companyClass: companyClass, firstYear: firstYear, years: years, spending: money,
            openingStock: openingStock, openingStockReceipt: openingStockReceipt, powerCap: powerCap,
            overrides: overrides)
    }

    /// The case with one parameter replaced.
    fileprivate func replacing(_ parameter: String, with value: Double) -> ModelCase {
        ModelCase(
            company: company, companyClass: companyClass, firstYear: firstYear, years: years, spending: spending,
            openingStock: openingStock, openingStockReceipt: openingStockReceipt, powerCap: powerCap,
            overrides: overrides.merging([parameter: value]) { $1 })
    }
}
