import Domain

/// Whose number it is.
struct SubjectReading {
    /// Canonical names.
    let names: [String]
    /// Whether it was the likeliest of several, or carried over from elsewhere.
    let isUncertain: Bool
    /// The event that decided, where one did.
    let event: SubjectEvent?
    /// Whether it receives the money: `$10 billion to Sakura Internet`.
    var isRecipient = false
    /// Whether another delivers to it, so that it has said nothing itself: `Nvidia will ship 20,000 chips to Meta`.
    var isServed = false
}

/// Finds the subject of a figure: by its clause, else by what stands beside it, else by the thread of the text.
struct SubjectReader {
    let frame: DocumentFrame

    /// `nil` where the number is nobody's in particular.
    func subject(of span: FigureSpan, in sentence: SentenceFrame, thread: String?) -> SubjectReading? {
        let figure = span.hedged
        if let beside = besideFigure(span, in: sentence) { return beside }
        // `will subsidise half of the $600 million project`: the whole is whose project it is.
        if isWhole(figure, in: sentence) {
            return thread.map { SubjectReading(names: [$0], isUncertain: true, event: nil) }
        }
        let inner = SpeechReader.innermost(sentence.speech, at: figure.lowerBound)
        let before = sentence.events.filter {
            $0.start < figure.lowerBound && !isBracketed($0, without: figure, in: sentence)
        }
        // The nearest subject before the figure; a speaker's own verb leads to what is said.
        if let event = before.last(where: { !isSpeaker($0, of: inner, in: sentence) }) {
            // A subject whose clause ended long ago yields to one behind the figure: `…, by Alibaba`.
            if let agent = agent(after: figure, in: sentence, governedBy: event) { return agent }
            return reading(of: event, thread: thread)
        }
        if let agent = agent(after: figure, in: sentence, governedBy: nil) { return agent }
        let after = sentence.events.filter { $0.start >= figure.upperBound }
        if let event = after.first(where: { !isSpeaker($0, of: inner, in: sentence) && !$0.isReporting && !$0.isCrowd }
        ),
            sentence.boundaries(between: figure.lowerBound, and: event.start) <= 2,
            before.isEmpty || before.allSatisfy(\.isReporting)
        {
            return reading(of: event, thread: thread)
        }
        // `Tesla's $10 billion plan`, `for Tesla`, `from Microsoft`: a company in the same clause.
        if let weak = weakMention(near: figure, in: sentence) { return weak }
        if let event = before.last ?? after.first(where: { !$0.isCrowd }) { return reading(of: event, thread: thread) }
        if let thread { return SubjectReading(names: [thread], isUncertain: false, event: nil) }
        guard let main = frame.mainCompany, frame.mainCompanyStart <= sentence.range.lowerBound else { return nil }
        return SubjectReading(names: [main], isUncertain: true, event: nil)
    }

    /// Whether a fraction of the figure stands before it, as a verb's object: `half of the $600 million project`.
    private func isWhole(_ figure: Range<Int>, in sentence: SentenceFrame) -> Bool {
        let of = figure.lowerBound - 2
        guard of > sentence.range.lowerBound, frame.keys[of] == "of", frame.isWord(of + 1, [.article, .demonstrative])
        else { return false }
        if ["half", "third", "quarter", "part", "most", "share", "portion"].contains(frame.keys[of - 1]) {
            return true
        }
        return sentence.figures.contains { $0.after == of && $0.figure.unit == .percent }
    }

    private func reading(of event: SubjectEvent, thread: String?) -> SubjectReading? {
        if event.isCrowd { return nil }
        if event.isPerson {
            if let employer = event.mention?.organisation {
                return SubjectReading(names: [employer], isUncertain: false, event: event)
            }
            return (thread ?? frame.mainCompany).map { SubjectReading(names: [$0], isUncertain: true, event: event) }
        }
        if event.mention?.standing == .outlet || event.mention?.standing == .analyst {
            return (thread ?? frame.mainCompany).map { SubjectReading(names: [$0], isUncertain: true, event: nil) }
        }
        return SubjectReading(names: event.names, isUncertain: false, event: event)
    }

    /// Whether the event only says what the figure belongs to, and another subject stands in what is said.
    private func isSpeaker(_ event: SubjectEvent, of inner: SpeechFrame?, in sentence: SentenceFrame) -> Bool {
        guard event.isReporting else { return false }
        if event.mention?.standing == .outlet || event.mention?.standing == .analyst { return true }
        guard event.isPerson else {
            // A company that says something of itself stays the subject unless the words name another.
            return false
        }
        return true
    }

    /// An event within brackets that the figure stands outside of.
    private func isBracketed(_ event: SubjectEvent, without figure: Range<Int>, in sentence: SentenceFrame) -> Bool {
        var depth = 0
        for index in event.start..<figure.lowerBound {
            if frame.isMark(index, "(") { depth += 1 }
            if frame.isMark(index, ")") { depth -= 1 }
        }
        return depth < 0
    }

    /// `Amazon $105 billion`, `Samsung Electronics: 50,000`, `and Amazon $105 billion`; `50.1 billion yen to Sakura Internet`.
    private func besideFigure(_ span: FigureSpan, in sentence: SentenceFrame) -> SubjectReading? {
        let figure = span.hedged
        if let recipient = recipient(figure, in: sentence) { return recipient }
        if span.figure.kind != .money, let buyer = buyer(figure, in: sentence) { return buyer }
        // `will cost Japan $20 billion`
        if let mention = sentence.mentions.first(where: { $0.tokens.upperBound == figure.lowerBound }),
            mention.kind == .company || mention.isState,
            frame.keys.indices.contains(mention.tokens.lowerBound - 1),
            ["cost", "costs", "costing"].contains(frame.keys[mention.tokens.lowerBound - 1])
        {
            return SubjectReading(names: [mention.actor], isUncertain: false, event: nil)
        }
        // `twice as many as Meta's 224,000`
        if let owner = sentence.mentions.last(where: { $0.tokens.upperBound == figure.lowerBound }), owner.isPossessive,
            owner.kind == .company, owner.standing == .plain, owner.form == .name
        {
            return SubjectReading(names: [owner.actor], isUncertain: false, event: nil)
        }
        var end = figure.lowerBound
        if end - 1 >= sentence.range.lowerBound, frame.isMark(end - 1, ":") || frame.isMark(end - 1, "-") { end -= 1 }
        if let mention = sentence.mentions.first(where: { $0.tokens.upperBound == end }), mention.kind == .company,
            mention.standing == .plain, mention.form == .name, !mention.isPossessive
        {
            let before = mention.tokens.lowerBound - 1
            let isFree =
                before < sentence.range.lowerBound || frame.isMark(before, ",") || frame.isMark(before, ";")
                || frame.isWord(before, .conjunction)
            if isFree { return SubjectReading(names: [mention.actor], isUncertain: false, event: nil) }
        }
        return nil
    }

    /// `50.1 billion yen to Sakura Internet`, of a grant: the one who gets it.
    private func recipient(_ figure: Range<Int>, in sentence: SentenceFrame) -> SubjectReading? {
        guard figure.upperBound + 1 < sentence.range.upperBound, frame.keys[figure.upperBound] == "to",
            let mention = sentence.mentions.first(where: { $0.tokens.lowerBound == figure.upperBound + 1 }),
            mention.kind == .company,
            sentence.range.contains(where: {
                $0 < figure.lowerBound
                    && ["grants", "granted", "grant", "awards", "awarded", "gives", "gave"].contains(frame.keys[$0])
            })
        else { return nil }
        return SubjectReading(names: [mention.name], isUncertain: false, event: nil, isRecipient: true)
    }

    /// `Nvidia sold 30,000 chips to Meta`: the machines are the buyer's.
    private func buyer(_ figure: Range<Int>, in sentence: SentenceFrame) -> SubjectReading? {
        let verb = Range(from: sentence.clause(of: figure.lowerBound).lowerBound, to: figure.lowerBound).last {
            frame.isWord($0, [.finite, .baseForm, .participle])
        }
        guard let verb,
            [
                "sell", "sells", "sold", "supply", "supplies", "supplied", "deliver", "delivers", "delivered", "ship",
                "ships", "shipped",
            ].contains(frame.keys[verb])
        else { return nil }
        let limit = min(figure.upperBound + 8, sentence.range.upperBound)
        guard let to = (figure.upperBound..<max(figure.upperBound, limit)).first(where: { frame.keys[$0] == "to" }),
            let mention = sentence.mentions.first(where: { $0.tokens.lowerBound == to + 1 }), mention.kind == .company
        else { return nil }
        return SubjectReading(names: [mention.name], isUncertain: false, event: nil, isServed: true)
    }

    /// `by Alibaba` behind a passive verb.
    private func agent(after figure: Range<Int>, in sentence: SentenceFrame, governedBy event: SubjectEvent?)
        -> SubjectReading?
    {
        guard event == nil else { return nil }
        let clause = sentence.clause(of: figure.lowerBound)
        for mention in sentence.mentions
        where mention.tokens.lowerBound >= figure.upperBound && mention.tokens.lowerBound < clause.upperBound {
            guard mention.kind == .company || mention.isState, mention.standing != .outlet else {
                continue
            }
            let before = mention.tokens.lowerBound - 1
            if frame.keys[before] == "by" {
                return SubjectReading(names: [mention.actor], isUncertain: false, event: nil)
            }
        }
        return nil
    }

    private func weakMention(near figure: Range<Int>, in sentence: SentenceFrame) -> SubjectReading? {
        let clause = sentence.clause(of: figure.lowerBound)
        var best: (cost: Int, name: String)?
        for mention in sentence.mentions where clause.contains(mention.tokens.lowerBound) {
            guard mention.kind == .company, mention.standing == .plain else { continue }
            let isBefore = mention.tokens.upperBound <= figure.lowerBound
            let gap =
                isBefore ? figure.lowerBound - mention.tokens.upperBound : mention.tokens.lowerBound - figure.upperBound
            guard gap >= 0 else { continue }
            var cost = gap + (isBefore ? 0 : 3)
            if mention.isPossessive { cost -= 4 }
            let preposition = mention.tokens.lowerBound - 1
            if preposition >= sentence.range.lowerBound {
                switch frame.keys[preposition] {
                case "with", "on", "to", "into", "via": cost += 12
                case "from", "for", "by", "at": cost -= 1
                case "in", "of": cost += 6
                default: break
                }
            }
            if best.map({ cost < $0.cost }) ?? true { best = (cost, mention.name) }
        }
        return best.map { SubjectReading(names: [$0.name], isUncertain: $0.cost > 12, event: nil) }
    }
}
