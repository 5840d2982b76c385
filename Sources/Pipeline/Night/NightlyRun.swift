import Archiving
public import Domain
import Foundation
import Publishing
import Reference
import Reporting

/// What `briefing nightly` is asked for on its command line.
public struct NightlyOptions: Sendable {
    /// The configuration's path.
    public var configuration = "briefing.yaml"
    /// The night to make; tonight's where it is `nil`.
    public var asOf: Moment?
    /// The first day to make again.
    public var since: CalendarDate?
    /// The last day to make.
    public var until: CalendarDate?
    /// How missed nights are made up: `all`, `latest` or how many of the last.
    public var catchUp = "all"
    /// Whether the plan is printed and nothing done.
    public var isTrial = false
    /// Seconds to wait for another run's lock.
    public var wait = 0
    /// Whether everything is said.
    public var isVerbose = false
    /// `text`, `json` or `logfmt`.
    public var logFormat = "text"
    /// Whether a night is published that its circuit breakers would hold back.
    public var isForced = false
    /// Whether standard error is the journal of the system.
    public var isJournal = false

    public init() {}
}

/// `briefing nightly`: read what is new, update the archive, render, publish; silent when all is well.
public struct NightlyRun: Sendable {
    private let options: NightlyOptions
    private let catchUp: NightPlan.CatchUp
    private let format: RunLog.Format

    public init(_ options: NightlyOptions) throws {
        guard let catchUp = NightPlan.CatchUp(options.catchUp) else {
            throw RunFailure(
                .usage, "--catch-up “\(options.catchUp)”: write all, latest, or how many of the last missed nights")
        }
        guard let format = RunLog.Format(rawValue: options.logFormat) else {
            let known = RunLog.Format.allCases.map(\.rawValue).joined(separator: ", ")
            throw RunFailure(
                .usage, "--log-format “\(options.logFormat)”: there is no such form; the forms are \(known)")
        }
        if let since = options.since, let until = options.until, until < since {
            throw RunFailure(.usage, "--until \(until) lies before --since \(since)")
        }
        self.options = options
        self.catchUp = catchUp
        self.format = format
    }

    /// Makes the night, and those before it that were missed.
    ///
    /// Every step is safe to do again: articles are filed by their content, briefings by their day, the release by
    /// what is in it. A night cut short is completed by the next run.
    public func run(to output: RunOutput) throws -> ExitStatus {
        let settings = try Configuration(path: options.configuration)
        let recipe = try BriefingRecipe(
            assumptions: settings.assumptions.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" },
            templatesFolder: settings.templates, formats: BriefingFormat.allCases.map(\.rawValue),
            corrections: settings.corrections)
        let tables = try Tables.extended(byFolder: settings.tables)
        let builder = try recipe.builder(tables: tables, scratch: settings.output)
        let digest = try settings.digest(recipe)
        let now = SystemClock.now()
        if options.isTrial {
            return try NightPreview(settings: settings, tables: tables, now: now).print(to: output) { last in
                nights(after: last, now: now, digest: digest)
            }
        }
        try Store.makeFolder(settings.output)
        Interruption.watch()
        let lock = try lock(settings.output + "/.lock")
        defer { lock.release() }
        let archive = try Store.openArchive(settings.archivePath)
        let last = try Store.run { try archive.lastRun(of: "nightly", endedWith: NightReport.completed) }
        if let last, options.asOf == nil, now < last.started {
            throw RunFailure(
                .internalError,
                "the clock went back: it says \(now), and the last run began at \(last.started); set the clock, or give "
                    + "--as-of")
        }
        let stamp = now.description.lowercased().filter { $0 != "-" && $0 != ":" }
        let log = RunLog(
            run: "\(stamp)-\(ProcessInfo.processInfo.processIdentifier)", format: format, isVerbose: options.isVerbose,
            isJournal: options.isJournal, file: settings.monitoring.log, output: output, now: SystemClock.now)
        var report = NightReport(settings: settings, archive: archive, log: log, started: now, configuration: digest)
        let plan = nights(after: last, now: now, digest: digest)
        report.asOf = plan.nights.last
        try report.begin()
        let status: ExitStatus
        do {
            status = try NightWork(
                settings: settings, tables: tables, builder: builder, recipe: recipe, archive: archive, now: now,
                log: log, isForced: options.isForced
            ).run(plan, report: &report)
        } catch {
            let failure = error as? RunFailure ?? RunFailure(.internalError, "\(error)")
            log.say(.error, "run", failure.message)
            status = failure.status
        }
        report.end(status)
        return status
    }

    private func nights(after last: RunRecord?, now: Moment, digest: String) -> NightPlan {
        NightPlan(
            last: last, asked: options.asOf, since: options.since, until: options.until, catchUp: catchUp, now: now,
            configuration: digest)
    }

    /// Takes the lock, waiting for it as long as was asked for.
    private func lock(_ path: String) throws(RunFailure) -> RunLock {
        var left = options.wait
        while true {
            do throws(RunFailure) {
                return try Store.lock(path)
            } catch {
                guard error.status == .locked, left > 0 else { throw error }
                left -= 1
                try Interruption.check()
                Thread.sleep(forTimeInterval: 1)
            }
        }
    }
}
