import Domain
import Foundation
import Publishing
import Testing

/// A folder that is gone after the body has run.
func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "publishing-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

func text(_ url: URL) throws -> String { String(decoding: try Data(contentsOf: url), as: UTF8.self) }

@Suite("Releases of the site")
struct ReleaseStoreTests {
    let monday = Moment("2024-04-29")!
    let tuesday = Moment("2024-04-30")!

    private func site(_ words: String) -> [RenderedFile] {
        [
            RenderedFile(name: "index.html", text: words),
            RenderedFile(name: "briefings/2024-04-29-tesla/briefing.html", text: "page"),
        ]
    }

    @Test("a release is live under current, with a manifest of its files")
    func first() throws {
        try withFolder { folder in
            let store = ReleaseStore(path: folder.appending(path: "site").path)
            let outcome = try store.publish(site("hello"), asOf: monday)
            #expect(outcome.isNew)
            #expect(outcome.release.hasPrefix("20240429t235959z-"))
            let current = folder.appending(path: "site/current")
            #expect(try text(current.appending(path: "index.html")) == "hello")
            #expect(try text(current.appending(path: "briefings/2024-04-29-tesla/briefing.html")) == "page")
            #expect(try text(current.appending(path: "manifest.json")).contains(SHA256.hexDigest(of: "hello")))
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "site").path).sorted()
                    == ["current", "releases"])
        }
    }

    @Test("the same files again are no new release, whatever the hour")
    func idempotent() throws {
        try withFolder { folder in
            let store = ReleaseStore(path: folder.path)
            let first = try store.publish(site("hello"), asOf: monday)
            let again = try store.publish(site("hello").reversed(), asOf: tuesday)
            #expect(!again.isNew)
            #expect(again.release == first.release)
            #expect(try store.list() == [first.release])
        }
    }

    @Test("what did not change is the same file in the next release, unless somebody changed it on the disk")
    func linked() throws {
        try withFolder { folder in
            let store = ReleaseStore(path: folder.path)
            func file(_ release: String, _ name: String) throws -> Int? {
                let path = folder.appending(path: "releases/\(release)/\(name)").path
                return try FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int
            }
            let page = "briefings/2024-04-29-tesla/briefing.html"
            let first = try store.publish(site("one"), asOf: monday).release
            let second = try store.publish(site("two"), asOf: tuesday).release
            #expect(try file(first, page) == file(second, page))
            #expect(try file(first, "index.html") != file(second, "index.html"))
            try Data("changed".utf8).write(to: folder.appending(path: "releases/\(second)/\(page)"))
            let third = try store.publish(site("three"), asOf: tuesday).release
            #expect(try file(second, page) != file(third, page))
            #expect(try text(folder.appending(path: "current/\(page)")) == "page")
        }
    }

    @Test("rollback makes the release before the live one live, and publishing goes forward again")
    func rollback() throws {
        try withFolder { folder in
            let store = ReleaseStore(path: folder.path)
            let first = try store.publish(site("one"), asOf: monday)
            let second = try store.publish(site("two"), asOf: tuesday)
            #expect(try store.rollback() == first.release)
            #expect(try text(folder.appending(path: "current/index.html")) == "one")
            let error = #expect(throws: PublishingError.self) { try store.rollback() }
            #expect(error?.code == .nothingToRollBack)
            #expect(try store.publish(site("two"), asOf: tuesday).release == second.release)
            #expect(try text(folder.appending(path: "current/index.html")) == "two")
        }
    }

    @Test("a night made up later follows in the order of publishing, not of its date")
    func madeUp() throws {
        try withFolder { folder in
            let store = ReleaseStore(path: folder.path)
            let first = try store.publish(site("tuesday's"), asOf: tuesday)
            let second = try store.publish(site("monday's"), asOf: monday)
            #expect(try store.list() == [second.release, first.release])
            #expect(try store.rollback() == first.release)
        }
    }

    @Test("the last release of each day, week and month stays, the live one and the one before it always")
    func retention() throws {
        try withFolder { folder in
            let store = ReleaseStore(
                path: folder.path, retention: ReleaseRetention(daily: 2, weekly: 3, monthly: 3))
            let days = [
                "2024-02-28", "2024-03-30", "2024-03-31", "2024-04-20", "2024-04-21", "2024-04-22", "2024-04-26",
                "2024-04-28", "2024-04-29",
            ]
            for day in days {
                try store.publish(site("of \(day)"), asOf: Moment(endOf: try #require(CalendarDate(iso: day))))
            }
            let kept = try store.list().map { $0.prefix(8) }
            // Days: 29 and 28 April. Weeks end on Sundays: that of the 29th, of the 28th, of the 21st. Months: April,
            // March, February.
            #expect(kept == ["20240429", "20240428", "20240421", "20240331", "20240228"])
            #expect(try store.superfluous().isEmpty)
            for number in ["one", "two", "three"] {
                try store.publish(site(number), asOf: Moment(endOf: try #require(CalendarDate(iso: "2024-04-29"))))
            }
            #expect(try text(folder.appending(path: "current/index.html")) == "three")
            #expect(try store.rollback() == store.list()[1])
        }
    }

    @Test("what a killed run left half done is cleared away")
    func leftovers() throws {
        try withFolder { folder in
            let store = ReleaseStore(path: folder.path)
            try store.publish(site("one"), asOf: monday)
            let half = folder.appending(path: "releases/20240430t235959z-0123456789abcdef.tmp/briefings")
            try FileManager.default.createDirectory(at: half, withIntermediateDirectories: true)
            try FileManager.default.createSymbolicLink(
                atPath: folder.appending(path: ".current.tmp").path, withDestinationPath: "releases/nowhere")
            try store.publish(site("two"), asOf: tuesday)
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["current", "releases"])
            let releases = try FileManager.default.contentsOfDirectory(atPath: folder.appending(path: "releases").path)
            #expect(try releases.sorted() == store.list().sorted())
        }
    }

    @Test("killed between the release and the swap, the next run makes the release live")
    func killedBeforeSwap() throws {
        try withFolder { folder in
            let store = ReleaseStore(path: folder.path)
            let first = try store.publish(site("one"), asOf: monday)
            let second = try store.publish(site("two"), asOf: tuesday)
            let current = folder.appending(path: "current")
            try FileManager.default.removeItem(at: current)
            try FileManager.default.createSymbolicLink(
                atPath: current.path, withDestinationPath: "releases/\(first.release)")
            #expect(try store.publish(site("two"), asOf: tuesday).release == second.release)
            #expect(try text(current.appending(path: "index.html")) == "two")
        }
    }

    @Test(
        "no name leads out of the release",
        arguments: [
            "../index.html", "/etc/passwd", "a/../../b", "a//b", "", "./a", ".htaccess", "a/.git/config", "Index.html",
            "a b.html", "größe.html", "a\n.html", "manifest.json",
        ])
    func badNames(name: String) throws {
        try withFolder { folder in
            let store = ReleaseStore(path: folder.appending(path: "site").path)
            let error = #expect(throws: PublishingError.self) {
                try store.publish([RenderedFile(name: name, text: "x")], asOf: monday)
            }
            #expect(error?.code == .badName)
            #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "site").path))
        }
    }

    @Test(
        "a site folder, its releases or its current that lead elsewhere are refused",
        arguments: ["", "/releases", "/current"])
    func links(place: String) throws {
        try withFolder { folder in
            let elsewhere = folder.appending(path: "elsewhere")
            try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
            let site = folder.appending(path: "site")
            if !place.isEmpty { try FileManager.default.createDirectory(at: site, withIntermediateDirectories: true) }
            try FileManager.default.createSymbolicLink(
                atPath: site.path + place, withDestinationPath: elsewhere.path)
            let error = #expect(throws: PublishingError.self) {
                try ReleaseStore(path: site.path).publish(self.site("one"), asOf: monday)
            }
            #expect(error?.code == .cannotCreate)
            #expect(try FileManager.default.contentsOfDirectory(atPath: elsewhere.path) == [])
        }
    }

    @Test("a file and a folder of one name leave the old site as it was")
    func failingRelease() throws {
        try withFolder { folder in
            let store = ReleaseStore(path: folder.path)
            try store.publish(site("one"), asOf: monday)
            let clash = [RenderedFile(name: "a", text: "x"), RenderedFile(name: "a/b", text: "y")]
            #expect(throws: PublishingError.self) { try store.publish(clash, asOf: tuesday) }
            #expect(try text(folder.appending(path: "current/index.html")) == "one")
            #expect(try store.list().count == 1)
        }
    }
}
