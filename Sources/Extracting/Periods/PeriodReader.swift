import Domain
import Reference

/// Finds the words that name days and periods, and dates them as far as text and publication date allow.
struct PeriodReader: Sendable {
    func mentions(in text: TokenizedText, published: CalendarDate?) -> [PeriodMention] {
        var scan = PeriodScan(text: text, published: published)
        var mentions: [PeriodMention] = []
        var index = 0
        while index < text.tokens.count {
            guard scan.mayBegin(at: index), let found = scan.mention(at: index) else {
                index += 1
                continue
            }
            mentions.append(found)
            index = max(found.tokens.upperBound, index + 1)
        }
        return mentions
    }
}

/// One walk over a text's tokens. It knows the last quarter that was named, for `the quarter`.
struct PeriodScan {
    let text: TokenizedText
    let published: CalendarDate?
    /// The quarter named last.
    var lastQuarter: Period?
    private let starters = PeriodWords.starters

    /// A length of time.
    enum Unit {
        case day, week, fortnight, month, quarter, year, decade
    }

    /// The parts of a date as the words give them, for ranges whose ends lend each other what they leave out.
    struct Parts {
        var year: Int?
        var month: Int
        var day: Int?
    }

    /// What was found, before it is placed in the text.
    struct Found {
        var end: Int
        var kind: PeriodMention.Kind
        var period: Period?
        var needsPublished = false
        var fiscal: PeriodMention.Fiscal?
        var parts: Parts?
        /// The weekday, where the words name one and no date.
        var weekday: Int?
    }

    init(text: TokenizedText, published: CalendarDate?) {
        self.text = text
        self.published = published
    }

    /// The mention that begins at a token that may begin one.
    mutating func mention(at index: Int) -> PeriodMention? {
        guard let found = found(at: index), let range = text.textRange(of: index..<found.end)
        else { return nil }
        if found.kind == .quarter, let period = found.period { lastQuarter = period }
        return PeriodMention(
            tokens: index..<found.end, range: range, kind: found.kind, period: found.period,
            needsPublished: found.needsPublished, fiscal: found.fiscal)
    }

    /// Whether a mention may begin with a token: one look-up for most of a text's words, a second where a word such as
    /// `the` begins it.
    @inline(__always)
    func mayBegin(at index: Int) -> Bool {
        let token = text.tokens[index]
        if token.kind == .number { return mayBegin(withNumber: token, at: index) }
        guard token.kind == .word, let role = starters[token.key], role != .inner else { return false }
        return role == .opening || isFollowed(index)
    }

    /// Whether a number may be a year, a day or a count of days: by its length and by what stands behind it.
    private func mayBegin(withNumber token: Token, at index: Int) -> Bool {
        if let before = self.token(index - 1), before.kind == .currency { return false }
        if token.bytes.count > 3 { return token.bytes.count == 4 || isWord(index - 1, "on") }
        guard let next = self.token(index + 1) else { return true }
        switch next.kind {
        case .word: return starters[next.key] != nil
        case .mark: return true
        case .number, .currency, .lineBreak: return false
        }
    }

    /// Whether a word of time or a number stands behind one or two words such as `by the`.
    private func isFollowed(_ index: Int) -> Bool {
        for at in index + 1..<index + 4 {
            guard let next = token(at) else { return false }
            if next.kind == .number { return true }
            guard next.kind == .word, let role = starters[next.key] else { return false }
            if role != .particle { return true }
        }
        return false
    }

    private func found(at index: Int) -> Found? {
        if let bounded = bounded(at: index) { return bounded }
        if let rate = rate(at: index) { return rate }
        return expression(at: index)
    }

    /// A date, a period, or a range of them.
    func expression(at index: Int) -> Found? {
        if let days = dayPair(at: index) { return days }
        guard let first = simple(at: index) else { return nil }
        if let range = range(from: first, at: index) { return range }
        // `2018 or later`
        if isWord(first.end, "or"), isWord(first.end + 1, "later", "after"), let period = first.period {
            return Found(
                end: first.end + 2, kind: .sinceDate, period: Period(start: period.start, end: nil),
                needsPublished: first.needsPublished)
        }
        if isWord(first.end, "or"), isWord(first.end + 1, "earlier", "before"), let period = first.period {
            return Found(
                end: first.end + 2, kind: .byDate, period: Period(start: nil, end: period.end),
                needsPublished: first.needsPublished)
        }
        return first
    }

    /// A single date or period; the longer readings come first. Readings are large, and `??` would copy each that is
    /// empty.
    func simple(at index: Int) -> Found? {
        if let date = numericDate(at: index) { return date }
        if let date = dayAndMonth(at: index) { return date }
        if let date = monthFirst(at: index) { return date }
        if let part = yearFirst(at: index) { return part }
        if let part = partOf(at: index) { return part }
        if let part = comparable(at: index) { return part }
        if let months = firstMonths(at: index) { return months }
        if let part = quarter(at: index) { return part }
        if let part = half(at: index) { return part }
        if let part = partly(at: index) { return part }
        if let day = moved(at: index) { return day }
        if let span = several(at: index) { return span }
        if let span = week(at: index) { return span }
        if let period = relative(at: index) { return period }
        if let years = fiscalYear(at: index) { return years }
        if let years = decade(at: index) { return years }
        if let year = year(at: index) { return year }
        if let day = weekday(at: index) { return day }
        return holiday(at: index)
    }

    // MARK: Looking at tokens

    @inline(__always)
    func token(_ index: Int) -> Token? { text.tokens.indices.contains(index) ? text.tokens[index] : nil }

    @inline(__always)
    func key(_ index: Int) -> TokenKey? { token(index).flatMap { $0.kind == .word ? $0.key : nil } }

    @inline(__always)
    func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
        token(index).map { $0.kind == .mark && UInt32($0.mark) == mark.value } ?? false
    }

    /// Inlined, so that the keys of the words are constants.
    @inline(__always)
    func isWord(_ index: Int, _ words: TokenKey...) -> Bool {
        guard let token = token(index), token.kind == .word else { return false }
        for word in words where word == token.key { return true }
        return false
    }

    func isCapitalized(_ index: Int) -> Bool { token(index)?.isCapitalized ?? false }

    func isGlued(_ index: Int) -> Bool { token(index).map { !$0.hasSpaceBefore } ?? false }

    /// Whether a sentence or clause stops at a token.
    func endsClause(_ index: Int) -> Bool {
        guard let token = token(index) else { return true }
        return token.kind == .lineBreak || token.kind == .mark
    }

    /// The value of a run of digits without commas and points.
    func digits(_ index: Int, count: ClosedRange<Int>) -> Int? {
        guard let token = token(index), token.kind == .number, count.contains(token.bytes.count) else { return nil }
        var value = 0
        for byte in text.utf8[token.bytes] {
            guard byte >= 48, byte <= 57 else { return nil }
            value = value * 10 + Int(byte - 48)
        }
        return value
    }

    /// A year in digits: `2024`, not `2,024` and not `$2024`.
    func yearNumber(_ index: Int) -> Int? {
        guard let value = digits(index, count: 4...4), (1900...2099).contains(value) else { return nil }
        if let before = token(index - 1), before.kind == .currency { return nil }
        return value
    }

    /// A number in digits or words below a hundred; 0 where it is not told: `several`.
    func count(_ index: Int) -> (value: Int, end: Int)? {
        if let value = digits(index, count: 1...3) {
            // The `2` of `2nd`.
            if let next = token(index + 1), next.kind == .word, !next.hasSpaceBefore { return nil }
            return (value, index + 1)
        }
        let start = isWord(index, "a") && isWord(index + 1, "few", "couple") ? index + 1 : index
        guard let key = key(start) else { return nil }
        if let tens = PeriodWords.tens[key] {
            let at = isMark(start + 1, "-") ? start + 2 : start + 1
            if let unit = self.key(at).flatMap({ PeriodWords.numbers[$0] }), (1...9).contains(unit) {
                return (tens + unit, at + 1)
            }
            return (tens, start + 1)
        }
        guard let value = PeriodWords.numbers[key] else { return nil }
        return (value, isWord(start + 1, "of") && (value == 0 || isWord(start, "couple")) ? start + 2 : start + 1)
    }

    func unit(_ index: Int) -> Unit? { key(index).flatMap { PeriodWords.units[$0] } }
}
