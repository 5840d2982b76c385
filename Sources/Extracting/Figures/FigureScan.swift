import Domain

/// The grammar of figures over one text's tokens; its layers stand in extensions: numerals, amounts, counts, names.
struct FigureScan {
    let text: TokenizedText
    let lexicon: FigureLexicon

    @inline(__always)
    func token(_ index: Int) -> Token? { text.tokens.indices.contains(index) ? text.tokens[index] : nil }

    /// Whether a token touches the one before it.
    @inline(__always)
    func isGlued(_ index: Int) -> Bool { index > 0 && token(index).map { !$0.hasSpaceBefore } ?? false }

    @inline(__always)
    func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
        token(index).map { $0.kind == .mark && UInt32($0.mark) == mark.value } ?? false
    }

    @inline(__always)
    func isNumber(_ index: Int) -> Bool { token(index)?.kind == .number }

    @inline(__always)
    func word(_ index: Int) -> TokenKey? { token(index).flatMap { $0.kind == .word ? $0.key : nil } }

    /// Inlined, so that the keys of the words are constants.
    @inline(__always)
    func isWord(_ index: Int, _ words: TokenKey...) -> Bool {
        guard let token = token(index), token.kind == .word else { return false }
        for word in words where word == token.key { return true }
        return false
    }

    func numberWord(_ index: Int) -> FigureLexicon.NumberWord? {
        guard let token = token(index), token.kind == .word || token.kind == .mark else { return nil }
        return lexicon.numberWords[token.key]
    }

    /// A hyphen that touches both its neighbours.
    func isHyphen(_ index: Int) -> Bool { isMark(index, "-") && isGlued(index) && isGlued(index + 1) }

    /// Whether the tokens are written exactly so.
    func isSpelled(_ spelling: [UInt8]?, _ tokens: Range<Int>) -> Bool {
        guard let spelling else { return true }
        return text.bytes(of: tokens).map { text.utf8[$0].elementsEqual(spelling) } ?? false
    }

    /// Whether nothing of the sentence stands before a token.
    func startsSentence(_ index: Int) -> Bool {
        guard let before = token(index - 1) else { return true }
        if before.kind == .lineBreak { return true }
        return text.sentence(ofToken: index).map { text.sentences[$0].lowerBound == index } ?? true
    }

    /// Whether a token is the first of the text or follows a blank line.
    func startsParagraph(_ index: Int) -> Bool {
        guard let before = token(index - 1) else { return true }
        return before.kind == .lineBreak && text.utf8[before.bytes].count { $0 == 10 } > 1
    }

    /// Whether nothing of the clause stands at a token: a mark, a line's end or the text's.
    func endsClause(_ index: Int) -> Bool {
        guard let token = token(index) else { return true }
        return token.kind == .lineBreak || token.kind == .mark
    }
}
