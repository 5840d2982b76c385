import Domain
import Foundation
import Publishing
import Testing

@Suite("Files written whole or not at all")
struct SafeFileTests {
    @Test("a file is written, replaced, and left alone where nothing changes")
    func writing() throws {
        try withFolder { folder in
            let file = folder.appending(path: "page.html")
            let written = try ["one", "one", ""].map { try SafeFile.write(Array($0.utf8), to: file.path) }
            #expect(written == [true, false, true])
            #expect(try text(file) == "")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["page.html"])
        }
    }

    @Test("a link in the file's place is replaced, and what it led to stays as it was")
    func link() throws {
        try withFolder { folder in
            let target = folder.appending(path: "precious.txt")
            try Data("precious".utf8).write(to: target)
            let file = folder.appending(path: "page.html")
            try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: target.path)
            try SafeFile.write(Array("page".utf8), to: file.path)
            #expect(try text(target) == "precious")
            #expect(try text(file) == "page")
        }
    }

    @Test("a folder that is a link to elsewhere is refused")
    func linkedFolder() throws {
        try withFolder { folder in
            let elsewhere = folder.appending(path: "elsewhere")
            try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
            let link = folder.appending(path: "briefing")
            try FileManager.default.createSymbolicLink(atPath: link.path, withDestinationPath: elsewhere.path)
            #expect(throws: PublishingError.self) { try SafeFile.write([1], to: link.path + "/page.html") }
            #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere.path) == [])
        }
    }

    @Test("a draft left by a killed process is cleared away")
    func leftovers() throws {
        try withFolder { folder in
            // No process has this number: Linux counts to 4,194,304 at most.
            try Data("half".utf8).write(to: folder.appending(path: ".page.html.2000000000.tmp"))
            try SafeFile.write([1], to: folder.appending(path: "page.html").path)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["page.html"])
        }
    }

    @Test("a folder that is missing, or a file in its place, is named")
    func missingFolder() throws {
        try withFolder { folder in
            let path = folder.appending(path: "nowhere/page.html").path
            let error = #expect(throws: PublishingError.self) { try SafeFile.write([1], to: path) }
            #expect(error?.code == .cannotCreate)
            #expect(error?.description.contains("nowhere") == true)
        }
    }
}
