import Archiving
import Domain
import Extracting
import Foundation
import Projecting
import Reference
import Verifying

/// Verifies briefings on disk against the archive, the tables, the model, and a briefing made again.
struct BriefingProver {
    let archive: Archive
    let tables: ReferenceTables
    private let makers: BriefingArchive

    init(archive: Archive, tables: ReferenceTables) {
        self.archive = archive
        self.tables = tables
        makers = BriefingArchive(archive: archive, tables: tables)
    }

    /// The files of a briefing's folder, each read whole.
    static func files(in folder: String) throws(RunFailure) -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        let names = try Store.run { try FileManager.default.contentsOfDirectory(atPath: folder) }
        for name in names where !name.hasPrefix(".") {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
                throw RunFailure(.inputOutput, "\(folder)/\(name): the file cannot be read")
            }
            files[name] = Array(data)
        }
        return files
    }

    /// What is not proven of the briefing in a folder, and how much is.
    func report(on folder: String) throws(RunFailure) -> VerificationReport {
        try report(on: try Self.files(in: folder), inSiteWith: nil)
    }

    /// The same of a briefing’s files by name; with the site’s style sheets where its page wears the site’s dress.
    func report(on files: [String: [UInt8]], inSiteWith styles: [String]?) throws(RunFailure) -> VerificationReport {
        return try Store.run {
            let manifest = files["manifest.json"].flatMap {
                try? JSONDecoder().decode(BriefingManifest.self, from: Data($0))
            }
            let record = try manifest.flatMap { try archive.briefing(company: $0.company, asOf: $0.asOf) }
            let options = try record.map { try ReplayOptions($0.inputs.options) }
            let verifier = try verifier(assumptions: options?.recipe.assumptions ?? [:])
            // Another version may word a page differently, and tables grow: what was written is proven number by
            // number, and by the digest that the archive keeps, but not made again.
            guard let record, let options, manifest?.program == ProgramVersion.nameAndVersion,
                options.tables == tables.additionsDigest
            else {
                var report = try verifier.verify(folder: files, inSiteWith: styles)
                if let record, let manifest {
                    let other = manifest.program == ProgramVersion.nameAndVersion ? "other tables" : manifest.program
                    report.addNote("not made again: \(record.folder) was made with \(other)")
                }
                return report
            }
            return try verifier.verify(folder: files, inSiteWith: styles) { _ in
                let again = try makers.briefing(record, options)
                return try again.builder.files(of: again.briefing)
            }
        }
    }

    /// A verifier by the archive, the tables and the model with these assumptions replaced; `claims` reads articles
    /// again.
    func verifier(
        assumptions: [String: Double] = [:], claims: (any ClaimSource)? = nil
    ) throws -> Verifier {
        Verifier(tables: tables, archive: archive, evidence: try evidence(assumptions: assumptions, claims: claims))
    }

    func evidence(
        assumptions: [String: Double], claims: (any ClaimSource)? = nil
    ) throws -> VerificationEvidence {
        let tables = tables
        let projector = try Projector(tables, overrides: assumptions)
        let values = ProjectedValues(projector)
        return VerificationEvidence(
            claims: claims ?? makers.extractor,
            recordedReceipt: { tables.recordedReceipt(of: $0) },
            assumedReceipt: { tables.assumedReceipt(parameter: $0, end: $1, overrides: assumptions) },
            unitsPerDollar: { tables.exchangeRates.unitsPerDollar(of: $0, months: $1, table: $2) },
            projectedValue: { modelCase, node, reading in
                try values.value(of: modelCase, node: node, reading: reading).map { .init(value: $0) }
            },
            modelCase: { projector.modelCase(for: $0, in: $1) },
            workbook: { try values.workbook(of: $0) },
            isReferenceName: { tables.isName($0) },
            cellTexts: { tables.cellTexts($0) },
            recordedDate: { tables.recordedDate($0) },
            isKnownIdentifier: { tables.isKnownIdentifier($0) || Projector.outputNames.contains($0) })
    }
}
