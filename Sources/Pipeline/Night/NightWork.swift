import Archiving
import Domain
import Foundation
import Publishing
import Reference
import Reporting

/// The work of a night, from the sources to the release.
struct NightWork {
    let settings: Configuration
    let tables: ReferenceTables
    let builder: BriefingBuilder
    let recipe: BriefingRecipe
    let archive: Archive
    let now: Moment
    let log: RunLog
    let isForced: Bool

    func run(_ plan: NightPlan, report: inout NightReport) throws -> ExitStatus {
        let intake = NightIntake(settings, tables: tables, archive: archive, now: now, log: log)
        var counts = NightIntake.Counts()
        try report.timed("fetch") { _ throws in try intake.fetch(into: &counts) }
        try report.timed("read") { _ throws in try intake.takeIn(into: &counts) }
        report.counts["articles"] = counts.new
        report.counts["quarantined"] = counts.failures
        report.counts["feeds"] = counts.feeds
        report.counts["feedsUnreachable"] = counts.unreachable
        guard counts.documents > 0 || counts.failures + counts.unreachable == 0 else {
            let sources = settings.sources.joined(separator: ", ")
            throw RunFailure(
                counts.unreachable > 0 ? .unavailable : .noInput, "none of the sources can be read: \(sources)")
        }
        try refuseBadData(counts)
        noteIdleCorrections()

        var written: [String] = []
        try report.timed("brief") { report throws in
            for index in plan.nights.indices {
                written += try brief(
                    plan.nights[index], touched: try plan.touched(index, archive: archive),
                    conflicts: &report.counts["conflicts", default: 0])
            }
        }
        report.counts["briefings"] = written.count
        let desk = SiteDesk(
            archive: archive, tables: tables, recipe: recipe, briefings: settings.output + "/briefings",
            site: settings.sitePath, settings: settings.siteSettings, retention: settings.retention.releases)
        // A run that was cut short may have left briefings that no release has.
        if !written.isEmpty || !desk.isLive || plan.last == nil || !report.lastWasWhole {
            try refuseDrop(counts, report)
            try report.timed("publish") { report throws in
                try desk.prove(written) { log.say(.error, "verify", $0) }
                let released = try desk.release(
                    asOf: plan.nights.last ?? now, sizeLimit: isForced ? nil : settings.limits.size
                ) { log.say(.error, "publish", $0) }
                try deploy(plan.nights.last ?? now)
                report.counts["pages"] = released.pages
                report.counts["bytes"] = released.bytes
            }
        }
        try retain()
        let nothing = written.isEmpty && counts.new == 0
        log.conclude(
            "run",
            nothing
                ? "nothing new"
                : "\(counts.new) new articles, \(written.count) briefings, \(counts.failures) inputs in quarantine")
        if try isStale(plan.nights.last ?? now) { return .unavailable }
        if counts.feeds > 0, counts.unreachable == counts.feeds, settings.paths.isEmpty { return .unavailable }
        return counts.failures == 0 ? .done : .quarantined
    }

    // MARK: Briefings

    /// Writes a briefing for each company about which something changed by a night; gives their folders.
    private func brief(_ night: Moment, touched: Set<String>?, conflicts: inout Int) throws -> [String] {
        let ranked = BriefingBuilder.companies(weighing: try Store.run { try archive.subjects(publishedBy: night) })
        let known = Set(ranked)
        let wanted =
            settings.companies.isEmpty ? ranked : settings.companies.map { tables.companies.named($0)?.name ?? $0 }
        let desk = BriefingDesk(
            archive: archive, builder: builder, recipe: recipe, folder: settings.output + "/briefings")
        let reader = ConcernReader(archive: archive, asOf: night)
        var written: [String] = []
        for company in wanted where known.contains(company) && touched?.contains(company) ?? true {
            try Interruption.check()
            let peers = ranked.lazy.filter { $0 != company }.prefix(BriefingBuilder.mostPeers)
            let ledger = builder.ledger(of: try reader.extractions(about: [company] + peers), asOf: night)
            guard try desk.isNews(company: company, ledger: ledger) else { continue }
            conflicts += ledger.facts.count { $0.key.subject == company && !$0.conflicting.isEmpty }
            written.append(try desk.write(company: company, ledger: ledger, quarantined: []))
            log.say(.info, "brief", "\(company) as of \(night)")
        }
        return written
    }

    private func noteIdleCorrections() {
        for correction in recipe.corrections where (try? archive.claim(correction.claim)) == .some(nil) {
            log.say(
                .warning, "brief",
                "\(settings.corrections ?? ""): nothing that was read makes the claim \(correction.claim)")
        }
    }

    /// Copies the live release to where the configuration wants it; one that fails does not keep the others from it.
    private func deploy(_ asOf: Moment) throws(RunFailure) {
        var failed: RunFailure?
        for destination in settings.destinations {
            do throws(RunFailure) {
                try Store.run {
                    _ = try Deployer(release: settings.sitePath + "/current", asOf: asOf).deploy(to: destination)
                }
            } catch {
                log.say(.error, "publish", "\(destination): \(error.message)")
                failed = failed ?? error
            }
        }
        if let failed { throw failed }
    }

    // MARK: What holds a night back

    /// Too many bad inputs are a fault of the source: nothing is published.
    private func refuseBadData(_ counts: NightIntake.Counts) throws(RunFailure) {
        let tried = counts.new + counts.failures
        guard !isForced, tried >= settings.limits.fewest, counts.failures * 100 > tried * settings.limits.quarantined
        else { return }
        throw RunFailure(
            .badData,
            "\(counts.failures) of \(tried) new inputs cannot be read, more than \(settings.limits.quarantined) %, so that "
                + "nothing is published; see “briefing quarantine list”, mend the source, or run again with --force")
    }

    /// Far fewer articles than on other days are a fault of the source too.
    private func refuseDrop(_ counts: NightIntake.Counts, _ report: NightReport) throws(RunFailure) {
        guard !isForced, settings.limits.drop > 0, let median = try report.medianOfDays(before: now.date) else {
            return
        }
        let today = try report.articles(on: now.date) + counts.new
        guard median >= settings.limits.fewest, today * 100 < median * (100 - settings.limits.drop) else { return }
        throw RunFailure(
            .gateFailed,
            "\(today) new articles today, \(settings.limits.drop) % or more below the median of the days before (\(median)), "
                + "so that nothing is published; see whether the sources are whole, or run again with --force")
    }

    /// Whether the newest article is older than the configuration allows, which is said.
    private func isStale(_ night: Moment) throws -> Bool {
        guard settings.freshness.warn != nil || settings.freshness.error != nil else { return false }
        let newest = try Store.run { try archive.newestArticle(by: night) }
        let days = newest.map { night.date.dayNumber - $0.date.dayNumber } ?? Int.max
        let age = newest.map { "the newest article is of \($0.date)" } ?? "there is no article yet"
        if let limit = settings.freshness.error, days >= limit {
            log.say(.error, "freshness", "\(age), \(limit) days old or more; see whether the sources still give any")
            return true
        }
        if let limit = settings.freshness.warn, days >= limit {
            log.say(.warning, "freshness", "\(age), \(limit) days old or more")
        }
        return false
    }

    // MARK: What is kept

    /// Drops what the configuration says need not be kept; never what a briefing rests on.
    private func retain() throws {
        if let days = settings.retention.articles, let day = daysAgo(days) {
            let names = try Store.run { try archive.prunable(before: day) }
            if !names.isEmpty {
                try Store.run { try archive.prune(names, at: now) }
                log.say(.info, "retention", "\(names.count) articles dropped")
            }
        }
        if let days = settings.retention.inbox, let day = daysAgo(days) {
            let folders = (try? FileManager.default.contentsOfDirectory(atPath: settings.inboxPath)) ?? []
            for name in folders.sorted() where CalendarDate(iso: name).map({ $0 < day }) ?? false {
                try Store.run { try FileManager.default.removeItem(atPath: settings.inboxPath + "/" + name) }
            }
        }
        try Store.run { try archive.keepRuns(last: settings.retention.runs) }
    }

    private func daysAgo(_ days: Int) -> CalendarDate? { CalendarDate(dayNumber: now.date.dayNumber - days) }
}

/// Reads what concerns companies, each article once a night.
final class ConcernReader {
    private let archive: Archive
    private let asOf: Moment
    private var read: [Identifier<Article>: Extraction] = [:]

    /// Beyond so many articles kept in memory the cache begins anew.
    private static let most = 4_000

    init(archive: Archive, asOf: Moment) {
        self.archive = archive
        self.asOf = asOf
    }

    /// The articles about some companies, by identifier.
    func extractions(about companies: [String]) throws(RunFailure) -> [Extraction] {
        try Store.run {
            let names = try archive.articleNames(about: companies, publishedBy: asOf)
            if read.count > Self.most { read = [:] }
            return try names.compactMap { id in
                if let known = read[id] { return known }
                let extraction = try archive.claims(of: id)
                read[id] = extraction
                return extraction
            }
        }
    }
}
