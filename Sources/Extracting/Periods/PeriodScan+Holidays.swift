import Domain

/// Days that have names.
extension PeriodScan {
    /// `Christmas`, `independence day`, `black friday 2010`, `Labor Day weekend`
    func holiday(at index: Int) -> Found? {
        let start = key(index).flatMap { PeriodWords.directions[$0] } != nil ? index + 1 : index
        guard let (day, afterName) = named(start) else { return nil }
        // `Christmas gifts` are of no day; `by Christmas` is.
        if afterName == start + 1 {
            let isTold =
                start > index
                || isWord(start - 1, "on", "by", "before", "after", "since", "until", "till", "around", "of")
            guard isTold,
                endsClause(afterName) || isWord(afterName, "on", "and", "the", "weekend")
                    || yearNumber(afterName) != nil
            else { return nil }
        }
        var end = afterName
        var stated: Int?
        if let (year, afterYear) = statedYear(end) { (stated, end) = (year, afterYear) }
        let direction = start > index ? key(index).flatMap { PeriodWords.directions[$0] } : nil
        var date: CalendarDate?
        if let stated {
            date = day(stated)
        } else if let published {
            let days = (-1...1).compactMap { day(published.year + $0) }
            switch direction {
            case .some(1): date = days.first { $0 > published }
            case .some(-1): date = days.last { $0 < published }
            default:
                date = days.min { abs($0.dayNumber - published.dayNumber) < abs($1.dayNumber - published.dayNumber) }
            }
        }
        if isWord(end, "weekend"), let monday = date {
            let first = monday.weekday == 0 ? monday.adding(days: -2) : monday
            return Found(
                end: end + 1, kind: .span, period: Period(start: first, end: first.adding(days: 2)),
                needsPublished: stated == nil)
        }
        return Found(
            end: end, kind: .day, period: date.map { Period(day: $0) }, needsPublished: stated == nil,
            parts: date.map { Parts(year: stated, month: $0.month, day: $0.day) })
    }

    private typealias Rule = (Int) -> CalendarDate?

    /// A day's name and its rule.
    private func named(_ index: Int) -> (Rule, end: Int)? {
        let hasDay = isWord(index + 1, "day")
        switch key(index) {
        case "christmas"?:
            if isWord(index + 1, "eve") { return (Self.fixed(12, 24), index + 2) }
            return (Self.fixed(12, 25), hasDay ? index + 2 : index + 1)
        case "new"? where isWord(index + 1, "year", "year's", "years"):
            if isWord(index + 2, "eve") { return (Self.fixed(12, 31), index + 3) }
            if isWord(index + 2, "day") { return (Self.fixed(1, 1), index + 3) }
            return endsClause(index + 2) ? (Self.fixed(1, 1), index + 2) : nil
        case "independence"? where hasDay: return (Self.fixed(7, 4), index + 2)
        case "halloween"?: return (Self.fixed(10, 31), index + 1)
        case "valentine's"? where hasDay: return (Self.fixed(2, 14), index + 2)
        case "international"? where isWord(index + 1, "workers"):
            return isMark(index + 2, "'") && isWord(index + 3, "day") ? (Self.fixed(5, 1), index + 4) : nil
        case "labor"? where hasDay, "labour"? where hasDay: return (Self.monday(9, place: 0), index + 2)
        case "memorial"? where hasDay:
            return (
                { year in CalendarDate(year: year, month: 5, day: 31).map { $0.adding(days: -$0.weekday) } }, index + 2
            )
        case "thanksgiving"?: return (Self.thanksgiving, hasDay ? index + 2 : index + 1)
        case "black"? where isWord(index + 1, "friday"): return ({ Self.thanksgiving($0)?.adding(days: 1) }, index + 2)
        default: return nil
        }
    }

    private static func fixed(_ month: Int, _ day: Int) -> Rule { { CalendarDate(year: $0, month: month, day: day) } }

    /// The first Monday of a month, or one so many weeks later.
    private static func monday(_ month: Int, place: Int) -> Rule {
        { year in
            CalendarDate(year: year, month: month, day: 1).map { $0.adding(days: (7 - $0.weekday) % 7 + 7 * place) }
        }
    }

    /// The fourth Thursday of November.
    private static func thanksgiving(_ year: Int) -> CalendarDate? {
        CalendarDate(year: year, month: 11, day: 1).map { $0.adding(days: (10 - $0.weekday) % 7 + 21) }
    }
}
