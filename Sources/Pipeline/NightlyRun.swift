import Archiving
public import Domain
import Fetching
import Reading
import Reference
import Reporting

/// `briefing nightly`: read what is new, update the archive, render, publish; silent when all is well.
public struct NightlyRun: Sendable {
    private let configuration: String
    private let asOf: Moment?
    private let isVerbose: Bool

    public init(configuration: String, asOf: Moment? = nil, verbose: Bool = false) {
        self.configuration = configuration
        self.asOf = asOf
        isVerbose = verbose
    }

    /// Makes the night.
    ///
    /// Every step is safe to do again: articles are filed by their content, briefings by their day, the release by
    /// what is in it. A night cut short is completed by the next run.
    public func run(to output: RunOutput) throws -> ExitStatus {
        let settings = try Configuration(path: configuration)
        let recipe = try BriefingRecipe(
            assumptions: settings.assumptions.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" },
            templatesFolder: settings.templates, formats: BriefingFormat.allCases.map(\.rawValue),
            corrections: settings.corrections)
        let tables = try Tables.extended(byFolder: settings.tables)
        let builder = try recipe.builder(tables: tables)
        try Store.makeFolder(settings.output)
        let lock = try Store.lock(settings.output + "/.lock")
        defer { lock.release() }

        let now = SystemClock.now()
        let night = asOf ?? now
        let archive = try Store.openArchive(settings.archivePath)
        let intake = try takeIn(settings, tables: tables, archive: archive, now: now, output: output)
        guard intake.documents > 0 || intake.failures == 0 else {
            throw RunFailure(.noInput, "none of the sources can be read: \(settings.sources.joined(separator: ", "))")
        }
        let written = try brief(settings, tables, builder, recipe, archive, night: night, to: output)
        let status: ExitStatus = intake.failures == 0 ? .done : .quarantined
        let desk = SiteDesk(
            archive: archive, tables: tables, recipe: recipe, briefings: settings.output + "/briefings",
            site: settings.sitePath, settings: settings.siteSettings)
        if !written.isEmpty || !desk.isLive {
            try desk.prove(written, to: output)
            try desk.release(asOf: night, to: output)
        }
        if isVerbose {
            output.result(
                written.isEmpty && intake.new == 0
                    ? "nothing new"
                    : "\(intake.new) new articles, \(written.count) briefings, \(intake.failures) inputs in quarantine")
        }
        return status
    }

    private struct Taken {
        var documents = 0
        var new = 0
        var failures = 0
    }

    /// Reads documents that the archive has not seen; what cannot be read goes to quarantine, once.
    private func takeIn(
        _ settings: Configuration, tables: ReferenceTables, archive: Archive, now: Moment, output: RunOutput
    ) throws -> Taken {
        let intake = Intake(tables: tables, published: nil)
        let (paths, failures) = SourceCollector().collect(settings.sources)
        var taken = Taken()
        for failure in failures where failure.code != .emptyFolder {
            output.notice(failure.description)
            taken.failures += 1
        }
        for path in paths {
            taken.documents += 1
            let documents: ArticleStream
            do throws(FetchingError) {
                documents = try intake.documents(of: path)
            } catch {
                output.notice(error.description)
                taken.failures += 1
                continue
            }
            for document in documents {
                try file(document, with: intake, settings, archive: archive, now: now, output: output, taken: &taken)
            }
        }
        return taken
    }

    /// Files one document of a source, unless the archive has seen its bytes.
    private func file(
        _ document: StreamItem, with intake: Intake, _ settings: Configuration, archive: Archive, now: Moment,
        output: RunOutput, taken: inout Taken
    ) throws {
        let digest = Intake.digest(of: document)
        if try Store.run({ try archive.hasSource(digest: digest) || archive.isQuarantined(digest: digest) }) { return }
        let item = intake.take(document)
        switch item.outcome {
        case .success(let extraction):
            if extraction.article.isSample && !settings.samples { return }
            try Store.run { try archive.store(extraction, sourceDigest: digest, readAt: now) }
            taken.new += 1
        case .failure(let refusal):
            output.notice(refusal.message)
            try Store.run {
                try archive.quarantine(
                    location: item.location, digest: digest, stage: refusal.stage, reason: refusal.message, seenAt: now)
            }
            taken.failures += 1
        }
    }

    /// Writes a briefing for each company about which something changed; gives their folders.
    private func brief(
        _ settings: Configuration, _ tables: ReferenceTables, _ builder: BriefingBuilder, _ recipe: BriefingRecipe,
        _ archive: Archive, night: Moment, to output: RunOutput
    ) throws -> [String] {
        let extractions = try Store.run { try archive.extractions(publishedBy: night) }
        let ledger = builder.ledger(of: extractions, asOf: night)
        for claim in recipe.idleCorrections(in: ledger) {
            output.notice("\(settings.corrections ?? ""): nothing that was read makes the claim \(claim)")
        }
        let desk = BriefingDesk(
            archive: archive, builder: builder, recipe: recipe, folder: settings.output + "/briefings")
        let known = builder.companies(in: ledger)
        let wanted =
            settings.companies.isEmpty ? known : settings.companies.map { tables.companies.named($0)?.name ?? $0 }
        var written: [String] = []
        for company in wanted where known.contains(company) {
            guard try desk.isNews(company: company, ledger: ledger) else { continue }
            written.append(try desk.write(company: company, ledger: ledger, quarantined: []))
        }
        return written
    }
}
