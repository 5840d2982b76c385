import Domain

/// Dates in digits.
extension PeriodScan {
    /// `2024-04-28`, `4/28/2024`, `23/Sep/2020`, `Dec-2018`, `12-2015`, `on 22/04`
    func numericDate(at index: Int, isSure: Bool = false) -> Found? {
        guard let first = part(index) else { return pointed(at: index) }
        if let mark = separator(index + 1), let second = part(index + 2), isGlued(index + 2) {
            if separator(index + 3) == mark, let third = part(index + 4), isGlued(index + 4),
                let found = whole(first, second, third, end: index + 5)
            {
                return found
            }
            // Two more digits behind the same mark make it something else.
            guard separator(index + 3) != mark || mark == UInt8(ascii: "-") else { return nil }
            return partial(first, second, mark: mark, at: index, isSure: isSure)
        }
        return spaced(at: index)
    }

    /// A part of a date in digits: a number of days, months or a year, or a month by name.
    private enum Part {
        case number(Int, digits: Int)
        case month(Int)
    }

    private func part(_ index: Int) -> Part? {
        if let value = digits(index, count: 1...2) {
            guard token(index - 1)?.kind != .currency else { return nil }
            return .number(value, digits: token(index)?.bytes.count ?? 0)
        }
        if let year = yearNumber(index) { return .number(year, digits: 4) }
        guard let month = key(index).flatMap({ PeriodWords.months[$0] }),
            isMark(index - 1, "/") || isMark(index + 1, "/") || isMark(index - 1, "-") || isMark(index + 1, "-")
        else { return nil }
        return .month(month)
    }

    private func separator(_ index: Int) -> UInt8? {
        guard let token = token(index), token.kind == .mark, !token.hasSpaceBefore else { return nil }
        return token.mark == UInt8(ascii: "-") || token.mark == UInt8(ascii: "/") ? token.mark : nil
    }

    /// Three parts in any usual order; of two numbers up to twelve the first is the month, as Americans write.
    private func whole(_ first: Part, _ second: Part, _ third: Part, end: Int) -> Found? {
        let date: CalendarDate? =
            switch (first, second, third) {
            case (.number(let year, digits: 4), .number(let month, _), .number(let day, digits: 1...2)):
                CalendarDate(year: year, month: month, day: day) ?? CalendarDate(year: year, month: day, day: month)
            case (.number(let left, digits: 1...2), .number(let right, digits: 1...2), .number(let year, let count))
            where count != 1:
                CalendarDate(year: count == 4 ? year : century(year, nearest: true), month: left, day: right)
                    ?? CalendarDate(year: count == 4 ? year : century(year, nearest: true), month: right, day: left)
            case (.number(let year, digits: 4), .month(let month), .number(let day, digits: 1...2)),
                (.number(let year, digits: 4), .number(let day, digits: 1...2), .month(let month)),
                (.number(let day, digits: 1...2), .month(let month), .number(let year, digits: 4)),
                (.month(let month), .number(let day, digits: 1...2), .number(let year, digits: 4)),
                (.number(let day, digits: 1...2), .number(let year, digits: 4), .month(let month)):
                CalendarDate(year: year, month: month, day: day)
            case (.number(let day, digits: 1...2), .month(let month), .number(let short, digits: 2)):
                CalendarDate(year: century(short), month: month, day: day)
            default: nil
            }
        return date.map {
            Found(
                end: end, kind: .day, period: Period(day: $0), parts: Parts(year: $0.year, month: $0.month, day: $0.day)
            )
        }
    }

    private func century(_ short: Int, nearest: Bool) -> Int { nearest && short < 60 ? 2000 + short : century(short) }

    /// `Dec-2018`, `12-2015`, `2015-03`, `Jan/3`; `22/04` and `10/1` only where a date is looked for.
    private func partial(_ first: Part, _ second: Part, mark: UInt8, at index: Int, isSure: Bool) -> Found? {
        switch (first, second) {
        case (.month(let month), .number(let year, digits: 4)), (.number(let year, digits: 4), .month(let month)):
            return monthFound(year, month, end: index + 3)
        case (.number(let month, digits: 2), .number(let year, digits: 4))
        where mark == UInt8(ascii: "-") || mark == UInt8(ascii: "/"):
            return (1...12).contains(month) ? monthFound(year, month, end: index + 3) : nil
        case (.number(let year, digits: 4), .number(let month, let count)):
            // `2011-12` is two years, `2015-03` a month.
            guard (1...12).contains(month), count == 1 || month != (year + 1) % 100, mark == UInt8(ascii: "-") else {
                return nil
            }
            guard count == 1 || month < 10 || month < year % 100 else { return nil }
            return monthFound(year, month, end: index + 3)
        case (.month(let month), .number(let day, digits: 1...2)) where mark == UInt8(ascii: "/"):
            return date(day, month, yearAt: index + 3)
        case (.number(let left, digits: 1...2), .number(let right, digits: 1...2)) where mark == UInt8(ascii: "/"):
            guard isSure || isDateAhead(index, left, right) else { return nil }
            if let found = date(right, left, yearAt: index + 3), (1...12).contains(left) { return found }
            return (1...12).contains(right) ? date(left, right, yearAt: index + 3) : nil
        default: return nil
        }
    }

    private func monthFound(_ year: Int, _ month: Int, end: Int) -> Found {
        Found(end: end, kind: .month, period: Period(year: year, month: month), parts: Parts(year: year, month: month))
    }

    /// Whether two small numbers with a stroke are a day: where words such as `on` say so, or where no fraction looks so.
    private func isDateAhead(_ index: Int, _ left: Int, _ right: Int) -> Bool {
        if (left, right) == (24, 7) || (left, right) == (9, 11) || (left, right) == (50, 50)
            || isGlued(index) && !isMark(index - 1, "-") && index > 0
        {
            return false
        }
        if areFractions(index, left, right) { return false }
        if isWord(
            index - 1, "on", "from", "until", "till", "by", "since", "between", "before", "after", "starting", "due",
            "through", "to")
        {
            return true
        }
        if isMark(index - 1, "-") {
            guard isGlued(index) else { return !startsText(index - 1) }
            // `10/1-11/7`; the `1/2` of `3-1/2` is a fraction.
            return token(index - 2)?.kind == .number && isMark(index - 3, "/")
        }
        if isMark(index + 3, "-"), isMark(index + 5, "/") { return true }
        let hasZero = [index, index + 2].contains { token($0).map { text.utf8[$0.bytes.lowerBound] == 48 } ?? false }
        // A fraction has its smaller number above and one of few below.
        return hasZero || left <= 12 && right > 12 && ![16, 20, 32, 64].contains(right)
            || left > right && left <= 12 && (index == 0 || isMark(index - 1, "?"))
            || left < right && right == 20 && (index == 0 || isMark(index - 1, "?"))
    }

    /// Whether two numbers with strokes and a word such as `to` between have one denominator: `from 1/3 to 2/3`.
    private func areFractions(_ index: Int, _ left: Int, _ right: Int) -> Bool {
        guard left < right, right < 10 else { return false }
        for other in [index - 4, index + 4] {
            if isMark(other + 1, "/"), digits(other + 2, count: 1...1) == right,
                let above = digits(other, count: 1...1),
                above < right, isWord(max(other, index) - 1, "to", "and", "or")
            {
                return true
            }
        }
        return false
    }

    private func startsText(_ index: Int) -> Bool { index <= 0 || token(index - 1)?.kind == .lineBreak }

    /// `2016 10 16`
    private func spaced(at index: Int) -> Found? {
        guard let year = yearNumber(index), let month = digits(index + 1, count: 2...2),
            let day = digits(index + 2, count: 2...2),
            !isGlued(index + 1), !isGlued(index + 2), let date = CalendarDate(year: year, month: month, day: day),
            endsClause(index + 3)
        else { return nil }
        return Found(
            end: index + 3, kind: .day, period: Period(day: date), parts: Parts(year: year, month: month, day: day))
    }

    /// `on 5.12`
    private func pointed(at index: Int) -> Found? {
        guard isWord(index - 1, "on"), let token = token(index), token.kind == .number, token.bytes.count <= 5,
            endsClause(index + 1)
        else { return nil }
        let parts = text.utf8[token.bytes].split(separator: UInt8(ascii: "."))
        guard parts.count == 2, parts.allSatisfy({ (1...2).contains($0.count) }) else { return nil }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1) - 48 } }
        guard (1...12).contains(numbers[0]), (1...31).contains(numbers[1]) else { return nil }
        return date(numbers[1], numbers[0], yearAt: index + 1)
    }
}
