import Domain

/// Dates of feeds: RFC 3339 and RFC 822 with the years of RFC 2822, as Atom, JSON Feed and RSS write them.
enum FeedDate {
    /// Zones of RFC 822 §5.1, in minutes east of Greenwich.
    private static let zones = [
        "UT": 0, "UTC": 0, "GMT": 0, "Z": 0, "EST": -300, "EDT": -240, "CST": -360, "CDT": -300, "MST": -420,
        "MDT": -360, "PST": -480, "PDT": -420,
    ]

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]

    /// The date, and the moment where time and zone are given.
    static func read(_ text: String) -> PublishedDate? {
        if let found = mail(text) ?? DateReader.date(collapsed(text.utf8)) {
            return PublishedDate(date: found.date, moment: found.moment, source: .envelope)
        }
        return nil
    }

    /// `Mon, 29 Apr 2024 08:30:00 +0200`, the weekday and the seconds as they like.
    private static func mail(_ text: String) -> (date: CalendarDate, moment: Moment?)? {
        var words = text.split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\n" || $0 == "\r" }[...]
        if let first = words.first, first.utf8.first?.isASCIILetter == true { words = words.dropFirst() }
        guard words.count >= 3 else { return nil }
        let (first, second, third) = (words[words.startIndex], words[words.startIndex + 1], words[words.startIndex + 2])
        guard let day = Int(first), let month = months.firstIndex(of: second.prefix(3).lowercased()),
            third.utf8.count == 4 || third.utf8.count == 2, var year = Int(third)
        else { return nil }
        if third.utf8.count == 2 { year += year < 70 ? 2_000 : 1_900 }
        guard let date = CalendarDate(year: year, month: month + 1, day: day) else { return nil }
        let rest = Array(words.dropFirst(3))
        guard rest.count >= 2 else { return (date, nil) }
        let time = rest[0].split(separator: ":").map { Int($0) }
        guard time.count >= 2, let hour = time[0], let minute = time[1], (0..<24).contains(hour),
            (0..<60).contains(minute), let offset = offset(rest[1])
        else { return (date, nil) }
        let second60 = time.count > 2 ? min(max(time[2] ?? 0, 0), 59) : 0
        let seconds = date.dayNumber * 86_400 + hour * 3_600 + minute * 60 + second60 - offset * 60
        return (date, Moment(secondsSince1970: seconds))
    }

    private static func offset(_ zone: Substring) -> Int? {
        if let known = zones[zone.uppercased()] { return known }
        let digits = zone.dropFirst().filter { $0 != ":" }
        guard zone.hasPrefix("+") || zone.hasPrefix("-"), digits.utf8.count == 4, let value = Int(digits), value >= 0
        else { return nil }
        return (value / 100 * 60 + value % 100) * (zone.hasPrefix("-") ? -1 : 1)
    }
}
