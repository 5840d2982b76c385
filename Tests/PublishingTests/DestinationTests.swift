import Domain
import Foundation
import Testing

@testable import Publishing

@Suite("Where releases are copied to")
struct DestinationTests {
    private let monday = Moment("2024-04-29T05:15:00Z")!
    private let tuesday = Moment("2024-04-30T05:15:00Z")!

    /// A folder with a site of two pages, and one page fewer in its second version.
    private func release(_ version: Int, in folder: URL) throws -> String {
        let place = folder.appending(path: "release-\(version)")
        var files = [
            "index.html": "home \(version)", "about/index.html": "about", "assets/style.css": "body {}",
            "feed.xml": "<feed>\(version)</feed>", "manifest.json": "{}",
        ]
        if version == 1 { files["old/gone.html"] = "gone" }
        for (name, text) in files {
            let file = place.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
        }
        return place.path
    }

    private func run(_ arguments: [String]) throws -> String {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.environment = [
            "PATH": "/usr/bin:/bin", "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory",
            "GIT_CONFIG_VALUE_0": "*",
        ]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return String(decoding: bytes, as: UTF8.self)
    }

    private func has(_ program: String) -> Bool {
        let isThere = ["/usr/bin/", "/bin/"].contains { FileManager.default.isExecutableFile(atPath: $0 + program) }
        if !isThere { print("skipped: \(program) is not there, so that publishing by it is not tried") }
        return isThere
    }

    @Test("a plain folder is brought up to date file by file, and nothing that is not ours is touched")
    func plainFolder() throws {
        try withFolder { folder in
            let target = folder.appending(path: "www").path
            let first = Deployer(release: try release(1, in: folder), asOf: monday)
            let second = Deployer(release: try release(2, in: folder), asOf: tuesday)
            #expect(try first.deploy(to: .folder(target)))
            #expect(try text(folder.appending(path: "www/index.html")) == "home 1")
            #expect(try !first.deploy(to: .folder(target)))
            try Data("mine".utf8).write(to: folder.appending(path: "www/robots-extra.txt"))
            #expect(try second.deploy(to: .folder(target)))
            #expect(try text(folder.appending(path: "www/index.html")) == "home 2")
            #expect(!FileManager.default.fileExists(atPath: target + "/old"))
            #expect(try text(folder.appending(path: "www/robots-extra.txt")) == "mine")

            let foreign = folder.appending(path: "foreign")
            try FileManager.default.createDirectory(at: foreign, withIntermediateDirectories: true)
            try Data("theirs".utf8).write(to: foreign.appending(path: "index.html"))
            #expect(throws: PublishingError.self) { try first.deploy(to: .folder(foreign.path)) }
            #expect(try text(foreign.appending(path: "index.html")) == "theirs")
        }
    }

    @Test("a folder in a plain folder that is a link to elsewhere is not written through")
    func linkedFolder() throws {
        try withFolder { folder in
            let target = folder.appending(path: "www")
            let outside = folder.appending(path: "outside")
            for place in [target, outside] {
                try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
            }
            try Data("index.html\n".utf8).write(to: target.appending(path: PlainFolder.journal))
            try FileManager.default.createSymbolicLink(
                at: target.appending(path: "about"), withDestinationURL: outside)
            let deployer = Deployer(release: try release(1, in: folder), asOf: monday)
            #expect(throws: PublishingError.self) { try deployer.deploy(to: .folder(target.path)) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: outside.path).isEmpty)
        }
    }

    @Test("a branch gets one commit a release, on top of its history")
    func git() throws {
        guard has("git") else { return }
        try withFolder { folder in
            let repository = folder.appending(path: "site.git").path
            _ = try run(["git", "init", "--quiet", "--bare", repository])
            let destination = Destination.git(repository: repository, branch: "pages")
            let first = Deployer(release: try release(1, in: folder), asOf: monday)
            let second = Deployer(release: try release(2, in: folder), asOf: tuesday)
            #expect(try first.deploy(to: destination))
            #expect(try !first.deploy(to: destination))
            #expect(try second.deploy(to: destination))
            let log = try run(["git", "-C", repository, "log", "--format=%s %ct", "pages"])
            #expect(
                log == "The site as of 2024-04-30T05:15:00Z \(tuesday.secondsSince1970)\n"
                    + "The site as of 2024-04-29T05:15:00Z \(monday.secondsSince1970)\n")
            let files = try run(["git", "-C", repository, "ls-tree", "-r", "--name-only", "pages"])
            #expect(
                files.split(separator: "\n") == [
                    "about/index.html", "assets/style.css", "feed.xml", "index.html", "manifest.json",
                ])
            #expect(throws: PublishingError.self) {
                try first.deploy(to: .git(repository: folder.path + "/nothing", branch: "pages"))
            }
        }
    }

    @Test("rsync copies what changed and deletes last")
    func rsync() throws {
        guard has("rsync") else { return }
        try withFolder { folder in
            let target = folder.appending(path: "mirror").path
            let first = try release(1, in: folder)
            let second = try release(2, in: folder)
            #expect(try Deployer(release: first, asOf: monday).deploy(to: .rsync(target)))
            #expect(try text(folder.appending(path: "mirror/old/gone.html")) == "gone")
            #expect(try Deployer(release: second, asOf: tuesday).deploy(to: .rsync(target)))
            #expect(try text(folder.appending(path: "mirror/index.html")) == "home 2")
            #expect(!FileManager.default.fileExists(atPath: target + "/old/gone.html"))
        }
    }

    @Test("an archive holds the site, with the same bytes for the same release")
    func archive() throws {
        guard has("tar") else { return }
        try withFolder { folder in
            let target = folder.appending(path: "site.tar.gz")
            let deployer = Deployer(release: try release(1, in: folder), asOf: monday)
            #expect(try deployer.deploy(to: .archive(target.path)))
            let bytes = try Data(contentsOf: target)
            #expect(try !deployer.deploy(to: .archive(target.path)))
            #expect(try Data(contentsOf: target) == bytes)
            let names = try run(["tar", "--list", "--file", target.path]).split(separator: "\n")
            #expect(names.contains("./about/index.html") && names.contains("./index.html"))
        }
    }

    @Test(
        "destinations are read as they are written, and what would be an option is none",
        arguments: [
            ("folder:/srv/www", true), ("git:/srv/site.git#pages", true), ("rsync:user@host:/srv/www", true),
            ("archive:/srv/site.tar.gz", true), ("archive:/srv/site.zip", false), ("rsync:-e sh", false),
            ("git:/srv/site.git#--upload-pack=x", false), ("ftp:host", false), ("folder:", false), ("", false),
        ])
    func reading(text: String, isOne: Bool) {
        #expect((Destination(text)?.description == text) == isOne)
    }
}
