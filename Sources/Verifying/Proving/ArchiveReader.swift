import Archiving
import Domain

/// The archive as a verifier reads it: articles checked against their own names, claims read anew, each once.
struct ArchiveReader {
    private let archive: Archive
    private let claims: any ClaimSource
    private var extractions: [Identifier<Article>: Extraction?] = [:]

    init(archive: Archive, claims: any ClaimSource) {
        self.archive = archive
        self.claims = claims
    }

    /// An archived article with all that it says, read now; `nil` where the archive has none of this name, or one
    /// whose content has another name.
    mutating func extraction(_ id: Identifier<Article>) throws(ArchiveError) -> Extraction? {
        if let known = extractions[id] { return known }
        let extraction = try archive.article(id).flatMap { $0.isItself ? claims.extract(from: $0) : nil }
        extractions[id] = .some(extraction)
        return extraction
    }

    /// Whether bytes of this SHA-256 are in quarantine.
    func isQuarantined(_ digest: String) throws(ArchiveError) -> Bool {
        guard digest.utf8.count == 64 else { return false }
        return try archive.isQuarantined(digest: digest)
    }

    /// Whether a page may print this of an input in quarantine.
    func isOfQuarantine(_ text: String) throws(ArchiveError) -> Bool {
        try archive.quarantined().contains { input in
            let note = QuarantineNote(digest: input.digest, location: input.location, reason: input.reason)
            return note.name == text || note.reason == text
        }
    }

    /// An archived article.
    mutating func article(_ id: Identifier<Article>) throws(ArchiveError) -> Article? { try extraction(id)?.article }

    /// A claim, found by its name in what its article says now.
    mutating func claim(_ id: Identifier<Claim>) throws(ArchiveError) -> Claim? {
        guard let stored = try archive.claim(id) else { return nil }
        return try extraction(stored.article)?.claims.first { $0.id == id }
    }

    /// An event, found by its name in what its article says now.
    mutating func event(_ id: Identifier<Event>) throws(ArchiveError) -> Event? {
        guard let stored = try archive.event(id) else { return nil }
        return try extraction(stored.article)?.events.first { $0.id == id }
    }
}

extension Article {
    /// Whether the article's name follows from what it says.
    fileprivate var isItself: Bool {
        id
            == Article(
                title: title, published: published, outlet: outlet, url: url, text: text, paragraphs: paragraphs,
                location: location
            ).id
    }
}
