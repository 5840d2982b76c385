/// How a receipt's value is written on a page. The text follows from value and style alone, so that a verifier
/// can write it again.
public enum NumberStyle: Hashable, Sendable, Codable {
    /// All digits of the value, in compact form: `$10B`, `CNY 11–12B`, `10,000`, `130 %`. For stated and recorded numbers.
    case exact
    /// The words of the article with their hedge, as they stand: `approximately $10 billion`. For stated numbers.
    case asWritten
    /// Two significant digits in compact form: `$3.0B`, `61,000`, `36 %`. For derived and projected numbers.
    case rounded
    /// Days and periods in short form: `28 Apr 2024`, `Q1 2024`, `2024`.
    case period
    /// Days in ISO 8601: `2024-04-28`.
    case iso
    /// A moment: `29 Apr 2024, 23:59 UTC`.
    case moment
    /// The first day as calendar files have it (RFC 5545): `20240428`; a moment in full: `20240429T235959Z`.
    case calendarStart
    /// The day after the last, where a calendar's entry ends: `20240429`.
    case calendarEnd

    /// How numbers of a kind are written unless a mark says otherwise.
    public static func usual(for kind: Receipt.Kind) -> NumberStyle {
        switch kind {
        case .stated, .recorded, .assumed, .counted: .exact
        case .converted, .derived, .projected: .rounded
        case .date: .period
        }
    }

    /// The text for a receipt. Quantities in a date style and the reverse fall back to the plain form of their kind.
    public func text(for receipt: Receipt) -> String {
        switch receipt.value {
        case .period(let period):
            switch self {
            case .iso: DateText.iso(period)
            case .calendarStart: (period.start ?? period.end).map(DateText.compact) ?? ""
            case .calendarEnd: (period.end ?? period.start).map { DateText.compact($0.adding(days: 1)) } ?? ""
            default: DateText.short(period)
            }
        case .moment(let moment): self == .calendarStart ? DateText.compact(moment) : DateText.moment(moment)
        case .quantity(let interval, let unit):
            switch (self, receipt.origin) {
            case (.asWritten, .stated(_, _, let words, _)): words
            case (.rounded, _): NumberText(unit: unit, significantDigits: 2).text(interval)
            default: NumberText(unit: unit, significantDigits: nil).text(interval)
            }
        }
    }
}
