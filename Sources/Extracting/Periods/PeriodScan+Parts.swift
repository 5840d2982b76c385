import Domain

/// Weeks, and parts of longer periods.
extension PeriodScan {
    /// `last week`, `next weekend`, `the week of April 10th`, `week 31`, `the fortnight`
    func week(at index: Int) -> Found? {
        if isWord(index, "w"), isMark(index + 1, "/"), isWord(index + 2, "c"), let first = simple(at: index + 3),
            first.kind == .day
        {
            return week(around: first, end: first.end)
        }
        let start = isWord(index, "the") ? index + 1 : index
        if isWord(start, "week") {
            if isWord(start + 1, "of", "beginning", "starting", "commencing"), let first = simple(at: start + 2),
                first.kind == .day
            {
                return week(around: first, end: first.end)
            }
            if let number = digits(start + 1, count: 1...2), (1...53).contains(number) {
                let monday = published.flatMap { firstMonday(of: $0.year) }?.adding(days: 7 * (number - 1))
                return Found(
                    end: start + 2, kind: .span, period: monday.flatMap { Period(start: $0, end: $0.adding(days: 6)) },
                    needsPublished: true)
            }
        }
        var direction: Int?
        if let key = key(index) { direction = PeriodWords.directions[key] }
        if direction == nil, isWord(index, "the"),
            isWord(index - 1, "in", "for", "of", "during", "unavailable") || endsClause(index + 2)
        {
            direction = 0
        }
        guard let direction else { return nil }
        let days: (first: Int, count: Int, step: Int)
        switch key(index + 1) {
        case "week"?, "week's"?: days = (0, 7, 7)
        case "workweek"?: days = (0, 5, 7)
        case "weekend"?: days = (5, 2, 7)
        case "fortnight"?: days = (0, 14, direction > 0 ? 11 : 14)
        default: return nil
        }
        let period = published.flatMap { published -> Period? in
            var monday = published.adding(days: -published.weekday + direction * (days.count == 14 ? 14 : 7))
            if days.count == 14, direction == 0 { monday = published.adding(days: -published.weekday) }
            let first = monday.adding(days: days.first)
            return Period(start: first, end: first.adding(days: days.count - 1))
        }
        var found = Found(end: index + 2, kind: .span, period: period, needsPublished: true)
        // `this week Monday`
        if let weekday = key(index + 2).flatMap({ PeriodWords.weekdays[$0] }), isCapitalized(index + 2),
            let start = period?.start, days.count == 7
        {
            found = Found(
                end: index + 3, kind: .day, period: Period(day: start.adding(days: weekday)), needsPublished: true)
        }
        return found
    }

    private func week(around day: Found, end: Int) -> Found {
        let period = day.period?.start.flatMap { start -> Period? in
            let monday = start.adding(days: -start.weekday)
            return Period(start: monday, end: monday.adding(days: 6))
        }
        return Found(end: end, kind: .span, period: period, needsPublished: day.needsPublished)
    }

    /// The Monday of the first week of a year by ISO 8601: the one that holds the first Thursday.
    private func firstMonday(of year: Int) -> CalendarDate? {
        CalendarDate(year: year, month: 1, day: 4).map { $0.adding(days: -$0.weekday) }
    }

    /// `the first week of 2021`, `the last 3 weeks of this year`, `first ten days of last year`, `the 9th month of next
    /// year`, `the 15th day of June`, `the last four months of 2021`
    func partOf(at index: Int) -> Found? {
        let start = isWord(index, "the") ? index + 1 : index
        let isLast = isWord(start, "last", "final")
        var place = 1
        var at = start + 1
        if !isLast {
            guard let (value, end) = ordinal(start) else { return nil }
            (place, at) = (value, end)
        }
        var number = 1
        if place == 1 || isLast, let (value, end) = count(at), value > 0 { (number, at) = (value, end) }
        guard let unit = unit(at), unit != .year, unit != .quarter, unit != .decade, isWord(at + 1, "of", "in") else {
            return nil
        }
        let wholeAt = at + 2
        let isThe = isWord(wholeAt, "the") && isWord(wholeAt + 1, "month", "year")
        guard let whole = isThe ? running(wholeAt) : simple(at: wholeAt), whole.fiscal == nil, whole.kind != .day else {
            return nil
        }
        var found = Found(
            end: whole.end, kind: unit == .day && number == 1 ? .day : .span, period: nil,
            needsPublished: whole.needsPublished)
        guard let first = whole.period?.start, let last = whole.period?.end else {
            return whole.needsPublished && published == nil ? found : nil
        }
        found.period = part(place, number, unit, isLast: isLast, of: first, last)
        // `1st week of Oct. on Friday`
        let on = isMark(found.end, ".") && isWord(found.end + 1, "on") ? found.end + 1 : found.end
        if unit == .week, number == 1, isWord(on, "on"),
            let weekday = key(on + 1).flatMap({ PeriodWords.weekdays[$0] }), let monday = found.period?.start
        {
            return Found(
                end: on + 2, kind: .day, period: Period(day: monday.adding(days: weekday)),
                needsPublished: whole.needsPublished)
        }
        if found.kind == .day {
            found.parts = found.period?.start.map { Parts(year: $0.year, month: $0.month, day: $0.day) }
        }
        return found.period == nil ? nil : found
    }

    /// `the month`, `the year` that is running.
    private func running(_ index: Int) -> Found? {
        let period = published.flatMap {
            isWord(index + 1, "year") ? Period(year: $0.year) : Period(year: $0.year, month: $0.month)
        }
        return Found(
            end: index + 2, kind: isWord(index + 1, "year") ? .year : .month, period: period, needsPublished: true)
    }

    private func part(
        _ place: Int, _ number: Int, _ unit: Unit, isLast: Bool, of first: CalendarDate, _ last: CalendarDate
    ) -> Period? {
        switch unit {
        case .day:
            let day = isLast ? last.adding(days: 1 - number) : first.adding(days: place - 1)
            guard day >= first, day <= last else { return nil }
            return Period(start: day, end: isLast ? last : day.adding(days: number - 1))
        case .week:
            // A week belongs to the month or year that holds its Thursday.
            let opening = first.adding(days: (10 - first.weekday) % 7 - 3)
            let closing = last.adding(days: -((last.weekday + 4) % 7) - 3)
            let monday = isLast ? closing.adding(days: 7 * (1 - number)) : opening.adding(days: 7 * (place - 1))
            return Period(start: monday, end: monday.adding(days: 7 * number - 1))
        case .month:
            let month =
                isLast ? last.startOfMonth.adding(months: 1 - number) : first.startOfMonth.adding(months: place - 1)
            guard month <= last else { return nil }
            return Period(start: month, end: month.adding(months: number - 1).endOfMonth)
        default: return nil
        }
    }

    /// `early 2025`, `mid-November`, `late July`, `the beginning of 2000`, `the middle of September`
    func partly(at index: Int) -> Found? {
        enum Third { case early, middle, late, beginning }
        var at = isWord(index, "the") ? index + 1 : index
        let third: Third
        if at == index, isWord(at, "early", "late", "mid") {
            third = isWord(at, "early") ? .early : isWord(at, "late") ? .late : .middle
            at += isMark(at + 1, "-") ? 2 : 1
            // `mid-to-late 2026`
            if isWord(at, "to"), isMark(at + 1, "-") || isWord(at + 1, "late"),
                isWord(at + 1, "late") || isWord(at + 2, "late")
            {
                at += isWord(at + 1, "late") ? 2 : 3
            }
        } else if isWord(at, "beginning", "start", "middle"), isWord(at + 1, "of") {
            third = isWord(at, "middle") ? .middle : .beginning
            at += 2
        } else {
            return nil
        }
        if isWord(at, "in") { at += 1 }
        guard let whole = monthFirst(at: at) ?? yearFirst(at: at) ?? year(at: at) ?? relative(at: at) ?? decade(at: at),
            whole.kind == .month || whole.kind == .year || whole.kind == .span
        else { return nil }
        var found = Found(
            end: whole.end, kind: .span, period: nil, needsPublished: whole.needsPublished, parts: whole.parts)
        guard let first = whole.period?.start, let last = whole.period?.end else { return found }
        func day(_ month: Int, _ day: Int) -> CalendarDate? { CalendarDate(year: first.year, month: month, day: day) }
        switch (whole.kind, third) {
        case (.month, .early), (.month, .beginning):
            found.period = Period(start: first, end: first.adding(days: third == .early ? 14 : 9))
        case (.month, .middle): found.period = Period(start: day(first.month, 10), end: day(first.month, 20))
        case (.month, .late): found.period = Period(start: day(first.month, 16), end: last)
        case (.year, .early): found.period = Period(start: first, end: day(6, 30))
        case (.year, .beginning): found.period = Period(start: first, end: day(4, 30))
        case (.year, .middle): found.period = Period(start: day(5, 1), end: day(8, 31))
        case (.year, .late): found.period = Period(start: day(7, 1), end: last)
        default: return whole
        }
        return found
    }
}
