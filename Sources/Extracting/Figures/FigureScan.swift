import Domain

/// The grammar of figures over one text's tokens: numeral, scale, unit or currency, range.
struct FigureScan {
    let text: TokenizedText
    let lexicon: FigureLexicon

    /// A number with its unit, not yet placed.
    struct Amount {
        var start: Int
        var end: Int
        var numeral: Numeral
        var currency: MeasureUnit?
        var unit: FigureLexicon.Unit?
        var isMinor = false
        var isNegative = false
        /// The noun phrase that is counted, as tokens.
        var item: Range<Int>?

        /// The value in whole units.
        var value: ExactDecimal {
            let scaled = numeral.value.scaled(byPowerOfTen: (unit?.power ?? 0) - (isMinor ? 2 : 0))
            return isNegative ? -scaled : scaled
        }
    }

    func token(_ index: Int) -> Token? { text.tokens.indices.contains(index) ? text.tokens[index] : nil }
    func isGlued(_ index: Int) -> Bool { token(index).map { !$0.hasSpaceBefore } ?? false }
    func isMark(_ index: Int, _ mark: Character) -> Bool {
        token(index).map { $0.kind == .mark && $0.mark == mark.asciiValue } ?? false
    }
    func word(_ index: Int) -> TokenKey? { token(index).flatMap { $0.kind == .word ? $0.key : nil } }

    /// The phrase of a table that begins at a token, the longest that fits.
    func phrase<Meaning>(_ table: [TokenKey: [FigureLexicon.Phrase<Meaning>]], at index: Int) -> (Meaning, end: Int)? {
        guard let key = token(index)?.key, token(index)?.kind != .number, let candidates = table[key] else { return nil }
        for candidate in candidates
        where candidate.keys.indices.allSatisfy({ token(index + $0)?.key == candidate.keys[$0] && token(index + $0)?.kind != .number }) {
            return (candidate.meaning, index + candidate.keys.count)
        }
        return nil
    }

    // MARK: Numerals

    /// A number in digits or words with its scale.
    func numeral(at index: Int) -> Numeral? {
        guard let token = token(index) else { return nil }
        if token.kind == .number { return digits(at: index) }
        guard token.kind == .word else { return nil }
        return words(at: index)
    }

    private func digits(at index: Int) -> Numeral? {
        guard let mantissa = DigitGroups.decimal(text.string(index)) else { return nil }
        return scaled(Numeral(mantissa: mantissa, end: index + 1))
    }

    /// The scale words after a number: `billion`, `bn`, `-billion`, `lakh crore`.
    private func scaled(_ numeral: Numeral) -> Numeral? {
        var result = numeral
        while true {
            let dashed = isMark(result.end, "-") && isGlued(result.end) && isGlued(result.end + 1)
            let at = dashed ? result.end + 1 : result.end
            guard let key = word(at), let scale = lexicon.scales[key] else { return result }
            if scale.gluedOnly && (dashed || !isGlued(at)) { return result }
            // Glued letters that only begin with a scale are a name; the token is the whole word, so this one is it.
            result.scale = (result.scale ?? 0) + scale.power
            result.needsUnit = result.needsUnit || scale.needsUnit
            result.end = at + 1
        }
    }

    /// `ten`, `twenty-five`, `a hundred`, `half a billion`, `three hundred`
    private func words(at index: Int) -> Numeral? {
        guard let key = word(index) else { return nil }
        if key == "half" {
            let at = word(index + 1) == "a" ? index + 2 : index + 1
            guard let scale = word(at).flatMap({ lexicon.scales[$0] }), !scale.gluedOnly, scale.power >= 6 else { return nil }
            return scaled(Numeral(mantissa: ExactDecimal(significand: 5, exponent: -1), end: at))
        }
        if key == "a" || key == "an" {
            guard let scale = word(index + 1).flatMap({ lexicon.scales[$0] }), !scale.gluedOnly, !scale.needsUnit else { return nil }
            return scaled(Numeral(mantissa: ExactDecimal(1), end: index + 1))
        }
        var value: Int?
        var end = index
        if let small = hundreds(at: index) { return scaled(Numeral(mantissa: ExactDecimal(small.value), end: small.end)) }
        if let tens = NumberWords.tens[key] {
            value = tens
            end = index + 1
            let at = isMark(end, "-") ? end + 1 : end
            if let unit = word(at).flatMap({ NumberWords.units[$0] }), unit < 10 {
                value = tens + unit
                end = at + 1
            }
        } else if let unit = NumberWords.units[key] {
            value = unit
            end = index + 1
        }
        guard let value else { return nil }
        return scaled(Numeral(mantissa: ExactDecimal(value), end: end))
    }

    /// `one hundred and sixteen`, `three hundred five`: hundreds with tens and units behind them.
    private func hundreds(at index: Int) -> (value: Int, end: Int)? {
        guard let count = word(index).flatMap({ NumberWords.units[$0] }), count < 10, word(index + 1) == "hundred" else { return nil }
        let at = word(index + 2) == "and" ? index + 3 : index + 2
        if let tens = word(at).flatMap({ NumberWords.tens[$0] }) {
            let next = isMark(at + 1, "-") ? at + 2 : at + 1
            if let unit = word(next).flatMap({ NumberWords.units[$0] }), unit < 10 { return (count * 100 + tens + unit, next + 1) }
            return (count * 100 + tens, at + 1)
        }
        if let unit = word(at).flatMap({ NumberWords.units[$0] }) { return (count * 100 + unit, at + 1) }
        return nil
    }

    // MARK: Amounts

    /// A number with what it measures, beginning at a token: a sign, a currency before, the number, a unit after.
    ///
    /// The second number of a range may follow a dash; elsewhere a dash before digits makes them part of a name.
    func amount(at index: Int, endsRange: Bool = false) -> Amount? {
        var at = index
        var isNegative = false
        if isMark(at, "-"), !isGlued(at) || at == 0, isGlued(at + 1) {
            isNegative = true
            at += 1
        }
        var currency: MeasureUnit?
        if let (unit, end) = sign(at: at) {
            currency = unit
            at = end
            if isMark(at, "-"), isGlued(at) {
                isNegative = true
                at += 1
            }
        }
        guard let numeral = numeral(at: at) else { return nil }
        var amount = Amount(start: index, end: numeral.end, numeral: numeral, currency: currency, isNegative: isNegative)
        unit(of: &amount)
        if amount.numeral.needsUnit, amount.currency == nil, amount.unit == nil { return nil }
        guard !isVetoed(amount, numberAt: at, endsRange: endsRange) else { return nil }
        return amount
    }

    /// A currency sign or code before a number: `US$`, `€`, `RMB`. Its parts stand together, letters in capitals, so
    /// that the `s` of `’s $500` makes no Singapore dollars.
    private func sign(at index: Int) -> (MeasureUnit, end: Int)? {
        guard let key = token(index)?.key, token(index)?.kind != .number, let candidates = lexicon.signs[key] else { return nil }
        for candidate in candidates {
            let fits = candidate.keys.indices.allSatisfy { offset in
                guard let part = token(index + offset), part.key == candidate.keys[offset], part.kind != .number else { return false }
                return (offset == 0 || !part.hasSpaceBefore) && (part.kind != .word || part.isCapitalized || candidate.keys.count == 1)
            }
            if fits { return (candidate.meaning, index + candidate.keys.count) }
        }
        return nil
    }

    /// Reads what follows the number: a currency word, a unit, or the things that are counted.
    private func unit(of amount: inout Amount) {
        let dashed = isMark(amount.end, "-") && isGlued(amount.end) && isGlued(amount.end + 1)
        let at = dashed ? amount.end + 1 : amount.end
        if amount.currency != nil { return }
        if token(at)?.kind == .currency, let (unit, end) = sign(at: at), token(end)?.kind != .number {
            amount.currency = unit
            amount.end = end
            return
        }
        if let key = word(at) {
            if let (unit, end) = phrase(lexicon.currencyWords, at: at) {
                amount.currency = unit
                amount.end = end
                // `75 USD million`
                if amount.numeral.scale == nil, let scale = word(end).flatMap({ lexicon.scales[$0] }), !scale.gluedOnly {
                    amount.numeral.scale = scale.power
                    amount.end = end + 1
                }
                return
            }
            if let unit = lexicon.minorWords[key] {
                amount.currency = unit
                amount.isMinor = true
                amount.end = at + 1
                return
            }
        }
        if let (unit, end) = phrase(lexicon.units, at: at) {
            if unit.unit.rawValue == "point" { return }
            amount.unit = unit
            amount.end = end
            return
        }
        guard !dashed else { return }
        counted(&amount)
    }

    /// `10,000 Nvidia H100 GPUs`, `100k H100s`, `85,000 H100 equivalents`: up to six words that end in a counted noun
    /// or a product with a number in its name.
    private func counted(_ amount: inout Amount) {
        var at = amount.end
        var best: Int?
        var words = 0
        while let next = token(at), words < 6 {
            if next.kind == .number {
                guard !next.hasSpaceBefore else { break }
                // `H100`, `GB200`, with a glued `s` for several.
                var end = at + 1
                if let suffix = token(end), suffix.kind == .word, !suffix.hasSpaceBefore { end += 1 }
                best = end
                at = end
                continue
            }
            if next.kind == .mark, next.mark == UInt8(ascii: "-"), !next.hasSpaceBefore {
                at += 1
                continue
            }
            guard next.kind == .word else { break }
            words += 1
            at += 1
            if lexicon.countedNouns.contains(next.key) { best = at }
            if Self.stops.contains(next.key) { break }
        }
        guard let best, best > amount.end else { return }
        amount.item = amount.end..<best
        amount.end = best
    }

    private static let stops: Set<TokenKey> = [
        "in", "on", "for", "to", "and", "or", "by", "with", "at", "from", "as", "that", "which", "the", "a", "an", "is", "are",
        "was", "were", "will", "of", "than", "its", "their", "while", "but", "would", "it",
    ]

    // MARK: What is no figure

    /// Whether the digits belong to a name, a time, a version or a telephone number.
    private func isVetoed(_ amount: Amount, numberAt at: Int, endsRange: Bool) -> Bool {
        guard let number = token(at), number.kind == .number else {
            // A small number in words is a figure only with a unit or a scale.
            return amount.currency == nil && amount.unit == nil && amount.item == nil && amount.numeral.scale == nil
                && amount.numeral.value < ExactDecimal(10)
        }
        if let before = token(at - 1), !number.hasSpaceBefore {
            if before.kind == .word, amount.currency == nil { return true }
            if before.kind == .mark {
                let mark = before.mark
                if mark == UInt8(ascii: "/") || mark == UInt8(ascii: ":") || mark == UInt8(ascii: "#") || mark == UInt8(ascii: "@") { return true }
                // `GPT-4`, `555-1234`
                if mark == UInt8(ascii: "-"), !endsRange, isGlued(at - 1), let head = token(at - 2), head.kind == .word || head.kind == .number,
                    amount.currency == nil
                { return head.kind == .word || amount.unit == nil && amount.item == nil }
            }
        }
        if let next = token(amount.end), !next.hasSpaceBefore {
            if next.kind == .word || next.kind == .number { return true }
            if next.kind == .mark, next.mark == UInt8(ascii: "/") || next.mark == UInt8(ascii: ":"), isGlued(amount.end + 1),
                token(amount.end + 1)?.kind == .number
            { return true }
            // `555-123-4567`
            if next.kind == .mark, next.mark == UInt8(ascii: "-"), token(amount.end + 1)?.kind == .number, isGlued(amount.end + 1),
                isMark(amount.end + 2, "-"), isGlued(amount.end + 2), token(amount.end + 3)?.kind == .number
            { return true }
            // `10-K`, `12-month`, `5-year`
            if next.kind == .mark, next.mark == UInt8(ascii: "-"), isGlued(amount.end + 1), token(amount.end + 1)?.kind == .word,
                amount.currency == nil, amount.unit == nil
            { return true }
        }
        guard amount.currency == nil, amount.unit == nil, amount.item == nil, amount.numeral.scale == nil else { return false }
        // `Series 7`, `S&P 500`, `Level 3`: a capitalised word straight before a bare number makes it a name.
        if let before = token(at - 1), before.kind == .word, before.isCapitalized, number.hasSpaceBefore,
            text.sentence(ofToken: at).map({ text.sentences[$0].lowerBound != at - 1 }) ?? true
        {
            return true
        }
        return false
    }
}
