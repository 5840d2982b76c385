import Domain

/// Lengths of time: `over seven years`, `in five years`, `a three-year, £2.5 billion plan`.
extension ClaimPeriodReader {
    /// The years that a length of time in the figure's clause spans; `nil` where there is none.
    ///
    /// So many calendar years from the one that the sentence starts them in (`starting 2026`), else from the article's.
    func duration(of span: FigureSpan, in sentence: SentenceFrame) -> ClaimPeriodReading? {
        let segment = frame.segment(of: span.tokens.lowerBound, in: sentence.range)
        for length in sentence.figures where segment.contains(length.tokens.lowerBound) {
            guard let years = wholeYears(length), isLength(length, of: span, in: sentence) else { continue }
            let words = frame.text.string(length.tokens)
            guard let first = firstYear(in: segment, of: span, length) ?? published?.year,
                let start = Period(year: first)?.start, let end = Period(year: first + years - 1)?.end
            else { return ClaimPeriodReading(text: words, isUnresolved: true, tokens: length.tokens) }
            return ClaimPeriodReading(period: Period(start: start, end: end), text: words, tokens: length.tokens)
        }
        for mention in sentence.periods where segment.contains(mention.tokens.lowerBound) && isLengthAhead(mention) {
            guard let published, let end = mention.period?.end, mention.tokens.lowerBound >= span.after,
                sentence.boundaries(between: mention.tokens.lowerBound, and: span.tokens.lowerBound) == 0
            else { continue }
            return ClaimPeriodReading(
                period: Period(start: Period(year: published.year)?.start, end: Period(year: end.year - 1)?.end),
                text: frame.text.string(mention.tokens), tokens: mention.tokens)
        }
        return nil
    }

    /// `over the next five years, from 2026`: the same number of years from another one on. `over the next year` is
    /// twelve months, `next year` a year of the calendar.
    func shifted(_ reading: ClaimPeriodReading, _ mention: PeriodMention, in sentence: SentenceFrame)
        -> ClaimPeriodReading
    {
        var reading = reading
        let first = mention.tokens.lowerBound
        if let closing = closing(mention, in: sentence) {
            reading.period = closing
            return reading
        }
        if mention.kind == .year, mention.needsPublished, let published, first > 1,
            frame.keys[first - 1] == "over" || frame.keys[first - 1] == "the" && frame.keys[first - 2] == "over"
                || frame.keys[first] == "the" && frame.keys[first - 1] == "over",
            mention.tokens.contains(where: { ["next", "coming"].contains(frame.keys[$0]) })
        {
            reading.period = Period(start: published, end: published.adding(months: 12).adding(days: -1))
            return reading
        }
        guard mention.kind == .span, let start = reading.period?.start, let end = reading.period?.end,
            let later = sentence.periods.first(where: { $0.tokens.lowerBound >= mention.tokens.upperBound }),
            later.tokens.lowerBound - mention.tokens.upperBound <= 2, later.kind == .year || later.kind == .sinceDate,
            let year = later.period?.start?.year, year > start.year,
            Range(from: mention.tokens.upperBound, to: later.tokens.lowerBound + 1).contains(where: {
                ["from", "starting", "beginning"].contains(frame.keys[$0])
            })
        else { return reading }
        let months = 12 * (year - start.year)
        reading.period = Period(start: start.adding(months: months), end: end.adding(months: months).endOfMonth)
        return reading
    }

    /// `the quarter to March`, `the fiscal year that ends in June`: the months up to the one that is named.
    private func closing(_ mention: PeriodMention, in sentence: SentenceFrame) -> Period? {
        let links: Set<TokenKey> = [
            "to", "ended", "ending", "ends", "end", "that", "which", "in", "on", "through", "the", "of",
        ]
        var month = mention
        if mention.kind == .anaphoric || mention.kind == .year {
            guard
                let next = sentence.periods.first(where: { $0.tokens.lowerBound >= mention.tokens.upperBound }),
                next.kind == .month || next.kind == .day, next.tokens.lowerBound - mention.tokens.upperBound <= 4
            else { return nil }
            month = next
        }
        guard month.kind == .month || month.kind == .day, let end = month.period?.end else { return nil }
        var index = month.tokens.lowerBound - 1
        var steps = 0
        while index >= sentence.range.lowerBound, steps < 5, links.contains(frame.keys[index]) {
            index -= 1
            steps += 1
        }
        guard steps > 0, index >= sentence.range.lowerBound,
            frame.keys[index + 1] != "in" && frame.keys[index + 1] != "of" && frame.keys[index + 1] != "the"
        else { return nil }
        let months: Int
        switch frame.keys[index] {
        case "quarter": months = 3
        case "half": months = 6
        case "year": months = 12
        default: return nil
        }
        return Period(start: end.startOfMonth.adding(months: 1 - months), end: end.endOfMonth)
    }

    /// A forecast that was made in a month is not for that month: `In April it had forecast $35 billion`.
    func isWhenForecast(_ reading: ClaimPeriodReading, in sentence: SentenceFrame) -> Bool {
        guard let published, let tokens = reading.tokens, let end = reading.period?.end, end < published,
            let mention = frame.periods(in: tokens).first
        else { return false }
        return mention.kind == .month && closing(mention, in: sentence) == nil
    }

    /// `in five years`, read as a day by itself, is the time that money and machines take.
    func isLengthAhead(_ mention: PeriodMention) -> Bool {
        guard mention.kind == .day, mention.tokens.count == 3, frame.keys[mention.tokens.lowerBound] == "in" else {
            return false
        }
        return ["years", "year"].contains(frame.keys[mention.tokens.upperBound - 1])
    }

    private func wholeYears(_ length: FigureSpan) -> Int? {
        guard let unit = length.figure.unit, unit.rawValue == "year" || unit.rawValue == "decade",
            let low = length.figure.interval?.low, low == length.figure.interval?.high
        else { return nil }
        let years = Int(low.doubleValue.rounded()) * (unit.rawValue == "decade" ? 10 : 1)
        return (2...40).contains(years) ? years : nil
    }

    /// Whether a length belongs to a figure: as `over seven years`, or as an adjective in front of it.
    private func isLength(_ length: FigureSpan, of span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        let gap =
            length.tokens.lowerBound < span.hedged.lowerBound
            ? Range(from: length.tokens.upperBound, to: span.hedged.lowerBound)
            : Range(from: span.after, to: length.hedged.lowerBound)
        // `45 MW, and is to reach 200 MW within three years`: the length belongs to the figure it follows.
        if let other = sentence.figures.last(where: { $0.isValue && $0.after <= length.hedged.lowerBound }),
            other.tokens.lowerBound >= span.after, length.hedged.lowerBound - other.after <= 2,
            Range(from: span.after, to: other.hedged.lowerBound).contains(where: {
                frame.isWord($0, .finite) && !frame.isWord($0, .preposition)
            })
        {
            return false
        }
        let between = sentence.figuresBetween(
            min(length.tokens.upperBound, span.after) - 1, max(length.hedged.lowerBound, span.hedged.lowerBound))
        guard between == 0 || gap.count <= 10 else { return false }
        if length.tokens.upperBound <= span.hedged.lowerBound, gap.count <= 2,
            frame.isMark(length.tokens.lowerBound + 1, "-")
        {
            return true
        }
        let before = length.hedged.lowerBound - 1
        guard before >= sentence.range.lowerBound,
            ["over", "in", "within", "during", "for"].contains(frame.keys[before])
        else { return false }
        return sentence.boundaries(between: length.tokens.lowerBound, and: span.tokens.lowerBound) <= 1
    }

    /// The year from which the years run, where the words say so: `from 2026`, `starting 2026`, `announced in 2023`.
    private func firstYear(in segment: Range<Int>, of span: FigureSpan, _ length: FigureSpan) -> Int? {
        for mention in frame.periods(in: segment) {
            guard let start = mention.period?.start, [.year, .sinceDate, .month].contains(mention.kind) else {
                continue
            }
            let first = mention.tokens.lowerBound
            let leads = Range(from: first - 2, to: first + 1).contains {
                frame.keys.indices.contains($0)
                    && ["from", "starting", "beginning", "since"].contains(frame.keys[$0])
            }
            let announced = Range(from: segment.lowerBound, to: first).contains {
                ["announcement", "announced"].contains(frame.keys[$0])
            }
            if leads || announced { return start.year }
        }
        return nil
    }
}

/// Quarters that share their year.
extension ClaimPeriodReader {
    /// `the second and third quarters of this year`: each of them, from the year they share.
    func quarters(before year: PeriodMention) -> [PeriodMention]? {
        let noun = year.tokens.lowerBound - 2
        guard year.kind == .year, let start = year.period?.start, year.period?.calendarYear != nil, noun > 3,
            frame.keys[noun] == "quarters", ["of", "in"].contains(frame.keys[noun + 1])
        else { return nil }
        let ordinals: [TokenKey] = ["first", "second", "third", "fourth"]
        var found: [PeriodMention] = []
        var index = noun - 1
        while index >= max(0, noun - 7) {
            if let number = ordinals.firstIndex(of: frame.keys[index]) {
                let first = start.adding(months: 3 * number)
                guard let range = frame.text.textRange(of: index..<index + 1) else { return nil }
                found.insert(
                    PeriodMention(
                        tokens: index..<index + 1, range: range, kind: .quarter,
                        period: Period(start: first, end: first.adding(months: 2).endOfMonth)), at: 0)
            } else if frame.keys[index] != "and", !frame.isMark(index, ",") {
                break
            }
            index -= 1
        }
        return found.count > 1 ? found : nil
    }
}

/// A company's own year.
extension ClaimPeriodReader {
    /// `this year` in a company's outlook for itself is the fiscal year under way, `next year` the one after it.
    func fiscal(_ reading: ClaimPeriodReading, subject: String) -> ClaimPeriodReading {
        guard let published, let tokens = reading.tokens, let month = companies.named(subject)?.fiscalYearEndMonth,
            month != 12, let period = reading.period, let year = period.calendarYear,
            let mention = frame.periods(in: tokens).first, mention.kind == .year, mention.needsPublished,
            !mention.isFiscal, year >= published.year
        else { return reading }
        let ending = published.year + (published.month > month ? 1 : 0) + year - published.year
        guard let last = CalendarDate(year: ending, month: month, day: 1) else { return reading }
        var reading = reading
        reading.period = Period(start: last.adding(months: -11), end: last.endOfMonth)
        return reading
    }
}
