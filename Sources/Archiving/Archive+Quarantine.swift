public import Domain
import GRDB

/// An input that could not be read: where it lies, what failed and why.
public struct QuarantinedInput: Hashable, Sendable {
    /// The path or address, as it was given.
    public let location: String
    /// The SHA-256 of its bytes.
    public let digest: String
    /// The stage that failed, such as `reading`.
    public let stage: String
    /// What is wrong with it, and the remedy.
    public let reason: String
    /// When it was first met.
    public let firstSeen: Moment
    /// When it was last tried.
    public let lastSeen: Moment
    /// How often it was tried.
    public let tries: Int
    /// The version of the program that tried it last; `nil` for what early versions put aside.
    public let version: String?
}

extension Archive {
    /// Puts an input aside, or counts another try at it.
    public func quarantine(
        location: String, digest: String, stage: String, reason: String, seenAt: Moment, by version: String? = nil
    ) throws(ArchiveError) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO quarantine (digest, location, stage, reason, firstSeen, lastSeen, tries, version)
                    VALUES (?, ?, ?, ?, ?, ?, 1, ?)
                    ON CONFLICT (digest) DO UPDATE SET location = excluded.location, stage = excluded.stage,
                        reason = excluded.reason, lastSeen = excluded.lastSeen, tries = tries + 1,
                        version = excluded.version
                    """,
                arguments: [digest, location, stage, reason, seenAt.description, seenAt.description, version])
        }
    }

    /// Whether bytes with this SHA-256 were put aside.
    public func isQuarantined(digest: String) throws(ArchiveError) -> Bool {
        try read { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM quarantine WHERE digest = ?)", arguments: [digest])
                ?? false
        }
    }

    /// Whether this version of the program has tried bytes with this SHA-256 and could not read them: a later one may.
    public func isQuarantined(digest: String, by version: String) throws(ArchiveError) -> Bool {
        try read { database in
            try Bool.fetchOne(
                database, sql: "SELECT EXISTS (SELECT 1 FROM quarantine WHERE digest = ? AND version = ?)",
                arguments: [digest, version]) ?? false
        }
    }

    /// Takes an input out of quarantine, so that it is tried again. `false` where it was not there.
    @discardableResult
    public func release(digest: String) throws(ArchiveError) -> Bool {
        try write { database in
            try database.execute(sql: "DELETE FROM quarantine WHERE digest = ?", arguments: [digest])
            return database.changesCount > 0
        }
    }

    /// Forgets an input: it is neither listed nor read again.
    public func drop(digest: String, at moment: Moment) throws(ArchiveError) {
        try write { database in
            try database.execute(sql: "DELETE FROM quarantine WHERE digest = ?", arguments: [digest])
            try database.execute(
                sql: "INSERT OR IGNORE INTO pruned (digest, pruned) VALUES (?, ?)",
                arguments: [digest, moment.description])
        }
    }

    /// Everything put aside, by place.
    public func quarantined() throws(ArchiveError) -> [QuarantinedInput] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM quarantine ORDER BY location, digest").map { row in
                func moment(_ column: String) throws -> Moment {
                    let text: String = row[column]
                    guard let moment = Moment(text) else {
                        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "“\(text)” is no moment")
                    }
                    return moment
                }
                return QuarantinedInput(
                    location: row["location"], digest: row["digest"], stage: row["stage"], reason: row["reason"],
                    firstSeen: try moment("firstSeen"), lastSeen: try moment("lastSeen"), tries: row["tries"],
                    version: row["version"])
            }
        }
    }
}
