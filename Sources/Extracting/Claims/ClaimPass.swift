import Domain

/// One reading of a text, sentence by sentence, with what earlier sentences left behind.
struct ClaimPass {
    let reader: ClaimReader
    let frame: DocumentFrame
    let article: Article
    private(set) var claims: [Claim] = []
    private(set) var events: [Event] = []

    private let subjectEvents: SubjectEventReader
    let speech: SpeechReader
    private let subjects: SubjectReader
    private let metrics: MetricReader
    private let scopes: ScopeReader
    private let periods: ClaimPeriodReader
    let modalities: ModalityReader
    private let skipped: [TextRange]
    private let headings: [TextRange]
    private(set) var drafts: [ClaimDraft] = []
    /// The person who spoke last, with nobody after them, and in which sentence.
    private(set) var voice: (speaker: Speaker, sentence: Int)?
    private var thread = ClaimPeriodReader.Thread()
    /// The subject of the last clause, for a sentence that names none.
    private var lastSubject: String?
    /// What the last figure measured, for an ellipsis in the same paragraph.
    private var lastMetric: (metric: Metric, sentence: Int)?
    /// The same of the last amount of money.
    private var lastMoney: (metric: Metric, sentence: Int)?
    /// The accelerators counted so far, by name.
    private var machines: Set<String> = []
    /// Quotations left open, and whose they are.
    private var quotation = QuotationThread()

    init(reader: ClaimReader, frame: DocumentFrame, article: Article) {
        self.reader = reader
        self.frame = frame
        self.article = article
        let keys = frame.keys
        let text = frame.text
        let lexicon = reader.entityReader.lexicon
        subjectEvents = SubjectEventReader(
            frame: frame, phrase: NounPhrase(text: text, keys: keys, classes: frame.classes, lexicon: lexicon))
        speech = SpeechReader(frame: frame, subjects: subjectEvents)
        subjects = SubjectReader(frame: frame)
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
            let first = drafts.count
            read(sentence)
            events.append(contentsOf: eventReader.events(in: sentence, subject: lastSubject))
            let foreseen = drafts[first...].filter { $0.modality == .guidance }.compactMap(\.period.tokens)
            periods.advance(&thread, over: sentence, foreseen: foreseen)
            if sentence.periods.contains(where: { $0.kind == .quarter }) { thread.quarterSentence = number }
            if let subject = leadingSubject(of: sentence) { lastSubject = subject }
        }
        let tables = TableClaimReader(
            frame: frame, cues: reader.cues, periods: periods, published: article.published?.date)
        for table in article.tables { drafts.append(contentsOf: tables.drafts(of: table)) }
        drafts = relevant(ClaimLinker(frame: frame).settled(drafts))
        claims = drafts.compactMap { $0.claim(in: article, text: frame.text) }
    }

    /// What a company earns is of interest beside what it spends, or where it is of the trade: a text on shops or
    /// dividends alone has nothing for a briefing.
    private func relevant(_ drafts: [ClaimDraft]) -> [ClaimDraft] {
        if frame.isAboutAI { return drafts }
        let spending: Set<Metric> = [
            .capitalExpenditure, .aiSpending, .researchAndDevelopment, .acceleratorCount, .powerCapacity,
            .computeGrowth, .contractValue, .funding,
        ]
        if drafts.contains(where: { spending.contains($0.metric.metric) || $0.metric.item != nil || $0.metric.isOutlay }
        ) {
            return drafts
        }
        // What a plant makes, in tonnes or barrels, is what it was built for.
        if drafts.contains(where: { !$0.unit.isCurrency && $0.unit != .percent }) { return drafts }
        return drafts.filter { draft in
            draft.subject.names.contains { name in
                reader.companies.named(name)?.companyClass.map { $0 != "institution" } ?? false
            }
        }
    }

    private static func isMoney(_ metric: Metric) -> Bool {
        ![.acceleratorCount, .powerCapacity, .computeGrowth, .sharePriceChange].contains(metric)
    }

    // MARK: A sentence

    private mutating func read(_ sentence: SentenceFrame) {
        let attribution = quotation.speaker(for: sentence, in: frame)
        defer { quotation.advance(over: sentence, in: frame) }
        var own: [ClaimDraft] = []
        for span in sentence.figures where span.isValue {
            var inherited = lastMetric.flatMap { $0.sentence >= sentence.number - 1 ? $0.metric : nil }
            // Money does not go on with machines.
            if span.figure.kind == .money, let metric = inherited, !Self.isMoney(metric) {
                inherited = lastMoney.flatMap { $0.sentence >= sentence.number - 2 ? $0.metric : nil } ?? inherited
            }
            let context = MetricReader.Context(
                inherited: inherited, readings: own.map(\.metric), spans: own.map(\.span),
                isEllipsis: isEllipsis(span, in: sentence))
            guard var metric = metrics.metric(of: span, in: sentence, context: context) else { continue }
            if metric.item == nil { metric.item = metrics.item(of: span, metric.metric, in: sentence, seen: machines) }
            if metric.metric == .acceleratorCount, let item = metric.item { machines.insert(item) }
            guard
                let draft = draft(span, metric, in: sentence, attribution: attribution, own: own)
            else { continue }
            own.append(carried(draft, from: own.last, in: sentence))
            if draft.metric.metric != .valuation {
                lastMetric = (draft.metric.metric, sentence.number)
                if Self.isMoney(draft.metric.metric) { lastMoney = lastMetric }
            }
        }
        own = ClaimLinker(frame: frame).compared(own, in: sentence, published: article.published?.date)
        if let last = own.last(where: { !$0.isCompared && $0.period.period != nil }) ?? own.last {
            thread.last = (last.subject.names.joined(separator: " "), last.period, sentence.number)
            thread.modality = last.modality
        }
        if let total = own.last(where: { $0.subject.names.count > 1 && $0.period.period != nil }) {
            thread.total = (total.subject.names, total.metric.metric, total.period, sentence.number)
        }
        drafts.append(contentsOf: own)
        if let last = sentence.speech.last { voice = last.speaker.map { ($0, sentence.number) } }
    }

    private func draft(
        _ span: FigureSpan, _ metric: MetricReading, in sentence: SentenceFrame, attribution: Speaker?,
        own: [ClaimDraft]
    ) -> ClaimDraft? {
        guard var subject = paired(span, subjects.subject(of: span, in: sentence, thread: lastSubject), in: sentence),
            !subject.names.isEmpty,
            let interval = span.figure.interval
        else { return nil }
        var metric = metric
        // What a state or a public body spends at large is no plant of its own.
        if metric.isOutlay, metric.metric == .capitalExpenditure, isPublic(subject, in: sentence) {
            metric = MetricReading(
                metric: .other, isUncertain: true, item: nil, cue: metric.cue, isOutlay: true)
        }
        // `invests $10 billion in the start-up, at a valuation of $29 billion`: what is bought into is worth that.
        if metric.metric == .valuation, let bought = own.last(where: { $0.metric.metric == .funding })?.metric.item {
            subject = SubjectReading(names: [bought], isUncertain: false, event: nil)
        }
        if subject.isRecipient {
            metric = MetricReading(metric: .funding, isUncertain: false, item: nil, cue: metric.cue)
        }
        let name = subject.names[0]
        var period = periods.told(
            periods.period(of: span, subject: name, metric: metric.metric, in: sentence, thread: thread), in: sentence,
            at: span)
        guard
            var modality = modalities.modality(
                of: span, metric: metric, subject: subject, period: period.period, in: sentence)
        else {
            return nil
        }
        if modality == .planned, metric.metric == .revenue { modality = .guidance }
        if judge(of: span, in: sentence) != nil { modality = .estimate }
        if isPast(period, beside: span, in: sentence),
            modality == .planned || modality == .guidance || modality == .estimate
        {
            modality = .actual
        }
        // `in the third quarter of fiscal 2025, while Amazon's climbed to $24 billion`: the other's own quarter of that
        // name is still to come, so the same months are meant.
        if modality == .actual, let start = period.period?.start, let published = article.published?.date,
            start > published, let last = own.last(where: { $0.period.tokens == period.tokens })
        {
            period = last.period
        }
        if [.guidance, .planned, .target].contains(modality) { period = periods.foreseen(period, in: sentence) }
        if modality == .guidance, isFlow(metric.metric), periods.isWhenForecast(period, in: sentence) {
            let last = thread.last.flatMap { $0.subject == subject.names.joined(separator: " ") ? $0.reading : nil }
            period = last ?? ClaimPeriodReading()
        }
        if modality == .guidance, isFlow(metric.metric) { period = periods.fiscal(period, subject: name) }
        let basis = basis(of: span, metric: metric, modality: modality, in: sentence)
        if basis == .runRate || basis == .stock || basis == .cumulative { period = periods.ended(period) }
        // `The upper end is $2 billion higher`: of the forecast spoken of.
        if basis == .delta, span.figure.kind == .money, period.period == nil, let last = thread.last,
            sentence.number - last.sentence <= 1, last.subject == subject.names.joined(separator: " ")
        {
            period = last.reading
            if modality == .actual { modality = thread.modality }
        }
        if period.period == nil, !period.isUnresolved, modality == .actual, basis == .total || basis == .delta,
            isFlow(metric.metric), !metric.isShare
        {
            if let last = thread.last, sentence.number - last.sentence <= 2,
                last.subject == subject.names.joined(separator: " "), (last.reading.period?.dayCount ?? 0) < 371,
                // What has been earned was not earned in a year that is still to end.
                last.reading.period?.end.map({ end in article.published.map { end <= $0.date } ?? true }) ?? true
            {
                period = last.reading
            } else if let quarter = thread.quarter, sentence.number - thread.quarterSentence <= 3 {
                // Results are told of the quarter that was named when the telling began.
                period = periods.resolved(quarter, subject: name, thread: thread)
            }
        }
        if period.period == nil, !period.isUnresolved, let last = thread.last, last.sentence == sentence.number - 1,
            last.subject == subject.names.joined(separator: " "), isPortionOfLast(sentence)
        {
            period = last.reading
        }
        // `Alphabet and Amazon together spend $180 billion this year. Alphabet puts up $75 billion`: a part of that total.
        if period.period == nil, !period.isUnresolved, modality != .actual, let total = thread.total,
            sentence.number - total.sentence <= 2, total.metric == metric.metric, total.names.contains(name),
            subject.names.count == 1
        {
            period = total.reading
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
            unit: span.figure.unit ?? borrowedUnit(span, metric))
    }

    /// `the $52.5 billion of 2024`, `($8.5 billion in 2025)`: a number whose own year is over, whatever the clause plans.
    func isPast(_ period: ClaimPeriodReading, beside span: FigureSpan, in sentence: SentenceFrame) -> Bool {
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

    /// `80% of it, roughly $60 billion, is meant for memory`: a sentence that divides the amount before it.
    private func isPortionOfLast(_ sentence: SentenceFrame) -> Bool {
        let opening = Range(
            from: sentence.range.lowerBound, to: min(sentence.range.lowerBound + 6, sentence.range.upperBound))
        return opening.contains {
            frame.keys[$0] == "of" && $0 + 1 < sentence.range.upperBound
                && ["it", "that", "this", "them"].contains(frame.keys[$0 + 1])
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

    /// A large number that measures money is in the currency named last; anything else is a count.
    private func borrowedUnit(_ span: FigureSpan, _ metric: MetricReading) -> MeasureUnit {
        guard span.figure.kind == .number, metric.item == nil, metric.metric != .acceleratorCount else { return .count }
        return frame.currency(before: span.tokens.lowerBound) ?? .count
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
        return Self.stretch(in: skipped, at: stretch.start).map { $0.overlaps(stretch) } ?? false
    }

    /// The last of some stretches, in the order of the text, that begins at or before a scalar.
    private static func stretch(in stretches: [TextRange], at scalar: Int) -> TextRange? {
        var low = 0
        var high = stretches.count
        while low < high {
            let middle = (low + high) / 2
            if stretches[middle].start <= scalar { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? stretches[low - 1] : nil
    }

    /// A line by itself without a full stop.
    private func isHeadline(_ range: Range<Int>) -> Bool {
        if let stretch = frame.text.textRange(of: range),
            Self.stretch(in: headings, at: stretch.start)?.contains(stretch) == true
        {
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
