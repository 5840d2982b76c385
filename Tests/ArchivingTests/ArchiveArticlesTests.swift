import Archiving
import Domain
import Testing

@Suite("What was read is kept")
struct ArchiveArticlesTests {
    let archive: Archive

    init() throws { archive = try Archive.inMemory() }

    @Test("an extraction comes back as it went in")
    func roundTrip() throws {
        let extraction = sample()
        #expect(try archive.store(extraction, sourceDigest: "d1", readAt: moment("2024-04-29T06:00:00Z")) == .added)
        #expect(try archive.extraction(extraction.article.id) == extraction)
        #expect(try archive.article(extraction.article.id) == extraction.article)
        #expect(try archive.claim(extraction.claims[0].id) == extraction.claims[0])
        #expect(try archive.event(extraction.events[0].id) == extraction.events[0])
        #expect(try archive.hasSource(digest: "d1"))
        #expect(try !archive.hasSource(digest: "d2"))
    }

    @Test("reading the same article again changes nothing, not even the moment it was first read")
    func storingTwice() throws {
        let extraction = sample()
        try archive.store(extraction, sourceDigest: "d1", readAt: moment("2024-04-29T06:00:00Z"))
        let counts = try archive.counts()
        #expect(try archive.store(extraction, sourceDigest: "d1", readAt: moment("2024-05-01T06:00:00Z")) == .unchanged)
        #expect(try archive.counts() == counts)
        #expect(try archive.firstRead(extraction.article.id) == moment("2024-04-29T06:00:00Z"))
    }

    @Test("the same words from another place are one article with two sources")
    func twoSources() throws {
        let first = sample(location: "a.html")
        try archive.store(first, sourceDigest: "d1", readAt: moment("2024-04-29T06:00:00Z"))
        let outcome = try archive.store(
            sample(location: "b.html"), sourceDigest: "d2", readAt: moment("2024-04-30T06:00:00Z"))
        #expect(outcome == .unchanged)
        #expect(try archive.counts().articles == 1)
        #expect(try archive.counts().sources == 2)
        #expect(try archive.article(first.article.id)?.location == "a.html")
        #expect(try archive.articles(ofSource: "d2").map(\.id) == [first.article.id])
    }

    @Test("what is read out of an article anew takes the place of the old")
    func learning() throws {
        let old = sample()
        try archive.store(old, sourceDigest: "d1", readAt: moment("2024-04-29T06:00:00Z"))
        let new = Extraction(article: old.article, figures: old.figures, entities: [], claims: [], events: old.events)
        #expect(try archive.store(new, sourceDigest: "d1", readAt: moment("2024-05-01T06:00:00Z")) == .updated)
        #expect(try archive.extraction(old.article.id) == new)
        #expect(try archive.claim(old.claims[0].id) == nil)
    }

    @Test(
        "as-of sees what was published by then, known-at what had been read by then too",
        arguments: [
            ("2024-04-27T23:59:59Z", nil, []),
            ("2024-04-28T00:00:00Z", nil, ["dated"]),
            ("2024-04-30T05:59:59Z", nil, ["dated"]),
            ("2024-04-30T06:00:00Z", nil, ["dated", "undated"]),
            ("2024-06-01", "2024-05-01T05:59:59Z", ["undated"]),
            ("2024-06-01", "2024-05-01T06:00:00Z", ["dated", "undated"]),
        ] as [(String, String?, [String])])
    func time(asOf: String, knownAt: String?, expected: [String]) throws {
        try archive.store(
            sample("The dated article of $3 bn", location: "dated"), sourceDigest: "d1",
            readAt: moment("2024-05-01T06:00:00Z"))
        try archive.store(
            sample("The undated article, $3 bn", published: nil, location: "undated"), sourceDigest: "d2",
            readAt: moment("2024-04-30T06:00:00Z"))
        let seen = try archive.articles(publishedBy: moment(asOf), knownAt: knownAt.map(moment))
        #expect(seen.map(\.location).sorted() == expected)
        let extractions = try archive.extractions(publishedBy: moment(asOf), knownAt: knownAt.map(moment))
        #expect(extractions.map(\.article) == seen)
    }
}
