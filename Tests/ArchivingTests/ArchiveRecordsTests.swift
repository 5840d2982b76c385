import Archiving
import Domain
import Testing

@Suite("Briefings, runs and what was put aside")
struct ArchiveRecordsTests {
    let archive: Archive

    init() throws { archive = try Archive.inMemory() }

    private func record(_ company: String, _ asOf: String) -> BriefingRecord {
        let extraction = sample()
        return BriefingRecord(
            folder: "\(asOf.prefix(10))-\(company.lowercased())", company: company, asOf: moment(asOf),
            manifestDigest: "m", inputs: BriefingInputs(articles: [extraction.article.id], options: ["years": "5"]),
            ledger: Ledger(
                asOf: moment(asOf), facts: [], events: extraction.events, articles: [extraction.article],
                setAside: [Ledger.SetAside(claim: extraction.claims[0], reason: "stale")]))
    }

    @Test("tonight is compared with the newest night before it, of the same company")
    func lastBriefing() throws {
        let nights = [record("Tesla", "2024-04-27"), record("Tesla", "2024-04-28"), record("Meta", "2024-04-29")]
        for night in nights { try archive.record(night) }
        #expect(try archive.lastBriefing(company: "Tesla", before: moment("2024-04-29")) == nights[1])
        #expect(try archive.lastBriefing(company: "Tesla", before: moment("2024-04-28")) == nights[0])
        #expect(try archive.lastBriefing(company: "Tesla", before: moment("2024-04-27")) == nil)
        #expect(try archive.briefing(folder: "2024-04-29-meta") == nights[2])
        #expect(try archive.briefing(company: "Meta", asOf: moment("2024-04-29")) == nights[2])
        #expect(try archive.briefings().map(\.folder) == ["2024-04-29-meta", "2024-04-28-tesla", "2024-04-27-tesla"])
    }

    @Test("a briefing made again takes the place of its record")
    func again() throws {
        try archive.record(record("Tesla", "2024-04-28"))
        try archive.record(record("Tesla", "2024-04-28"))
        #expect(try archive.counts().briefings == 1)
    }

    @Test("a bad input is put aside once and its tries are counted, until it can be read")
    func quarantine() throws {
        for day in ["2024-04-28", "2024-04-29"] {
            try archive.quarantine(
                location: "bad.html", digest: "d", stage: "reading", reason: "empty on \(day)", seenAt: moment(day))
        }
        let input = try #require(try archive.quarantined().first)
        #expect(input.tries == 2)
        #expect(input.firstSeen == moment("2024-04-28"))
        #expect(input.lastSeen == moment("2024-04-29"))
        #expect(input.reason == "empty on 2024-04-29")
        #expect(try archive.isQuarantined(digest: "d"))
        try archive.store(sample(), sourceDigest: "d", readAt: moment("2024-04-30"))
        #expect(try !archive.isQuarantined(digest: "d"))
    }

    @Test("an input can be taken out of quarantine by hand")
    func release() throws {
        try archive.quarantine(location: "x", digest: "d", stage: "reading", reason: "r", seenAt: moment("2024-04-28"))
        #expect(try archive.release(digest: "d"))
        #expect(try !archive.release(digest: "d"))
    }

    @Test("a run is recorded when it begins and again when it ends")
    func runs() throws {
        try archive.record(RunRecord(id: "n1", command: "nightly", started: moment("2024-04-28T03:00:00Z")))
        let ended = RunRecord(
            id: "n1", command: "nightly", started: moment("2024-04-28T03:00:00Z"),
            finished: moment("2024-04-28T03:01:00Z"), exitStatus: 3, counts: ["articles": 12], messages: ["one aside"])
        try archive.record(ended)
        try archive.record(RunRecord(id: "n2", command: "nightly", started: moment("2024-04-29T03:00:00Z")))
        #expect(try archive.runs(last: 9).map(\.id) == ["n2", "n1"])
        #expect(try archive.runs(last: 9).last == ended)
    }
}
