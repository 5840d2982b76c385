public import Domain
import GRDB

extension Archive {
    /// What storing an article came to.
    public enum Outcome: String, Hashable, Sendable {
        /// It was not there.
        case added
        /// It was there, and what was read out of it is replaced.
        case updated
        /// It was there and nothing changed but that its source may be another.
        case unchanged
    }

    /// Keeps an article with all that was read out of it, in one transaction.
    ///
    /// The moment of the first reading stays when it is read again; claims and events are replaced where they differ,
    /// as they do after the program has learnt.
    @discardableResult
    public func store(
        _ extraction: Extraction, sourceDigest: String, readAt: Moment
    ) throws(ArchiveError) -> Outcome {
        try write { database in
            let id = extraction.article.id.rawValue
            let figures = try PackedJSON.encode(extraction.figures)
            let entities = try PackedJSON.encode(extraction.entities)
            let claims = try extraction.claims.map { ($0.id.rawValue, try JSONText.encode($0)) }
            let events = try extraction.events.map { ($0.id.rawValue, try JSONText.encode($0)) }
            let outcome: Outcome
            var article = try PackedJSON.encode(extraction.article)
            if let row = try Row.fetchOne(
                database, sql: "SELECT article, figures, entities FROM articles WHERE id = ?", arguments: [id])
            {
                let sameClaims = try Self.rows("claims", "claim", of: id, database) == claims.map(\.1)
                let sameEvents = try Self.rows("events", "event", of: id, database) == events.map(\.1)
                // The same words may come from another place: the first place stays.
                let stored = try PackedJSON.decode(Article.self, from: row["article"])
                let moved = extraction.article.moved(to: stored.location)
                article = try PackedJSON.encode(moved)
                let storedFigures = try PackedJSON.decode([Figure].self, from: row["figures"])
                let storedEntities = try PackedJSON.decode([Entity].self, from: row["entities"])
                let isSame =
                    stored == moved && storedFigures == extraction.figures && storedEntities == extraction.entities
                    && sameClaims && sameEvents
                outcome = isSame ? .unchanged : .updated
            } else {
                outcome = .added
            }
            switch outcome {
            case .unchanged: break
            case .added:
                try database.execute(
                    sql: """
                        INSERT INTO articles (id, published, firstRead, article, figures, entities)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """,
                    arguments: [
                        id, extraction.article.published?.effectiveMoment.description, readAt.description, article,
                        figures, entities,
                    ])
            case .updated:
                try database.execute(
                    sql: "UPDATE articles SET article = ?, figures = ?, entities = ? WHERE id = ?",
                    arguments: [article, figures, entities, id])
                try database.execute(sql: "DELETE FROM claims WHERE article = ?", arguments: [id])
                try database.execute(sql: "DELETE FROM events WHERE article = ?", arguments: [id])
                try database.execute(sql: "DELETE FROM subjects WHERE article = ?", arguments: [id])
            }
            if outcome != .unchanged {
                for (position, claim) in claims.enumerated() {
                    try database.execute(
                        sql: "INSERT INTO claims (article, position, id, claim) VALUES (?, ?, ?, ?)",
                        arguments: [id, position, claim.0, claim.1])
                }
                for (position, event) in events.enumerated() {
                    try database.execute(
                        sql: "INSERT INTO events (article, position, id, event) VALUES (?, ?, ?, ?)",
                        arguments: [id, position, event.0, event.1])
                }
                try Self.index(extraction, database)
            }
            try database.execute(
                sql: "INSERT OR IGNORE INTO sources (digest, article, location, firstRead) VALUES (?, ?, ?, ?)",
                arguments: [sourceDigest, id, extraction.article.location, readAt.description])
            // What could be read is no longer in quarantine.
            try database.execute(sql: "DELETE FROM quarantine WHERE digest = ?", arguments: [sourceDigest])
            return outcome
        }
    }

    /// Whether bytes with this SHA-256 were read already, also where their article was dropped since.
    public func hasSource(digest: String) throws(ArchiveError) -> Bool {
        try read { database in
            try Bool.fetchOne(
                database,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM sources WHERE digest = ?)
                        OR EXISTS (SELECT 1 FROM pruned WHERE digest = ?)
                    """, arguments: [digest, digest]) ?? false
        }
    }

    /// The article of this name.
    public func article(_ id: Identifier<Article>) throws(ArchiveError) -> Article? {
        try read { database in
            try DatabaseValue.fetchOne(
                database, sql: "SELECT article FROM articles WHERE id = ?", arguments: [id.rawValue]
            ).map { try PackedJSON.decode(from: $0) }
        }
    }

    /// When the article of this name was first read.
    public func firstRead(_ id: Identifier<Article>) throws(ArchiveError) -> Moment? {
        try read { database in
            try String.fetchOne(database, sql: "SELECT firstRead FROM articles WHERE id = ?", arguments: [id.rawValue])
                .flatMap { Moment($0) }
        }
    }

    /// The articles of the bytes with this SHA-256, by identifier.
    public func articles(ofSource digest: String) throws(ArchiveError) -> [Article] {
        try read { database in
            try DatabaseValue.fetchAll(
                database,
                sql: """
                    SELECT articles.article FROM sources JOIN articles ON articles.id = sources.article
                    WHERE digest = ? ORDER BY articles.id
                    """, arguments: [digest]
            ).map { try PackedJSON.decode(from: $0) }
        }
    }

    /// The articles that a reader could know at a moment, by identifier.
    ///
    /// - Parameters:
    ///   - asOf: published by then; an undated text, first read by then.
    ///   - knownAt: and first read by then; `nil` for whatever was read since.
    public func articles(publishedBy asOf: Moment, knownAt: Moment? = nil) throws(ArchiveError) -> [Article] {
        try read { database in
            try DatabaseValue.fetchAll(
                database, sql: "SELECT article FROM articles WHERE \(Self.known) ORDER BY id",
                arguments: Self.arguments(asOf, knownAt)
            ).map { try PackedJSON.decode(from: $0) }
        }
    }

    /// The same articles with all that was read out of each.
    public func extractions(publishedBy asOf: Moment, knownAt: Moment? = nil) throws(ArchiveError) -> [Extraction] {
        try read { database in
            try Row.fetchAll(
                database, sql: "SELECT id, article, figures, entities FROM articles WHERE \(Self.known) ORDER BY id",
                arguments: Self.arguments(asOf, knownAt)
            ).map { try Self.extraction($0, database) }
        }
    }

    /// What was read out of the article of this name.
    public func extraction(_ id: Identifier<Article>) throws(ArchiveError) -> Extraction? {
        try read { database in
            try Row.fetchOne(
                database, sql: "SELECT id, article, figures, entities FROM articles WHERE id = ?",
                arguments: [id.rawValue]
            ).map { try Self.extraction($0, database) }
        }
    }

    /// The claim of this name.
    public func claim(_ id: Identifier<Claim>) throws(ArchiveError) -> Claim? {
        try read { database in
            try String.fetchOne(
                database, sql: "SELECT claim FROM claims WHERE id = ? ORDER BY article, position LIMIT 1",
                arguments: [id.rawValue]
            ).map { try JSONText.decode(from: $0) }
        }
    }

    /// The event of this name.
    public func event(_ id: Identifier<Event>) throws(ArchiveError) -> Event? {
        try read { database in
            try String.fetchOne(
                database, sql: "SELECT event FROM events WHERE id = ? ORDER BY article, position LIMIT 1",
                arguments: [id.rawValue]
            ).map { try JSONText.decode(from: $0) }
        }
    }

    /// Undated texts count as published when they were first read.
    static let known = "coalesce(published, firstRead) <= ? AND (? IS NULL OR firstRead <= ?)"

    static func arguments(_ asOf: Moment, _ knownAt: Moment?) -> StatementArguments {
        [asOf.description, knownAt?.description, knownAt?.description]
    }

    static func rows(
        _ table: String, _ column: String, of article: String, _ database: Database
    ) throws -> [String] {
        try String.fetchAll(
            database, sql: "SELECT \(column) FROM \(table) WHERE article = ? ORDER BY position", arguments: [article])
    }

    static func extraction(_ row: Row, _ database: Database) throws -> Extraction {
        let id: String = row["id"]
        return Extraction(
            article: try PackedJSON.decode(from: row["article"]), figures: try PackedJSON.decode(from: row["figures"]),
            entities: try PackedJSON.decode(from: row["entities"]),
            claims: try rows("claims", "claim", of: id, database).map { try JSONText.decode(from: $0) },
            events: try rows("events", "event", of: id, database).map { try JSONText.decode(from: $0) })
    }
}

extension Article {
    /// The same article, read from another place.
    fileprivate func moved(to location: String) -> Article {
        Article(
            title: title, authors: authors, published: published, outlet: outlet, url: url, language: language,
            text: text, paragraphs: paragraphs, tables: tables, isSample: isSample, notes: notes, location: location)
    }
}
