public import Domain
import GRDB

/// A run of the program, for the next run and for whoever asks what happened last night.
public struct RunRecord: Hashable, Sendable, Codable {
    /// Its name, which stands on every line of its log.
    public let id: String
    /// The command, such as `nightly`.
    public let command: String
    /// When it began.
    public let started: Moment
    /// When it ended; `nil` while it runs, and for ever where it was killed.
    public let finished: Moment?
    /// The moment it was asked about.
    public let asOf: Moment?
    /// The exit status; `nil` while it runs.
    public let exitStatus: Int?
    /// What it did, by stage: articles read, claims, pages.
    public let counts: [String: Int]
    /// What went wrong, a line each.
    public let messages: [String]
    /// The digest of all that shaped the run besides its articles; `nil` for runs of early versions.
    public let configuration: String?
    /// Seconds by stage.
    public let seconds: [String: Double]?

    /// The record of a run; what is not known yet is left out.
    public init(
        id: String, command: String, started: Moment, finished: Moment? = nil, asOf: Moment? = nil,
        exitStatus: Int? = nil, counts: [String: Int] = [:], messages: [String] = [], configuration: String? = nil,
        seconds: [String: Double]? = nil
    ) {
        self.id = id
        self.command = command
        self.started = started
        self.finished = finished
        self.asOf = asOf
        self.exitStatus = exitStatus
        self.counts = counts
        self.messages = messages
        self.configuration = configuration
        self.seconds = seconds
    }
}

/// How much an archive holds.
public struct ArchiveCounts: Hashable, Sendable {
    /// Articles, each once.
    public let articles: Int
    /// Documents that articles were read from.
    public let sources: Int
    /// Claims of all articles.
    public let claims: Int
    /// Events of all articles.
    public let events: Int
    /// Briefings on record.
    public let briefings: Int
    /// Runs on record.
    public let runs: Int
    /// Inputs put aside.
    public let quarantined: Int
}

extension Archive {
    /// Keeps the record of a run; a later record of the same run takes its place.
    public func record(_ run: RunRecord) throws(ArchiveError) {
        try write { database in
            try database.execute(
                sql: """
                    INSERT INTO runs (id, started, run) VALUES (?, ?, ?)
                    ON CONFLICT (id) DO UPDATE SET started = excluded.started, run = excluded.run
                    """, arguments: [run.id, run.started.description, try JSONText.encode(run)])
        }
    }

    /// The last runs, newest first.
    public func runs(last count: Int) throws(ArchiveError) -> [RunRecord] {
        try read { database in
            try String.fetchAll(
                database, sql: "SELECT run FROM runs ORDER BY started DESC, id DESC LIMIT ?", arguments: [max(0, count)]
            ).map { try JSONText.decode(from: $0) }
        }
    }

    /// The last run of a command that ended with one of these statuses.
    public func lastRun(of command: String, endedWith statuses: Set<Int>) throws(ArchiveError) -> RunRecord? {
        try read { database in
            let texts = try String.fetchCursor(database, sql: "SELECT run FROM runs ORDER BY started DESC, id DESC")
            while let text = try texts.next() {
                let run = try JSONText.decode(RunRecord.self, from: text)
                if run.command == command, let status = run.exitStatus, statuses.contains(status) { return run }
            }
            return nil
        }
    }

    /// Forgets all runs but the last ones.
    public func keepRuns(last count: Int) throws(ArchiveError) {
        try write { database in
            try database.execute(
                sql: """
                    DELETE FROM runs WHERE id NOT IN
                        (SELECT id FROM runs ORDER BY started DESC, id DESC LIMIT ?)
                    """, arguments: [max(1, count)])
        }
    }

    /// How much there is of everything.
    public func counts() throws(ArchiveError) -> ArchiveCounts {
        try read { database in
            func count(_ table: String) throws -> Int {
                try Int.fetchOne(database, sql: "SELECT count(*) FROM \(table)") ?? 0
            }
            return ArchiveCounts(
                articles: try count("articles"), sources: try count("sources"), claims: try count("claims"),
                events: try count("events"), briefings: try count("briefings"), runs: try count("runs"),
                quarantined: try count("quarantine"))
        }
    }
}
