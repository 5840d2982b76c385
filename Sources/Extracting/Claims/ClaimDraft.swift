import Domain

/// A claim while the sentence's figures are still being set against each other.
struct ClaimDraft {
    let span: FigureSpan
    let sentence: Int
    let isHeadline: Bool
    var subject: SubjectReading
    var metric: MetricReading
    var scope: ScopeReading
    var basis: Basis
    var period: ClaimPeriodReading
    var modality: Modality
    var status: Claim.Status = .current
    var speaker: Speaker?
    var channel: Channel
    var statedOn: Period?
    var links: [Claim.Link] = []
    /// Whether it is a change in brackets behind its amount: `$116 billion (-1 percent)`.
    var isBracketed = false
    /// Whether another number is set against it: an old one, or one of an earlier period.
    var isCompared = false
    var interval: Interval
    var unit: MeasureUnit

    /// What drafts that repeat each other have in common.
    struct ValueKey: Hashable {
        let value: ExactDecimal?
        let unit: MeasureUnit
        let subject: String
    }

    /// The lower end, unit and first subject.
    var valueKey: ValueKey {
        ValueKey(value: interval.low ?? interval.high, unit: unit, subject: subject.names.first ?? "")
    }

    /// Whether another draft says the same thing.
    func repeats(_ other: ClaimDraft) -> Bool {
        metric.metric == other.metric.metric && subject.names == other.subject.names && unit == other.unit
            && status == other.status
            && sameValue(other) && (metric.item == other.metric.item || metric.item == nil || other.metric.item == nil)
            && isForward == other.isForward
            && (period.period == other.period.period || period.period == nil || other.period.period == nil)
    }

    /// Whether a headline's number is one that the body gives in full.
    func isHeadline(for other: ClaimDraft) -> Bool {
        isHeadline && !other.isHeadline && unit == other.unit && subject.names == other.subject.names
            && sameValue(other)
    }

    /// Whether it is about what is to come.
    private var isForward: Bool { [.planned, .guidance, .target].contains(modality) }

    private func sameValue(_ other: ClaimDraft) -> Bool {
        interval == other.interval
            || (interval.low ?? interval.high) == (other.interval.low ?? other.interval.high)
                && (span.figure.bound != .range && other.span.figure.bound != .range)
    }

    /// How much the draft settles.
    var weight: Int {
        var weight = 0
        if speaker != nil { weight += 2 }
        if period.period != nil { weight += 2 }
        if !subject.isUncertain { weight += 1 }
        if !metric.isUncertain { weight += 1 }
        if !isHeadline { weight += 2 }
        return weight
    }

    /// What could not be settled.
    var open: [Claim.OpenQuestion] {
        var open: [Claim.OpenQuestion] = []
        if period.isUnresolved {
            open.append(.periodUnresolved)
        } else if period.period == nil, basis != .perYear {
            open.append(.periodNotStated)
        }
        if subject.isUncertain { open.append(.subjectUncertain) }
        if metric.isUncertain { open.append(.metricUncertain) }
        if speaker == nil || speaker?.kind == .unnamed { open.append(.speakerNotNamed) }
        return open
    }

    /// How likely all of it is right: less for each open question.
    var confidence: Double {
        var confidence = 0.92
        for question in open {
            switch question {
            case .subjectUncertain: confidence -= 0.24
            case .metricUncertain: confidence -= 0.22
            case .periodUnresolved: confidence -= 0.3
            case .periodNotStated: confidence -= 0.09
            case .speakerNotNamed: confidence -= 0.15
            }
        }
        // Neither when nor by whom: on the development set as often wrong as right.
        if open.contains(.periodNotStated), open.contains(.speakerNotNamed) { confidence -= 0.16 }
        if isHeadline { confidence -= 0.1 }
        return (max(0.2, confidence) * 100).rounded() / 100
    }

    /// The finished claim; `nil` where its words cannot be found in the text.
    func claim(in article: Article, text: TokenizedText) -> Claim? {
        let sentenceTokens = text.sentences[sentence]
        guard let sentenceRange = text.textRange(of: sentenceTokens), let wordingRange = text.textRange(of: span.hedged)
        else { return nil }
        return Claim(
            article: article.id, subjects: subject.names, metric: metric.metric, scope: scope.code,
            scopeText: scope.text,
            quantity: Quantity(interval: interval, unit: unit), alternates: span.figure.alternates, item: metric.item,
            bound: span.figure.bound, wording: text.string(span.hedged), wordingRange: wordingRange, basis: basis,
            period: period.period, periodText: period.text, modality: modality, status: status, speaker: speaker,
            channel: channel,
            statedOn: statedOn, sentence: text.string(sentenceTokens), sentenceRange: sentenceRange,
            range: span.figure.range,
            links: links, confidence: confidence, open: open)
    }
}
