#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
public import Domain
public import Reference

/// A statement of the past whose outcome is known: what was said when, and what came of it.
public struct BacktestCase: Sendable {
    /// The row's name.
    public let id: String
    /// What goes in and what is asked for, such as `spend>count`.
    public var route: String { "\(input)>\(output)" }
    /// The moment of the statement: nothing that was published later may be used.
    public let asOf: Moment
    /// What came of it, in the unit of its column.
    public let outcome: Double?

    let companyClass: String
    let input: String
    let value: Double
    let isInDollars: Bool
    let currency: String
    let currencyYear: Int?
    let scope: String
    let status: String
    let chip: String
    let year: Int
    let baseline: Double
    let output: String
    let outputBasis: String
    /// How many of the model's own units one of the outcome's holds: 10⁹ for `USD billion`.
    let outcomeScale: Double

    /// Reads a row of a table of cases.
    ///
    /// - Throws: `CSVTable.Problem` with the line, for an empty cell that is wanted and a number that is none.
    public init(_ row: CSVTable.Row) throws(CSVTable.Problem) {
        id = try row.text("id")
        guard let day = KnownFrom.date(try row.text("date")) else {
            throw row.problem("the date of “\(id)” is no day: write it as 2024-04-29")
        }
        asOf = Moment(endOf: day)
        outcome = try row.number("outcome_value")
        companyClass = try row.text("company_class")
        input = try row.text("input_kind")
        guard let value = try row.number("input_value") else { throw row.problem("“\(id)” has no input_value") }
        let unit = row["input_unit"] ?? ""
        self.value = value * Self.scale(of: unit)
        isInDollars = input == "spend"
        currency = row["currency"] ?? "USD"
        currencyYear = try row.integer("fx_year")
        scope = row["scope"] ?? ""
        status = row["status"] ?? ""
        chip = row["chip"] ?? ""
        year = try row.integer("buy_year") ?? currencyYear ?? day.year
        output = try row.text("output_kind")
        let outcomeUnit = row["outcome_unit"] ?? ""
        outcomeScale = Self.scale(of: outcomeUnit)
        baseline = (try row.number("baseline") ?? 0) * Self.scale(of: unit)
        outputBasis = row["output_basis"] ?? ""
    }

    /// `USD billion` is counted in 10⁹.
    private static func scale(of unit: String) -> Double {
        let scales = ["thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12]
        return unit.split(separator: " ").compactMap { scales[String($0).lowercased()] }.first ?? 1
    }
}

/// Quantiles of a case's outcome as they would have been given at its time.
public struct BacktestForecast: Sendable {
    /// The case.
    public let id: String
    /// What goes in and what is asked for.
    public let route: String
    /// p10, p25, p50, p75 and p90 in the unit of the outcome.
    public let quantiles: [Double]
    /// The parameters and rows behind it that were published after the case: hindsight, of which a score says so.
    public let knownLater: [String]
    /// The continuous ranked probability score of the outcome's logarithm; `nil` without an outcome.
    public let score: Double?
    /// The outcome, in its unit.
    public let outcome: Double?

    /// Whether the outcome lies between p10 and p90.
    public var isCovered: Bool? { outcome.map { quantiles[0] <= $0 && $0 <= quantiles[4] } }

    /// How far the logarithm of p50 lies from that of the outcome.
    public var logarithmicError: Double? { outcome.map { abs(log(quantiles[2] / $0)) } }
}
