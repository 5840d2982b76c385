import Domain

/// Ranges of which each end has its own bound: `above 10 and below 20 percent`, `more than 5 but fewer than 9 people`.
extension FigureAssembler {
    /// The range that a first amount begins and an amount behind `and` or `but` bounds from the other side.
    func boundedRange(from first: FigureScan.Amount, limit: Int) -> Found? {
        guard first.item == nil, scan.isWord(first.end, "and", "but") else { return nil }
        let reader = HedgeReader(scan: scan)
        let left = reader.hedges(of: first.start..<first.end, isTime: false)
        guard left.bound == .atLeast || left.bound == .atMost, left.tokens.lowerBound < first.start,
            let second = opposite(of: left.bound, at: first.end + 1, reader), second.end <= limit || second.item != nil,
            areAlike(first, second)
        else { return nil }
        var start = lend(measureOf: second, to: first)
        var end = lend(measureOf: first, to: second)
        if left.bound == .atLeast { lendScale(&start, &end, isWritten: true) }
        let isRising = left.bound == .atLeast
        guard let first = start.value, let last = end.value, isRising ? first < last : last < first,
            let interval = Interval(low: isRising ? first : last, high: isRising ? last : first),
            let range = text.textRange(of: start.start..<second.end)
        else { return nil }
        let figure = Figure(
            kind: kind(of: end), text: text.string(start.start..<second.end), range: range, interval: interval,
            unit: unit(of: end), bound: .range, isApproximate: left.isApproximate,
            hedgedRange: text.textRange(of: left.tokens.lowerBound..<second.end), hedge: left.words,
            item: second.item.map(text.string))
        return Found(figure: figure, end: second.end)
    }

    /// `20 < x <= 30`, `30 > x > 20`: a name between two numbers.
    func inequality(from first: FigureScan.Amount, limit: Int) -> Found? {
        let isRising = scan.isMark(first.end, "<")
        let name = scan.isMark(first.end + 1, "=") ? first.end + 2 : first.end + 1
        guard scan.word(name) != nil, isRising ? scan.isMark(name + 1, "<") : scan.isMark(name + 1, ">"),
            let second = scan.amount(at: scan.isMark(name + 2, "=") ? name + 3 : name + 2), second.end <= limit,
            let low = isRising ? first.value : second.value, let high = isRising ? second.value : first.value,
            low < high,
            let interval = Interval(low: low, high: high), let range = text.textRange(of: first.start..<second.end)
        else { return nil }
        let figure = Figure(
            kind: kind(of: second), text: text.string(first.start..<second.end), range: range, interval: interval,
            unit: unit(of: second), bound: .range, hedgedRange: range, item: second.item.map(text.string))
        return Found(figure: figure, end: second.end)
    }

    /// The amount whose hedge begins at a token and bounds it from the other side.
    private func opposite(of bound: Bound, at index: Int, _ reader: HedgeReader) -> FigureScan.Amount? {
        for at in index + 1..<index + 5 {
            guard let second = scan.amount(at: at, joinsAnd: false) else { continue }
            let hedges = reader.hedges(of: at..<second.end, isTime: false)
            return hedges.tokens.lowerBound == index && hedges.bound == (bound == .atLeast ? .atMost : .atLeast)
                ? second : nil
        }
        return nil
    }

    /// An amount with the measure of another, where it names none.
    private func lend(measureOf other: FigureScan.Amount, to amount: FigureScan.Amount) -> FigureScan.Amount {
        guard !amount.isMeasured else { return amount }
        var amount = amount
        amount.currency = other.currency
        amount.unit = other.unit
        amount.moneyPower = other.moneyPower
        return amount
    }

    /// Whether two bounds are of one thing: they name the same measure, or only one of them names it.
    private func areAlike(_ first: FigureScan.Amount, _ second: FigureScan.Amount) -> Bool {
        guard first.isMeasured, second.isMeasured else { return !first.isMeasured || second.item == nil }
        return first.currency == second.currency && first.unit?.unit == second.unit?.unit
    }
}
