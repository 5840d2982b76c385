import Domain

/// What has digits and is no figure.
extension FigureScan {
    /// Whether the number belongs to a name, a time, a version, a date or a telephone number.
    func isName(_ amount: Amount, endsRange: Bool) -> Bool {
        let at = amount.numberAt
        guard let number = token(at), number.kind == .number else { return isOtherWord(amount) }
        if amount.currency == nil, touchesName(before: at, amount, endsRange: endsRange) { return true }
        if amount.currency != nil, at == amount.start, isGlued(at), token(at - 1)?.kind == .word { return true }
        if touchesName(after: amount) { return true }
        // `8 Mile Road`, `a 29km Road`: a measure may be the name of a street.
        if amount.unit != nil, let next = self.token(amount.end), next.isCapitalized,
            Self.streets.contains(next.key)
        {
            return true
        }
        guard !amount.isMeasured, amount.numeral.scale == nil else { return false }
        // `Section 301`, `RTX 4090 cards`, `No. 3`
        let nameAt = isMark(at - 1, ".") ? at - 2 : at - 1
        if let before = word(nameAt), lexicon.numberedNames.contains(before),
            !isMark(at - 1, ".") || isWord(nameAt, "no", "nos")
        {
            return true
        }
        guard amount.item == nil else { return false }
        if isTime(amount) { return true }
        // `3. Third thing` at the head of a line counts the lines.
        if isMark(amount.end, "."), isGlued(amount.end), at == 0 || token(at - 1)?.kind == .lineBreak,
            token(amount.end + 1)?.kind == .word
        {
            return true
        }
        // `Series 7`, `S&P 500`, `iPhone 15`: a word with a capital straight before a bare number makes it a name.
        if let before = token(at - 1), before.kind == .word, hasCapital(before), number.hasSpaceBefore,
            !startsSentence(at - 1), !isPossessive(before)
        {
            return true
        }
        return isMark(at - 1, "#") || isMark(at - 1, "&")
    }

    /// `Meta's 224,000`: whose number it is, and no name.
    private func isPossessive(_ word: Token) -> Bool {
        let bytes = text.utf8[word.bytes]
        guard bytes.count > 2, bytes.last == UInt8(ascii: "s") else { return false }
        return bytes.dropLast().last == UInt8(ascii: "'")
            || bytes.dropLast().suffix(3).elementsEqual([0xE2, 0x80, 0x99])
    }

    /// Whether one of a word's first two letters is a capital: `Series`, `iPhone`.
    private func hasCapital(_ word: Token) -> Bool {
        text.utf8[word.bytes].prefix(2).contains { $0 >= 65 && $0 <= 90 } || word.isCapitalized
    }

    /// `one` and the like in other senses: `this one`, `one of them`; and a place in a row that looks like a fraction.
    private func isOtherWord(_ amount: Amount) -> Bool {
        guard !amount.isMeasured, amount.item == nil, amount.numeral.scale == nil, isWord(amount.numberAt, "one"),
            amount.end == amount.numberAt + 1
        else { return false }
        // `one-off`, `one-to-one`
        if isHyphen(amount.end), word(amount.end + 1) != nil { return true }
        if isHyphen(amount.numberAt - 1), word(amount.numberAt - 2) != nil { return true }
        if let before = word(amount.numberAt - 1),
            Self.beforePronoun.contains(before) || endsClause(amount.end) && !isHyphen(amount.end)
        {
            return true
        }
        return isWord(
            amount.end, "of", "another", "day", "who", "that", "which", "by", "might", "could", "must", "can", "s")
            || isMark(amount.end, "'")
    }

    private static let beforePronoun: KeySet = [
        "this", "that", "the", "no", "any", "every", "each", "which", "another", "some", "a", "only", "other", "first",
        "second",
        "last", "next", "new", "big", "good", "bigger", "better",
    ]

    private static let streets: KeySet = [
        "road", "street", "avenue", "drive", "lane", "highway", "bridge", "boulevard",
    ]

    private func touchesName(before at: Int, _ amount: Amount, endsRange: Bool) -> Bool {
        guard isGlued(at), let before = token(at - 1) else { return false }
        // `H100`; the second number of a range stands behind its dash.
        if before.kind == .word { return true }
        if before.kind == .number { return !endsRange }
        guard before.kind == .mark else { return false }
        switch before.mark {
        case UInt8(ascii: "/"), UInt8(ascii: ":"), UInt8(ascii: "#"), UInt8(ascii: "@"), UInt8(ascii: "_"),
            UInt8(ascii: "."):
            // A full stop that touches nothing before it begins a decimal.
            return before.mark == UInt8(ascii: ".") ? isGlued(at - 1) && at > amount.start : true
        case UInt8(ascii: "-") where !endsRange && isGlued(at - 1):
            // `GPT-4`, `555-1234`
            guard let head = token(at - 2) else { return false }
            if head.kind == .word { return !Self.prefixes.contains(head.key) }
            return head.kind == .number && !amount.isMeasured && amount.item == nil
        default: return false
        }
    }

    /// Words that a hyphen joins to a number without making a name of it.
    private static let prefixes: KeySet = [
        "mid", "sub", "near", "low", "high", "non", "multi", "post", "pre", "over", "under",
    ]

    private func touchesName(after amount: Amount) -> Bool {
        guard isGlued(amount.end), let next = token(amount.end) else { return false }
        if next.kind == .word || next.kind == .number { return true }
        guard next.kind == .mark, isGlued(amount.end + 1), let second = token(amount.end + 1) else { return false }
        switch next.mark {
        case UInt8(ascii: "/"), UInt8(ascii: ":"):
            return second.kind == .number
        case UInt8(ascii: "("):
            // `401(k)`
            return second.kind == .word && second.bytes.count == 1 && !amount.isMeasured
        case UInt8(ascii: "-"):
            // `555-123-4567`, and `8-7` as a score
            if second.kind == .number {
                if isScore(amount) { return true }
                return isHyphen(amount.end + 2) && isNumber(amount.end + 3)
                    || !amount.isMeasured && amount.numeral.scale == nil && second.bytes.count == 4
                        && amount.end - amount.start == 1
                        && token(amount.numberAt)?.bytes.count == 3
            }
            // `10-K`, `12-month`, `5-year`; but `40-plus`
            return !isWord(amount.end + 1, "plus") && second.kind == .word && !amount.isMeasured && amount.item == nil
                && amount.numeral.scale == nil
        default: return false
        }
    }

    /// Two bare numbers of which the first is not the smaller.
    private func isScore(_ amount: Amount) -> Bool {
        guard !amount.isMeasured, amount.item == nil, amount.numeral.scale == nil, !isGlued(amount.numberAt),
            let first = amount.numeral.value?.decimal,
            let second = numeral(at: amount.end + 1), let other = second.value?.decimal, first >= other,
            second.scale == nil
        else { return false }
        // `$5-3`, `9-6 percent`: a unit behind makes it no score.
        return lexicon.units.phrase(in: text, at: second.end) == nil
    }

    /// `10 a.m.`, `9 pm`
    private func isTime(_ amount: Amount) -> Bool {
        isWord(amount.end, "am", "pm", "gmt", "est", "et")
            || isWord(amount.end, "a", "p") && isMark(amount.end + 1, ".") && isWord(amount.end + 2, "m")
    }
}
