public import Domain
import Reference

extension Projector {
    /// A case with all its quantities, for a spreadsheet.
    ///
    /// - Parameter quantiles: p10, p50 and p90 of a node's sample, by the node's name.
    public func workbook(
        for modelCase: ModelCase, quantiles: (String) -> [Double]?
    ) throws(ProjectionError) -> ModelWorkbook {
        let graph = try graph(for: modelCase)
        let readings = Scenario.allCases.map { scenario in
            (scenario, Reading(scenario: scenario).values(of: graph, self, modelCase))
        }
        let years = Array(modelCase.firstYear..<modelCase.firstYear + modelCase.years)
        var leaves: [ModelWorkbook.Leaf] = []
        var results: [ModelWorkbook.Result] = []
        for node in graph.nodes {
            let values = Dictionary(uniqueKeysWithValues: readings.map { ($0, $1[node.name] ?? .nan) })
            if case .formula(let formula) = node.kind {
                results.append(ModelWorkbook.Result(node: node, formula: formula, values: values))
                continue
            }
            let parameter = node.kind.parameter
            leaves.append(
                ModelWorkbook.Leaf(
                    node: node, assumption: parameter.flatMap { assumption($0) },
                    role: parameter.map { role(of: $0) } ?? "", values: values,
                    isReplaced: parameter.map { modelCase.overrides[$0] != nil } ?? false))
        }
        let outputs = ProjectionOutput.all.map { output in
            let samples = years.map { quantiles("\(output.id).\($0)") }
            return ModelWorkbook.Output(
                id: output.id, title: output.title, unit: output.unit,
                quantiles: Dictionary(
                    uniqueKeysWithValues: ProjectionReading.quantiles.enumerated().map { index, reading in
                        (reading, samples.map { $0?[index] })
                    }))
        }
        return ModelWorkbook(modelCase: modelCase, years: years, leaves: leaves, results: results, outputs: outputs)
    }
}

extension ModelNode.Kind {
    /// The parameter that a node is read from.
    fileprivate var parameter: String? {
        switch self {
        case .assumption(let parameter, _), .spread(let parameter), .deviation(let parameter), .rank(let parameter):
            parameter
        case .input, .formula: nil
        }
    }
}
