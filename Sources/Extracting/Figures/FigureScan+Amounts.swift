import Domain

extension FigureScan {
    /// A number with what it measures, not yet placed.
    struct Amount {
        var start: Int
        var end: Int
        /// The token at which the number itself begins.
        var numberAt: Int
        var numeral: Numeral
        var currency: MeasureUnit?
        var unit: FigureLexicon.Unit?
        /// The power of ten of a currency's name: -2 of `cents`, 6 of `MUSD`.
        var moneyPower = 0
        /// Hundredths named behind the whole: the 43 of `20 dollars 43 cents`.
        var minor: ExactFraction?
        var isNegative = false
        /// The noun phrase that is counted, as tokens.
        var item: Range<Int>?

        /// Whether a currency or unit was found.
        var isMeasured: Bool { currency != nil || unit != nil }

        /// The value in whole units; `nil` where its digits do not fit.
        var value: ExactDecimal? {
            guard let scaled = numeral.value?.scaled(byPowerOfTen: (unit?.power ?? 0) + moneyPower),
                let whole = minor.map({ scaled.plus($0) }) ?? scaled
            else { return nil }
            return isNegative ? -whole.decimal : whole.decimal
        }
    }

    /// The amount that begins at a token: a sign, a currency before, the number, a scale, a unit after.
    ///
    /// The second number of a range may follow a dash; elsewhere a dash before digits makes them part of a name.
    /// Behind a first number of money the second may have a letter for its scale: `EUR40-60m`.
    func amount(at index: Int, endsRange: Bool = false, joinsAnd: Bool = true, isMoney: Bool = false) -> Amount? {
        var at = index
        var isNegative = false
        let isApart = isMark(index, "-") && !isGlued(index + 1)
        if let afterSign = afterMinus(at: at) {
            isNegative = true
            at = afterSign
        }
        var money: FigureLexicon.Money?
        if let lead = lead(at: at) {
            money = lead.money
            at = lead.end
            if isMark(at, "-"), isGlued(at) || isGlued(at + 1) {
                isNegative = true
                at += 1
            }
        }
        guard let numeral = numeral(at: at, joinsAnd: joinsAnd) else { return nil }
        var amount = Amount(
            start: index, end: numeral.end, numberAt: at, numeral: numeral, currency: money?.unit,
            moneyPower: money?.power ?? 0, isNegative: isNegative)
        if money != nil || isMoney && isGlued(amount.end) { addLetterScale(to: &amount, isApartAllowed: true) }
        measure(&amount)
        guard !isName(amount, endsRange: endsRange), amount.value != nil else { return nil }
        // `- 5` and nothing else is a number; before a sentence the dash is the mark of a list.
        if isApart, isNegative, let next = token(amount.end), next.kind != .lineBreak { return nil }
        return amount
    }

    /// `-` and `minus` before a number or a currency; the token after it.
    private func afterMinus(at index: Int) -> Int? {
        if isWord(index, "minus", "negative") { return index + 1 }
        guard isMark(index, "-"), !isMark(index - 1, "-") else { return nil }
        if isGlued(index + 1) {
            // A dash that touches the word before it joins; one behind a bracket is a sign.
            // At the head of a line in a paragraph it is the mark of a list.
            if token(index - 1)?.kind == .lineBreak, !startsParagraph(index) { return nil }
            return !isGlued(index) || isMark(index - 1, "(") || startsParagraph(index) ? index + 1 : nil
        }
        let isNumeral = isNumber(index + 1) || isMark(index + 1, ".") && isNumber(index + 2)
        return startsSentence(index) && isNumeral ? index + 1 : nil
    }

    // MARK: Money

    /// A currency sign or code before a number: `US$`, `€`, `RMB`, `MAUD`.
    func lead(at index: Int) -> (money: FigureLexicon.Money, end: Int)? {
        guard let token = token(index), token.kind == .currency || token.kind == .word else { return nil }
        guard let (money, end) = lexicon.leads.phrase(in: text, at: index, where: isLead) else { return nil }
        return (money, end)
    }

    /// Whether the parts of a sign belong together. `s $500` behind an apostrophe makes no Singapore dollars, `a $500`
    /// no Australian ones; `hk $ 10` with spaces between does make Hong Kong ones.
    private func isLead(_ money: FigureLexicon.Money, _ tokens: Range<Int>) -> Bool {
        guard isSpelled(money.spelling, tokens) else { return false }
        guard tokens.count > 1, let first = token(tokens.lowerBound), first.kind == .word else { return true }
        let areTogether = tokens.dropFirst().allSatisfy(isGlued)
        if areTogether {
            return first.isCapitalized || first.bytes.count > 1
                || !isMark(tokens.lowerBound - 1, "'") && !isWord(tokens.lowerBound, "s")
        }
        return first.bytes.count > 1 || isWord(tokens.lowerBound, "c", "u")
    }

    /// A letter that scales beside money: `$10 B`, `10k$`, `103T won`.
    private func addLetterScale(to amount: inout Amount, isApartAllowed: Bool) {
        let at = isHyphen(amount.end) ? amount.end + 1 : amount.end
        guard amount.numeral.scale == nil, let scale = scale(at: at), scale.use == .glued || scale.use == .beside,
            isApartAllowed || isGlued(at), !(isNumber(at + 1) && isGlued(at + 1))
        else { return }
        if !isGlued(at), scale.spelling != nil, !endsClause(at + 1), word(at + 1) == nil { return }
        amount.numeral.scale = scale.power
        amount.end = at + 1
    }

    /// Reads what follows the number: a currency, a unit, or the things that are counted.
    private func measure(_ amount: inout Amount) {
        if amount.currency != nil {
            repeatCurrency(of: &amount)
            addMinor(to: &amount)
            return
        }
        if takeCurrency(&amount) {
            addMinor(to: &amount)
            return
        }
        if amount.numeral.scale == nil {
            // A letter that scales only beside money, or where things are counted: `103T won`, `5m users`.
            var scaled = amount
            addLetterScale(to: &scaled, isApartAllowed: true)
            if scaled.end > amount.end {
                if takeCurrency(&scaled) {
                    amount = scaled
                    return
                }
                if isGlued(amount.end) {
                    if isMoneyBehind(scaled.end) {
                        amount = scaled
                        return
                    }
                    count(&scaled)
                    if scaled.item != nil {
                        amount = scaled
                        return
                    }
                }
            }
        }
        if takeUnit(&amount) { return }
        count(&amount)
    }

    /// Whether the second number of a range with its letter and currency stands at a token: the `-60m euros` of
    /// `40m-60m euros`.
    private func isMoneyBehind(_ index: Int) -> Bool {
        guard isMark(index, "-") || isWord(index, "to", "and"), isNumber(index + 1), isGlued(index + 2),
            let scale = scale(at: index + 2), scale.spelling != nil
        else { return false }
        return lexicon.currencyNames.phrase(in: text, at: index + 3) != nil || lead(at: index + 3) != nil
    }

    /// A currency after the number: `10 €`, `3 yuan`, `75 USD million`, `one-yen`, `115USD`.
    private func takeCurrency(_ amount: inout Amount) -> Bool {
        let at = isMark(amount.end, "-") && isGlued(amount.end) ? amount.end + 1 : amount.end
        let value = amount.numeral.value?.decimal ?? .zero
        let isLarge = amount.numeral.scale != nil || value >= ExactDecimal(100)
        var found = lexicon.currencyNames.phrase(in: text, at: at) { money, tokens in
            // A `312-pound` tackle costs nothing, nor does what ends at `11 p.m.`
            (isLarge && (at == amount.end || amount.numeral.scale != nil) || !money.wantsLarge)
                && isSpelled(money.spelling, tokens)
                && (money.spelling == nil || isGlued(at) || endsClause(tokens.upperBound))
                && !(money.spelling != nil && isMark(tokens.upperBound, ".") && isGlued(tokens.upperBound + 1))
                && !(money.wantsLarge && isHyphen(tokens.upperBound))
        }
        if found == nil, let lead = lead(at: at), belongsLeft(lead.end, lead: at) { found = (lead.money, lead.end) }
        guard let (money, end) = found else { return false }
        amount.currency = money.unit
        amount.moneyPower = money.power
        amount.end = end
        // `75 USD million`
        if amount.numeral.scale == nil, let scale = scale(at: end),
            scale.use == .word || scale.use == .glued && scale.spelling == nil
        {
            amount.numeral.scale = scale.power
            amount.end = end + 1
        }
        return true
    }

    /// Whether a sign between two numbers belongs to the one before it: `10 $ 20` does not say, `15 USD 50` in two
    /// digits is dollars and cents.
    private func belongsLeft(_ end: Int, lead: Int) -> Bool {
        guard isNumber(end) else { return true }
        if isGlued(end) { return false }
        return isHundredths(end) && !isGlued(lead) && lexicon.scales[token(end + 1)?.key ?? ""] == nil
            || lexicon.currencyNames.phrase(in: text, at: end + 1).map { $0.meaning.power == -2 } ?? false
    }

    /// `$10 dollars`, `US$3 billion USD`: the same currency twice.
    private func repeatCurrency(of amount: inout Amount) {
        let at = isHyphen(amount.end) ? amount.end + 1 : amount.end
        if let (money, end) = lexicon.currencyNames.phrase(in: text, at: at), money.unit == amount.currency,
            money.power == 0
        {
            amount.end = end
        } else if let (money, end) = lead(at: at), money.unit == amount.currency, !isNumber(end) {
            amount.end = end
        }
    }

    /// `20 dollars 43 cents`, `20 dollar 43c`, `$20 43`, `twenty rupees and 43`
    private func addMinor(to amount: inout Amount) {
        guard amount.numeral.scale == nil, amount.moneyPower == 0, let value = amount.numeral.value,
            value.denominator == 1,
            value.numerator.exponent >= 0
        else { return }
        let hasAnd = isWord(amount.end, "and")
        let at = hasAnd ? amount.end + 1 : amount.end
        guard !isGlued(at) || isNumber(at) == false, let hundredths = numeral(at: at, joinsAnd: false),
            hundredths.scale == nil,
            !hundredths.isFraction, let count = hundredths.value, count.denominator == 1,
            count.numerator < ExactDecimal(100),
            count.numerator.exponent >= 0, count.numerator > .zero
        else { return }
        let named = lexicon.currencyNames.phrase(in: text, at: hundredths.end) { money, tokens in
            money.power == -2 && isSpelled(money.spelling, tokens)
        }
        if let named {
            amount.minor = count.scaled(byPowerOfTen: -2)
            amount.end = named.end
        } else if isHundredths(at) || hundredths.isInWords,
            endsClause(hundredths.end) || amount.numeral.isInWords && hasAnd || isWord(hundredths.end, "more"),
            hasAnd ? count.numerator < ExactDecimal(100) : true
        {
            guard !isMark(hundredths.end, "%"), !isMark(hundredths.end, "-"), !isMark(hundredths.end, "/") else {
                return
            }
            amount.minor = count.scaled(byPowerOfTen: -2)
            amount.end = hundredths.end
        }
    }

    /// Whether a token is a number of exactly two digits.
    private func isHundredths(_ index: Int) -> Bool {
        guard let token = token(index), token.kind == .number else { return false }
        return token.bytes.count == 2
    }

    // MARK: Units

    private func takeUnit(_ amount: inout Amount) -> Bool {
        let at = isMark(amount.end, "-") && isGlued(amount.end) && isGlued(amount.end + 1) ? amount.end + 1 : amount.end
        let found = lexicon.units.phrase(in: text, at: at) { unit, tokens in
            isSpelled(unit.spelling, tokens) && (!unit.isGlued || isGlued(at) && at == amount.end)
                && !(isNumber(tokens.upperBound) && isGlued(tokens.upperBound))
        }
        guard let (unit, end) = found else { return false }
        amount.unit = unit
        amount.end = end
        return true
    }
}
