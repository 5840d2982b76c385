import Archiving
import Domain
import Foundation
import GRDB
import Testing

@Suite("The archive's file")
struct ArchiveFileTests {
    @Test("what one process stored the next one finds, reading only")
    func persistence() throws {
        try withFolder { folder in
            let path = folder.appending(path: "archive.sqlite").path
            let extraction = sample()
            try Archive(path: path).store(extraction, sourceDigest: "d", readAt: moment("2024-04-29T06:00:00Z"))
            let reader = try Archive(path: path, access: .reading)
            #expect(try reader.extraction(extraction.article.id) == extraction)
            #expect(try reader.integrityProblems().isEmpty)
            #expect(throws: ArchiveError.self) {
                try reader.store(
                    sample("Another text, of $4 billion or so."), sourceDigest: "e", readAt: moment("2024-04-29"))
            }
        }
    }

    @Test("an archive to be read has to be there, and none is made")
    func missing() throws {
        try withFolder { folder in
            let path = folder.appending(path: "archive.sqlite").path
            let error = #expect(throws: ArchiveError.self) { try Archive(path: path, access: .reading) }
            #expect(error?.code == .missing)
            #expect(error?.description.contains(path) == true)
            #expect(!FileManager.default.fileExists(atPath: path))
        }
    }

    @Test("a file of another kind is named and left as it is, to the byte")
    func foreignFile() throws {
        try withFolder { folder in
            let path = folder.appending(path: "notes.txt").path
            let bytes = Data("not a database at all, but notes of mine".utf8)
            try bytes.write(to: URL(fileURLWithPath: path))
            let error = #expect(throws: ArchiveError.self) { try Archive(path: path) }
            #expect(error?.code == .foreign)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
        }
    }

    @Test("another program's database is named and left as it is")
    func foreignDatabase() throws {
        try withFolder { folder in
            let path = folder.appending(path: "bookmarks.sqlite").path
            try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE bookmarks (url TEXT)") }
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            let error = #expect(throws: ArchiveError.self) { try Archive(path: path) }
            #expect(error?.code == .foreign)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
        }
    }

    @Test(
        "an archive of a later version is refused and left as it is",
        arguments: [
            "PRAGMA user_version = 99",
            "INSERT INTO grdb_migrations (identifier) VALUES ('99 something to come')",
        ])
    func newer(change: String) throws {
        try withFolder { folder in
            let path = folder.appending(path: "archive.sqlite").path
            _ = try Archive(path: path)
            try DatabaseQueue(path: path).writeWithoutTransaction { database in
                try database.execute(sql: change)
                try database.checkpoint(.truncate)
            }
            let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            let error = #expect(throws: ArchiveError.self) { try Archive(path: path) }
            #expect(error?.code == .newer)
            #expect(try Data(contentsOf: URL(fileURLWithPath: path)) == bytes)
        }
    }

    @Test("a damaged archive gives an error and no crash")
    func damaged() throws {
        try withFolder { folder in
            let path = folder.appending(path: "archive.sqlite").path
            try Archive(path: path).store(sample(), sourceDigest: "d", readAt: moment("2024-04-29T06:00:00Z"))
            var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
            // Everything behind SQLite's header is scrambled.
            for index in 100..<bytes.count { bytes[index] = 0xA5 }
            try bytes.write(to: URL(fileURLWithPath: path))
            let error = #expect(throws: ArchiveError.self) { try Archive(path: path) }
            #expect(error?.code == .damaged)
        }
    }

    @Test("a folder in the archive's place is no archive")
    func folder() throws {
        try withFolder { folder in
            let error = #expect(throws: ArchiveError.self) { try Archive(path: folder.path) }
            #expect(error?.code == .foreign)
        }
    }

    @Test("a folder that is not there is said to be the trouble")
    func missingFolder() throws {
        try withFolder { folder in
            let error = #expect(throws: ArchiveError.self) {
                try Archive(path: folder.appending(path: "nowhere/archive.sqlite").path)
            }
            #expect(error?.reason.contains("cannot be opened") == true)
        }
    }
}
