import Foundation
import Testing

/// A text with one trap, and what is to be read out of it. They stand in `Tests/ClaimSentences/sentences.txt`.
struct TrapSentence: Sendable, CustomTestStringConvertible {
    let trap: String
    let text: String
    let claims: [String]
    let isDated: Bool
    let language: String

    var testDescription: String { trap }

    /// Reads a block of the file: `# trap`, the text, and its claims indented; `nil` for anything else.
    init?(block: [Substring]) {
        guard let head = block.first, head.hasPrefix("# "), block.count > 1 else { return nil }
        trap = String(head.dropFirst(2))
        text = block[1].replacingOccurrences(of: "\\n", with: "\n")
        claims = block.dropFirst(2).map { $0.trimmingCharacters(in: .whitespaces) }
        isDated = !head.contains("(undated)")
        language = head.range(of: "(language ").map { String(head[$0.upperBound...].prefix(2)) } ?? "en"
    }
}

/// Every sentence of the file, in its order.
let trapSentences: [TrapSentence] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("ClaimSentences/sentences.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.split(separator: "\n", omittingEmptySubsequences: false).split(whereSeparator: \.isEmpty)
        .compactMap { TrapSentence(block: Array($0)) }
}()
