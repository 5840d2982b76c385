import Domain

/// How sure the words are.
struct ModalityReader {
    let frame: DocumentFrame
    let published: CalendarDate?

    /// `nil` where the words deny the number, ask for it or make it a condition.
    func modality(
        of span: FigureSpan, metric: MetricReading, subject: SubjectReading, period: Period?, in sentence: SentenceFrame
    ) -> Modality? {
        let clause = sentence.clause(of: span.tokens.lowerBound)
        if isQuestion(span, in: sentence) || isCondition(clause) || isHypothetical(span, in: sentence)
            || isNegated(clause, span)
        {
            return nil
        }
        let speech = sentence.speech.filter { $0.content.contains(span.tokens.lowerBound) }
        if speech.contains(where: \.isDenial) { return nil }
        if isRelative(span, in: sentence) { return .actual }
        // A clause that shares its subject with the one before (`and spent`) has its own verb.
        let governing = governingStart(clause, span)
        // `to exceed 900 MW`: a hedge may be part of the words.
        let before = frame.cues.hits(.modality, in: governing..<max(governing, span.tokens.lowerBound))
            .filter { !isPartOfNoun($0) }[...]
        if before.contains(where: { $0.cue.code == "denied" }) { return nil }
        // `Reuters says Altman would like to`: an outlet that tells what somebody with a name intends spreads no rumour.
        let isToldOfPerson = subject.event?.isPerson == true && subject.event?.isReporting == false
        if speech.contains(where: { $0.isHearsay && !(isToldOfPerson && $0.speaker?.kind == .outlet) })
            || isRumour(clause, sentence, span)
        {
            return isSettled(metric, span, period) && !isRumour(clause, sentence, span) ? .actual : .rumour
        }
        if speech.contains(where: \.isJudgement) { return .estimate }
        let after = span.after..<max(span.after, ownEnd(span, behindLimit(span, clause, sentence)))
        var codes = before.map(\.cue.code)
        let hasVerbBefore = (governing..<max(governing, span.hedged.lowerBound)).contains {
            frame.isWord($0, .finite) && !frame.isWord($0, .preposition)
        }
        let reach =
            hasVerbBefore ? Range(from: after.lowerBound, to: min(after.upperBound, after.lowerBound + 3)) : after
        if codes.isEmpty {
            codes += frame.cues.hits(.modality, in: reach).filter { !isPartOfNoun($0) }.map(\.cue.code)
        }
        if codes.contains("estimate") {
            // `capex is expected to be`: a company's outlook; `is expected to invest`: somebody's guess.
            let passive =
                before.last.map { isPassiveExpectation($0) }
                ?? frame.cues.hits(.modality, in: reach).contains(where: isPassiveExpectation)
            return passive && isOutlook(metric) ? .guidance : .estimate
        }
        if codes.contains("target") { return .target }
        // What is considered and no rumour is a plan.
        if codes.contains("rumour") { return .planned }
        if let last = codes.last(where: { $0 == "guidance" || $0 == "planned" || $0 == "outlook" }) {
            if last == "outlook", !codes.contains("planned"), isOutlook(metric), isRunning(period) { return .guidance }
            if last == "guidance" || codes.contains("guidance") { return isOutlook(metric) ? .guidance : .planned }
            if metric.metric == .contractValue || metric.metric == .valuation, !hasModal(before) { return .actual }
            return .planned
        }
        if isAnnounced(span, metric, period, from: governing) { return .planned }
        let isPast = (governing..<max(governing, span.hedged.lowerBound)).contains {
            frame.isWord($0, .pastForm) && !frame.isWord($0, [.modal, .preposition, .auxiliary])
        }
        let isWholeYear = period?.dayCount.map { (300...370).contains($0) } ?? false
        let isSpent = metric.cue.map { $0.count == 1 && frame.isWord($0.lowerBound, .spending) } ?? false
        let isReported = metric.metric == .capitalExpenditure || metric.metric == .revenue
        // `put capital expenditures for 2026 at $25 billion`: said in the past, of a year that is not over.
        if isPast, !(isWholeYear && isReported && !isSpent && !metric.isUncertain) { return .actual }
        // A year that is not over cannot have been spent.
        if let published, let period, let end = period.end, end > published,
            (period.dayCount ?? 0) > 300 || period.start.map({ $0 > published }) ?? false
        {
            return isOutlook(metric) ? .guidance : .planned
        }
        return isPresent(span, metric, from: governing)
            && period?.end.map { end in published.map { end < $0 } ?? false } != true
            ? .planned : .actual
    }

    /// `backs its factory with a $51 billion investment`: money in the present tense is still to be spent.
    private func isPresent(_ span: FigureSpan, _ metric: MetricReading, from start: Int) -> Bool {
        let isSpending = metric.cue.map { cue in
            frame.cues.hits(.metric, in: cue).contains { $0.cue.code == "spending" }
        }
        guard metric.metric == .aiSpending || metric.metric == .capitalExpenditure && isSpending == true,
            span.figure.kind == .money
        else { return false }
        let verbs = (start..<max(start, span.hedged.lowerBound)).filter {
            frame.isWord($0, .finite) && !frame.isWord($0, .preposition)
        }
        guard let last = verbs.last else { return false }
        // `is investing as much as $50 billion`
        if ["is", "are"].contains(frame.keys[last]), frame.isWord(last + 1, .gerund) { return true }
        return frame.isWord(last, .thirdForm) && !frame.isWord(last, [.auxiliary, .pastForm])
    }

    /// `announced 16 gigawatts`: what is announced is still to be built or spent.
    private func isAnnounced(
        _ span: FigureSpan, _ metric: MetricReading, _ period: Period?, from start: Int
    ) -> Bool {
        guard
            [.powerCapacity, .acceleratorCount, .aiSpending, .capitalExpenditure, .researchAndDevelopment]
                .contains(metric.metric)
        else { return false }
        // What is announced for years to come may stand farther off.
        let isAhead = period?.end.map { end in published.map { end.dayNumber > $0.dayNumber + 30 } ?? false } ?? false
        let near = max(start, span.hedged.lowerBound - (isAhead ? 16 : 3))..<max(start, span.hedged.lowerBound)
        if near.contains(where: { frame.isWord($0, .announcing) && frame.isWord($0, [.pastForm, .thirdForm]) }) {
            return true
        }
        // `has announced the plant in Cheongju, priced at`: the last verb proper announces.
        let verbs = (start..<max(start, span.hedged.lowerBound)).filter {
            frame.isWord($0, [.pastForm, .thirdForm]) && !frame.isWord($0, [.modal, .auxiliary, .preposition])
                && !frame.isMark($0 - 1, ",")
        }
        return metric.metric != .acceleratorCount && verbs.last.map { frame.isWord($0, .announcing) } ?? false
    }

    private func isRumour(_ clause: Range<Int>, _ sentence: SentenceFrame, _ span: FigureSpan) -> Bool {
        // What a company says it considers is no rumour.
        let isOwnWord = sentence.speech.contains {
            $0.content.contains(span.tokens.lowerBound) && !$0.isHearsay && $0.speaker?.kind != .unnamed
        }
        return frame.cues.hits(.modality, in: clause).contains {
            $0.cue.code == "rumour" && !(isOwnWord && $0.cue.role == "considering")
                && ($0.tokens.upperBound <= span.tokens.lowerBound || $0.tokens.lowerBound <= span.after + 1)
        }
            || sentence.speech.contains { $0.speaker?.kind == .unnamed && $0.content.contains(span.tokens.lowerBound) }
    }

    /// Whether a year or quarter is not over yet.
    private func isRunning(_ period: Period?) -> Bool {
        guard let period, let end = period.end, let days = period.dayCount, (80...370).contains(days) else {
            return false
        }
        return published.map { end >= $0 } ?? true
    }

    /// Metrics whose verbs tell of something done although an outlet reports it.
    ///
    /// So with what was made in a time that is over: production is counted, not leaked.
    private func isSettled(_ metric: MetricReading, _ span: FigureSpan, _ period: Period?) -> Bool {
        if metric.metric == .valuation { return true }
        guard metric.metric == .other, span.figure.kind != .money, let end = period?.end, let published else {
            return false
        }
        return end < published
    }

    private func isOutlook(_ metric: MetricReading) -> Bool {
        metric.metric == .capitalExpenditure || metric.metric == .revenue || metric.metric == .other
            || metric.metric == .researchAndDevelopment
    }

    private func isPassiveExpectation(_ hit: CueHit) -> Bool {
        hit.cue.code == "estimate"
            && hit.tokens.contains { frame.keys[$0] == "expected" }
            && !frame.isWord(hit.tokens.upperBound, [.spending, .purchasing])
    }

    /// `capital projects`: a noun that another table knows is no verb.
    private func isPartOfNoun(_ hit: CueHit) -> Bool {
        let around = Range(from: max(0, hit.tokens.lowerBound - 2), to: hit.tokens.upperBound)
        return hit.tokens.count == 1
            && frame.cues.hits(.metric, in: around).contains { $0.tokens.count > 1 && $0.tokens.overlaps(hit.tokens) }
    }

    private func hasModal(_ hits: ArraySlice<CueHit>) -> Bool {
        hits.contains { $0.tokens.contains { frame.isWord($0, .modal) } }
    }

    /// Where the words that govern a figure begin: at its clause, or at a later coordinate verb in the past.
    private func governingStart(_ clause: Range<Int>, _ span: FigureSpan) -> Int {
        var start = clause.lowerBound
        for index in clause where index < span.hedged.lowerBound {
            guard index > clause.lowerBound, frame.isWord(index, [.pastForm, .thirdForm, .modal]),
                !frame.isWord(index, .auxiliary), !frame.isWord(index, .pastForm) || !frame.isWord(index, .modal)
            else { continue }
            let isCoordinate =
                frame.isWord(index - 1, .conjunction)
                || (frame.isWord(index - 1, .adverb) && frame.isWord(index - 2, .conjunction))
            if isCoordinate, !frame.isWord(index - 1, .preposition) { start = index }
        }
        return start
    }

    /// How far words behind the figure may govern it: to the next figure or the clause's end.
    private func behindLimit(_ span: FigureSpan, _ clause: Range<Int>, _ sentence: SentenceFrame) -> Int {
        let next = sentence.figures.first { $0.isValue && $0.tokens.lowerBound >= span.tokens.upperBound }?.hedged
            .lowerBound
        return min(
            next ?? sentence.range.upperBound, sentence.range.upperBound, max(clause.upperBound, span.tokens.upperBound)
        )
    }

    /// Where the words behind a figure cease to be its own: `ordered 4,000 chips and plans to own 20,000`.
    private func ownEnd(_ span: FigureSpan, _ limit: Int) -> Int {
        Range(from: span.after, to: limit).first {
            frame.isWord($0, .conjunction) && frame.isWord($0 + 1, [.thirdForm, .modal, .pastForm, .auxiliary])
                && !frame.isWord($0, .preposition)
        } ?? limit
    }

    /// `the 18 trillion won it spent last year`, `the $75 billion Meta paid`: what was done, whatever is planned.
    private func isRelative(_ span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        let next = span.after
        guard next + 1 < sentence.range.upperBound, frame.keys[max(0, span.hedged.lowerBound - 1)] == "the",
            let actor = sentence.mentions.first(where: { $0.tokens.lowerBound == next }),
            actor.kind == .company || actor.isState || actor.kind == .person
        else { return false }
        return frame.isWord(actor.tokens.upperBound, .pastForm)
            && !frame.isWord(actor.tokens.upperBound, [.modal, .auxiliary, .announcing])
    }

    private func isQuestion(_ span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        sentence.range.contains { $0 >= span.tokens.upperBound && frame.isMark($0, "?") }
    }

    /// `would spend $100 billion only if demand allowed it`, `If it lost China, it would lose $15 billion`, `would have been
    /// $8 billion higher`.
    private func isHypothetical(_ span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        let segment = frame.segment(of: span.tokens.lowerBound, in: sentence.range)
        let would = Range(from: segment.lowerBound, to: max(segment.lowerBound, span.hedged.lowerBound)).last {
            frame.keys[$0] == "would"
        }
        guard let would else { return false }
        if frame.keys.indices.contains(would + 1), frame.keys[would + 1] == "have",
            sentence.clause(of: span.tokens.lowerBound).contains(would)
        {
            return true
        }
        return segment.contains { $0 > span.after && ["if", "unless"].contains(frame.keys[$0]) }
            || Range(from: segment.lowerBound, to: min(segment.lowerBound + 2, would)).contains {
                frame.keys[$0] == "if"
            }
    }

    /// `could not ship another $2.5 billion`: the verb that governs the figure is denied.
    private func isNegated(_ clause: Range<Int>, _ span: FigureSpan) -> Bool {
        let ahead = Range(from: max(clause.lowerBound, span.hedged.lowerBound - 6), to: span.hedged.lowerBound)
        let not = ahead.last { frame.keys[$0] == "not" || frame.keys[$0] == "cannot" }
        guard let not, frame.isWord(not - 1, [.modal, .auxiliary]) || frame.keys[not] == "cannot" else { return false }
        // `not only`, `not less than`
        guard
            !["only", "just", "less", "more", "fewer", "including"].contains(
                frame.keys[min(not + 1, span.hedged.lowerBound)])
        else { return false }
        return !Range(from: not + 1, to: span.hedged.lowerBound).contains {
            frame.isWord($0, [.conjunction, .subordinator, .finite]) && !frame.isWord($0, .preposition)
                || frame.text.tokens[$0].kind == .mark
        }
    }

    private func isCondition(_ clause: Range<Int>) -> Bool {
        guard let first = clause.first else { return false }
        return ["if", "unless", "whether", "suppose"].contains(frame.keys[first])
            || (first > 0 && ["if", "unless", "whether"].contains(frame.keys[first - 1]))
    }
}
