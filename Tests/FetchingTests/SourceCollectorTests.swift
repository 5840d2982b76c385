import Fetching
import Foundation
import Testing

@Suite("Finding and reading documents")
struct SourceCollectorTests {
    private let folder: String

    init() throws {
        folder = NSTemporaryDirectory() + "fetching-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: folder + "/in/sub", withIntermediateDirectories: true)
        for (name, text) in [
            ("in/b.html", "b"), ("in/a.txt", "a"), ("in/sub/c.htm", "c"), ("in/notes.xyz", "n"),
            ("in/.hidden.txt", "h"),
        ] {
            try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
        }
    }

    @Test("a folder is walked in the order of names; other kinds of file and hidden ones are left alone")
    func walk() {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (paths, failures) = SourceCollector().collect([folder + "/in"])
        #expect(paths == ["/in/a.txt", "/in/b.html", "/in/sub/c.htm"].map { folder + $0 })
        #expect(failures.isEmpty)
    }

    @Test("a file that is named is taken whatever its ending; what is missing is reported")
    func named() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        let (paths, failures) = SourceCollector().collect([folder + "/in/notes.xyz", folder + "/absent.html"])
        #expect(paths == [folder + "/in/notes.xyz"])
        #expect(failures == [FetchingError(.missing, path: folder + "/absent.html")])
        #expect(try SourceCollector().read(folder + "/in/notes.xyz").bytes == Array("n".utf8))
    }

    @Test("links and pipes are not read, and do not hang")
    func special() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/in/link.html", withDestinationPath: "/etc/hostname")
        #expect(mkfifo(folder + "/in/pipe.txt", 0o600) == 0)
        let (paths, failures) = SourceCollector().collect([folder + "/in"])
        #expect(!paths.contains { $0.hasSuffix("link.html") || $0.hasSuffix("pipe.txt") })
        #expect(Set(failures.map(\.code)) == [.notRegular])
        #expect(throws: FetchingError(.notRegular, path: folder + "/in/pipe.txt")) {
            try SourceCollector().read(folder + "/in/pipe.txt")
        }
    }

    @Test("an empty folder says so")
    func empty() throws {
        defer { try? FileManager.default.removeItem(atPath: folder) }
        try FileManager.default.createDirectory(atPath: folder + "/none", withIntermediateDirectories: true)
        #expect(
            SourceCollector().collect([folder + "/none"]).failures == [
                FetchingError(.emptyFolder, path: folder + "/none")
            ])
    }
}
