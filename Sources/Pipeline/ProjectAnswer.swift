import Domain
import Projecting
import Reference
import Reporting

/// What the model says to a question, in one of the forms.
struct ProjectAnswer {
    let projector: Projector
    let modelCase: ModelCase
    /// `table`, `csv` or `json`.
    let format: String

    // MARK: The projection

    private struct Row {
        let output: String
        let title: String
        let unit: MeasureUnit
        let year: Int
        let quantiles: [Double]?
        let scenarios: [Scenario: Double]
    }

    private static let shares = [0.1, 0.5, 0.9]
    private static let columns = [
        "quantity", "title", "unit", "year", "p10", "p50", "p90", "bear", "base", "bull",
    ]

    func project(_ plan: SamplingPlan, to output: RunOutput) throws {
        let projection = try projector.project(modelCase)
        let sample = try projector.sample(modelCase, shares: Self.shares, plan: plan)
        let rows = projection.series.flatMap { series in
            projection.years.enumerated().map { index, year in
                Row(
                    output: series.id, title: series.title, unit: series.unit, year: year,
                    quantiles: sample["\(series.id).\(year)"],
                    scenarios: Dictionary(
                        uniqueKeysWithValues: Scenario.allCases.compactMap { scenario in
                            series.values[ProjectionReading(scenario)]?[index]?.interval?.point.map { (scenario, $0) }
                        }))
            }
        }
        switch format {
        case "json": output.result(json(rows, plan).serialized(pretty: true))
        case "csv":
            output.result(CSVText.row(Self.columns))
            for row in rows { output.result(CSVText.row(Self.cells(row, Self.exact))) }
        default: table(rows, projection.years, plan, to: output)
        }
    }

    private static func exact(_ value: Double?, _ unit: MeasureUnit) -> String {
        value.map { JSONValue.double($0).serialized() } ?? ""
    }

    private static func cells(_ row: Row, _ text: (Double?, MeasureUnit) -> String) -> [String] {
        [row.output, row.title, row.unit.rawValue, String(row.year)]
            + (0..<3).map { text(row.quantiles?[$0], row.unit) }
            + Scenario.allCases.map { text(row.scenarios[$0], row.unit) }
    }

    private func table(_ rows: [Row], _ years: [Int], _ plan: SamplingPlan, to output: RunOutput) {
        var lines: [[String]] = [[""] + years.map(String.init)]
        for id in Projector.outputNames {
            let own = rows.filter { $0.output == id }
            guard let first = own.first else { continue }
            lines.append([first.title])
            for (index, name) in ["p10", "p50", "p90"].enumerated() {
                lines.append(["  " + name] + own.map { Self.rounded($0.quantiles?[index], $0.unit) })
            }
            for scenario in Scenario.allCases {
                lines.append(["  " + scenario.rawValue] + own.map { Self.rounded($0.scenarios[scenario], $0.unit) })
            }
        }
        // Titles may run over the columns.
        for line in TextTable.aligned(lines.map { $0.count == 1 ? [""] : $0 }, right: Set(1...years.count)).enumerated()
        {
            output.result(lines[line.offset].count == 1 ? lines[line.offset][0] : line.element)
        }
        output.result(
            "p10, p50, p90: \(plan.count) samples, seed \(plan.seed); bear, base, bull: every lever turned somewhat")
        for line in replaced() { output.result(line) }
    }

    private static func rounded(_ value: Double?, _ unit: MeasureUnit) -> String {
        guard let value, let interval = ValueInterval(value) else { return "none" }
        return NumberStyle.rounded.text(
            for: Receipt(value: .quantity(interval, unit), origin: .counted(what: "sample", identifiers: [])))
    }

    /// The assumptions that were replaced, each with what the table has.
    private func replaced() -> [String] {
        modelCase.overrides.keys.sorted().map { name in
            let given = Self.exact(modelCase.overrides[name], .one)
            let own = Self.exact(projector.assumption(name)?.mid, .one)
            return "\(name) is \(given) by --assume; the table has \(own)"
        }
    }

    private func json(_ rows: [Row], _ plan: SamplingPlan) -> JSONValue {
        .object([
            ("companyClass", .string(modelCase.companyClass)),
            (
                "spending",
                .array(
                    modelCase.spending.map {
                        .object([
                            ("year", .int($0.year)), ("dollars", .double($0.dollars)), ("scope", .string($0.scope)),
                            ("status", .string($0.status)),
                        ])
                    })
            ),
            ("openingStock", .double(modelCase.openingStock)), ("powerCap", .double(modelCase.powerCap)),
            ("overrides", .object(modelCase.overrides.sorted { $0.key < $1.key }.map { ($0.key, .double($0.value)) })),
            ("samples", .int(plan.count)), ("seed", .number(String(plan.seed))),
            (
                "outputs",
                .array(
                    rows.map { row in
                        .object(
                            [
                                ("quantity", .string(row.output)), ("title", .string(row.title)),
                                ("unit", .string(row.unit.rawValue)), ("year", .int(row.year)),
                            ]
                                + ["p10", "p50", "p90"].enumerated().map { ($1, .double(row.quantiles?[$0])) }
                                + Scenario.allCases.map { ($0.rawValue, .double(row.scenarios[$0])) })
                    })
            ),
        ])
    }

    /// The model as a spreadsheet that opens with a scenario.
    func workbook(_ plan: SamplingPlan, _ scenario: Scenario) throws -> [UInt8] {
        let sample = try projector.sample(modelCase, shares: Self.shares, plan: plan)
        let workbook = try projector.workbook(for: modelCase) { sample[$0] }
        let first = CalendarDate(year: modelCase.firstYear, month: 1, day: 1) ?? CalendarDate(dayNumber: 0)
        // Nothing here is of a day: the file is dated by its first year, so that the same case gives the same bytes.
        return try WorkbookFile(
            workbook, title: "\(modelCase.companyClass): what the money buys",
            asOf: Moment(date: first, secondOfDay: 0), scenario: scenario
        ).bytes()
    }

    // MARK: Why

    func explain(_ node: String, to output: RunOutput) throws {
        for line in try projector.explanation(of: node, in: modelCase) {
            let value = "\(line.node) = \(Self.exact(line.value, line.unit)) \(line.unit.rawValue)"
            let origin: String
            switch line.origin {
            case .input: origin = "given"
            case .formula(let formula): origin = line.isRepeated ? "as above" : formula
            case .assumption(let assumption, let role, let isReplaced):
                let ends = [assumption.low, assumption.mid, assumption.high].map { Self.exact($0, .one) }
                origin =
                    isReplaced
                    ? "\(role); given by --assume"
                    : "\(role); \(ends.joined(separator: ", ")) \(assumption.unit) (\(assumption.source), \(assumption.asOf))"
            }
            output.result(String(repeating: "  ", count: line.depth) + value + "  ← " + origin)
        }
    }

    func sensitivity(_ node: String, to output: RunOutput) throws {
        let effects = try projector.effects(on: node, in: modelCase)
        if format == "json" {
            for effect in effects {
                output.result(
                    JSONValue.object([
                        ("parameter", .string(effect.parameter)), ("p10", .double(effect.atLow)),
                        ("p90", .double(effect.atHigh)), ("index", .double(effect.index)),
                    ]).serialized())
            }
            return
        }
        let header = ["assumption", "at its p10", "at its p90", "of the spread"]
        let rows = effects.map { effect in
            [
                effect.parameter, Self.exact(effect.atLow, .one), Self.exact(effect.atHigh, .one),
                Self.exact(effect.index, .one),
            ]
        }
        if format == "csv" {
            for row in [header] + rows { output.result(CSVText.row(row)) }
            return
        }
        let unit = try projector.graph(for: modelCase)[node]?.unit ?? .one
        let shown = effects.map { effect in
            [
                effect.parameter, Self.rounded(effect.atLow, unit), Self.rounded(effect.atHigh, unit),
                Self.rounded(effect.index * 100, .percent),
            ]
        }
        for line in TextTable.aligned([header] + shown, right: [1, 2, 3]) { output.result(line) }
        if let first = effects.first {
            let role = projector.role(of: first.parameter)
            output.result("Known better, this would narrow the answer most: \(role) (\(first.parameter)).")
        }
    }

    func solve(_ question: String, to output: RunOutput) throws {
        let halves = question.split(separator: ":", maxSplits: 1).map(String.init)
        let goal = halves.count == 2 ? halves[1].split(separator: "=", maxSplits: 1).map(String.init) : []
        guard goal.count == 2, let target = ProjectRun.dollars(goal[1]) else {
            throw RunFailure(
                .usage, "--solve “\(question)”: write name:quantity=value, such as k_h100e:h100e_bought.2024=400000")
        }
        let found = try projector.solution(for: halves[0], where: goal[0], equals: target, in: modelCase)
        let value = found.rounded(toDigits: 9)
        if halves[0] == "spend" {
            for entry in modelCase.spending {
                output.result("spend \(entry.year) = \(Self.exact(entry.dollars * value, .usDollar)) USD")
            }
        } else {
            let assumption = projector.assumption(halves[0])
            let own = assumption.map { "; the table has \(Self.exact($0.mid, .one))" } ?? ""
            output.result("\(halves[0]) = \(Self.exact(value, .one)) \(assumption?.unit ?? "")\(own)")
        }
    }
}
