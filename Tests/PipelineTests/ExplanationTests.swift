import Foundation
import Testing

@testable import Pipeline

@Suite("The text explained to a person")
struct ExplanationTests {
    /// The lines that `extract --explain` prints for a text.
    private func explained(_ text: String, _ marking: ExtractRun.Marking) throws -> [String] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "explain-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "news.txt")
        try Data(text.utf8).write(to: file)
        let collected = Collected()
        let run = try ExtractRun(.init())
        let status = run.explain(
            [file.path], marking: marking,
            to: RunOutput(result: { collected.add($0) }, notice: { collected.add("notice: " + $0) }))
        #expect(status == .done)
        return collected.lines
    }

    @Test("every part of a claim is marked where it stands, and told")
    func brackets() throws {
        let lines = try explained("Rivian plans to spend about $300 million on AI training in 2025.\n", .brackets)
        let sentence = try #require(lines.first { $0.contains("[figure:") })
        #expect(
            sentence.contains("[subject: Rivian] [modality: plans to] [metric: spend] [figure: about $300 million]"))
        #expect(sentence.contains("[period: 2025]"))
        #expect(
            lines.contains { $0.contains("1. Rivian | aiSpending | 300000000 USD | 2025-01-01–2025-12-31 | planned") })
        #expect(lines.contains { $0.contains("period: “2025”") })
    }

    @Test("in a terminal the marks are colours, and the text cannot steer the terminal")
    func colours() throws {
        let lines = try explained("Rivian spent \u{1B}[2J$300 million on AI training in 2024.\n", .colour)
        #expect(lines.contains { $0.contains("\u{1B}[1;34mRivian\u{1B}[0m") })
        #expect(lines.allSatisfy { !$0.contains("\u{1B}[2J") })
    }

    @Test("a text without claims says why")
    func silence() throws {
        let lines = try explained("The weather was fine in Oslo on Tuesday, and 400 people came.\n", .brackets)
        #expect(lines.contains { $0.hasPrefix("No claim:") })
    }
}

/// Lines that a run hands out one after another.
private final class Collected: @unchecked Sendable {
    private let lock = NSLock()
    private var collected: [String] = []

    var lines: [String] { lock.withLock { collected } }

    func add(_ line: String) { lock.withLock { collected.append(line) } }
}
