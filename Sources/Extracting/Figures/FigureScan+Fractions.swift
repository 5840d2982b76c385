import Domain

/// Fractions in words, with a stroke, or in one character.
extension FigureScan {
    typealias PlacedFraction = (value: ExactFraction, end: Int)

    /// A numeral that begins with a fraction: `half a billion`, `three quarters billion`, `two-thirds`, `1/2 million`, `½`.
    func leadingFraction(at index: Int) -> Numeral? {
        guard let token = token(index), token.kind != .number || mayDivide(index),
            let fraction = slashed(at: index) ?? fractionSign(at: index) ?? fractionWords(at: index)
                ?? bareHalf(at: index) ?? ratio(at: index)
        else { return nil }
        var numeral = Numeral(
            mantissa: fraction.value, isInWords: !isNumber(index), isFraction: true, end: fraction.end)
        // `half a million`, `a quarter of a million`
        var at = fraction.end
        if isWord(at, "of") { at += 1 }
        if isWord(at, "a", "an") { at += 1 }
        var scaled = numeral
        scaled.end = at
        addScales(to: &scaled)
        if scaled.end > at {
            numeral = scaled
            numeral.isFraction = false
        }
        return numeral
    }

    /// Whether a stroke or `out of` stands behind digits.
    private func mayDivide(_ index: Int) -> Bool { isMark(index + 1, "/") || isWord(index + 1, "out") }

    /// `1/4`, `1 / 4`; a day such as `22/04` or `10/1` is none.
    func slashed(at index: Int) -> PlacedFraction? {
        guard isNumber(index), isMark(index + 1, "/"), isNumber(index + 2), isGlued(index + 1) == isGlued(index + 2),
            !isMark(index + 3, "/"), !isMark(index - 1, "/"),
            !isGlued(index) || isMark(index - 1, "-") || token(index - 1)?.kind == .currency,
            let above = small(index), let below = small(index + 2), above > 0, above < below,
            Self.strokes.contains(below), text.utf8[text.tokens[index + 2].bytes].first != UInt8(ascii: "0")
        else { return nil }
        return (ExactFraction(above), index + 3).0.divided(by: below).map { ($0, index + 3) }
    }

    /// Numbers below the stroke of a fraction as it is printed.
    private static let strokes: Set<Int64> = [2, 3, 4, 5, 6, 8, 10, 16, 32, 64, 100]

    private func small(_ index: Int) -> Int64? {
        guard let token = token(index), token.kind == .number, token.bytes.count <= 3 else { return nil }
        return DigitGroups.plain(text.utf8[token.bytes])
    }

    private func fractionSign(at index: Int) -> PlacedFraction? {
        guard case .sign(let value)? = numberWord(index) else { return nil }
        return (value, index + 1)
    }

    /// `a half`, `one third`, `two-thirds`, `five - eighths`, `three twenty-firsts`, `a quarter of`
    func fractionWords(at index: Int) -> PlacedFraction? {
        let count: Int64
        var at = index + 1
        if isWord(index, "a", "an") {
            count = 1
        } else if case .unit(let value)? = numberWord(index), value > 0 {
            count = value
        } else {
            return nil
        }
        if isMark(at, "-") { at += 1 }
        guard let below = denominatorWord(at: at), below.isPlural == (count > 1), below.value > 1 else { return nil }
        guard
            isFraction(
                below.value, isOrdinal: below.isOrdinal, count: count, article: isWord(index, "a", "an"), from: index,
                end: below.end)
        else { return nil }
        return ExactFraction(count).divided(by: below.value).map { ($0, below.end) }
    }

    /// `fifths` behind a number: `twenty-three fifths`, `one hundred and thirty fifths`, `one over twenty`.
    func denominator(at index: Int, of numeral: Numeral) -> PlacedFraction? {
        if numeral.isInWords || DigitGroups(text.utf8[text.tokens[max(index - 1, 0)].bytes])?.isPlain ?? false {
            if isWord(index, "over"), endsClause(below(index + 1)?.end ?? index), let below = below(index + 1),
                below.value > 1,
                let value = numeral.mantissa.divided(by: below.value),
                numeral.mantissa.decimal < ExactDecimal(significand: below.value)
            {
                return (value, below.end)
            }
        }
        guard numeral.isInWords else { return nil }
        let at = isMark(index, "-") ? index + 1 : index
        guard let below = denominatorWord(at: at), below.isPlural || numeral.mantissa.decimal == ExactDecimal(1),
            below.value > 2,
            below.isPlural || below.isCompound, let value = numeral.mantissa.divided(by: below.value)
        else { return nil }
        if below.value == 4, below.isPlural { return nil }
        return (value, below.end)
    }

    /// `one out of three`, with a part smaller than the whole.
    private func ratio(at index: Int) -> PlacedFraction? {
        guard let above = below(index), isWord(above.end, "out"), isWord(above.end + 1, "of"),
            let whole = below(above.end + 2),
            above.value > 0, above.value < whole.value
        else { return nil }
        return ExactFraction(above.value).divided(by: whole.value).map { ($0, whole.end) }
    }

    /// `half` and `quarter` with no number before them.
    private func bareHalf(at index: Int) -> PlacedFraction? {
        guard case .denominator(let value, isPlural: false)? = numberWord(index), value <= 4, !isHyphen(index - 1),
            !isHyphen(index + 1)
        else { return nil }
        if let before = word(index - 1), Self.beforeHalf.contains(before) { return nil }
        if case .ordinal? = numberWord(index - 1) { return nil }
        let at = isWord(index + 1, "a", "an") ? index + 2 : index + 1
        let isScaled = scale(at: at)?.use == .word || { if case .dozen? = numberWord(at) { true } else { false } }()
        if value == 4, !isScaled { return nil }
        if !isScaled {
            guard let next = word(index + 1), Self.afterHalf.contains(next) || isCounted(index + 1) else { return nil }
        }
        return (ExactFraction(1), index + 1).0.divided(by: value).map { ($0, index + 1) }
    }

    /// Whether a noun in the plural, or people, stand at a token.
    private func isCounted(_ index: Int) -> Bool {
        guard let token = token(index), token.kind == .word else { return false }
        return lexicon.countedNouns.contains(token.key)
    }

    private static let beforeHalf: KeySet = [
        "first", "second", "latter", "other", "better", "last", "next", "this", "previous", "past", "current", "the",
        "each", "per", "every",
    ]
    private static let afterHalf: KeySet = ["of", "its", "the", "their", "as"]

    /// A number that divides: digits or words below a thousand.
    private func below(_ index: Int) -> (value: Int64, end: Int)? {
        if isNumber(index) {
            guard let value = small(index), value > 0 else { return nil }
            return (value, index + 1)
        }
        return group(at: index)
    }

    /// `fifths`, `half`, `twenty-firsts`
    private func denominatorWord(at index: Int) -> (
        value: Int64, isPlural: Bool, isOrdinal: Bool, isCompound: Bool, end: Int
    )? {
        switch numberWord(index) {
        case .denominator(let value, let isPlural)?: return (value, isPlural, false, false, index + 1)
        case .ordinal(let value)?: return value > 2 ? (value, false, true, false, index + 1) : nil
        case .tens(let tens)?:
            let at = isMark(index + 1, "-") ? index + 2 : index + 1
            switch numberWord(at) {
            case .ordinal(let value)? where value < 10: return (tens + value, false, true, true, at + 1)
            case .denominator(let value, isPlural: true)? where value < 10 && value != 2 && value != 4:
                return (tens + value, true, false, true, at + 1)
            default: return nil
            }
        default: return nil
        }
    }

    /// Whether `a third` and the like are a fraction here and no place in a row, no quarter of a year, no half of it.
    private func isFraction(_ value: Int64, isOrdinal: Bool, count: Int64, article: Bool, from index: Int, end: Int)
        -> Bool
    {
        if isWord(end, "quarter", "quarters", "half", "halves") { return false }
        if value == 4, !isOrdinal {
            // Quarters are mostly of years.
            return article || count == 3
                ? scale(at: end)?.use == .word || isWord(end, "of", "a")
                    || isWord(index - 1, "and", "above", "below", "than") : false
        }
        guard isOrdinal, article else { return true }
        guard let next = token(end), next.kind == .word else { return true }
        return isWord(
            end, "of", "as", "more", "less", "the", "its", "in", "to", "from", "by", "and", "million", "billion",
            "percent", "pct")
    }
}
