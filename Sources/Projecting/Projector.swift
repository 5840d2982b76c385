public import Domain
public import Reference

/// The capex-and-compute model: what spending buys in accelerators, compute, power and cost over the years.
public struct Projector: Sendable {
    let tables: ReferenceTables
    let overrides: [String: Double]

    /// A projector over tables, with parameters replaced by the user by name.
    ///
    /// - Throws: `ProjectionError` for a name that no parameter has, with the nearest one, and for a value that is
    ///   not above zero.
    public init(_ tables: ReferenceTables, overrides: [String: Double] = [:]) throws(ProjectionError) {
        for name in overrides.keys.sorted() { try Self.check(name, overrides[name] ?? .nan, tables) }
        self.tables = tables
        self.overrides = overrides
    }

    /// The projection of a case: p10, p50 and p90 of its sample, and the three scenarios.
    ///
    /// - Parameter withEffects: Whether to say what decides it, and to lay out all quantities.
    /// - Throws: `ProjectionError` for unknown classes, budgets, statuses and parameters, and for numbers out of range.
    public func project(_ modelCase: ModelCase, withEffects: Bool = true) throws(ProjectionError) -> Projection {
        let graph = try graph(for: modelCase)
        let sample = try briefingSample(of: modelCase)
        var values: [ProjectionReading: (String) -> Double?] = [:]
        for scenario in Scenario.allCases {
            let read = Reading(scenario: scenario).values(of: graph, self, modelCase)
            values[ProjectionReading(scenario)] = { read[$0] }
        }
        for (index, reading) in ProjectionReading.quantiles.enumerated() {
            values[reading] = { sample[$0]?[index].rounded(toDigits: 4) }
        }
        let years = Array(modelCase.firstYear..<modelCase.firstYear + modelCase.years)
        let series = ProjectionOutput.all.map { output in
            Projection.Series(
                id: output.id, title: output.title, unit: output.unit,
                values: Dictionary(
                    uniqueKeysWithValues: ProjectionReading.all.map { reading in
                        (
                            reading,
                            years.map { year in
                                let node = "\(output.id).\(year)"
                                return values[reading]?(node).flatMap {
                                    receipt(node, output.unit, reading, $0, modelCase)
                                }
                            }
                        )
                    }))
        }
        return Projection(
            modelCase: modelCase, years: years, series: series, assumptions: weightiestAssumptions(modelCase, graph),
            lastStatedYear: modelCase.spending.map(\.year).max() ?? modelCase.firstYear,
            effects: withEffects ? try briefingEffects(of: modelCase, ProjectedValues(self)) : [],
            workbook: withEffects ? try workbook(for: modelCase) { sample[$0] } : nil)
    }

    /// The value of any node of a case's graph in a scenario, worked out afresh; `nil` where there is no such node or
    /// it has no value.
    public func projectedValue(
        of modelCase: ModelCase, node: String, scenario: Scenario
    ) throws(ProjectionError) -> Double? {
        let graph = try graph(for: modelCase)
        guard graph[node] != nil else { return nil }
        let value = Reading(scenario: scenario).values(of: graph, self, modelCase)[node]
        return value.flatMap { $0.isFinite ? $0 : nil }
    }

    /// The names of the outputs that briefings show, such as `h100e_installed`.
    public static let outputNames = ProjectionOutput.all.map(\.id)

    /// The parameter of this name.
    public func assumption(_ name: String) -> Assumption? { tables.assumptions[name] }

    /// What a parameter does in the model, in words; empty for unknown names.
    public func role(of parameter: String) -> String { tables.assumptions.role(of: parameter) }

    /// The graph of a case: all its quantities with their formulas and dimensions.
    public func graph(for modelCase: ModelCase) throws(ProjectionError) -> ModelGraph {
        for name in modelCase.overrides.keys.sorted() {
            try Self.check(name, modelCase.overrides[name] ?? .nan, tables)
        }
        let nodes = try ProjectionGraph.nodes(of: modelCase, tables: tables)
        do {
            return try ModelGraph(nodes)
        } catch {
            throw ProjectionError(.brokenModel, "the model is broken: \(error)")
        }
    }

    /// An error for a node that a graph does not have, with the nearest name.
    func unknownNode(_ node: String, _ graph: ModelGraph) -> ProjectionError {
        ProjectionError(
            .unknownNode,
            "the model has no quantity “\(node)”\(NearestName.hint(for: node, among: graph.nodes.map(\.name)))")
    }

    func receipt(
        _ node: String, _ unit: MeasureUnit, _ reading: ProjectionReading, _ value: Double, _ modelCase: ModelCase
    ) -> Receipt? {
        guard let interval = ValueInterval(value) else { return nil }
        return Receipt(
            value: .quantity(interval, unit),
            origin: .projected(
                node: node, reading: reading, modelCase: modelCase.id.rawValue, inputs: modelCase.evidence))
    }

    private static func check(_ name: String, _ value: Double, _ tables: ReferenceTables) throws(ProjectionError) {
        guard tables.assumptions[name] != nil else {
            throw ProjectionError(
                .unknownParameter,
                "the model has no parameter “\(name)”\(NearestName.hint(for: name, among: tables.assumptions.names))")
        }
        guard value.isFinite, value > 0 else {
            throw ProjectionError(.outOfRange, "the parameter “\(name)” cannot be \(value); give a number above 0")
        }
    }
}
