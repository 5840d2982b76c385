import Domain

/// Days and months by name.
extension PeriodScan {
    /// A month by name; in small letters only where it is written in full.
    func month(_ index: Int) -> Int? {
        guard let key = key(index), let month = PeriodWords.months[key] else { return nil }
        return isCapitalized(index) || PeriodWords.fullMonths.contains(key) || isBesideNumber(index) ? month : nil
    }

    /// `14 nov`, `aug/01`
    private func isBesideNumber(_ index: Int) -> Bool {
        guard
            !isWord(index, "may", "mar", "dec", "sep", "jan") || token(index - 1)?.kind == .number
                || token(index + 1)?.kind == .number
                || isWord(index - 1, "in", "of", "since") || isMark(index + 1, "/") || isMark(index - 1, "/")
        else { return false }
        return [-2, -1, 1, 2].contains { token(index + $0)?.kind == .number }
            || isWord(index - 1, "in", "of", "since", "on")
    }

    /// A day of the month with an optional `st`, `nd`, `rd`, `th`, or an ordinal in words; the token after it.
    func dayNumber(_ index: Int) -> (day: Int, end: Int)? {
        if let day = digits(index, count: 1...2) {
            guard (1...31).contains(day), token(index - 1)?.kind != .currency else { return nil }
            if let next = token(index + 1), next.kind == .word, !next.hasSpaceBefore {
                guard PeriodWords.ordinalSuffixes.contains(next.key) else { return nil }
                return (day, index + 2)
            }
            return (day, index + 1)
        }
        return ordinal(index).flatMap { $0.value <= 31 ? ($0.value, $0.end) : nil }
    }

    /// `first`, `twenty-sixth`, `3rd`
    func ordinal(_ index: Int) -> (value: Int, end: Int)? {
        if let value = digits(index, count: 1...3) {
            guard let next = key(index + 1), PeriodWords.ordinalSuffixes.contains(next), isGlued(index + 1) else {
                return nil
            }
            return (value, index + 2)
        }
        guard let key = key(index) else { return nil }
        if let value = PeriodWords.ordinals[key] { return (value, index + 1) }
        guard let tens = PeriodWords.tens[key] else { return nil }
        let at = isMark(index + 1, "-") ? index + 2 : index + 1
        guard let unit = self.key(at).flatMap({ PeriodWords.ordinals[$0] }), unit < 10 else { return nil }
        return (tens + unit, at + 1)
    }

    /// `28 April 2024`, `28th of April`, `fourth of July, 1995`, `fifteen August`
    func dayAndMonth(at index: Int) -> Found? {
        let start = isWord(index, "the") ? index + 1 : index
        guard let (day, afterDay) = dayNumber(start) ?? spokenDay(before: start), day > 0 else { return nil }
        let hasOf = isWord(afterDay, "of")
        let monthAt = hasOf ? afterDay + 1 : isMark(afterDay, "-") && isGlued(afterDay) ? afterDay + 1 : afterDay
        guard let month = month(monthAt) ?? (hasOf ? key(monthAt).flatMap { PeriodWords.months[$0] } : nil) else {
            return nil
        }
        // `12 December 27` behind a sum of money is the twenty-seventh.
        return date(day, month, yearAt: afterStop(monthAt + 1))
    }

    /// `April 28th`, `April 28, 2024`, `April 2024`, `August last year`, `in April`
    func monthFirst(at index: Int) -> Found? {
        let start = isWord(index, "this", "the") ? index + 1 : index
        guard let month = month(start), !isWord(start + 1, "quarter", "quarter's") else { return nil }
        let after = afterStop(start + 1)
        let dayAt = isWord(after, "the") ? after + 1 : after
        if let (day, afterDay) = dayNumber(dayAt) ?? spokenDay(dayAt), !isMark(afterDay, "%"),
            !(isGlued(dayAt) && isMark(dayAt - 1, "-"))
        {
            return date(day, month, yearAt: afterDay)
        }
        if let (year, end) = statedYear(after) ?? spokenYear(after) {
            return Found(
                end: end, kind: .month, period: Period(year: year, month: month), parts: Parts(year: year, month: month)
            )
        }
        let relativeAt = isMark(after, ",") || isWord(after, "of") ? after + 1 : after
        if let (year, end) = relativeYear(relativeAt) {
            return Found(
                end: end, kind: .month, period: year.flatMap { Period(year: $0, month: month) }, needsPublished: true,
                parts: Parts(year: year, month: month))
        }
        return bareMonth(month, at: start)
    }

    private func bareMonth(_ month: Int, at index: Int) -> Found? {
        guard let key = key(index) else { return nil }
        if PeriodWords.ambiguousMonths.contains(key) {
            // Only `may` as a name has no doubt about it behind a preposition: `in may` and not `the may`.
            guard let before = self.key(index - 1), PeriodWords.prepositions.contains(before),
                isCapitalized(index) || isWord(index - 1, "in", "since", "until", "by", "of")
            else { return isCapitalized(index) && isRangeMark(index + 1) ? found(month, index) : nil }
        } else if !isCapitalized(index), !PeriodWords.fullMonths.contains(key) {
            return nil
        }
        return found(month, index)
    }

    private func found(_ month: Int, _ index: Int) -> Found {
        let end =
            isMark(index + 1, ".") && isCapitalized(index) && token(index).map { $0.bytes.count <= 4 } == true
                && !endsSentence(index + 1) ? index + 2 : index + 1
        return Found(
            end: end, kind: .month,
            period: published.flatMap { Period(year: nearestYear(of: month, to: $0, at: index), month: month) },
            needsPublished: true, parts: Parts(year: nil, month: month))
    }

    private func endsSentence(_ index: Int) -> Bool {
        token(index + 1).map { $0.kind == .lineBreak || $0.isCapitalized } ?? true
    }

    private func isRangeMark(_ index: Int) -> Bool { isMark(index, "-") || isWord(index, "to", "through") }

    /// A full stop behind a shortened month.
    private func afterStop(_ index: Int) -> Int {
        isMark(index, ".") && isGlued(index) && token(index + 1)?.kind == .number ? index + 1 : index
    }

    /// `fifteen` before a month.
    private func spokenDay(before index: Int) -> (day: Int, end: Int)? {
        guard key(index) != nil, let (value, end) = count(index), isCapitalized(end) else { return nil }
        return (value, end)
    }

    /// `twenty nine` behind a month.
    private func spokenDay(_ index: Int) -> (day: Int, end: Int)? {
        guard key(index) != nil, let (value, end) = count(index), (1...31).contains(value), self.unit(end) == nil else {
            return nil
        }
        // `October two thousand` is a year.
        return isWord(end, "thousand", "hundred") || spokenYear(index) != nil ? nil : (value, end)
    }

    func date(_ day: Int, _ month: Int, yearAt: Int) -> Found? {
        if let (year, end) = statedYear(yearAt) ?? spokenYear(yearAt) {
            guard let date = CalendarDate(year: year, month: month, day: day) else { return nil }
            return Found(
                end: end, kind: .day, period: Period(day: date), parts: Parts(year: year, month: month, day: day))
        }
        if let (year, end) = relativeYear(yearAt) {
            let date = year.flatMap { CalendarDate(year: $0, month: month, day: day) }
            return Found(
                end: end, kind: .day, period: date.map { Period(day: $0) }, needsPublished: true,
                parts: Parts(year: year, month: month, day: day))
        }
        guard day <= CalendarDate.daysInMonth(year: 2024, month: month) else { return nil }
        return Found(
            end: yearAt, kind: .day, period: nearest(day, month).map { Period(day: $0) }, needsPublished: true,
            parts: Parts(year: nil, month: month, day: day))
    }

    /// The nearest such day: a bare date is rarely more than half a year away. 29 February is in the nearest leap year.
    func nearest(_ day: Int, _ month: Int) -> CalendarDate? {
        published.flatMap { published in
            (-4...4).compactMap { CalendarDate(year: published.year + $0, month: month, day: day) }
                .min { abs($0.dayNumber - published.dayNumber) < abs($1.dayNumber - published.dayNumber) }
        }
    }

    /// A year behind a day or month: `, 2024`, `of 2024`, `in 2024`, `of 87`.
    func statedYear(_ index: Int) -> (year: Int, end: Int)? {
        let hasJoint = isMark(index, ",") || isWord(index, "of", "in")
        let at = hasJoint ? index + 1 : isMark(index, "-") && isGlued(index) && isGlued(index + 1) ? index + 1 : index
        if let year = yearNumber(at)
            ?? (digits(at, count: 4...4).flatMap { (1500...1899).contains($0) && !hasJoint ? $0 : nil })
        {
            if let next = token(at + 1), next.kind == .word, !next.hasSpaceBefore { return nil }
            return (year, at + 1)
        }
        if isWord(index, "of") || isMark(index, "'"), let short = digits(index + 1, count: 2...2) {
            return (century(short), index + 2)
        }
        return nil
    }

    /// The year two digits stand for.
    func century(_ short: Int) -> Int { short >= 60 ? 1900 + short : 2000 + short }

    /// `nineteen eighty six`, `two thousand and five`, `seventeen hundred thirty three`
    func spokenYear(_ index: Int) -> (year: Int, end: Int)? {
        guard key(index) != nil, let (first, afterFirst) = spokenBelowHundred(index) else { return nil }
        if isWord(afterFirst, "thousand"), (1...2).contains(first) {
            let at = isWord(afterFirst + 1, "and") ? afterFirst + 2 : afterFirst + 1
            if let (rest, end) = spokenBelowHundred(at) { return (first * 1000 + rest, end) }
            return isWord(afterFirst + 1, "and") || endsClause(afterFirst + 1) || key(afterFirst + 1) != nil
                ? (first * 1000, afterFirst + 1) : nil
        }
        guard (15...20).contains(first) else { return nil }
        let at = isWord(afterFirst, "hundred") ? afterFirst + 1 : afterFirst
        guard let (rest, end) = spokenBelowHundred(at), rest >= 10 || at > afterFirst else { return nil }
        return (first * 100 + rest, end)
    }

    private func spokenBelowHundred(_ index: Int) -> (value: Int, end: Int)? {
        guard let key = key(index), PeriodWords.tens[key] != nil || PeriodWords.numbers[key].map({ $0 > 0 }) == true,
            let found = count(index), found.value < 100
        else { return nil }
        return found
    }

    /// `last year`, `this year`, `next year`: the year and the token after it; the year is `nil` without a publication date.
    func relativeYear(_ index: Int) -> (year: Int?, end: Int)? {
        guard let key = key(index), let direction = PeriodWords.directions[key], isWord(index + 1, "year", "year's")
        else {
            return nil
        }
        return (published.map { $0.year + direction }, index + 2)
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
        if isWord(index - 1, "this") { return published.year }
        return [published.year, published.year - 1, published.year + 1].min { distance($0) < distance($1) }
            ?? published.year
    }

    // MARK: Weekdays

    /// `on Sunday`: the day of publication, or the last such day before it. `next Friday` is in the next week, `last
    /// Wednesday` in the last; `Friday 31` is the nearest such day.
    func weekday(at index: Int) -> Found? {
        let direction = key(index).flatMap { PeriodWords.directions[$0] }
        let at = direction == nil ? index : index + 1
        guard let key = key(at), let weekday = PeriodWords.weekdays[key] else { return nil }
        guard isCapitalized(at) || !PeriodWords.ambiguousWeekdays.contains(key) else { return nil }
        let after =
            isMark(at + 1, ",") || isMark(at + 1, ".") && PeriodWords.ambiguousWeekdays.contains(key) ? at + 2 : at + 1
        // `Friday, April 28` and `this Friday 5/12` are the date.
        if let date = numericDate(at: after, isSure: true) ?? monthFirst(at: after) ?? dayAndMonth(at: after),
            date.kind == .day
        {
            return date
        }
        if let (day, end) = dayNumber(at + 1), token(at + 1)?.kind == .number, endsClause(end) || end > at + 2,
            let date = nearest(day, weekday: weekday)
        {
            return Found(end: end, kind: .day, period: Period(day: date), needsPublished: true)
        }
        let isSunday = isWord(at, "sun", "sat", "mon", "wed")
        guard !isSunday || direction != nil || self.key(index - 1).map({ $0 == "on" }) ?? false else { return nil }
        let period = published.map { published -> Period in
            let monday = published.adding(days: -published.weekday)
            let day: CalendarDate =
                switch direction {
                case .some(1): monday.adding(days: 7 + weekday)
                case .some(0): monday.adding(days: weekday)
                case .some(-1) where !isWord(index, "past"): monday.adding(days: weekday - 7)
                default: published.adding(days: -((published.weekday - weekday + 7) % 7))
                }
            return Period(day: day)
        }
        var end = at + 1
        var found = Found(end: end, kind: .day, period: period, needsPublished: true, weekday: weekday)
        // `Tuesday of last week`, `this week Monday`
        let weekAt = isWord(end, "of") ? end + 1 : end
        if weekAt > end, let week = week(at: weekAt) ?? relative(at: weekAt), let start = week.period?.start,
            week.kind == .span
        {
            end = week.end
            found = Found(end: end, kind: .day, period: Period(day: start.adding(days: weekday)), needsPublished: true)
        }
        return found
    }

    /// The nearest month in which a day falls on a weekday.
    private func nearest(_ day: Int, weekday: Int) -> CalendarDate? {
        published.flatMap { published in
            (-12...12).compactMap { offset in
                let month = published.startOfMonth.adding(months: offset)
                return CalendarDate(year: month.year, month: month.month, day: day)
            }
            .filter { $0.weekday == weekday }
            .min { abs($0.dayNumber - published.dayNumber) < abs($1.dayNumber - published.dayNumber) }
        }
    }
}
