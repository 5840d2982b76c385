import Domain

/// What the money or machines are for: a code and the article's words.
struct ScopeReading {
    let code: ScopeCode
    let text: String?
}

/// Finds what a figure is for.
struct ScopeReader {
    let frame: DocumentFrame

    func scope(of span: FigureSpan, metric: Metric, in sentence: SentenceFrame) -> ScopeReading {
        let clause = sentence.clause(of: span.tokens.lowerBound)
        let next = sentence.figures.first { $0.isValue && $0.tokens.lowerBound >= span.tokens.upperBound }?.hedged
            .lowerBound
        let behind = span.after..<max(span.after, min(next ?? clause.upperBound, clause.upperBound))
        let ahead = clause.lowerBound..<max(clause.lowerBound, span.tokens.lowerBound)
        let phrase = purposePhrase(in: behind, sentence)
        let text = phrase.map { frame.text.string($0) }
        let near = code(in: phrase ?? behind) ?? code(in: behind)
        switch metric {
        case .capitalExpenditure:
            return ScopeReading(code: .totalCapex, text: text)
        case .researchAndDevelopment:
            if let near, near == .newBusiness { return ScopeReading(code: .newBusiness, text: text) }
            let division = frame.cues.hits(.scope, in: ahead).contains { $0.cue.code == ScopeCode.division.rawValue }
            return ScopeReading(
                code: division ? .division : near == .aiGeneral ? .aiGeneral : .totalResearch, text: text)
        case .acceleratorCount: return ScopeReading(code: .accelerators, text: text)
        case .powerCapacity, .computeGrowth:
            return ScopeReading(
                code: near ?? code(in: ahead) ?? (metric == .computeGrowth ? .aiGeneral : .aiInfrastructure),
                text: text ?? words(in: ahead))
        case .aiSpending:
            return ScopeReading(
                code: near ?? code(in: clause) ?? code(in: sentence.range) ?? .aiGeneral,
                text: text ?? words(in: clause))
        default: return ScopeReading(code: .unspecified, text: text)
        }
    }

    /// The nearest meaning of a stretch: training and inference together before either, a thing before the field.
    private func code(in range: Range<Int>) -> ScopeCode? {
        let codes = frame.cues.hits(.scope, in: range).compactMap { ScopeCode(rawValue: $0.cue.code) }
        guard !codes.isEmpty else { return nil }
        if codes.contains(.newBusiness) { return .newBusiness }
        let isTraining = codes.contains(.aiTraining) || codes.contains(.aiTrainingAndInference)
        let isInference = codes.contains(.aiInference) || codes.contains(.aiTrainingAndInference)
        if isTraining && isInference { return .aiTrainingAndInference }
        if let first = codes.first(where: { $0 != .aiGeneral && $0 != .division }) {
            // `purchasing GPUs for training`: what is bought comes first.
            return first
        }
        return codes.first { $0 == .aiGeneral } ?? codes.first
    }

    /// The words of the first meaning in a stretch.
    private func words(in range: Range<Int>) -> String? {
        frame.cues.hits(.scope, in: range).first.map { frame.text.string($0.tokens) }
    }

    /// `AI training and inference combined` of `… in AI training and inference combined for 2024`.
    private func purposePhrase(in behind: Range<Int>, _ sentence: SentenceFrame) -> Range<Int>? {
        var index = behind.lowerBound
        // A period may stand between: `this year in AI training`.
        while index < behind.upperBound {
            if let period = sentence.periods.first(where: { $0.tokens.contains(index) }) {
                index = period.tokens.upperBound
            } else if isPrecedingPeriod(index, sentence) {
                index += 1
            } else {
                break
            }
        }
        guard index + 1 < behind.upperBound,
            ["in", "on", "for", "into", "to", "of", "towards", "toward"].contains(frame.keys[index])
        else { return nil }
        let start = index + 1
        index = start
        while index < behind.upperBound {
            let token = frame.text.tokens[index]
            if token.kind == .lineBreak { break }
            if token.kind == .mark, !frame.isMark(index, "-"), !frame.isMark(index, "&"), !frame.isMark(index, "'") {
                break
            }
            if frame.isWord(index, [.modal, .subordinator]) && frame.keys[index] != "as" { break }
            if frame.isWord(index, .thirdForm), !frame.isWord(index, .baseForm), frame.isWord(index, .auxiliary) {
                break
            }
            if sentence.periods.contains(where: { $0.tokens.contains(index) }) { break }
            index += 1
        }
        while index > start, frame.isWord(index - 1, [.preposition, .article, .conjunction, .adverb]) { index -= 1 }
        return index > start ? start..<index : nil
    }

    private func isPrecedingPeriod(_ index: Int, _ sentence: SentenceFrame) -> Bool {
        frame.isWord(index, .preposition) && sentence.periods.contains { $0.tokens.lowerBound == index + 1 }
    }
}
