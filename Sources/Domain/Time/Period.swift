/// The days a number is about, first and last included, open where an end is missing.
public struct Period: Hashable, Sendable, Codable {
    /// The first day; `nil` where the text gives none (`by the end of 2026`).
    public let start: CalendarDate?
    /// The last day; `nil` where the text gives none (`since January`).
    public let end: CalendarDate?

    /// `nil` if both ends are missing or the first day is after the last.
    public init?(start: CalendarDate?, end: CalendarDate?) {
        switch (start, end) {
        case (nil, nil): return nil
        case (let start?, let end?) where start > end: return nil
        default: break
        }
        self.start = start
        self.end = end
    }

    /// A single day.
    public init(day: CalendarDate) {
        start = day
        end = day
    }

    /// A calendar year; `nil` outside 1…9999.
    public init?(year: Int) {
        guard let first = CalendarDate(year: year, month: 1, day: 1) else { return nil }
        self.init(start: first, end: first.adding(months: 11).endOfMonth)
    }

    /// A quarter of a calendar year, 1 to 4.
    public init?(year: Int, quarter: Int) {
        guard (1...4).contains(quarter), let first = CalendarDate(year: year, month: quarter * 3 - 2, day: 1) else {
            return nil
        }
        self.init(start: first, end: first.adding(months: 2).endOfMonth)
    }

    /// A month of a calendar year.
    public init?(year: Int, month: Int) {
        guard let first = CalendarDate(year: year, month: month, day: 1) else { return nil }
        self.init(start: first, end: first.endOfMonth)
    }

    /// Whether two periods have a day in common.
    public func overlaps(_ other: Period) -> Bool {
        let before = end.flatMap { end in other.start.map { end < $0 } } ?? false
        let after = start.flatMap { start in other.end.map { start > $0 } } ?? false
        return !before && !after
    }

    /// Whether every day of the other lies in this one; an open end holds everything on its side.
    public func contains(_ other: Period) -> Bool {
        let startsInside = start.map { start in other.start.map { $0 >= start } ?? false } ?? true
        let endsInside = end.map { end in other.end.map { $0 <= end } ?? false } ?? true
        return startsInside && endsInside
    }

    /// Days from the first to the last, both included; `nil` for an open period.
    public var dayCount: Int? {
        guard let start, let end else { return nil }
        return end.dayNumber - start.dayNumber + 1
    }

    /// The calendar year this is exactly, if it is one.
    public var calendarYear: Int? {
        guard let start, self == Period(year: start.year) else { return nil }
        return start.year
    }

    /// The calendar quarter this is exactly, if it is one.
    public var calendarQuarter: (year: Int, quarter: Int)? {
        guard let start, self == Period(year: start.year, quarter: start.quarter) else { return nil }
        return (start.year, start.quarter)
    }
}
