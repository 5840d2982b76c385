import Foundation
import GRDB

/// The tables of the archive and how older ones are brought up to date.
enum Schema {
    /// SQLite's application id of an archive: `Brif` in ASCII.
    static let applicationID: Int32 = 0x4272_6966

    /// The version of the tables below; raised with every migration, so that an older program sees that it is one.
    static let version = 4

    /// The changes from an empty file to the tables of today, in order. A migration that was released never changes.
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1 articles, claims, briefings, runs, quarantine") { database in
            try database.execute(sql: firstTables)
            try database.execute(sql: "PRAGMA application_id = \(applicationID)")
            try database.execute(sql: "PRAGMA user_version = 1")
        }
        migrator.registerMigration("2 sources of pruned articles") { database in
            try database.execute(
                sql: """
                    CREATE TABLE pruned (             -- bytes whose articles were dropped: not to be read again
                        digest TEXT NOT NULL PRIMARY KEY,
                        pruned TEXT NOT NULL
                    ) WITHOUT ROWID
                    """)
            try database.execute(sql: "PRAGMA user_version = 2")
        }
        migrator.registerMigration("3 subjects; texts packed") { database in
            try database.execute(sql: subjects)
            try database.execute(sql: subjectsOfOldRows)
            try pack("articles", key: "id", columns: ["article", "figures", "entities"], database)
            try pack("briefings", key: "folder", columns: ["ledger"], database)
            try database.execute(sql: "PRAGMA user_version = 3")
        }
        migrator.registerMigration("4 feeds and pages fetched") { database in
            try database.execute(
                sql: """
                    CREATE TABLE feeds (
                        address TEXT NOT NULL PRIMARY KEY,
                        state TEXT NOT NULL           -- the FeedState as JSON
                    ) WITHOUT ROWID;
                    CREATE TABLE pages (              -- pages fetched because a feed named them
                        address TEXT NOT NULL PRIMARY KEY,
                        fetched TEXT NOT NULL,
                        file TEXT                     -- where its bytes landed; NULL where it could not be had
                    ) WITHOUT ROWID;
                    ALTER TABLE quarantine ADD COLUMN version TEXT;
                    """)
            try database.execute(sql: "PRAGMA user_version = 4")
        }
        return migrator
    }

    /// Moments are kept as RFC 3339 texts of equal length in UTC, so that they sort as they follow one another.
    private static let firstTables = """
        CREATE TABLE articles (
            id TEXT NOT NULL PRIMARY KEY,
            published TEXT,               -- the moment from which it counts as published; NULL where undated
            firstRead TEXT NOT NULL,
            article TEXT NOT NULL,        -- the Article as JSON, packed since version 3
            figures TEXT NOT NULL,        -- [Figure] as JSON
            entities TEXT NOT NULL        -- [Entity] as JSON
        ) WITHOUT ROWID;
        CREATE INDEX articlesByPublished ON articles (published);

        CREATE TABLE sources (            -- the bytes articles were read from; a feed holds more than one
            digest TEXT NOT NULL,
            article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            location TEXT NOT NULL,
            firstRead TEXT NOT NULL,
            PRIMARY KEY (digest, article)
        ) WITHOUT ROWID;
        CREATE INDEX sourcesByArticle ON sources (article);

        CREATE TABLE claims (
            article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,    -- the order of the text
            id TEXT NOT NULL,
            claim TEXT NOT NULL,          -- the Claim as JSON
            PRIMARY KEY (article, position)
        ) WITHOUT ROWID;
        CREATE INDEX claimsByID ON claims (id);

        CREATE TABLE events (
            article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            id TEXT NOT NULL,
            event TEXT NOT NULL,          -- the Event as JSON
            PRIMARY KEY (article, position)
        ) WITHOUT ROWID;
        CREATE INDEX eventsByID ON events (id);

        CREATE TABLE briefings (
            folder TEXT NOT NULL PRIMARY KEY,
            company TEXT NOT NULL,
            asOf TEXT NOT NULL,
            manifestDigest TEXT NOT NULL,
            inputs TEXT NOT NULL,         -- BriefingInputs as JSON
            ledger TEXT NOT NULL          -- the Ledger as JSON, for the next night's comparison
        ) WITHOUT ROWID;
        CREATE INDEX briefingsByCompany ON briefings (company, asOf);

        CREATE TABLE runs (
            id TEXT NOT NULL PRIMARY KEY,
            started TEXT NOT NULL,
            run TEXT NOT NULL             -- the RunRecord as JSON
        ) WITHOUT ROWID;
        CREATE INDEX runsByStart ON runs (started);

        CREATE TABLE quarantine (
            digest TEXT NOT NULL PRIMARY KEY,
            location TEXT NOT NULL,
            stage TEXT NOT NULL,
            reason TEXT NOT NULL,
            firstSeen TEXT NOT NULL,
            lastSeen TEXT NOT NULL,
            tries INTEGER NOT NULL
        ) WITHOUT ROWID;
        """

    /// What each article is about, so that a night reads what concerns it and not the whole archive.
    private static let subjects = """
        CREATE TABLE subjects (
            subject TEXT NOT NULL,        -- whom a claim is about or who does what an event tells
            metric TEXT NOT NULL,         -- of the claims, or 'event'
            known TEXT NOT NULL,          -- the moment from which its article counts as known
            article TEXT NOT NULL REFERENCES articles (id) ON DELETE CASCADE,
            count INTEGER NOT NULL,       -- claims or events of this kind
            PRIMARY KEY (subject, metric, known, article)
        ) WITHOUT ROWID;
        CREATE INDEX subjectsByArticle ON subjects (article);
        CREATE INDEX articlesByFirstReading ON articles (firstRead);
        """

    private static let subjectsOfOldRows = """
        INSERT INTO subjects (subject, metric, known, article, count)
        SELECT names.value, json_extract(claims.claim, '$.metric'), coalesce(published, firstRead), articles.id, count(*)
        FROM claims JOIN articles ON articles.id = claims.article, json_each(claims.claim, '$.subjects') AS names
        GROUP BY 1, 2, 3, 4;
        INSERT INTO subjects (subject, metric, known, article, count)
        SELECT json_extract(events.event, '$.who'), 'event', coalesce(published, firstRead), articles.id, count(*)
        FROM events JOIN articles ON articles.id = events.article
        WHERE json_extract(events.event, '$.who') IS NOT NULL
        GROUP BY 1, 2, 3, 4;
        """

    /// Packs the texts of some columns, a row at a time.
    private static func pack(_ table: String, key: String, columns: [String], _ database: Database) throws {
        for name in try String.fetchAll(database, sql: "SELECT \(key) FROM \(table)") {
            for column in columns {
                guard
                    let text = try String.fetchOne(
                        database, sql: "SELECT \(column) FROM \(table) WHERE \(key) = ?", arguments: [name])
                else { continue }
                try database.execute(
                    sql: "UPDATE \(table) SET \(column) = ? WHERE \(key) = ?",
                    arguments: [try PackedJSON.pack(Data(text.utf8)), name])
            }
        }
    }
}
