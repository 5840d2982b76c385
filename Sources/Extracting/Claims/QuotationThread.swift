import Domain

/// Follows a quotation over several sentences: who speaks is often said only once.
struct QuotationThread {
    private var isOpen = false
    private var speaker: Speaker?
    /// Who was quoted last in this paragraph.
    private var last: Speaker?

    /// Who speaks in a sentence that does not say so itself.
    func speaker(for sentence: SentenceFrame, in frame: DocumentFrame) -> Speaker? {
        let startsQuoted = isOpen || frame.isMark(sentence.range.lowerBound, "\"")
        guard startsQuoted else { return nil }
        if isOpen, let speaker { return speaker }
        // The speaker may be named where the quotation ends, or have spoken just before it.
        return Self.following(sentence, in: frame) ?? last
    }

    /// Takes note of where a sentence leaves the quotation.
    mutating func advance(over sentence: SentenceFrame, in frame: DocumentFrame) {
        let marks = sentence.range.reduce(0) { $0 + (frame.isMark($1, "\"") ? 1 : 0) }
        if let last = sentence.speech.last?.speaker { speaker = last } else if !isOpen { speaker = nil }
        if marks > 0, let speaker { last = speaker }
        if marks % 2 == 1 { isOpen.toggle() }
        if !isOpen, marks % 2 == 1 { speaker = nil }
        // A new paragraph ends what was never closed.
        if sentence.range.upperBound < frame.text.tokens.count,
            frame.text.tokens[sentence.range.upperBound].kind == .lineBreak
        {
            isOpen = false
            last = nil
        }
    }

    /// The trailing speaker of the sentences that follow in the same paragraph.
    private static func following(_ sentence: SentenceFrame, in frame: DocumentFrame) -> Speaker? {
        var number = sentence.number + 1
        while number < frame.text.sentences.count, number - sentence.number < 6 {
            let range = frame.text.sentences[number]
            if range.lowerBound > 0, frame.text.tokens[range.lowerBound - 1].kind == .lineBreak { return nil }
            for mention in frame.mentions(in: range) where mention.kind == .person || mention.kind == .company {
                let before = mention.tokens.lowerBound - 1
                let after = mention.tokens.upperBound
                if frame.isWord(after, .reporting) || (before >= 0 && frame.isWord(before, .reporting)) {
                    return SpeechReader.speaker(mention)
                }
            }
            number += 1
        }
        return nil
    }
}
