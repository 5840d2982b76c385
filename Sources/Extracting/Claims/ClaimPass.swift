import Domain

/// One reading of a text, sentence by sentence, with what earlier sentences left behind.
struct ClaimPass {
    let reader: ClaimReader
    let frame: DocumentFrame
    let article: Article
    private(set) var claims: [Claim] = []
    private(set) var events: [Event] = []

    private let subjectEvents: SubjectEventReader
    private let speech: SpeechReader
    private let subjects: SubjectReader
    private let metrics: MetricReader
    private let scopes: ScopeReader
    private let periods: ClaimPeriodReader
    private let modalities: ModalityReader
    private let skipped: [TextRange]
    private let headings: [TextRange]
    private var drafts: [ClaimDraft] = []
    private var thread = ClaimPeriodReader.Thread()
    /// The subject of the last clause, for a sentence that names none.
    private var lastSubject: String?
    /// What the last figure measured, for an ellipsis in the same paragraph.
    private var lastMetric: (metric: Metric, sentence: Int)?
    /// Quotations left open, and whose they are.
    private var quotation = QuotationThread()

    init(reader: ClaimReader, frame: DocumentFrame, article: Article, isMainInTitle: Bool) {
        self.reader = reader
        self.frame = frame
        self.article = article
        let keys = frame.keys
        let text = frame.text
        let lexicon = reader.entityReader.lexicon
        subjectEvents = SubjectEventReader(
            frame: frame, phrase: NounPhrase(text: text, keys: keys, classes: frame.classes, lexicon: lexicon))
        speech = SpeechReader(frame: frame, subjects: subjectEvents)
        subjects = SubjectReader(frame: frame, isMainInTitle: isMainInTitle)
        let companies = reader.companies
        metrics = MetricReader(frame: frame) { companies.named($0)?.companyClass == "lab" }
        scopes = ScopeReader(frame: frame)
        periods = ClaimPeriodReader(frame: frame, companies: reader.companies, published: article.published?.date)
        modalities = ModalityReader(frame: frame, published: article.published?.date)
        skipped = article.paragraphs.filter { $0.role == .tableRow }.map(\.range)
        headings = article.paragraphs.filter { $0.role == .heading }.map(\.range)
    }

    mutating func run() {
        let eventReader = EventReader(frame: frame, article: article, periods: periods)
        for number in frame.text.sentences.indices {
            let range = frame.text.sentences[number]
            guard !isSkipped(range) else { continue }
            let sentence = SentenceFrame(
                number: number, in: frame, subjects: subjectEvents, speech: speech, isHeadline: isHeadline(range))
            read(sentence)
            events.append(contentsOf: eventReader.events(in: sentence, subject: lastSubject))
            periods.advance(&thread, over: sentence)
            if let subject = leadingSubject(of: sentence) { lastSubject = subject }
        }
        drafts = ClaimLinker(frame: frame).settled(drafts)
        claims = drafts.compactMap { $0.claim(in: article, text: frame.text) }
    }

    // MARK: A sentence

    private mutating func read(_ sentence: SentenceFrame) {
        let attribution = quotation.speaker(for: sentence, in: frame)
        defer { quotation.advance(over: sentence, in: frame) }
        var own: [ClaimDraft] = []
        for span in sentence.figures where span.isValue {
            let inherited = lastMetric.flatMap { $0.sentence >= sentence.number - 1 ? $0.metric : nil }
            let context = MetricReader.Context(
                inherited: inherited, readings: own.map(\.metric), isEllipsis: isEllipsis(span, in: sentence))
            guard let metric = metrics.metric(of: span, in: sentence, context: context),
                let draft = draft(span, metric, in: sentence, attribution: attribution)
            else { continue }
            own.append(draft)
            lastMetric = (draft.metric.metric, sentence.number)
        }
        own = ClaimLinker(frame: frame).compared(own, in: sentence, published: article.published?.date)
        if let last = own.last {
            thread.last = (last.subject.names.joined(separator: " "), last.period, sentence.number)
        }
        drafts.append(contentsOf: own)
    }

    private func draft(
        _ span: FigureSpan, _ metric: MetricReading, in sentence: SentenceFrame, attribution: Speaker?
    ) -> ClaimDraft? {
        guard let subject = paired(span, subjects.subject(of: span, in: sentence, thread: lastSubject), in: sentence),
            let name = subject.names.first,
            let interval = span.figure.interval
        else { return nil }
        var metric = metric
        if subject.isRecipient {
            metric = MetricReading(metric: .funding, isUncertain: false, item: nil, cue: metric.cue)
        }
        var period = periods.told(
            periods.period(of: span, subject: name, metric: metric.metric, in: sentence, thread: thread), in: sentence,
            at: span)
        guard
            var modality = modalities.modality(
                of: span, metric: metric, subject: subject, period: period.period, in: sentence)
        else {
            return nil
        }
        if judge(of: span, in: sentence) != nil { modality = .estimate }
        if isPast(period, beside: span, in: sentence),
            modality == .planned || modality == .guidance || modality == .estimate
        {
            modality = .actual
        }
        let basis = basis(of: span, metric: metric.metric, modality: modality, in: sentence)
        if basis == .runRate || basis == .stock || basis == .cumulative { period = periods.ended(period) }
        if period.period == nil, !period.isUnresolved, modality == .actual, basis == .total, let last = thread.last,
            last.sentence == sentence.number - 1, last.subject == subject.names.joined(separator: " "),
            isFlow(metric.metric)
        {
            period = last.reading
        }
        let speaking = SpeechReader.innermost(sentence.speech, at: span.tokens.lowerBound)
        let judged = judge(of: span, in: sentence)
        let speaker =
            judged
            ?? self.speaker(
                speaking, attribution, subject, modality, metric.metric, period.period,
                aside: aside(span, in: sentence), span, in: sentence)
        let isPercent = span.figure.unit == .percent
        return ClaimDraft(
            span: span, sentence: sentence.number, isHeadline: sentence.isHeadline, subject: subject, metric: metric,
            scope: scopes.scope(of: span, metric: metric.metric, in: sentence), basis: basis, period: period,
            modality: modality,
            speaker: speaker, channel: channel(of: speaker, speaking, span, in: sentence),
            statedOn: periods.statedOn(speaking, in: sentence),
            interval: isPercent ? signed(interval, span, in: sentence) : interval,
            unit: span.figure.unit ?? .count)
    }

    /// `the $52.5 billion of 2024`, `($8.5 billion in 2025)`: a number whose own year is over, whatever the clause plans.
    private func isPast(_ period: ClaimPeriodReading, beside span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        guard let tokens = period.tokens, let end = period.period?.end, let published = article.published?.date,
            end < published,
            tokens.lowerBound >= span.after, tokens.lowerBound - span.after <= 1
        else { return false }
        let clause = sentence.clause(of: span.tokens.lowerBound)
        let before = clause.lowerBound..<max(clause.lowerBound, span.hedged.lowerBound)
        return !frame.cues.hits(.modality, in: before).contains { hit in
            ["guidance", "guided", "guides", "outlook", "forecast", "consensus", "analysts"].contains {
                hit.tokens.map { frame.keys[$0] }.contains($0)
            }
        }
    }

    /// `Meta and Amazon spent $37 billion and $83 billion, respectively`: each subject has its own figure.
    private func paired(_ span: FigureSpan, _ subject: SubjectReading?, in sentence: SentenceFrame) -> SubjectReading? {
        guard let subject, subject.names.count > 1,
            sentence.range.contains(where: { frame.classes[$0].contains(.respectively) })
        else {
            return subject
        }
        let values = sentence.figures.filter { $0.isValue && $0.figure.unit == span.figure.unit }
        guard let place = values.firstIndex(where: { $0.tokens == span.tokens }) else { return subject }
        return SubjectReading(
            names: [subject.names[place % subject.names.count]], isUncertain: false, event: subject.event)
    }

    /// `Alibaba's exceeded`: a possessive without the noun it belongs to.
    private func isEllipsis(_ span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        guard let event = sentence.events.last(where: { $0.start < span.hedged.lowerBound }), event.kind == .possessive,
            let mention = event.mention, mention.form == .name
        else { return false }
        let next = mention.tokens.upperBound
        return event.verb == next || frame.isWord(next, [.preposition, .finite])
    }

    private func isFlow(_ metric: Metric) -> Bool {
        [.capitalExpenditure, .revenue, .researchAndDevelopment, .other].contains(metric)
    }

    /// A fall is negative: `down 40%`, `fell 5 percent`.
    private func signed(_ interval: Interval, _ span: FigureSpan, in sentence: SentenceFrame) -> Interval {
        let near = max(sentence.range.lowerBound, span.hedged.lowerBound - 3)..<span.hedged.lowerBound
        let behind = span.tokens.upperBound..<min(sentence.range.upperBound, span.tokens.upperBound + 2)
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

    // MARK: Attributes

    private func basis(of span: FigureSpan, metric: Metric, modality: Modality, in sentence: SentenceFrame) -> Basis {
        let near =
            max(
                sentence.range.lowerBound, span.hedged.lowerBound - 5)..<min(
                sentence.range.upperBound, span.tokens.upperBound + 2)
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
        if span.figure.isDelta { return .delta }
        if span.figure.unit == .percent, metric != .computeGrowth { return .delta }
        if metric == .acceleratorCount || metric == .powerCapacity {
            let isOwned = clause.contains { $0 < span.hedged.lowerBound && frame.isWord($0, .owning) }
            let isBought = clause.contains { frame.isWord($0, .purchasing) }
            if isOwned, !isBought { return .stock }
            if metric == .powerCapacity, modality == .actual { return .stock }
        }
        return .total
    }

    /// `a year earlier` is no rate.
    private func isComparison(_ hit: CueHit) -> Bool {
        let next = hit.tokens.upperBound
        return frame.keys.indices.contains(next) && ["earlier", "ago", "before"].contains(frame.keys[next])
    }

    private func speaker(
        _ speaking: SpeechFrame?, _ attribution: Speaker?, _ subject: SubjectReading, _ modality: Modality,
        _ metric: Metric,
        _ period: Period?, aside: Speaker?, _ span: FigureSpan, in sentence: SentenceFrame
    ) -> Speaker? {
        if let speaker = speaking?.speaker { return speaker }
        if let attribution { return attribution }
        if let aside { return aside }
        // Who plans something for the company is who says so.
        if let event = subject.event, event.isPerson, let mention = event.mention, modality != .actual {
            return SpeechReader.speaker(mention)
        }
        switch modality {
        case .planned, .guidance, .target:
            return (subject.names.count == 1 ? subject.names.first : nil).map { Speaker(name: $0, kind: .organisation) }
        case .actual:
            return isReported(metric, period) ? subject.names.first.map { Speaker(name: $0, kind: .organisation) } : nil
        case .estimate: return judges(span, in: sentence)
        case .rumour: return nil
        }
    }

    /// The only person that speaks in the figure's segment: `“$1 billion” is what Musk says`.
    private func aside(_ span: FigureSpan, in sentence: SentenceFrame) -> Speaker? {
        let segment = frame.segment(of: span.tokens.lowerBound, in: sentence.range)
        let people = sentence.speech.filter {
            $0.speaker?.kind == .person && segment.contains($0.introduction.lowerBound)
        }
        guard people.count == 1, let only = people.first, only.introduction.lowerBound > span.tokens.lowerBound else {
            return nil
        }
        return only.speaker
    }

    /// `analysts had expected`: judges without a name.
    private func judges(_ span: FigureSpan, in sentence: SentenceFrame) -> Speaker? {
        let clause = sentence.clause(of: span.tokens.lowerBound)
        let words = ["analysts", "bankers", "economists"]
        let hit = frame.cues.hits(.modality, in: clause).first { hit in
            hit.cue.code == "estimate" && hit.tokens.contains { words.contains(frame.text.lowercased($0)) }
        }
        return hit.map { Speaker(name: frame.text.string($0.tokens).lowercased(), kind: .unnamed) }
    }

    /// What a company has earned or spent in a quarter or year is known from itself.
    private func isReported(_ metric: Metric, _ period: Period?) -> Bool {
        isFlow(metric) && (period?.dayCount).map { (80...370).contains($0) } ?? false
    }

    /// `Wall Street's $58 billion`, `analysts' $12 billion`: a judgement that stands with the number itself.
    private func judge(of span: FigureSpan, in sentence: SentenceFrame) -> Speaker? {
        let before = sentence.mentions.last { $0.tokens.upperBound == span.hedged.lowerBound }
        guard let before, before.isPossessive, before.standing == .analyst else { return nil }
        return SpeechReader.speaker(before)
    }

    private func channel(
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

    private func channel(in range: Range<Int>) -> Channel? {
        frame.cues.hits(.channel, in: range).lazy.compactMap { Channel(rawValue: $0.cue.code) }.first
    }

    // MARK: The thread

    private func leadingSubject(of sentence: SentenceFrame) -> String? {
        for event in sentence.events {
            if event.isCrowd { continue }
            if event.isPerson {
                if let employer = event.mention?.organisation, sentence.events.count == 1 {
                    return employer
                } else {
                    continue
                }
            }
            if event.mention?.standing == .outlet || event.mention?.standing == .analyst { continue }
            return event.names.first
        }
        return nil
    }

    private func isSkipped(_ range: Range<Int>) -> Bool {
        guard !skipped.isEmpty, let stretch = frame.text.textRange(of: range) else { return false }
        return skipped.contains { $0.overlaps(stretch) }
    }

    /// A line by itself without a full stop.
    private func isHeadline(_ range: Range<Int>) -> Bool {
        if let stretch = frame.text.textRange(of: range), headings.contains(where: { $0.contains(stretch) }) {
            return true
        }
        guard range.count < 40, let last = range.last else { return false }
        let startsLine = range.lowerBound == 0 || frame.text.tokens[range.lowerBound - 1].kind == .lineBreak
        let endsLine =
            range.upperBound == frame.text.tokens.count || frame.text.tokens[range.upperBound].kind == .lineBreak
        let hasStop = frame.text.tokens[last].kind == .mark && !frame.isMark(last, ")") && !frame.isMark(last, "%")
        return startsLine && endsLine && !hasStop
    }
}
