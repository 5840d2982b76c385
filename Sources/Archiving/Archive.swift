import Foundation
import GRDB

/// What was read, claimed and published: one SQLite file, which outlives every page made from it.
///
/// Each article is a transaction of its own, so that a run that is killed leaves whole articles behind and the next
/// one goes on after them. Storing something twice changes nothing.
public final class Archive: Sendable {
    /// What may happen to the file.
    public enum Access: Sendable {
        /// Read and written; made where there is none.
        case creating
        /// Read only; it has to be there.
        case reading
        /// Read only, and not even a lock is left beside it; it has to be there, and nobody else may write to it.
        case looking
    }

    /// The file, as it was given; `:memory:` for none.
    public let path: String
    let database: any DatabaseWriter

    /// Opens an archive, or makes one.
    ///
    /// The file is looked at before anything is written to it: a database of another program, one of a later version
    /// of this program or a damaged one stays as it is, to the byte.
    public init(path: String, access: Access = .creating) throws(ArchiveError) {
        self.path = path
        do {
            let place = access == .looking ? Self.untouched(path) : path
            let isThere = try Self.inspect(path, as: place)
            if !isThere, access != .creating {
                throw ArchiveError(
                    .missing, path: path, reason: "there is no such file",
                    remedy: "name the archive that the briefing was made with, by --archive")
            }
            var configuration = Self.configuration
            switch access {
            case .creating:
                database = try DatabasePool(path: path, configuration: configuration)
                try Schema.migrator.migrate(database)
            case .reading, .looking:
                configuration.readonly = true
                database = try DatabaseQueue(path: place, configuration: configuration)
            }
        } catch {
            throw ArchiveError.translating(error, path: path)
        }
    }

    /// An archive without a file, gone with the last reference to it.
    public static func inMemory() throws(ArchiveError) -> Archive {
        do {
            let queue = try DatabaseQueue(configuration: configuration)
            try Schema.migrator.migrate(queue)
            return Archive(path: ":memory:", database: queue)
        } catch {
            throw ArchiveError.translating(error, path: ":memory:")
        }
    }

    private init(path: String, database: any DatabaseWriter) {
        self.path = path
        self.database = database
    }

    /// Reads every page and says what is wrong; empty where the file is sound.
    public func integrityProblems() throws(ArchiveError) -> [String] {
        try read { database in
            try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
                + Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row in
                    "a row of \(row[0] as String? ?? "?") belongs to an article that is not there"
                }
        }
    }

    func read<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws(ArchiveError) -> Value {
        do { return try database.read(body) } catch { throw ArchiveError.translating(error, path: path) }
    }

    /// One transaction: all of it or nothing.
    func write<Value: Sendable>(_ body: @Sendable (Database) throws -> Value) throws(ArchiveError) -> Value {
        do { return try database.write(body) } catch { throw ArchiveError.translating(error, path: path) }
    }

    private static var configuration: Configuration {
        var configuration = Configuration()
        configuration.foreignKeysEnabled = true
        // A desk's `generate` may meet the night's run: wait for its article, which takes milliseconds.
        configuration.busyMode = .timeout(10)
        configuration.prepareDatabase { database in
            // A night's work is worth a sync for each article: nothing acknowledged is lost with the power.
            try database.execute(sql: "PRAGMA synchronous = FULL")
        }
        return configuration
    }

    /// The name by which SQLite reads a file and makes none beside it. What a killed run left to be taken in needs
    /// such a file.
    private static func untouched(_ path: String) -> String {
        guard !FileManager.default.fileExists(atPath: path + "-wal") else { return path }
        let whole = URL(fileURLWithPath: path).path
        let plain = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "?#%"))
        return whole.addingPercentEncoding(withAllowedCharacters: plain).map { "file:\($0)?immutable=1" } ?? path
    }

    /// Looks at a file without changing it. `false` where there is none yet.
    ///
    /// - Parameter place: the name by which SQLite is to open it.
    private static func inspect(_ path: String, as place: String) throws -> Bool {
        guard let attributes = try? FileManager.default.attributesOfItem(atPath: path) else {
            // A link to nowhere is no missing file: SQLite would make its target.
            if (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) != nil {
                throw foreign(path, "the file is a link to nowhere")
            }
            return false
        }
        let resolved = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
        let kind = attributes[.type] as? FileAttributeType
        let resolvedKind =
            kind == .typeSymbolicLink
            ? (try FileManager.default.attributesOfItem(atPath: resolved))[.type] as? FileAttributeType : kind
        guard resolvedKind == .typeRegular else { throw foreign(path, "this is no regular file") }
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw ArchiveError(
                .permission, path: path, reason: "it may not be read",
                remedy: "give this user the right to read it, or name another with --archive")
        }
        defer { try? handle.close() }
        let head = try handle.read(upToCount: 16) ?? Data()
        if head.isEmpty { return false }
        guard head == Data("SQLite format 3\0".utf8) else { throw foreign(path, "the file is no SQLite database") }

        var configuration = Configuration()
        configuration.readonly = true
        configuration.busyMode = .timeout(10)
        let queue = try DatabaseQueue(path: place, configuration: configuration)
        try queue.read { database in
            let application = try Int32.fetchOne(database, sql: "PRAGMA application_id") ?? 0
            let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            let tables = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_master") ?? 0
            if application != Schema.applicationID {
                guard application == 0, version == 0, tables == 0 else {
                    throw foreign(path, "the file is another program's database")
                }
                return
            }
            let isSuperseded = try Schema.migrator.hasBeenSuperseded(database)
            guard version <= Schema.version, !isSuperseded else {
                throw ArchiveError(
                    .newer, path: path,
                    reason:
                        "a later version of briefing wrote it (format \(version); this one knows \(Schema.version))",
                    remedy: "use that version, or name another archive with --archive; this one was left as it is")
            }
        }
        return true
    }

    private static func foreign(_ path: String, _ reason: String) -> ArchiveError {
        ArchiveError(
            .foreign, path: path, reason: reason,
            remedy: "name another file with --archive; this one was left as it is")
    }
}
