import Domain

extension MetricReader {
    /// Money spent: on artificial intelligence where the words say so, else into plant.
    func spending(
        _ best: Candidate, _ span: FigureSpan, in sentence: SentenceFrame, _ context: Context
    ) -> MetricReading {
        let clause = sentence.clause(of: span.tokens.lowerBound)
        let isPurchase = best.code == "purchase"
        let item = boughtItem(after: span, in: sentence)
        if let company = investee(span, best, in: sentence) {
            return MetricReading(metric: .funding, isUncertain: false, item: company, cue: best.tokens)
        }
        // `invest $1 billion for a 2.9% stake`
        let behind = Range(from: span.after, to: min(span.after + 6, sentence.range.upperBound))
        if behind.contains(where: { frame.keys[$0] == "stake" }), behind.contains(where: { frame.keys[$0] == "for" }) {
            return MetricReading(metric: .funding, isUncertain: false, item: nil, cue: best.tokens)
        }
        if isPurchase, let company = acquired(best, in: sentence) {
            return MetricReading(metric: .other, isUncertain: false, item: company, cue: best.tokens)
        }
        if isContract(best, span, in: sentence) {
            return MetricReading(metric: .contractValue, isUncertain: false, item: item, cue: best.tokens)
        }
        let reach =
            max(
                sentence.range.lowerBound, min(clause.lowerBound, best.tokens.lowerBound))..<max(
                clause.upperBound, best.tokens.upperBound)
        let metric: Metric
        var isUncertain = false
        var isOutlay = false
        if hasPurpose(in: reach) || item != nil {
            metric = .aiSpending
        } else if frame.cues.hits(.metric, in: reach).contains(where: { $0.cue.role == "building" }) {
            metric = .capitalExpenditure
        } else if let inherited = context.inherited,
            [.researchAndDevelopment, .capitalExpenditure, .aiSpending].contains(inherited)
        {
            // `Spending should be …` goes on with the money spoken of before.
            return MetricReading(metric: inherited, isUncertain: true, item: nil, cue: best.tokens)
        } else if hasPurpose(in: sentence.range) {
            metric = .aiSpending
            isUncertain = true
        } else if frame.isAboutCapex || !frame.isAboutAI {
            metric = .capitalExpenditure
            isUncertain = true
            isOutlay = !isPurchase && !builds(reach)
        } else {
            metric = .aiSpending
            isUncertain = true
        }
        return MetricReading(
            metric: metric, isUncertain: isUncertain, item: item, isPurchase: isPurchase, cue: best.tokens,
            isOutlay: isOutlay)
    }

    /// Whether the words name artificial intelligence or what it runs on.
    func hasPurpose(in range: Range<Int>) -> Bool {
        frame.cues.hits(.scope, in: range).contains(where: frame.isPurpose)
            || frame.mentions(in: range).contains {
                $0.kind == .product
                    && ($0.productKind == "accelerator" || $0.productKind == "cluster" || $0.productKind == "model")
                    || $0.kind == .company && $0.form == .name && isLab($0.name)
            }
    }

    /// Whether a verb of building or a company's own network of things stands in the words.
    private func builds(_ range: Range<Int>) -> Bool { range.contains { frame.isWord($0, .producing) } }

    /// `$3 billion of Nvidia hardware`, `$40 billion in Nvidia AI GPUs`: what the money buys.
    private func boughtItem(after span: FigureSpan, in sentence: SentenceFrame) -> String? {
        let next = span.after
        guard next + 1 < sentence.range.upperBound, ["of", "in", "on", "for"].contains(frame.keys[next]) else {
            return nil
        }
        let near = sentence.mentions.first { $0.tokens.lowerBound > next && $0.tokens.lowerBound <= next + 3 }
        guard let near else { return nil }
        if near.kind == .product, near.productKind == "accelerator" { return near.name }
        guard near.kind == .company, near.tokens.upperBound < sentence.range.upperBound, !near.isPossessive else {
            return nil
        }
        let after = Range(from: near.tokens.upperBound, to: min(near.tokens.upperBound + 3, sentence.range.upperBound))
        return after.contains {
            ["hardware", "chips", "gpus", "gear", "equipment", "systems", "servers"].contains(frame.keys[$0])
        } ? near.name : nil
    }

    /// `invest $10 billion in OpenAI`: the company the money goes to.
    private func investee(_ span: FigureSpan, _ best: Candidate, in sentence: SentenceFrame) -> String? {
        let next = span.after
        let limit = min(next + 4, sentence.range.upperBound)
        for index in next..<max(next, limit) where frame.keys[index] == "in" || frame.keys[index] == "into" {
            if let mention = sentence.mentions.first(where: { $0.tokens.lowerBound == index + 1 }),
                mention.kind == .company,
                mention.form == .name, !mention.isPossessive
            {
                return mention.name
            }
            return nil
        }
        return nil
    }

    /// `bought DigitalBridge for $4 billion`
    private func acquired(_ best: Candidate, in sentence: SentenceFrame) -> String? {
        // A name that no table knows: `bought Ampere Computing for`.
        var end = best.tokens.upperBound
        while end < sentence.range.upperBound, frame.text.tokens[end].kind == .word,
            frame.text.tokens[end].isCapitalized,
            !sentence.mentions.contains(where: { $0.kind == .product && $0.tokens.contains(end) })
        {
            end += 1
        }
        if end > best.tokens.upperBound, end < sentence.range.upperBound, frame.keys[end] == "for" {
            return frame.text.string(best.tokens.upperBound..<end)
        }
        return sentence.mentions.first {
            $0.tokens.lowerBound == best.tokens.upperBound && $0.kind == .company && $0.form == .name
                && !$0.isPossessive
        }
        .flatMap { mention in
            let next = mention.tokens.upperBound
            return next < sentence.range.upperBound && (frame.keys[next] == "for" || frame.keys[next] == "in")
                ? mention.name : nil
        }
    }

    /// `committed $300 billion to Oracle`, `a $300 billion commitment to buy`: money that is owed to another.
    private func isContract(_ best: Candidate, _ span: FigureSpan, in sentence: SentenceFrame) -> Bool {
        let isCommitment = best.tokens.contains {
            ["commit", "commits", "committed", "commitment", "commitments"].contains(frame.keys[$0])
        }
        guard isCommitment else { return false }
        let from = max(span.after, best.tokens.upperBound)
        let reach = Range(from: from, to: min(from + 6, sentence.range.upperBound))
        guard let to = reach.first(where: { frame.keys[$0] == "to" }) else { return false }
        return frame.isWord(to + 1, .purchasing)
            || sentence.mentions.contains { $0.tokens.lowerBound == to + 1 && $0.kind == .company && $0.form == .name }
    }
}
