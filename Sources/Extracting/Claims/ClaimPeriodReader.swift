import Domain
import Reference

/// The days a figure is about, and how they were found.
struct ClaimPeriodReading {
    /// The days; `nil` where none are given or they cannot be dated.
    var period: Period?
    /// The words.
    var text: String?
    /// Whether words were found that cannot be dated.
    var isUnresolved = false
    /// Where the words stand.
    var tokens: Range<Int>?
}

/// Finds the period of a figure, and the day something was said.
struct ClaimPeriodReader {
    let frame: DocumentFrame
    let companies: CompanyTable

    /// What earlier sentences left behind.
    struct Thread {
        /// The last quarter that was named, as read for a company's fiscal year.
        var quarter: PeriodMention?
        /// The last year that was named.
        var year: PeriodMention?
        /// The last period of a claim, by subject.
        var last: (subject: String, reading: ClaimPeriodReading, sentence: Int)?
    }

    func period(
        of span: FigureSpan, subject: String, metric: Metric, in sentence: SentenceFrame, thread: Thread
    ) -> ClaimPeriodReading {
        if let paired = respectively(span, in: sentence) { return resolved(paired, subject: subject, thread: thread) }
        let speech = SpeechReader.innermost(sentence.speech, at: span.tokens.lowerBound)
        var best: (cost: Double, mention: PeriodMention)?
        for mention in sentence.periods where mention.kind != .rate {
            if sentence.speech.contains(where: { saysWhen($0, mention, span) }) { continue }
            // A day is when something was said or will happen, seldom what money is spent in.
            if mention.kind == .day, speech != nil || !isStock(metric) { continue }
            let cost = distance(mention, span, in: sentence)
            if best.map({ cost < $0.cost }) ?? true { best = (cost, mention) }
        }
        guard let best, best.cost < 24 else { return ClaimPeriodReading() }
        return resolved(best.mention, subject: subject, thread: thread)
    }

    /// The day or month in which somebody said it, by the words that introduce the speech.
    func statedOn(_ speech: SpeechFrame?, in sentence: SentenceFrame) -> Period? {
        guard let speech else { return nil }
        let said = sentence.periods.first { mention in
            (mention.kind == .day || mention.kind == .month)
                && (speech.introduction.contains(mention.tokens.lowerBound) || opensSentence(mention, in: sentence, before: speech))
        }
        return said?.period
    }

    /// Follows the quarters and years a sentence names.
    func advance(_ thread: inout Thread, over sentence: SentenceFrame) {
        for mention in sentence.periods {
            switch mention.kind {
            case .quarter: thread.quarter = mention
            case .year: thread.year = mention
            default: break
            }
        }
    }

    /// The calendar or fiscal days of a mention, as the subject counts them.
    func resolved(_ mention: PeriodMention, subject: String, thread: Thread) -> ClaimPeriodReading {
        let words = frame.text.string(mention.tokens)
        let month = companies.named(subject)?.fiscalYearEndMonth ?? 12
        if mention.kind == .anaphoric {
            let earlier = frame.periods.last { $0.kind == .quarter && $0.tokens.upperBound <= mention.tokens.lowerBound } ?? thread.quarter
            guard let earlier else { return ClaimPeriodReading(period: mention.period, text: words, isUnresolved: mention.period == nil, tokens: mention.tokens) }
            let period = days(of: earlier, month: month)
            return ClaimPeriodReading(period: period, text: words, isUnresolved: period == nil, tokens: mention.tokens)
        }
        let period = days(of: mention, month: month)
        return ClaimPeriodReading(period: period, text: words, isUnresolved: period == nil, tokens: mention.tokens)
    }

    private func days(of mention: PeriodMention, month: Int) -> Period? {
        if mention.isFiscal || (mention.kind == .quarter && month != 12) {
            return mention.resolved(fiscalYearEndMonth: month) ?? mention.period
        }
        return mention.period
    }

    private func isStock(_ metric: Metric) -> Bool { metric == .acceleratorCount || metric == .powerCapacity }

    /// `said on Sunday that`, `announced in August last year that`: when it was said.
    private func saysWhen(_ speech: SpeechFrame, _ mention: PeriodMention, _ span: FigureSpan) -> Bool {
        guard speech.introduction.contains(mention.tokens.lowerBound), speech.content.contains(span.tokens.lowerBound) else { return false }
        return true
    }

    /// `On April 28th, Musk stated that …`
    private func opensSentence(_ mention: PeriodMention, in sentence: SentenceFrame, before speech: SpeechFrame) -> Bool {
        mention.kind == .day && mention.tokens.lowerBound - sentence.range.lowerBound <= 2
            && mention.tokens.lowerBound < speech.introduction.lowerBound
    }

    private func distance(_ mention: PeriodMention, _ span: FigureSpan, in sentence: SentenceFrame) -> Double {
        let isBefore = mention.tokens.lowerBound < span.hedged.lowerBound
        let between = isBefore
            ? mention.tokens.upperBound..<max(mention.tokens.upperBound, span.hedged.lowerBound)
            : span.tokens.upperBound..<max(span.tokens.upperBound, mention.tokens.lowerBound)
        var cost = Double(between.count) * (isBefore ? 0.8 : 0.7)
        for index in between {
            if frame.isMark(index, ",") { cost += 1.5 }
            if frame.isMark(index, ";") { cost += 8 }
            if frame.isMark(index, "(") || frame.isMark(index, ")") { cost += 2 }
            if frame.isWord(index, .finite), !isBefore { cost += 2 }
        }
        let figures = isBefore
            ? sentence.figuresBetween(mention.tokens.upperBound - 1, span.hedged.lowerBound)
            : sentence.figuresBetween(span.tokens.upperBound - 1, mention.tokens.lowerBound)
        cost += Double(figures) * (isBefore ? 3.5 : 4)
        cost += Double(sentence.boundaries(between: mention.tokens.lowerBound, and: span.tokens.lowerBound)) * 5
        if !isBefore, between.count <= 2 { cost -= 2 }
        return cost
    }

    /// `19.1 billion and 13 billion in the second and third quarters, respectively`: the period in the figure's place.
    private func respectively(_ span: FigureSpan, in sentence: SentenceFrame) -> PeriodMention? {
        guard sentence.range.contains(where: { frame.classes[$0].contains(.respectively) }) else { return nil }
        let values = sentence.figures.filter(\.isValue)
        guard let own = values.firstIndex(where: { $0.tokens == span.tokens }) else { return nil }
        // The run of figures the own one stands in: nothing but `and` and commas between.
        var first = own
        while first > 0, isListGap(values[first - 1].tokens.upperBound..<values[first].hedged.lowerBound) { first -= 1 }
        var last = own
        while last + 1 < values.count, isListGap(values[last].tokens.upperBound..<values[last + 1].hedged.lowerBound) { last += 1 }
        guard last > first else { return nil }
        let end = values[last].tokens.upperBound
        let limit = last + 1 < values.count ? values[last + 1].hedged.lowerBound : sentence.range.upperBound
        let after = sentence.periods.filter { $0.tokens.lowerBound >= end && $0.tokens.lowerBound < limit && $0.kind != .rate }
        guard after.count >= last - first + 1 else { return nil }
        return after[own - first]
    }

    private func isListGap(_ gap: Range<Int>) -> Bool {
        gap.count <= 3 && gap.allSatisfy { frame.isMark($0, ",") || frame.keys[$0] == "and" || frame.keys[$0] == "of" || frame.classes[$0].isEmpty && frame.text.tokens[$0].kind == .word }
    }
}
