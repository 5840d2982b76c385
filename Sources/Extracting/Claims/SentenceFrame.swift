import Domain

/// A sentence with its clauses, subjects and speakers.
struct SentenceFrame {
    /// Its tokens.
    let range: Range<Int>
    /// Its place among the sentences of the text.
    let number: Int
    let mentions: [Mention]
    let events: [SubjectEvent]
    let speech: [SpeechFrame]
    let figures: [FigureSpan]
    let periods: [PeriodMention]
    /// Whether it is a headline rather than a sentence.
    let isHeadline: Bool
    /// Where clauses begin, the sentence's own beginning first.
    private let clauseStarts: [Int]

    init(
        number: Int, in frame: DocumentFrame, subjects: SubjectEventReader, speech: SpeechReader, isHeadline: Bool
    ) {
        let range = frame.text.sentences[number]
        let mentions = Array(frame.mentions(in: range))
        let events = subjects.events(in: range, mentions: mentions)
        self.range = range
        self.number = number
        self.mentions = mentions
        self.events = events
        self.speech = speech.frames(in: range, events: events, mentions: mentions)
        figures = Self.withOldRanges(Array(frame.figures(in: range)), in: frame)
        periods = Array(frame.periods(in: range))
        self.isHeadline = isHeadline
        var starts: Set<Int> = [range.lowerBound]
        for event in events where event.start > range.lowerBound {
            let before = event.start - 1
            let begins =
                frame.isMark(before, ",") || frame.isMark(before, ";") || frame.isMark(before, ":")
                || frame.isMark(before, "\"")
                || frame.isWord(before, [.conjunction, .subordinator, .that]) || frame.isMark(before, "-")
                || frame.isWord(before, .reporting)
            if begins { starts.insert(event.start) }
        }
        for index in range where index > range.lowerBound {
            if frame.isMark(index, ";")
                || ["while", "whereas", "although", "though", "but", "which"].contains(frame.keys[index])
            {
                starts.insert(index)
            }
        }
        clauseStarts = starts.sorted()
    }

    /// `$60-65 billion, lowered from $64 billion to $72 billion`: where a range stands before it, what it was lowered
    /// from is a range as well, and no change.
    private static func withOldRanges(_ figures: [FigureSpan], in frame: DocumentFrame) -> [FigureSpan] {
        guard figures.count > 2 else { return figures }
        var result: [FigureSpan] = []
        var index = 0
        while index < figures.count {
            let first = figures[index]
            if index + 1 < figures.count, first.isValue, let unit = first.figure.unit,
                let new = result.last(where: { $0.isValue && $0.figure.unit == unit }), new.figure.bound == .range,
                first.hedged.lowerBound > 0, frame.keys[first.hedged.lowerBound - 1] == "from",
                let merged = first.joined(to: figures[index + 1], in: frame)
            {
                result.append(merged)
                index += 2
            } else {
                result.append(first)
                index += 1
            }
        }
        return result
    }

    /// The clause that holds a token.
    func clause(of token: Int) -> Range<Int> {
        var start = range.lowerBound
        for boundary in clauseStarts {
            if boundary > token { return Range(from: start, to: boundary) }
            start = boundary
        }
        return Range(from: start, to: range.upperBound)
    }

    /// How many clause boundaries lie between two tokens.
    func boundaries(between first: Int, and second: Int) -> Int {
        let low = min(first, second)
        let high = max(first, second)
        return clauseStarts.reduce(0) { $0 + ($1 > low && $1 <= high ? 1 : 0) }
    }

    /// How many value figures lie between two tokens.
    func figuresBetween(_ first: Int, _ second: Int) -> Int {
        let low = min(first, second)
        let high = max(first, second)
        return figures.reduce(0) {
            $0 + ($1.isValue && $1.tokens.lowerBound > low && $1.tokens.upperBound <= high ? 1 : 0)
        }
    }
}
