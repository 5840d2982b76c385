public import Domain

/// A figure of capital expenditure, AI spending or research expense as a company published it.
public struct RecordedSpending: Hashable, Sendable {
    /// Whether it was spent or announced.
    public enum Kind: String, Hashable, Sendable { case actual, guidance }

    /// The company by its canonical name.
    public let company: String
    /// Whether it was spent or announced.
    public let kind: Kind
    /// The period as the company calls it: `FY2023`, `2024Q1`.
    public let label: String
    /// The days it is about.
    public let period: Period
    /// What is measured.
    public let metric: Metric
    /// What it is for.
    public let scope: ScopeCode
    /// The currency.
    public let unit: MeasureUnit
    /// The amount in whole units: a single value, or the range of guidance.
    public let amount: Interval
    /// How the company counts it, in words such as `cash PP&E`.
    public let basis: String
    /// The same as a code: `cash`, `cashPlusFinanceLeases`, `rndExpense`, `unknown`, ….
    public let accountingBasis: String
    /// The document it is from.
    public let document: String
    /// The day from which it counts as known.
    public let published: CalendarDate
    /// Whether that day is the release date or a rule.
    public let publishedBasis: String
    /// `high`, `medium` or `low`; a row of low confidence is printed as unverified or not at all.
    public let confidence: String
    /// Where the row comes from.
    public let source: String
    /// What else is to be known.
    public let notes: String

    /// The number of the last day, for putting rows in order.
    fileprivate var endDay: Int { period.end?.dayNumber ?? .min }

    /// The name of the row, such as `Tesla FY2023, cash PP&E`.
    public var rowName: String {
        "\(company) \(label), \(kind == .guidance ? "guidance of \(published)" : basis)"
    }

    /// The cell of the table that holds the amount.
    public var cell: Receipt.Cell {
        Receipt.Cell(
            table: CapitalExpenditureTable.name, row: rowName, column: "amount_billion", document: document,
            published: published.description)
    }

    /// The receipt of the amount, in whole units of its currency.
    public var receipt: Receipt { Receipt(value: .quantity(ValueInterval(amount), unit), origin: .recorded(cell)) }

    /// The receipt of the day it was published.
    public var publishedReceipt: Receipt {
        Receipt(date: Period(day: published), of: "recorded", identifier: "\(CapitalExpenditureTable.name)/\(rowName)")
    }
}

/// What companies published about their capital expenditure and research expense.
public struct CapitalExpenditureTable: Sendable {
    /// The table's name in receipts.
    public static let name = "capex_history"

    /// All rows in the order of the table.
    public let rows: [RecordedSpending]

    init(_ table: CSVTable) throws(CSVTable.Problem) {
        var rows: [RecordedSpending] = []
        for row in table.rows {
            guard let kind = RecordedSpending.Kind(rawValue: try row.text("kind")),
                let metric = Metric(rawValue: try row.text("metric")),
                let scope = ScopeCode(rawValue: try row.text("scope")),
                let published = CalendarDate(iso: try row.text("published")),
                let period = Period(
                    start: row["period_start"].flatMap { CalendarDate(iso: $0) },
                    end: CalendarDate(iso: try row.text("period_end")))
            else { throw row.problem("kind, metric, scope, published or the period cannot be read") }
            let amount = try row.text("amount_billion")
            guard let low = ExactDecimal(row["guided_low"] ?? amount),
                let high = ExactDecimal(row["guided_high"] ?? amount),
                let interval = Interval(low: low, high: high)
            else { throw row.problem("“\(amount)” billion is no amount") }
            rows.append(
                RecordedSpending(
                    company: try row.text("company"), kind: kind, label: try row.text("period"), period: period,
                    metric: metric, scope: scope, unit: .currency(try row.text("currency")),
                    amount: interval.scaled(byPowerOfTen: 9), basis: row["basis"] ?? "",
                    accountingBasis: row["accounting_basis"] ?? "unknown", document: try row.text("document"),
                    published: published, publishedBasis: row["published_basis"] ?? "",
                    confidence: try row.text("confidence"), source: try row.text("source"), notes: row["notes"] ?? ""))
        }
        self.rows = rows
    }

    /// The rows of a company that were published by a moment, in the order of the table.
    public func rows(company: String, knownBy moment: Moment) -> [RecordedSpending] {
        rows.filter { $0.company == company && $0.published <= moment.date }
    }

    /// The newest full fiscal year of a company's own spending known by a moment.
    public func lastFiscalYear(
        company: String, metric: Metric = .capitalExpenditure, knownBy moment: Moment
    ) -> RecordedSpending? {
        rows(company: company, knownBy: moment)
            .filter { $0.kind == .actual && $0.metric == metric && ($0.period.dayCount ?? 0) > 360 }
            .max { ($0.endDay, $0.published) < ($1.endDay, $1.published) }
    }

    /// The quarters of a company known by a moment, the oldest first.
    public func quarters(
        company: String, metric: Metric = .capitalExpenditure, scope: ScopeCode = .totalCapex, knownBy moment: Moment
    ) -> [RecordedSpending] {
        rows(company: company, knownBy: moment)
            .filter {
                $0.kind == .actual && $0.metric == metric && $0.scope == scope
                    && (80...100).contains($0.period.dayCount ?? 0)
            }
            .sorted { ($0.endDay, $0.rowName) < ($1.endDay, $1.rowName) }
    }
}
