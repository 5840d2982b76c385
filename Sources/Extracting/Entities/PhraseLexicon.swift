/// Phrases compiled for matching over token keys: found by their first token, the longest first.
struct PhraseLexicon {
    /// A phrase and what it stands for.
    struct Entry {
        /// The keys after the first.
        let rest: [TokenKey]
        /// An index into the owner's table.
        let payload: Int
        /// Whether the phrase was entered with a capital at its head.
        let isCapitalized: Bool
        /// Whether the phrase was entered in capitals throughout.
        let isAllCapitals: Bool
    }

    private var entries = KeyTable<[Entry]>()

    /// Enters a phrase; an empty one is passed over.
    mutating func add(_ phrase: String, payload: Int) {
        let text = TokenizedText(phrase)
        let keys = LexicalKeys(text).keys
        guard let first = keys.first, let head = text.tokens.first else { return }
        let letters = phrase.unicodeScalars.filter { $0.properties.isAlphabetic }
        entries[first, default: []].append(
            Entry(
                rest: Array(keys.dropFirst()), payload: payload, isCapitalized: head.isCapitalized,
                isAllCapitals: letters.count > 1 && letters.allSatisfy { $0.properties.isUppercase }))
    }

    /// Puts the longest phrases first; to be called once after the last entry.
    mutating func seal() {
        entries = entries.mapValues { list in
            list.enumerated().sorted {
                ($1.element.rest.count, $0.offset) < ($0.element.rest.count, $1.offset)
            }.map(\.element)
        }
    }

    /// The phrases that begin with this key, the longest first.
    func candidates(_ key: TokenKey) -> [Entry]? { entries[key] }

    /// How many tokens the entry takes at this place; `nil` where it does not stand there.
    static func length(of entry: Entry, at index: Int, in keys: [TokenKey]) -> Int? {
        guard index + entry.rest.count < keys.count else { return nil }
        for (offset, key) in entry.rest.enumerated() where keys[index + 1 + offset] != key { return nil }
        return entry.rest.count + 1
    }
}
