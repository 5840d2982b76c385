import Domain

/// What money buys or machines are, by name.
extension MetricReader {
    /// The item of a figure whose own words name none; `nil` where the sentence names nothing in particular either.
    ///
    /// Only what has a name of its own is an item: a product, a maker's hardware, a project. `AI chips` are a scope.
    func item(of span: FigureSpan, _ metric: Metric, in sentence: SentenceFrame, seen: Set<String>) -> String? {
        switch metric {
        case .acceleratorCount:
            // `Samsung: 50,000 GPUs`: the only ones that the text has named so far.
            return seen.count == 1 ? seen.first : nil
        case .aiSpending, .capitalExpenditure, .researchAndDevelopment, .contractValue, .powerCapacity:
            return purchased(span, in: sentence) ?? named(after: span, in: sentence)
        default: return nil
        }
    }

    /// `for AMD gear`, `Huawei chip order`, `to purchase H20 chips`: hardware in the figure's clause.
    private func purchased(_ span: FigureSpan, in sentence: SentenceFrame) -> String? {
        let clause = sentence.clause(of: span.tokens.lowerBound)
        let earlier = sentence.figures.last { $0.isValue && $0.after <= span.hedged.lowerBound }?.after
        let later = sentence.figures.first { $0.isValue && $0.hedged.lowerBound >= span.after }?.hedged.lowerBound
        // A purpose in front, `For Nvidia chips it means to spend …`, may end its clause.
        let start = clause.lowerBound - sentence.range.lowerBound <= 10 ? sentence.range.lowerBound : clause.lowerBound
        let reach = Range(
            from: max(start, earlier ?? start), to: min(clause.upperBound, later ?? clause.upperBound))
        var best: (gap: Int, name: String)?
        for mention in sentence.mentions where reach.contains(mention.tokens.lowerBound) {
            guard let name = hardware(mention, in: sentence), isWanted(mention, in: sentence) else { continue }
            let gap =
                mention.tokens.lowerBound >= span.after
                ? mention.tokens.lowerBound - span.after : span.hedged.lowerBound - mention.tokens.upperBound
            if best.map({ gap < $0.gap }) ?? true { best = (gap, name) }
        }
        return best?.name
    }

    /// An accelerator or cluster by its name, a maker in front of its hardware.
    private func hardware(_ mention: Mention, in sentence: SentenceFrame) -> String? {
        if mention.kind == .product {
            return ["accelerator", "cluster"].contains(mention.productKind) ? mention.name : nil
        }
        guard mention.kind == .company, mention.form == .name, !mention.isPossessive else { return nil }
        let next = Range(
            from: mention.tokens.upperBound, to: min(mention.tokens.upperBound + 3, sentence.range.upperBound))
        for index in next {
            if Self.hardwareNouns.contains(frame.keys[index]) { return mention.name }
            guard frame.text.tokens[index].kind == .word, !frame.isWord(index, [.finite, .preposition, .conjunction])
            else { return nil }
        }
        return nil
    }

    private static let hardwareNouns: Set<TokenKey> = [
        "hardware", "chip", "chips", "gpu", "gpus", "gear", "equipment", "systems", "servers", "accelerators",
        "processors", "purchases", "kit",
    ]

    /// Whether a preposition or a verb of buying leads to a name, or an order or budget is of it.
    private func isWanted(_ mention: Mention, in sentence: SentenceFrame) -> Bool {
        var index = mention.tokens.lowerBound - 1
        var steps = 0
        while index >= sentence.range.lowerBound, steps < 4 {
            if ["for", "on", "of", "in", "into"].contains(frame.keys[index]) || frame.isWord(index, .purchasing) {
                return true
            }
            guard frame.text.tokens[index].kind == .word, !frame.isWord(index, .finite) else { break }
            index -= 1
            steps += 1
        }
        let next = Range(
            from: mention.tokens.upperBound, to: min(mention.tokens.upperBound + 4, sentence.range.upperBound))
        return next.contains { ["order", "orders", "budget", "contract", "deal", "purchase"].contains(frame.keys[$0]) }
    }

    /// `will put $1 billion into Dojo`, `for the Xring chip`, `for HBM`: a name that no table knows.
    private func named(after span: FigureSpan, in sentence: SentenceFrame) -> String? {
        let clause = sentence.clause(of: span.tokens.lowerBound)
        let later = sentence.figures.first { $0.isValue && $0.hedged.lowerBound >= span.after }?.hedged.lowerBound
        let limit = min(clause.upperBound, later ?? clause.upperBound, span.after + 8)
        for index in Range(from: span.after, to: limit) where ["for", "into"].contains(frame.keys[index]) {
            var start = index + 1
            while start < limit, frame.isWord(start, [.article, .possessive]) { start += 1 }
            var end = start
            while end < sentence.range.upperBound, end - start < 3, frame.text.tokens[end].kind == .word,
                frame.text.tokens[end].isCapitalized
            { end += 1 }
            guard end > start else { return nil }
            let isOther =
                sentence.mentions.contains { $0.tokens.overlaps(start..<end) && $0.kind != .product }
                || sentence.periods.contains { $0.tokens.overlaps(start..<end) }
                || frame.cues.hits(.scope, in: Range(from: start, to: min(end + 3, sentence.range.upperBound)))
                    .contains { $0.tokens.lowerBound < end }
                || !frame.cues.hits(.metric, in: start..<end).isEmpty
            return isOther ? nil : frame.text.string(start..<end)
        }
        return nil
    }
}
