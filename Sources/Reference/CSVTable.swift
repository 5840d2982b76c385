/// A table of comma-separated values with a header row (RFC 4180).
public struct CSVTable: Sendable {
    /// What is wrong with a table, and where.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// The table's name.
        public let table: String
        /// The line in the file, from 1.
        public let line: Int
        /// What is wrong and what is wanted.
        public let message: String

        public init(table: String, line: Int, message: String) {
            self.table = table
            self.line = line
            self.message = message
        }

        public var description: String { "\(table), line \(line): \(message)" }
    }

    /// A row, whose cells are asked for by column.
    public struct Row: Sendable {
        /// The line in the file, from 1.
        public let line: Int
        fileprivate let table: String
        fileprivate let columns: [String: Int]
        fileprivate let cells: [String]

        /// The cell of a column; `nil` where it is empty or there is no such column.
        public subscript(column: String) -> String? {
            guard let index = columns[column], index < cells.count, !cells[index].isEmpty else { return nil }
            return cells[index]
        }

        /// The cell of a column, which has to be there.
        public func text(_ column: String) throws(Problem) -> String {
            guard let text = self[column] else {
                throw Problem(table: table, line: line, message: "the column “\(column)” is empty")
            }
            return text
        }

        /// The number in a column; `nil` where the cell is empty.
        public func number(_ column: String) throws(Problem) -> Double? {
            guard let text = self[column] else { return nil }
            guard let value = Double(text), value.isFinite else {
                throw Problem(table: table, line: line, message: "“\(text)” in the column “\(column)” is no number")
            }
            return value
        }

        /// The whole number in a column; `nil` where the cell is empty.
        public func integer(_ column: String) throws(Problem) -> Int? {
            guard let text = self[column] else { return nil }
            guard let value = Int(text) else {
                throw Problem(
                    table: table, line: line, message: "“\(text)” in the column “\(column)” is no whole number")
            }
            return value
        }

        /// The parts of a cell that holds several, parted by semicolons.
        public func list(_ column: String) -> [String] {
            guard let text = self[column] else { return [] }
            return text.split(separator: ";").map { part in
                String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
            }.filter { !$0.isEmpty }
        }

        /// The cells of some columns, by which a row is told from others.
        func key(_ columns: [String]) -> [String] { columns.map { self[$0] ?? "" } }

        /// A problem with this row.
        public func problem(_ message: String) -> Problem { Problem(table: table, line: line, message: message) }
    }

    /// The table's name, such as `companies`.
    public let name: String
    /// The names of the columns.
    public let header: [String]
    /// The line that the header stands in, from 1.
    public let headerLine: Int
    /// The rows below the header.
    public let rows: [Row]

    private init(name: String, header: [String], headerLine: Int, rows: [Row]) {
        self.name = name
        self.header = header
        self.headerLine = headerLine
        self.rows = rows
    }

    /// The table with the rows of another before its own; own rows that have the same cell in the key column go.
    func preceded(by other: CSVTable, replacing key: String?) -> CSVTable {
        var replaced: Set<String> = []
        if let key { replaced.formUnion(other.rows.compactMap { $0[key] }) }
        let kept = rows.filter { row in key.flatMap { row[$0] }.map { !replaced.contains($0) } ?? true }
        return CSVTable(name: name, header: header, headerLine: headerLine, rows: other.rows + kept)
    }

    /// The table with the cells of another laid over it: rows with the same key take those cells that are filled, other
    /// rows come after its own.
    func overlaid(by other: CSVTable, key: [String]) -> CSVTable {
        let header = header + other.header.filter { !self.header.contains($0) }
        let columns = Dictionary(uniqueKeysWithValues: header.enumerated().map { ($1, $0) })
        var rows = rows.map { row in
            Row(line: row.line, table: row.table, columns: columns, cells: header.map { row[$0] ?? "" })
        }
        var places = Dictionary(rows.enumerated().map { ($1.key(key), $0) }) { first, _ in first }
        for row in other.rows {
            let place = places[row.key(key)]
            if let place {
                rows[place] = Row(
                    line: row.line, table: row.table, columns: columns,
                    cells: header.map { row[$0] ?? rows[place][$0] ?? "" })
            } else {
                places[row.key(key)] = rows.count
                rows.append(
                    Row(line: row.line, table: row.table, columns: columns, cells: header.map { row[$0] ?? "" }))
            }
        }
        return CSVTable(name: name, header: header, headerLine: headerLine, rows: rows)
    }

    /// The table with some of its rows.
    func filtered(_ isKept: (Row) -> Bool) -> CSVTable {
        CSVTable(name: name, header: header, headerLine: headerLine, rows: rows.filter(isKept))
    }

    /// A table with a row for each value of one column and a column for each value of another.
    func pivoted(row rowColumn: String, column: String, cell: String) throws(Problem) -> CSVTable {
        var header = [rowColumn]
        var cells: [String: [String: String]] = [:]
        var lines: [String: Int] = [:]
        for row in rows {
            let (label, name) = (try row.text(rowColumn), try row.text(column))
            if !header.contains(name) { header.append(name) }
            guard cells[label, default: [:]].updateValue(try row.text(cell), forKey: name) == nil else {
                throw row.problem("\(name) has a row for \(label) already; keep one of the two")
            }
            lines[label] = lines[label] ?? row.line
        }
        let columns = Dictionary(uniqueKeysWithValues: header.enumerated().map { ($1, $0) })
        let rows = cells.keys.sorted().map { label in
            Row(
                line: lines[label] ?? headerLine, table: name, columns: columns,
                cells: [label] + header.dropFirst().map { cells[label]?[$0] ?? "" })
        }
        return CSVTable(name: name, header: header, headerLine: headerLine, rows: rows)
    }

    /// Reads a table; every row has to have as many cells as the header.
    public init(name: String, bytes: [UInt8]) throws(Problem) {
        var records: [(line: Int, cells: [String])] = []
        var cells: [String] = []
        var cell: [UInt8] = []
        var quoted = false
        var line = 1
        var recordLine = 1
        func endCell() {
            cells.append(String(decoding: cell, as: UTF8.self))
            cell.removeAll(keepingCapacity: true)
        }
        func endRecord() {
            endCell()
            if cells != [""], cells.first?.hasPrefix("#") != true { records.append((recordLine, cells)) }
            cells.removeAll(keepingCapacity: true)
        }
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            if quoted {
                if byte == UInt8(ascii: "\"") {
                    if index < bytes.count, bytes[index] == byte {
                        cell.append(byte)
                        index += 1
                    } else {
                        quoted = false
                    }
                } else {
                    if byte == 10 { line += 1 }
                    cell.append(byte)
                }
                continue
            }
            switch byte {
            case UInt8(ascii: "\"") where cell.isEmpty: quoted = true
            case UInt8(ascii: ","): endCell()
            case 13: break
            case 10:
                endRecord()
                line += 1
                recordLine = line
            default: cell.append(byte)
            }
        }
        if quoted { throw Problem(table: name, line: recordLine, message: "a quotation mark is never closed") }
        if !cell.isEmpty || !cells.isEmpty { endRecord() }

        guard let first = records.first else { throw Problem(table: name, line: 1, message: "there is no header row") }
        let columns = Dictionary(first.cells.enumerated().map { ($1, $0) }) { first, _ in first }
        var rows: [Row] = []
        for record in records.dropFirst() {
            guard record.cells.count == first.cells.count else {
                throw Problem(
                    table: name, line: record.line,
                    message: "\(record.cells.count) cells where the header has \(first.cells.count)")
            }
            rows.append(Row(line: record.line, table: name, columns: columns, cells: record.cells))
        }
        self.name = name
        header = first.cells
        headerLine = first.line
        self.rows = rows
    }
}
