import Domain

/// Days and months.
extension PeriodScan {
    /// `2024-04-28`
    func isoDate(at index: Int) -> Found? {
        guard let year = yearNumber(index), isMark(index + 1, "-"), let month = digits(index + 2, count: 2...2),
            isMark(index + 3, "-"), let day = digits(index + 4, count: 2...2), token(index + 2)?.hasSpaceBefore == false,
            let date = CalendarDate(year: year, month: month, day: day)
        else { return nil }
        return Found(end: index + 5, kind: .day, period: Period(day: date))
    }

    /// `28 April 2024`, `28th of April`, `the 28th of April last year`
    func dayAndMonth(at index: Int) -> Found? {
        guard let (day, afterDay) = dayNumber(index) else { return nil }
        let monthAt = isWord(afterDay, "of") ? afterDay + 1 : afterDay
        guard let month = month(monthAt) else { return nil }
        return day_(day, month, yearAt: monthAt + 1)
    }

    /// `April 28th`, `April 28, 2024`, `April 2024`, `August last year`, `in April`
    func monthFirst(at index: Int) -> Found? {
        guard let month = month(index) else { return nil }
        let after = isMark(index + 1, ".") ? index + 2 : index + 1
        if let (day, afterDay) = dayNumber(after), !isMark(afterDay, "%") { return day_(day, month, yearAt: afterDay) }
        let yearAt = isMark(after, ",") || isWord(after, "of") ? after + 1 : after
        if let year = yearNumber(yearAt) {
            return Found(end: yearAt + 1, kind: .month, period: Period(year: year, month: month))
        }
        if let (year, end) = relativeYear(yearAt) {
            return Found(
                end: end, kind: .month, period: year.flatMap { Period(year: $0, month: month) }, needsPublished: true)
        }
        let isSure = key(index - 1).map(PeriodWords.prepositions.contains) ?? false
        guard isSure || !(key(index).map(PeriodWords.ambiguousMonths.contains) ?? true) else { return nil }
        return Found(
            end: index + 1, kind: .month,
            period: published.flatMap { Period(year: nearestYear(of: month, to: $0, at: index), month: month) },
            needsPublished: true)
    }

    /// `on Sunday`: the day of publication, or the last such day before it.
    func weekday(at index: Int) -> Found? {
        guard isCapitalized(index), let key = key(index), let weekday = PeriodWords.weekdays[key] else { return nil }
        let period = published.map { published in
            Period(day: published.adding(days: -((published.weekday - weekday + 7) % 7)))
        }
        return Found(end: index + 1, kind: .day, period: period, needsPublished: true)
    }

    private func day_(_ day: Int, _ month: Int, yearAt: Int) -> Found? {
        let at = isMark(yearAt, ",") ? yearAt + 1 : yearAt
        if let year = yearNumber(at), let date = CalendarDate(year: year, month: month, day: day) {
            return Found(end: at + 1, kind: .day, period: Period(day: date))
        }
        if let (year, end) = relativeYear(yearAt) {
            let date = year.flatMap { CalendarDate(year: $0, month: month, day: day) }
            return Found(end: end, kind: .day, period: date.map { Period(day: $0) }, needsPublished: true)
        }
        let date = published.flatMap { published in
            // The nearest such day: a bare date is rarely more than half a year away.
            [-1, 0, 1].compactMap { CalendarDate(year: published.year + $0, month: month, day: day) }
                .min { abs($0.dayNumber - published.dayNumber) < abs($1.dayNumber - published.dayNumber) }
        }
        guard day <= CalendarDate.daysInMonth(year: 2024, month: month) else { return nil }
        return Found(end: yearAt, kind: .day, period: date.map { Period(day: $0) }, needsPublished: true)
    }

    /// A bare month is the nearest one; `last` and `next` before it say which side.
    private func nearestYear(of month: Int, to published: CalendarDate, at index: Int) -> Int {
        let distance = { (year: Int) in abs((year - published.year) * 12 + month - published.month) }
        if isWord(index - 1, "last") {
            return month < published.month ? published.year : published.year - 1
        }
        if isWord(index - 1, "next") {
            return month > published.month ? published.year : published.year + 1
        }
        return [published.year, published.year - 1, published.year + 1].min { distance($0) < distance($1) } ?? published.year
    }
}
