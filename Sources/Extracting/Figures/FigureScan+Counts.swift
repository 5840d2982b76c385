import Domain

extension FigureScan {
    /// `10,000 Nvidia H100 GPUs`, `100k H100s`, `a 10,000-GPU cluster`: up to six words that end in a counted noun or in
    /// a product with a number in its name.
    func count(_ amount: inout Amount) {
        var at = amount.end
        if isHyphen(at) {
            // Joined by a hyphen the noun is the next word alone.
            guard let key = word(at + 1), lexicon.countedNouns.contains(key) else { return }
            amount.item = at + 1..<at + 2
            amount.end = at + 2
            return
        }
        guard !amount.numeral.isFraction, !isGlued(at) else { return }
        var best: Int?
        var words = 0
        while let next = token(at), words < 6 {
            if next.kind == .number {
                guard !next.hasSpaceBefore, at > amount.end else { break }
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
            guard next.kind == .word, !isMoneyAhead(at) else { break }
            words += 1
            at += 1
            if lexicon.countedNouns.contains(next.key) { best = at }
            if Self.stops.contains(next.key) { break }
        }
        guard let best, best > amount.end else { return }
        amount.item = amount.end..<best
        amount.end = best
    }

    /// Whether a currency with its number begins: the `USD50` of `3 USD50 cards`.
    private func isMoneyAhead(_ index: Int) -> Bool { lead(at: index).map { isNumber($0.end) } ?? false }

    /// Words that no noun phrase goes across.
    private static let stops: KeySet = [
        "in", "on", "for", "to", "and", "or", "by", "with", "at", "from", "as", "that", "which", "the", "a", "an", "is",
        "are",
        "was", "were", "will", "of", "than", "its", "their", "while", "but", "would", "it", "per", "each", "when",
        "after",
    ]
}
