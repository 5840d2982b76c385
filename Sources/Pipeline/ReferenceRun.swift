import Domain
import Foundation
import Publishing
import Reference

/// `briefing reference`: which tables of recorded numbers there are, and newer ones taken in.
public struct ReferenceRun: Sendable {
    /// What to do.
    public enum Task: Sendable {
        /// Print the tables of recorded numbers.
        case list
        /// Take newer rows in from CSV files; `isRevision` also lets them change what is there.
        case update(files: [String], isRevision: Bool)
    }

    private let folder: String
    private let task: Task

    /// - Parameter folder: The folder of tables; where it is `nil`, the one in the output folder.
    public init(folder: String?, output: String, task: Task) {
        self.folder = folder ?? output + "/" + Tables.folderName
        self.task = task
    }

    public func run(to output: RunOutput) throws -> ExitStatus {
        switch task {
        case .list:
            for table in RecordedTable.all {
                let path = path(of: table.name)
                let isOwn = FileManager.default.fileExists(atPath: path)
                output.result("\(table.name): built in\(isOwn ? ", newer rows from \(path)" : "")")
            }
        case .update(let files, let isRevision):
            for file in files { try update(file, isRevision, output) }
        }
        return .done
    }

    private func update(_ file: String, _ isRevision: Bool, _ output: RunOutput) throws {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw RunFailure(.noInput, "\(file): there is no such file, or it cannot be read; name a CSV file")
        }
        let bytes = Array(data)
        let name = (file as NSString).lastPathComponent
        let update: RecordedTableUpdate
        let today = SystemClock.now().date
        do throws(CSVTable.Problem) {
            update = try RecordedTableUpdate(
                path: file, bytes: bytes,
                note: "Taken in on \(today) from \(name), SHA-256 \(SHA256.hexDigest(of: bytes)).", today: today
            ) { name in
                FileManager.default.contents(atPath: path(of: name)).map { (path(of: name), Array($0)) }
            }
        } catch {
            throw RunFailure(.configuration, error.description)
        }
        guard update.revised.isEmpty || isRevision else {
            for revision in update.revised.prefix(10) { output.notice("\(update.name): \(revision)") }
            let more = update.revised.count > 10 ? " (the first ten are above)" : ""
            throw RunFailure(
                .configuration,
                "\(file): \(update.revised.count) numbers differ from those that pages may have been made with\(more), so "
                    + "that nothing is taken in; see whether they are right, and run again with --revise")
        }
        let unfinished = update.unfinished > 0 ? "; \(update.unfinished) rows left out, whose time is not over" : ""
        guard !update.added.isEmpty || !update.revised.isEmpty else {
            output.result("\(update.name): nothing new in \(file)\(unfinished)")
            return
        }
        // Whatever the new rows break shows before they are in use.
        let text = Array(update.text.utf8)
        do throws(CSVTable.Problem) {
            _ = try ReferenceTables.builtIn(
                extendedBy: LexiconAdditions(files: [(path: path(of: update.name), bytes: text)]))
        } catch {
            throw RunFailure(.configuration, "\(file): \(error.description)")
        }
        try Store.makeFolder(folder)
        _ = try Store.run { try SafeFile.write(text, to: path(of: update.name)) }
        let revised = update.revised.isEmpty ? "" : ", \(update.revised.count) numbers revised"
        let span = update.added.first.map { first in
            update.added.count > 1 ? " (\(first) to \(update.added[update.added.count - 1]))" : " (\(first))"
        }
        output.result(
            "\(update.name): \(update.added.count) \(update.added.count == 1 ? "row" : "rows") new\(span ?? "")\(revised)\(unfinished); in use from now on: "
                + path(of: update.name))
    }

    private func path(of table: String) -> String { "\(folder)/\(table).csv" }
}
