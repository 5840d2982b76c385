import Domain

/// Who says a stretch of text.
struct SpeechFrame {
    /// Who speaks; `nil` for published data.
    let speaker: Speaker?
    /// What is said.
    let content: Range<Int>
    /// The words that introduce it: where a date there says when it was said.
    let introduction: Range<Int>
    /// Whether the verb judges or expects: `estimates`, `sees`.
    let isExpectation: Bool
    /// Whether the verb denies.
    let isDenial: Bool
    /// Whether it is an outlet that reports, or somebody unnamed.
    let isHearsay: Bool
    /// Whether research houses or analysts speak.
    let isJudgement: Bool
    /// Whether it stands behind what is said: `…, Musk said`.
    let isTrailing: Bool
}

/// Finds who says what in a sentence.
struct SpeechReader {
    let frame: DocumentFrame
    let subjects: SubjectEventReader

    func frames(in sentence: Range<Int>, events: [SubjectEvent], mentions: [Mention]) -> [SpeechFrame] {
        var frames: [SpeechFrame] = []
        for event in events where event.isReporting {
            guard let mention = event.mention, event.kind != .possessive || isReportOf(mention, event, sentence) else {
                continue
            }
            let verb = subjects.reportingVerb(from: event.verb)
            // `added $500 million` adds money and says nothing; `announced $500 million` says something.
            if frame.figures(in: Range(from: verb + 1, to: min(verb + 3, sentence.upperBound))).first(where: \.isValue)
                .map({
                    $0.hedged.lowerBound == verb + 1
                }) == true,
                !frame.isWord(verb, [.announcing, .expecting])
            {
                continue
            }
            frames.append(speech(of: mention, start: event.start, verb: verb, in: sentence))
        }
        for mention in mentions {
            if let inverted = inversion(mention, in: sentence, mentions: mentions) { frames.append(inverted) }
        }
        frames.append(contentsOf: accordingTo(in: sentence, mentions: mentions))
        frames.append(contentsOf: unnamed(in: sentence))
        frames.append(contentsOf: analysts(in: sentence, mentions: mentions))
        return frames.sorted {
            ($0.introduction.lowerBound, $0.content.lowerBound) < ($1.introduction.lowerBound, $1.content.lowerBound)
        }
    }

    /// The frame whose words hold a token: the innermost, hearsay around it kept in mind by the caller.
    static func innermost(_ frames: [SpeechFrame], at token: Int) -> SpeechFrame? {
        frames.filter { $0.content.contains(token) }.max {
            ($0.content.lowerBound, $1.content.count) < ($1.content.lowerBound, $0.content.count)
        }
    }

    /// A mention as a source.
    static func speaker(_ mention: Mention) -> Speaker {
        switch mention.kind {
        case .person: Speaker(name: mention.name, kind: .person, role: mention.role, organisation: mention.organisation)
        case .place: Speaker(name: mention.actor, kind: .organisation)
        case .company, .product, .ticker:
            Speaker(name: mention.name, kind: mention.standing == .outlet ? .outlet : .organisation)
        }
    }

    // MARK: Shapes

    /// `Meta's report shows`: a company's own paper speaks for it.
    private func isReportOf(_ mention: Mention, _ event: SubjectEvent, _ sentence: Range<Int>) -> Bool {
        mention.kind == .company && event.verb < sentence.upperBound
    }

    private func speech(of mention: Mention, start: Int, verb: Int, in sentence: Range<Int>) -> SpeechFrame {
        let after = verb + 1
        let rest = Range(from: after, to: sentence.upperBound)
        let hasWordsAfter = rest.contains {
            frame.text.tokens[$0].kind == .word || frame.text.tokens[$0].kind == .number
        }
        let isQuotedBefore =
            start > sentence.lowerBound + 1
            && (frame.isMark(start - 1, "\"")
                || (isBehindComma(start, from: sentence.lowerBound) && !introducesClause(rest)))
        // `the $75 billion Musk announced`: what stands before is what was said.
        if let span = frame.figures(in: sentence).last(where: { $0.isValue && $0.after <= start }),
            start - span.after <= 1,
            frame.figures(in: rest).allSatisfy({ !$0.isValue }), !frame.isMark(span.after, ",")
        {
            return make(
                mention, content: Range(from: span.hedged.lowerBound, to: start),
                introduction: Range(from: start, to: sentence.upperBound), verb: verb,
                isTrailing: true)
        }
        // `, Semafor reports,` in mid-sentence speaks for both sides.
        if frame.isMark(start - 1, ","), frame.isMark(after, ",") {
            return make(
                mention, content: frame.segment(of: verb, in: sentence), introduction: Range(from: start, to: after),
                verb: verb,
                isTrailing: true)
        }
        if !hasWordsAfter || isQuotedBefore {
            return make(
                mention, content: Range(from: sentence.lowerBound, to: start),
                introduction: Range(from: start, to: sentence.upperBound), verb: verb,
                isTrailing: true)
        }
        var begin = after
        if let that = Range(from: after, to: min(after + 16, sentence.upperBound)).first(where: {
            frame.keys[$0] == "that" || frame.isMark($0, "\"")
        }),
            frame.figures(in: Range(from: after, to: that)).allSatisfy({ !$0.isValue })
        {
            begin = that
        }
        // A semicolon ends what is said, unless a quotation runs over it.
        let segment = frame.segment(of: verb, in: sentence)
        let isQuotation = sentence.contains(begin) && frame.isMark(begin, "\"")
        let end = isQuotation ? sentence.upperBound : max(begin, segment.upperBound)
        return make(
            mention, content: Range(from: begin, to: end), introduction: Range(from: start, to: begin), verb: verb,
            isTrailing: false)
    }

    /// Whether a name, with what it is called before it, follows a comma: `, chairman elect Jane Miller told analysts`.
    private func isBehindComma(_ start: Int, from first: Int) -> Bool {
        var index = start - 1
        while index > first, start - index < 6, frame.text.tokens[index].kind == .word,
            frame.classes[index].isEmpty || frame.isWord(index, [.companyNoun, .businessNoun, .article, .possessive])
        {
            index -= 1
        }
        return frame.isMark(index, ",")
    }

    /// Whether a stretch goes on with a clause of its own, so that the speaker before it introduces it.
    private func introducesClause(_ rest: Range<Int>) -> Bool {
        // `…, Jane Miller said last week, while …`: what stands behind the comma is another clause.
        let end = rest.first { frame.isMark($0, ",") } ?? rest.upperBound
        let next = Range(from: rest.lowerBound, to: end)
        let isAside = end < rest.upperBound && next.count <= 4 && next.allSatisfy { !frame.isWord($0, .finite) }
        return (isAside ? next : rest).contains { frame.text.tokens[$0].kind == .number || frame.keys[$0] == "that" }
    }

    /// `, said Musk`
    private func inversion(_ mention: Mention, in sentence: Range<Int>, mentions: [Mention]) -> SpeechFrame? {
        guard mention.kind == .person || mention.kind == .company, !mention.isPossessive else { return nil }
        var verb = mention.tokens.lowerBound - 1
        // `said CEO Jane Miller`, `said Tesla CEO Elon Musk`
        var steps = 0
        while verb > sentence.lowerBound, steps < 6, !frame.isWord(verb, .reporting) {
            guard frame.text.tokens[verb].kind == .word,
                !frame.isWord(verb, [.finite, .preposition, .conjunction, .subordinator])
            else { return nil }
            verb -= 1
            steps += 1
        }
        guard verb > sentence.lowerBound, frame.isWord(verb, .reporting), frame.isWord(verb, [.pastForm, .thirdForm])
        else { return nil }
        guard frame.isMark(verb - 1, ",") || frame.isMark(verb - 1, "\"") || frame.isMark(verb - 1, "-") else {
            return nil
        }
        return make(
            mention, content: Range(from: sentence.lowerBound, to: verb),
            introduction: Range(from: verb, to: sentence.upperBound), verb: verb,
            isTrailing: true)
    }

    /// `according to Musk`, `by Reuters' account`
    private func accordingTo(in sentence: Range<Int>, mentions: [Mention]) -> [SpeechFrame] {
        var frames: [SpeechFrame] = []
        for index in sentence {
            if frame.keys[index] == "according", index + 2 < sentence.upperBound, frame.keys[index + 1] == "to" {
                let mention = mentions.first {
                    $0.tokens.lowerBound >= index + 2 && $0.tokens.lowerBound <= index + 6
                        && ($0.kind == .person || $0.kind == .company)
                }
                guard let mention,
                    !Range(from: index + 2, to: mention.tokens.lowerBound).contains(where: { frame.isMark($0, ",") })
                else { continue }
                let speech = whole(mention, sentence, at: Range(from: index, to: mention.tokens.upperBound))
                frames.append(mention.standing == .analyst ? ofLast(speech, before: index) : speech)
            } else if frame.keys[index] == "account",
                let mention = mentions.last(where: {
                    $0.tokens.upperBound <= index && $0.tokens.upperBound >= index - 1
                }),
                mention.kind == .person || mention.kind == .company
            {
                frames.append(whole(mention, sentence, at: Range(from: mention.tokens.lowerBound, to: index + 1)))
            }
        }
        return frames
    }

    /// `orders of $6 billion, beating the $4 billion expected, according to FactSet`: of several figures a house that
    /// judges has judged the last.
    private func ofLast(_ speech: SpeechFrame, before end: Int) -> SpeechFrame {
        let figures = frame.figures(in: Range(from: speech.content.lowerBound, to: end)).filter(\.isValue)
        guard figures.count > 1, let last = figures.last,
            let comma = Range(from: figures[0].after, to: last.hedged.lowerBound).last(where: {
                frame.isMark($0, ",")
            })
        else { return speech }
        return SpeechFrame(
            speaker: speech.speaker, content: Range(from: comma, to: speech.content.upperBound),
            introduction: speech.introduction, isExpectation: speech.isExpectation, isDenial: speech.isDenial,
            isHearsay: speech.isHearsay, isJudgement: speech.isJudgement, isTrailing: speech.isTrailing)
    }

    private func whole(_ mention: Mention, _ sentence: Range<Int>, at introduction: Range<Int>) -> SpeechFrame {
        make(
            mention, content: frame.segment(of: introduction.lowerBound, in: sentence), introduction: introduction,
            verb: nil,
            isTrailing: false)
    }

    /// `Analysts at Jefferies expect`: the house that judges.
    private func analysts(in sentence: Range<Int>, mentions: [Mention]) -> [SpeechFrame] {
        sentence.compactMap { index in
            guard ["analysts", "analyst", "economists", "strategists"].contains(frame.keys[index]),
                index + 2 < sentence.upperBound, ["at", "from", "with"].contains(frame.keys[index + 1]),
                let house = mentions.first(where: { $0.tokens.lowerBound == index + 2 }), house.kind == .company,
                frame.isWord(house.tokens.upperBound, .reporting)
            else { return nil }
            let verb = house.tokens.upperBound
            return SpeechFrame(
                speaker: Self.speaker(house),
                content: Range(from: verb + 1, to: frame.segment(of: verb, in: sentence).upperBound),
                introduction: Range(from: index, to: verb + 1), isExpectation: true, isDenial: false, isHearsay: false,
                isJudgement: true, isTrailing: false)
        }
    }

    /// Sources without a name: their words are a rumour, and the phrase itself is all that is known of them.
    private func unnamed(in sentence: Range<Int>) -> [SpeechFrame] {
        frame.cues.hits(.modality, in: sentence).filter { $0.cue.code == "rumour" && isPeople($0.tokens) }.map { hit in
            SpeechFrame(
                speaker: Speaker(name: unnamedWords(hit.tokens, in: sentence), kind: .unnamed),
                content: frame.segment(of: hit.tokens.lowerBound, in: sentence),
                introduction: hit.tokens,
                isExpectation: false, isDenial: false, isHearsay: true, isJudgement: false, isTrailing: true)
        }
    }

    private func isPeople(_ tokens: Range<Int>) -> Bool {
        tokens.contains {
            ["people", "person", "familiar", "sources", "insiders", "knowledge", "who", "media", "press", "reports"]
                .contains(frame.keys[$0])
        }
    }

    /// The phrase for unnamed sources with the count and noun before it: `two people who know the plans`.
    private func unnamedWords(_ tokens: Range<Int>, in sentence: Range<Int>) -> String {
        var start = tokens.lowerBound
        while start > sentence.lowerBound, tokens.lowerBound - start < 3, frame.text.tokens[start - 1].kind == .word,
            frame.classes[start - 1].isDisjoint(with: [.reporting, .preposition, .that])
        {
            start -= 1
        }
        var end = tokens.upperBound
        while end > tokens.lowerBound + 1, frame.isWord(end - 1, .reporting) { end -= 1 }
        // `two people familiar with the plan`
        if end < sentence.upperBound, frame.keys[end - 1] == "familiar", frame.keys[end] == "with" {
            let rest = Range(from: end + 1, to: min(end + 6, sentence.upperBound))
            end = rest.first { frame.text.tokens[$0].kind != .word || frame.isWord($0, .finite) } ?? rest.upperBound
        }
        return frame.text.string(start..<end)
    }

    private func make(
        _ mention: Mention, content: Range<Int>, introduction: Range<Int>, verb: Int?, isTrailing: Bool
    ) -> SpeechFrame {
        SpeechFrame(
            speaker: Self.speaker(mention), content: content, introduction: introduction,
            isExpectation: verb.map { frame.isWord($0, .expecting) } ?? false,
            isDenial: verb.map { frame.isWord($0, .denying) } ?? false, isHearsay: mention.standing == .outlet,
            isJudgement: mention.standing == .analyst, isTrailing: isTrailing)
    }
}
