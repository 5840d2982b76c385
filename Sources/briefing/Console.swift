import ArgumentParser
import Foundation
import Pipeline

/// The process's own streams.
enum Console {
    /// Results go to standard output, each line flushed; complaints to standard error.
    static let output = RunOutput(
        result: { line in
            FileHandle.standardOutput.write(Data((line + "\n").utf8))
        },
        notice: { line in
            FileHandle.standardError.write(Data(("briefing: " + line + "\n").utf8))
        },
        log: { line in FileHandle.standardError.write(Data((line + "\n").utf8)) })

    /// Whether a person reads standard output in a terminal that shows colours.
    static var isTerminal: Bool {
        isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil
            && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// Whether standard error goes to the system's journal, which has a priority for each line.
    static var isJournal: Bool {
        guard let stream = ProcessInfo.processInfo.environment["JOURNAL_STREAM"] else { return false }
        var status = stat()
        guard fstat(STDERR_FILENO, &status) == 0 else { return false }
        return stream == "\(status.st_dev):\(status.st_ino)"
    }

    /// Ends the process as a run asks for; a failure is told on standard error first.
    static func finish(_ run: () async throws -> ExitStatus) async throws {
        let status: ExitStatus
        do {
            status = try await run()
        } catch let failure as RunFailure {
            output.notice(failure.message)
            status = failure.status
        }
        if status != .done { throw ExitCode(status.rawValue) }
    }
}

/// The lines of standard input, read as they are asked for.
struct StandardInputLines: AsyncSequence {
    struct Iterator: AsyncIteratorProtocol {
        mutating func next() async throws -> String? { readLine() }
    }

    func makeAsyncIterator() -> Iterator { Iterator() }
}
