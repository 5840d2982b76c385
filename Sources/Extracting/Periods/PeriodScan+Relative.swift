import Domain

/// Time told from the day of publication.
extension PeriodScan {
    /// `per year`, `a year`, `annually`, `annual`, `each year`
    func rate(at index: Int) -> Found? {
        if isWord(index, "annually", "yearly", "annual", "annualized", "annualised") {
            return Found(end: index + 1, kind: .rate, period: nil)
        }
        guard isWord(index, "per", "each", "every", "a"), isWord(index + 1, "year", "annum") else { return nil }
        if isWord(index, "a"), isWord(index + 2, "earlier", "ago", "before") {
            return Found(
                end: index + 3, kind: .anaphoric, period: published.flatMap { Period(year: $0.year - 1) },
                needsPublished: true)
        }
        // `a year` is a rate after an amount, a length of time elsewhere.
        if isWord(index, "a") {
            let isAmount = token(index - 1).map { $0.kind == .number || $0.kind == .word } ?? false
            guard isAmount, !isWord(index - 1, "for", "in", "about", "over", "than", "of", "within", "after"),
                !isWord(index + 2, "from")
            else {
                return nil
            }
        }
        return Found(end: index + 2, kind: .rate, period: nil)
    }

    /// `over the next three years`, `in the coming months`, `the past few months`, `last 2 quarters`
    func several(at index: Int) -> Found? {
        var at = isWord(index, "the") ? index + 1 : index
        guard let key = key(at), let direction = PeriodWords.directions[key], direction != 0 else { return nil }
        at += 1
        var number: Int?
        if let (value, end) = count(at) {
            number = value == 0 ? nil : value
            at = end
            // `the next 18 to 30 months`: at the latest.
            if isWord(at, "to", "or"), let (most, end) = count(at + 1), most > value, value > 0 {
                number = most
                at = end
            }
        }
        guard let unit = unit(at), number != nil || isPlural(at) || unit == .decade else { return nil }
        if number == nil, unit == .decade { number = 1 }
        let end = at + 1
        guard let published, let number, number > 0, number < 200 else {
            return Found(end: end, kind: .span, period: nil, needsPublished: true)
        }
        return Found(
            end: end, kind: .span, period: span(number, unit, direction, from: published), needsPublished: true)
    }

    private func isPlural(_ index: Int) -> Bool {
        isWord(index, "days", "weeks", "months", "quarters", "years", "decades", "fortnights")
    }

    /// So many units before or after a day. Years, quarters and decades are whole ones by the calendar: years ahead
    /// count the running one as the first, years back end with the last whole one.
    private func span(_ number: Int, _ unit: Unit, _ direction: Int, from published: CalendarDate) -> Period? {
        switch unit {
        case .year:
            let first = direction > 0 ? published.year : published.year - number
            return Period(start: Period(year: first)?.start, end: Period(year: first + number - 1)?.end)
        case .quarter:
            let running = CalendarDate(year: published.year, month: published.quarter * 3 - 2, day: 1) ?? published
            let first = running.adding(months: direction > 0 ? 3 : -3 * number)
            return Period(start: first, end: first.adding(months: 3 * number).adding(days: -1))
        case .decade:
            let running = published.year / 10 * 10
            let first = direction > 0 ? running + 10 : running - 10 * number
            return Period(start: Period(year: first)?.start, end: Period(year: first + 10 * number - 1)?.end)
        case .day, .week, .fortnight, .month:
            let other = moved(published, by: direction * number, unit)
            return direction > 0
                ? Period(start: published.adding(days: 1), end: other)
                : Period(start: other, end: published.adding(days: -1))
        }
    }

    func moved(_ date: CalendarDate, by number: Int, _ unit: Unit) -> CalendarDate {
        switch unit {
        case .day: date.adding(days: number)
        case .week: date.adding(days: 7 * number)
        case .fortnight: date.adding(days: 14 * number)
        case .month: date.adding(months: number)
        case .quarter: date.adding(months: 3 * number)
        case .year: date.adding(months: 12 * number)
        case .decade: date.adding(months: 120 * number)
        }
    }

    /// `two months ago`, `3 weeks later`, `4 months from tomorrow`, `2 weeks before May 13`, `in two weeks`
    func moved(at index: Int) -> Found? {
        let isAhead = isWord(index, "in")
        var at = isAhead ? index + 1 : index
        if !isAhead, isWord(at, "the"), isWord(at + 1, "day"), isWord(at + 2, "after", "before"), endsClause(at + 3) {
            return Found(
                end: at + 3, kind: .day,
                period: published.map { Period(day: $0.adding(days: isWord(at + 2, "after") ? 1 : -1)) },
                needsPublished: true)
        }
        var steps: [(number: Int, unit: Unit)] = []
        while let (value, end) = count(at) ?? (isAhead && isWord(at + 1, "day", "year") ? nil : article(at)),
            let unit = unit(end), value > 0
        {
            steps.append((value, unit))
            at = end + 1
            if isWord(at, "and"), count(at + 1) != nil { at += 1 }
        }
        guard let last = steps.last else { return nil }
        func found(_ end: Int, _ anchor: CalendarDate?, _ direction: Int, needsPublished: Bool = true) -> Found {
            let day = anchor.map { anchor in steps.reduce(anchor) { moved($0, by: direction * $1.number, $1.unit) } }
            // `two years ago` is a year and no day.
            if last.unit == .year, steps.count == 1, direction < 0 {
                return Found(
                    end: end, kind: last.number == 1 ? .anaphoric : .year,
                    period: day.flatMap { Period(year: $0.year) }, needsPublished: needsPublished)
            }
            if last.unit == .decade { return Found(end: end, kind: .span, period: nil, needsPublished: needsPublished) }
            return Found(end: end, kind: .day, period: day.map { Period(day: $0) }, needsPublished: needsPublished)
        }
        if isWord(at, "ago", "earlier") { return found(at + 1, published, -1) }
        if isWord(at, "later", "hence") { return found(at + 1, published, 1) }
        if isWord(at, "from"), isWord(at + 1, "now") { return found(at + 2, published, 1) }
        if isWord(at, "from", "after", "before", "since"), let anchor = simple(at: at + 1),
            let day = anchor.period?.start, anchor.kind == .day || isAhead
        {
            guard !isWord(at, "since") || isAhead else { return nil }
            var result = found(anchor.end, day, isWord(at, "before") ? -1 : 1, needsPublished: anchor.needsPublished)
            // `two months from today on Tuesday`
            if isWord(result.end, "on"), let weekday = key(result.end + 1).flatMap({ PeriodWords.weekdays[$0] }),
                let date = result.period?.start
            {
                result.period = Period(day: date.adding(days: (weekday - date.weekday + 7) % 7))
                result.end += 2
            }
            return result
        }
        // `in two weeks`; `in three years of work` and `in 12 months to March` are lengths of time.
        guard isAhead, steps.count == 1, last.unit != .decade,
            !isWord(at, "of", "to", "that", "the", "has", "have", "s")
        else { return nil }
        return found(at, published, 1)
    }

    private func article(_ index: Int) -> (value: Int, end: Int)? { isWord(index, "a", "an") ? (1, index + 1) : nil }

    /// `this year`, `next month`, `last week`, `today`, `yesterday`, `earlier this year`, `year to date`
    func relative(at index: Int) -> Found? {
        if isWord(index, "today", "yesterday", "tomorrow") {
            let offset = isWord(index, "today") ? 0 : isWord(index, "yesterday") ? -1 : 1
            return Found(
                end: index + 1, kind: .day, period: published.map { Period(day: $0.adding(days: offset)) },
                needsPublished: true)
        }
        if isWord(index, "earlier", "later"), let whole = relative(at: index + 1),
            let direction = key(index + 1).flatMap({ PeriodWords.directions[$0] }), direction == 0
        {
            return side(of: whole, isEarlier: isWord(index, "earlier"))
        }
        if isWord(index, "ytd")
            || isWord(index, "year")
                && (isWord(index + 1, "to") && isWord(index + 2, "date")
                    || isMark(index + 1, "-") && isWord(index + 2, "to") && isWord(index + 4, "date"))
        {
            let end = isWord(index, "ytd") ? index + 1 : isWord(index + 1, "to") ? index + 3 : index + 5
            let period = published.flatMap { Period(start: CalendarDate(year: $0.year, month: 1, day: 1), end: $0) }
            return Found(end: end, kind: .span, period: period, needsPublished: true)
        }
        if let (year, end) = relativeYear(index) {
            return Found(end: end, kind: .year, period: year.flatMap { Period(year: $0) }, needsPublished: true)
        }
        guard let key = key(index) else { return nil }
        let direction: Int
        if let told = PeriodWords.directions[key] {
            direction = told
        } else if key == "the", isWord(index - 1, "in", "for", "of", "during"),
            isWord(index + 1, "month", "week", "year"), !isWord(index + 2, "of", "to", "ended", "ending")
        {
            direction = 0
        } else {
            return nil
        }
        if isWord(index + 1, "year") {
            return Found(
                end: index + 2, kind: .year, period: published.flatMap { Period(year: $0.year) }, needsPublished: true)
        }
        if isWord(index + 1, "month", "month's") {
            let period = published.map { $0.startOfMonth.adding(months: direction) }.flatMap {
                Period(year: $0.year, month: $0.month)
            }
            return Found(end: index + 2, kind: .month, period: period, needsPublished: true)
        }
        return nil
    }

    /// What lies of a year or month before or after the day of publication.
    private func side(of whole: Found, isEarlier: Bool) -> Found {
        let period = published.flatMap { published -> Period? in
            guard let days = whole.period else { return nil }
            if isEarlier { return Period(start: days.start, end: published.adding(days: -1)) ?? days }
            // The second half of the year, where the first still runs.
            let half = days.calendarYear.flatMap { CalendarDate(year: $0, month: 7, day: 1) } ?? published
            return Period(start: max(half, published.adding(days: 1)), end: days.end) ?? days
        }
        return Found(end: whole.end, kind: .span, period: period, needsPublished: true)
    }
}
