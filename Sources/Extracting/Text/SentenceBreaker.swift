/// Finds the ends of sentences among tokens.
enum SentenceBreaker {
    /// Words before whose full stop a sentence does not end.
    private static let abbreviations: KeySet = [
        "inc", "corp", "co", "ltd", "llc", "plc", "no", "mr", "mrs", "ms", "dr", "prof", "st", "vs", "jr", "sr", "gov",
        "sen",
        "rep", "gen", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "approx",
        "est",
        "fig", "cf", "al", "dept", "mt", "e", "i",
    ]

    /// Words that begin a sentence and no name: after an initial they part `on X. The plant` from `J. Miller`.
    private static let openers: KeySet = [
        "the", "it", "he", "she", "they", "we", "a", "an", "this", "that", "these", "those", "but", "and", "its", "his",
        "her", "their",
        "for", "at", "as", "by", "if", "when", "while", "however", "analysts", "about",
    ]

    static func sentences(of tokens: [Token], in utf8: [UInt8]) -> [Range<Int>] {
        var sentences: [Range<Int>] = []
        var start = 0
        func close(at end: Int) {
            var first = start
            while first < end, tokens[first].kind == .lineBreak { first += 1 }
            if first < end { sentences.append(first..<end) }
            start = end
        }
        var index = 0
        while index < tokens.count {
            let token = tokens[index]
            if token.kind == .lineBreak {
                if endsParagraph(token, utf8) || !continues(after: index, tokens) { close(at: index) }
            } else if token.kind == .mark,
                token.mark == UInt8(ascii: ".") || token.mark == UInt8(ascii: "!") || token.mark == UInt8(ascii: "?")
            {
                var end = index + 1
                while end < tokens.count, tokens[end].kind == .mark, isCloser(tokens[end].mark),
                    !tokens[end].hasSpaceBefore
                {
                    end += 1
                }
                if endsSentence(at: index, next: end, tokens) {
                    close(at: end)
                    index = end
                    continue
                }
            }
            index += 1
        }
        close(at: tokens.count)
        return sentences
    }

    private static func isCloser(_ mark: UInt8) -> Bool {
        mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'") || mark == UInt8(ascii: ")")
            || mark == UInt8(ascii: ".")
            || mark == UInt8(ascii: "]")
    }

    /// A blank line ends a paragraph; a single line break may stand in mid-sentence.
    private static func endsParagraph(_ token: Token, _ utf8: [UInt8]) -> Bool {
        utf8[token.bytes].reduce(0) { $0 + ($1 == 10 ? 1 : 0) } > 1
    }

    /// Whether a line break stands in mid-sentence: the next line begins in lower case.
    private static func continues(after index: Int, _ tokens: [Token]) -> Bool {
        guard index + 1 < tokens.count, index > 0 else { return false }
        let next = tokens[index + 1]
        return (next.kind == .word && !next.isCapitalized) || (next.kind == .number && tokens[index - 1].kind == .word)
    }

    private static func endsSentence(at index: Int, next end: Int, _ tokens: [Token]) -> Bool {
        guard end < tokens.count else { return true }
        let next = tokens[end]
        if next.kind == .lineBreak { return true }
        guard next.hasSpaceBefore else { return false }
        guard tokens[index].mark == UInt8(ascii: ".") else { return next.kind != .word || next.isCapitalized }
        guard index > 0, !tokens[index].hasSpaceBefore else { return true }
        let previous = tokens[index - 1]
        if previous.kind == .word {
            // An initial or an abbreviation such as U.S. does not end a sentence unless a new one plainly begins.
            if previous.scalars.count == 1, previous.isCapitalized { return openers.contains(next.key) }
            if abbreviations.contains(previous.key) { return false }
        }
        return next.kind != .word || next.isCapitalized
    }
}
