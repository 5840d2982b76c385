import Domain

/// The quarters of a company whose fiscal year ends in a given month.
struct FiscalCalendar {
    /// The month in which the year ends, 1 to 12.
    let yearEndMonth: Int

    /// The last quarter of a number, or of any, that had ended by a day.
    func lastQuarter(_ number: Int?, endedBy day: CalendarDate) -> Period? {
        var end = day.adding(days: 1).startOfMonth.adding(days: -1)
        for _ in 0..<15 {
            let months = (end.month - yearEndMonth + 24) % 12
            if months % 3 == 0, number == nil || number == (months == 0 ? 4 : months / 3) {
                return Period(start: end.startOfMonth.adding(months: -2), end: end)
            }
            end = end.startOfMonth.adding(days: -1)
        }
        return nil
    }
}
