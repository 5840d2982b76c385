public import Domain
import Foundation
import GRDB

/// What an archive holds and how large it is.
public struct ArchiveStatistics: Hashable, Sendable {
    /// How much there is of everything.
    public let counts: ArchiveCounts
    /// When the earliest dated article counts as published; `nil` without one.
    public let firstPublished: Moment?
    /// The same of the latest.
    public let lastPublished: Moment?
    /// Articles without a date.
    public let undated: Int
    /// The bytes of the database.
    public let bytes: Int
}

extension Archive {
    /// How much the archive holds.
    public func statistics() throws(ArchiveError) -> ArchiveStatistics {
        let counts = try counts()
        return try read { database in
            func number(_ sql: String) throws -> Int { try Int.fetchOne(database, sql: sql) ?? 0 }
            func moment(_ sql: String) throws -> Moment? {
                try String.fetchOne(database, sql: sql).flatMap { Moment($0) }
            }
            return ArchiveStatistics(
                counts: counts, firstPublished: try moment("SELECT min(published) FROM articles"),
                lastPublished: try moment("SELECT max(published) FROM articles"),
                undated: try number("SELECT count(*) FROM articles WHERE published IS NULL"),
                bytes: try number("PRAGMA page_count") * number("PRAGMA page_size"))
        }
    }

    /// Every article's name, by publication and then by name; undated ones last.
    public func articleNames() throws(ArchiveError) -> [Identifier<Article>] {
        try read { database in
            try String.fetchAll(
                database, sql: "SELECT id FROM articles ORDER BY published IS NULL, published, id"
            ).compactMap { Identifier<Article>($0) }
        }
    }

    /// What is wrong with the content: pages of the file that are damaged, articles whose words have another name,
    /// claims that stand nowhere, briefings whose articles are not there. Empty where the archive is sound.
    public func contentProblems() throws(ArchiveError) -> [String] {
        var problems = try integrityProblems()
        let names = try articleNames()
        for id in names {
            let found: Extraction?
            do {
                found = try extraction(id)
            } catch {
                problems.append("the article \(id) cannot be read: \(error.reason)")
                continue
            }
            guard let extraction = found else { continue }
            let article = extraction.article
            if article.contentName != id {
                problems.append("the words of the article \(id) have the name \(article.contentName)")
            }
            for claim in extraction.claims where article.text.substring(in: claim.wordingRange) != claim.wording {
                problems.append("the claim \(claim.id) of the article \(id) does not stand in it as it says")
            }
        }
        let known = Set(names)
        for briefing in try briefings() {
            for id in briefing.inputs.articles where !known.contains(id) {
                problems.append("the briefing \(briefing.folder) rests on the article \(id), which is not there")
            }
        }
        return problems
    }

    /// The articles published before a day that no briefing on record was made from: what may go.
    public func prunable(before day: CalendarDate) throws(ArchiveError) -> [Identifier<Article>] {
        let cited = Set(try briefings().flatMap(\.inputs.articles))
        let limit = Moment(date: day, secondOfDay: 0).description
        return try read { database in
            try String.fetchAll(
                database, sql: "SELECT id FROM articles WHERE published < ? ORDER BY published, id", arguments: [limit]
            ).compactMap { Identifier<Article>($0) }
        }.filter { !cited.contains($0) }
    }

    /// Drops articles with all that was read out of them, in one transaction. Their sources are remembered, so that
    /// the next night does not read them again.
    public func prune(_ articles: [Identifier<Article>], at moment: Moment) throws(ArchiveError) {
        try write { database in
            for id in articles {
                try database.execute(
                    sql:
                        "INSERT OR IGNORE INTO pruned (digest, pruned) SELECT digest, ? FROM sources WHERE article = ?",
                    arguments: [moment.description, id.rawValue])
                try database.execute(sql: "DELETE FROM articles WHERE id = ?", arguments: [id.rawValue])
            }
        }
    }
}

extension Article {
    /// The name that its content has.
    fileprivate var contentName: Identifier<Article> {
        Article(
            title: title, published: published, outlet: outlet, url: url, text: text, paragraphs: [],
            location: location
        ).id
    }
}
