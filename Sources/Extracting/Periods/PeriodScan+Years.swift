import Domain

/// Years, fiscal years and decades.
extension PeriodScan {
    /// `fiscal 2025`, `fiscal year 2025`, `FY25`, `this fiscal year`, `the 2025 fiscal year`, `calendar 2025`, `CY18`
    func fiscalYear(at index: Int) -> Found? {
        func found(_ year: Int?, _ end: Int, relative: Bool = false, isFiscal: Bool = true) -> Found {
            Found(
                end: end, kind: .year, period: year.flatMap { Period(year: $0) }, needsPublished: relative,
                fiscal: isFiscal ? year.map { .init(year: $0, quarter: nil) } : nil)
        }
        if isWord(index, "fy", "cy") {
            let isFiscal = isWord(index, "fy")
            if let year = yearNumber(index + 1) { return found(year, index + 2, isFiscal: isFiscal) }
            if let short = digits(index + 1, count: 2...2), isFiscal || isGlued(index + 1) {
                return found(2000 + short, index + 2, isFiscal: isFiscal)
            }
        }
        if isWord(index, "fiscal", "financial", "calendar") {
            let at = isWord(index + 1, "year") ? index + 2 : index + 1
            if let year = yearNumber(at) { return found(year, at + 1, isFiscal: !isWord(index, "calendar")) }
        }
        if let year = yearNumber(index), isWord(index + 1, "fiscal", "financial", "calendar"), isWord(index + 2, "year")
        {
            return found(year, index + 3, isFiscal: !isWord(index + 1, "calendar"))
        }
        if let key = key(index), let direction = PeriodWords.directions[key],
            isWord(index + 1, "fiscal", "financial", "calendar"),
            isWord(index + 2, "year")
        {
            return found(
                published.map { $0.year + direction }, index + 3, relative: true,
                isFiscal: !isWord(index + 1, "calendar"))
        }
        return nil
    }

    /// `2024`, `the year 2024`; a range of years is made of two.
    func year(at index: Int) -> Found? {
        let start = isWord(index, "the") ? index + 1 : index
        if isWord(start, "year"), let year = yearNumber(start + 1), isYear(at: start + 1) {
            return Found(end: start + 2, kind: .year, period: Period(year: year))
        }
        guard start == index, let year = yearNumber(index), isYear(at: index) else { return nil }
        return Found(end: index + 1, kind: .year, period: Period(year: year))
    }

    /// Whether four digits are a year and not a number of things.
    func isYear(at index: Int) -> Bool {
        guard let next = token(index + 1) else { return true }
        if next.kind == .mark, next.mark == UInt8(ascii: "%") { return false }
        if next.kind == .word, !next.hasSpaceBefore { return false }
        if next.kind == .currency, token(index + 2)?.kind != .number { return false }
        let value = yearNumber(index) ?? 0
        let isPlural =
            next.kind == .word && !next.isCapitalized && text.utf8[next.bytes.upperBound - 1] == UInt8(ascii: "s")
            && next.bytes.count > 3
        // A round number of things: `in 2000 stores`.
        if value % 100 == 0, isPlural || isWord(index + 1, "people"), !isWord(index - 1, "year") { return false }
        if let before = key(index - 1), PeriodWords.beforeYear.contains(before) { return true }
        if let before = token(index - 1), before.kind == .mark, before.mark == UInt8(ascii: "(") { return true }
        // `2,000 stores` has a comma; `1995 stores` without a preposition is a count.
        // `had 1986 sales of`
        if let noun = key(index + 1), PeriodWords.flows.contains(noun) { return value >= 1900 && value <= 2050 }
        if isPlural { return value >= 2010 && value <= 2050 }
        return true
    }

    /// `the 1990s`, `90s`, `the nineties`, `this decade`
    func decade(at index: Int) -> Found? {
        let start = isWord(index, "the") ? index + 1 : index
        if let year = yearNumber(start) ?? digits(start, count: 2...2), year % 10 == 0 {
            let at = isMark(start + 1, "'") ? start + 2 : start + 1
            guard isWord(at, "s"), isGlued(at) || year < 100 && endsClause(at + 1), year >= 50 else { return nil }
            return decade(year >= 100 ? year : year >= 30 ? 1900 + year : 2000 + year, end: at + 1)
        }
        if let key = key(start), let short = PeriodWords.decades[key],
            start > index || isWord(index - 1, "in", "the", "of", "since")
        {
            return decade(1900 + short, end: start + 1)
        }
        return nil
    }

    func decade(_ first: Int, end: Int) -> Found {
        let start = CalendarDate(year: first, month: 1, day: 1)
        return Found(
            end: end, kind: .span, period: Period(start: start, end: CalendarDate(year: first + 9, month: 12, day: 31)))
    }
}
