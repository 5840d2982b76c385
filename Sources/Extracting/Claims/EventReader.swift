import Domain

/// Finds dated things to come: launches, results, openings.
struct EventReader {
    let frame: DocumentFrame
    let article: Article
    let periods: ClaimPeriodReader

    func events(in sentence: SentenceFrame, subject: String?) -> [Event] {
        guard !sentence.periods.isEmpty else { return [] }
        let hits = frame.cues.hits(.event, in: sentence.range)
        guard !hits.isEmpty else { return [] }
        var events: [Event] = []
        for mention in sentence.periods where mention.kind == .day || mention.kind == .month || mention.kind == .quarter
        {
            let speech = SpeechReader.innermost(sentence.speech, at: mention.tokens.lowerBound)
            if sentence.speech.contains(where: { $0.introduction.contains(mention.tokens.lowerBound) }) { continue }
            guard let hit = hits.min(by: { gap($0.tokens, mention.tokens) < gap($1.tokens, mention.tokens) }),
                gap(hit.tokens, mention.tokens) <= 12,
                isAhead(hit.tokens, in: sentence),
                let period = periods.resolved(mention, subject: subject ?? "", thread: .init()).period, isToCome(period)
            else { continue }
            let clause = sentence.clause(of: hit.tokens.lowerBound)
            let what = self.what(clause, mention, speech)
            guard let range = frame.text.textRange(of: mention.tokens),
                let sentenceRange = frame.text.textRange(of: sentence.range), !what.isEmpty
            else { continue }
            events.append(
                Event(
                    article: article.id, what: what, who: who(sentence, subject, hit), period: period,
                    modality: modality(clause, speech),
                    speaker: speech?.speaker, sentence: frame.text.string(sentence.range), sentenceRange: sentenceRange,
                    range: range))
        }
        return events
    }

    private func gap(_ first: Range<Int>, _ second: Range<Int>) -> Int {
        max(0, max(first.lowerBound, second.lowerBound) - min(first.upperBound, second.upperBound))
    }

    /// Whether the words speak of something that will be.
    private func isAhead(_ event: Range<Int>, in sentence: SentenceFrame) -> Bool {
        let clause = sentence.clause(of: event.lowerBound)
        let before = Range(from: clause.lowerBound, to: event.upperBound)
        if frame.cues.hits(.modality, in: before).contains(where: { $0.cue.code == "denied" }) { return false }
        return !frame.cues.hits(.modality, in: before).isEmpty || before.contains { frame.isWord($0, .modal) }
            || before.contains {
                frame.isWord($0, .thirdForm) && !frame.isWord($0, .auxiliary) && !frame.isWord($0, .reporting)
            }
    }

    /// Whether a period ends on or after the day of publication.
    private func isToCome(_ period: Period) -> Bool {
        guard let published = article.published?.date, let end = period.end ?? period.start else { return true }
        return end >= published
    }

    /// The clause's words before the date, the preposition left off.
    private func what(_ clause: Range<Int>, _ mention: PeriodMention, _ speech: SpeechFrame?) -> String {
        var start = max(
            clause.lowerBound,
            speech.map {
                $0.content.contains(mention.tokens.lowerBound) && !$0.isTrailing
                    ? $0.content.lowerBound : clause.lowerBound
            } ?? clause.lowerBound)
        while start < clause.upperBound,
            frame.keys[start] == "that" || frame.isMark(start, "\"") || frame.isWord(start, .conjunction)
        { start += 1 }
        var end = mention.tokens.lowerBound
        if end <= start {
            start = mention.tokens.upperBound
            end = clause.upperBound
            while start < end, frame.text.tokens[start].kind == .mark { start += 1 }
        }
        while end > start,
            frame.isWord(end - 1, .preposition)
                || frame.text.tokens[end - 1].kind == .mark && !frame.isMark(end - 1, ")")
        { end -= 1 }
        return start < end ? frame.text.string(start..<end) : ""
    }

    private func who(_ sentence: SentenceFrame, _ subject: String?, _ hit: CueHit) -> String? {
        let actor = sentence.events.last { $0.start < hit.tokens.lowerBound && !$0.isReporting && !$0.isCrowd }
        if let actor { return actor.isPerson ? actor.mention?.organisation : actor.names.first }
        let product = sentence.mentions.first { $0.kind == .product && $0.organisation != nil }
        let speaker = sentence.events.first { $0.isReporting && !$0.isCrowd }?.mention
        return speaker?.organisation ?? product?.organisation ?? subject ?? frame.mainCompany
    }

    private func modality(_ clause: Range<Int>, _ speech: SpeechFrame?) -> Modality {
        if speech?.isHearsay == true { return .rumour }
        let codes = frame.cues.hits(.modality, in: clause).map(\.cue.code)
        if codes.contains("rumour") { return .rumour }
        if codes.contains("estimate") { return .estimate }
        return codes.contains("target") ? .target : .planned
    }
}
