public import Domain

/// `model.xlsx`: the model of a case with live formulas, so that an analyst changes a cell and sees what follows.
///
/// Every formula is written from the model's own graph. The cells to change stand out: the scenario, and a value of one's
/// own beside each input and assumption.
public struct WorkbookFile {
    /// Where a number that goes in comes from, in words.
    public struct Origin: Sendable {
        /// The receipt's name; empty without one.
        public let receipt: String
        /// The sentence or the table, with its date.
        public let text: String

        public init(receipt: String, text: String) {
            self.receipt = receipt
            self.text = text
        }
    }

    private let workbook: ModelWorkbook
    private let title: String
    private let asOf: Moment
    private let scenario: Scenario
    private let origins: [String: Origin]

    private typealias Cell = Spreadsheet.Cell

    /// - Parameters:
    ///   - title: what stands at the top.
    ///   - asOf: the moment it is true for.
    ///   - scenario: the one that is chosen when the file is opened.
    ///   - origins: where inputs come from, by the name of their node.
    public init(
        _ workbook: ModelWorkbook, title: String, asOf: Moment, scenario: Scenario = .base,
        origins: [String: Origin] = [:]
    ) {
        self.workbook = workbook
        self.title = title
        self.asOf = asOf
        self.scenario = scenario
        self.origins = origins
    }

    private static let choice = Cell(row: 2, column: 1)
    private static let index = "Summary!$D$3"
    private static let firstOutput = 6

    /// The file.
    ///
    /// - Parameter scratch: a folder for parts while it is made; the system's own where it is `nil`.
    public func bytes(scratch: String? = nil) throws -> [UInt8] {
        let book = try Spreadsheet(title: title, author: "briefing", created: asOf, scratch: scratch)
        let summary = try book.sheet("Summary")
        let model = try book.sheet("Model")
        let assumptions = try book.sheet("Assumptions")
        let inputs = try book.sheet("Inputs")
        var cells: [String: String] = [:]
        try write(inputs, into: &cells)
        try write(assumptions, into: &cells)
        try write(model, into: &cells)
        try write(summary, book, cells)
        return try book.finish()
    }

    // MARK: What goes in

    private func write(_ sheet: Sheet, into cells: inout [String: String]) throws {
        switch sheet.name {
        case "Inputs": try writeInputs(sheet, &cells)
        case "Assumptions": try writeAssumptions(sheet, &cells)
        default: try writeModel(sheet, &cells)
        }
    }

    private func head(_ sheet: Sheet, _ titles: [String], widths: [Double], note: String) {
        sheet.text(note, at: Cell(row: 0, column: 0), .note)
        for (column, title) in titles.enumerated() { sheet.text(title, at: Cell(row: 1, column: column), .heading) }
        sheet.widths(widths)
        sheet.freeze(rows: 2, columns: 1)
    }

    private func writeInputs(_ sheet: Sheet, _ cells: inout [String: String]) throws {
        head(
            sheet, ["input", "unit", "value", "your value", "in use", "receipt", "where it comes from"],
            widths: [22, 12, 18, 18, 18, 22, 90],
            note: "What was stated or looked up. A value of your own takes its place.")
        for (index, leaf) in workbook.leaves.filter({ $0.assumption == nil }).enumerated() {
            let row = index + 2
            let style = Self.style(leaf.node.unit, .live)
            let value = leaf.values[scenario] ?? .nan
            sheet.text(leaf.node.name, at: Cell(row: row, column: 0), .wrapped)
            sheet.text(leaf.node.unit.rawValue, at: Cell(row: row, column: 1), .wrapped)
            sheet.number(value, at: Cell(row: row, column: 2), style)
            sheet.blank(at: Cell(row: row, column: 3), Self.style(leaf.node.unit, .given))
            let own = Cell(row: row, column: 3).absolute
            try sheet.formula(
                "IF(ISNUMBER(\(own)),\(own),\(Cell(row: row, column: 2).absolute))", value: value,
                at: Cell(row: row, column: 4), style)
            let origin = origins[leaf.node.name]
            sheet.text(origin?.receipt ?? "", at: Cell(row: row, column: 5), .wrapped)
            sheet.text(origin?.text ?? Self.origin(of: leaf.node.name), at: Cell(row: row, column: 6), .wrapped)
            sheet.fit(row: row, to: [(origin?.text ?? "", 90)])
            cells[leaf.node.name] = "Inputs!" + Cell(row: row, column: 4).absolute
        }
    }

    private static func origin(of node: String) -> String {
        switch node.prefix(while: { $0 != "." }) {
        case "cluster_cost": "the table of what clusters cost by year"
        case "spending", "opening_stock", "power_cap": "given for this case"
        default: ""
        }
    }

    private func writeAssumptions(_ sheet: Sheet, _ cells: inout [String: String]) throws {
        head(
            sheet,
            [
                "assumption", "what it does", "unit", "low", "mid", "high", "bear", "base", "bull", "your value",
                "in use", "source", "as of", "confidence",
            ], widths: [26, 44, 14, 11, 11, 11, 13, 13, 13, 13, 13, 60, 11, 11],
            note: "Low, mid and high are of the parameter; bear, base and bull what each scenario takes in this row. "
                + "A value of your own takes the place of all three.")
        for (index, leaf) in workbook.leaves.filter({ $0.assumption != nil }).enumerated() {
            guard let assumption = leaf.assumption else { continue }
            let row = index + 2
            let style = Self.style(.one, .live)
            sheet.text(leaf.node.name, at: Cell(row: row, column: 0), .wrapped)
            sheet.text(
                leaf.role + (leaf.isReplaced ? " (replaced for this case)" : ""), at: Cell(row: row, column: 1),
                .wrapped)
            sheet.text(Self.unit(of: leaf.node, assumption), at: Cell(row: row, column: 2), .wrapped)
            for (column, value) in [assumption.low, assumption.mid, assumption.high].enumerated() {
                sheet.number(value, at: Cell(row: row, column: 3 + column), style)
            }
            for (column, scenario) in Scenario.allCases.enumerated() {
                sheet.number(leaf.values[scenario] ?? .nan, at: Cell(row: row, column: 6 + column), style)
            }
            sheet.blank(at: Cell(row: row, column: 9), Self.style(.one, .given))
            let own = Cell(row: row, column: 9).absolute
            let choices = (6...8).map { Cell(row: row, column: $0).absolute }.joined(separator: ",")
            try sheet.formula(
                "IF(ISNUMBER(\(own)),\(own),CHOOSE(\(Self.index),\(choices)))",
                value: leaf.values[scenario] ?? .nan, at: Cell(row: row, column: 10), style)
            sheet.text(assumption.source, at: Cell(row: row, column: 11), .wrapped)
            sheet.fit(row: row, to: [(leaf.role, 44), (assumption.source, 60)])
            sheet.text(assumption.asOf, at: Cell(row: row, column: 12), .wrapped)
            sheet.text(assumption.confidence, at: Cell(row: row, column: 13), .wrapped)
            cells[leaf.node.name] = "Assumptions!" + Cell(row: row, column: 10).absolute
        }
    }

    /// A spread is a factor about the middle, a deviation and a rank pure numbers, whatever the parameter's unit is.
    private static func unit(of node: ModelNode, _ assumption: Assumption) -> String {
        switch node.kind {
        case .assumption: assumption.unit
        case .spread: "factor about the middle"
        case .deviation: "standard deviations"
        case .rank: "rank, from 0 to 1"
        case .input, .formula: node.unit.rawValue
        }
    }

    // MARK: What follows

    /// The name of a quantity without its year, and the year.
    private func parted(_ name: String) -> (base: String, year: Int?) {
        guard let dot = name.lastIndex(of: "."), let year = Int(name[name.index(after: dot)...]),
            (1_900...2_200).contains(year)
        else { return (name, nil) }
        return (String(name[..<dot]), year)
    }

    private func writeModel(_ sheet: Sheet, _ cells: inout [String: String]) throws {
        let years = Set(workbook.results.compactMap { parted($0.node.name).year }).sorted()
        head(
            sheet, ["quantity", "unit", "formula", "for all years"] + years.map(String.init),
            widths: [26, 14, 60, 16] + years.map { _ in 16 },
            note: "Every quantity of the model in the scenario chosen; the cells hold the formulas.")
        var rows: [String: Int] = [:]
        for result in workbook.results {
            let (base, year) = parted(result.node.name)
            if rows[base] == nil {
                let row = rows.count + 2
                rows[base] = row
                sheet.text(base, at: Cell(row: row, column: 0), .wrapped)
                sheet.text(result.node.unit.rawValue, at: Cell(row: row, column: 1), .wrapped)
                sheet.text(result.formula.description, at: Cell(row: row, column: 2), .wrapped)
                sheet.fit(row: row, to: [(result.formula.description, 60)])
            }
            let column = year.flatMap { years.firstIndex(of: $0) }.map { 4 + $0 } ?? 3
            cells[result.node.name] = "Model!" + Cell(row: rows[base] ?? 0, column: column).absolute
        }
        for result in workbook.results {
            let (base, year) = parted(result.node.name)
            let column = year.flatMap { years.firstIndex(of: $0) }.map { 4 + $0 } ?? 3
            try sheet.formula(
                result.formula.spreadsheet { cells[$0] ?? "NA()" }, value: result.values[scenario] ?? .nan,
                at: Cell(row: rows[base] ?? 0, column: column), Self.style(result.node.unit, .live))
        }
    }

    private func write(_ sheet: Sheet, _ book: Spreadsheet, _ cells: [String: String]) throws {
        sheet.widths([46, 16] + workbook.years.map { _ in 15 })
        sheet.text(title, at: Cell(row: 0, column: 0), .title)
        sheet.text("as of \(asOf); not investment advice", at: Cell(row: 1, column: 0), .note)
        sheet.text("scenario (bear, base or bull)", at: Cell(row: 2, column: 0))
        sheet.text(scenario.rawValue, at: Self.choice, .choice)
        sheet.choice(Scenario.allCases.map(\.rawValue), at: Self.choice)
        sheet.text("number:", at: Cell(row: 2, column: 2), .note)
        let names = Scenario.allCases.map { "\"\($0.rawValue)\"" }.joined(separator: ",")
        try sheet.formula(
            "MATCH(\(Self.choice.absolute),{\(names)},0)",
            value: Double((Scenario.allCases.firstIndex(of: scenario) ?? 0) + 1), at: Cell(row: 2, column: 3),
            .number("0", .live))
        sheet.text(
            "Numbers in plain letters are live: they follow the scenario and the values of your own on the sheets Inputs "
                + "and Assumptions. Those in italics are quantiles of the program’s sample and stay as they are.",
            at: Cell(row: 3, column: 0), .note)
        sheet.text("", at: Cell(row: 5, column: 0), .heading)
        sheet.text("unit", at: Cell(row: 5, column: 1), .heading)
        for (index, year) in workbook.years.enumerated() {
            sheet.number(Double(year), at: Cell(row: 5, column: 2 + index), .number("0", .live))
        }
        var row = Self.firstOutput
        for output in workbook.outputs {
            sheet.text(output.title, at: Cell(row: row, column: 0))
            sheet.text(output.unit.rawValue, at: Cell(row: row, column: 1))
            for (index, year) in workbook.years.enumerated() {
                let node = "\(output.id).\(year)"
                guard let cell = cells[node],
                    let value = workbook.results.first(where: { $0.node.name == node })?.values[scenario]
                else { continue }
                try sheet.formula(
                    cell, value: value, at: Cell(row: row, column: 2 + index), Self.style(output.unit, .live))
            }
            for (offset, reading) in ProjectionReading.quantiles.enumerated() {
                sheet.text("    " + ["p10", "p50", "p90"][offset], at: Cell(row: row + 1 + offset, column: 0), .note)
                for (index, value) in (output.quantiles[reading] ?? []).enumerated() {
                    sheet.number(
                        value ?? .nan, at: Cell(row: row + 1 + offset, column: 2 + index),
                        Self.style(output.unit, .sampled))
                }
            }
            row += 4
        }
        sheet.freeze(rows: 6, columns: 1)
        draw("h100e_installed", on: sheet, book, at: row + 1)
    }

    /// The fan of an output: its quantiles and the scenario chosen.
    private func draw(_ id: String, on sheet: Sheet, _ book: Spreadsheet, at row: Int) {
        guard let index = workbook.outputs.firstIndex(where: { $0.id == id }), workbook.years.count > 1,
            let chart = book.lineChart(title: workbook.outputs[index].title)
        else { return }
        let first = Self.firstOutput + 4 * index
        let last = 1 + workbook.years.count
        func cells(_ row: Int) -> String {
            "=Summary!\(Cell(row: row, column: 2).absolute):\(Cell(row: row, column: last).absolute)"
        }
        for (offset, name) in ["scenario chosen", "p10", "p50", "p90"].enumerated() {
            chart.addLine(name: name, categories: cells(5), values: cells(first + offset))
        }
        chart.label(workbook.outputs[index].unit.rawValue, format: "#,##0")
        sheet.insert(chart, at: Cell(row: row, column: 0))
    }

    /// One unit a row: how its numbers are shown.
    private static func style(_ unit: MeasureUnit, _ kind: Spreadsheet.Style.Kind) -> Spreadsheet.Style {
        let code =
            switch unit {
            case .usDollar: "$#,##0.00,,,\"B\""
            case .h100Equivalent, .megawattHour: "#,##0"
            case .megawatt: "#,##0.0"
            case .flop, .flopPerSecond: "0.00E+00"
            case .usDollarPerAccelerator: "$#,##0"
            case .usDollarPerExaflop: "$0.00"
            case .one, .times: "0.0###"
            default: "#,##0.0##"
            }
        return .number(code, kind)
    }
}
