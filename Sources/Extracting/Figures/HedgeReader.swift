import Domain

/// Finds the words that bound a number, before it and behind it.
struct HedgeReader {
    let scan: FigureScan

    /// What the words around a figure say.
    struct Hedges {
        var bound: Bound = .exact
        var isApproximate = false
        /// The tokens of the figure with its hedges.
        var tokens: Range<Int>
        /// The hedge as it is written: the one before, else the one behind.
        var words: String?
    }

    /// Up to two hedges before the figure and one behind it. `isTime` is for lengths of time, before which `over`
    /// says when and not how long.
    func hedges(of figure: Range<Int>, isTime: Bool) -> Hedges {
        var result = Hedges(tokens: figure)
        var start = figure.lowerBound
        for _ in 0..<2 {
            guard let found = before(start, isTime: isTime) else { break }
            add(found.meaning, to: &result)
            start = found.start
        }
        if start < figure.lowerBound { result.words = scan.text.string(start..<figure.lowerBound) }
        var end = figure.upperBound
        if let found = after(end) {
            add(found.meaning, to: &result)
            if result.words == nil { result.words = scan.text.string(end..<found.end) }
            end = found.end
        }
        result.tokens = start..<end
        return result
    }

    /// `about` yields to a bound beside it: `about five hundred or less`.
    private func add(_ hedge: FigureLexicon.Hedge, to hedges: inout Hedges) {
        hedges.isApproximate = hedges.isApproximate || hedge.isApproximate
        if hedges.bound == .exact || hedges.bound == .about { hedges.bound = hedge.bound }
    }

    private func before(_ index: Int, isTime: Bool) -> (meaning: FigureLexicon.Hedge, start: Int)? {
        // An article may stand between: `over a $4 billion`, `about a third`.
        let at = scan.isWord(index - 1, "a", "an") ? index - 1 : index
        let table = scan.lexicon.leftHedges
        func fits(_ hedge: FigureLexicon.Hedge, _ tokens: Range<Int>) -> Bool { !(isTime && hedge.isTemporal) }
        if let found = table.phrase(in: scan.text, endingAt: index, where: fits) { return found }
        guard at < index, let found = table.phrase(in: scan.text, endingAt: at, where: fits) else { return nil }
        // `under a $300 billion contract`, `above the gate`: a place and no bound.
        return scan.isWord(at - 1, "under", "below", "beneath") ? nil : found
    }

    private func after(_ index: Int) -> (meaning: FigureLexicon.Hedge, end: Int)? {
        let isJoined = scan.isHyphen(index)
        guard let found = scan.lexicon.rightHedges.phrase(in: scan.text, at: isJoined ? index + 1 : index) else {
            return nil
        }
        // `$5 billion plus interest` adds; `$5 billion plus` bounds.
        if scan.isWord(found.end - 1, "plus"), !isJoined, !scan.endsClause(found.end) { return nil }
        if scan.isMark(index, "+"), !scan.isGlued(index) || scan.isNumber(found.end) { return nil }
        return found
    }
}
