public import Domain
import GRDB

/// What a briefing was made from, enough to make it again to the byte.
public struct BriefingInputs: Hashable, Sendable, Codable {
    /// The articles, by identifier.
    public let articles: [Identifier<Article>]
    /// The moment up to which readings count; `nil` where all did.
    public let knownAt: Moment?
    /// The folder of the briefing it was compared with.
    public let previous: String?
    /// Other options that bear on the bytes, by name: formats, years, overrides.
    public let options: [String: String]

    /// The inputs of a briefing.
    public init(
        articles: [Identifier<Article>], knownAt: Moment? = nil, previous: String? = nil,
        options: [String: String] = [:]
    ) {
        self.articles = articles
        self.knownAt = knownAt
        self.previous = previous
        self.options = options
    }
}

/// A briefing that was written.
public struct BriefingRecord: Hashable, Sendable {
    /// The name of its folder, such as `2024-04-29-tesla`.
    public let folder: String
    /// Whose.
    public let company: String
    /// The moment it is true for.
    public let asOf: Moment
    /// The SHA-256 of its manifest.json.
    public let manifestDigest: String
    /// What it was made from.
    public let inputs: BriefingInputs
    /// The facts it shows, for the next night's comparison.
    public let ledger: Ledger

    /// The record of a briefing.
    public init(
        folder: String, company: String, asOf: Moment, manifestDigest: String, inputs: BriefingInputs, ledger: Ledger
    ) {
        self.folder = folder
        self.company = company
        self.asOf = asOf
        self.manifestDigest = manifestDigest
        self.inputs = inputs
        self.ledger = ledger
    }
}

extension Archive {
    /// Keeps the record of a briefing; a later one of the same folder takes its place.
    public func record(_ briefing: BriefingRecord) throws(ArchiveError) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO briefings (folder, company, asOf, manifestDigest, inputs, ledger)
                    VALUES (?, ?, ?, ?, ?, ?)
                    ON CONFLICT (folder) DO UPDATE SET company = excluded.company, asOf = excluded.asOf,
                        manifestDigest = excluded.manifestDigest, inputs = excluded.inputs, ledger = excluded.ledger
                    """,
                arguments: [
                    briefing.folder, briefing.company, briefing.asOf.description, briefing.manifestDigest,
                    try JSONText.encode(briefing.inputs), try PackedJSON.encode(briefing.ledger),
                ])
        }
    }

    /// The briefing in the folder of this name.
    public func briefing(folder: String) throws(ArchiveError) -> BriefingRecord? {
        try read { database in
            try Row.fetchOne(database, sql: "SELECT * FROM briefings WHERE folder = ?", arguments: [folder])
                .map(Self.briefing)
        }
    }

    /// The newest briefing on a company that is true for an earlier moment than this one.
    public func lastBriefing(company: String, before moment: Moment) throws(ArchiveError) -> BriefingRecord? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: """
                    SELECT * FROM briefings WHERE company = ? AND asOf < ? ORDER BY asOf DESC, folder DESC LIMIT 1
                    """, arguments: [company, moment.description]
            ).map(Self.briefing)
        }
    }

    /// The briefing on a company that is true for exactly this moment.
    public func briefing(company: String, asOf: Moment) throws(ArchiveError) -> BriefingRecord? {
        try read { database in
            try Row.fetchOne(
                database,
                sql: "SELECT * FROM briefings WHERE company = ? AND asOf = ? ORDER BY folder DESC LIMIT 1",
                arguments: [company, asOf.description]
            ).map(Self.briefing)
        }
    }

    /// All briefings, the newest first, then by folder.
    public func briefings() throws(ArchiveError) -> [BriefingRecord] {
        try read { database in
            try Row.fetchAll(database, sql: "SELECT * FROM briefings ORDER BY asOf DESC, folder").map(Self.briefing)
        }
    }

    private static func briefing(_ row: Row) throws -> BriefingRecord {
        let asOf: String = row["asOf"]
        guard let moment = Moment(asOf) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "“\(asOf)” is no moment")
        }
        return BriefingRecord(
            folder: row["folder"], company: row["company"], asOf: moment, manifestDigest: row["manifestDigest"],
            inputs: try JSONText.decode(from: row["inputs"]), ledger: try PackedJSON.decode(from: row["ledger"]))
    }
}
