import Domain

/// Quarters, halves and years.
extension PeriodScan {
    /// `first quarter of 2024`, `first-quarter`, `Q1 2024`, `1Q24`, `the quarter`, `last quarter`
    func quarter(at index: Int) -> Found? {
        var start = index
        var isFiscal = false
        if isWord(start, "fiscal") {
            isFiscal = true
            start += 1
        }
        if let key = key(start), let number = PeriodWords.ordinals[key] {
            let at = isMark(start + 1, "-") ? start + 2 : start + 1
            let noun = isWord(at, "fiscal") ? at + 1 : at
            guard isWord(noun, "quarter", "quarter's") else { return nil }
            return quarter(number, isFiscal: isFiscal || noun != at, yearAt: noun + 1)
        }
        if isWord(start, "q"), let number = digits(start + 1, count: 1...1), (1...4).contains(number),
            token(start + 1)?.hasSpaceBefore == false
        {
            return quarter(number, isFiscal: isFiscal, yearAt: start + 2)
        }
        if let number = digits(start, count: 1...1), (1...4).contains(number), isWord(start + 1, "q"),
            token(start + 1)?.hasSpaceBefore == false
        {
            return quarter(number, isFiscal: isFiscal, yearAt: start + 2)
        }
        guard !isFiscal else { return nil }
        return relativeQuarter(at: index)
    }

    private func quarter(_ number: Int, isFiscal: Bool, yearAt: Int) -> Found {
        var at = yearAt
        while isWord(at, "of", "in", "for", "the") || isMark(at, ",") || (isMark(at, "-") && token(at)?.hasSpaceBefore == false) {
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
        } else if let short = digits(at, count: 2...2), fiscal || at == yearAt, token(at)?.hasSpaceBefore == false {
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
        if let key = key(start), let direction = PeriodWords.directions[key], isWord(start + 1, "quarter") {
            let period = published.flatMap { published -> Period? in
                let day = published.adding(months: direction * 3)
                return Period(year: day.year, quarter: day.quarter)
            }
            return Found(end: start + 2, kind: .quarter, period: period, needsPublished: true)
        }
        guard start == index + 1, isWord(start, "quarter") || (isWord(start, "latest", "recent", "reported") && isWord(start + 1, "quarter"))
        else { return nil }
        return Found(end: isWord(start, "quarter") ? start + 1 : start + 2, kind: .anaphoric, period: lastQuarter)
    }

    /// `first half of 2024`, `second half`, `H1 2025`
    func half(at index: Int) -> Found? {
        var number: Int?
        var after = index
        if let key = key(index), let ordinal = PeriodWords.ordinals[key], ordinal <= 2 {
            let at = isMark(index + 1, "-") ? index + 2 : index + 1
            guard isWord(at, "half") else { return nil }
            (number, after) = (ordinal, at + 1)
        } else if isWord(index, "h"), isCapitalized(index), let digit = digits(index + 1, count: 1...1), digit <= 2,
            token(index + 1)?.hasSpaceBefore == false
        {
            (number, after) = (digit, index + 2)
        }
        guard let number else { return nil }
        let at = isWord(after, "of") ? after + 1 : after
        let year = yearNumber(at) ?? relativeYear(at)?.year ?? nil
        let end = yearNumber(at) != nil ? at + 1 : relativeYear(at)?.end ?? (isWord(at, "the") && isWord(at + 1, "year") ? at + 2 : after)
        let resolved = year ?? published?.year
        let period = resolved.flatMap { year in
            Period(
                start: CalendarDate(year: year, month: number == 1 ? 1 : 7, day: 1),
                end: CalendarDate(year: year, month: number == 1 ? 6 : 12, day: number == 1 ? 30 : 31))
        }
        return Found(end: end, kind: .half, period: period, needsPublished: yearNumber(at) == nil)
    }

    /// `fiscal 2025`, `fiscal year 2025`, `FY25`, `this fiscal year`, `the 2025 fiscal year`
    func fiscalYear(at index: Int) -> Found? {
        func found(_ year: Int?, _ end: Int, relative: Bool = false) -> Found {
            Found(
                end: end, kind: .year, period: year.flatMap { Period(year: $0) }, needsPublished: relative,
                fiscal: year.map { .init(year: $0, quarter: nil) })
        }
        if isWord(index, "fy") {
            if let year = yearNumber(index + 1) { return found(year, index + 2) }
            if let short = digits(index + 1, count: 2...2) { return found(2000 + short, index + 2) }
        }
        if isWord(index, "fiscal") {
            let at = isWord(index + 1, "year") ? index + 2 : index + 1
            if let year = yearNumber(at) { return found(year, at + 1) }
        }
        if let year = yearNumber(index), isWord(index + 1, "fiscal"), isWord(index + 2, "year") { return found(year, index + 3) }
        if let key = key(index), let direction = PeriodWords.directions[key],
            (isWord(index + 1, "fiscal", "financial") && isWord(index + 2, "year"))
        {
            return found(published.map { $0.year + direction }, index + 3, relative: true)
        }
        return nil
    }

    /// `2024`, `2024-2027`, `from 2024 to 2027`, `the 2030s`
    func year(at index: Int) -> Found? {
        guard let year = yearNumber(index), isYear(at: index) else { return nil }
        if isMark(index + 1, "-") || isWord(index + 1, "to", "through", "and") {
            let at = index + 2
            let later = yearNumber(at) ?? (isMark(index + 1, "-") ? digits(at, count: 2...2).map { year / 100 * 100 + $0 } : nil)
            let joins = !isWord(index + 1, "and") || isWord(index - 1, "between")
            if let later, later > year, later < year + 60, joins, let first = Period(year: year), let last = Period(year: later) {
                return Found(end: at + 1, kind: .span, period: Period(start: first.start, end: last.end))
            }
        }
        return Found(end: index + 1, kind: .year, period: Period(year: year))
    }

    /// Whether four digits are a year and not a number of things.
    private func isYear(at index: Int) -> Bool {
        guard let next = token(index + 1) else { return true }
        if next.kind == .mark, next.mark == UInt8(ascii: "%") { return false }
        if next.kind == .word, !next.hasSpaceBefore { return false }
        if let before = key(index - 1), PeriodWords.beforeYear.contains(before) { return true }
        if let before = token(index - 1), before.kind == .mark, before.mark == UInt8(ascii: "(") { return true }
        // `2,000 stores` has a comma; `2000 stores` without a preposition is a count.
        if next.kind == .word, !next.isCapitalized, text.utf8[next.bytes.upperBound - 1] == UInt8(ascii: "s") {
            let value = yearNumber(index) ?? 0
            return value >= 2010 && value <= 2050
        }
        return true
    }
}
