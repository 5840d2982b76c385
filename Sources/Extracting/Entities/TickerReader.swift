import Domain

/// Finds ticker symbols in brackets: `Quantara (NASDAQ:QTRA)`, `Quantara (QTRA)`, `Quantara <QTRA.L>`.
struct TickerReader {
    let text: TokenizedText
    let keys: LexicalKeys

    /// Exchanges by which a ticker in brackets is known.
    static let exchanges: KeySet = [
        "nasdaq", "nasdaqgs", "nyse", "lse", "hkex", "hkg", "tse", "tyo", "asx", "tsx", "epa", "etr", "xetra", "krx",
        "sehk", "sse", "szse", "otc", "amex", "cboe", "fra", "ams", "swx", "nse", "bse",
    ]

    /// The tickers that stand right after a company's name, in the order of the text.
    func tickers(after names: [Mention]) -> [Mention] {
        names.compactMap { $0.kind == .company ? ticker(at: $0.tokens.upperBound) : nil }
    }

    private func ticker(at open: Int) -> Mention? {
        guard open < text.tokens.count,
            text.tokens[open].mark == UInt8(ascii: "(") || text.tokens[open].mark == UInt8(ascii: "<")
        else { return nil }
        var index = open + 1
        var hasExchange = false
        if index + 1 < text.tokens.count, Self.exchanges.contains(keys.keys[index]) {
            hasExchange = true
            index += 1
            if text.tokens[index].mark == UInt8(ascii: ":") { index += 1 }
        }
        guard index + 1 < text.tokens.count else { return nil }
        let token = text.tokens[index]
        let isSymbol =
            token.kind == .word && token.bytes.count <= 5
            && text.utf8[token.bytes].allSatisfy { (65...90).contains($0) }
        guard isSymbol || (hasExchange && token.kind == .number) else { return nil }
        var close = index + 1
        if text.tokens[close].mark == UInt8(ascii: "."), close + 2 < text.tokens.count { close += 2 }
        let isClosed = text.tokens[close].mark == UInt8(ascii: ")") || text.tokens[close].mark == UInt8(ascii: ">")
        guard isClosed else { return nil }
        return Mention(
            kind: .ticker, name: text.string(index), tokens: index..<index + 1, form: .name, isPossessive: false)
    }
}
