import Domain

/// Words that name a day or a stretch of days, and what they come to.
struct PeriodMention {
    /// What kind of time the words name.
    enum Kind {
        /// A single day.
        case day
        /// A month.
        case month
        /// A quarter.
        case quarter
        /// Half a year.
        case half
        /// A year.
        case year
        /// Several years or months.
        case span
        /// From a date on: `since January`.
        case sinceDate
        /// Up to a date: `by the end of 2026`.
        case byDate
        /// A period named before: `the quarter`, `a year earlier`.
        case anaphoric
        /// A rate, no period: `per year`.
        case rate
    }

    /// A fiscal year or quarter, to be dated by a company's calendar.
    struct Fiscal {
        /// The fiscal year, named by the calendar year it ends in.
        let year: Int
        /// The quarter; `nil` for the whole year.
        let quarter: Int?
    }

    /// The tokens.
    let tokens: Range<Int>
    /// The words' place.
    let range: TextRange
    /// What kind of time they name.
    let kind: Kind
    /// The days by the calendar; `nil` where a publication date or the thread of the text is needed and missing.
    let period: Period?
    /// Whether the words are relative to the day of publication.
    let needsPublished: Bool
    /// The fiscal year or quarter, where the words name one.
    let fiscal: Fiscal?

    /// Whether the words name a fiscal year or quarter.
    var isFiscal: Bool { fiscal != nil }

    init(
        tokens: Range<Int>, range: TextRange, kind: Kind, period: Period?, needsPublished: Bool = false,
        fiscal: Fiscal? = nil
    ) {
        self.tokens = tokens
        self.range = range
        self.kind = kind
        self.period = period
        self.needsPublished = needsPublished
        self.fiscal = fiscal
    }

    /// The days by a fiscal year that ends in this month; by the calendar where nothing fiscal is named.
    func resolved(fiscalYearEndMonth month: Int) -> Period? {
        guard let fiscal, (1...12).contains(month), let last = CalendarDate(year: fiscal.year, month: month, day: 1)
        else {
            return period
        }
        let first = last.adding(months: -11)
        var whole = Period(start: first, end: last.endOfMonth)
        if let quarter = fiscal.quarter {
            let start = first.adding(months: (quarter - 1) * 3)
            whole = Period(start: start, end: start.adding(months: 2).endOfMonth)
        }
        return switch kind {
        case .byDate: Period(start: nil, end: whole?.end)
        case .sinceDate: Period(start: whole?.start, end: nil)
        default: whole
        }
    }
}
