import Domain
import Reference

/// `briefing assumptions`: the model's assumptions with where they come from.
public struct AssumptionsRun: Sendable {
    private let names: [String]
    private let format: String

    /// - Parameters:
    ///   - names: Names or beginnings of names; empty for all.
    ///   - format: `table`, `csv` or `json`.
    public init(names: [String], format: String) {
        self.names = names
        self.format = format
    }

    private static let columns = [
        "name", "low", "mid", "high", "unit", "distribution", "growth a year", "from", "what it does", "source",
        "as of",
        "known from", "confidence", "notes",
    ]

    /// Prints them in the order of the table.
    public func run(to output: RunOutput) throws(RunFailure) -> ExitStatus {
        guard ["table", "csv", "json"].contains(format) else {
            throw RunFailure(.usage, "--format “\(format)”: there is no such form; the forms are table, csv, json")
        }
        let table = try Tables.builtIn().assumptions
        for name in names where !table.names.contains(where: { $0.hasPrefix(name) }) {
            throw RunFailure(
                .usage, "the model has no parameter “\(name)”\(NearestName.hint(for: name, among: table.names))")
        }
        let wanted = table.all.filter { assumption in
            names.isEmpty || names.contains { assumption.id.hasPrefix($0) }
        }
        switch format {
        case "json":
            for assumption in wanted { output.result(Self.json(assumption, table).serialized()) }
        case "csv":
            output.result(CSVText.row(Self.columns))
            for assumption in wanted { output.result(CSVText.row(Self.cells(assumption, table))) }
        default:
            // A terminal holds what is asked for most; the sources stand in the other forms.
            let shown = [0, 1, 2, 3, 4, 8, 9]
            let rows = [Self.columns] + wanted.map { Self.cells($0, table) }
            for line in TextTable.aligned(rows.map { row in shown.map { row[$0] } }, right: [1, 2, 3]) {
                output.result(line)
            }
        }
        return .done
    }

    private static func cells(_ assumption: Assumption, _ table: AssumptionTable) -> [String] {
        func number(_ value: Double?) -> String { value.map { JSONValue.double($0).serialized() } ?? "" }
        return [
            assumption.id, number(assumption.low), number(assumption.mid), number(assumption.high), assumption.unit,
            assumption.distribution.rawValue, number(assumption.growthPerYear),
            assumption.baseYear.map(String.init) ?? "", table.role(of: assumption.id), assumption.source,
            assumption.asOf, assumption.knownFrom, assumption.confidence, assumption.notes,
        ]
    }

    private static func json(_ assumption: Assumption, _ table: AssumptionTable) -> JSONValue {
        .object([
            ("name", .string(assumption.id)), ("low", .double(assumption.low)), ("mid", .double(assumption.mid)),
            ("high", .double(assumption.high)), ("unit", .string(assumption.unit)),
            ("distribution", .string(assumption.distribution.rawValue)),
            ("growthPerYear", .double(assumption.growthPerYear)),
            ("baseYear", assumption.baseYear.map(JSONValue.int) ?? .null),
            ("role", .string(table.role(of: assumption.id))), ("source", .string(assumption.source)),
            ("asOf", .string(assumption.asOf)), ("knownFrom", .string(assumption.knownFrom)),
            ("confidence", .string(assumption.confidence)), ("notes", .string(assumption.notes)),
        ])
    }
}
