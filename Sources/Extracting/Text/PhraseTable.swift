/// Phrases of tokens and what they mean, the longest first.
struct PhraseTable<Meaning: Sendable>: Sendable {
    private struct Entry: Sendable {
        let keys: [TokenKey]
        let meaning: Meaning
    }

    private let entries: KeyTable<[Entry]>

    /// A table to be asked by the first token of a phrase, or by the last.
    init(_ phrases: [(words: String, meaning: Meaning)], byLastToken: Bool = false) {
        var entries: [TokenKey: [Entry]] = [:]
        for phrase in phrases {
            let keys = TokenizedText(phrase.words).tokens.map(\.key)
            guard let anchor = byLastToken ? keys.last : keys.first else { continue }
            entries[anchor, default: []].append(Entry(keys: keys, meaning: phrase.meaning))
        }
        // A stable order: of phrases of one length the table's first.
        self.entries = KeyTable(entries).mapValues { list in
            list.enumerated().sorted { ($1.element.keys.count, $0.offset) < ($0.element.keys.count, $1.offset) }.map(
                \.element)
        }
    }

    /// Whether a phrase may begin (or end, by the last token) with a word.
    func contains(_ key: TokenKey) -> Bool { entries.contains(key) }

    /// The words that a phrase may begin (or end) with.
    var anchors: [TokenKey] { entries.keys }

    /// The longest phrase that begins at a token and passes the test, which sees its meaning and its tokens.
    func phrase(
        in text: TokenizedText, at index: Int, where fits: (Meaning, Range<Int>) -> Bool = { _, _ in true }
    ) -> (meaning: Meaning, end: Int)? {
        guard text.tokens.indices.contains(index), let list = entries[text.tokens[index].key] else { return nil }
        for entry in list
        where Self.matches(entry.keys, text, from: index) && fits(entry.meaning, index..<index + entry.keys.count) {
            return (entry.meaning, index + entry.keys.count)
        }
        return nil
    }

    /// The longest phrase that ends right before a token; the table has to be one by the last token.
    func phrase(
        in text: TokenizedText, endingAt end: Int, where fits: (Meaning, Range<Int>) -> Bool = { _, _ in true }
    ) -> (meaning: Meaning, start: Int)? {
        guard text.tokens.indices.contains(end - 1), let list = entries[text.tokens[end - 1].key] else { return nil }
        for entry in list {
            let start = end - entry.keys.count
            if start >= 0, Self.matches(entry.keys, text, from: start), fits(entry.meaning, start..<end) {
                return (entry.meaning, start)
            }
        }
        return nil
    }

    private static func matches(_ keys: [TokenKey], _ text: TokenizedText, from start: Int) -> Bool {
        guard start + keys.count <= text.tokens.count else { return false }
        for (offset, key) in keys.enumerated() {
            let token = text.tokens[start + offset]
            if token.key != key || token.kind == .number || token.kind == .lineBreak { return false }
        }
        return true
    }
}
