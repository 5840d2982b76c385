import Foundation

/// The built program, run as a process in a folder of its own with an empty environment.
struct Program {
    /// What came of a run.
    struct Outcome {
        let status: Int32
        let output: String
        let complaints: String
    }

    /// A fresh folder, removed with the value's last use by the caller.
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("briefing-test-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// The package's own folder.
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The samples that come with the program.
    static let samples = package.appendingPathComponent("Sources-Articles").path

    /// The binary beside the test bundle.
    static let binaryForTests: URL = {
        let bundle = URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath()
        var folder = bundle.deletingLastPathComponent()
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent("briefing")
            var isFolder: ObjCBool = false
            if FileManager.default.fileExists(atPath: candidate.path, isDirectory: &isFolder), !isFolder.boolValue,
                FileManager.default.isExecutableFile(atPath: candidate.path)
            {
                return candidate
            }
            folder = folder.deletingLastPathComponent()
        }
        return package.appendingPathComponent(".build/debug/briefing")
    }()

    /// Writes a file into the folder.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        let file = folder.appendingPathComponent(name)
        try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(text.utf8).write(to: file)
        return file.path
    }

    /// Reads a file of the folder.
    func read(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    /// Runs the program in the folder.
    func run(_ arguments: [String], input: String = "", environment: [String: String] = [:]) throws -> Outcome {
        let process = Process()
        process.executableURL = Self.binaryForTests
        process.arguments = arguments
        process.currentDirectoryURL = folder
        // A program built with a sanitizer is to behave as the tests around it do.
        let sanitizer = ProcessInfo.processInfo.environment.filter { $0.key == "ASAN_OPTIONS" }
        process.environment = environment.merging(sanitizer) { given, _ in given }
        let out = folder.appendingPathComponent(".stdout")
        let err = folder.appendingPathComponent(".stderr")
        let feed = folder.appendingPathComponent(".stdin")
        for file in [out, err] { try Data().write(to: file) }
        try Data(input.utf8).write(to: feed)
        process.standardInput = try FileHandle(forReadingFrom: feed)
        process.standardOutput = try FileHandle(forWritingTo: out)
        process.standardError = try FileHandle(forWritingTo: err)
        try process.run()
        process.waitUntilExit()
        return Outcome(
            status: process.terminationStatus, output: try String(contentsOf: out, encoding: .utf8),
            complaints: try String(contentsOf: err, encoding: .utf8))
    }

    /// Removes the folder.
    func remove() { try? FileManager.default.removeItem(at: folder) }
}
