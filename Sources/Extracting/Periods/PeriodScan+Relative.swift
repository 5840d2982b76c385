import Domain

/// Time told from the day of publication, deadlines and rates.
extension PeriodScan {
    /// `per year`, `a year`, `annually`, `annual`, `each year`
    func rate(at index: Int) -> Found? {
        if isWord(index, "annually", "yearly", "annual", "annualized", "annualised") {
            return Found(end: index + 1, kind: .rate, period: nil)
        }
        guard isWord(index, "per", "each", "every", "a"), isWord(index + 1, "year", "annum") else { return nil }
        if isWord(index, "a"), isWord(index + 2, "earlier", "ago", "before") {
            return Found(end: index + 3, kind: .anaphoric, period: published.flatMap { Period(year: $0.year - 1) }, needsPublished: true)
        }
        // `a year` is a rate after an amount, a length of time elsewhere.
        if isWord(index, "a") {
            guard let before = token(index - 1), before.kind == .number || before.kind == .word, !isWord(index - 1, "for", "in", "about", "over", "than", "of", "within", "after") else {
                return nil
            }
        }
        return Found(end: index + 2, kind: .rate, period: nil)
    }

    /// `by the end of 2026`, `by 2030`, `by year-end`, `until August`, `since January`, `at the end of last year`
    mutating func deadline(at index: Int) -> Found? {
        let isSince = isWord(index, "since")
        let isBy = isWord(index, "by", "until", "till")
        var at = index + (isSince || isBy ? 1 : 0)
        var saysEnd = false
        if isBy || isWord(index, "at", "before", "the", "end", "late") {
            if isWord(at, "at", "before") { at += 1 }
            if isWord(at, "the") { at += 1 }
            if isWord(at, "end"), isWord(at + 1, "of") {
                saysEnd = true
                at += 2
            } else if isWord(at, "year"), isMark(at + 1, "-") || isWord(at + 1, "end"), isWord(at + 1, "end") || isWord(at + 2, "end") {
                saysEnd = true
                at += isWord(at + 1, "end") ? 2 : 3
                guard yearNumber(at) != nil || relativeYear(at) != nil else {
                    return Found(
                        end: at, kind: .byDate, period: published.flatMap { Period(year: $0.year) }.flatMap { Period(start: nil, end: $0.end) },
                        needsPublished: true)
                }
            }
        }
        guard isSince || isBy || saysEnd else { return nil }
        if saysEnd, isWord(at, "the"), isWord(at + 1, "year") {
            return Found(
                end: at + 2, kind: .byDate, period: published.flatMap { Period(year: $0.year) }.flatMap { Period(start: nil, end: $0.end) },
                needsPublished: true)
        }
        if saysEnd, isWord(at, "the"), isWord(at + 1, "decade") {
            let end = published.flatMap { CalendarDate(year: $0.year / 10 * 10 + 9, month: 12, day: 31) }
            return Found(end: at + 2, kind: .byDate, period: Period(start: nil, end: end), needsPublished: true)
        }
        guard let inner = dated(at: at) else { return nil }
        let days = inner.fiscal == nil ? inner.period : nil
        let period = isSince ? Period(start: days?.start, end: nil) : Period(start: nil, end: days?.end)
        return Found(
            end: inner.end, kind: isSince ? .sinceDate : .byDate, period: period, needsPublished: inner.needsPublished,
            fiscal: nil)
    }

    private func dated(at index: Int) -> Found? {
        if let day = isoDate(at: index) ?? dayAndMonth(at: index) ?? monthFirst(at: index) { return day }
        if let part = quarter(at: index) ?? half(at: index) { return part }
        return relative(at: index) ?? fiscalYear(at: index) ?? year(at: index)
    }

    /// `over the next three years`, `in the coming months`, `the past few months`
    func nextYears(at index: Int) -> Found? {
        var at = isWord(index, "the") ? index + 1 : index
        guard let key = key(at), let direction = PeriodWords.directions[key], direction != 0 else { return nil }
        at += 1
        if isWord(at, "a") { at += 1 }
        var number: Int?
        if let word = self.key(at), let value = PeriodWords.smallNumbers[word] {
            number = value == 0 ? nil : value
            at += 1
            if isWord(at, "of") { at += 1 }
        } else if let value = digits(at, count: 1...2) {
            number = value
            at += 1
        }
        guard isWord(at, "years", "months", "quarters", "weeks", "decade") else { return nil }
        guard let published, let number, isWord(at, "years"), number > 0 else {
            return Found(end: at + 1, kind: .span, period: nil, needsPublished: true)
        }
        // Years ahead count the running one as the first; years back end with the last whole one.
        let first = direction > 0 ? published.year : published.year - number
        let last = first + number - 1
        return Found(
            end: at + 1, kind: .span,
            period: Period(start: Period(year: first)?.start, end: Period(year: last)?.end), needsPublished: true)
    }

    /// `this year`, `next month`, `last week`, `today`, `yesterday`, `the year`
    func relative(at index: Int) -> Found? {
        if isWord(index, "today", "yesterday", "tomorrow") {
            let offset = isWord(index, "today") ? 0 : isWord(index, "yesterday") ? -1 : 1
            return Found(
                end: index + 1, kind: .day, period: published.map { Period(day: $0.adding(days: offset)) }, needsPublished: true)
        }
        if let (year, end) = relativeYear(index) {
            return Found(end: end, kind: .year, period: year.flatMap { Period(year: $0) }, needsPublished: true)
        }
        guard let key = key(index), let direction = PeriodWords.directions[key] else { return nil }
        if isWord(index + 1, "calendar"), isWord(index + 2, "year") {
            return Found(
                end: index + 3, kind: .year, period: published.flatMap { Period(year: $0.year + direction) }, needsPublished: true)
        }
        if isWord(index + 1, "month", "month's") {
            let period = published.map { $0.adding(months: direction) }.flatMap { Period(year: $0.year, month: $0.month) }
            return Found(end: index + 2, kind: .month, period: period, needsPublished: true)
        }
        if isWord(index + 1, "week", "week's") {
            let period = published.flatMap { published -> Period? in
                let monday = published.adding(days: direction * 7 - published.weekday)
                return Period(start: monday, end: monday.adding(days: 6))
            }
            return Found(end: index + 2, kind: .span, period: period, needsPublished: true)
        }
        return nil
    }
}
