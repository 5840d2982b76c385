import Domain
import Reference

/// Finds the words that name days and periods, and dates them as far as text and publication date allow.
struct PeriodReader {
    func mentions(in text: TokenizedText, published: CalendarDate?) -> [PeriodMention] {
        var scan = PeriodScan(text: text, published: published)
        var mentions: [PeriodMention] = []
        var index = 0
        while index < text.tokens.count {
            guard let found = scan.mention(at: index) else {
                index += 1
                continue
            }
            mentions.append(found)
            index = max(found.tokens.upperBound, index + 1)
        }
        return mentions
    }
}

/// One walk over a text's tokens. It knows the last quarter and year that were named, for `the quarter`.
struct PeriodScan {
    let text: TokenizedText
    let published: CalendarDate?
    /// The quarter named last.
    var lastQuarter: Period?
    /// The year named last.
    var lastYear: Int?

    /// What was found, before it is placed in the text.
    struct Found {
        var end: Int
        var kind: PeriodMention.Kind
        var period: Period?
        var needsPublished = false
        var fiscal: PeriodMention.Fiscal?
    }

    init(text: TokenizedText, published: CalendarDate?) {
        self.text = text
        self.published = published
    }

    /// The mention that begins at a token, if one does.
    mutating func mention(at index: Int) -> PeriodMention? {
        var found = deadline(at: index) ?? rate(at: index)
        if found == nil { found = isoDate(at: index) ?? dayAndMonth(at: index) ?? monthFirst(at: index) }
        if found == nil { found = quarter(at: index) ?? half(at: index) ?? nextYears(at: index) }
        if found == nil { found = relative(at: index) ?? fiscalYear(at: index) }
        if found == nil { found = year(at: index) ?? weekday(at: index) }
        guard let found, let range = text.textRange(of: index..<found.end) else { return nil }
        remember(found)
        return PeriodMention(
            tokens: index..<found.end, range: range, kind: found.kind, period: found.period,
            needsPublished: found.needsPublished, fiscal: found.fiscal)
    }

    private mutating func remember(_ found: Found) {
        if found.kind == .quarter, let period = found.period { lastQuarter = period }
        if let year = found.period?.end?.year, found.kind != .day { lastYear = year }
    }

    // MARK: Looking at tokens

    func token(_ index: Int) -> Token? { text.tokens.indices.contains(index) ? text.tokens[index] : nil }
    func key(_ index: Int) -> TokenKey? { token(index).flatMap { $0.kind == .word ? $0.key : nil } }
    func isMark(_ index: Int, _ mark: Character) -> Bool {
        token(index).map { $0.kind == .mark && $0.mark == mark.asciiValue } ?? false
    }
    func isWord(_ index: Int, _ words: TokenKey...) -> Bool { key(index).map(words.contains) ?? false }
    func isCapitalized(_ index: Int) -> Bool { token(index)?.isCapitalized ?? false }

    /// The value of a run of digits without commas and points.
    func digits(_ index: Int, count: ClosedRange<Int>) -> Int? {
        guard let token = token(index), token.kind == .number, count.contains(token.bytes.count) else { return nil }
        return Int(text.string(index))
    }

    /// A year in digits: `2024`, not `2,024` and not `$2024`.
    func yearNumber(_ index: Int) -> Int? {
        guard let value = digits(index, count: 4...4), (1900...2099).contains(value) else { return nil }
        if let before = token(index - 1), before.kind == .currency { return nil }
        return value
    }

    /// A day of the month with an optional `st`, `nd`, `rd`, `th`; the token after it.
    func dayNumber(_ index: Int) -> (day: Int, end: Int)? {
        guard let day = digits(index, count: 1...2), (1...31).contains(day) else { return nil }
        if let next = token(index + 1), next.kind == .word, !next.hasSpaceBefore {
            guard PeriodWords.ordinalSuffixes.contains(next.key) else { return nil }
            return (day, index + 2)
        }
        return (day, index + 1)
    }

    func month(_ index: Int) -> Int? {
        guard isCapitalized(index), let key = key(index) else { return nil }
        return PeriodWords.months[key]
    }

    /// `last year`, `this year`, `next year`: the year and the token after it; the year is `nil` without a publication date.
    func relativeYear(_ index: Int) -> (year: Int?, end: Int)? {
        guard let key = key(index), let direction = PeriodWords.directions[key], isWord(index + 1, "year", "year's") else {
            return nil
        }
        return (published.map { $0.year + direction }, index + 2)
    }
}
