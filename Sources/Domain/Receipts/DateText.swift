/// Writes days, periods and moments.
enum DateText {
    private static let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]

    /// `28 Apr 2024`
    static func day(_ date: CalendarDate) -> String { "\(date.day) \(months[date.month - 1]) \(date.year)" }

    /// `2024`, `Q1 2024`, `Jan 2024`, `28 Apr 2024`, `Jul 2023 – Jun 2024`, `by 31 Dec 2026`, `since 1 Jan 2024`.
    static func short(_ period: Period) -> String {
        guard let start = period.start else { return period.end.map { "by \(day($0))" } ?? "" }
        guard let end = period.end else { return "since \(day(start))" }
        if start == end { return day(start) }
        if let year = period.calendarYear { return String(year) }
        if let (year, quarter) = period.calendarQuarter { return "Q\(quarter) \(year)" }
        if start.day == 1, end == end.endOfMonth {
            let first = "\(months[start.month - 1]) \(start.year)"
            if start.startOfMonth == end.startOfMonth { return first }
            if start.month == 1, end.month == 12 { return "\(start.year)–\(end.year)" }
            return "\(first) – \(months[end.month - 1]) \(end.year)"
        }
        return "\(day(start)) – \(day(end))"
    }

    /// `2024-04-28`, or `2024-01-01/2024-03-31`.
    static func iso(_ period: Period) -> String {
        if let start = period.start, start == period.end { return start.description }
        return "\(period.start?.description ?? "..")/\(period.end?.description ?? "..")"
    }

    /// `20240428`
    static func compact(_ date: CalendarDate) -> String { date.description.filter { $0 != "-" } }

    /// `20240429T235959Z`
    static func compact(_ moment: Moment) -> String {
        let second = moment.secondOfDay
        return compact(moment.date) + "T" + two(second / 3_600) + two(second / 60 % 60) + two(second % 60) + "Z"
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }

    /// `29 Apr 2024, 23:59 UTC`
    static func moment(_ moment: Moment) -> String {
        return "\(day(moment.date)), \(two(moment.secondOfDay / 3_600)):\(two(moment.secondOfDay / 60 % 60)) UTC"
    }
}
