import Domain

/// The words that may say what a figure measures.
extension MetricReader {
    func candidates(for span: FigureSpan, in sentence: SentenceFrame) -> [Candidate] {
        var result: [Candidate] = []
        let channels = frame.cues.hits(.channel, in: sentence.range)
        for hit in frame.cues.hits(.metric, in: sentence.range)
        where !channels.contains(where: { $0.tokens.overlaps(hit.tokens) }) {
            guard let cost = distance(from: hit.tokens, to: span, in: sentence) else { continue }
            switch hit.cue.role {
            case "veto":
                // A vetoing noun has to be what is counted or paid.
                if cost <= 3.5 {
                    result.append(Candidate(code: "none", role: "veto", tokens: hit.tokens, cost: cost - 1))
                }
            case "unitPrice", "count": break
            case "plant", "building":
                // Money stands with what it is put into: `a $100 million project`, `a plant costing $90 million`.
                if cost <= 5 {
                    result.append(
                        Candidate(code: hit.cue.code, role: "noun", tokens: hit.tokens, cost: cost + 4))
                }
            case "weak": result.append(Candidate(code: hit.cue.code, role: "noun", tokens: hit.tokens, cost: cost + 3))
            case "verb": result.append(Candidate(code: hit.cue.code, role: "verb", tokens: hit.tokens, cost: cost + 3))
            default:
                let isGeneral = hit.cue.code == "spending"
                result.append(
                    Candidate(code: hit.cue.code, role: "noun", tokens: hit.tokens, cost: cost + (isGeneral ? 1.5 : 0)))
            }
        }
        // `the building of a press shop for about £80 million`
        let before = span.hedged.lowerBound - 1
        if before > sentence.range.lowerBound, frame.keys[before] == "for" || frame.keys[before] == "at",
            let verb = Range(from: max(sentence.clause(of: before).lowerBound, before - 12), to: before).last(where: {
                frame.isWord($0, .producing)
            })
        {
            result.append(Candidate(code: "spending", role: "verb", tokens: verb..<verb + 1, cost: 4))
        }
        for index in sentence.range where frame.isWord(index, [.spending, .purchasing]) {
            if span.tokens.contains(index)
                || frame.cues.hits(.metric, in: index..<index + 1).contains(where: { $0.cue.role == "noun" })
            {
                continue
            }
            guard let cost = distance(from: index..<index + 1, to: span, in: sentence) else { continue }
            let isSpending = frame.isWord(index, .spending)
            result.append(
                Candidate(
                    code: isSpending ? "spending" : "purchase", role: "verb", tokens: index..<index + 1, cost: cost + 2)
            )
        }
        return result
    }

    /// How far a cue is from a figure, in tokens weighted by what lies between; `nil` where it overlaps.
    func distance(from cue: Range<Int>, to span: FigureSpan, in sentence: SentenceFrame) -> Double? {
        // A period may stand between a figure and its noun: `1.5 billion yuan per year in research`.
        let period = frame.periods(in: Range(from: span.after, to: min(span.after + 2, sentence.range.upperBound)))
            .first
        let end =
            period.map {
                $0.tokens.lowerBound - span.after <= 1 && cue.lowerBound >= $0.tokens.upperBound
                    ? $0.tokens.upperBound : span.after
            } ?? span.after
        let figure = Range(from: span.hedged.lowerBound, to: end)
        if cue.overlaps(span.tokens) { return nil }
        let isBefore = cue.upperBound <= figure.upperBound
        let gap = isBefore ? max(0, figure.lowerBound - cue.upperBound) : max(0, cue.lowerBound - figure.upperBound)
        let between =
            isBefore
            ? cue.upperBound..<max(cue.upperBound, figure.lowerBound)
            : figure.upperBound..<max(figure.upperBound, cue.lowerBound)
        var cost = Double(gap) * (isBefore ? 0.7 : 1.0) + (isBefore ? 0 : 1.5)
        for index in between {
            if frame.isMark(index, ",") { cost += 1.5 }
            if frame.isMark(index, ";") { cost += 6 }
            if frame.isMark(index, "(") || frame.isMark(index, ")") { cost += 1 }
            if frame.isWord(index, .finite), !isBefore { cost += 2 }
        }
        cost +=
            Double(
                sentence.figuresBetween(
                    isBefore ? cue.lowerBound : figure.upperBound - 1, isBefore ? figure.lowerBound : cue.upperBound))
            * 3
        cost += Double(sentence.boundaries(between: cue.lowerBound, and: figure.lowerBound)) * 4
        // `$20 billion of capex`, `10 billion yuan in research`: the noun the figure is joined to.
        if !isBefore, figure.upperBound < frame.keys.count,
            !between.contains(where: { frame.isMark($0, ",") || frame.isWord($0, .finite) })
        {
            switch frame.keys[figure.upperBound] {
            case _ where frame.isWord(figure.upperBound + 1, .article) && frame.keys[figure.upperBound] != "of": break
            case "of", "in", "for", "on", "to", "into":
                cost -= sentence.figuresBetween(figure.upperBound - 1, cue.upperBound) == 0 ? 3 : 0
            default: if gap <= 1 { cost -= 2 }
            }
        }
        // `with operating income of $3 billion`: a noun behind the figure that has a figure of its own.
        if !isBefore, let own = sentence.figures.first(where: { $0.isValue && $0.hedged.lowerBound >= cue.upperBound }),
            own.hedged.lowerBound - cue.upperBound <= 1,
            frame.isWord(cue.upperBound, [.preposition, .finite]) || own.hedged.lowerBound == cue.upperBound
        {
            cost += 7
        }
        return cost
    }
}
