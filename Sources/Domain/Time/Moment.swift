/// A second of Coordinated Universal Time: what `--as-of` names.
public struct Moment: Hashable, Comparable, Sendable {
    /// The day.
    public let date: CalendarDate
    /// Seconds since midnight, 0 to 86,399.
    public let secondOfDay: Int

    /// A second of a day; seconds outside the day are clamped to it.
    public init(date: CalendarDate, secondOfDay: Int) {
        self.date = date
        self.secondOfDay = min(max(secondOfDay, 0), 86_399)
    }

    /// The last second of a day: what a bare date means as a moment.
    public init(endOf date: CalendarDate) { self.init(date: date, secondOfDay: 86_399) }

    /// The moment so many seconds after 1970-01-01T00:00:00Z.
    public init(secondsSince1970 seconds: Int) {
        let day = Int((Double(seconds) / 86_400).rounded(.down))
        self.init(date: CalendarDate(dayNumber: day), secondOfDay: seconds - day * 86_400)
    }

    /// Reads `2024-04-29` (its last second) or RFC 3339 such as `2024-04-29T20:10:00Z` and `2024-04-29T22:10+02:00`.
    public init?(_ text: String) {
        guard let date = CalendarDate(iso: text) else { return nil }
        let rest = Array(text.utf8.dropFirst(10))
        if rest.isEmpty {
            self.init(endOf: date)
            return
        }
        func number(_ at: Int) -> Int? {
            guard at + 1 < rest.count, (48...57).contains(rest[at]), (48...57).contains(rest[at + 1]) else {
                return nil
            }
            return Int(rest[at] - 48) * 10 + Int(rest[at + 1] - 48)
        }
        guard let hour = number(1), rest.count >= 6, rest[3] == 58, let minute = number(4), hour < 24, minute < 60
        else {
            return nil
        }
        var second = 0
        var index = 6
        if rest.count > index, rest[index] == 58 {
            guard let value = number(index + 1), value < 61 else { return nil }
            second = min(value, 59)
            index += 3
            if rest.count > index, rest[index] == UInt8(ascii: ".") {
                index += 1
                while index < rest.count, (48...57).contains(rest[index]) { index += 1 }
            }
        }
        var offset = 0
        if index < rest.count {
            switch rest[index] {
            case UInt8(ascii: "Z"), UInt8(ascii: "z"):
                guard index + 1 == rest.count else { return nil }
            case UInt8(ascii: "+"), UInt8(ascii: "-"):
                guard let hours = number(index + 1) else { return nil }
                let minutesAt = index + 3 < rest.count && rest[index + 3] == 58 ? index + 4 : index + 3
                guard let minutes = number(minutesAt), minutesAt + 2 == rest.count else { return nil }
                offset = (hours * 60 + minutes) * 60 * (rest[index] == UInt8(ascii: "-") ? -1 : 1)
            default: return nil
            }
        }
        self.init(secondsSince1970: date.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second - offset)
    }

    /// As the header `Date` of a message has it (RFC 5322, section 3.3): `Mon, 29 Apr 2024 23:59:59 +0000`.
    public var messageDate: String {
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let time = description.dropFirst("yyyy-mm-ddT".count).prefix("hh:mm:ss".count)
        return "\(days[date.weekday]), \(date.day) \(months[date.month - 1]) \(date.year) \(time) +0000"
    }

    /// Seconds since 1970-01-01T00:00:00Z.
    public var secondsSince1970: Int { date.dayNumber * 86_400 + secondOfDay }

    public static func < (left: Self, right: Self) -> Bool {
        (left.date, left.secondOfDay) < (right.date, right.secondOfDay)
    }
}

extension Moment: CustomStringConvertible {
    /// RFC 3339: `2024-04-29T23:59:59Z`.
    public var description: String {
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(date)T\(two(secondOfDay / 3_600)):\(two(secondOfDay / 60 % 60)):\(two(secondOfDay % 60))Z"
    }
}

extension Moment: Codable {
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let moment = Moment(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "“\(text)” is no RFC 3339 time")
        }
        self = moment
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
