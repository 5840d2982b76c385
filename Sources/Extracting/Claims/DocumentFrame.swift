import Domain

/// A text with all that was found in it, as the claim reader sees it.
struct DocumentFrame {
    let text: TokenizedText
    let keys: [TokenKey]
    let isPossessive: [Bool]
    let classes: [WordClass]
    let mentions: [Mention]
    let cues: CueHits
    let figures: [FigureSpan]
    let periods: [PeriodMention]
    /// The company the text is about: its headline's first, else its own first.
    let mainCompany: String?
    /// The token from which on the main company is known; 0 where the headline names it.
    let mainCompanyStart: Int
    /// Whether headline or text is about artificial intelligence.
    let isAboutAI: Bool
    /// Whether the headline names capital expenditure.
    let isAboutCapex: Bool

    /// Whether a scope names artificial intelligence, or a thing that stands for it in a text about it.
    func isPurpose(_ hit: CueHit) -> Bool { hit.isOfAI && (isAboutAI || hit.cue.role != "weak") }

    /// The currency of the last amount before a token.
    func currency(before token: Int) -> MeasureUnit? {
        var index = Self.lowerBound(figures.count) { figures[$0].tokens.lowerBound < token } - 1
        let first = max(0, index - 12)
        while index >= first {
            if let unit = figures[index].figure.unit, unit.isCurrency { return unit }
            index -= 1
        }
        return nil
    }

    /// The last quarter named before a token.
    func quarter(before token: Int) -> PeriodMention? {
        var index = Self.lowerBound(periods.count) { periods[$0].tokens.lowerBound < token } - 1
        // A quarter is meant that was spoken of a moment ago.
        let first = max(0, index - 40)
        while index >= first, index >= 0 {
            if periods[index].kind == .quarter, periods[index].tokens.upperBound <= token { return periods[index] }
            index -= 1
        }
        return nil
    }

    /// The mentions that begin in a stretch.
    func mentions(in range: Range<Int>) -> ArraySlice<Mention> {
        let first = Self.lowerBound(mentions.count) { mentions[$0].tokens.lowerBound < range.lowerBound }
        var end = first
        while end < mentions.count, mentions[end].tokens.lowerBound < range.upperBound { end += 1 }
        return mentions[first..<end]
    }

    /// The figures that begin in a stretch.
    func figures(in range: Range<Int>) -> ArraySlice<FigureSpan> {
        let first = Self.lowerBound(figures.count) { figures[$0].tokens.lowerBound < range.lowerBound }
        var end = first
        while end < figures.count, figures[end].tokens.lowerBound < range.upperBound { end += 1 }
        return figures[first..<end]
    }

    /// The periods that begin in a stretch.
    func periods(in range: Range<Int>) -> ArraySlice<PeriodMention> {
        let first = Self.lowerBound(periods.count) { periods[$0].tokens.lowerBound < range.lowerBound }
        var end = first
        while end < periods.count, periods[end].tokens.lowerBound < range.upperBound { end += 1 }
        return periods[first..<end]
    }

    /// The stretch between semicolons that holds a token.
    func segment(of token: Int, in sentence: Range<Int>) -> Range<Int> {
        var start = token
        while start > sentence.lowerBound, !isMark(start - 1, ";") { start -= 1 }
        var end = token
        while end < sentence.upperBound, !isMark(end, ";") { end += 1 }
        return start..<max(end, start)
    }

    /// Whether a token is this mark.
    func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
        text.tokens.indices.contains(index) && text.tokens[index].kind == .mark
            && text.tokens[index].mark == UInt8(truncatingIfNeeded: mark.value)
    }

    /// Whether a token is a word of one of these classes.
    func isWord(_ index: Int, _ wanted: WordClass) -> Bool {
        classes.indices.contains(index) && !classes[index].isDisjoint(with: wanted)
    }

    private static func lowerBound(_ count: Int, _ isBefore: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if isBefore(middle) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}

/// A figure and its tokens.
struct FigureSpan {
    let figure: Figure
    /// The tokens of the figure itself.
    let tokens: Range<Int>
    /// The tokens with the hedge before it.
    let hedged: Range<Int>
    /// The first token behind it and behind the bracket that converts it.
    let after: Int

    init?(_ figure: Figure, in text: TokenizedText) {
        let start = text.firstToken(atOrAfter: figure.range.start)
        let end = text.firstToken(atOrAfter: figure.range.end)
        guard start < end else { return nil }
        let hedge = text.firstToken(atOrAfter: figure.hedgedRange.start)
        let hedgeEnd = text.firstToken(atOrAfter: figure.hedgedRange.end)
        self.figure = figure
        tokens = start..<end
        hedged = min(hedge, start)..<max(hedgeEnd, end)
        after = figure.alternates.isEmpty ? end : Self.end(ofBracketAt: end, in: text)
    }

    /// The range from this figure to the one behind `to`; `nil` where they are no such two.
    func joined(to other: FigureSpan, in frame: DocumentFrame) -> FigureSpan? {
        guard other.hedged.lowerBound == tokens.upperBound + 1, frame.keys[tokens.upperBound] == "to",
            figure.kind == other.figure.kind, figure.unit == other.figure.unit,
            let low = figure.interval?.low, let high = other.figure.interval?.high, low < high,
            let interval = Interval(low: low, high: high),
            let range = TextRange(start: figure.range.start, end: other.figure.range.end)
        else { return nil }
        let joined = Figure(
            kind: figure.kind, text: frame.text.string(tokens.lowerBound..<other.tokens.upperBound), range: range,
            interval: interval, unit: figure.unit, bound: .range)
        return FigureSpan(joined, in: frame.text)
    }

    /// The token behind the bracket that opens here; the same token where none does.
    private static func end(ofBracketAt open: Int, in text: TokenizedText) -> Int {
        guard open < text.tokens.count, text.tokens[open].mark == UInt8(ascii: "(") else { return open }
        for index in open..<min(open + 16, text.tokens.count) where text.tokens[index].mark == UInt8(ascii: ")") {
            return index + 1
        }
        return open
    }

    /// Whether it is an amount, a percentage or a count, and no date.
    var isValue: Bool {
        // Pure numbers (`one`, `half`) and lengths of time measure nothing that claims are about.
        figure.kind != .date && figure.kind != .period && figure.interval != nil && figure.unit != .one
            && !figure.isLengthOfTime
    }
}

extension Figure {
    /// Whether it counts seconds, days, years and the like.
    fileprivate var isLengthOfTime: Bool {
        guard let unit else { return false }
        return ["second", "minute", "hour", "day", "week", "month", "quarter", "year", "decade"].contains(unit.rawValue)
    }
}
