public import Domain
import GRDB

/// How often an archive speaks of one subject's metric.
public struct SubjectCount: Hashable, Sendable {
    /// Whom the claims are about.
    public let subject: String
    /// What they measure.
    public let metric: Metric
    /// The claims.
    public let claims: Int
    /// The articles they stand in.
    public let articles: Int
}

extension Archive {
    /// Whom the articles known at a moment are about, by subject and metric.
    public func subjects(publishedBy asOf: Moment) throws(ArchiveError) -> [SubjectCount] {
        try read { database in
            try Row.fetchAll(
                database,
                sql: """
                    SELECT subject, metric, sum(count) AS claims, count(*) AS articles FROM subjects
                    WHERE known <= ? AND metric <> 'event' GROUP BY subject, metric ORDER BY subject, metric
                    """, arguments: [asOf.description]
            ).compactMap { row in
                guard let metric = Metric(rawValue: row["metric"]) else { return nil }
                return SubjectCount(
                    subject: row["subject"], metric: metric, claims: row["claims"], articles: row["articles"])
            }
        }
    }

    /// The subjects of which something may have changed since a run: their articles were first read since it began,
    /// or came out after the moment it looked at and by the one that is looked at now.
    public func subjects(
        readSince start: Moment, publishedAfter last: Moment, by asOf: Moment
    ) throws(ArchiveError) -> Set<String> {
        try read { database in
            Set(
                try String.fetchAll(
                    database,
                    sql: """
                        SELECT DISTINCT subject FROM articles JOIN subjects ON subjects.article = articles.id
                        WHERE firstRead >= ? AND known <= ?
                        UNION
                        SELECT DISTINCT subject FROM articles JOIN subjects ON subjects.article = articles.id
                        WHERE published > ? AND published <= ?
                        """, arguments: [start.description, asOf.description, last.description, asOf.description]))
        }
    }

    /// The articles about some subjects that a reader could know at a moment, by identifier.
    public func articleNames(
        about subjects: [String], publishedBy asOf: Moment
    ) throws(ArchiveError) -> [Identifier<Article>] {
        try read { database in
            var names: Set<String> = []
            for subject in subjects {
                names.formUnion(
                    try String.fetchAll(
                        database, sql: "SELECT DISTINCT article FROM subjects WHERE subject = ? AND known <= ?",
                        arguments: [subject, asOf.description]))
            }
            return names.sorted().compactMap { Identifier<Article>($0) }
        }
    }

    /// An article with its claims and events, without its other figures and names.
    public func claims(of id: Identifier<Article>) throws(ArchiveError) -> Extraction? {
        try read { database in
            try DatabaseValue.fetchOne(
                database, sql: "SELECT article FROM articles WHERE id = ?", arguments: [id.rawValue]
            ).map { article in
                Extraction(
                    article: try PackedJSON.decode(from: article), figures: [], entities: [],
                    claims: try Self.rows("claims", "claim", of: id.rawValue, database).map {
                        try JSONText.decode(from: $0)
                    },
                    events: try Self.rows("events", "event", of: id.rawValue, database).map {
                        try JSONText.decode(from: $0)
                    })
            }
        }
    }

    /// Those articles with what was claimed in them.
    public func extractions(about subjects: [String], publishedBy asOf: Moment) throws(ArchiveError) -> [Extraction] {
        var found: [Extraction] = []
        for id in try articleNames(about: subjects, publishedBy: asOf) {
            if let extraction = try claims(of: id) { found.append(extraction) }
        }
        return found
    }

    /// When the newest dated article came out, of those that had by a moment.
    public func newestArticle(by moment: Moment) throws(ArchiveError) -> Moment? {
        try read { database in
            try String.fetchOne(
                database, sql: "SELECT max(published) FROM articles WHERE published <= ?",
                arguments: [moment.description]
            ).flatMap { Moment($0) }
        }
    }

    /// Files whom an article is about.
    static func index(_ extraction: Extraction, _ database: Database) throws {
        var counts: [[String]: Int] = [:]
        for claim in extraction.claims {
            for subject in Set(claim.subjects) { counts[[subject, claim.metric.rawValue], default: 0] += 1 }
        }
        for event in extraction.events {
            if let who = event.who { counts[[who, "event"], default: 0] += 1 }
        }
        for (key, count) in counts {
            try database.execute(
                sql: """
                    INSERT INTO subjects (subject, metric, known, article, count)
                    SELECT ?, ?, coalesce(published, firstRead), id, ? FROM articles WHERE id = ?
                    """, arguments: [key[0], key[1], count, extraction.article.id.rawValue])
        }
    }
}
