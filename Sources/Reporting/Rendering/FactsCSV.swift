import Domain

/// `facts.csv`: the key figures, a row each, every number beside the receipt it comes from.
struct FactsCSV {
    private let briefing: Briefing

    init(_ briefing: Briefing) { self.briefing = briefing }

    private static let columns = [
        "fact", "company", "metric", "scope", "item", "basis", "modality", "bound", "stated", "low", "high", "unit",
        "receipt", "dollars_low", "dollars_high", "dollars_receipt", "period", "period_receipt", "said", "said_receipt",
        "speaker", "channel", "outlets", "outlets_receipt", "origins", "origins_receipt", "sentence", "article",
        "sentence_start", "sentence_end",
    ]

    /// The file's text.
    var text: String {
        ([Self.columns] + briefing.records.map(cells)).map { CSVText.row($0) + "\r\n" }.joined()
    }

    private func cells(_ record: Briefing.Record) -> [String] {
        let key = record.key
        let value = briefing.receipts[record.stated.receipt]
        let dollars = value?.unit == .usDollar ? value : record.dollars.flatMap { briefing.receipts[$0.receipt] }
        return [
            record.fact.rawValue, key.subject, key.metric.rawValue, key.scope.rawValue, key.item ?? "",
            key.basis.rawValue, record.modality.rawValue, record.bound.rawValue, record.stated.text,
            Self.number(value?.interval?.low), Self.number(value?.interval?.high), value?.unit?.rawValue ?? "",
            record.stated.receipt.rawValue, Self.number(dollars?.interval?.low), Self.number(dollars?.interval?.high),
            dollars?.id.rawValue ?? "", record.days?.text ?? "", record.days?.receipt.rawValue ?? "",
            record.said?.text ?? "", record.said?.receipt.rawValue ?? "", record.speaker ?? "",
            record.channel.rawValue, record.outlets.text, record.outlets.receipt.rawValue, record.origins.text,
            record.origins.receipt.rawValue, record.sentence?.text ?? "", record.sentence?.article.rawValue ?? "",
            record.sentence.map { String($0.range.start) } ?? "", record.sentence.map { String($0.range.end) } ?? "",
        ]
    }

    /// All digits of a value; empty for an open end.
    private static func number(_ value: Double?) -> String {
        value.map { JSONValue.double($0).serialized() } ?? ""
    }
}
