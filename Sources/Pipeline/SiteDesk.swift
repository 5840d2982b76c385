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

    /// Whether a release is live.
    var isLive: Bool { FileManager.default.fileExists(atPath: site + "/current/index.html") }

    /// Verifies new briefings; a failure keeps the old release.
    func prove(_ folders: [String], to output: RunOutput) throws(RunFailure) {
        let prover = BriefingProver(archive: archive, tables: tables)
        for folder in folders {
            try refuse(folder, for: try prover.report(on: folder).findings.map(\.description), output)
        }
    }

    /// Builds the site, proves the pages that the live release does not have, and swaps it in.
    func release(asOf: Moment, to output: RunOutput) throws(RunFailure) {
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
            templates: SiteBuilder.Plan.digest(of: templates))
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
        try refuse("the site", for: findings.map(\.description), output)
        try Store.makeFolder(site)
        _ = try Store.run { try ReleaseStore(path: site).publish(files, asOf: asOf) }
    }

    private func refuse(_ what: String, for findings: [String], _ output: RunOutput) throws(RunFailure) {
        guard !findings.isEmpty else { return }
        for finding in findings.prefix(5) { output.notice("\(what): \(finding)") }
        throw RunFailure(.gateFailed, "\(what) fails its own checks, so nothing is released and the old site stays")
    }

    /// Whether a file or folder is there.
    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

    private func names(in folder: String) throws(RunFailure) -> [String] {
        try Store.run { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    }
}
