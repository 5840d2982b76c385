import Domain

/// What is told of a figure beside its value: basis, sign, speaker, channel.
extension ClaimPass {
    /// What a figure without words of its own takes over from the one before it in the sentence: how sure, and when.
    func carried(_ draft: ClaimDraft, from last: ClaimDraft?, in sentence: SentenceFrame) -> ClaimDraft {
        guard let last else { return draft }
        var draft = draft
        let gap = last.span.after..<max(last.span.after, draft.span.hedged.lowerBound)
        // `72 billion, of which 50 billion to …`: a part is as sure as the whole.
        let isPart = gap.contains { frame.keys[$0] == "of" && frame.keys[$0 + 1] == "which" }
        if isPart, draft.modality == .actual { draft.modality = last.modality }
        if isPart { draft.speaker = draft.speaker ?? last.speaker }
        guard last.metric.metric == draft.metric.metric else { return draft }
        // `$116 billion (-1 percent)`: the change stands with its amount.
        if frame.isMark(gap.lowerBound, "("), draft.unit == .percent,
            gap.count <= 2,
            gap.dropFirst().allSatisfy({
                frame.isMark($0, "-") || frame.isMark($0, "+") || ["up", "down"].contains(frame.keys[$0])
            })
        {
            draft.isBracketed = true
            draft.modality = last.modality
            draft.period = last.period
            draft.speaker = last.speaker
            return draft
        }
        let hasVerb = gap.contains {
            frame.isWord($0, [.finite, .participle, .gerund]) && !frame.isWord($0, .preposition)
        }
        if !hasVerb, draft.modality == .actual, last.modality != .actual,
            !isPast(draft.period, beside: draft.span, in: sentence)
        {
            draft.modality = last.modality
            draft.speaker = draft.speaker ?? last.speaker
        }
        // `… by 2030, and the minister confirmed £750 million`: a deadline holds for its own clause.
        let isOtherClause =
            last.period.period?.start == nil
            && sentence.events.contains { gap.contains($0.start) && !$0.isCrowd && $0.kind == .verb }
        if draft.period.period == nil, !draft.period.isUnresolved, draft.basis != .perYear, draft.basis != .runRate,
            !isPartOf(draft.span), !isOtherClause
        {
            draft.period = last.period
        }
        return draft
    }

    /// `$100 billion of it`: a part may have its own time.
    private func isPartOf(_ span: FigureSpan) -> Bool {
        frame.keys.indices.contains(span.after) && frame.keys[span.after] == "of"
    }

    /// `Alibaba's exceeded`: a possessive without the noun it belongs to.
    func isEllipsis(_ span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        guard
            let mention = sentence.mentions.last(where: {
                $0.tokens.upperBound <= span.hedged.lowerBound && $0.kind == .company
            }),
            mention.isPossessive, mention.form == .name
        else { return false }
        let next = mention.tokens.upperBound
        return next < span.hedged.lowerBound && frame.isWord(next, [.preposition, .finite])
    }

    func isFlow(_ metric: Metric) -> Bool {
        [.capitalExpenditure, .revenue, .researchAndDevelopment, .other].contains(metric)
    }

    /// A fall is negative: `down 40%`, `fell 5 percent`.
    func signed(_ interval: Interval, _ span: FigureSpan, in sentence: SentenceFrame) -> Interval {
        let near = Range(from: max(sentence.range.lowerBound, span.hedged.lowerBound - 3), to: span.hedged.lowerBound)
        let behind = Range(from: span.tokens.upperBound, to: min(sentence.range.upperBound, span.tokens.upperBound + 2))
        let falls: Set<TokenKey> = [
            "fell", "falls", "fall", "down", "dropped", "drops", "declined", "declines", "decline", "slid", "slides",
            "shrank", "tumbled", "lower", "cut", "less", "below", "decrease", "drop",
        ]
        let isFall =
            near.contains { falls.contains(frame.keys[$0]) }
            || behind.contains {
                ["down", "lower", "less", "decline", "drop", "decrease", "below"].contains(frame.keys[$0])
            }
        let clause = sentence.clause(of: span.tokens.lowerBound)
        let verb = (clause.lowerBound..<max(clause.lowerBound, span.hedged.lowerBound)).last {
            frame.isWord($0, [.raising, .lowering])
        }
        let isCut = verb.map { frame.isWord($0, .lowering) && !frame.isWord($0, .raising) } ?? false
        let isBy = span.hedged.lowerBound > 0 && frame.keys[span.hedged.lowerBound - 1] == "by"
        guard isFall || (isCut && isBy), let low = interval.low ?? interval.high, low > .zero else { return interval }
        return interval.negated
    }

    /// Whether the subject is a state, a union of states or a public body.
    func isPublic(_ subject: SubjectReading, in sentence: SentenceFrame) -> Bool {
        if let mention = subject.event?.mention { return mention.isState || mention.standing == .institution }
        return subject.names.contains { $0 == "government" || $0.hasSuffix(" government") }
    }

    // MARK: Attributes

    func basis(
        of span: FigureSpan, metric reading: MetricReading, modality: Modality, in sentence: SentenceFrame
    ) -> Basis {
        let metric = reading.metric
        if metric == .valuation { return .total }
        let near = Range(
            from: max(sentence.range.lowerBound, span.hedged.lowerBound - 5),
            to: min(sentence.range.upperBound, span.tokens.upperBound + 2))
        for hit in frame.cues.hits(.basis, in: near) {
            guard let basis = Basis(rawValue: hit.cue.code) else { continue }
            if basis == .delta || isComparison(hit) { continue }
            return basis
        }
        // `in research and development expenses per year`: the rate may stand behind what it is for.
        let clause = sentence.clause(of: span.tokens.lowerBound)
        let next =
            sentence.figures.first { $0.isValue && $0.tokens.lowerBound >= span.tokens.upperBound }?.hedged.lowerBound
            ?? clause.upperBound
        let behind = span.tokens.upperBound..<max(span.tokens.upperBound, min(clause.upperBound, next))
        for hit in frame.cues.hits(.basis, in: behind)
        where span.figure.kind == .money && hit.cue.code != Basis.delta.rawValue && !isComparison(hit) {
            if let basis = Basis(rawValue: hit.cue.code) { return basis }
        }
        // `Cloud's annual run-rate, the CEO said, now tops $50 billion`
        let previous = sentence.figures.last { $0.isValue && $0.after <= span.hedged.lowerBound }?.after
        let ahead = Range(from: previous ?? clause.lowerBound, to: span.hedged.lowerBound)
        if span.figure.kind == .money,
            frame.cues.hits(.basis, in: ahead).contains(where: { $0.cue.code == Basis.runRate.rawValue })
        {
            return .runRate
        }
        if span.figure.isDelta || isDifference(span) { return .delta }
        if span.figure.unit == .percent, metric != .computeGrowth { return reading.isShare ? .total : .delta }
        if metric == .acceleratorCount || metric == .powerCapacity {
            let isOwned =
                clause.contains { $0 < span.hedged.lowerBound && frame.isWord($0, .owning) }
                || modality == .actual && isInUse(span, in: sentence)
            let isBought = clause.contains { frame.isWord($0, .purchasing) }
            if isOwned, !isBought || isInUse(span, in: sentence) { return .stock }
            if metric == .powerCapacity, modality == .actual { return .stock }
        }
        return .total
    }

    /// `35,000 H100 in use`, `already installed`: machines that stand there, whatever else is bought.
    private func isInUse(_ span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        let behind = Range(from: span.after, to: min(span.after + 6, sentence.range.upperBound))
        for index in behind {
            if frame.text.tokens[index].kind != .word || frame.isWord(index, .conjunction) { return false }
            if ["installed", "deployed", "online", "running"].contains(frame.keys[index]) { return true }
            if frame.keys[index] == "in", ["use", "operation", "service"].contains(frame.keys[index + 1]) {
                return true
            }
        }
        return false
    }

    /// `$2 billion higher than`
    private func isDifference(_ span: FigureSpan) -> Bool {
        span.figure.kind == .money && frame.keys.indices.contains(span.after)
            && ["higher", "lower", "increase", "rise", "reduction", "decrease", "cut", "hike"].contains(
                frame.keys[span.after])
    }

    /// `a year earlier` is no rate.
    private func isComparison(_ hit: CueHit) -> Bool {
        let next = hit.tokens.upperBound
        return frame.keys.indices.contains(next) && ["earlier", "ago", "before"].contains(frame.keys[next])
    }

    func speaker(
        _ speaking: SpeechFrame?, _ attribution: Speaker?, _ subject: SubjectReading, _ modality: Modality,
        _ metric: Metric,
        _ period: Period?, aside: Speaker?, _ span: FigureSpan, in sentence: SentenceFrame
    ) -> Speaker? {
        if let speaking, let speaker = speaking.speaker {
            // `The company expects $2 billion, its CFO said`: who says what the company expects.
            if speaking.isExpectation, speaker.kind == .organisation,
                let outer = sentence.speech.last(where: {
                    $0.isTrailing && $0.speaker?.kind == .person && $0.content.contains(span.tokens.lowerBound)
                })
            {
                return outer.speaker
            }
            return speaker
        }
        if let attribution { return attribution }
        if let aside { return aside }
        // Who plans something for the company is who says so.
        if let event = subject.event, event.isPerson, let mention = event.mention, modality != .actual {
            return SpeechReader.speaker(mention)
        }
        switch modality {
        case .planned, .guidance, .target:
            // What follows upon a person's words, unless another speaks, is still theirs.
            if sentence.speech.isEmpty, modality != .guidance, subject.event == nil, let voice,
                sentence.number - voice.sentence <= 2,
                voice.speaker.kind == .person,
                voice.speaker.organisation.map({ $0 == subject.names.first }) ?? true
            {
                return voice.speaker
            }
            if subject.isServed { return nil }
            return (subject.names.count == 1 ? subject.names.first : nil).map { Speaker(name: $0, kind: .organisation) }
        case .actual:
            return isReported(metric, period) ? subject.names.first.map { Speaker(name: $0, kind: .organisation) } : nil
        case .estimate: return judges(span, in: sentence)
        case .rumour: return nil
        }
    }

    /// The only person that speaks in the figure's segment: `“$1 billion” is what Musk says`.
    func aside(_ span: FigureSpan, in sentence: SentenceFrame) -> Speaker? {
        let segment = frame.segment(of: span.tokens.lowerBound, in: sentence.range)
        let people = sentence.speech.filter {
            $0.speaker?.kind == .person && segment.contains($0.introduction.lowerBound)
        }
        guard people.count == 1, let only = people.first, only.introduction.lowerBound > span.tokens.lowerBound,
            sentence.boundaries(between: span.tokens.lowerBound, and: only.introduction.lowerBound) == 0
        else { return nil }
        return only.speaker
    }

    /// `analysts had expected`: judges without a name.
    private func judges(_ span: FigureSpan, in sentence: SentenceFrame) -> Speaker? {
        let clause = sentence.clause(of: span.tokens.lowerBound)
        let words = ["analysts", "bankers", "economists"]
        let hit = frame.cues.hits(.modality, in: clause).first { hit in
            hit.cue.code == "estimate" && hit.tokens.contains { words.contains(frame.text.lowercased($0)) }
        }
        // `Analysts at Jefferies expect`
        if let end = hit?.tokens.upperBound, end < clause.upperBound, ["at", "from", "with"].contains(frame.keys[end]),
            let house = sentence.mentions.first(where: { $0.tokens.lowerBound == end + 1 }), house.kind == .company
        {
            return SpeechReader.speaker(house)
        }
        return hit.map { Speaker(name: frame.text.string($0.tokens).lowercased(), kind: .unnamed) }
    }

    /// What a company has earned or spent in a quarter or year is known from itself.
    private func isReported(_ metric: Metric, _ period: Period?) -> Bool {
        isFlow(metric) && (period?.dayCount).map { (80...370).contains($0) } ?? false
    }

    /// `Wall Street's $58 billion`, `analysts' $12 billion`: a judgement that stands with the number itself.
    func judge(of span: FigureSpan, in sentence: SentenceFrame) -> Speaker? {
        let before = sentence.mentions.last { $0.tokens.upperBound == span.hedged.lowerBound }
        guard let before, before.isPossessive, before.standing == .analyst else { return nil }
        return SpeechReader.speaker(before)
    }

    func channel(
        of speaker: Speaker?, _ speaking: SpeechFrame?, _ span: FigureSpan, in sentence: SentenceFrame
    ) -> Channel {
        if let channel = channel(in: frame.segment(of: span.tokens.lowerBound, in: sentence.range)) { return channel }
        guard let speaker else { return .unstated }
        // `The CEO made the announcement via social media`: the next sentence may tell.
        for next in [sentence.number + 1, sentence.number - 1] where frame.text.sentences.indices.contains(next) {
            let range = frame.text.sentences[next]
            let isSame = frame.mentions(in: range).contains { $0.name == speaker.name }
            let speaksOfIt = range.contains {
                ["announcement", "post", "remarks", "comments", "statement"].contains(frame.keys[$0])
            }
            if isSame, speaksOfIt, let channel = channel(in: range) { return channel }
        }
        if speaker.kind == .outlet { return .report }
        if speaker.kind == .organisation,
            speaking.map({ $0.introduction.contains { frame.isWord($0, .announcing) } }) == true
        {
            return .release
        }
        return .unstated
    }

    func channel(in range: Range<Int>) -> Channel? {
        frame.cues.hits(.channel, in: range).lazy.compactMap { Channel(rawValue: $0.cue.code) }.first
    }
}
