import Domain

/// Puts amounts together into figures: ranges, hedges, bracketed conversions.
struct FigureAssembler {
    let scan: FigureScan

    var text: TokenizedText { scan.text }

    /// What was read from a token on.
    struct Found {
        let figure: Figure
        let end: Int
    }

    /// The figure that begins at a token that may begin one; nothing is read past the limit, where a date begins.
    func figure(at index: Int, limit: Int) -> Found? {
        if let factor = multiplier(at: index) { return factor }
        let isBetween = scan.isWord(index - 1, "between")
        guard let first = scan.amount(at: index, joinsAnd: !isBetween), first.end <= limit else { return nil }
        if scan.isMark(first.end, "<") || scan.isMark(first.end, ">"), let found = inequality(from: first, limit: limit)
        {
            return found
        }
        if let (left, right) = range(from: first, isBetween: isBetween, limit: limit) {
            return figure(left, through: right).map { Found(figure: $0, end: right.end) }
        }
        if let found = boundedRange(from: first, limit: limit) { return found }
        let (alternates, end) = conversions(of: first)
        return figure(first, through: nil, alternates: alternates).map { Found(figure: $0, end: max(end, first.end)) }
    }

    /// Whether a token may begin a figure: one look-up for most of a text's words.
    @inline(__always)
    func mayBegin(at index: Int) -> Bool {
        let token = text.tokens[index]
        switch token.kind {
        case .number, .currency: return true
        case .lineBreak: return false
        case .mark:
            if token.mark == UInt8(ascii: ".") { return scan.isNumber(index + 1) && scan.isGlued(index + 1) }
            return token.mark == UInt8(ascii: "-") || token.mark == 0 && scan.lexicon.numberWords.contains(token.key)
        case .word:
            guard let starter = scan.lexicon.starters[token.key] else { return false }
            if starter.contains(.number) { return true }
            guard let next = scan.token(index + 1) else { return false }
            switch next.kind {
            case .number, .currency, .mark: return true
            case .lineBreak: return false
            case .word: return scan.lexicon.starters[next.key] != nil || starter == .money
            }
        }
    }

    /// `doubled`, `tenfold`
    private func multiplier(at index: Int) -> Found? {
        guard case .times(let factor)? = scan.numberWord(index), !scan.isHyphen(index - 1),
            let range = text.textRange(of: index..<index + 1)
        else { return nil }
        let figure = Figure(
            kind: .quantity, text: text.string(index), range: range, interval: Interval(point: factor), unit: .times,
            bound: .exact)
        return Found(figure: figure, end: index + 1)
    }

    // MARK: Ranges

    /// `$35-40 billion`, `11 billion to 12 billion yuan`, `between 2 and $3 million`. What one side leaves out, the
    /// other lends: the unit in both directions, the scale only to a smaller number on the left.
    private func range(
        from first: FigureScan.Amount, isBetween: Bool, limit: Int
    ) -> (FigureScan.Amount, FigureScan.Amount)? {
        guard first.item == nil, first.end < limit, var next = joint(after: first, isBetween: isBetween) else {
            return nil
        }
        while next < first.end + 5, scan.word(next).map(Self.beforeSecond.contains) ?? false || isPlus(next) {
            next += 1
        }
        guard var second = scan.amount(at: next, endsRange: true, isMoney: first.currency != nil),
            second.end <= limit || second.item != nil
        else {
            return nil
        }
        var left = first
        if left.isMeasured && second.isMeasured {
            guard left.currency == second.currency, left.unit?.unit == second.unit?.unit else { return nil }
        } else if !left.isMeasured {
            guard left.minor == nil else { return nil }
            left.currency = second.currency
            left.unit = second.unit
            left.moneyPower = second.moneyPower
        } else {
            guard second.item == nil else { return nil }
            second.currency = left.currency
            second.unit = left.unit
            second.moneyPower = left.moneyPower
        }
        lendScale(&left, &second, isWritten: first.isMeasured)
        // `-5% to 5%`; in `-5–10` the first dash joins as well.
        guard left.isNegative == second.isNegative || left.isNegative && !scan.isMark(first.end, "-"),
            let low = left.value, let high = second.value, low < high
        else {
            return nil
        }
        return (left, second)
    }

    /// The token after the word or mark that joins two ends of a range.
    private func joint(after first: FigureScan.Amount, isBetween: Bool) -> Int? {
        let at = first.end
        let isFrom = scan.isWord(first.start - 1, "from")
        if scan.isMark(at, "-") || scan.isMark(at, "~") {
            guard scan.token(at)?.hasSpaceBefore == true else { return at + 1 }
            // A dash between spaces parts sentences as well: both its sides have to be of one kind.
            guard scan.token(at + 1)?.hasSpaceBefore == true, let second = scan.amount(at: at + 1) else { return nil }
            let isSame = second.numeral.scale == first.numeral.scale
            return isSame && (first.numeral.scale != nil || first.isMeasured == second.isMeasured) ? at + 1 : nil
        }
        if scan.isWord(at, "to"), !isChange(first) { return at + 1 }
        if scan.isWord(at, "through", "thru"), !first.isMeasured || isFrom { return at + 1 }
        if scan.isWord(at, "and"), isBetween { return at + 1 }
        guard isFrom, !isChange(first) else { return nil }
        if scan.isWord(at, "till", "until") { return at + 1 }
        return scan.isWord(at, "up") && scan.isWord(at + 1, "to") ? at + 2 : nil
    }

    /// Words between `to` and the end of a range.
    private static let beforeSecond: KeySet = [
        "about", "around", "as", "much", "many", "high", "up", "to", "perhaps", "possibly", "maybe", "nearly", "almost",
        "roughly", "under", "below", "less", "fewer", "than", "plus",
    ]

    /// The sign of `-5% to +5%`.
    private func isPlus(_ index: Int) -> Bool { scan.isMark(index, "+") && scan.isGlued(index + 1) }

    /// `from 5 to 7` and `rose 2 to 7` are changes and no ranges, unless a word such as `range` stands before.
    private func isChange(_ first: FigureScan.Amount) -> Bool {
        var at = first.start - 1
        if scan.isWord(at, "from") {
            if scan.startsSentence(at) { return false }
            for before in stride(from: at - 1, to: at - 5, by: -1) {
                if scan.startsParagraph(before + 1) { break }
                if let key = scan.word(before), scan.lexicon.rangeWords.contains(key) { return false }
            }
            return true
        }
        if scan.isWord(at, "by", "another", "about", "nearly") { at -= 1 }
        guard let key = scan.word(at) else { return false }
        return scan.lexicon.changeWords.contains(key) && !scan.isWord(at, "raise", "raised", "raising", "raises")
    }

    /// `4 to 5 billion` lends its scale to the left; `23 million to 25` to the right.
    func lendScale(_ left: inout FigureScan.Amount, _ right: inout FigureScan.Amount, isWritten: Bool) {
        guard left.numeral.rest == nil, right.numeral.rest == nil else { return }
        let small = left.numeral.mantissa.decimal
        let large = right.numeral.mantissa.decimal
        if left.numeral.scale == nil, let scale = right.numeral.scale, small <= large, small < ExactDecimal(1_000) {
            left.numeral.scale = scale
        } else if right.numeral.scale == nil, let scale = left.numeral.scale, small < large, large < ExactDecimal(1_000)
        {
            right.numeral.scale = scale
        }
    }

    // MARK: Conversions

    /// `3.5 billion yuan ($480 million)`, `S$450 million, or $332 million,`: the same amount in other currencies.
    private func conversions(of amount: FigureScan.Amount) -> ([Quantity], end: Int) {
        guard let currency = amount.currency else { return ([], amount.end) }
        var found: [Quantity] = []
        var end = amount.end
        let isBracket = scan.isMark(amount.end, "(")
        var at = amount.end
        while isBracket || scan.isMark(at, ","),
            scan.isMark(at, "(") || scan.isMark(at, ";") || scan.isMark(at, ",") || scan.isMark(at, "/")
                || scan.isWord(at, "or")
        {
            at += 1
            if scan.isWord(at, "or") { at += 1 } else if !isBracket { break }
            var words = 0
            while words < 3, scan.word(at) != nil, scan.amount(at: at) == nil {
                at += 1
                words += 1
            }
            if scan.isMark(at, "~") { at += 1 }
            guard let inner = scan.amount(at: at), let other = inner.currency, other != currency,
                let value = inner.value
            else { break }
            found.append(Quantity(interval: Interval(point: value), unit: other))
            end = inner.end
            at = inner.end
        }
        guard !found.isEmpty else { return ([], amount.end) }
        return (found, isBracket && scan.isMark(end, ")") ? end + 1 : end)
    }

    // MARK: Figures

    private func figure(
        _ first: FigureScan.Amount, through second: FigureScan.Amount?, alternates: [Quantity] = []
    ) -> Figure? {
        let last = second ?? first
        guard let range = text.textRange(of: first.start..<last.end), let low = first.value, let high = last.value
        else { return nil }
        let hedges = HedgeReader(scan: scan).hedges(
            of: first.start..<last.end, isTime: last.unit.map { Self.times.contains($0.unit) } ?? false)
        let bound = second == nil ? hedges.bound : .range
        let interval: Interval? =
            switch bound {
            case .atLeast: Interval(low: low, high: nil)
            case .atMost: Interval(low: nil, high: high)
            default: Interval(low: low, high: high)
            }
        guard let interval else { return nil }
        return Figure(
            kind: kind(of: last), text: text.string(first.start..<last.end), range: range, interval: interval,
            unit: unit(of: last), bound: bound, isApproximate: hedges.isApproximate,
            hedgedRange: text.textRange(of: hedges.tokens), hedge: hedges.words,
            item: last.item.map(text.string), isDelta: isDelta(first, last), alternates: alternates)
    }

    func kind(of amount: FigureScan.Amount) -> Figure.Kind {
        if amount.currency != nil { return .money }
        guard let unit = amount.unit?.unit else { return amount.item == nil ? .number : .quantity }
        return unit == .percent || unit == .percentagePoint || unit == .basisPoint ? .percent : .quantity
    }

    /// The unit; fractions and small numbers in words, which count nothing that is named, are pure numbers.
    func unit(of amount: FigureScan.Amount) -> MeasureUnit? {
        if let unit = amount.currency ?? amount.unit?.unit { return unit }
        if amount.item != nil { return .count }
        let isSmall =
            amount.numeral.isInWords && amount.numeral.scale == nil && (amount.value ?? .zero) < ExactDecimal(10)
        return isSmall || amount.numeral.isFraction ? .one : nil
    }

    /// `by $2 billion`, `$10 billion more`, `an additional $5 billion`
    private func isDelta(_ first: FigureScan.Amount, _ last: FigureScan.Amount) -> Bool {
        if scan.isWord(first.start - 1, "by", "additional", "extra", "another", "further", "incremental") {
            return true
        }
        return scan.isWord(last.end, "more", "extra") && !scan.isWord(last.end + 1, "than")
    }

    private static let times: Set<MeasureUnit> = [
        MeasureUnit(rawValue: "second"), MeasureUnit(rawValue: "minute"), MeasureUnit(rawValue: "hour"),
        MeasureUnit(rawValue: "day"),
        MeasureUnit(rawValue: "week"), MeasureUnit(rawValue: "month"), MeasureUnit(rawValue: "quarter"),
        MeasureUnit(rawValue: "year"),
        MeasureUnit(rawValue: "decade"),
    ]
}
