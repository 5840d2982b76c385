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

    /// Whether a release is live.
    var isLive: Bool { FileManager.default.fileExists(atPath: site + "/current/index.html") }

    /// Verifies new briefings; a failure keeps the old release.
    func prove(_ folders: [String], to output: RunOutput) throws(RunFailure) {
        let prover = BriefingProver(archive: archive, tables: tables)
        for folder in folders {
            let findings = try prover.report(on: folder).findings
            for finding in findings.prefix(5) { output.notice("\(folder): \(finding)") }
            if !findings.isEmpty {
                throw RunFailure(
                    .gateFailed, "\(folder) fails its own checks, so nothing is released and the old site stays")
            }
        }
    }

    /// Builds the site and swaps it in.
    func release(asOf: Moment) throws(RunFailure) {
        let records = try Store.run { try archive.briefings() }
        var files: [RenderedFile] = []
        var entries: [SiteRenderer.Entry] = []
        let remaker = BriefingArchive(archive: archive, tables: tables)
        for record in records {
            let path = briefings + "/" + record.folder
            guard FileManager.default.fileExists(atPath: path + "/briefing.html") else { continue }
            let briefing = try Store.run { try remaker.briefing(record).briefing }
            entries.append(.init(briefing: briefing, address: "briefings/\(record.folder)/briefing.html"))
            for name in try names(in: path) {
                guard let data = FileManager.default.contents(atPath: path + "/" + name) else { continue }
                files.append(RenderedFile(name: "briefings/\(record.folder)/\(name)", bytes: Array(data)))
            }
        }
        let library = try Store.run { try TemplateLibrary(overriding: recipe.templates) }
        files.append(SiteRenderer(templates: library).index(entries))
        try Store.makeFolder(site)
        _ = try Store.run { try ReleaseStore(path: site).publish(files, asOf: asOf) }
    }

    /// Whether a folder is there.
    static func exists(_ folder: String) -> Bool { FileManager.default.fileExists(atPath: folder) }

    private func names(in folder: String) throws(RunFailure) -> [String] {
        try Store.run { try FileManager.default.contentsOfDirectory(atPath: folder).sorted() }
    }
}
