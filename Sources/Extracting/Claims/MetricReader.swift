import Domain

/// What a figure measures.
struct MetricReading {
    /// The metric.
    let metric: Metric
    /// Whether it was the likeliest of several.
    let isUncertain: Bool
    /// What is counted or bought, by its canonical name.
    var item: String?
    /// Whether something is bought with it or of it.
    var isPurchase = false
    /// Whether a percentage is a share of something, and no growth.
    var isShare = false
    /// The cue that decided, by its tokens.
    var cue: Range<Int>?
    /// Whether money is spent, on what the words leave open.
    var isOutlay = false
}

/// Finds what a figure measures by the words around it.
struct MetricReader {
    let frame: DocumentFrame
    /// Whether a company makes models: money that goes to it is for artificial intelligence.
    let isLab: (String) -> Bool

    /// What was read of the figures before.
    struct Context {
        /// What the last figure of this sentence or the one before measured.
        var inherited: Metric?
        /// What the figures of this sentence measured so far.
        var readings: [MetricReading] = []
        /// Those figures.
        var spans: [FigureSpan] = []
        /// Whether the subject's noun is left out: `Alibaba's exceeded`.
        var isEllipsis = false
    }

    /// A word that may say what a figure measures, and how far it is from saying so.
    struct Candidate {
        let code: String
        let role: String
        let tokens: Range<Int>
        let cost: Double
    }

    /// `nil` where the figure measures nothing that claims are made of.
    func metric(
        of span: FigureSpan, in sentence: SentenceFrame, context: Context
    ) -> MetricReading? {
        let figure = span.figure
        let counts = accelerators(of: span, in: sentence, context)
        if figure.kind == .quantity || figure.kind == .number {
            if figure.unit == .megawatt {
                return isUnitPriced(span, in: sentence) || isUnit(span, in: sentence)
                    ? nil : MetricReading(metric: .powerCapacity, isUncertain: false, item: nil)
            }
            if let counts { return counts }
            if figure.unit == .times { return growthOfCompute(span, in: sentence) }
            if let product = production(of: span, in: sentence) { return product }
            guard isBareMoney(span, in: sentence) else { return nil }
        }
        if figure.unit == .times { return growthOfCompute(span, in: sentence) }
        if figure.unit == .percent, isTolerance(span, in: sentence) { return nil }
        guard isMoney(span) || figure.unit == .percent else { return nil }
        if isUnitPriced(span, in: sentence) { return nil }
        if figure.kind == .percent, let last = context.readings.last, followsAmount(span, in: sentence) {
            return MetricReading(metric: last.metric, isUncertain: last.isUncertain, item: nil, cue: last.cue)
        }
        let candidates = candidates(for: span, in: sentence)
        if figure.kind == .percent, let share = share(span, candidates, in: sentence) { return share }
        guard let best = candidates.min(by: { $0.cost < $1.cost }), best.cost < 26,
            !(context.isEllipsis && context.inherited != nil)
        else {
            return fallback(span, in: sentence, context)
        }
        if let compared = compared(span, best, in: sentence, context) { return compared }
        // A second figure of the same words measures the same: `a $41 billion investment: $7.5 billion in April, …`.
        if let earlier = context.readings.last(where: {
            $0.cue == best.tokens && best.role == "noun" && isMoney(span) && $0.metric != .computeGrowth
        }), best.cost > 6 {
            return earlier
        }
        if figure.kind == .percent { return percentage(best, span, in: sentence, context) }
        if best.code == "none" { return nil }
        return money(best, span, in: sentence, context)
    }

    // MARK: Candidates

    /// `$40,000 each`, `per gigawatt`: a price of one.
    private func isUnitPriced(_ span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        let near = Range(from: span.tokens.upperBound, to: min(sentence.range.upperBound, span.tokens.upperBound + 4))
        if frame.cues.hits(.metric, in: near).contains(where: {
            $0.cue.role == "unitPrice" && $0.tokens.lowerBound <= span.tokens.upperBound
        }) {
            return span.figure.kind == .money
        }
        // `A gigawatt costs $50 billion to $60 billion`
        let clause = sentence.clause(of: span.hedged.lowerBound)
        if isMoney(span),
            let cost = Range(from: clause.lowerBound, to: span.hedged.lowerBound).last(where: {
                frame.isWord($0, .finite)
            }),
            ["costs", "cost"].contains(frame.keys[cost]), cost > clause.lowerBound + 1,
            ["a", "an", "one", "each", "every"].contains(frame.keys[cost - 2]),
            ["gigawatt", "megawatt", "chip", "gpu", "server", "rack", "unit", "card", "accelerator"].contains(
                frame.keys[cost - 1])
        {
            return true
        }
        // `…, of which Nvidia gets $35 billion`
        if isMoney(span),
            let whole = sentence.figures.last(where: { $0.isValue && $0.after <= span.hedged.lowerBound }),
            isMoney(whole), whole.after + 2 < span.hedged.lowerBound, frame.keys[whole.after + 1] == "of",
            frame.keys[whole.after + 2] == "which", isUnitPriced(whole, in: sentence)
        {
            return true
        }
        // `each costing over $40 billion`
        let before = Range(from: max(sentence.range.lowerBound, span.hedged.lowerBound - 3), to: span.hedged.lowerBound)
        return isMoney(span)
            && frame.cues.hits(.metric, in: before).contains { $0.cue.role == "unitPrice" }
    }

    /// `plus or minus 2%`: how sure a number is.
    private func isTolerance(_ span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        let start = span.hedged.lowerBound
        let isSigned = start < span.tokens.upperBound && frame.keys[start] == "minus"
        let or = isSigned ? start - 1 : start - 2
        return or > sentence.range.lowerBound && frame.keys[or] == "or"
            && ["minus", "take"].contains(frame.keys[or + 1]) && ["plus", "give"].contains(frame.keys[or - 1])
    }

    /// `A 1-gigawatt cluster would need $40 billion`: any such thing, whose price is told.
    private func isUnit(_ span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        let before = span.hedged.lowerBound - 1
        guard before >= sentence.range.lowerBound, ["a", "an", "each", "every"].contains(frame.keys[before]) else {
            return false
        }
        let verb = Range(from: span.after, to: min(span.after + 6, sentence.range.upperBound)).first {
            frame.isWord($0, [.finite, .preposition])
        }
        guard let verb, !frame.isWord(verb, .preposition) else { return false }
        return Range(from: verb, to: min(verb + 3, sentence.range.upperBound)).contains {
            ["cost", "costs", "need", "needs", "require", "requires", "takes", "take"].contains(frame.keys[$0])
        }
    }

    // MARK: Decisions

    private func money(
        _ best: Candidate, _ span: FigureSpan, in sentence: SentenceFrame, _ context: Context
    ) -> MetricReading? {
        switch best.code {
        case "spending", "purchase":
            return isSale(span, in: sentence) ? nil : spending(best, span, in: sentence, context)
        case "funding":
            // `raised its budget to` is no funding round; `raised $6 billion` is.
            if best.role == "verb", !isDirectObject(of: best.tokens, span) {
                return nextBest(besides: best, span, in: sentence, context)
            }
            return MetricReading(metric: .funding, isUncertain: false, item: nil, cue: best.tokens)
        default:
            guard let metric = Metric(rawValue: best.code) else { return nil }
            if metric == .sharePriceChange || metric == .computeGrowth {
                return nextBest(besides: best, span, in: sentence, context)
            }
            return MetricReading(metric: metric, isUncertain: best.cost > 14, item: nil, cue: best.tokens)
        }
    }

    private func nextBest(
        besides tried: Candidate, _ span: FigureSpan, in sentence: SentenceFrame, _ context: Context
    ) -> MetricReading? {
        let rest = candidates(for: span, in: sentence).filter {
            $0.code != tried.code && $0.code != "funding" && $0.code != "sharePriceChange" && $0.code != "computeGrowth"
        }
        guard let best = rest.min(by: { $0.cost < $1.cost }), best.cost < 26, best.code != "none" else {
            // `raised its forecast to $64 billion`: of what was spoken of before.
            return tried.code == "funding" && isOutlook(before: span, in: sentence)
                ? fallback(span, in: sentence, context) : nil
        }
        return money(best, span, in: sentence, context)
    }

    /// `has sold two tankers for $38 million`: money that comes in.
    private func isSale(_ span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        let clause = sentence.clause(of: span.tokens.lowerBound)
        let verb = Range(from: clause.lowerBound, to: span.hedged.lowerBound).last {
            frame.isWord($0, [.pastForm, .thirdForm, .baseForm, .participle, .gerund])
                && !frame.isWord($0, [.auxiliary, .modal, .preposition, .adverb])
        }
        return verb.map { ["sold", "sell", "sells", "selling", "divest", "divested"].contains(frame.keys[$0]) } ?? false
    }

    /// `Export curbs cost it $4.5 billion`: no spending, nor what was spoken of before.
    private func isLoss(_ span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        let cost = span.hedged.lowerBound - 2
        return cost >= sentence.range.lowerBound && ["cost", "costs", "costing"].contains(frame.keys[cost])
            && sentence.mentions.contains { $0.tokens.upperBound == span.hedged.lowerBound }
    }

    /// Whether a forecast, a plan or a budget stands before a figure in its clause.
    private func isOutlook(before span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        Range(from: sentence.clause(of: span.tokens.lowerBound).lowerBound, to: span.hedged.lowerBound).contains {
            [
                "forecast", "guidance", "outlook", "plan", "plans", "target", "projection", "estimate", "forecasts",
                "range",
            ]
            .contains(frame.keys[$0])
        }
    }

    /// Whether a figure is what the verb before it acts on: `raised about $6 billion`.
    private func isDirectObject(of verb: Range<Int>, _ span: FigureSpan) -> Bool {
        let between = verb.upperBound..<max(verb.upperBound, span.hedged.lowerBound)
        return between.allSatisfy {
            frame.isWord($0, [.article, .adverb]) || frame.keys[$0] == "with"
                || frame.classes[$0].isEmpty && between.count <= 3 && frame.keys[$0] != "to"
        }
    }

    private func percentage(
        _ best: Candidate, _ span: FigureSpan, in sentence: SentenceFrame, _ context: Context
    ) -> MetricReading? {
        // A share of something is no growth.
        if isPortion(span, in: sentence) { return nil }
        switch best.code {
        case "spending", "purchase":
            let reading = spending(best, span, in: sentence, context)
            return MetricReading(metric: reading.metric, isUncertain: true, item: nil, cue: best.tokens)
        case "none", "funding", "valuation": return nil
        default:
            return Metric(rawValue: best.code).map {
                MetricReading(metric: $0, isUncertain: best.cost > 14, item: nil, cue: best.tokens)
            }
        }
    }

    /// `increased compute 20-fold`
    private func growthOfCompute(_ span: FigureSpan, in sentence: SentenceFrame) -> MetricReading? {
        let hits = frame.cues.hits(.metric, in: sentence.range).filter { $0.cue.code == "computeGrowth" }
        guard let hit = hits.first else { return nil }
        return MetricReading(metric: .computeGrowth, isUncertain: false, item: nil, cue: hit.tokens)
    }

    /// No word near says what it is: an ellipsis takes what was spoken of before.
    private func fallback(_ span: FigureSpan, in sentence: SentenceFrame, _ context: Context) -> MetricReading? {
        if isMoney(span), let item = directPurpose(of: span, in: sentence) {
            return MetricReading(metric: .aiSpending, isUncertain: true, item: item.isEmpty ? nil : item)
        }
        if isSale(span, in: sentence) || isLoss(span, in: sentence) { return nil }
        guard let inherited = context.readings.last?.metric ?? context.inherited else { return nil }
        if span.figure.kind == .percent {
            guard !isPortion(span, in: sentence), !context.readings.isEmpty || context.isEllipsis,
                ![.acceleratorCount, .powerCapacity, .funding, .valuation].contains(inherited)
            else { return nil }
            return MetricReading(metric: inherited, isUncertain: true, item: nil)
        }
        guard isMoney(span), ![.acceleratorCount, .powerCapacity, .computeGrowth].contains(inherited)
        else { return nil }
        return MetricReading(metric: inherited, isUncertain: true, item: nil)
    }

    /// `$1.7 trillion, up 46%`: the growth of the amount before it.
    private func followsAmount(_ span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        guard !isPortion(span, in: sentence),
            let amount = sentence.figures.last(where: { $0.isValue && $0.after <= span.hedged.lowerBound }),
            amount.figure.kind == .money, span.hedged.lowerBound - amount.after <= 3
        else { return false }
        let gap = Range(from: amount.after, to: span.hedged.lowerBound)
        return gap.contains { ["up", "down"].contains(frame.keys[$0]) }
            && gap.allSatisfy { !frame.isWord($0, .finite) && frame.keys[$0] != "and" }
    }

    /// A share of something is no growth: `80% of it`, `an 11% stake`.
    private func isPortion(_ span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        let next = span.after
        // `about 70% would go to advanced processes`
        let verb = frame.isWord(next, .modal) ? next + 1 : next
        if verb + 1 < sentence.range.upperBound, ["go", "goes", "went", "going"].contains(frame.keys[verb]),
            ["to", "into", "toward", "towards"].contains(frame.keys[verb + 1])
        {
            return true
        }
        return next < sentence.range.upperBound && ["of", "stake", "share", "interest"].contains(frame.keys[next])
    }

    /// `$15 billion for cloud and AI infrastructure`, `a €1-billion data centre`: the purpose stands with the money itself.
    private func directPurpose(of span: FigureSpan, in sentence: SentenceFrame) -> String? {
        var index = span.after
        var steps = 0
        let first = index
        let clause = sentence.clause(of: span.tokens.lowerBound)
        let limit = min(clause.upperBound, sentence.range.upperBound)
        let isJoined =
            first < limit && ["for", "in", "on", "into", "toward", "towards", "to"].contains(frame.keys[first])
        while index < limit, steps < 12 {
            if frame.text.tokens[index].kind == .mark, !frame.isMark(index, "-"), !frame.isMark(index, "&") { break }
            if index > first, frame.isWord(index, .finite) || frame.isWord(index, .subordinator) { break }
            if frame.text.tokens[index].kind == .number || frame.text.tokens[index].kind == .currency { break }
            if let hit = frame.cues.hits(.scope, in: Range(from: index, to: limit)).first,
                hit.tokens.lowerBound == index,
                hit.cue.code != "division", hit.cue.code != "newBusiness", frame.isAboutAI || hit.cue.role != "weak",
                isJoined || steps <= 2
            {
                return ""
            }
            if !isJoined, frame.isWord(index, .preposition) { break }
            index += 1
            steps += 1
        }
        return nil
    }
}
