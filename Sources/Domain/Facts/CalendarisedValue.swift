/// A calendar year's amount of a company with another fiscal year, put together from the quarters it is made of.
public struct CalendarisedValue: Hashable, Sendable {
    /// A quarter of it.
    public struct Part: Hashable, Sendable {
        /// The days.
        public let period: Period
        /// The amount, recorded or stated.
        public let receipt: Receipt

        public init(period: Period, receipt: Receipt) {
            self.period = period
            self.receipt = receipt
        }
    }

    /// Whose, by canonical name.
    public let company: String
    /// What is measured.
    public let metric: Metric
    /// What it is for.
    public let scope: ScopeCode
    /// How it is counted; `nil` where the sources do not say.
    public let accounting: AccountingBasis?
    /// The calendar year.
    public let year: Int
    /// The quarters, the first of the year first.
    public let parts: [Part]
    /// Their sum, derived from them.
    public let total: Receipt

    public init(
        company: String, metric: Metric, scope: ScopeCode, accounting: AccountingBasis?, year: Int, parts: [Part],
        total: Receipt
    ) {
        self.company = company
        self.metric = metric
        self.scope = scope
        self.accounting = accounting
        self.year = year
        self.parts = parts
        self.total = total
    }
}
