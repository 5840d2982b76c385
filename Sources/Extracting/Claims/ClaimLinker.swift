import Domain

/// Sets the claims of a sentence, and of a text, against each other: old and new, bought and paid, said twice.
struct ClaimLinker {
    let frame: DocumentFrame

    /// Marks old numbers and comparisons within a sentence, and ties money to what it buys.
    func compared(_ drafts: [ClaimDraft], in sentence: SentenceFrame, published: CalendarDate?) -> [ClaimDraft] {
        var drafts = drafts
        for index in drafts.indices {
            guard let relation = relation(of: drafts[index].span, in: sentence) else { continue }
            guard let main = partner(of: index, in: drafts) else {
                // `In October it had forecast $38 billion`: old by its own words, whatever took its place.
                let span = drafts[index].span
                let ahead = Range(
                    from: max(sentence.range.lowerBound, span.hedged.lowerBound - 4), to: span.hedged.lowerBound)
                let behind = Range(from: span.after, to: min(span.after + 5, sentence.range.upperBound))
                if relation == "superseded", drafts[index].modality == .guidance,
                    ahead.contains(where: { frame.keys[$0] == "had" })
                        || behind.contains(where: { ["gave", "given", "previous", "earlier"].contains(frame.keys[$0]) })
                {
                    drafts[index].status = .superseded
                }
                continue
            }
            drafts[index].isCompared = true
            if drafts[main].basis == .runRate, drafts[index].basis == .total {
                drafts[index].basis = .runRate
                drafts[index].period.period = drafts[index].period.period.flatMap { Period(start: nil, end: $0.end) }
            }
            let isOutlook = [.guidance, .planned, .target].contains(drafts[main].modality)
            let ownPeriod = drafts[index].period.period
            let isPast = ownPeriod?.end.flatMap { end in published.map { end < $0 } } ?? false
            let hasOwnPeriod = ownPeriod != nil && drafts[index].period.tokens != drafts[main].period.tokens
            if drafts[index].modality == .estimate, drafts[main].modality != .estimate {
                // What was expected of the same period.
                if !hasOwnPeriod { drafts[index].period = drafts[main].period }
                drafts[main].links.append(Claim.Link(to: drafts[index].span.figure.range, kind: .comparedWith))
                continue
            }
            let isPresent =
                isPresent(drafts[index].span, beside: drafts[main], in: sentence)
                || isOfYearBefore(drafts[index].span, beside: drafts[main], in: sentence)
            let isOfPresent = isPresent && !isOfYearBefore(drafts[index].span, beside: drafts[main], in: sentence)
            if isOutlook, relation == "superseded", !isPresent, !(hasOwnPeriod && isPast), !drafts[index].period.isShift
            {
                drafts[index].status = .superseded
                drafts[index].modality = drafts[main].modality
                if !hasOwnPeriod { drafts[index].period = drafts[main].period }
                drafts[index].speaker = drafts[main].speaker ?? drafts[index].speaker
                drafts[main].links.append(Claim.Link(to: drafts[index].span.figure.range, kind: .supersedes))
            } else {
                if drafts[index].modality != .estimate, drafts[index].modality != .rumour,
                    isPast || !isOutlook || isPresent
                {
                    // A year that is not over is not spent.
                    let isAhead =
                        hasOwnPeriod && (ownPeriod?.dayCount ?? 0) > 300
                        && (ownPeriod?.end.flatMap { end in published.map { end > $0 } } ?? false)
                    drafts[index].modality = isAhead && isOutlook ? drafts[main].modality : .actual
                }
                if !hasOwnPeriod || drafts[index].period.isShift, let period = drafts[main].period.period {
                    drafts[index].period = isOfPresent ? ClaimPeriodReading() : previous(period)
                }
                if let quarter = quarterBefore(drafts[index], beside: drafts[main], in: sentence) {
                    drafts[index].period.period = quarter
                }
                drafts[main].links.append(Claim.Link(to: drafts[index].span.figure.range, kind: .comparedWith))
            }
        }
        for index in drafts.indices.dropFirst() where drafts[index].isBracketed {
            drafts[index].modality = drafts[index - 1].modality
            drafts[index].period = drafts[index - 1].period
        }
        tiePurchases(&drafts, in: sentence)
        return drafts
    }

    /// Drops what is said twice: the headline's number, a number repeated.
    func settled(_ drafts: [ClaimDraft]) -> [ClaimDraft] {
        // Only drafts of one value can repeat each other.
        var body: [ClaimDraft.ValueKey: [Int]] = [:]
        for (index, draft) in drafts.enumerated() where !draft.isHeadline {
            body[draft.valueKey, default: []].append(index)
        }
        var kept: [ClaimDraft] = []
        var keptByValue: [ClaimDraft.ValueKey: [Int]] = [:]
        for draft in drafts {
            if draft.isHeadline, body[draft.valueKey]?.contains(where: { draft.isHeadline(for: drafts[$0]) }) == true {
                continue
            }
            if let index = keptByValue[draft.valueKey]?.first(where: { kept[$0].repeats(draft) }) {
                if draft.weight > kept[index].weight { kept[index] = draft }
            } else {
                keptByValue[draft.valueKey, default: []].append(kept.count)
                kept.append(draft)
            }
        }
        return kept.sorted { $0.span.tokens.lowerBound < $1.span.tokens.lowerBound }
    }

    // MARK: Old and new

    /// How the words before a figure set it against another: `superseded`, `previous`; `nil` where they do not.
    private func relation(of span: FigureSpan, in sentence: SentenceFrame) -> String? {
        let previous = sentence.figures.last { $0.isValue && $0.tokens.upperBound <= span.hedged.lowerBound }
        let start = max(previous?.tokens.upperBound ?? sentence.range.lowerBound, span.hedged.lowerBound - 8)
        guard start < span.hedged.lowerBound else { return nil }
        // `the $75 billion announced earlier`, `after $37 billion in its previous forecast`
        let behind = Range(from: span.after, to: min(sentence.range.upperBound, span.after + 5))
        let old = frame.cues.hits(.comparison, in: behind).first {
            // `lowered from` leads on to the old number and says nothing of the one before it.
            $0.tokens.count > 1 && $0.cue.code == "superseded"
                && !["from", "of", "than"].contains(frame.keys[$0.tokens.upperBound - 1])
                && !Range(from: span.after, to: $0.tokens.lowerBound).contains { frame.isMark($0, ",") }
        }
        if let old { return old.cue.code }
        // `against $38 billion to $42 billion before`
        if span.after < sentence.range.upperBound, ["before", "previously"].contains(frame.keys[span.after]),
            !frame.keys.indices.contains(span.after + 1) || frame.text.tokens[span.after + 1].kind == .mark
        {
            return "superseded"
        }
        for hit in frame.cues.hits(.comparison, in: start..<span.hedged.lowerBound).reversed() {
            let gap = Range(from: hit.tokens.upperBound, to: span.hedged.lowerBound)
            if gap.contains(where: { frame.isMark($0, ",") || frame.isMark($0, ";") }) { continue }
            if hit.tokens.count == 1,
                frame.keys[hit.tokens.lowerBound] == "from" || frame.isWord(hit.tokens.lowerBound, .preposition)
            {
                // The preposition has to take the figure itself: `from a prior range of $30 billion`.
                if gap.count > 5 || gap.contains(where: { frame.isWord($0, .finite) }) { continue }
            }
            return hit.cue.code == "equivalent" ? nil : hit.cue.code
        }
        return nil
    }

    /// `will raise it to $200 million from $21 million`: what is now, not what was planned before. A forecast that is
    /// raised had another forecast in its place.
    private func isPresent(_ span: FigureSpan, beside main: ClaimDraft, in sentence: SentenceFrame) -> Bool {
        let ahead = Range(from: max(sentence.range.lowerBound, span.hedged.lowerBound - 4), to: span.hedged.lowerBound)
        if ahead.contains(where: { ["current", "currently", "present", "now", "today's"].contains(frame.keys[$0]) }) {
            return true
        }
        guard main.modality == .planned || main.modality == .target else { return false }
        let clause = sentence.clause(of: main.span.tokens.lowerBound)
        let outlook: Set<TokenKey> = [
            "forecast", "guidance", "outlook", "budget", "plan", "plans", "target", "estimate", "range", "projection",
            "goal", "capex",
        ]
        return ahead.contains { frame.keys[$0] == "from" }
            && Range(from: clause.lowerBound, to: main.span.hedged.lowerBound).contains { frame.isWord($0, .modal) }
            && !Range(from: clause.lowerBound, to: span.after).contains { outlook.contains(frame.keys[$0]) }
    }

    /// `plans to spend $5 billion in 2020, up from $4.9 billion`: more than in the year before, where no forecast is
    /// spoken of.
    private func isOfYearBefore(_ span: FigureSpan, beside main: ClaimDraft, in sentence: SentenceFrame) -> Bool {
        guard main.modality == .planned, let days = main.period.period?.dayCount, days < 371,
            main.span.figure.bound != .range, span.figure.bound != .range, main.span.after < span.hedged.lowerBound
        else { return false }
        let gap = Range(from: main.span.after, to: span.hedged.lowerBound)
        let isUpFrom = gap.contains {
            ["up", "down"].contains(frame.keys[$0]) && frame.keys[$0 + 1] == "from"
        }
        let clause = sentence.clause(of: main.span.tokens.lowerBound)
        let words = Range(from: clause.lowerBound, to: min(span.after + 6, sentence.range.upperBound))
        return isUpFrom && !words.contains { Self.outlooks.contains(frame.keys[$0]) }
            && !Range(from: clause.lowerBound, to: main.span.hedged.lowerBound).contains {
                frame.isWord($0, [.raising, .lowering])
            }
    }

    /// `up from $11 billion in the previous quarter`: the quarter before the one that the other number is of.
    private func quarterBefore(_ draft: ClaimDraft, beside main: ClaimDraft, in sentence: SentenceFrame) -> Period? {
        guard let period = main.period.period, let start = period.start, period.end != nil,
            (89...93).contains(period.dayCount ?? 0)
        else { return nil }
        let next = sentence.figures.first { $0.isValue && $0.hedged.lowerBound >= draft.span.after }
        let end = min(
            draft.span.after + 6, next?.hedged.lowerBound ?? sentence.range.upperBound, sentence.range.upperBound)
        let words = Range(from: draft.span.after, to: end)
        guard
            words.contains(where: { index in
                frame.keys[index] == "quarter"
                    && (["previous", "prior", "preceding"].contains(frame.keys[index - 1])
                        || words.contains(index + 1) && ["before", "earlier"].contains(frame.keys[index + 1]))
            })
        else { return nil }
        return Period(start: start.adding(months: -3), end: start.adding(days: -1))
    }

    private static let outlooks: Set<TokenKey> = [
        "forecast", "guidance", "outlook", "budget", "plan", "target", "estimate", "range", "projection", "goal",
        "previously", "previous", "earlier", "prior",
    ]

    /// The number that a comparison is set against: the same measure of the same subject, the nearest before, else behind.
    private func partner(of index: Int, in drafts: [ClaimDraft]) -> Int? {
        func fits(_ other: Int) -> Bool {
            other != index && drafts[other].metric.metric == drafts[index].metric.metric
                && (drafts[other].basis != .delta || drafts[other].unit == .percent)
                && drafts[other].unit == drafts[index].unit
                && drafts[other].subject.names == drafts[index].subject.names && drafts[other].status == .current
        }
        // Two numbers may be set against one: `from $11 billion in the prior quarter and $8 billion a year earlier`.
        let before = drafts.indices.filter { $0 < index && fits($0) }
        return before.last { !drafts[$0].isCompared } ?? before.last ?? drafts.indices.first { $0 > index && fits($0) }
    }

    /// The period as long before.
    private func previous(_ period: Period) -> ClaimPeriodReading {
        guard let start = period.start, let end = period.end else { return ClaimPeriodReading() }
        return ClaimPeriodReading(
            period: Period(start: start.adding(months: -12), end: end.adding(months: -12).endOfMonth))
    }

    // MARK: Purchases

    /// `$500 million …, purchasing 10,000 H100`: the money and the machines.
    private func tiePurchases(_ drafts: inout [ClaimDraft], in sentence: SentenceFrame) {
        for money in drafts.indices where drafts[money].unit.isCurrency {
            guard [.aiSpending, .capitalExpenditure, .contractValue].contains(drafts[money].metric.metric) else {
                continue
            }
            for count in drafts.indices
            where drafts[count].metric.metric == .acceleratorCount
                && drafts[count].subject.names == drafts[money].subject.names
            {
                let low = min(drafts[money].span.tokens.upperBound, drafts[count].span.tokens.upperBound)
                let high = max(drafts[money].span.hedged.lowerBound, drafts[count].span.hedged.lowerBound)
                guard low <= high, drafts[count].basis != .stock || drafts[count].modality == .planned,
                    isPurchase(low..<high, in: sentence)
                else { continue }
                drafts[money].links.append(Claim.Link(to: drafts[count].span.figure.range, kind: .buys))
                drafts[count].links.append(Claim.Link(to: drafts[money].span.figure.range, kind: .boughtFor))
                let isEquivalent = frame.cues.hits(.comparison, in: low..<high).contains { $0.cue.code == "equivalent" }
                if isEquivalent, drafts[money].metric.item == nil {
                    drafts[money].metric.item = drafts[count].metric.item
                }
                // What was bought in one stroke was bought in one period.
                if drafts[count].period.period == nil { drafts[count].period = drafts[money].period }
                if drafts[money].period.period == nil { drafts[money].period = drafts[count].period }
            }
        }
    }

    private func isPurchase(_ between: Range<Int>, in sentence: SentenceFrame) -> Bool {
        between.contains { frame.isWord($0, .purchasing) }
            || frame.cues.hits(.comparison, in: between).contains { $0.cue.code == "equivalent" }
            || sentence.range.contains { frame.isWord($0, .purchasing) && $0 < between.lowerBound }
    }
}
