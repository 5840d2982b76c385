import Archiving
import Domain
import Extracting
import Reference
import Reporting

/// Makes briefings again from what the archive kept of them.
struct BriefingArchive {
    let archive: Archive
    let tables: ReferenceTables

    /// A briefing as it was made, and the builder that made it.
    func briefing(_ record: BriefingRecord) throws -> (briefing: Briefing, builder: BriefingBuilder) {
        try briefing(record, ReplayOptions(record.inputs.options))
    }

    /// The same, where the options have been read already.
    func briefing(
        _ record: BriefingRecord, _ options: ReplayOptions
    ) throws -> (briefing: Briefing, builder: BriefingBuilder) {
        let extractor = Extractor(tables)
        let extractions = try record.inputs.articles.compactMap { id in
            try archive.article(id).map { extractor.extract(from: $0) }
        }
        let builder = try options.recipe.builder(tables: tables)
        let previous = try record.inputs.previous.flatMap { try archive.briefing(folder: $0) }
        let inputs = BriefingBuilder.Inputs(
            company: record.company, previous: previous?.ledger, quarantined: options.quarantined)
        let ledger = builder.ledger(of: extractions, asOf: record.asOf)
        return (try builder.briefing(inputs, ledger: ledger), builder)
    }
}
