import Domain

/// Puts amounts together into figures: ranges, hedges, bracketed conversions.
struct FigureAssembler {
    let scan: FigureScan

    private var text: TokenizedText { scan.text }

    /// What was read from a token on.
    struct Found {
        let figures: [Figure]
        let end: Int
    }

    /// The figures that begin at a token, if any do; nothing is read past the limit, where a date begins.
    func figures(at index: Int, limit: Int) -> Found? {
        if let factor = multiplier(at: index) { return factor }
        guard let first = scan.amount(at: index), first.end <= limit else { return nil }
        if let range = range(from: first, limit: limit) {
            return Found(figures: [figure(range.0, through: range.1)].compactMap(\.self), end: range.1.end)
        }
        let (alternates, end) = conversion(of: first, at: first.end)
        guard let figure = figure(first, through: nil, alternates: alternates) else { return nil }
        return Found(figures: [figure], end: max(end, first.end))
    }

    /// `doubled`, `tenfold`
    private func multiplier(at index: Int) -> Found? {
        guard let key = scan.word(index), let factor = NumberWords.multipliers[key], let range = text.textRange(of: index..<index + 1)
        else { return nil }
        let figure = Figure(
            kind: .quantity, text: text.string(index), range: range, interval: Interval(point: ExactDecimal(factor)),
            unit: .times, bound: .exact)
        return Found(figures: [figure], end: index + 1)
    }

    /// `$35-40 billion`, `11 billion to 12 billion yuan`, `between 2 and $3 million`. What one side leaves out, the
    /// other lends: the unit in both directions, the scale only to a smaller number on the left.
    private func range(from first: FigureScan.Amount, limit: Int) -> (FigureScan.Amount, FigureScan.Amount)? {
        let at = first.end
        guard first.item == nil, at < limit else { return nil }
        let isBetween = scan.word(first.start - 1) == "between"
        var next: Int
        if scan.isMark(at, "-") {
            next = at + 1
        } else if scan.word(at) == "to" || (isBetween && scan.word(at) == "and") {
            next = at + 1
            // `rose from 5 to 7` is a change and no range.
            if scan.word(first.start - 1) == "from" { return nil }
        } else {
            return nil
        }
        if scan.word(next) == "about" || scan.word(next) == "around" { next += 1 }
        guard var second = scan.amount(at: next, endsRange: true), second.end <= limit || second.item != nil else { return nil }
        var left = first
        let leftMeasured = left.currency != nil || left.unit != nil
        let rightMeasured = second.currency != nil || second.unit != nil || second.item != nil
        if leftMeasured && rightMeasured && (left.currency != second.currency || left.unit?.unit != second.unit?.unit) { return nil }
        if !leftMeasured {
            left.currency = second.currency
            left.unit = second.unit
            left.isMinor = second.isMinor
        } else if !rightMeasured {
            second.currency = left.currency
            second.unit = left.unit
            second.isMinor = left.isMinor
        }
        if left.numeral.scale == nil, second.numeral.scale != nil, left.numeral.mantissa < ExactDecimal(1_000),
            left.numeral.mantissa <= second.numeral.mantissa
        {
            left.numeral.scale = second.numeral.scale
        }
        guard left.value < second.value, left.isNegative == second.isNegative else { return nil }
        return (left, second)
    }

    /// `3.5 billion yuan ($480 million)`: the same amount in another currency.
    private func conversion(of amount: FigureScan.Amount, at index: Int) -> ([Quantity], end: Int) {
        guard let currency = amount.currency, scan.isMark(index, "(") else { return ([], index) }
        var at = index + 1
        for _ in 0..<3 where scan.amount(at: at) == nil { at += 1 }
        guard let inner = scan.amount(at: at), let other = inner.currency, other != currency, scan.isMark(inner.end, ")") else {
            return ([], index)
        }
        return ([Quantity(interval: Interval(point: inner.value), unit: other)], inner.end + 1)
    }

    private func figure(
        _ first: FigureScan.Amount, through second: FigureScan.Amount?, alternates: [Quantity] = []
    ) -> Figure? {
        let last = second ?? first
        guard let range = text.textRange(of: first.start..<last.end) else { return nil }
        let left = hedge(before: first.start)
        let right = hedge(after: last.end)
        let hedge = left?.hedge ?? right?.hedge
        var bound = second == nil ? (hedge?.bound ?? .exact) : .range
        if bound == .about && second != nil { bound = .range }
        let interval: Interval?
        if let second {
            interval = Interval(low: first.value, high: second.value)
        } else {
            interval =
                switch bound {
                case .atLeast: Interval(low: first.value, high: nil)
                case .atMost: Interval(low: nil, high: first.value)
                default: Interval(point: first.value)
                }
        }
        let hedged = text.textRange(of: (left?.tokens.lowerBound ?? first.start)..<(right?.tokens.upperBound ?? last.end))
        return Figure(
            kind: kind(of: last), text: text.string(first.start..<last.end), range: range, interval: interval,
            unit: last.currency ?? last.unit?.unit ?? (last.item == nil ? nil : .count), bound: bound,
            isApproximate: hedge?.isApproximate ?? false, hedgedRange: hedged,
            hedge: left.map { text.string($0.tokens) } ?? right.map { text.string($0.tokens) },
            item: last.item.map(text.string), isDelta: isDelta(first, last), alternates: alternates)
    }

    private func kind(of amount: FigureScan.Amount) -> Figure.Kind {
        if amount.currency != nil { return .money }
        guard let unit = amount.unit?.unit else { return amount.item == nil ? .number : .quantity }
        return unit == .percent || unit == .percentagePoint || unit == .basisPoint ? .percent : .quantity
    }

    /// `by $2 billion`, `$10 billion more`, `an additional $5 billion`
    private func isDelta(_ first: FigureScan.Amount, _ last: FigureScan.Amount) -> Bool {
        let before = scan.word(first.start - 1)
        if before == "by" || before == "additional" || before == "extra" || before == "another" { return true }
        return scan.word(last.end) == "more" && scan.word(last.end + 1) != "than"
    }

    private typealias PlacedHedge = (hedge: FigureLexicon.Hedge, tokens: Range<Int>)

    private func hedge(before index: Int) -> PlacedHedge? {
        guard let key = scan.token(index - 1)?.key, let candidates = scan.lexicon.leftHedges[key] else { return nil }
        for candidate in candidates {
            let start = index - candidate.keys.count
            guard start >= 0, candidate.keys.indices.allSatisfy({ scan.token(start + $0)?.key == candidate.keys[$0] }) else { continue }
            return (candidate.meaning, start..<index)
        }
        return nil
    }

    private func hedge(after index: Int) -> PlacedHedge? {
        guard let key = scan.token(index)?.key, let candidates = scan.lexicon.rightHedges[key] else { return nil }
        for candidate in candidates
        where candidate.keys.indices.allSatisfy({ scan.token(index + $0)?.key == candidate.keys[$0] }) {
            return (candidate.meaning, index..<index + candidate.keys.count)
        }
        return nil
    }
}
