import CXLSXWriter
import Domain

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why a spreadsheet could not be written.
struct SpreadsheetError: Error, CustomStringConvertible {
    let description: String
}

/// A spreadsheet under construction, by libxlsxwriter. Texts are written as texts: one that begins like a formula or an
/// address stays what it is.
final class Spreadsheet {
    /// How a cell looks.
    enum Style: Hashable {
        case plain, title, heading, note, wrapped, choice
        /// A number of a unit; one that may be changed stands out, and so does one that is not live.
        case number(String, Kind)

        enum Kind: Hashable { case live, given, sampled }
    }

    /// A place, counted from zero.
    struct Cell: Hashable {
        let row: Int
        let column: Int

        /// As formulas name it: `$B$4`.
        var absolute: String {
            var letters = ""
            var rest = column + 1
            while rest > 0 {
                letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
                rest = (rest - 1) / 26
            }
            return "$\(letters)$\(row + 1)"
        }
    }

    private let book: UnsafeMutablePointer<lxw_workbook>
    private var formats: [Style: UnsafeMutablePointer<lxw_format>] = [:]
    private let file: Int32
    private let folder: UnsafeMutablePointer<CChar>?

    /// - Parameters:
    ///   - created: what the file says of its making: the same input gives the same bytes.
    ///   - scratch: a folder for parts while the file is made; the system's own where it is `nil`.
    init(title: String, author: String, created: Moment, scratch: String?) throws(SpreadsheetError) {
        var name = [CChar](repeating: 0, count: 64)
        file = briefing_memory_file(&name, name.count)
        guard file >= 0 else { throw SpreadsheetError(description: "there is no memory for a spreadsheet") }
        folder = scratch.map { strdup($0) } ?? nil
        guard let book = briefing_workbook_new(name, folder) else {
            close(file)
            free(folder)
            throw SpreadsheetError(description: "libxlsxwriter is out of memory")
        }
        self.book = book
        let texts = [strdup(title), strdup(author)]
        defer { for text in texts { free(text) } }
        var properties = lxw_doc_properties()
        properties.title = texts[0]
        properties.author = texts[1]
        properties.created = created.secondsSince1970
        workbook_set_properties(book, &properties)
    }

    deinit {
        close(file)
        free(folder)
    }

    /// A new sheet.
    func sheet(_ name: String) throws(SpreadsheetError) -> Sheet {
        guard let sheet = workbook_add_worksheet(book, name) else {
            throw SpreadsheetError(description: "the sheet “\(name)” cannot be made")
        }
        return Sheet(sheet: sheet, spreadsheet: self, name: name)
    }

    /// A chart of lines; placed by `Sheet.insert`.
    func lineChart(title: String) -> Chart? {
        workbook_add_chart(book, UInt8(LXW_CHART_LINE.rawValue)).map { chart in
            chart_title_set_name(chart, title)
            return Chart(chart: chart)
        }
    }

    /// Closes the book and gives the file's bytes. Nothing may be written afterwards.
    func finish() throws(SpreadsheetError) -> [UInt8] {
        let status = workbook_close(book)
        guard status == LXW_NO_ERROR else {
            throw SpreadsheetError(
                description: "libxlsxwriter: \(String(cString: lxw_strerror(status))); see that the disk has space")
        }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = pread(file, &piece, piece.count, off_t(bytes.count))
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw SpreadsheetError(description: "the spreadsheet cannot be read back") }
            if count == 0 { return bytes }
            bytes += piece[..<count]
        }
    }

    fileprivate func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
        if style == .plain { return nil }
        if let known = formats[style] { return known }
        guard let format = workbook_add_format(book) else { return nil }
        switch style {
        case .plain: break
        case .title:
            format_set_bold(format)
            format_set_font_size(format, 14)
        case .heading:
            format_set_bold(format)
            format_set_bottom(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        case .note:
            format_set_italic(format)
            format_set_font_color(format, lxw_color_t(0x555555))
        case .wrapped:
            format_set_text_wrap(format)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
        case .choice:
            format_set_bold(format)
            format_set_bg_color(format, lxw_color_t(0xFFF2CC))
            format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
            format_set_unlocked(format)
        case .number(let code, let kind):
            format_set_num_format(format, code)
            format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
            if kind == .given {
                format_set_bg_color(format, lxw_color_t(0xFFF2CC))
                format_set_unlocked(format)
            }
            if kind == .sampled {
                format_set_italic(format)
                format_set_font_color(format, lxw_color_t(0x555555))
            }
        }
        formats[style] = format
        return format
    }
}

/// A chart under construction.
struct Chart {
    fileprivate let chart: UnsafeMutablePointer<lxw_chart>

    /// A line over some cells of a sheet, such as `=Summary!$C$7:$G$7`.
    func addLine(name: String, categories: String, values: String) {
        guard let series = chart_add_series(chart, categories, values) else { return }
        chart_series_set_name(series, name)
    }

    /// What the axis of values measures.
    func label(_ text: String, format: String) {
        chart_axis_set_name(chart.pointee.y_axis, text)
        chart_axis_set_num_format(chart.pointee.y_axis, format)
    }
}

/// A sheet of a spreadsheet.
struct Sheet {
    fileprivate let sheet: UnsafeMutablePointer<lxw_worksheet>
    fileprivate let spreadsheet: Spreadsheet
    /// Its name, as formulas call it.
    let name: String

    func text(_ text: String, at cell: Spreadsheet.Cell, _ style: Spreadsheet.Style = .plain) {
        // A cell holds 32,767 characters, counted in UTF-16.
        let shown = text.utf16.count > 32_000 ? String(text.prefix(15_000)) + "…" : text
        worksheet_write_string(sheet, UInt32(cell.row), UInt16(cell.column), shown, spreadsheet.format(style))
    }

    func number(_ value: Double, at cell: Spreadsheet.Cell, _ style: Spreadsheet.Style) {
        guard value.isFinite else { return }
        worksheet_write_number(sheet, UInt32(cell.row), UInt16(cell.column), value, spreadsheet.format(style))
    }

    /// An empty cell that may be filled in.
    func blank(at cell: Spreadsheet.Cell, _ style: Spreadsheet.Style) {
        worksheet_write_blank(sheet, UInt32(cell.row), UInt16(cell.column), spreadsheet.format(style))
    }

    /// A formula, with the value it has as the file is written.
    func formula(
        _ formula: String, value: Double, at cell: Spreadsheet.Cell, _ style: Spreadsheet.Style
    ) throws(SpreadsheetError) {
        guard formula.utf8.count < 8_000 else {
            throw SpreadsheetError(description: "a formula of \(name) is too long for a spreadsheet")
        }
        worksheet_write_formula_num(
            sheet, UInt32(cell.row), UInt16(cell.column), "=" + formula, spreadsheet.format(style),
            value.isFinite ? value : 0)
    }

    /// A cell that takes one of some words.
    func choice(_ words: [String], at cell: Spreadsheet.Cell) {
        var list = words.map { strdup($0) } + [nil]
        defer { for word in list { free(word) } }
        list.withUnsafeMutableBufferPointer { words in
            var rule = lxw_data_validation()
            rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
            rule.value_list = words.baseAddress
            worksheet_data_validation_cell(sheet, UInt32(cell.row), UInt16(cell.column), &rule)
        }
    }

    /// Makes a row as high as its texts are in columns of some width, in characters: not every program does by itself.
    func fit(row: Int, to texts: [(text: String, width: Int)]) {
        let lines = texts.map { ($0.text.count * 11 / 10 + $0.width - 1) / $0.width }.max() ?? 1
        if lines > 1 { worksheet_set_row(sheet, UInt32(row), Double(min(lines, 25)) * 15, nil) }
    }

    func widths(_ widths: [Double]) {
        for (column, width) in widths.enumerated() {
            worksheet_set_column(sheet, UInt16(column), UInt16(column), width, nil)
        }
    }

    /// Rows and columns that stay in sight, and how the sheet is printed.
    func freeze(rows: Int, columns: Int) {
        worksheet_freeze_panes(sheet, UInt32(rows), UInt16(columns))
        worksheet_set_landscape(sheet)
        worksheet_fit_to_pages(sheet, 1, 0)
        worksheet_repeat_rows(sheet, 0, UInt32(max(0, rows - 1)))
    }

    func insert(_ chart: Chart, at cell: Spreadsheet.Cell) {
        var options = lxw_chart_options()
        options.x_scale = 1.7
        options.y_scale = 1.3
        worksheet_insert_chart_opt(sheet, UInt32(cell.row), UInt16(cell.column), chart.chart, &options)
    }
}
