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
        // `half a million`, `a quarter of a million`, `half a percentage point`, `half of one percent`
        var at = fraction.end
        if isWord(at, "of") { at += 1 }
        if isHyphen(at), isWord(at + 1, "a") { at += 1 }
        if isWord(at, "a", "an") { at += 1 }
        if at > fraction.end, isMeasure(at) || isUnit(at) {
            numeral.end = isMeasure(at) ? at : at + 1
            return numeral
        }
        var scaled = numeral
        scaled.end = at
        addScales(to: &scaled)
        if scaled.end > at {
            numeral = scaled
            numeral.isFraction = false
        }
        return numeral
    }

    /// Whether a unit stands at a token.
    private func isMeasure(_ index: Int) -> Bool {
        word(index) != nil && scale(at: index) == nil && lexicon.units.phrase(in: text, at: index) != nil
    }

    /// The one of `half of one percent`.
    private func isUnit(_ index: Int) -> Bool {
        guard isWord(index, "one") || small(index) == 1,
            let unit = lexicon.units.phrase(in: text, at: index + 1)?.meaning.unit
        else { return false }
        return unit == .percent || unit == .percentagePoint
    }

    /// Whether a stroke, `out of` or `in` stands behind digits.
    private func mayDivide(_ index: Int) -> Bool { isMark(index + 1, "/") || isWord(index + 1, "out", "in") }

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
        guard let below = denominatorWord(at: at), below.value > 1 else { return nil }
        // `a two-third majority`, `a three-quarter point rise`
        guard below.isPlural == (count > 1) || !below.isPlural && count < below.value && isHyphen(index + 1) else {
            return nil
        }
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

    /// `two hundred and fifty-four hundredths`: before tenths, hundredths and the like `and` stands for the decimal
    /// point; the numeral ends where they stand.
    func decimalParts(of numeral: Numeral, from index: Int) -> ExactFraction? {
        guard numeral.isInWords, case .denominator(let below, isPlural: true)? = numberWord(numeral.end),
            Self.decimals.contains(below),
            let and = (index..<numeral.end).last(where: { isWord($0, "and") }),
            let part = group(at: and + 1), part.end == numeral.end, part.value < below,
            let parts = ExactFraction(part.value).divided(by: below)
        else { return nil }
        return numeral.value?.plus(ExactFraction(-part.value))?.plus(parts)
    }

    private static let decimals: Set<Int64> = [10, 100, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000]

    /// `twenty and three and a half`: units behind `and` belong to the tens where a fraction follows them.
    func addUnits(to numeral: inout Numeral, from index: Int) {
        guard case .tens? = numberWord(index), numeral.end == index + 1, isWord(numeral.end, "and"),
            case .unit(let units)? = numberWord(index + 2), (1...9).contains(units), isWord(index + 3, "and"),
            fractionWords(at: index + 4) != nil, let sum = numeral.mantissa.plus(ExactFraction(units))
        else { return }
        numeral.mantissa = sum
        numeral.end = index + 3
    }

    /// `one out of three`, `one in five`, with a part smaller than the whole.
    private func ratio(at index: Int) -> PlacedFraction? {
        guard let above = below(index), above.value > 0 else { return nil }
        let isIn = isWord(above.end, "in")
        guard isIn || isWord(above.end, "out") && isWord(above.end + 1, "of"),
            let whole = below(isIn ? above.end + 1 : above.end + 2), above.value < whole.value,
            !isIn || isShare(of: above.value, whole)
        else { return nil }
        return ExactFraction(above.value).divided(by: whole.value).map { ($0, whole.end) }
    }

    /// Whether `one in five` is a share and not something in five days, places or years.
    private func isShare(of above: Int64, _ whole: (value: Int64, end: Int)) -> Bool {
        guard !isHyphen(whole.end), whole.value <= 1_000 else { return false }
        if endsClause(whole.end) || isWord(whole.end, "or", "of") { return !isMark(whole.end, "%") }
        guard above == 1, let next = word(whole.end), scale(at: whole.end) == nil else { return false }
        return PeriodWords.units[next] == nil && PeriodWords.months[next] == nil
            && lexicon.units.phrase(in: text, at: whole.end) == nil
    }

    /// `half` and `quarter` with no number before them.
    private func bareHalf(at index: Int) -> PlacedFraction? {
        guard case .denominator(let value, isPlural: false)? = numberWord(index), value <= 4, !isHyphen(index - 1)
        else { return nil }
        if isHyphen(index + 1) {
            // `half-a-billion`, `quarter-million`
            let at = isWord(index + 2, "a") && isHyphen(index + 3) ? index + 4 : index + 2
            guard scale(at: at)?.use == .word else { return nil }
            return (ExactFraction(1), index + 1).0.divided(by: value).map { ($0, index + 1) }
        }
        if let before = word(index - 1), Self.beforeHalf.contains(before) { return nil }
        if case .ordinal? = numberWord(index - 1) { return nil }
        let at = isWord(index + 1, "a", "an") ? index + 2 : index + 1
        if isWord(at, "of"), isWord(at + 1, "a", "an"), scale(at: at + 2)?.use == .word {
            return (ExactFraction(1), index + 1).0.divided(by: value).map { ($0, index + 1) }
        }
        let isScaled = scale(at: at)?.use == .word || { if case .dozen? = numberWord(at) { true } else { false } }()
        if value == 4, !isScaled { return nil }
        if !isScaled {
            guard isHalf(index) else { return nil }
        }
        return (ExactFraction(1), index + 1).0.divided(by: value).map { ($0, index + 1) }
    }

    /// Whether `half` is the number: before what is halved, behind a hedge, or at one end of a range.
    private func isHalf(_ index: Int) -> Bool {
        if let next = word(index + 1) {
            if Self.afterHalf.contains(next) || isCounted(index + 1) { return true }
            if isWord(index + 1, "a", "an") { return isMeasure(index + 2) }
            if isWord(index + 1, "and", "to"), isWord(index - 1, "between", "from") || isWord(index + 1, "to"),
                fractionWords(at: index + 2) != nil
            {
                return true
            }
            if isMeasure(index + 1) { return false }
        }
        guard let before = word(index - 1) else { return false }
        return Self.beforeFraction.contains(before)
    }

    /// Words that bound a number, or say by how much something changes.
    private static let beforeFraction: KeySet = [
        "than", "over", "nearly", "almost", "about", "around", "roughly", "least", "approximately", "under", "exactly",
        "by", "below", "above", "between",
    ]

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

    /// The lower part of a fraction in words.
    typealias Denominator = (value: Int64, isPlural: Bool, isOrdinal: Bool, isCompound: Bool, end: Int)

    /// `fifths`, `half`, `twenty-firsts`, the `one hundred and fifth` of `one one hundred and fifth`
    func denominatorWord(at index: Int) -> Denominator? {
        guard case .unit(let hundreds)? = numberWord(index) else { return denominatorBelowHundred(at: index) }
        guard (1...9).contains(hundreds), case .hundred? = numberWord(index + 1),
            let rest = denominatorBelowHundred(at: isWord(index + 2, "and") ? index + 3 : index + 2), rest.value < 100,
            rest.isOrdinal || rest.isPlural
        else { return nil }
        return (hundreds * 100 + rest.value, rest.isPlural, rest.isOrdinal, true, rest.end)
    }

    private func denominatorBelowHundred(at index: Int) -> Denominator? {
        switch numberWord(index) {
        case .denominator(let value, let isPlural)?: return (value, isPlural, false, false, index + 1)
        case .ordinal(let value)?: return value > 2 ? (value, false, true, false, index + 1) : nil
        case .tens(let tens)?:
            let at = isMark(index + 1, "-") ? index + 2 : index + 1
            switch numberWord(at) {
            case .ordinal(let value)? where value < 10: return (tens + value, false, true, true, at + 1)
            case .denominator(let value, isPlural: true)? where value < 10 && value != 2 && value != 4:
                return (tens + value, true, false, true, at + 1)
            default: return isHyphen(index + 1) && isWord(at, "seconds") ? (tens + 2, true, false, true, at + 1) : nil
            }
        default: return nil
        }
    }

    /// Whether an `and` joins a fraction to the number before it: `six and a quarter`, `six-and-a-quarter`.
    private func isJoined(_ index: Int) -> Bool {
        let and = isHyphen(index - 1) ? index - 2 : index - 1
        guard isWord(and, "and") else { return false }
        let before = isHyphen(and - 1) ? and - 2 : and - 1
        if case .ordinal? = numberWord(before) { return false }
        return isNumber(before) || numberWord(before) != nil || scale(at: before) != nil
    }

    private func isBounded(_ index: Int) -> Bool { word(index - 1).map(Self.beforeFraction.contains) ?? false }

    /// Whether `a third` and the like are a fraction here and no place in a row, no quarter of a year, no half of it.
    private func isFraction(_ value: Int64, isOrdinal: Bool, count: Int64, article: Bool, from index: Int, end: Int)
        -> Bool
    {
        if isWord(end, "quarter", "quarters", "half", "halves") { return false }
        if value == 4, !isOrdinal {
            // Quarters are mostly of years.
            if count == 3, isHyphen(index + 1) { return true }
            guard article || count == 3 || count == 1 else { return false }
            if isWord(end, "of"), !isNumber(end + 1) { return true }
            if isWord(end, "to", "and"), fractionWords(at: end + 1) != nil { return true }
            if isJoined(index) || isBounded(index) && (endsClause(end) || isWord(end, "and")) { return true }
            let next = isHyphen(end) ? end + 1 : end
            return (article || count == 3) && (scale(at: next)?.use == .word || isWord(next, "a", "point"))
        }
        guard isOrdinal, article, !isJoined(index) else { return true }
        guard let next = token(end), next.kind == .word else { return true }
        return isWord(
            end, "of", "as", "more", "less", "the", "its", "in", "to", "from", "by", "and", "million", "billion",
            "percent", "pct")
    }
}
