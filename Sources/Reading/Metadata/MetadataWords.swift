import Reference

/// The words of the metadata tables, ready to be looked up.
enum MetadataWords {
    // A damaged table, which a test of the tables rules out, leaves a page without metadata rather than unread.
    private static let table = try? MetadataTable.builtIn()

    /// Months by the hash of their names.
    private static let months: [UInt64: Int] = {
        var months: [UInt64: Int] = [:]
        for (name, month) in table?.months ?? [:] { months[TagAttributes.key(of: name.utf8)] = month }
        return months
    }()

    /// The month of that name, letter case aside.
    static func month(_ word: ArraySlice<UInt8>) -> Int? {
        guard word.count >= 3, word.count <= 24 else { return nil }
        return months[TagAttributes.key(of: word.lazy.map(\.lowered))]
    }

    /// The names of `meta` elements that hold something, the surest first.
    static func names(_ field: String) -> [String] { table?.names[field] ?? [] }

    static let openers = bytes("opener").sorted { $0.count > $1.count }
    static let endings = bytes("ending")
    static let updated = bytes("updated")
    static let published = bytes("published")
    static let joiners = Set(list("joiner"))
    static let roles = Set(list("role"))
    static let credentials = Set(list("credential"))
    static let suffixes = Set(list("suffix"))
    static let nobodies = Set(list("nobody"))
    static let agencies = Set(list("agency"))
    static let organisations = Set(list("organisation"))
    static let particles = Set(list("particle"))

    private static func list(_ kind: String) -> [String] { table?.words[kind] ?? [] }
    private static func bytes(_ kind: String) -> [[UInt8]] { list(kind).map { Array($0.utf8) } }

    /// Where one of the phrases stands as words of its own; the first such place.
    static func place(of phrases: [[UInt8]], in text: some RandomAccessCollection<UInt8>) -> Int? {
        let text = Array(text)
        var isStart = true
        for index in text.indices {
            if isStart, text[index].isASCIILetter || text[index] >= 0x80 {
                for phrase in phrases where begins(text, at: index, with: phrase) { return index }
            }
            let isLetter = text[index].isASCIIAlphanumeric || text[index] >= 0x80
            isStart = !isLetter || index + 1 < text.count && !text[index].isASCIIUpper && text[index + 1].isASCIIUpper
        }
        return nil
    }

    /// Whether the phrase stands at a place and ends with a word.
    static func begins(_ text: [UInt8], at start: Int, with phrase: [UInt8]) -> Bool {
        guard start + phrase.count <= text.count else { return false }
        for offset in phrase.indices where text[start + offset].lowered != phrase[offset] { return false }
        let end = start + phrase.count
        guard end < text.count else { return true }
        return !(text[end].isASCIIAlphanumeric && !text[end].isASCIIUpper)
            || phrase.last.map { !$0.isASCIIAlphanumeric } == true
    }
}
