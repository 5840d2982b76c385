import Archiving
public import Domain
import Extracting
import Foundation
import Reference

/// `briefing archive`: what the archive holds, whether it is sound, and its articles out, in and away.
public struct ArchiveRun: Sendable {
    /// What is asked for.
    public enum Task: Sendable {
        /// How much there is of everything, as a table or JSON.
        case stats(format: String)
        /// What is wrong with it.
        case check
        /// Every article as a line of JSON.
        case export
        /// Lines of a file, or of standard input for `-`, taken in.
        case `import`(file: String)
        /// Articles published before a day dropped, but for those that a briefing rests on.
        case prune(before: CalendarDate, isTrial: Bool)
    }

    private let archive: String
    private let task: Task
    private let tables: String?

    /// - Parameters:
    ///   - archive: The archive's path.
    ///   - tables: A folder of CSV files that extend the built-in lexicons.
    public init(archive: String, task: Task, tables: String? = nil) {
        self.archive = archive
        self.task = task
        self.tables = tables
    }

    /// Does it.
    public func run(to output: RunOutput) throws(RunFailure) -> ExitStatus {
        switch task {
        case .stats(let format): return try stats(format, to: output)
        case .check: return try check(to: output)
        case .export: return try export(to: output)
        case .import(let file): return try take(file, to: output)
        case .prune(let day, let isTrial): return try prune(day, isTrial, to: output)
        }
    }

    private func stats(_ format: String, to output: RunOutput) throws(RunFailure) -> ExitStatus {
        guard ["table", "json"].contains(format) else {
            throw RunFailure(.usage, "--format “\(format)”: there is no such form; the forms are table, json")
        }
        let store = try Store.openExistingArchive(archive)
        let found = try Store.run { try store.statistics() }
        let counts = found.counts
        let numbers: [(String, String, Int)] = [
            ("articles", "articles", counts.articles), ("undated", "of them undated", found.undated),
            ("sources", "documents read", counts.sources), ("claims", "claims", counts.claims),
            ("events", "events", counts.events), ("briefings", "briefings", counts.briefings),
            ("runs", "runs", counts.runs), ("quarantined", "inputs in quarantine", counts.quarantined),
            ("bytes", "bytes", found.bytes),
        ]
        let moments = [
            ("firstPublished", "first published", found.firstPublished?.description),
            ("lastPublished", "last published", found.lastPublished?.description),
        ]
        if format == "json" {
            output.result(
                JSONValue.object(numbers.map { ($0.0, .int($0.2)) } + moments.map { ($0.0, .text($0.2)) }).serialized())
            return .done
        }
        let rows = numbers.map { [$0.1, String($0.2)] } + moments.map { [$0.1, $0.2 ?? "none"] }
        for line in TextTable.aligned(rows, right: [1]) { output.result(line) }
        return .done
    }

    private func check(to output: RunOutput) throws(RunFailure) -> ExitStatus {
        let store = try Store.openExistingArchive(archive)
        let problems = try Store.run { try store.contentProblems() }
        for problem in problems { output.result("\(archive): \(problem)") }
        guard problems.isEmpty else { return .foundWrong }
        output.result("\(archive): sound")
        return .done
    }

    private func export(to output: RunOutput) throws(RunFailure) -> ExitStatus {
        let store = try Store.openExistingArchive(archive)
        let json = ExtractionJSON(parts: Set(ExtractionJSON.Part.allCases))
        for id in try Store.run({ try store.articleNames() }) {
            guard let extraction = try Store.run({ try store.extraction(id) }) else { continue }
            output.result(json.line(id: extraction.article.location, extraction).serialized())
        }
        return .done
    }

    /// Each line is read again here: it is taken in where it says the same, and refused where it does not.
    private func take(_ file: String, to output: RunOutput) throws(RunFailure) -> ExitStatus {
        guard let lines = FileLines(path: file) else {
            throw RunFailure(.noInput, "\(file): the file cannot be read; name a file of JSON lines, or -")
        }
        let extractor = Extractor(try Tables.extended(byFolder: tables))
        let store = try Store.openArchive(archive)
        let now = SystemClock.now()
        let name = file == "-" ? "standard input" : file
        var taken = (added: 0, updated: 0, unchanged: 0, refused: 0)
        for (number, line) in lines.enumerated() where !line.allSatisfy({ $0 == 32 || $0 == 9 || $0 == 13 }) {
            func refuse(_ reason: String) {
                output.notice("\(name), line \(number + 1): \(reason)")
                taken.refused += 1
            }
            let decoded: ArticleLine
            do {
                decoded = try JSONDecoder().decode(ArticleLine.self, from: line)
            } catch {
                refuse("this is no line of “briefing extract”; each begins with {\"schema\": 1, \"id\": …}")
                continue
            }
            let article: Article
            do throws(ArticleLine.Refusal) {
                article = try decoded.read()
            } catch {
                refuse(error.reason)
                continue
            }
            let extraction = extractor.extract(from: article)
            if let objection = decoded.objection(to: extraction) {
                refuse(objection)
                continue
            }
            let digest = SHA256.hexDigest(of: Array(line))
            switch try Store.run({ try store.store(extraction, sourceDigest: digest, readAt: now) }) {
            case .added: taken.added += 1
            case .updated: taken.updated += 1
            case .unchanged: taken.unchanged += 1
            }
        }
        output.result(
            "\(taken.added) added, \(taken.updated) updated, \(taken.unchanged) unchanged, \(taken.refused) refused")
        return taken.refused == 0 ? .done : .quarantined
    }

    private func prune(
        _ day: CalendarDate, _ isTrial: Bool, to output: RunOutput
    ) throws(RunFailure) -> ExitStatus {
        let store = isTrial ? try Store.openExistingArchive(archive) : try Store.openArchive(archive)
        let names = try Store.run { try store.prunable(before: day) }
        if isTrial {
            for name in names { output.result(name.rawValue) }
        } else {
            try Store.run { try store.prune(names, at: SystemClock.now()) }
        }
        output.result(
            "\(names.count) articles published before \(day), which no briefing rests on, "
                + (isTrial ? "would be dropped" : "were dropped"))
        return .done
    }
}
