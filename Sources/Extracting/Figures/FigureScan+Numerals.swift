import Domain

/// A number without unit: digits or words, with its scale words.
struct Numeral {
    /// The number before its scale.
    var mantissa: ExactFraction
    /// The power of ten of its scale; `nil` where there is none.
    var scale: Int?
    /// Parts added below the scale: the fourteen of `3 thousand and fourteen`.
    var rest: ExactFraction?
    /// Whether it is written in words alone.
    var isInWords: Bool
    /// Whether it is a fraction and nothing else: `half`, `two thirds`.
    var isFraction = false
    /// One past the last token.
    var end: Int

    /// The number, scale and all; `nil` where its digits do not fit.
    var value: ExactFraction? {
        guard let scaled = mantissa.scaled(byPowerOfTen: scale ?? 0) else { return nil }
        guard let rest else { return scaled }
        return scaled.plus(rest)
    }
}

/// Numerals in digits, words and mixtures.
extension FigureScan {
    /// The numeral that begins at a token. Between `between` and its second number no `and` joins the parts of one.
    func numeral(at index: Int, joinsAnd: Bool = true) -> Numeral? {
        if let fraction = leadingFraction(at: index) { return fraction }
        guard let numeral = cardinal(at: index, joinsAnd: joinsAnd), !isPlace(numeral) else { return nil }
        return numeral
    }

    /// Whether a number in words goes on as a place in a row: `twenty-first`, `one hundred and seventh`.
    private func isPlace(_ numeral: Numeral) -> Bool {
        guard numeral.isInWords else { return false }
        var at = numeral.end
        if isHyphen(at) {
            at += 1
            // `ten-second`
            if isWord(at, "second") { return false }
        } else if isWord(at, "and") {
            at += 1
            if case .tens? = numberWord(at) { at += isHyphen(at + 1) ? 2 : 1 }
        } else {
            return false
        }
        if case .ordinal? = numberWord(at) { return true }
        return false
    }

    private func cardinal(at index: Int, joinsAnd: Bool) -> Numeral? {
        guard var numeral = term(at: index, joinsAnd: joinsAnd) else { return nil }
        if numeral.scale == nil, let fraction = denominator(at: numeral.end, of: numeral) {
            numeral.mantissa = decimalParts(of: numeral, from: index) ?? fraction.value
            numeral.end = fraction.end
            numeral.isFraction = true
            return numeral
        }
        if numeral.scale == nil {
            if joinsAnd { addUnits(to: &numeral, from: index) }
            if joinsAnd, let and = and(at: numeral.end), let fraction = fractionWords(at: and) {
                guard let sum = numeral.mantissa.plus(fraction.value) else { return nil }
                numeral.mantissa = sum
                numeral.end = fraction.end
                addScales(to: &numeral)
            } else if let places = spokenPlaces(at: numeral.end), numeral.isInWords,
                let sum = numeral.mantissa.plus(places.value)
            {
                numeral.mantissa = sum
                numeral.end = places.end
                addScales(to: &numeral)
            }
            return numeral
        }
        addLowerTerms(to: &numeral, joinsAnd: joinsAnd)
        if numeral.isInWords, numeral.rest == nil || numeral.scale == 2, let places = spokenPlaces(at: numeral.end) {
            numeral.rest = (numeral.rest ?? ExactFraction(0)).plus(places.value)
            numeral.end = places.end
        }
        // `a hundred thousand trillionths`
        if case .denominator(let below, isPlural: true)? = numberWord(numeral.end), below > 2, below != 4,
            numeral.isInWords,
            let value = decimalParts(of: numeral, from: index) ?? numeral.value?.divided(by: below)
        {
            return Numeral(mantissa: value, isInWords: numeral.isInWords, isFraction: true, end: numeral.end + 1)
        }
        return numeral
    }

    /// A number below a thousand, or in digits, and the scale words behind it.
    private func term(at index: Int, joinsAnd: Bool) -> Numeral? {
        var numeral: Numeral
        if let digits = digits(at: index) {
            numeral = Numeral(mantissa: digits.value, isInWords: false, end: digits.end)
        } else if let group = group(at: index, joinsAnd: joinsAnd) {
            numeral = Numeral(mantissa: ExactFraction(group.value), isInWords: true, end: group.end)
        } else if let bare = bareScale(at: index) {
            numeral = bare
        } else {
            return nil
        }
        addScales(to: &numeral)
        return numeral
    }

    /// `a million`, `a hundred`, `million dollars`: a scale with no number before it.
    private func bareScale(at index: Int) -> Numeral? {
        let hasArticle = isWord(index, "a", "an")
        let at = hasArticle ? index + 1 : index
        let isHundred: Bool
        switch numberWord(at) {
        case .hundred?, .dozen?: isHundred = true
        default: isHundred = false
        }
        guard isHundred || scale(at: at)?.use == .word else { return nil }
        if !hasArticle {
            // Alone it has to stand before money: `hundred dollars`.
            guard !isGlued(index), !isWord(at + 1, "of"), lexicon.currencyNames.phrase(in: text, at: at + 1) != nil
            else { return nil }
        }
        return Numeral(mantissa: ExactFraction(1), isInWords: true, end: at)
    }

    /// The scale words after a number: `billion`, `bn`, `-billion`, `hundred thousand`, `lakh crore`, `dozen`.
    func addScales(to numeral: inout Numeral) {
        while true {
            let at = isHyphen(numeral.end) ? numeral.end + 1 : numeral.end
            switch numberWord(at) {
            case .hundred?:
                guard numeral.scale == nil else { return }
                numeral.scale = 2
                numeral.end = at + 1
                continue
            case .dozen(let count)?:
                guard numeral.scale == nil, let product = numeral.mantissa.times(ExactDecimal(significand: count))
                else { return }
                numeral.mantissa = product
                numeral.end = at + 1
                continue
            default: break
            }
            guard let scale = scale(at: at), fits(scale, at: at), (numeral.scale ?? 0) + scale.power <= 24 else {
                return
            }
            numeral.scale = (numeral.scale ?? 0) + scale.power
            numeral.end = at + 1
        }
    }

    /// The scale a token names.
    func scale(at index: Int) -> FigureLexicon.Scale? {
        guard let key = word(index), let scales = lexicon.scales[key] else { return nil }
        return scales.first { isSpelled($0.spelling, index..<index + 1) }
    }

    /// Whether a scale counts where it stands without a look at what is measured.
    private func fits(_ scale: FigureLexicon.Scale, at index: Int) -> Bool {
        switch scale.use {
        case .word: true
        case .plural: !isWord(index + 1, "of")
        case .glued:
            isGlued(index) && !isHyphen(index - 1)
                || isNumber(index - 1) && endsClause(index + 1) && Self.isScaleApart(scale)
        case .beside: false
        }
    }

    /// Whether a letter scales with a space before it, at the end of a clause: `2.5 k`, `40 M`.
    private static func isScaleApart(_ scale: FigureLexicon.Scale) -> Bool {
        scale.power <= 6 && scale.spelling?.count == 1
    }

    /// `three hundred` of `twenty-one trillion three hundred`, `21` of `3 hundred and 21`, the half of `two million and a half`.
    private func addLowerTerms(to numeral: inout Numeral, joinsAnd: Bool) {
        var power = numeral.scale ?? 0
        while power > 0 {
            let hasAnd = isWord(numeral.end, "and")
            guard joinsAnd || !hasAnd else { return }
            let at = hasAnd ? numeral.end + 1 : numeral.end
            if hasAnd, let fraction = fractionWords(at: at) {
                // A fraction is one of the scale above it, or of the scale behind it.
                var below = Numeral(mantissa: fraction.value, isInWords: true, end: fraction.end)
                addScales(to: &below)
                guard
                    let part = below.scale == nil && power > 2
                        ? fraction.value.scaled(byPowerOfTen: power) : below.value,
                    let sum = (numeral.rest ?? ExactFraction(0)).plus(part)
                else { return }
                numeral.rest = sum
                numeral.end = below.end
                return
            }
            guard let lower = term(at: at, joinsAnd: joinsAnd),
                isLower(lower, than: power, in: numeral, hasAnd: hasAnd, at: at),
                let value = lower.value,
                let sum = (numeral.rest ?? ExactFraction(0)).plus(value)
            else { return }
            numeral.rest = sum
            numeral.end = lower.end
            power = lower.scale ?? 0
        }
    }

    /// Whether a number after a scale goes on with it and does not begin another.
    private func isLower(_ lower: Numeral, than power: Int, in numeral: Numeral, hasAnd: Bool, at index: Int) -> Bool {
        guard let value = lower.value?.decimal, value < ExactDecimal(1).scaled(byPowerOfTen: power), !isGlued(index)
        else { return false }
        if let scale = lower.scale {
            return scale < power && (!hasAnd || lower.isInWords) && (lower.isInWords || power <= 3)
        }
        if lower.isInWords, !numeral.isInWords, power > 3 { return false }
        guard power <= 3 || lower.isInWords && value >= ExactDecimal(100) else { return false }
        return lower.isInWords || DigitGroups(text.utf8[text.tokens[index].bytes])?.isPlain ?? false
    }

    // MARK: Digits

    /// `10,000`, `12,34,567.89`, `1 234 567`, `.25`, `2 1/4`, `1½`
    private func digits(at index: Int) -> (value: ExactFraction, end: Int)? {
        if isMark(index, "."), isGlued(index + 1), isNumber(index + 1),
            !isGlued(index) || token(index - 1)?.kind == .currency || isMark(index - 1, "-") && !isGlued(index - 1),
            let places = DigitGroups(text.utf8[text.tokens[index + 1].bytes]), places.isPlain
        {
            let count = text.tokens[index + 1].bytes.count
            return (ExactFraction(places.value.scaled(byPowerOfTen: -count)), index + 2)
        }
        guard isNumber(index), let token = token(index), let first = DigitGroups(text.utf8[token.bytes]) else {
            return nil
        }
        if first.isPlain, let spaced = spacedGroups(at: index) { return (ExactFraction(spaced.value), spaced.end) }
        let value = ExactFraction(first.value)
        if let power = power(of: value, at: index + 1) { return power }
        guard first.isPlain else { return (value, index + 1) }
        if case .sign(let fraction)? = numberWord(index + 1), let sum = value.plus(fraction) { return (sum, index + 2) }
        if isNumber(index + 1), let fraction = slashed(at: index + 1), let sum = value.plus(fraction.value) {
            return (sum, fraction.end)
        }
        // `3-1/2 percent`
        if isHyphen(index + 1), let fraction = slashed(at: index + 2), let sum = value.plus(fraction.value) {
            return (sum, fraction.end)
        }
        return (value, index + 1)
    }

    /// `1 234 567`: groups of three digits parted by single spaces.
    private func spacedGroups(at index: Int) -> (value: ExactDecimal, end: Int)? {
        guard let first = token(index), first.bytes.count <= 3, isNumber(index + 1),
            !isNumber(index - 1) || !(token(index)?.hasSpaceBefore ?? false)
        else { return nil }
        var digits = Array(text.utf8[first.bytes])
        var places = 0
        var end = index + 1
        while places == 0, let next = token(end), next.kind == .number,
            next.scalars.lowerBound == text.tokens[end - 1].scalars.upperBound + 1
        {
            let bytes = text.utf8[next.bytes]
            guard bytes.count >= 3, bytes.prefix(3).allSatisfy({ $0 >= 48 && $0 <= 57 }) else { break }
            let tail = bytes.dropFirst(3)
            guard tail.isEmpty || Self.isPlaces(tail) else { break }
            digits += bytes.prefix(3) + tail.dropFirst()
            places = max(0, tail.count - 1)
            end += 1
        }
        guard end > index + 1, let groups = DigitGroups(digits[...]) else { return nil }
        return (groups.value.scaled(byPowerOfTen: -places), end)
    }

    /// `.89` behind groups of digits, and `,89` as the continent writes.
    private static func isPlaces(_ tail: ArraySlice<UInt8>) -> Bool {
        guard tail.first == UInt8(ascii: ".") || tail.first == UInt8(ascii: ",") && tail.count <= 3 else {
            return false
        }
        return tail.dropFirst().allSatisfy { $0 >= 48 && $0 <= 57 }
    }

    /// `1.5e6`, `10^25`, `3 x 10^24`, behind the number that is raised or multiplied.
    private func power(of value: ExactFraction, at index: Int) -> (value: ExactFraction, end: Int)? {
        guard let token = token(index), token.kind == .word || token.kind == .mark else { return nil }
        if isWord(index, "e") {
            guard isGlued(index), let (exponent, end) = exponent(at: index + 1) else { return nil }
            return value.scaled(byPowerOfTen: exponent).map { ($0, end) }
        }
        if isMark(index, "^") {
            guard let (exponent, end) = exponent(at: index + 1) else { return nil }
            return value.raised(to: exponent).map { ($0, end) }
        }
        guard isWord(index, "x") || isMark(index, "*") || token.key == "×", isNumber(index + 1),
            let ten = self.token(index + 1), DigitGroups.plain(text.utf8[ten.bytes]) == 10, isMark(index + 2, "^"),
            let (exponent, end) = exponent(at: index + 3)
        else { return nil }
        return value.scaled(byPowerOfTen: exponent).map { ($0, end) }
    }

    /// `6`, `-3`, `+14`: a power in up to two digits.
    private func exponent(at index: Int) -> (value: Int, end: Int)? {
        let isNegative = isMark(index, "-")
        let at = isNegative || isMark(index, "+") ? index + 1 : index
        guard let token = token(at), token.kind == .number, token.bytes.count <= 2, isGlued(index), isGlued(at),
            let digits = DigitGroups.plain(text.utf8[token.bytes]), !(isGlued(at + 1) && word(at + 1) != nil)
        else { return nil }
        return (isNegative ? -Int(digits) : Int(digits), at + 1)
    }

    // MARK: Words

    /// The token behind an `and` that joins a fraction to a number: `two and a half`, `two-and-a-half`.
    private func and(at index: Int) -> Int? {
        let at = isHyphen(index) ? index + 1 : index
        guard isWord(at, "and") else { return nil }
        return isHyphen(at + 1) ? at + 2 : at + 1
    }

    /// A number below a thousand in words, hundreds not written out: `ten`, `twenty-five`, `one hundred and sixteen`.
    /// Where `and` joins no numbers it does so only before a second one: `between one hundred and fifty and two hundred`.
    func group(at index: Int, joinsAnd: Bool = true) -> (value: Int64, end: Int)? {
        guard let low = belowHundred(at: index) else { return nil }
        guard low.value < 100, low.value > 0, case .hundred? = numberWord(low.end) else { return low }
        let hundreds = low.value * 100
        let at = isWord(low.end + 1, "and") ? low.end + 2 : low.end + 1
        // `one hundred thirty fifths` has thirty-fifths; behind `and` the tens belong to the number.
        if at == low.end + 1, case .tens? = numberWord(at), denominatorWord(at: at)?.isCompound ?? false {
            return (hundreds, at)
        }
        if let rest = belowHundred(at: at), joinsAnd || at == low.end + 1 || isWord(rest.end, "and") {
            return (hundreds + rest.value, rest.end)
        }
        return (hundreds, low.end + 1)
    }

    private func belowHundred(at index: Int) -> (value: Int64, end: Int)? {
        switch numberWord(index) {
        case .unit(let value)?: return (value, index + 1)
        case .tens(let tens)?:
            let at = isMark(index + 1, "-") ? index + 2 : index + 1
            if case .unit(let value)? = numberWord(at), (1...9).contains(value) { return (tens + value, at + 1) }
            // `twenty-first`
            if isHyphen(index + 1), case .ordinal? = numberWord(at) { return nil }
            return (tens, index + 1)
        default: return nil
        }
    }

    /// `point zero three`, `point seventy-five`
    private func spokenPlaces(at index: Int) -> (value: ExactFraction, end: Int)? {
        guard isWord(index, "point") else { return nil }
        var digits: Int64 = 0
        var count = 0
        while count < 12, case .unit(let value)? = numberWord(index + 1 + count), value < 10 {
            digits = digits * 10 + value
            count += 1
        }
        if count == 0, let pair = belowHundred(at: index + 1), pair.value >= 10 {
            return (ExactFraction(ExactDecimal(significand: pair.value, exponent: -2)), pair.end)
        }
        guard count > 0 else { return nil }
        return (ExactFraction(ExactDecimal(significand: digits, exponent: -count)), index + 1 + count)
    }
}
