import Archiving
import Domain
import Reference

/// Checks `facts.csv`: each number follows from the receipt that stands in its row, each text is a word of the trade,
/// a name or a quotation.
struct CSVChecker {
    let file: String

    func check(_ text: String, with checker: inout MarkChecker) throws(ArchiveError) {
        let table: CSVTable
        do throws(CSVTable.Problem) {
            table = try CSVTable(name: file, bytes: Array(text.utf8))
        } catch {
            return checker.object(file, error.line, error.message)
        }
        for column in table.header where !Self.columns.contains(column) {
            checker.object(file, table.headerLine, "there is no column “\(column)” in this form")
        }
        for row in table.rows { try check(row, &checker) }
    }

    private func check(_ row: CSVTable.Row, _ checker: inout MarkChecker) throws(ArchiveError) {
        for (text, receipt, style) in Self.printed {
            guard row[text] != nil || row[receipt] != nil else { continue }
            try checker.printed(
                plain(row, text), receipt: row[receipt] ?? "", style: style, file: file, line: row.line)
        }
        for (low, high, name) in [("low", "high", "receipt"), ("dollars_low", "dollars_high", "dollars_receipt")] {
            try ends(row, low, high, name, &checker)
        }
        if row["sentence"] != nil {
            try checker.quotation(
                plain(row, "sentence"), article: row["article"], start: row["sentence_start"].flatMap { Int($0) },
                end: row["sentence_end"].flatMap { Int($0) }, file: file, line: row.line,
                comparing: { CSVText.plain($0.onOneRow) })
        }
        if let fact = row["fact"] { try checker.identifier(fact, file: file, line: row.line) }
        for column in ["company", "item"] where row[column]?.holdsDigit == true {
            try checker.name(plain(row, column), source: "reference", file: file, line: row.line)
        }
        if row["speaker"]?.holdsDigit == true {
            try checker.name(
                plain(row, "speaker"), source: "article:\(row["article"] ?? "")", file: file, line: row.line)
        }
        for column in Self.words where row[column]?.holdsDigit == true {
            checker.object(file, row.line, "a digit without a receipt in the column “\(column)”")
        }
    }

    /// The ends of a value are those of its receipt.
    private func ends(
        _ row: CSVTable.Row, _ low: String, _ high: String, _ name: String, _ checker: inout MarkChecker
    ) throws(ArchiveError) {
        guard row[low] != nil || row[high] != nil || row[name] != nil else { return }
        guard let id = row[name].flatMap({ Identifier<Receipt>($0) }),
            let receipt = checker.prover.context.receipts[id], let interval = receipt.interval
        else { return checker.object(file, row.line, "the columns “\(low)” and “\(high)” have no receipt") }
        if let objection = try checker.prover.objection(to: id) {
            return checker.object(file, row.line, "the receipt \(id) is not proven: \(objection)")
        }
        if row[low].map(Double.init) != interval.low.map(Optional.some)
            || row[high].map(Double.init) != interval.high.map(Optional.some)
        {
            checker.object(file, row.line, "the value is not that of its receipt \(id)")
        }
        if name == "receipt", row["unit"] != receipt.unit?.rawValue {
            checker.object(file, row.line, "the unit is not that of its receipt \(id)")
        }
    }

    private func plain(_ row: CSVTable.Row, _ column: String) -> String { row[column].map(CSVText.plain) ?? "" }

    /// A column of text, the column of its receipt, and the style.
    private static let printed = [
        ("stated", "receipt", "asWritten"), ("period", "period_receipt", "iso"), ("said", "said_receipt", "iso"),
        ("outlets", "outlets_receipt", "exact"), ("origins", "origins_receipt", "exact"),
    ]
    private static let words = ["metric", "scope", "basis", "modality", "bound", "channel"]
    private static let columns: Set<String> = [
        "fact", "company", "metric", "scope", "item", "basis", "modality", "bound", "stated", "low", "high", "unit",
        "receipt", "dollars_low", "dollars_high", "dollars_receipt", "period", "period_receipt", "said", "said_receipt",
        "speaker", "channel", "outlets", "outlets_receipt", "origins", "origins_receipt", "sentence", "article",
        "sentence_start", "sentence_end",
    ]
}

extension String {
    /// As a row of a table has it: controls are spaces there.
    fileprivate var onOneRow: String {
        String(String.UnicodeScalarView(unicodeScalars.map { $0.value < 32 || $0.value == 127 ? " " : $0 }))
    }
}
