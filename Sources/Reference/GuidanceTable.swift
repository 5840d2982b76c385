public import Domain

/// A company's outlook for a year, and what came of it.
public struct GuidanceRecord: Hashable, Sendable {
    /// The company by its canonical name.
    public let company: String
    /// What was guided.
    public let metric: Metric
    /// The period as the company calls it, such as `FY2023`.
    public let label: String
    /// The day the outlook was given.
    public let announced: CalendarDate
    /// The currency.
    public let unit: MeasureUnit
    /// The range in whole units.
    public let guided: Interval
    /// What was spent, in whole units.
    public let actual: Interval
    /// Spent over the middle of the range.
    public let ratio: ExactDecimal
    /// From when on the actual and the ratio were known.
    public let actualPublished: CalendarDate
    /// Where the row comes from.
    public let source: String
    /// `high`, `medium` or `low`.
    public let confidence: String

    /// The name of the row, such as `Tesla FY2023 of 2023-01-31`.
    public var rowName: String { "\(company) \(label) of \(announced)" }

    /// The receipt of what was spent in per cent of the middle of the guided range.
    public var ratioReceipt: Receipt {
        Receipt(
            value: .quantity(ValueInterval(Interval(point: ratio.scaled(byPowerOfTen: 2))), .percent),
            origin: .recorded(
                Receipt.Cell(
                    table: GuidanceTable.name, row: rowName, column: "ratio_to_mid", document: source,
                    published: actualPublished.description)))
    }

    /// The receipt of the guided range.
    public var guidedReceipt: Receipt {
        Receipt(
            value: .quantity(ValueInterval(guided), unit),
            origin: .recorded(
                Receipt.Cell(
                    table: GuidanceTable.name, row: rowName, column: "guided", document: source,
                    published: announced.description)))
    }
}

/// What companies guided and what they then spent.
public struct GuidanceTable: Sendable {
    /// The table's name in receipts.
    public static let name = "guidance_history"

    /// All rows in the order of the table.
    public let rows: [GuidanceRecord]

    init(_ table: CSVTable) throws(CSVTable.Problem) {
        var rows: [GuidanceRecord] = []
        for row in table.rows {
            guard let metric = Metric(rawValue: try row.text("metric")),
                let announced = CalendarDate(iso: try row.text("announced")),
                let published = CalendarDate(iso: try row.text("actual_published")),
                let guided = Interval(
                    low: ExactDecimal(try row.text("guided_low")), high: ExactDecimal(try row.text("guided_high"))),
                let actual = ExactDecimal(try row.text("actual")),
                let ratio = ExactDecimal(try row.text("ratio_to_mid"))
            else { throw row.problem("metric, dates, range, actual or ratio cannot be read") }
            rows.append(
                GuidanceRecord(
                    company: try row.text("company"), metric: metric, label: try row.text("period"),
                    announced: announced,
                    unit: .currency(try row.text("currency")), guided: guided.scaled(byPowerOfTen: 9),
                    actual: Interval(point: actual).scaled(byPowerOfTen: 9), ratio: ratio, actualPublished: published,
                    source: try row.text("source"), confidence: try row.text("confidence")))
        }
        self.rows = rows
    }

    /// The rows of a company whose outcome was known by a moment, the oldest period first.
    public func outcomes(company: String, knownBy moment: Moment) -> [GuidanceRecord] {
        rows.filter { $0.company == company && $0.actualPublished <= moment.date }
            .sorted { ($0.label, $0.announced.dayNumber) < ($1.label, $1.announced.dayNumber) }
    }
}
