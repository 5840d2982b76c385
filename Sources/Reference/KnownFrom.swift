public import Domain

/// From when on a row of a table could have been known.
public enum KnownFrom {
    /// Whether something dated `2024-04-23` or `2024-04` was known at a moment. A day counts from its beginning,
    /// a month means its last day.
    public static func isKnown(_ dated: String, at moment: Moment) -> Bool {
        date(dated).map { $0 <= moment.date } ?? false
    }

    /// The day a text means: itself, or the last day of a month; `nil` for anything else.
    public static func date(_ dated: String) -> CalendarDate? {
        CalendarDate(iso: dated) ?? CalendarDate(iso: dated + "-01")?.endOfMonth
    }
}
