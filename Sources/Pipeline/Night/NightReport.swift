import Archiving
import Domain
import Fetching
import Foundation
import Publishing
import Reference

/// What is told of a night, while it goes on and when it has ended: to the archive, to a file of its own, to whoever
/// watches over the machine. None of these can make a night fail.
struct NightReport {
    /// The statuses of a night that did all it had to.
    static let completed: Set<Int> = [Int(ExitStatus.done.rawValue), Int(ExitStatus.quarantined.rawValue)]

    let settings: Configuration
    let archive: Archive
    let log: RunLog
    let started: Moment
    let configuration: String
    /// The moment it is about.
    var asOf: Moment?
    /// What it did.
    var counts: [String: Int] = [:]
    private(set) var seconds: [String: Double] = [:]
    /// Whether the run before this one ended as it should.
    private(set) var lastWasWhole = false
    private let clock = ContinuousClock()
    private let begun: ContinuousClock.Instant

    init(settings: Configuration, archive: Archive, log: RunLog, started: Moment, configuration: String) {
        self.settings = settings
        self.archive = archive
        self.log = log
        self.started = started
        self.configuration = configuration
        begun = clock.now
    }

    /// Does a part of the work and notes how long it took.
    mutating func timed(_ stage: String, _ body: (inout NightReport) throws -> Void) throws {
        let start = clock.now
        defer { seconds[stage, default: 0] += Self.rounded(clock.now - start) }
        try body(&self)
    }

    private static func rounded(_ duration: Duration) -> Double {
        ((Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18) * 1_000).rounded()
            / 1_000
    }

    /// Notes that the run has begun.
    mutating func begin() throws(RunFailure) {
        let before = try Store.run { try archive.runs(last: 1) }.first
        lastWasWhole = before?.exitStatus.map(Self.completed.contains) ?? false
        try Store.run { try archive.record(record(nil)) }
        ping("/start", "briefing \(log.run) begins")
    }

    /// Notes how it ended, and tells.
    mutating func end(_ status: ExitStatus) {
        seconds["all"] = Self.rounded(clock.now - begun)
        let record = record(status)
        attempt("the record of the run") {
            try Store.run { try archive.record(record) }
            try Store.makeFolder(settings.output + "/runs")
            try Store.run {
                _ = try SafeFile.write(try file(record), to: settings.output + "/runs/\(log.run).json")
            }
            try forgetRecords()
        }
        if let path = settings.monitoring.metrics {
            attempt("the metrics") { _ = try Store.run { try SafeFile.write(Array(metrics(status).utf8), to: path) } }
        }
        let isGood = Self.completed.contains(Int(status.rawValue))
        ping(isGood ? "" : "/fail", (["exit \(status.rawValue)"] + log.tail).joined(separator: "\n"))
        if !isGood, status != .locked { mail(status) }
    }

    private func record(_ status: ExitStatus?) -> RunRecord {
        RunRecord(
            id: log.run, command: "nightly", started: started, finished: status.map { _ in SystemClock.now() },
            asOf: asOf, exitStatus: status.map { Int($0.rawValue) }, counts: counts, messages: log.messages,
            configuration: configuration, seconds: seconds)
    }

    private func attempt(_ what: String, _ body: () throws -> Void) {
        do {
            try body()
        } catch {
            log.say(.warning, "report", "\(what) could not be written: \(error)")
        }
    }

    private func file(_ record: RunRecord) throws -> [UInt8] {
        struct File: Encodable {
            let schema = 1
            let program = ProgramVersion.nameAndVersion
            let record: RunRecord
            let sources: [String]

            enum CodingKeys: CodingKey { case schema, program, record, sources }
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(File(record: record, sources: settings.sources))) + [10]
    }

    private func forgetRecords() throws {
        let folder = settings.output + "/runs"
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json") }
            .sorted()
        for name in names.dropLast(settings.retention.runs) {
            try FileManager.default.removeItem(atPath: folder + "/" + name)
        }
    }

    // MARK: Days before

    /// The articles that runs of a day filed, this one aside.
    func articles(on day: CalendarDate) throws(RunFailure) -> Int { try days()[day] ?? 0 }

    /// The median of the articles of the last seven days that had runs; `nil` where there are fewer than three.
    func medianOfDays(before day: CalendarDate) throws(RunFailure) -> Int? {
        let past = try days().filter { $0.key < day }.sorted { $1.key < $0.key }.prefix(7).map(\.value).sorted()
        return past.count < 3 ? nil : past[past.count / 2]
    }

    private func days() throws(RunFailure) -> [CalendarDate: Int] {
        let runs = try Store.run { try archive.runs(last: 200) }.filter { $0.command == "nightly" && $0.id != log.run }
        return Dictionary(runs.map { ($0.started.date, $0.counts["articles"] ?? 0) }, uniquingKeysWith: +)
    }

    // MARK: Who watches

    /// What node_exporter's textfile collector reads.
    private func metrics(_ status: ExitStatus) -> String {
        let success =
            Self.completed.contains(Int(status.rawValue))
            ? started : (try? archive.lastRun(of: "nightly", endedWith: Self.completed))?.started
        let all = try? archive.counts()
        let values: [(String, String, String)] = [
            ("last_run_timestamp_seconds", "When the last run began.", "\(started.secondsSince1970)"),
            (
                "last_success_timestamp_seconds", "When the last run began that did all it had to.",
                "\(success?.secondsSince1970 ?? 0)"
            ),
            ("duration_seconds", "How long the last run took.", "\(seconds["all"] ?? 0)"),
            ("exit_status", "The exit status of the last run.", "\(status.rawValue)"),
            ("new_articles", "Articles that the last run filed.", "\(counts["articles"] ?? 0)"),
            ("new_quarantined", "Inputs that the last run put aside.", "\(counts["quarantined"] ?? 0)"),
            ("briefings_written", "Briefings that the last run wrote.", "\(counts["briefings"] ?? 0)"),
            ("conflicts", "Facts of those briefings that sources disagree on.", "\(counts["conflicts"] ?? 0)"),
            ("feeds_unreachable", "Feeds that could not be had.", "\(counts["feedsUnreachable"] ?? 0)"),
            ("pages", "Pages of the site, where the last run released one.", "\(counts["pages"] ?? 0)"),
            ("bytes", "Bytes of the site, where the last run released one.", "\(counts["bytes"] ?? 0)"),
            ("articles", "Articles of the archive.", "\(all?.articles ?? 0)"),
            ("claims", "Claims of the archive.", "\(all?.claims ?? 0)"),
            ("quarantined", "Inputs in quarantine.", "\(all?.quarantined ?? 0)"),
        ]
        return values.map { name, help, value in
            "# HELP briefing_\(name) \(help)\n# TYPE briefing_\(name) gauge\nbriefing_\(name) \(value)\n"
        }.joined()
    }

    private func ping(_ way: String, _ text: String) {
        guard let address = pingAddress() else { return }
        guard let special = try? SpecialAddressTable.builtIn() else { return }
        let base = address.hasSuffix("/") ? String(address.dropLast()) : address
        if let problem = Ping.send(text, to: base + way, agent: "briefing/\(ProgramVersion.current)", special: special)
        {
            // The address may be a secret.
            log.say(.warning, "report", "the monitor was not reached: \(problem)")
        }
    }

    private func pingAddress() -> String? {
        if let address = settings.monitoring.ping { return address }
        guard let file = settings.monitoring.pingFile else { return nil }
        let mode = (try? FileManager.default.attributesOfItem(atPath: file))?[.posixPermissions] as? NSNumber
        guard let mode, mode.intValue & 0o077 == 0 else {
            log.say(
                .warning, "report",
                "\(file): others may read the address of the monitor, or it is not there; chmod 600 \(file)")
            return nil
        }
        let text = FileManager.default.contents(atPath: file).map { String(decoding: $0, as: UTF8.self) }
        return text?.split(whereSeparator: \.isWhitespace).first.map(String.init)
    }

    /// One mail for a run that failed, with the first error in its subject.
    private func mail(_ status: ExitStatus) {
        guard let mailbox = settings.monitoring.mail else { return }
        let first = log.messages.first ?? "no reason was given"
        let subject = "briefing failed (\(status.rawValue)): \(first)".unicodeScalars.map { scalar in
            scalar.value < 32 || scalar.value > 126 ? "?" : Character(scalar)
        }.prefix(160)
        var lines = [
            "From: briefing <\(mailbox)>", "To: <\(mailbox)>", "Subject: \(String(subject))",
            "Date: \(started.messageDate)", "MIME-Version: 1.0", "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: 8bit", "Auto-Submitted: auto-generated", "",
            "The run \(log.run) ended with \(status.rawValue) (\(status)).", "",
        ]
        lines += log.messages.prefix(20)
        lines += [""] + counts.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }
        if let file = settings.monitoring.log { lines += ["", "The log: \(file)"] }
        lines.append("The record: \(settings.output)/runs/\(log.run).json")
        let process = Process()
        process.executableURL = URL(fileURLWithPath: settings.monitoring.sendmail)
        process.arguments = ["-t", "-oi"]
        let pipe = Pipe()
        process.standardInput = pipe
        do {
            try process.run()
            try pipe.fileHandleForWriting.write(contentsOf: Data((lines.joined(separator: "\n") + "\n").utf8))
            try pipe.fileHandleForWriting.close()
            process.waitUntilExit()
            guard process.terminationStatus == 0 else {
                return log.say(.warning, "report", "the mail was not taken: exit \(process.terminationStatus)")
            }
        } catch {
            log.say(.warning, "report", "the mail was not sent: \(error)")
        }
    }
}
