import Archiving
import Domain
import Reconciling
import Reference

/// `briefing history`: what was said of one fact, when and by whom, and what the briefings made of it.
public struct HistoryRun: Sendable {
    private let archive: String
    private let fact: String
    private let tables: String?

    /// - Parameters:
    ///   - archive: The archive's path.
    ///   - fact: A fact's name, such as `f-5f0a31c2be9d7714`.
    ///   - tables: A folder of CSV files that extend the built-in lexicons.
    public init(archive: String, fact: String, tables: String? = nil) {
        self.archive = archive
        self.fact = fact
        self.tables = tables
    }

    /// Prints the statements by day, then the changes from briefing to briefing.
    public func run(to output: RunOutput) throws(RunFailure) -> ExitStatus {
        guard let id = Identifier<Fact>(fact) else {
            throw RunFailure(.usage, "“\(fact)” names no fact; “briefing facts” lists them, such as f-5f0a31c2be9d7714")
        }
        let tables = try Tables.extended(byFolder: self.tables)
        let store = try Store.openExistingArchive(archive)
        let now = SystemClock.now()
        let extractions = try Store.run { try store.extractions(publishedBy: now) }
        let records = try Store.run { try store.briefings() }.sorted { ($0.asOf, $0.folder) < ($1.asOf, $1.folder) }
        let ledger = Reconciler(tables).ledger(of: extractions, asOf: now)
        let versions = ledger.facts.filter { $0.id == id } + records.flatMap { $0.ledger.facts.filter { $0.id == id } }
        guard let current = versions.first else {
            throw RunFailure(.noInput, "the archive knows no fact \(id); “briefing facts” lists those it knows")
        }
        let key = current.key
        output.result(
            [
                key.subject, key.metric.rawValue, key.scope.rawValue, key.item, key.basis.rawValue,
                key.period.map {
                    NumberStyle.period.text(for: Receipt(date: $0, of: "period", identifier: id.rawValue))
                },
            ].compactMap { $0 }.joined(separator: ", "))
        let articles = Dictionary(extractions.map { ($0.article.id, $0.article) }) { first, _ in first }
        for line in statements(of: current, articles) { output.result(line) }
        for line in changes(of: id, records, tables) { output.result(line) }
        return .done
    }

    private func statements(of fact: Fact, _ articles: [Identifier<Article>: Article]) -> [String] {
        func rows(_ claims: [Claim], _ role: String) -> [(day: String, claim: Claim, role: String)] {
            claims.map { claim in
                let day = claim.statedOn?.start ?? articles[claim.article]?.published?.date
                return (day?.description ?? "undated", claim, role)
            }
        }
        let all =
            rows([fact.lead], "leads") + rows(fact.supporting.filter { $0.id != fact.lead.id }, "agrees")
            + rows(fact.conflicting, "says otherwise") + rows(fact.superseded, "superseded")
        let table = all.sorted { ($0.day, $0.claim.id) < ($1.day, $1.claim.id) }.map { day, claim, role in
            [
                day, NumberStyle.exact.text(for: Receipt(stating: claim)), claim.modality.rawValue, role,
                claim.speaker?.name ?? "nobody named", articles[claim.article]?.outletName ?? claim.article.rawValue,
                "“" + claim.sentence.split(whereSeparator: \.isNewline).joined(separator: " ") + "”",
            ]
        }
        return TextTable.aligned(table)
    }

    /// What each briefing on the fact's company made of it, against the one before.
    private func changes(
        of id: Identifier<Fact>, _ records: [BriefingRecord], _ tables: ReferenceTables
    ) -> [String] {
        let finder = ChangeFinder(tables)
        var last: [String: BriefingRecord] = [:]
        var lines: [String] = []
        for record in records {
            defer { last[record.company] = record }
            guard let before = last[record.company] else {
                if record.ledger.facts.contains(where: { $0.id == id && $0.key.subject == record.company }) {
                    lines.append("\(record.folder): first told")
                }
                continue
            }
            let changes = finder.changes(from: before.ledger, to: record.ledger, about: record.company)
            for change in changes where change.fact.id == id && change.kind != .unchanged {
                lines.append("\(record.folder): \(change.kind.rawValue)")
            }
        }
        return lines
    }
}
