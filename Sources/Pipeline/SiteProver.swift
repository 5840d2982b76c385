import Archiving
import Domain
import Foundation
import Reference
import Reporting
import Verifying

/// Proves a whole site: each briefing’s folder, the pages that are no briefing’s, and that the site made again is the
/// same to the byte.
struct SiteProver {
    let archive: Archive
    let tables: ReferenceTables
    private let prover: BriefingProver

    init(archive: Archive, tables: ReferenceTables) {
        self.archive = archive
        self.tables = tables
        prover = BriefingProver(archive: archive, tables: tables)
    }

    /// What is not proven of the site in a folder.
    func report(on folder: String) throws(RunFailure) -> VerificationReport {
        let files = try Self.files(under: folder)
        guard
            let plan = files[SiteBuilder.Plan.fileName].flatMap({
                try? JSONDecoder().decode(SiteBuilder.Plan.self, from: Data($0))
            })
        else {
            return VerificationReport(findings: [
                .init(file: SiteBuilder.Plan.fileName, what: "the file cannot be read")
            ])
        }
        var report = VerificationReport()
        let styles = Self.styles(in: files)
        let folders = Set(files.keys.compactMap(Self.briefing(of:)))
        for name in folders.sorted() {
            let prefix = "briefings/\(name)/"
            let own = files.filter { $0.key.hasPrefix(prefix) }
            let inside = Dictionary(own.map { (String($0.key.dropFirst(prefix.count)), $0.value) }) { first, _ in first
            }
            report.add(try prover.report(on: inside, inSiteWith: styles), under: prefix)
        }
        var records: [BriefingRecord] = []
        for name in plan.briefings {
            if let record = try Store.run({ try archive.briefing(folder: name) }) { records.append(record) }
        }
        if Set(plan.briefings) != folders || records.count != folders.count {
            report.add(.init(file: SiteBuilder.Plan.fileName, what: "it names other briefings than the site holds"))
        }
        let own = Set(files.keys.filter { $0.hasSuffix(".html") && Self.briefing(of: $0) == nil })
        report.add(try pages(own, of: files, records: records), under: "")
        for finding in try differences(plan, records, files) { report.add(finding) }
        return report
    }

    /// What is not proven of some pages of a site that is about to be released, whose briefings have been proven.
    func findings(
        in names: Set<String>, of files: [String: [UInt8]], records: [BriefingRecord]
    ) throws(RunFailure) -> [VerificationReport.Finding] { try pages(names, of: files, records: records).findings }

    private func pages(
        _ names: Set<String>, of files: [String: [UInt8]], records: [BriefingRecord]
    ) throws(RunFailure) -> VerificationReport {
        try Store.run {
            let options = try records.max { $0.asOf < $1.asOf }.map { try ReplayOptions($0.inputs.options) }
            let verifier = Verifier(
                tables: tables, archive: archive,
                evidence: try prover.evidence(
                    assumptions: options?.recipe.assumptions ?? [:]))
            let proven = files.filter { $0.key.hasSuffix("/receipts.json") && Self.briefing(of: $0.key) != nil }
            return try verifier.verify(
                pages: files.filter { names.contains($0.key) }, receipts: files["site-receipts.json"] ?? [],
                proven: proven.sorted { $0.key < $1.key }.map(\.value), records: records,
                styles: Self.styles(in: files))
        }
    }

    /// Where the site, made again, reads differently. Another version of the program may word it differently.
    private func differences(
        _ plan: SiteBuilder.Plan, _ records: [BriefingRecord], _ files: [String: [UInt8]]
    ) throws(RunFailure) -> [VerificationReport.Finding] {
        guard plan.program == ProgramVersion.nameAndVersion, let settings = SiteSettings(address: plan.address) else {
            return []
        }
        let sorted = records.sorted { ($1.asOf, $0.folder) < ($0.asOf, $1.folder) }
        let templates = try Store.run { try sorted.first.map { try ReplayOptions($0.inputs.options) } }?.recipe
            .templates
        guard SiteBuilder.Plan.digest(of: templates ?? [:]) == plan.templates, plan.tables == tables.additionsDigest
        else {
            return []
        }
        let again = try Store.run {
            let quarantined = try archive.quarantined().filter { plan.quarantined.contains($0.digest) }
            return try SiteBuilder(archive: archive, tables: tables).files(
                of: sorted, settings: settings, quarantined: quarantined, templates: templates ?? [:])
        }
        let made = Dictionary(again.map { ($0.name, $0.bytes) }) { first, _ in first }
        var findings: [VerificationReport.Finding] = []
        for name in Set(files.keys).union(made.keys).sorted() where files[name] != made[name] {
            switch (files[name], made[name]) {
            case (let old?, let new?):
                let line = zip(old, new).prefix { $0 == $1 }.count { $0.0 == 10 } + 1
                findings.append(
                    .init(file: name, line: line, what: "made again from the archive, the file reads differently"))
            case (nil, _): findings.append(.init(file: name, what: "the file is missing"))
            default:
                // A briefing’s data are proven with its folder.
                if Self.briefing(of: name) != nil || Self.ownFiles.contains(name) { continue }
                findings.append(
                    .init(file: name, what: "no site has a file of this name", remedy: "remove it, or publish again"))
            }
        }
        return findings
    }

    private static let ownFiles: Set<String> = ["manifest.json", SiteBuilder.Plan.fileName]

    /// The folder of the briefing that a file belongs to.
    private static func briefing(of name: String) -> String? {
        let parts = name.split(separator: "/")
        return parts.count == 3 && parts[0] == "briefings" ? String(parts[1]) : nil
    }

    private static func styles(in files: [String: [UInt8]]) -> [String] {
        files.filter { $0.key.hasSuffix(".css") }.sorted { $0.key < $1.key }.map {
            String(decoding: $0.value, as: UTF8.self)
        }
    }

    /// The files under a folder by their names in it.
    private static func files(under folder: String) throws(RunFailure) -> [String: [UInt8]] {
        guard let walk = FileManager.default.enumerator(atPath: folder) else {
            throw RunFailure(.permission, "\(folder): the folder cannot be read")
        }
        var files: [String: [UInt8]] = [:]
        for case let name as String in walk {
            var isFolder: ObjCBool = false
            let path = folder + "/" + name
            guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue else {
                continue
            }
            guard let data = FileManager.default.contents(atPath: path) else {
                throw RunFailure(.inputOutput, "\(path): the file cannot be read")
            }
            files[name] = Array(data)
        }
        return files
    }
}
