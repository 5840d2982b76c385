import Archiving
import Domain
import Fetching
import Foundation
import Publishing
import Reading
import Reference

/// What a night reads: feeds asked over the web, then every document of the sources that the archive has not seen.
struct NightIntake {
    /// What came of it.
    struct Counts {
        /// Sources and files that were there.
        var documents = 0
        /// Articles filed.
        var new = 0
        /// Inputs and sources that failed.
        var failures = 0
        /// Feeds asked.
        var feeds = 0
        /// Feeds that could not be had.
        var unreachable = 0
        /// Files fetched.
        var fetched = 0
    }

    let settings: Configuration
    let archive: Archive
    let intake: Intake
    let now: Moment
    let log: RunLog

    init(_ settings: Configuration, tables: ReferenceTables, archive: Archive, now: Moment, log: RunLog) {
        self.settings = settings
        self.archive = archive
        intake = Intake(tables: tables, published: nil)
        self.now = now
        self.log = log
    }

    /// An item of a feed with a shorter text says what its page says at more length.
    private static let summaryLength = 1_200
    /// Pages fetched for one feed in a night at most.
    private static let mostPages = 100

    // MARK: Over the web

    /// Asks every feed of the sources; what is new lands in the inbox, whole or not at all.
    func fetch(into counts: inout Counts) throws {
        guard !settings.feeds.isEmpty else { return }
        let special: SpecialAddressTable
        do { special = try SpecialAddressTable.builtIn() } catch { throw RunFailure(.internalError, "\(error)") }
        let about = settings.fetch.contact ?? settings.address
        let fetcher = PoliteFetcher(
            FetchPolicy(
                agent: "briefing/\(ProgramVersion.current)" + (about.map { " (+\($0))" } ?? ""),
                hosts: Set(settings.fetch.hosts), seconds: settings.fetch.seconds,
                bytes: settings.fetch.megabytes * 1_000_000, pause: Double(settings.fetch.pause), special: special),
            now: { SystemClock.now() }, shouldStop: { Interruption.isAsked })
        for address in settings.feeds {
            try Interruption.check()
            counts.feeds += 1
            var state = try Store.run { try archive.feed(address) }
            switch fetcher.feed(&state) {
            case .fresh(let bytes, let final, let kind):
                let name = try land(bytes, Self.ending(ofFeed: bytes, kind))
                state.lastNew = name.isNew ? now : state.lastNew
                counts.fetched += name.isNew ? 1 : 0
                log.say(.info, "fetching", "\(address): \(bytes.count) bytes from \(final)")
                if settings.fetch.pages { try pages(of: bytes, address, fetcher, &counts) }
            case .unchanged: log.say(.info, "fetching", "\(address): unchanged")
            case .resting(let moment): log.say(.info, "fetching", "\(address): not asked before \(moment)")
            case .failed(let reason):
                try Interruption.check()
                counts.unreachable += 1
                log.say(.warning, "fetching", "\(address): \(reason)")
            }
            // After its articles: a run that is killed before asks again.
            try Store.run { try archive.record(state) }
        }
    }

    /// Fetches the pages that a feed names and only sums up.
    private func pages(
        of bytes: [UInt8], _ feed: String, _ fetcher: PoliteFetcher, _ counts: inout Counts
    ) throws {
        var rest = [bytes]
        var left = Self.mostPages
        for document in intake.documents(location: feed, size: bytes.count, bytes: { rest.popLast() ?? [] }) {
            try Interruption.check()
            guard left > 0, let item = try? document.article(), Self.isSummary(item), let page = item.url,
                try !Store.run({ try archive.hasPage(page) })
            else { continue }
            left -= 1
            switch fetcher.page(page) {
            case .fresh(let bytes, _, let kind):
                let isText = kind.hasPrefix("text/plain")
                let name = try land(bytes, isText ? "txt" : "html")
                try Store.run { try archive.record(page: page, file: name.path, at: now) }
                counts.fetched += name.isNew ? 1 : 0
            case .failed(let reason):
                try Interruption.check()
                log.say(.info, "fetching", "\(page): \(reason); its summary is read instead")
                try Store.run { try archive.record(page: page, file: nil, at: now) }
            case .unchanged, .resting: break
            }
        }
    }

    private static func isSummary(_ article: Article) -> Bool { article.text.unicodeScalars.count < summaryLength }

    private static func ending(ofFeed bytes: [UInt8], _ kind: String) -> String {
        let first = bytes.first { $0 > 32 && $0 < 0x80 }
        return kind.contains("json") || first == UInt8(ascii: "{") ? "json" : "xml"
    }

    /// Puts bytes into the inbox, under the day and their digest.
    private func land(_ bytes: [UInt8], _ ending: String) throws -> (path: String, isNew: Bool) {
        let folder = "\(settings.inboxPath)/\(now.date)"
        try Store.makeFolder(folder)
        let path = "\(folder)/\(SHA256.hexDigest(of: bytes).prefix(32)).\(ending)"
        return (path, try Store.run { try SafeFile.write(bytes, to: path) })
    }

    // MARK: From the disk

    /// Files every document that the archive has not seen; what cannot be read goes to quarantine, once.
    func takeIn(into counts: inout Counts) throws {
        var sources = settings.paths
        let inbox = settings.inboxPath
        if FileManager.default.fileExists(atPath: inbox), !settings.feeds.isEmpty { sources.append(inbox) }
        let (paths, failures) = SourceCollector().collect(sources)
        for failure in failures where failure.code != .emptyFolder {
            log.say(.warning, "fetching", failure.description)
            counts.failures += 1
        }
        for path in paths {
            counts.documents += 1
            let documents: ArticleStream
            do throws(FetchingError) {
                documents = try intake.documents(of: path)
            } catch {
                log.say(.warning, "fetching", error.description)
                counts.failures += 1
                continue
            }
            for document in documents {
                try Interruption.check()
                try file(document, into: &counts)
            }
        }
    }

    /// Files one document, unless the archive has seen its bytes, or its page was fetched besides.
    private func file(_ document: StreamItem, into counts: inout Counts) throws {
        let digest = Intake.digest(of: document)
        if try Store.run({ try archive.hasSource(digest: digest) }) { return }
        if try Store.run({ try archive.isQuarantined(digest: digest, by: ProgramVersion.current) }) { return }
        let item = intake.take(document)
        switch item.outcome {
        case .success(let extraction):
            let article = extraction.article
            if article.isSample && !settings.samples { return }
            if Self.isSummary(article), item.location.contains("#item-"), let page = article.url,
                try Store.run({ try archive.hasFetched(page) })
            {
                return
            }
            try Store.run { try archive.store(extraction, sourceDigest: digest, readAt: now) }
            counts.new += 1
        case .failure(let refusal):
            log.say(.warning, refusal.stage, refusal.message)
            try Store.run {
                try archive.quarantine(
                    location: item.location, digest: digest, stage: refusal.stage, reason: refusal.message,
                    seenAt: now, by: ProgramVersion.current)
            }
            counts.failures += 1
        }
    }
}
