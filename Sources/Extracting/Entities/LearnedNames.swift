import Domain

/// Names that a text itself introduces, by their shape, and how it shortens them.
struct LearnedNames {
    private struct Entry {
        let keys: [TokenKey]
        let template: Mention
    }

    private var entries = KeyTable<[Entry]>()
    private var isEmpty = true

    /// Enters a name under its words.
    mutating func enter(_ keys: [TokenKey], as template: Mention) {
        guard let first = keys.first else { return }
        var known = entries[first] ?? []
        guard !known.contains(where: { $0.keys == keys }) else { return }
        // The longest first; of equal length the one that was entered first.
        let place = known.firstIndex { $0.keys.count < keys.count } ?? known.count
        known.insert(Entry(keys: keys, template: template), at: place)
        entries[first] = known
        isEmpty = false
    }

    /// Where the learned names stand, names already found aside.
    func mentions(in text: TokenizedText, keys: LexicalKeys, besides found: [Mention]) -> [Mention] {
        guard !isEmpty else { return [] }
        var result: [Mention] = []
        var next = 0
        var index = 0
        while index < text.tokens.count {
            while next < found.count, found[next].tokens.upperBound <= index { next += 1 }
            if next < found.count, found[next].tokens.contains(index) {
                index = found[next].tokens.upperBound
                continue
            }
            guard text.tokens[index].isCapitalized, let candidates = entries[keys.keys[index]],
                let entry = candidates.first(where: { entry in
                    index + entry.keys.count <= text.tokens.count
                        && keys.keys[index..<index + entry.keys.count].elementsEqual(entry.keys)
                })
            else {
                index += 1
                continue
            }
            let end = index + entry.keys.count
            result.append(entry.template.standing(at: index..<end, isPossessive: keys.isPossessive[end - 1]))
            index = end
        }
        return result
    }
}
