import Domain
import Reference

/// Collects the nodes of a model graph, each once, and hands back formulas that name them.
struct GraphBuilder {
    private(set) var nodes: [ModelNode] = []
    private var names: Set<String> = []
    private let assumptions: AssumptionTable

    init(_ assumptions: AssumptionTable) { self.assumptions = assumptions }

    /// A given quantity.
    mutating func input(_ name: String, _ dimension: Dimension, _ unit: MeasureUnit) -> Formula {
        add(ModelNode(name: name, kind: .input, dimension: dimension, unit: unit))
    }

    /// A quantity that follows from others.
    @discardableResult
    mutating func formula(_ name: String, _ formula: Formula, _ dimension: Dimension, _ unit: MeasureUnit) -> Formula {
        add(ModelNode(name: name, kind: .formula(formula), dimension: dimension, unit: unit))
    }

    /// A parameter; in a year, where its values drift.
    mutating func assumption(_ id: String, year: Int? = nil) throws(ProjectionError) -> Formula {
        let assumption = try known(id)
        let drift = assumption.drifts ? year : nil
        return add(
            ModelNode(
                name: drift.map { "\(id).\($0)" } ?? id, kind: .assumption(parameter: id, year: drift),
                dimension: try Self.dimension(of: assumption), unit: assumption.measureUnit))
    }

    /// A parameter's spread about its middle, as a factor.
    mutating func spread(_ id: String) throws(ProjectionError) -> Formula {
        _ = try known(id)
        return add(ModelNode(name: "\(id).spread", kind: .spread(parameter: id), dimension: .none, unit: .times))
    }

    /// A parameter's standard normal deviation, for a spread that something else gives.
    mutating func deviation(_ id: String) -> Formula {
        add(ModelNode(name: "\(id).deviation", kind: .deviation(parameter: id), dimension: .none, unit: .one))
    }

    /// A parameter's rank, evenly between 0 and 1.
    mutating func rank(_ id: String) -> Formula {
        add(ModelNode(name: "\(id).rank", kind: .rank(parameter: id), dimension: .none, unit: .one))
    }

    private mutating func add(_ node: ModelNode) -> Formula {
        // The same parameter is asked for in many places; a formula under a name that is taken stays in, for the
        // graph to refuse.
        if case .formula = node.kind {
            nodes.append(node)
        } else if !names.contains(node.name) {
            nodes.append(node)
        }
        names.insert(node.name)
        return .quantity(node.name)
    }

    private func known(_ id: String) throws(ProjectionError) -> Assumption {
        guard let assumption = assumptions[id] else {
            throw ProjectionError(
                .unknownParameter,
                "the model has no parameter “\(id)”\(NearestName.hint(for: id, among: assumptions.names))")
        }
        return assumption
    }

    private static let dimensions: [String: Dimension] = [
        "ratio": .none, "share": .none, "x": .none, "x/year": .none, "share of IT capex/year": Dimension(time: -1),
        "FLOP": .operations, "USD/kWh": .money / .energy, "USD/W IT": .money / .power, "years": .time, "months": .time,
    ]

    private static func dimension(of assumption: Assumption) throws(ProjectionError) -> Dimension {
        guard let dimension = dimensions[assumption.unit] else {
            throw ProjectionError(
                .brokenModel,
                "the parameter “\(assumption.id)” has the unit “\(assumption.unit)”, which has no dimension here; "
                    + "use one of \(dimensions.keys.sorted().joined(separator: ", "))")
        }
        return dimension
    }
}
