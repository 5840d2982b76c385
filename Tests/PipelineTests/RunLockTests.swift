import Domain
import Foundation
import Pipeline
import Testing

@Suite("The lock of a run")
struct RunLockTests {
    let started = Moment("2024-04-29T03:00:00Z")!

    private func withPath(_ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lock-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try body(folder.appending(path: "run.lock").path)
    }

    @Test("a second run is told who holds it, since when")
    func held() throws {
        try withPath { path in
            let lock = try RunLock(path: path, started: started)
            let failure = #expect(throws: RunLock.Failure.self) { try RunLock(path: path, started: started) }
            #expect(failure?.code == .held)
            let pid = ProcessInfo.processInfo.processIdentifier
            #expect(failure?.message.contains("pid \(pid), host ") == true)
            #expect(failure?.message.contains("2024-04-29T03:00:00Z") == true)
            lock.release()
            _ = try RunLock(path: path, started: started)
        }
    }

    @Test("a lock that is let go of is free, though its file stays")
    func freed() throws {
        try withPath { path in
            do { _ = try RunLock(path: path, started: started) }
            _ = try RunLock(path: path, started: started)
            #expect(FileManager.default.fileExists(atPath: path))
        }
    }

    @Test("a link or a missing folder in its place is an error that names it")
    func cannotCreate() throws {
        try withPath { path in
            let missing = #expect(throws: RunLock.Failure.self) {
                try RunLock(path: path + "/no/run.lock", started: started)
            }
            #expect(missing?.code == .cannotCreate)
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: path + ".target")
            #expect(throws: RunLock.Failure.self) { try RunLock(path: path, started: started) }
            #expect(!FileManager.default.fileExists(atPath: path + ".target"))
        }
    }
}
