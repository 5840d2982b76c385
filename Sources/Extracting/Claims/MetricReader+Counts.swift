import Domain

/// Things that are counted: accelerators everywhere; in texts that are not about them, whatever is made or bought.
extension MetricReader {
    /// `10,000 Nvidia H100 GPUs`, `50,000 GPUs`, `30,000 P800 Kunlun chips`, `18,000 of them`
    func accelerators(of span: FigureSpan, in sentence: SentenceFrame, _ context: Context) -> MetricReading? {
        guard span.figure.unit == nil || span.figure.unit == .count,
            span.figure.kind == .number || span.figure.kind == .quantity
        else {
            return nil
        }
        // `expects the number to be 85,000`: of what was counted before.
        let said = Range(from: sentence.clause(of: span.tokens.lowerBound).lowerBound, to: span.hedged.lowerBound)
        if context.inherited == .acceleratorCount, span.figure.kind == .number,
            said.contains(where: {
                ["number", "total", "count"].contains(frame.keys[$0])
                    && frame.isWord($0 - 1, [.article, .demonstrative])
            })
        {
            return MetricReading(metric: .acceleratorCount, isUncertain: false, item: nil, cue: span.tokens)
        }
        // `and will buy 50,000 more`
        if let last = context.readings.last, last.metric == .acceleratorCount,
            frame.keys.indices.contains(span.after), ["more", "additional", "extra"].contains(frame.keys[span.after])
        {
            return MetricReading(metric: .acceleratorCount, isUncertain: false, item: last.item, cue: last.cue)
        }
        // `has ordered 4,000 H200 chips and plans to own 20,000 by 2027`: the noun is left out.
        let counted = context.readings.last?.metric ?? context.inherited
        if counted == .acceleratorCount, span.figure.kind == .number,
            span.figure.unit == nil || span.figure.unit == .count,
            frame.isWord(span.hedged.lowerBound - 1, [.owning, .purchasing, .baseForm, .participle])
                || frame.isPossessive[max(0, span.hedged.lowerBound - 1)],
            !frame.keys.indices.contains(span.after)
                || frame.isWord(span.after, [.preposition, .conjunction, .participle])
                || frame.text.tokens[span.after].kind == .mark
        {
            let last = context.readings.last
            return MetricReading(
                metric: .acceleratorCount, isUncertain: true, item: last?.item, cue: last?.cue ?? span.tokens)
        }
        var item: String?
        var isAccelerator = false
        var index = span.tokens.lowerBound
        let end = min(sentence.range.upperBound, span.tokens.upperBound + 7)
        while index < end {
            if let mention = sentence.mentions.first(where: { $0.tokens.lowerBound == index }) {
                if mention.kind == .product, mention.productKind == "accelerator" {
                    item = item ?? mention.name
                    isAccelerator = true
                    index = mention.tokens.upperBound
                    continue
                }
                if mention.kind == .company, mention.form == .name {
                    if item == nil, mention.tokens.lowerBound >= span.tokens.lowerBound { item = mention.name }
                    index = mention.tokens.upperBound
                    continue
                }
            }
            if Self.acceleratorNouns.contains(frame.keys[index]) { isAccelerator = true }
            if frame.keys[index] == "processors", index > 0, ["graphics", "ai"].contains(frame.keys[index - 1]) {
                isAccelerator = true
            }
            if index >= span.tokens.upperBound {
                if frame.text.tokens[index].kind == .number || frame.text.tokens[index].kind == .currency { break }
                if frame.text.tokens[index].kind == .mark, !frame.isMark(index, "]"), !frame.isMark(index, ")"),
                    !frame.isMark(index, "-"),
                    !frame.isMark(index, "\""), !frame.isMark(index, "'")
                {
                    break
                }
                if isAccelerator || frame.isWord(index, [.conjunction, .finite]) { break }
                if frame.isWord(index, .preposition), frame.keys[index] != "of" { break }
                if frame.keys[index] == "of", index + 1 < end, frame.keys[index + 1] == "them" {
                    isAccelerator = sentence.range.contains {
                        $0 < span.tokens.lowerBound && Self.acceleratorNouns.contains(frame.keys[$0])
                    }
                    break
                }
            }
            index += 1
        }
        guard isAccelerator else { return nil }
        return MetricReading(metric: .acceleratorCount, isUncertain: false, item: item, cue: span.tokens)
    }

    /// Nouns that count as accelerators in a text about them.
    static let acceleratorNouns: Set<TokenKey> = [
        "gpu", "gpus", "accelerator", "accelerators", "chips", "tpus", "npus", "superchips",
    ]

    /// `will build 10 hotels`, `an annual capacity of 27,000 tonnes`, `a 45,000 tonne a year plant`
    func production(of span: FigureSpan, in sentence: SentenceFrame) -> MetricReading? {
        guard !frame.isAboutAI, let noun = countedNoun(span, in: sentence) else { return nil }
        let near = Range(from: span.tokens.lowerBound, to: min(noun.tokens.upperBound + 2, sentence.range.upperBound))
        let isVetoed = frame.cues.hits(.metric, in: near).contains {
            $0.cue.code == "sharePriceChange"
                || $0.cue.role == "veto" && !Self.wares.contains(frame.keys[$0.tokens.lowerBound])
        }
        guard !isVetoed, let cue = producer(of: span, noun, in: sentence) else { return nil }
        return MetricReading(metric: .other, isUncertain: true, item: noun.word, cue: cue)
    }

    /// Nouns that say nothing of a company as a price, but are made by some.
    private static let wares: Set<TokenKey> = ["vehicles", "cars"]

    /// The noun of a count: `all-suite hotels`, `tonnes`.
    private func countedNoun(_ span: FigureSpan, in sentence: SentenceFrame) -> (word: String?, tokens: Range<Int>)? {
        if let unit = span.figure.unit, unit != .count {
            guard !unit.isCurrency, unit != .percent, unit != .times, unit != .megawatt else { return nil }
            return (nil, span.tokens)
        }
        if span.figure.unit == .count, let last = span.tokens.last { return (frame.text.lowercased(last), span.tokens) }
        var index = span.tokens.upperBound
        // `25,000 of its 47,000 cars`
        if let whole = sentence.figures.first(where: { $0.isValue && $0.tokens.lowerBound > index }),
            frame.keys[index] == "of", whole.tokens.lowerBound - index <= 4, whole.figure.unit == span.figure.unit,
            !Range(from: index + 1, to: whole.tokens.lowerBound).contains(where: {
                frame.isMark($0, ",") || frame.isWord($0, [.finite, .preposition])
            })
        {
            index = whole.tokens.upperBound
        }
        let limit = min(index + 5, sentence.range.upperBound)
        while index < limit {
            let token = frame.text.tokens[index]
            if token.kind == .mark, frame.isMark(index, "-") {
                index += 1
                continue
            }
            guard token.kind == .word,
                !frame.isWord(
                    index, [.preposition, .conjunction, .modal, .auxiliary, .article, .timeNoun, .subordinator])
            else { return nil }
            let word = frame.text.lowercased(index)
            if word.hasSuffix("s"), word.count > 3, !word.hasSuffix("ss"),
                frame.text.tokens.indices.contains(index + 1),
                frame.text.tokens[index + 1].kind != .word || frame.isWord(index + 1, Self.afterNoun)
                    || !frame.text.lowercased(index + 1).hasSuffix("s")
            {
                return (word, span.tokens.lowerBound..<index + 1)
            }
            index += 1
        }
        return nil
    }

    private static let afterNoun: WordClass = [
        .preposition, .conjunction, .modal, .auxiliary, .subordinator, .that, .adverb, .pastForm, .participle, .article,
    ]

    /// The word that makes a count one of production: a verb before it, or `capacity` and the like beside it.
    private func producer(
        of span: FigureSpan, _ noun: (word: String?, tokens: Range<Int>), in sentence: SentenceFrame
    ) -> Range<Int>? {
        let clause = sentence.clause(of: span.tokens.lowerBound)
        let ahead = Range(from: max(clause.lowerBound, span.hedged.lowerBound - 8), to: span.hedged.lowerBound)
        if let verb = ahead.last(where: { frame.isWord($0, [.producing, .purchasing]) }),
            !Range(from: verb + 1, to: span.hedged.lowerBound).contains(where: {
                frame.isMark($0, ",") || frame.isMark($0, ";")
            })
        {
            return verb..<verb + 1
        }
        let around = Range(
            from: max(clause.lowerBound, span.hedged.lowerBound - 10),
            to: min(clause.upperBound, noun.tokens.upperBound + 8))
        return frame.cues.hits(.metric, in: around).first {
            $0.cue.role == "count"
                || ($0.cue.role == "plant" || $0.cue.role == "building")
                    && $0.tokens.lowerBound >= noun.tokens.upperBound
                    && $0.tokens.lowerBound - noun.tokens.upperBound <= 4
        }?.tokens
    }
}

/// Amounts without a currency of their own, and shares.
extension MetricReader {
    /// Whether a figure is an amount of money, its currency named or left out.
    func isMoney(_ span: FigureSpan) -> Bool { span.figure.kind == .money || span.figure.kind == .number }

    /// `from $5.8 billion to 6.9 billion`, `1.8 billion of the budget`: a large number whose currency was named before.
    func isBareMoney(_ span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        guard span.figure.kind == .number, span.figure.unit == nil, !span.figure.isDelta, span.tokens.count >= 2,
            let last = span.tokens.last, frame.text.tokens[last].kind == .word,
            let value = span.figure.interval?.low ?? span.figure.interval?.high, value.doubleValue >= 1_000_000,
            frame.currency(before: span.tokens.lowerBound) != nil
        else { return false }
        // A noun behind it is what is counted.
        let next = span.tokens.upperBound
        return next >= sentence.range.upperBound || frame.text.tokens[next].kind != .word
            || frame.isWord(
                next,
                [.preposition, .conjunction, .modal, .auxiliary, .subordinator, .that, .adverb, .pastForm, .article])
    }

    /// `capital expenditure will amount to 10 percent of net sales`: a share of what is earned, and of what it is one.
    func share(_ span: FigureSpan, _ candidates: [Candidate], in sentence: SentenceFrame) -> MetricReading? {
        let of = span.after
        guard of + 1 < sentence.range.upperBound, frame.keys[of] == "of" else { return nil }
        let whole = Range(from: of + 1, to: min(of + 5, sentence.range.upperBound))
        guard
            let noun = whole.first(where: {
                ["sales", "revenue", "revenues", "turnover", "profit", "profits", "income", "earnings"].contains(
                    frame.keys[$0])
            }), !Range(from: of + 1, to: noun).contains(where: { frame.isWord($0, [.finite, .preposition]) })
        else { return nil }
        // `11 percent of its sales on research`
        let on = Range(from: noun + 1, to: min(noun + 6, sentence.range.upperBound))
        if let purpose = frame.cues.hits(.metric, in: on).first(where: { $0.cue.role == "noun" }),
            ["on", "in", "for", "into"].contains(frame.keys[noun + 1]), let metric = Metric(rawValue: purpose.cue.code)
        {
            return MetricReading(metric: metric, isUncertain: false, item: nil, isShare: true, cue: purpose.tokens)
        }
        let ahead = candidates.filter { $0.tokens.upperBound <= span.hedged.lowerBound && $0.role != "veto" }
        guard let best = ahead.min(by: { $0.cost < $1.cost }), best.cost < 20 else { return nil }
        let metric: Metric? =
            switch best.code {
            case "spending", "purchase": hasPurpose(in: sentence.range) ? .aiSpending : .capitalExpenditure
            case "funding", "valuation", "none": nil
            default: Metric(rawValue: best.code)
            }
        return metric.map {
            MetricReading(metric: $0, isUncertain: best.cost > 10, item: nil, isShare: true, cue: best.tokens)
        }
    }

    /// `from 13 percent, or 130 million pounds`: what a number is compared with, or put as, measures the same as it.
    func compared(
        _ span: FigureSpan, _ best: Candidate, in sentence: SentenceFrame, _ context: Context
    ) -> MetricReading? {
        guard let last = context.readings.last, let earlier = context.spans.last, last.metric != .acceleratorCount,
            last.isShare || best.tokens.lowerBound < earlier.after || best.tokens.lowerBound > span.after
        else { return nil }
        let gap = Range(from: earlier.after, to: span.hedged.lowerBound)
        guard gap.count <= 10 else { return nil }
        if gap.count <= 2, let word = gap.last, frame.keys[word] == "or" { return last }
        let isSameKind = isMoney(earlier) == isMoney(span)
        let hits = frame.cues.hits(.comparison, in: gap).filter { $0.cue.code != "equivalent" }
        guard isSameKind, let hit = hits.last, span.hedged.lowerBound - hit.tokens.upperBound <= 2 else { return nil }
        return last
    }
}
