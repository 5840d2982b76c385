import Domain
import Foundation
import GRDB
import Testing

@testable import Archiving

@Suite("Whom articles are about")
struct SubjectsTests {
    @Test("what concerns a subject is found without the rest, with its claims and events")
    func about() throws {
        let archive = try Archive.inMemory()
        let own = sample("Harbour Motors will spend $3 billion on AI chips.")
        let late = sample("Harbour Motors will spend $4 billion on AI chips.", published: "2024-05-02")
        for extraction in [own, late] {
            try archive.store(
                extraction, sourceDigest: "\(extraction.article.id)", readAt: moment("2024-05-03T06:00:00Z"))
        }
        let found = try archive.extractions(about: ["Harbour Motors"], publishedBy: moment("2024-04-30T00:00:00Z"))
        #expect(found.map(\.article) == [own.article])
        #expect(found.first?.claims == own.claims)
        #expect(found.first?.events == own.events)
        #expect(try archive.extractions(about: ["Tesla"], publishedBy: moment("2024-06-01T00:00:00Z")).isEmpty)
        let counts = try archive.subjects(publishedBy: moment("2024-06-01T00:00:00Z"))
        #expect(counts == [SubjectCount(subject: "Harbour Motors", metric: .aiSpending, claims: 2, articles: 2)])
    }

    @Test("a subject is touched by what was read since a run, and by what came out since then")
    func touched() throws {
        let archive = try Archive.inMemory()
        try archive.store(sample(), sourceDigest: "d1", readAt: moment("2024-04-29T06:00:00Z"))
        func touched(_ start: String, _ last: String, _ asOf: String) throws -> Set<String> {
            try archive.subjects(readSince: moment(start), publishedAfter: moment(last), by: moment(asOf))
        }
        #expect(
            try touched("2024-04-29T06:00:00Z", "2024-04-29T06:00:00Z", "2024-04-30T00:00:00Z") == ["Harbour Motors"])
        #expect(try touched("2024-04-29T06:00:01Z", "2024-04-29T06:00:00Z", "2024-04-30T00:00:00Z").isEmpty)
        #expect(
            try touched("2024-04-30T00:00:00Z", "2024-04-27T06:00:00Z", "2024-04-30T00:00:00Z") == ["Harbour Motors"])
        #expect(try touched("2024-04-29T06:00:00Z", "2024-04-20T06:00:00Z", "2024-04-27T00:00:00Z").isEmpty)
    }

    @Test("an archive of the second version is brought up to date and loses nothing")
    func migration() throws {
        try withFolder { folder in
            let path = folder.appending(path: "archive.sqlite").path
            let extraction = sample()
            do {
                let queue = try DatabaseQueue(path: path)
                try Schema.migrator.migrate(queue, upTo: "2 sources of pruned articles")
                try queue.write { database in
                    try database.execute(
                        sql: "INSERT INTO articles VALUES (?, '2024-04-28T00:00:00Z', '2024-04-29T06:00:00Z', ?, ?, ?)",
                        arguments: [
                            extraction.article.id.rawValue, try JSONText.encode(extraction.article),
                            try JSONText.encode(extraction.figures), try JSONText.encode(extraction.entities),
                        ])
                    try database.execute(
                        sql: "INSERT INTO claims VALUES (?, 0, ?, ?)",
                        arguments: [
                            extraction.article.id.rawValue, extraction.claims[0].id.rawValue,
                            try JSONText.encode(extraction.claims[0]),
                        ])
                    try database.execute(
                        sql: "INSERT INTO events VALUES (?, 0, ?, ?)",
                        arguments: [
                            extraction.article.id.rawValue, extraction.events[0].id.rawValue,
                            try JSONText.encode(extraction.events[0]),
                        ])
                }
                try queue.close()
            }
            let archive = try Archive(path: path)
            #expect(try archive.extraction(extraction.article.id) == extraction)
            let about = try archive.extractions(about: ["Harbour Motors"], publishedBy: moment("2024-04-30T00:00:00Z"))
            #expect(about.map(\.article.id) == [extraction.article.id])
            #expect(try archive.contentProblems().isEmpty)
        }
    }

    @Test(
        "packed bytes come back; cut, changed or foreign ones are damage and no crash", arguments: [0, 1, 37, 100_000])
    func packing(length: Int) throws {
        let bytes = Data((0..<length).map { UInt8(truncatingIfNeeded: $0 * 7 / 5) })
        let packed = try PackedJSON.pack(bytes)
        #expect(try PackedJSON.unpack(packed) == bytes)
        #expect(throws: DatabaseError.self) { try PackedJSON.unpack(packed.prefix(packed.count - 3)) }
        #expect(throws: DatabaseError.self) { try PackedJSON.unpack(Data([255, 255, 255, 255, 1, 2, 3])) }
        #expect(throws: DatabaseError.self) { try PackedJSON.unpack(Data("[]".utf8)) }
    }
}
