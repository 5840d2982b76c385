public import Domain
public import Reference

/// Writes a briefing from facts, by rules that hold for any company: which fact leads, how sure it is, what follows.
public struct BriefingComposer: Sendable {
    private let tables: ReferenceTables

    /// A composer that knows companies by these tables.
    public init(_ tables: ReferenceTables) { self.tables = tables }

    /// The briefing.
    ///
    /// Every number in it carries its receipt, and every receipt stands in its book. Text from articles is quoted
    /// verbatim; everything else is this program's own words.
    public func compose(_ material: BriefingMaterial) -> Briefing {
        var composition = Composition(material, tables)
        let headline = composition.headline()
        let bullets = composition.bullets()
        let changes = composition.changeTable()
        let subject = composition.subject()
        let figures = composition.figureRows()
        let records = composition.records()
        let notes = composition.figureNotes()
        composition.fileChecks()
        let projection = composition.projectionTable()
        let peers = composition.peers()
        let pictures = [
            composition.paceChart(), composition.timeline(), composition.peerChart(peers), composition.tornado(),
        ]
        .compactMap { $0 }
        let calendar = composition.calendar()
        let weaknesses = composition.weaknesses()
        let corrections = composition.correctionNotes()
        let sources = composition.sources()
        let status = composition.status()
        let asOf = composition.asOf()
        let accounts = composition.accounts()
        return Briefing(
            company: material.company, ticker: tables.companies.named(material.company)?.ticker,
            asOf: material.ledger.asOf, asOfPrinted: asOf, isSample: composition.isSample, headline: headline,
            subject: subject, status: status, bullets: bullets, changes: changes, figures: figures, records: records,
            figureNotes: notes,
            checks: material.checks, projection: projection, peers: peers, pictures: pictures, calendar: calendar,
            weaknesses: weaknesses, corrections: corrections, sources: sources, receipts: composition.book,
            accounts: accounts,
            modelCases: Self.distinct(
                [material.projection, material.asGuidance].compactMap { $0?.modelCase }
                    + (material.bridge?.modelCases ?? [])),
            workbook: material.projection?.workbook, workbookOrigins: composition.workbookOrigins())
    }

    private static func distinct(_ cases: [ModelCase]) -> [ModelCase] {
        cases.reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    }
}
