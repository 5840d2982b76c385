import Domain

/// Quarters and halves.
extension PeriodScan {
    /// `first quarter of 2024`, `first-quarter`, `Q1 2024`, `1Q24`, `last year's fourth quarter`, `the quarter`
    func quarter(at index: Int) -> Found? {
        if let ending = quarterEnding(at: index) { return ending }
        if let named = quarterOfMonth(at: index) { return named }
        var start = index
        var isFiscal = false
        if isWord(start, "fiscal") {
            isFiscal = true
            start += 1
        }
        // `next year's first quarter`, `2024's first quarter`
        if let (year, afterYear) = possessiveYear(index), let (number, end) = namedPart(afterYear, "quarter", upTo: 4) {
            return Found(
                end: end, kind: .quarter, period: year.flatMap { Period(year: $0, quarter: number) },
                needsPublished: yearNumber(index) == nil)
        }
        if let (number, afterName, named) = ordinalPart(start, "quarter", upTo: 4) {
            return quarter(number, isFiscal: isFiscal || named, yearAt: afterName)
        }
        if isWord(start, "q"), let number = digits(start + 1, count: 1...1), (1...4).contains(number),
            isGlued(start + 1)
        {
            return quarter(number, isFiscal: isFiscal, yearAt: start + 2)
        }
        if let number = digits(start, count: 1...1), (1...4).contains(number), isWord(start + 1, "q"),
            isGlued(start + 1)
        {
            return quarter(number, isFiscal: isFiscal, yearAt: start + 2)
        }
        guard !isFiscal else { return nil }
        return relativeQuarter(at: index)
    }

    /// `the three months to March`, `the quarter ended 31 March 2024`, `the fiscal year that ended on May 31`: the months
    /// that end with the one named.
    private func quarterEnding(at index: Int) -> Found? {
        var at = isWord(index, "the") ? index + 1 : index
        if isWord(at, "fiscal", "financial") { at += 1 }
        let months: Int
        if isWord(at, "quarter") {
            (months, at) = (3, at + 1)
        } else if isWord(at, "year"), at > index {
            (months, at) = (12, at + 1)
        } else if isWord(at, "half") {
            (months, at) = (6, at + 1)
        } else if let (value, end) = count(at), isWord(end, "months"), [3, 6, 9, 12].contains(value) {
            (months, at) = (value, end + 1)
        } else {
            return nil
        }
        if isWord(at, "that", "which"), isWord(at + 1, "ended", "ends") { at += 1 }
        guard isWord(at, "to", "through", "ended", "ending", "ends") else { return nil }
        let isOver = isWord(at, "ended")
        at += isWord(at + 1, "in", "on") ? 2 : 1
        guard let last = dayAndMonth(at: at) ?? monthFirst(at: at) else { return nil }
        let period = last.period?.end.flatMap { day -> Period? in
            // What has ended lies behind the day of publication.
            let isAhead = isOver && last.needsPublished && published.map { day > $0 } ?? false
            let end = isAhead ? day.adding(months: -12) : day
            return Period(start: end.startOfMonth.adding(months: 1 - months), end: end.endOfMonth)
        }
        return Found(
            end: last.end, kind: months == 3 ? .quarter : months == 6 ? .half : months == 12 ? .year : .span,
            period: period, needsPublished: last.needsPublished)
    }

    /// `the same period last year`, `the same quarter a year earlier`, `the year-ago quarter`, `the prior-year period`: the
    /// time spoken of, a year before.
    func comparable(at index: Int) -> Found? {
        var at = isWord(index, "the") || isWord(index, "a") ? index + 1 : index
        var end: Int?
        if isWord(at, "same", "corresponding", "comparable") {
            at += 1
            if let (_, after) = count(at) { at = after }
            if let (_, after) = ordinal(at) { at = after }
            guard isWord(at, "period", "quarter", "half", "month", "months", "time", "stretch") else { return nil }
            at += 1
            if isWord(at, "of", "in", "from") { at += 1 }
            if let (_, after) = relativeYear(at) {
                end = after
            } else if isWord(at, "a"), isWord(at + 1, "year"), isWord(at + 2, "earlier", "ago", "before") {
                end = at + 3
            } else if isWord(at, "the"), isWord(at + 1, "previous", "prior", "preceding"), isWord(at + 2, "year") {
                end = at + 3
            }
        } else {
            let isAgo = isWord(at, "year") && isMark(at + 1, "-") && isWord(at + 2, "ago", "earlier")
            let isPrior = isWord(at, "prior", "previous") && isMark(at + 1, "-") && isWord(at + 2, "year")
            guard isAgo || isPrior, isWord(at + 3, "period", "quarter", "half", "month") else { return nil }
            end = at + 4
        }
        return end.map {
            Found(
                end: $0, kind: .anaphoric, period: published.flatMap { Period(year: $0.year - 1) },
                needsPublished: true)
        }
    }

    /// `the first nine months`, `the first six months of 2025`: from the year's beginning.
    func firstMonths(at index: Int) -> Found? {
        let start = isWord(index, "the") ? index + 1 : index
        guard isWord(start, "first"), let (number, end) = count(start + 1), (2...11).contains(number),
            isWord(end, "months")
        else { return nil }
        var at = end + 1
        var year = published.map { number <= $0.month ? $0.year : $0.year - 1 }
        var isTold = true
        let named = isWord(at, "of", "in") ? at + 1 : at
        if let stated = yearNumber(named), isYear(at: named) {
            (year, at, isTold) = (stated, named + 1, false)
        } else if let (relative, after) = relativeYear(named) {
            (year, at) = (relative, after)
        } else if isWord(named, "the"), isWord(named + 1, "year") {
            at = named + 2
        }
        let first = year.flatMap { CalendarDate(year: $0, month: 1, day: 1) }
        return Found(
            end: at, kind: .span,
            period: first.flatMap { Period(start: $0, end: $0.adding(months: number).adding(days: -1)) },
            needsPublished: isTold)
    }

    /// `the June quarter`, `the March quarter of 2024`: the three months that end with the month named.
    private func quarterOfMonth(at index: Int) -> Found? {
        let start = isWord(index, "the") ? index + 1 : index
        guard let name = key(start), let month = PeriodWords.months[name], isCapitalized(start) else { return nil }
        let noun = isMark(start + 1, "-") ? start + 2 : start + 1
        guard isWord(noun, "quarter", "quarter's") else { return nil }
        var end = noun + 1
        var year: Int?
        let at = isWord(end, "of", "in") ? end + 1 : end
        if let stated = yearNumber(at), isYear(at: at) {
            (year, end) = (stated, at + 1)
        } else {
            // The quarter that has just ended, or the one running.
            year = published.map { month <= $0.month + 2 ? $0.year : $0.year - 1 }
        }
        let last = year.flatMap { CalendarDate(year: $0, month: month, day: 1) }
        let period = last.flatMap { Period(start: $0.adding(months: -2), end: $0.endOfMonth) }
        return Found(end: end, kind: .quarter, period: period, needsPublished: end == noun + 1)
    }

    /// `first quarter`, `second-quarter`, `third fiscal quarter`: the number, the token after, and whether it says fiscal.
    private func ordinalPart(_ index: Int, _ noun: TokenKey, upTo limit: Int) -> (Int, end: Int, isFiscal: Bool)? {
        guard let (number, end) = ordinal(index), number <= limit else { return nil }
        let at = isMark(end, "-") ? end + 1 : end
        let nounAt = isWord(at, "fiscal", "financial") ? at + 1 : at
        guard isWord(nounAt, noun) || noun == "quarter" && isWord(nounAt, "quarter's") else { return nil }
        return (number, nounAt + 1, nounAt != at)
    }

    private func namedPart(_ index: Int, _ noun: TokenKey, upTo limit: Int) -> (number: Int, end: Int)? {
        ordinalPart(index, noun, upTo: limit).map { ($0.0, $0.end) }
    }

    /// `last year's`, `2024's`
    private func possessiveYear(_ index: Int) -> (year: Int?, end: Int)? {
        if let (year, end) = relativeYear(index), isWord(end - 1, "year's") { return (year, end) }
        if let year = yearNumber(index), isMark(index + 1, "'"), isWord(index + 2, "s") { return (year, index + 3) }
        return nil
    }

    private func quarter(_ number: Int, isFiscal: Bool, yearAt: Int) -> Found {
        var at = yearAt
        while isWord(at, "of", "in", "for", "the") || isMark(at, ",") || (isMark(at, "-") && isGlued(at))
            || isMark(at, "/")
        {
            at += 1
        }
        var fiscal = isFiscal
        if isWord(at, "fiscal", "fy") {
            fiscal = true
            at += 1
            if isWord(at, "year") { at += 1 }
        }
        var year: Int?
        var end = yearAt
        var needsPublished = false
        if let stated = yearNumber(at) {
            (year, end) = (stated, at + 1)
        } else if let short = digits(at, count: 2...2), fiscal || at == yearAt || isMark(at - 1, "'"), isGlued(at) {
            (year, end) = (2000 + short, at + 1)
        } else if let (relative, after) = relativeYear(at) {
            (year, end, needsPublished) = (relative, after, true)
        } else {
            needsPublished = true
            year = published.map { published in
                // The quarter just ended, or the one running; a later one belongs to the year before.
                number <= published.quarter ? published.year : published.year - 1
            }
        }
        return Found(
            end: end, kind: .quarter, period: year.flatMap { Period(year: $0, quarter: number) },
            needsPublished: needsPublished, fiscal: fiscal ? year.map { .init(year: $0, quarter: number) } : nil)
    }

    private func relativeQuarter(at index: Int) -> Found? {
        let start = isWord(index, "the") ? index + 1 : index
        if let key = key(start), let direction = PeriodWords.directions[key], isWord(start + 1, "quarter", "quarter's")
        {
            let period = published.flatMap { published -> Period? in
                let day = published.adding(months: direction * 3)
                return Period(year: day.year, quarter: day.quarter)
            }
            return Found(end: start + 2, kind: .quarter, period: period, needsPublished: true)
        }
        guard start == index + 1,
            isWord(start, "quarter") || (isWord(start, "latest", "recent", "reported") && isWord(start + 1, "quarter"))
        else { return nil }
        return Found(end: isWord(start, "quarter") ? start + 1 : start + 2, kind: .anaphoric, period: lastQuarter)
    }

    /// `first half of 2024`, `second half`, `H1 2025`, `2H25`
    func half(at index: Int) -> Found? {
        var number: Int?
        var after = index
        if let (ordinal, end) = namedPart(index, "half", upTo: 2) {
            (number, after) = (ordinal, end)
        } else if isWord(index, "h"), isCapitalized(index), let digit = digits(index + 1, count: 1...1),
            (1...2).contains(digit), isGlued(index + 1)
        {
            (number, after) = (digit, index + 2)
        } else if let digit = digits(index, count: 1...1), (1...2).contains(digit), isWord(index + 1, "h"),
            isCapitalized(index + 1), isGlued(index + 1)
        {
            (number, after) = (digit, index + 2)
        }
        guard let number else { return nil }
        var at = isWord(after, "of") ? after + 1 : after
        if isWord(at, "calendar") { at += isWord(at + 1, "year") ? 2 : 1 }
        var end = after
        var year: Int?
        var isStated = false
        if let stated = yearNumber(at) {
            (year, end, isStated) = (stated, at + 1, true)
        } else if let short = digits(at, count: 2...2), isGlued(at), at == after {
            (year, end, isStated) = (2000 + short, at + 1, true)
        } else if let (relative, afterYear) = relativeYear(at) {
            (year, end) = (relative, afterYear)
        } else if isWord(at, "the"), isWord(at + 1, "year") {
            end = at + 2
        }
        return Found(
            end: end, kind: .half, period: (year ?? published?.year).flatMap { half(number, of: $0) },
            needsPublished: !isStated)
    }

    func half(_ number: Int, of year: Int) -> Period? {
        Period(
            start: CalendarDate(year: year, month: number == 1 ? 1 : 7, day: 1),
            end: CalendarDate(year: year, month: number == 1 ? 6 : 12, day: number == 1 ? 30 : 31))
    }

    /// `2019 H2`, `2017-Q1`, `2024 first quarter`, `2017 April`
    func yearFirst(at index: Int) -> Found? {
        guard let year = yearNumber(index) else { return nil }
        let at = isMark(index + 1, "-") && isGlued(index + 1) ? index + 2 : index + 1
        if isWord(at, "q"), let number = digits(at + 1, count: 1...1), (1...4).contains(number), isGlued(at + 1) {
            return Found(end: at + 2, kind: .quarter, period: Period(year: year, quarter: number))
        }
        if isWord(at, "h"), let number = digits(at + 1, count: 1...1), (1...2).contains(number), isGlued(at + 1) {
            return Found(end: at + 2, kind: .half, period: half(number, of: year))
        }
        if let (number, end) = namedPart(at, "quarter", upTo: 4) {
            return Found(end: end, kind: .quarter, period: Period(year: year, quarter: number))
        }
        if let (number, end) = namedPart(at, "half", upTo: 2) {
            return Found(end: end, kind: .half, period: half(number, of: year))
        }
        if let month = month(at), !isWord(at, "may", "march", "mar") || isCapitalized(at), dayNumber(at + 1) == nil,
            yearNumber(at + 1) == nil
        {
            return Found(
                end: at + 1, kind: .month, period: Period(year: year, month: month),
                parts: Parts(year: year, month: month))
        }
        return nil
    }
}
