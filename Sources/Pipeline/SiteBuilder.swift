import Archiving
import Domain
import Extracting
import Foundation
import Reference
import Reporting

/// Makes a site again from what the archive kept of its briefings.
struct SiteBuilder {
    let archive: Archive
    let tables: ReferenceTables

    /// What a release says of its own making, as `site.json`: enough to make it again.
    struct Plan: Codable, Hashable {
        /// The version of the file’s form.
        var schema = 1
        /// The program that made it.
        let program: String
        /// The address of the site.
        let address: String
        /// The folders of its briefings, sorted.
        let briefings: [String]
        /// The digests of the inputs in quarantine, sorted.
        let quarantined: [String]
        /// The digest of the templates that replaced built-in ones; empty without any.
        let templates: String
        /// The digest of the user’s own tables; without any there is none.
        let tables: String?

        static let fileName = "site.json"

        /// As a file of the site.
        func rendered() throws -> RenderedFile {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
            return RenderedFile(name: Self.fileName, bytes: Array(try encoder.encode(self)) + [10])
        }

        /// The digest of replaced templates.
        static func digest(of templates: [String: String]) -> String {
            guard !templates.isEmpty else { return "" }
            let parts = templates.sorted { $0.key < $1.key }.flatMap { [$0.key, $0.value] }
            return SHA256.hexDigest(of: parts.map { "\($0.utf8.count):\($0)" }.joined())
        }
    }

    /// The pages, feeds and other files of a site that are no briefing’s data.
    ///
    /// - Parameter templates: Templates that replace built-in ones.
    func files(
        of records: [BriefingRecord], settings: SiteSettings, quarantined: [QuarantinedInput],
        templates: [String: String]
    ) throws -> [RenderedFile] {
        var extractions: [Identifier<Article>: Extraction] = [:]
        // Most briefings follow one of the site: its ledger need not be read again.
        let ledgers = Dictionary(records.map { ($0.folder, $0.ledger) }) { first, _ in first }
        let makers = BriefingArchive(archive: archive, tables: tables)
        var entries: [SiteMaterial.Entry] = []
        var assumptions: [String: Double] = [:]
        for record in records {
            let options = try ReplayOptions(record.inputs.options)
            if entries.isEmpty { assumptions = options.recipe.assumptions }
            let builder = try makers.builder(options.recipe)
            var read: [Extraction] = []
            for id in record.inputs.articles {
                let extraction = try extractions[id] ?? archive.article(id).map { makers.extractor.extract(from: $0) }
                extractions[id] = extraction
                if let extraction { read.append(extraction) }
            }
            let previous = try record.inputs.previous.flatMap { folder in
                try ledgers[folder] ?? archive.briefing(folder: folder)?.ledger
            }
            let inputs = BriefingBuilder.Inputs(
                company: record.company, previous: previous, quarantined: options.quarantined)
            let material = try builder.material(inputs, ledger: builder.ledger(of: read, asOf: record.asOf))
            entries.append(
                SiteMaterial.Entry(
                    briefing: BriefingComposer(tables).compose(material), folder: record.folder, material: material,
                    hasData: options.recipe.formats.contains(BriefingFormat.json.rawValue),
                    hasSheet: options.recipe.formats.contains(BriefingFormat.sheet.rawValue)))
        }
        let notes = quarantined.map { QuarantineNote(digest: $0.digest, location: $0.location, reason: $0.reason) }
        let library = try TemplateLibrary(overriding: templates)
        return try SiteRenderer(templates: library, tables: tables).files(
            of: SiteMaterial(
                settings: settings, entries: entries, quarantined: notes, assumptions: assumptions))
    }
}
