import Domain

/// Dates from which and up to which something holds.
extension PeriodScan {
    private enum Side {
        /// From its beginning on.
        case since
        /// From its end on.
        case after
        /// Up to its beginning.
        case before
        /// Up to its end.
        case until
    }

    /// `since January`, `by 2030`, `by the end of 2026`, `before 2010`, `after Feb 2018`, `no later than May`, `as early as next year`
    func bounded(at index: Int) -> Found? {
        guard let (side, start) = side(at: index) else { return endOf(at: index) }
        if let deadline = endOf(at: start), side != .after, side != .since { return deadline }
        if side == .since, isWord(start, "the", "end"), let start = endOf(at: start) {
            let year = start.period?.end.flatMap {
                $0.month == 12 && $0.day == 31 ? CalendarDate(year: $0.year, month: 9, day: 1) : $0
            }
            return Found(
                end: start.end, kind: .sinceDate, period: Period(start: year, end: nil),
                needsPublished: start.needsPublished)
        }
        let at = isWord(start, "on", "in") && side == .since ? start + 1 : start
        guard let inner = simple(at: at) ?? (isWord(at, "the") ? simple(at: at + 1) : nil), isBindable(inner, side)
        else { return nil }
        let days = inner.fiscal == nil ? inner.period : nil
        let period: Period? =
            switch side {
            case .since: Period(start: days?.start, end: nil)
            case .after: Period(start: days?.end.map { $0.adding(days: inner.kind == .day ? 0 : 1) }, end: nil)
            case .before: Period(start: nil, end: days?.start?.adding(days: -1))
            case .until: Period(start: nil, end: days?.end)
            }
        return Found(
            end: inner.end, kind: side == .since || side == .after ? .sinceDate : .byDate, period: period,
            needsPublished: inner.needsPublished, fiscal: inner.fiscal)
    }

    /// The word that binds, and the token after it.
    private func side(at index: Int) -> (Side, Int)? {
        switch key(index) {
        case "since"?: return (.since, index + 1)
        case "by"?, "until"?, "till"?, "through"?, "thru"?: return (.until, index + 1)
        case "before"?: return (.before, index + 1)
        case "after"?: return (.after, index + 1)
        case "prior"? where isWord(index + 1, "to"): return (.before, index + 2)
        case "earlier"? where isWord(index + 1, "than"): return (.before, index + 2)
        case "later"? where isWord(index + 1, "than"): return (.after, index + 2)
        case "no"?, "not"?:
            guard isWord(index + 1, "later"), isWord(index + 2, "than") else { return nil }
            return (.until, index + 3)
        case "as"? where isWord(index + 2, "as"):
            if isWord(index + 1, "early", "soon") { return (.since, index + 3) }
            return isWord(index + 1, "late") ? (.until, index + 3) : nil
        case "starting"?, "beginning"?: return isWord(index + 1, "of") ? nil : (.since, index + 1)
        default: return nil
        }
    }

    /// Whether a date behind the word is bound by it. Days told from the day of publication date what was said or done
    /// then (`after Tuesday's close`); `before 9 months` is none.
    private func isBindable(_ inner: Found, _ side: Side) -> Bool {
        if inner.kind == .anaphoric || inner.kind == .rate || inner.kind == .sinceDate || inner.kind == .byDate {
            return false
        }
        switch side {
        case .since, .until: return true
        case .after, .before:
            return inner.weekday == nil && (inner.kind != .day || inner.parts != nil || !inner.needsPublished)
        }
    }

    /// `the end of 2026`, `at the end of last year`, `year-end 2025`, `the end of the decade`, `end of year`: up to that day.
    func endOf(at index: Int) -> Found? {
        var at =
            isWord(index, "at", "before", "by", "until", "in") && isWord(index + 1, "the", "end", "year")
            ? index + 1 : index
        if isWord(at, "the") { at += 1 }
        if isWord(at, "year"), isMark(at + 1, "-") && isWord(at + 2, "end") || isWord(at + 1, "end") {
            at += isWord(at + 1, "end") ? 2 : 3
            let year =
                yearNumber(at).map { ($0, at + 1, false) }
                ?? relativeYear(at).flatMap { found in found.year.map { ($0, found.end, true) } }
            let days = (year?.0 ?? published?.year).flatMap { Period(year: $0) }
            return Found(
                end: year?.1 ?? at, kind: .byDate, period: Period(start: nil, end: days?.end),
                needsPublished: year?.2 ?? true)
        }
        guard isWord(at, "end", "close"), isWord(at + 1, "of") else { return nil }
        at += 2
        let bare = isWord(at, "the") ? at + 1 : at
        if isWord(bare, "year", "month", "quarter", "decade"), bare > at || isWord(bare, "year") {
            let end = published.flatMap { published -> CalendarDate? in
                switch key(bare) {
                case "month"?: published.endOfMonth
                case "quarter"?: Period(year: published.year, quarter: published.quarter)?.end
                case "decade"?: CalendarDate(year: published.year / 10 * 10 + 10, month: 12, day: 31)
                default: CalendarDate(year: published.year, month: 12, day: 31)
                }
            }
            return Found(end: bare + 1, kind: .byDate, period: Period(start: nil, end: end), needsPublished: true)
        }
        guard let inner = simple(at: at) ?? simple(at: bare), inner.kind != .anaphoric else { return nil }
        let end = inner.fiscal == nil ? inner.period?.end : nil
        return Found(
            end: inner.end, kind: .byDate, period: Period(start: nil, end: end), needsPublished: inner.needsPublished,
            fiscal: inner.fiscal)
    }
}
