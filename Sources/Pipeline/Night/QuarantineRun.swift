import Archiving
import Domain
import Foundation

/// `briefing quarantine`: what could not be read, why, and what is to become of it.
public struct QuarantineRun: Sendable {
    /// What is asked for.
    public enum Task: Sendable {
        /// Each input with its reason.
        case list(format: String)
        /// Inputs are tried again by the next night; all where none is named.
        case retry([String])
        /// Inputs are forgotten and not read again.
        case drop([String])
    }

    private let archive: String
    private let task: Task

    public init(archive: String, task: Task) {
        self.archive = archive
        self.task = task
    }

    /// Does it.
    public func run(to output: RunOutput) throws -> ExitStatus {
        switch task {
        case .list(let format): return try list(format, to: output)
        case .retry(let names):
            let store = try Store.openArchive(archive)
            let found = try chosen(names, in: store)
            for input in found { _ = try Store.run { try store.release(digest: input.digest) } }
            output.result("\(found.count) inputs will be tried again by the next night")
        case .drop(let names):
            let store = try Store.openArchive(archive)
            guard !names.isEmpty else {
                throw RunFailure(.usage, "name the inputs to drop, by place or digest; “quarantine list” shows them")
            }
            let found = try chosen(names, in: store)
            for input in found { try Store.run { try store.drop(digest: input.digest, at: SystemClock.now()) } }
            output.result(
                "\(found.count) inputs are forgotten and will not be read again; the files stay where they are")
        }
        return .done
    }

    private func list(_ format: String, to output: RunOutput) throws -> ExitStatus {
        guard ["table", "json"].contains(format) else {
            throw RunFailure(.usage, "--format “\(format)”: there is no such form; the forms are table, json")
        }
        let inputs = try Store.run { try Store.openExistingArchive(archive).quarantined() }
        if format == "json" {
            for input in inputs {
                output.result(
                    JSONValue.object([
                        ("location", .string(input.location)), ("digest", .string(input.digest)),
                        ("stage", .string(input.stage)), ("reason", .string(input.reason)),
                        ("firstSeen", .string(input.firstSeen.description)),
                        ("lastSeen", .string(input.lastSeen.description)), ("tries", .int(input.tries)),
                    ]).serialized())
            }
            return .done
        }
        let rows =
            [["digest", "first seen", "tries", "stage", "reason"]]
            + inputs.map {
                [
                    String($0.digest.prefix(12)), $0.firstSeen.date.description, String($0.tries), $0.stage,
                    RunLog.clean($0.reason),
                ]
            }
        for line in TextTable.aligned(rows, right: [2]) { output.result(line) }
        return .done
    }

    /// The inputs of these places or digests; a name that fits none is an error before anything is done.
    private func chosen(_ names: [String], in store: Archive) throws -> [QuarantinedInput] {
        let inputs = try Store.run { try store.quarantined() }
        guard !names.isEmpty else { return inputs }
        return try names.flatMap { name in
            let found = inputs.filter { $0.location == name || name.count >= 8 && $0.digest.hasPrefix(name) }
            guard !found.isEmpty else {
                throw RunFailure(.noInput, "“\(name)” is not in quarantine; “briefing quarantine list” shows what is")
            }
            return found
        }
    }
}
