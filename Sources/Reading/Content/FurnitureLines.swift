import Reference

/// Lines that are furniture by what they say, whatever stands around them.
enum FurnitureLines {
    /// Beginnings, in lower case, by their first byte.
    private static let beginnings = byFirst((ContentWords.table.lines[.beginning] ?? []))
    /// Beginnings after which no letter may follow.
    private static let beginningWords = byFirst((ContentWords.table.lines[.beginningWords] ?? []))
    /// Whole lines, in lower case.
    private static let lines = Set(ContentWords.table.lines[.whole] ?? [])

    /// Texts by their first byte.
    static func byFirst(_ texts: [String]) -> [[[UInt8]]] {
        var table = [[[UInt8]]](repeating: [], count: 256)
        for text in texts.map({ Array($0.utf8) }) { if let first = text.first { table[Int(first)].append(text) } }
        return table
    }

    /// The greatest length of such a line, in bytes: what is longer says more than that.
    private static let longest = 400

    /// Whether a line is furniture.
    static func contain(_ text: ArraySlice<UInt8>) -> Bool {
        guard text.count <= longest else { return false }
        guard let first = text.first?.lowered else { return false }
        let folded = text.prefix(60).map(\.lowered)
        if text.count <= 40, lines.contains(String(decoding: folded, as: UTF8.self)) { return true }
        return beginnings[Int(first)].contains { folded.starts(with: $0) }
            || beginningWords[Int(first)].contains {
                folded.starts(with: $0) && !(folded.count > $0.count && folded[$0.count].isASCIILetter)
            }
    }

    /// The items of a list that semicolons and line breaks part.
    static func list(_ text: String) -> [[UInt8]] {
        text.utf8.split(whereSeparator: { $0 == UInt8(ascii: ";") || $0 == 10 }).map { Array($0) }
    }
}

/// The table of words, read once.
enum ContentWords {
    static let table = (try? ContentTable.builtIn()) ?? ContentTable.empty
}
