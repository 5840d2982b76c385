/// Writes comma-separated values (RFC 4180).
public enum CSVText {
    /// A row without its line end. A text that a spreadsheet would take for a formula gets an apostrophe; numbers keep
    /// their sign.
    public static func row(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") }

    /// A text as it was before `row` put an apostrophe before it.
    public static func plain(_ cell: String) -> String {
        cell.hasPrefix("'") && isFormula(cell.dropFirst()) ? String(cell.dropFirst()) : cell
    }

    private static func cell(_ text: String) -> String {
        var text = String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
        if isFormula(text[...]) { text = "'" + text }
        guard text.utf8.contains(where: { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.value < 32 || scalar.value == 127 }

    private static func isFormula(_ text: Substring) -> Bool {
        guard let first = text.utf8.first, "=+-@".utf8.contains(first) else { return false }
        return Double(text) == nil
    }
}
