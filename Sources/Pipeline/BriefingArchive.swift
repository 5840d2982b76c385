import Archiving
import Domain
import Extracting
import Reference
import Reporting

/// Makes briefings again from what the archive kept of them.
///
/// An extractor and a set of templates take longer to make than a briefing, so that each is made once.
final class BriefingArchive {
    let archive: Archive
    let tables: ReferenceTables
    /// Reads articles again.
    private(set) lazy var extractor = Extractor(tables)
    private var builders: [BriefingRecipe: BriefingBuilder] = [:]

    init(archive: Archive, tables: ReferenceTables) {
        self.archive = archive
        self.tables = tables
    }

    /// The builder that follows a recipe.
    func builder(_ recipe: BriefingRecipe) throws -> BriefingBuilder {
        if let known = builders[recipe] { return known }
        let builder = try recipe.builder(tables: tables)
        builders[recipe] = builder
        return builder
    }

    /// A briefing as it was made, and the builder that made it.
    func briefing(_ record: BriefingRecord) throws -> (briefing: Briefing, builder: BriefingBuilder) {
        try briefing(record, ReplayOptions(record.inputs.options))
    }

    /// The same, where the options have been read already.
    func briefing(
        _ record: BriefingRecord, _ options: ReplayOptions
    ) throws -> (briefing: Briefing, builder: BriefingBuilder) {
        let extractions = try record.inputs.articles.compactMap { id in
            try archive.article(id).map { extractor.extract(from: $0) }
        }
        let builder = try builder(options.recipe)
        let previous = try record.inputs.previous.flatMap { try archive.briefing(folder: $0) }
        let inputs = BriefingBuilder.Inputs(
            company: record.company, previous: previous?.ledger, quarantined: options.quarantined)
        let ledger = builder.ledger(of: extractions, asOf: record.asOf)
        return (try builder.briefing(inputs, ledger: ledger), builder)
    }
}
