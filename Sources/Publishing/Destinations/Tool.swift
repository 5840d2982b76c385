import Foundation

/// Another program, called with its arguments one by one and no shell between.
struct Tool {
    private let name: String
    private let arguments: [String]
    private let environment: [String: String]
    private let folder: String?

    /// - Parameters:
    ///   - environment: variables besides those that programs need to find files, keys and servers.
    ///   - folder: where it runs; here where it is `nil`.
    init(_ name: String, _ arguments: [String], _ environment: [String: String], folder: String? = nil) {
        self.name = name
        self.arguments = arguments
        self.environment = environment
        self.folder = folder
    }

    /// Variables that are handed on.
    private static let inherited = ["PATH", "HOME", "USER", "SSH_AUTH_SOCK", "TMPDIR", "RSYNC_RSH", "GIT_SSH_COMMAND"]

    /// Runs it to its end and gives what it printed, without the last line break.
    ///
    /// - Parameter place: what is being written, for the error.
    func run(for place: String) throws(PublishingError) -> String {
        let given = ProcessInfo.processInfo.environment.filter { Self.inherited.contains($0.key) }
        let path = given["PATH"] ?? "/usr/local/bin:/usr/bin:/bin"
        let candidates = path.split(separator: ":").map { "\($0)/\(name)" }
        guard let program = candidates.first(where: FileManager.default.isExecutableFile) else {
            throw PublishingError(
                .cannotCreate, path: place, reason: "the program \(name) is not on this machine",
                remedy: "install it, such as by “apt install \(name)”")
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.environment = given.merging(environment) { _, own in own }.merging(["LC_ALL": "C.UTF-8"]) { $1 }
        if let folder { process.currentDirectoryURL = URL(fileURLWithPath: folder) }
        let answers = FileManager.default.temporaryDirectory.appendingPathComponent("briefing-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: answers) }
        let result: String
        do {
            // Complaints into a file: a pipe that nobody empties while the other is read would stop the program.
            try Data().write(to: answers)
            let complaints = try FileHandle(forWritingTo: answers)
            let pipe = Pipe()
            process.standardInput = FileHandle.nullDevice
            process.standardOutput = pipe
            process.standardError = complaints
            try process.run()
            let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            result = String(decoding: bytes, as: UTF8.self)
        } catch {
            throw PublishingError(
                .io, path: place, reason: "\(name) cannot be run (\(error))", remedy: "see that it can be, by hand")
        }
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            let said = (try? String(contentsOf: answers, encoding: .utf8)) ?? ""
            let line = said.split(separator: "\n").suffix(3).joined(separator: "; ")
            throw PublishingError(
                .io, path: place, reason: "\(name) ends with \(process.terminationStatus): \(line.prefix(500))",
                remedy: "mend that and publish again; what was published before stays")
        }
        return result.hasSuffix("\n") ? String(result.dropLast()) : result
    }
}
