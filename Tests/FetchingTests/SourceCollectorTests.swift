import Foundation
import Testing

@testable import Fetching

/// A folder of its own for one test, removed at the end.
private final class Scratch {
    let path: String

    init() throws {
        path = NSTemporaryDirectory() + "collector-" + UUID().uuidString
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func file(_ name: String, _ content: String = "text") throws -> String {
        let full = path + "/" + name
        try FileManager.default.createDirectory(
            atPath: (full as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
        try Data(content.utf8).write(to: URL(fileURLWithPath: full))
        return full
    }
}

@Suite("Collecting sources from paths")
struct SourceCollectorTests {
    @Test("a folder gives its articles in byte-wise order, the folders below it included")
    func folderOrder() throws {
        let scratch = try Scratch()
        for name in ["b.txt", "B.html", "a/z.htm", "a/é.text", "a.txt"] { try scratch.file(name) }
        let (documents, failures) = SourceCollector().collect([scratch.path])
        #expect(
            documents.paths.map { String($0.dropFirst(scratch.path.count + 1)) } == [
                "B.html", "a/z.htm", "a/é.text", "a.txt", "b.txt",
            ])
        #expect(failures.isEmpty)
    }

    @Test("hidden files and other kinds are passed over in folders, but taken when named")
    func kinds() throws {
        let scratch = try Scratch()
        try scratch.file("one.TXT")
        try scratch.file(".hidden.txt")
        let odd = try scratch.file("notes.md")
        #expect(SourceCollector().collect([scratch.path]).documents.paths == [scratch.path + "/one.TXT"])
        #expect(SourceCollector().collect([odd]).documents.paths == [odd])
    }

    @Test("a path given twice is read once")
    func repeated() throws {
        let scratch = try Scratch()
        let file = try scratch.file("one.txt")
        #expect(SourceCollector().collect([file, scratch.path, file]).documents.paths.count == 2 - 1)
    }

    @Test("one bad input stops none of the others")
    func partialFailure() throws {
        let scratch = try Scratch()
        let good = try scratch.file("good.txt", "an article")
        let (documents, failures) = SourceCollector().collect([scratch.path + "/none.txt", good])
        #expect(failures.map(\.code) == [.missing])
        #expect(failures.first?.path == scratch.path + "/none.txt")
        #expect(documents.map { try? $0.get().bytes } == [Array("an article".utf8)])
    }

    @Test("an empty folder is said to be empty, and what would be read from it")
    func emptyFolder() throws {
        let scratch = try Scratch()
        let (documents, failures) = SourceCollector().collect([scratch.path])
        #expect(documents.paths.isEmpty)
        #expect(failures.map(\.code) == [.emptyFolder])
        #expect(failures.first?.message.contains(".html") == true)
    }

    @Test("links and pipes are refused without blocking")
    func specialFiles() throws {
        let scratch = try Scratch()
        let target = try scratch.file("target.txt")
        let link = scratch.path + "/link.txt"
        let pipe = scratch.path + "/pipe.txt"
        #expect(symlink(target, link) == 0)
        #expect(mkfifo(pipe, 0o600) == 0)
        let (documents, failures) = SourceCollector().collect([scratch.path])
        #expect(documents.paths == [target])
        #expect(failures.map(\.code) == [.notRegular, .notRegular])
        let named = SourceCollector().collect([link, pipe])
        #expect(named.documents.paths.isEmpty)
        #expect(named.failures.map(\.path) == [link, pipe])
    }

    @Test("a pipe or link that takes a file's place after the listing is refused at the reading")
    func swapped() throws {
        let scratch = try Scratch()
        let file = try scratch.file("one.txt")
        let documents = SourceCollector().collect([file]).documents
        #expect(unlink(file) == 0)
        #expect(mkfifo(file, 0o600) == 0)
        #expect(documents.read(file) == .failure(.notRegular(file)))
        #expect(unlink(file) == 0)
        #expect(symlink("/etc/hostname", file) == 0)
        #expect(documents.read(file) == .failure(.notRegular(file)))
    }

    @Test("a file over the limit is refused, one at the limit read")
    func sizes() throws {
        let scratch = try Scratch()
        let small = try scratch.file("a.txt", "12345")
        let large = try scratch.file("b.txt", "123456")
        let documents = SourceCollector(byteLimit: 5).collect([small, large]).documents
        #expect(try documents.read(small).get().bytes.count == 5)
        #expect(documents.read(large) == .failure(.tooLarge(large, limit: 5)))
    }

    @Test("folders deeper than the limit are named and the rest read")
    func depth() throws {
        let scratch = try Scratch()
        try scratch.file("a/b/c/deep.txt")
        let near = try scratch.file("a/near.txt")
        let (documents, failures) = SourceCollector(depthLimit: 2).collect([scratch.path])
        #expect(documents.paths == [near])
        #expect(failures.map(\.code) == [.unreadable])
    }

    @Test("odd names do no harm", arguments: ["", "\0", "a\0b", String(repeating: "x", count: 5_000), "/dev/null"])
    func oddNames(_ name: String) {
        let (documents, failures) = SourceCollector().collect([name])
        #expect(documents.paths.isEmpty)
        #expect(failures.count == 1)
    }
}
