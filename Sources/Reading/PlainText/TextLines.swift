/// A plain text cut into lines and those into paragraphs.
struct TextLines {
    /// One or more lines that belong together, as a stretch of the text; without the white space around it.
    struct Paragraph {
        let range: Range<Int>
        /// The number of its first line, from 1.
        let line: Int
        /// Whether a blank line stands before it.
        let startsChunk: Bool
        /// Whether it is of several lines, wrapped at a width.
        let isWrapped: Bool
    }

    let paragraphs: [Paragraph]

    init(_ text: [UInt8]) {
        var paragraphs: [Paragraph] = []
        var chunk: [(range: Range<Int>, line: Int)] = []
        func endChunk() {
            defer { chunk.removeAll(keepingCapacity: true) }
            guard let first = chunk.first, let last = chunk.last else { return }
            if Self.isWrapped(chunk.map(\.range), text) {
                paragraphs.append(
                    Paragraph(
                        range: first.range.lowerBound..<last.range.upperBound, line: first.line, startsChunk: true,
                        isWrapped: true))
                return
            }
            for (place, line) in chunk.enumerated() {
                paragraphs.append(
                    Paragraph(range: line.range, line: line.line, startsChunk: place == 0, isWrapped: false))
            }
        }
        var start = 0
        var number = 1
        while start <= text.count {
            var end = start
            while end < text.count, text[end] != 10, text[end] != 13 { end += 1 }
            let trimmed = text[start..<end].trimmedRange
            if trimmed.isEmpty { endChunk() } else { chunk.append((trimmed, number)) }
            guard end < text.count else { break }
            start = end + (text[end] == 13 && end + 1 < text.count && text[end + 1] == 10 ? 2 : 1)
            number += 1
        }
        endChunk()
        self.paragraphs = paragraphs
    }

    /// Whether lines are one paragraph broken at a width: all but the last of nearly the same length, sentences running
    /// over their ends.
    private static func isWrapped(_ lines: [Range<Int>], _ text: [UInt8]) -> Bool {
        guard lines.count >= 2 else { return false }
        let full = lines.dropLast()
        guard let shortest = full.map(\.count).min(), let longest = full.map(\.count).max(), shortest >= 45,
            longest <= 110
        else { return false }
        let isRunning = zip(full, lines.dropFirst()).contains { line, next in
            let last = text[line.upperBound - 1]
            let first = text[next.lowerBound]
            return ![46, 33, 63, 58].contains(last) || (first >= 97 && first <= 122)
        }
        return isRunning && (longest - shortest <= 30 || shortest >= 55)
    }
}
