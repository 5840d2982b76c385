import Domain

/// Puts paragraphs together to an article's text and keeps where each one and each cell is.
struct TextAssembler {
    private(set) var text: [UInt8] = []
    private(set) var paragraphs: [Paragraph] = []
    private(set) var tables: [Table] = []
    private(set) var scrubber = Scrubber()
    private var length = 0

    private var table: Int?
    private var caption: String?
    private var header: [TextRange] = []
    private var rows: [[TextRange]] = []

    /// Adds a paragraph; nothing where the text is only of what readers do not see.
    mutating func add(_ bytes: ArraySlice<UInt8>, role: Paragraph.Role, path: String) {
        endTable()
        let cleaned = scrubber.cleaned(bytes)
        let trimmed = cleaned[cleaned.trimmedRange]
        guard !trimmed.isEmpty else { return }
        separate()
        let start = length
        append(trimmed)
        close(start, role, path)
    }

    /// Adds a row of a table, whose rows follow one another.
    mutating func addRow(_ cells: [ArraySlice<UInt8>], isHeader: Bool, table: Int, caption: String?, path: String) {
        if self.table != table {
            endTable()
            self.table = table
            self.caption = caption
        }
        separate()
        let start = length
        var ranges: [TextRange] = []
        for (place, cell) in cells.enumerated() {
            if place > 0 { append(Array(" | ".utf8)[...]) }
            let begin = length
            append(scrubber.cleaned(cell)[...])
            if let range = TextRange(start: begin, end: length) { ranges.append(range) }
        }
        close(start, .tableRow, path)
        if isHeader, header.isEmpty, rows.isEmpty { header = ranges } else { rows.append(ranges) }
    }

    /// Ends the table that is being added.
    mutating func endTable() {
        guard table != nil else { return }
        tables.append(Table(caption: caption, header: header, rows: rows))
        table = nil
        caption = nil
        header = []
        rows = []
    }

    private mutating func separate() {
        if !text.isEmpty { append(Array("\n\n".utf8)[...]) }
    }

    private mutating func append(_ bytes: ArraySlice<UInt8>) {
        text.append(contentsOf: bytes)
        length += scalarCount(bytes)
    }

    private mutating func close(_ start: Int, _ role: Paragraph.Role, _ path: String) {
        guard let range = TextRange(start: start, end: length) else { return }
        paragraphs.append(Paragraph(range: range, role: role, path: path))
    }
}
