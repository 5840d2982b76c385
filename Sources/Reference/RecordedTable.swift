public import Domain

/// A table of numbers that somebody published, which newer ones can be taken into.
public struct RecordedTable: Sendable {
    /// The table's name, which is also that of its file.
    public let name: String
    /// The columns that tell a row from others.
    let key: [String]
    /// Whether further columns are currencies.
    private let hasCurrencies: Bool
    private let bytes: [UInt8]

    /// Every such table.
    public static let all = [
        RecordedTable(
            name: ExchangeRateTable.monthlyName, key: ["month"], hasCurrencies: true,
            bytes: PackageResources.exchange_rates_monthly_csv),
        RecordedTable(
            name: ExchangeRateTable.annualName, key: ["year"], hasCurrencies: true,
            bytes: PackageResources.exchange_rates_annual_csv),
        RecordedTable(
            name: CapitalExpenditureTable.name,
            key: ["company", "kind", "period", "metric", "scope", "basis", "published"],
            hasCurrencies: false, bytes: PackageResources.capex_history_csv),
        RecordedTable(
            name: GuidanceTable.name, key: ["company", "metric", "period", "announced"], hasCurrencies: false,
            bytes: PackageResources.guidance_history_csv),
        RecordedTable(
            name: "accelerators", key: ["id"], hasCurrencies: false, bytes: PackageResources.accelerators_csv),
        RecordedTable(
            name: "cluster_cost", key: ["year"], hasCurrencies: false, bytes: PackageResources.cluster_cost_csv),
    ]

    /// The table of a name.
    static func named(_ name: String) -> RecordedTable? { all.first { $0.name == name } }

    /// The rows that are built in.
    func builtIn() throws(CSVTable.Problem) -> CSVTable { try CSVTable(name: name, bytes: bytes) }

    /// Checks the columns of rows to be laid over the built-in ones, and that no two of them are the same row.
    func check(_ table: CSVTable) throws(CSVTable.Problem) {
        let columns = try builtIn().header
        for column in table.header where !columns.contains(column) && !(hasCurrencies && Self.isCurrency(column)) {
            throw CSVTable.Problem(
                table: table.name, line: table.headerLine,
                message: "\(name) has no column “\(column)”\(NearestName.hint(for: column, among: columns)) "
                    + "The columns are \(columns.joined(separator: ", "))")
        }
        for column in key where !table.header.contains(column) {
            throw CSVTable.Problem(
                table: table.name, line: table.headerLine, message: "the column “\(column)” is missing")
        }
        var lines: [[String]: Int] = [:]
        for row in table.rows {
            _ = try row.text(key[0])
            if let line = lines.updateValue(row.line, forKey: row.key(key)) {
                throw row.problem("the row is there already, in line \(line); keep one of the two")
            }
        }
    }

    /// Whether the month or year that a row of rates is about is over; any other row is as it is.
    func isOver(_ row: CSVTable.Row, by today: CalendarDate) -> Bool {
        guard hasCurrencies, let label = row[key[0]] else { return true }
        let end = key[0] == "year" ? CalendarDate(iso: label + "-12-31") : KnownFrom.date(label)
        return end.map { $0 < today } ?? true
    }

    private static func isCurrency(_ column: String) -> Bool {
        column.utf8.count == 3 && column.utf8.allSatisfy { UInt8(ascii: "A") <= $0 && $0 <= UInt8(ascii: "Z") }
    }
}

/// Newer rows for a table of recorded numbers, and how they differ from those there are.
///
/// A file is known by its columns. Exchange rates may also stand a currency and month or year a row, in the columns
/// `currency`, `month` or `year` and `units_per_usd_avg`.
public struct RecordedTableUpdate: Sendable {
    /// A cell that reads differently than before.
    public struct Revision: Hashable, Sendable, CustomStringConvertible {
        /// The row's key, such as `2024-01`.
        public let row: String
        public let column: String
        public let old: String
        public let new: String

        public var description: String { "\(row), \(column): \(old) before, \(new) now" }
    }

    /// The table that is updated.
    public let name: String
    /// Rows and single cells that there were not, by the key of their rows.
    public let added: [String]
    /// Cells that read differently than before.
    public let revised: [Revision]
    /// How many rows are left out, since they are about a month or year that is not over.
    public let unfinished: Int
    /// The file to put into the folder of tables: earlier rows taken in and these.
    public let text: String

    /// Compares a file with the tables there are.
    ///
    /// - Parameters:
    ///   - current: The file of that name in the folder of tables now, by the table's name; `nil` where there is none.
    ///   - today: The day; months and years that end later are left out.
    ///   - note: A line on where the rows are from, kept as a comment.
    /// - Throws: `CSVTable.Problem` with the place of what is wrong.
    public init(
        path: String, bytes: [UInt8], note: String, today: CalendarDate,
        current: (String) -> (path: String, bytes: [UInt8])?
    ) throws(CSVTable.Problem) {
        let (recorded, all) = try Self.recognised(try CSVTable(name: path, bytes: bytes))
        try recorded.check(all)
        let new = all.filtered { recorded.isOver($0, by: today) }
        unfinished = all.rows.count - new.rows.count
        name = recorded.name
        let old = current(recorded.name)
        let own = try old.map { file throws(CSVTable.Problem) in try CSVTable(name: file.path, bytes: file.bytes) }
        try own.map { table throws(CSVTable.Problem) in try recorded.check(table) }
        let builtIn = try recorded.builtIn()
        let before = own.map { builtIn.overlaid(by: $0, key: recorded.key) } ?? builtIn

        var added: [String] = []
        var revised: [Revision] = []
        let rows = Dictionary(before.rows.map { ($0.key(recorded.key), $0) }) { first, _ in first }
        for row in new.rows {
            let label = row.key(recorded.key).filter { !$0.isEmpty }.joined(separator: " ")
            guard let there = rows[row.key(recorded.key)] else {
                added.append(label)
                continue
            }
            for column in new.header {
                guard let cell = row[column] else { continue }
                guard let earlier = there[column] else {
                    if added.last != label { added.append(label) }
                    continue
                }
                if earlier != cell, Double(earlier) == nil || Double(earlier) != Double(cell) {
                    revised.append(.init(row: label, column: column, old: earlier, new: cell))
                }
            }
        }
        self.added = added
        self.revised = revised
        let differs = Set(added).union(revised.map(\.row))
        let kept = own?.overlaid(by: new.only(differs, key: recorded.key), key: recorded.key)
        let notes =
            old.map { String(decoding: $0.bytes, as: UTF8.self).split(separator: "\n").filter { $0.hasPrefix("#") } }
            ?? []
        text =
            (notes.map(String.init) + ["# " + note]).joined(separator: "\n") + "\n"
            + (kept ?? new.only(differs, key: recorded.key)).text
    }

    private static func recognised(_ table: CSVTable) throws(CSVTable.Problem) -> (RecordedTable, CSVTable) {
        for (column, name) in [("month", ExchangeRateTable.monthlyName), ("year", ExchangeRateTable.annualName)]
        where table.header.contains("currency") && table.header.contains(column)
            && table.header.contains("units_per_usd_avg")
        {
            guard let recorded = RecordedTable.named(name) else { continue }
            // The mean of a part of a year is no year's.
            let whole = table.filtered { ($0["coverage"] ?? "full_\(column)") == "full_\(column)" }
            return (recorded, try whole.pivoted(row: column, column: "currency", cell: "units_per_usd_avg"))
        }
        let head = table.filtered { _ in false }
        let fitting = RecordedTable.all.first { (try? $0.check(head)) != nil }
        let file = table.name.split(separator: "/").last.map(String.init) ?? ""
        guard let recorded = fitting ?? RecordedTable.all.first(where: { $0.name + ".csv" == file }) else {
            let known = RecordedTable.all.map { "\($0.name) (\($0.key.joined(separator: ", ")), …)" }
            throw CSVTable.Problem(
                table: table.name, line: table.headerLine,
                message: "the columns are not those of a table of recorded numbers, which are "
                    + known.joined(separator: "; "))
        }
        return (recorded, table)
    }
}

extension CSVTable {
    /// The rows with one of these labels, which are the keys' cells one after another.
    fileprivate func only(_ labels: Set<String>, key: [String]) -> CSVTable {
        filtered { labels.contains($0.key(key).filter { !$0.isEmpty }.joined(separator: " ")) }
    }

    /// The table as text again.
    fileprivate var text: String {
        func cell(_ text: String) -> String {
            text.contains { $0 == "," || $0 == "\"" || $0.isNewline || $0 == "#" }
                ? "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
                : text
        }
        let lines = [header] + rows.map { row in header.map { row[$0] ?? "" } }
        return lines.map { $0.map(cell).joined(separator: ",") + "\n" }.joined()
    }
}
