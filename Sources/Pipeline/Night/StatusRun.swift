import Archiving
import Domain
import Foundation
import Publishing

/// `briefing status`: how the last nights went, and whether the last good one is too long ago.
public struct StatusRun: Sendable {
    private let configuration: String
    private let maxAge: Int?
    private let format: String

    /// - Parameters:
    ///   - maxAge: seconds that the last good night may lie back.
    ///   - format: `text` or `json`.
    public init(configuration: String, maxAge: Int?, format: String = "text") {
        self.configuration = configuration
        self.maxAge = maxAge
        self.format = format
    }

    /// Prints it; `foundWrong` where the last good night lies too far back, or there is none.
    public func run(to output: RunOutput) throws -> ExitStatus {
        guard ["text", "json"].contains(format) else {
            throw RunFailure(.usage, "--format “\(format)”: there is no such form; the forms are text, json")
        }
        let settings = try Configuration(path: configuration)
        let archive = try Store.openExistingArchive(settings.archivePath)
        let now = SystemClock.now()
        let runs = try Store.run { try archive.runs(last: 1) }
        let good = try Store.run { try archive.lastRun(of: "nightly", endedWith: NightReport.completed) }
        let live = try? ReleaseStore(path: settings.sitePath).live()
        let quarantined = try Store.run { try archive.counts().quarantined }
        let failing = try Store.run { try archive.feeds() }.filter { $0.failures > 0 }
        let age = good.map { now.secondsSince1970 - $0.started.secondsSince1970 }
        let isStale = age.map { age in maxAge.map { age > $0 } ?? false } ?? (maxAge != nil)
        if format == "json" {
            output.result(
                JSONValue.object([
                    ("state", .string(isStale ? "stale" : "ok")), ("lastSuccess", .text(good?.started.description)),
                    ("lastRun", .text(runs.first?.started.description)),
                    ("lastExit", runs.first?.exitStatus.map { .int($0) } ?? .null),
                    ("release", .text(live ?? nil)), ("quarantined", .int(quarantined)),
                    ("failingFeeds", .array(failing.map { .string($0.address) })),
                ]).serialized())
            return isStale ? .foundWrong : .done
        }
        output.result(
            "\(isStale ? "STALE" : "OK") last good night: "
                + (good.map { "\($0.started), \(Self.span(age ?? 0)) ago" } ?? "none"))
        if let run = runs.first {
            output.result("last run: \(run.started), " + (run.exitStatus.map { "exit \($0)" } ?? "not finished"))
            for message in run.messages.prefix(10) { output.result("  \(message)") }
        }
        output.result("live release: \((live ?? nil) ?? "none")")
        output.result("in quarantine: \(quarantined)")
        for feed in failing {
            output.result("failing feed: \(feed.address), \(feed.failures) times: \(feed.lastFailure ?? "")")
        }
        return isStale ? .foundWrong : .done
    }

    private static func span(_ seconds: Int) -> String {
        seconds < 7_200
            ? "\(seconds / 60) minutes" : seconds < 172_800 ? "\(seconds / 3_600) hours" : "\(seconds / 86_400) days"
    }

    /// Seconds of a span such as `90m`, `26h` or `2d`; `nil` for none.
    public static func seconds(_ text: String) -> Int? {
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3_600, "d": 86_400]
        guard let unit = text.last.flatMap({ units[$0] }), let count = Int(text.dropLast()),
            (0...1_000_000).contains(count)
        else { return nil }
        return count * unit
    }
}
