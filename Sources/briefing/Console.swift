import ArgumentParser
import Foundation
import Pipeline
import Synchronization

/// The process's own streams.
enum Console {
    /// Results go to standard output, each line flushed; complaints to standard error.
    static let output = RunOutput(
        result: { line in
            if !write(line + "\n", to: STDOUT_FILENO) { isCut.store(true, ordering: .relaxed) }
        },
        notice: { line in _ = write("briefing: " + line + "\n", to: STDERR_FILENO) },
        log: { line in _ = write(line + "\n", to: STDERR_FILENO) })

    /// Whether results could not be written, as on a full disk.
    private static let isCut = Atomic<Bool>(false)

    /// Writes all of a text; `false` where that fails. Nothing is said of it: there may be no place left to say it.
    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var written = 0
            while written < bytes.count {
                let count = Foundation.write(descriptor, bytes.baseAddress.map { $0 + written }, bytes.count - written)
                if count < 0 {
                    if errno == EINTR { continue }
                    if errno == EAGAIN {
                        usleep(1_000)
                        continue
                    }
                    return false
                }
                written += count
            }
            return true
        }
    }

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
        if isCut.load(ordering: .relaxed), status == .done || status == .quarantined {
            output.notice("the results could not all be written; free some space, or see where they go")
            throw ExitCode(ExitStatus.inputOutput.rawValue)
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
