public import Domain

/// Units of a currency for one US dollar, averaged over whole months or a year.
public struct ExchangeRate: Hashable, Sendable {
    /// The currency's ISO 4217 code.
    public let currency: String
    /// Units of it for one dollar.
    public let unitsPerDollar: Double
    /// The months averaged, as `2024-01`; a year, as `2023`, where only yearly rates are known.
    public let months: [String]
    /// The table's name in receipts.
    public let table: String
    /// How far the rate may be off either way, as a share, where the last known month stands in for a period that
    /// none is known of; `nil` where the period's own months were averaged.
    public let uncertainty: Double?

    /// An amount of the currency in dollars.
    public func conversion(of amount: Interval) -> Conversion {
        Conversion(
            unit: .usDollar, unitsPerDollar: unitsPerDollar, months: months,
            low: amount.low.map { $0.doubleValue / unitsPerDollar },
            high: amount.high.map { $0.doubleValue / unitsPerDollar }, uncertainty: uncertainty)
    }
}

/// Exchange rates by month, and by year for currencies without monthly ones.
public struct ExchangeRateTable: Sendable {
    private struct Series {
        var currencies: [String]
        /// Label, days, and rates in the order of the currencies.
        var rows: [(label: String, period: Period, rates: [Double?])] = []

        init(_ table: CSVTable, _ labelColumn: String, _ period: (String) -> Period?) throws(CSVTable.Problem) {
            currencies = table.header.filter { $0 != labelColumn }
            for row in table.rows {
                let label = try row.text(labelColumn)
                guard let days = period(label) else { throw row.problem("“\(label)” is no \(labelColumn)") }
                var rates: [Double?] = []
                for currency in currencies {
                    let rate = try row.number(currency)
                    if let rate, rate <= 0 { throw row.problem("a rate is above zero") }
                    rates.append(rate)
                }
                rows.append((label, days, rates))
            }
            rows.sort { $0.label < $1.label }
        }
    }

    /// The monthly table's name in receipts.
    public static let monthlyName = "exchange_rates_monthly"
    /// The yearly table's name in receipts.
    public static let annualName = "exchange_rates_annual"

    private let monthly: Series
    private let annual: Series

    /// So many years before the moment tell how far a rate moves.
    private let uncertaintyYears: Int

    init(monthly: CSVTable, annual: CSVTable, uncertaintyYears: Int = 10) throws(CSVTable.Problem) {
        self.uncertaintyYears = uncertaintyYears
        self.monthly = try Series(monthly, "month") { label in
            CalendarDate(iso: label + "-01").flatMap { Period(year: $0.year, month: $0.month) }
        }
        self.annual = try Series(annual, "year") { label in Int(label).flatMap { Period(year: $0) } }
    }

    /// The currencies with rates, sorted.
    public var currencies: [String] { Set(monthly.currencies + annual.currencies).sorted() }

    /// What a currency was worth over a period, as far as could be known at a moment.
    ///
    /// The mean of the period's whole months that had ended by the moment; for a period within a month that month;
    /// the last month that had ended where there is no such month or no period, with the uncertainty that its distance
    /// from the period brings. `nil` for the dollar itself and for currencies that no table has.
    ///
    /// CNY for 2024 as of 29 April 2024 is the mean of January to March 2024.
    public func dollarsConversion(of currency: String, period: Period?, asOf moment: Moment) -> ExchangeRate? {
        guard currency != "USD" else { return nil }
        return rate(monthly, Self.monthlyName, currency, period, moment)
            ?? rate(annual, Self.annualName, currency, period, moment)
    }

    /// The conversion of a quantity to dollars; `nil` for dollars, for other units than money and for unknown currencies.
    public func conversion(of quantity: Quantity, period: Period?, asOf moment: Moment) -> Conversion? {
        guard quantity.unit.isCurrency else { return nil }
        return dollarsConversion(of: quantity.unit.rawValue, period: period, asOf: moment)?
            .conversion(of: quantity.interval)
    }

    /// The mean of named months or years again, as a verifier wants it; `nil` where one has no rate.
    public func unitsPerDollar(of currency: String, months: [String], table: String) -> Double? {
        let series = table == Self.monthlyName ? monthly : annual
        guard table == Self.monthlyName || table == Self.annualName, !months.isEmpty,
            let column = series.currencies.firstIndex(of: currency)
        else { return nil }
        var sum = 0.0
        for month in months {
            guard let row = series.rows.first(where: { $0.label == month }), let rate = row.rates[column] else {
                return nil
            }
            sum += rate
        }
        return sum / Double(months.count)
    }

    private func rate(
        _ series: Series, _ table: String, _ currency: String, _ period: Period?, _ moment: Moment
    ) -> ExchangeRate? {
        guard let column = series.currencies.firstIndex(of: currency) else { return nil }
        let known = series.rows.compactMap { row -> (label: String, period: Period, rate: Double)? in
            guard let end = row.period.end, end < moment.date, let rate = row.rates[column] else { return nil }
            return (row.label, row.period, rate)
        }
        guard let last = known.last else { return nil }
        var chosen = [last]
        var uncertainty: Double?
        // A period with an open end names no stretch whose mean would mean anything.
        if let period, let start = period.start, let end = period.end {
            let whole = known.filter { period.contains($0.period) }
            let around = whole.isEmpty ? known.filter { $0.period.overlaps(period) } : whole
            if !around.isEmpty {
                chosen = around
            } else if let lastDay = last.period.end, lastDay < start {
                let days = (start.dayNumber + end.dayNumber) / 2 - lastDay.dayNumber
                let steps = Int((Double(days) / (table == Self.monthlyName ? 30.44 : 365.25)).rounded(.up))
                let rows = uncertaintyYears * (table == Self.monthlyName ? 12 : 1)
                uncertainty = Self.spread(of: known.suffix(rows).map(\.rate), over: max(steps, 1))
            }
        }
        let mean = chosen.reduce(0) { $0 + $1.rate } / Double(chosen.count)
        return ExchangeRate(
            currency: currency, unitsPerDollar: mean, months: chosen.map(\.label), table: table,
            uncertainty: uncertainty)
    }

    /// What nine of ten moves over so many rows stayed within, as a share; over as many as there are where there are
    /// too few, by the root of time.
    private static func spread(of rates: [Double], over steps: Int) -> Double? {
        guard rates.count >= 3 else { return nil }
        let span = min(steps, rates.count / 2)
        let moves = (span..<rates.count).map { abs(rates[$0] / rates[$0 - span] - 1) }.sorted()
        let within = moves[min(moves.count - 1, moves.count * 9 / 10)]
        return within * (Double(steps) / Double(span)).squareRoot()
    }
}
