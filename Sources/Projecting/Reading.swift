import Domain
import Reference

/// One reading of the model: at which point of its distribution each parameter is taken.
struct Reading {
    /// How far the levers are turned, in standard deviations; the rest stays at its median.
    private var deviation = 0.0
    /// Single parameters, whatever the levers do.
    private var single: [String: Double] = [:]

    /// The levers of a scenario: 0.45 standard deviations each, so that the outputs land near p20 and p80.
    init(scenario: Scenario) {
        switch scenario {
        case .bear: deviation = -0.45
        case .base: deviation = 0
        case .bull: deviation = 0.45
        }
    }

    /// Everything at its median but one parameter.
    init(turning parameter: String, to deviation: Double) { single = [parameter: deviation] }

    /// All values of a graph in this reading.
    func values(of graph: ModelGraph, _ projector: Projector, _ modelCase: ModelCase) -> [String: Double] {
        graph.values { value(of: $0, projector, modelCase) }
    }

    /// The value of a node that is no formula.
    func value(of node: ModelNode, _ projector: Projector, _ modelCase: ModelCase) -> Double? {
        switch node.kind {
        case .input: Self.input(node.name, projector.tables, modelCase)
        case .assumption(let parameter, let year):
            modelCase.overrides[parameter]
                ?? projector.tables.assumptions[parameter].map {
                    ParameterDistribution($0, year: year).value(atDeviation: turned(parameter, projector.tables))
                }
        case .spread(let parameter):
            projector.tables.assumptions[parameter].map { assumption in
                modelCase.overrides[parameter].map { $0 / assumption.mid }
                    ?? ParameterDistribution(assumption).factor(atDeviation: turned(parameter, projector.tables))
            }
        case .deviation(let parameter): turned(parameter, projector.tables)
        case .rank(let parameter): NormalDistribution.cumulative(turned(parameter, projector.tables))
        case .formula: nil
        }
    }

    private func turned(_ parameter: String, _ tables: ReferenceTables) -> Double {
        if let deviation = single[parameter] { return deviation }
        switch tables.assumptions.lever(of: parameter) {
        case .favourable: return deviation
        case .adverse: return -deviation
        case .none: return 0
        }
    }

    private static func input(_ name: String, _ tables: ReferenceTables, _ modelCase: ModelCase) -> Double? {
        let parts = name.split(separator: ".").map(String.init)
        let year = parts.count > 1 ? Int(parts[1]) : nil
        switch parts[0] {
        case "opening_stock": return modelCase.openingStock
        case "power_cap": return modelCase.powerCap
        case "cluster_cost": return year.map { tables.clusterCosts.row(for: $0).dollars }
        case "spending":
            let sameYear = modelCase.spending.filter { $0.year == year }
            let index = parts.count > 2 ? (Int(parts[2]) ?? 1) - 1 : 0
            return sameYear.indices.contains(index) ? sameYear[index].dollars : nil
        default: return nil
        }
    }
}
