import Domain

/// Which period a figure takes: the nearest that belongs to no other.
extension ClaimPeriodReader {
    /// `will make 40,000 wafers and said output was 30,000 in 2024`, `a $41 billion deal: $8 billion in April`: a period
    /// right behind another figure is that figure's where a verb or a colon stands between the two.
    func belongsToOther(_ mention: PeriodMention, than span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        guard
            let other = sentence.figures.last(where: { $0.isValue && $0.after <= mention.tokens.lowerBound }),
            other.tokens.lowerBound >= span.after, mention.tokens.lowerBound - other.after <= 4
        else { return false }
        let gap = Range(from: span.after, to: other.hedged.lowerBound)
        // `5 GW, of which the first 200 MW go live in 2026`
        if gap.contains(where: { frame.keys[$0] == "of" && frame.keys[$0 + 1] == "which" }) { return true }
        guard mention.tokens.lowerBound - other.after <= 1 else { return false }
        // `$1.4 billion from $584 million a year earlier`
        if ["from", "than", "versus", "vs", "against"].contains(frame.keys[other.hedged.lowerBound - 1]) {
            return true
        }
        return gap.contains {
            frame.isMark($0, ":")
                || frame.isWord($0, [.finite, .gerund]) && !frame.isWord($0, [.preposition, .adverb])
        }
    }

    /// `The plant, to cost $120 million, is due in 1989`: a period behind the verb that goes on after an aside.
    func isOfMainVerb(_ mention: PeriodMention, _ span: FigureSpan) -> Bool {
        Range(from: span.after, to: mention.tokens.lowerBound).contains {
            frame.isMark($0, ",") && frame.isWord($0 + 1, [.auxiliary, .modal, .thirdForm])
        }
    }

    /// `than a year ago`, `from the year before`
    func isComparison(_ mention: PeriodMention, _ span: FigureSpan) -> Bool {
        guard mention.tokens.lowerBound >= span.after else { return false }
        let before = mention.tokens.lowerBound - 1
        guard before >= span.after else { return false }
        return ["than", "from", "versus", "over"].contains(frame.keys[before]) && mention.kind != .span
    }

    /// Whether a segment names no other period, so that it holds for the whole of it.
    func isOnlyPeriod(_ mention: PeriodMention, in sentence: SentenceFrame, _ span: FigureSpan) -> Bool {
        let segment = frame.segment(of: span.tokens.lowerBound, in: sentence.range)
        guard segment.contains(mention.tokens.lowerBound), mention.kind == .year || mention.kind == .quarter,
            !belongsToOther(mention, than: span, in: sentence), !isOfMainVerb(mention, span)
        else {
            return false
        }
        return sentence.periods.allSatisfy { $0.kind == .rate || $0.tokens == mention.tokens }
            && sentence.boundaries(between: mention.tokens.lowerBound, and: span.tokens.lowerBound) == 0
    }

    /// `on Tuesday announced`, `said Tuesday`: when it was told.
    func isOfAnnouncement(_ mention: PeriodMention) -> Bool {
        let before = mention.tokens.lowerBound - 1
        let verb = before > 0 && frame.keys[before] == "on" ? before - 1 : before
        return frame.isWord(mention.tokens.upperBound, [.reporting, .announcing])
            || frame.isWord(verb, [.reporting, .announcing])
    }

    /// `on Sept. 30`, `as of June 30`: the day at which something stood.
    func isOnDay(_ mention: PeriodMention) -> Bool {
        let before = mention.tokens.lowerBound - 1
        guard before > 0, ["on", "of", "at"].contains(frame.keys[before]) else { return false }
        return mention.tokens.contains { frame.text.tokens[$0].kind == .number }
    }

    func distance(_ mention: PeriodMention, _ span: FigureSpan, in sentence: SentenceFrame) -> Double {
        let isBefore = mention.tokens.lowerBound < span.hedged.lowerBound
        let between =
            isBefore
            ? mention.tokens.upperBound..<max(mention.tokens.upperBound, span.hedged.lowerBound)
            : span.after..<max(span.after, mention.tokens.lowerBound)
        var cost = Double(between.count) * (isBefore ? 0.8 : 0.7)
        for index in between {
            if frame.isMark(index, ",") { cost += 1.5 }
            if frame.isMark(index, ";") { cost += 8 }
            if frame.isMark(index, "(") || frame.isMark(index, ")") { cost += 2 }
            if frame.isWord(index, .finite), !isBefore { cost += 2 }
        }
        let figures =
            isBefore
            ? sentence.figuresBetween(mention.tokens.upperBound - 1, span.hedged.lowerBound)
            : sentence.figuresBetween(span.tokens.upperBound - 1, mention.tokens.lowerBound)
        cost += Double(figures) * (isBefore ? 3.5 : 4)
        cost += Double(sentence.boundaries(between: mention.tokens.lowerBound, and: span.tokens.lowerBound)) * 5
        if !isBefore, between.count <= 2 { cost -= 2 }
        return cost
    }
}
