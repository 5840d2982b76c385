import Domain

/// Ranges of dates and periods: what one end leaves out, the other lends.
extension PeriodScan {
    /// Goes on from a first date: `2024 to 2027`, `Nov 18-Dec 19, 2015`, `April 9th through 17th`, `May to March`.
    func range(from first: Found, at index: Int) -> Found? {
        guard first.kind != .anaphoric, first.fiscal == nil,
            let joint = joint(first.end, isBetween: isWord(index - 1, "between") || isWord(index - 2, "between"))
        else { return nil }
        let at = isWord(joint, "the") && dayNumber(joint + 1) != nil ? joint + 1 : joint
        guard var second = secondEnd(of: first, at: at), second.fiscal == nil else { return nil }
        var first = first
        lend(&first, &second)
        guard let start = first.period?.start, let end = second.period?.end else {
            let isOpen = published == nil && (first.needsPublished || second.needsPublished)
            return isOpen ? Found(end: second.end, kind: .span, period: nil, needsPublished: true) : nil
        }
        guard start < end, end.year - start.year < 60, let period = Period(start: start, end: end) else { return nil }
        return Found(
            end: second.end, kind: .span, period: period, needsPublished: first.needsPublished || second.needsPublished)
    }

    /// The token after the word or mark that joins two ends.
    private func joint(_ index: Int, isBetween: Bool) -> Int? {
        if isMark(index, "-") || isMark(index, "~") { return index + 1 }
        if isWord(index, "to", "through", "thru", "till", "until") { return index + 1 }
        return isBetween && isWord(index, "and") ? index + 1 : nil
    }

    private func secondEnd(of first: Found, at index: Int) -> Found? {
        if isWord(index, "now", "today", "present"), let published {
            return Found(end: index + 1, kind: .day, period: Period(day: published), needsPublished: true)
        }
        // `2024-27`
        if first.kind == .year, let year = first.period?.start?.year, isMark(index - 1, "-"), isGlued(index),
            let short = digits(index, count: 2...2),
            year / 100 * 100 + short > year, let period = Period(year: year / 100 * 100 + short)
        {
            return Found(end: index + 1, kind: .year, period: period)
        }
        if let second = endOf(at: index) ?? simple(at: index), areAlike(first, second) {
            // `to the start of 2008`
            let name = isWord(index, "the") ? index + 1 : index
            guard isWord(name, "start", "beginning"), let day = second.period?.start else { return second }
            return Found(end: second.end, kind: .day, period: Period(day: day), needsPublished: second.needsPublished)
        }
        // `November 19-20`: the second day of the same month.
        guard let parts = first.parts, parts.day != nil, let (day, end) = dayNumber(index),
            token(end).map({ $0.kind != .currency && !isMark(end, "%") }) ?? true,
            endsClause(end) || end > index + 1 || !isWord(index - 1, "to") || token(index)?.kind == .word
        else { return nil }
        return date(day, parts.month, yearAt: end).map { found in
            var found = found
            if found.parts?.year == nil, let year = first.period?.start?.year {
                found.period = CalendarDate(year: year, month: parts.month, day: day).map { Period(day: $0) }
            }
            return found
        }
    }

    /// Whether two ends make one range: a year and a rate do not, nor a year and a weekday.
    private func areAlike(_ first: Found, _ second: Found) -> Bool {
        if second.kind == .rate || second.kind == .anaphoric { return false }
        if first.kind == .year && second.kind == .day {
            return second.parts?.year != nil || second.needsPublished && second.parts == nil
        }
        return true
    }

    /// The year goes from the end that has one to the one that has none; two ends without any follow each other.
    private func lend(_ first: inout Found, _ second: inout Found) {
        if let weekday = second.weekday, let start = first.period?.start, first.kind == .day {
            second.period = Period(day: start.adding(days: (weekday - start.weekday + 7) % 7))
            return
        }
        guard let left = first.parts, left.year == nil else { return }
        guard let right = second.parts else { return }
        if let year = right.year {
            if !isRelativeMonth(first) { first.period = period(left, year: year) ?? first.period }
            if let start = first.period?.start, let end = second.period?.end, start > end {
                first.period = period(left, year: year - 1)
            }
        } else if let start = first.period?.start, let end = second.period?.end, end <= start {
            second.period = period(right, year: start.year + (isBefore(right, left) ? 1 : 0))
        } else if let start = first.period?.start, let end = second.period?.end, end.dayNumber - start.dayNumber > 366 {
            second.period = period(right, year: start.year + (isBefore(right, left) ? 1 : 0))
        } else if let start = first.period?.start, !isBefore(right, left), second.period?.end?.year != start.year {
            second.period = period(right, year: start.year)
        }
    }

    /// `this May` has its year from the day of publication.
    private func isRelativeMonth(_ found: Found) -> Bool { isWord(found.end - 2, "this", "next", "last") }

    private func isBefore(_ left: Parts, _ right: Parts) -> Bool {
        (left.month, left.day ?? 1) < (right.month, right.day ?? 1)
    }

    private func period(_ parts: Parts, year: Int) -> Period? {
        guard let day = parts.day else { return Period(year: year, month: parts.month) }
        return CalendarDate(year: year, month: parts.month, day: day).map { Period(day: $0) }
    }

    /// `3 and 12 of Sept`, `the ninth and the seventeenth of April`, `19-20 November`: two days of one month.
    func dayPair(at index: Int) -> Found? {
        let isTold = isWord(index - 1, "between", "from")
        let start = isWord(index, "the") ? index + 1 : index
        guard let (day, end) = dayNumber(start) else { return nil }
        let isDash = isMark(end, "-") && isGlued(end)
        guard isDash || isTold && isWord(end, "and", "to", "through", "till", "until"),
            let second = dayAndMonth(at: end + 1), let parts = second.parts, let last = second.period?.end,
            let first = CalendarDate(year: last.year, month: parts.month, day: day), first < last
        else { return nil }
        return Found(
            end: second.end, kind: .span, period: Period(start: first, end: last), needsPublished: second.needsPublished
        )
    }
}
