/// The tokens of a text as lexicons see them: digits have keys as well, and a possessive ending is taken off.
struct LexicalKeys {
    /// A key for each token.
    let keys: [TokenKey]
    /// Whether the token ends in `'s`.
    let isPossessive: [Bool]

    init(_ text: TokenizedText) {
        var keys: [TokenKey] = []
        var isPossessive: [Bool] = []
        keys.reserveCapacity(text.tokens.count)
        isPossessive.reserveCapacity(text.tokens.count)
        for token in text.tokens {
            switch token.kind {
            case .number:
                keys.append(Self.key(of: text.utf8[token.bytes]))
                isPossessive.append(false)
            case .word:
                let ending = Self.possessiveEnding(text.utf8[token.bytes])
                keys.append(ending == 0 ? token.key : Self.key(of: text.utf8[token.bytes].dropLast(ending)))
                isPossessive.append(ending > 0)
            case .currency, .mark, .lineBreak:
                keys.append(token.key)
                isPossessive.append(false)
            }
        }
        self.keys = keys
        self.isPossessive = isPossessive
    }

    /// How many bytes `'s` or `’s` takes at the end of a word; 0 where there is none.
    private static func possessiveEnding(_ bytes: ArraySlice<UInt8>) -> Int {
        guard bytes.count > 2, let last = bytes.last, last | 32 == UInt8(ascii: "s") else { return 0 }
        let before = bytes.dropLast()
        if before.last == UInt8(ascii: "'") { return 2 }
        return before.count > 3 && before.suffix(3).elementsEqual([0xE2, 0x80, 0x99]) ? 4 : 0
    }

    private static func key(of bytes: ArraySlice<UInt8>) -> TokenKey {
        var builder = TokenKey.Builder()
        for byte in bytes { builder.append(byte) }
        return builder.key
    }
}
