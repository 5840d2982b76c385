/// What a whole accelerator cluster cost for each H100-equivalent, by the year of purchase, chip unknown.
public struct ClusterCostTable: Sendable {
    /// One year.
    public struct Row: Hashable, Sendable {
        /// The year of purchase.
        public let year: Int
        /// US dollars for each H100-equivalent at market price.
        public let dollars: Double
        /// What the mix was.
        public let basis: String
        /// Where it comes from.
        public let source: String
        /// From which month on it was known.
        public let knownFrom: String
        /// `high`, `medium` or `low`.
        public let confidence: String
    }

    /// The years in order.
    public let rows: [Row]

    init(_ table: CSVTable) throws(CSVTable.Problem) {
        var rows: [Row] = []
        for row in table.rows {
            guard let year = try row.integer("year"), let dollars = try row.number("usd_per_h100e"), dollars > 0 else {
                throw row.problem("a year and a cost above zero are wanted")
            }
            rows.append(
                Row(
                    year: year, dollars: dollars, basis: row["basis"] ?? "", source: try row.text("source"),
                    knownFrom: try row.text("known_from"), confidence: try row.text("confidence")))
        }
        guard !rows.isEmpty else { throw CSVTable.Problem(table: table.name, line: 1, message: "there is no row") }
        self.rows = rows.sorted { $0.year < $1.year }
    }

    /// The row of a year; the first or last one for years outside the table.
    public func row(for year: Int) -> Row {
        let held = min(max(year, rows[0].year), rows[rows.count - 1].year)
        return rows.last { $0.year <= held } ?? rows[0]
    }

    /// The last year of the table: later costs follow from the growth of price-performance.
    public var lastYear: Int { rows[rows.count - 1].year }
}
