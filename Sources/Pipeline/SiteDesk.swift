import Archiving
import Domain
import Foundation
import Publishing
import Reference
import Reporting

/// Makes the static site out of the briefings on disk, proves what is new, and releases it whole or not at all.
struct SiteDesk {
    let archive: Archive
    let tables: ReferenceTables
    let recipe: BriefingRecipe
    /// The folder that holds the briefings' folders.
    let briefings: String
    /// The folder that holds the releases.
    let site: String
    /// Where the site stands on the web.
    let settings: SiteSettings
    /// Which releases are kept.
    var retention = ReleaseRetention(daily: 14, weekly: 8, monthly: 24)

    /// Whether a release is live.
    var isLive: Bool { FileManager.default.fileExists(atPath: site + "/current/index.html") }

    /// Verifies new briefings; a failure keeps the old release.
    func prove(_ folders: [String], complain: (String) -> Void) throws(RunFailure) {
        let prover = BriefingProver(archive: archive, tables: tables)
        for folder in folders {
            try refuse(folder, for: try prover.report(on: folder).findings.map(\.description), complain)
        }
    }

    /// Builds the site, proves the pages that the live release does not have, and swaps it in.
    ///
    /// - Parameters:
    ///   - sizeLimit: how far the size may be from the live release's, in per cent; `nil` for any.
    ///   - complain: takes what is wrong with a release that is refused.
    /// - Returns: how many pages it has, and how many bytes in all.
    @discardableResult
    func release(
        asOf: Moment, sizeLimit: Int? = nil, complain: (String) -> Void
    ) throws(RunFailure) -> (pages: Int, bytes: Int) {
        let records = try Store.run { try archive.briefings() }.filter {
            Self.exists(briefings + "/" + $0.folder + "/briefing.html")
        }
        let quarantined = try Store.run { try archive.quarantined() }
        // Without templates of this run’s own the site follows those its newest briefing was made with, as a
        // verifier will.
        let newest = try Store.run { try records.first.map { try ReplayOptions($0.inputs.options) } }
        let templates = recipe.templates.isEmpty ? newest?.recipe.templates ?? [:] : recipe.templates
        let plan = SiteBuilder.Plan(
            program: ProgramVersion.nameAndVersion, address: settings.address,
            briefings: records.map(\.folder).sorted(), quarantined: quarantined.map(\.digest).sorted(),
            templates: SiteBuilder.Plan.digest(of: templates), tables: tables.additionsDigest)
        var files = try Store.run {
            try SiteBuilder(archive: archive, tables: tables).files(
                of: records, settings: settings, quarantined: quarantined, templates: templates)
                + [plan.rendered()]
        }
        for record in records {
            let path = briefings + "/" + record.folder
            for name in try names(in: path) where !name.hasSuffix(".html") && !name.hasPrefix(".") {
                guard let data = FileManager.default.contents(atPath: path + "/" + name) else {
                    throw RunFailure(.inputOutput, "\(path)/\(name): the file cannot be read")
                }
                files.append(RenderedFile(name: "briefings/\(record.folder)/\(name)", bytes: Array(data)))
            }
        }
        let live = site + "/current/"
        let changed = files.filter { file in
            file.name.hasSuffix(".html") && FileManager.default.contents(atPath: live + file.name) != Data(file.bytes)
        }
        let findings = try SiteProver(archive: archive, tables: tables).findings(
            in: Set(changed.map(\.name)), of: Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first },
            records: records)
        try refuse("the site", for: findings.map(\.description) + LinkChecker(files).problems(), complain)
        if let sizeLimit { try refuseSize(of: files, sizeLimit) }
        try Store.makeFolder(site)
        _ = try Store.run { try ReleaseStore(path: site, retention: retention).publish(files, asOf: asOf) }
        return (files.count { $0.name.hasSuffix(".html") }, files.reduce(0) { $0 + $1.bytes.count })
    }

    /// A release of quite another size than the live one is not what anybody expects.
    private func refuseSize(of files: [RenderedFile], _ limit: Int) throws(RunFailure) {
        let live = site + "/current/"
        guard isLive, let walk = FileManager.default.enumerator(atPath: live) else { return }
        var old = 0
        while walk.nextObject() != nil {
            if walk.fileAttributes?[.type] as? FileAttributeType == .typeRegular {
                old += (walk.fileAttributes?[.size] as? NSNumber)?.intValue ?? 0
            }
        }
        let new = files.reduce(0) { $0 + $1.bytes.count }
        // A site grows by leaps while it is small.
        guard old > Self.smallSite, abs(new - old) * 100 > old * limit else { return }
        throw RunFailure(
            .gateFailed,
            "the site would have \(new) bytes where the live one has \(old), more than \(limit) % off, so that nothing is "
                + "released and the old site stays; see that nothing is missing, or run again with --force")
    }

    private static let smallSite = 5_000_000

    private func refuse(
        _ what: String, for findings: [String], _ complain: (String) -> Void
    ) throws(RunFailure) {
        guard !findings.isEmpty else { return }
        for finding in findings.prefix(5) { complain("\(what): \(finding)") }
        throw RunFailure(.gateFailed, "\(what) fails its own checks, so nothing is released and the old site stays")
    }

    /// Whether a file or folder is there.
    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    private func names(in folder: String) throws(RunFailure) -> [String] {
        try Store.run { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    }
}
