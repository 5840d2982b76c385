import Archiving
public import Domain
import Reconciling
import Reference

/// `briefing facts`: the ledger, for a person or a script.
public struct FactsRun: Sendable {
    private let archive: String
    private let company: String?
    private let metric: String?
    private let asOf: Moment?
    private let format: String
    private let tables: String?

    /// - Parameter tables: A folder of CSV files that extend the built-in lexicons.
    public init(
        archive: String, company: String?, metric: String?, asOf: Moment?, format: String, tables: String? = nil
    ) {
        self.archive = archive
        self.company = company
        self.metric = metric
        self.asOf = asOf
        self.format = format
        self.tables = tables
    }

    private static let columns = [
        "fact", "subject", "metric", "scope", "item", "value", "basis", "period", "certainty", "speaker", "outlets",
        "origins",
    ]

    /// Prints the facts as of the moment.
    public func run(to output: RunOutput) throws(RunFailure) -> ExitStatus {
        guard ["table", "csv", "json"].contains(format) else {
            throw RunFailure(.usage, "--format “\(format)”: there is no such form; the forms are table, csv, json")
        }
        if let metric, Metric(rawValue: metric) == nil {
            let known = Metric.allCases.map(\.rawValue).joined(separator: ", ")
            throw RunFailure(.usage, "--metric “\(metric)”: there is no such metric; the metrics are \(known)")
        }
        let tables = try Tables.extended(byFolder: self.tables)
        let store = try Store.openExistingArchive(archive)
        let moment = asOf ?? SystemClock.now()
        let wanted = company.map { tables.companies.named($0)?.name ?? $0 }
        let extractions = try Store.run {
            try wanted.map { try store.extractions(about: [$0], publishedBy: moment) }
                ?? store.extractions(publishedBy: moment)
        }
        let ledger = Reconciler(tables).ledger(of: extractions, asOf: moment)
        let facts = ledger.facts.filter { fact in
            (wanted == nil || fact.key.subject == wanted) && (metric == nil || fact.key.metric.rawValue == metric)
        }
        if format == "json" {
            for fact in facts {
                output.result(JSONValue.object(zip(Self.columns, cells(fact)).map { ($0, .string($1)) }).serialized())
            }
            return .done
        }
        let rows = [Self.columns] + facts.map(cells)
        for line in format == "csv" ? rows.map(CSVText.row) : TextTable.aligned(rows) { output.result(line) }
        return .done
    }

    private func cells(_ fact: Fact) -> [String] {
        let stated = Receipt(stating: fact.lead)
        let period = fact.key.period.map {
            NumberStyle.period.text(for: Receipt(date: $0, of: "period", identifier: fact.lead.id.rawValue))
        }
        return [
            fact.id.rawValue, fact.key.subject, fact.key.metric.rawValue, fact.key.scope.rawValue, fact.key.item ?? "",
            NumberStyle.exact.text(for: stated), fact.key.basis.rawValue, period ?? "", fact.modality.rawValue,
            fact.lead.speaker?.name ?? "", String(fact.outlets.count), String(fact.origins.count),
        ]
    }
}
