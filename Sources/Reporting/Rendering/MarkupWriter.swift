import Domain

/// Writes text in one language of markup, with every digit of prose in a mark that names its receipt.
///
/// All text that reaches a template has gone through a writer, so that a template neither escapes nor can forget to.
protocol MarkupWriter: Sendable {
    /// Plain text, escaped.
    func escaped(_ text: String) -> String
    /// A number or date with its receipt.
    func printed(_ printed: Printed) -> String
    /// A number whose receipt stands beside it, and which therefore links nowhere.
    func unlinked(_ printed: Printed) -> String
    /// Words of an article.
    func quotation(_ quotation: Quotation) -> String
    /// A name.
    func name(_ name: PrintedName) -> String
    /// An identifier that the receipts hold.
    func identifier(_ identifier: String) -> String
    /// A link to an article at one of its sentences; plain text where there is no address.
    func sourceLink(_ text: String, url: String?, article: Identifier<Article>) -> String
}

extension MarkupWriter {
    /// Prose, run by run.
    func prose(_ prose: Prose) -> String {
        prose.runs.map { run in
            switch run {
            case .words(let words): escaped(words.text)
            case .printed(let number): printed(number)
            case .quotation(let words): quotation(words)
            case .name(let words): name(words)
            }
        }.joined()
    }
}

extension NumberStyle {
    /// The style's name in marks.
    var name: String {
        switch self {
        case .exact: "exact"
        case .asWritten: "asWritten"
        case .rounded: "rounded"
        case .period: "period"
        case .iso: "iso"
        case .moment: "moment"
        case .calendarStart: "calendarStart"
        case .calendarEnd: "calendarEnd"
        }
    }
}

extension PrintedName.Source {
    /// The source's name in marks: `reference`, `article:a-…`, `cell:table/row/column`, `correction:c-…`, `quarantine`.
    var name: String {
        switch self {
        case .reference: "reference"
        case .article(let article): "article:\(article)"
        case .cell(let cell): "cell:\(cell.table)/\(cell.row)/\(cell.column)"
        case .correction(let claim): "correction:\(claim)"
        case .quarantine: "quarantine"
        }
    }
}

extension String {
    /// Whether there is a digit of any script in it.
    var holdsDigit: Bool { unicodeScalars.contains(where: Words.isDigit) }
}

extension Unicode.Scalar {
    /// Scalars that no page may hold: controls, noncharacters, and marks that change the direction of text.
    var isUnprintable: Bool {
        switch value {
        case 9, 10: false
        case 0..<32, 127..<160, 0xFDD0...0xFDEF, 0x202A...0x202E, 0x2066...0x2069: true
        default: value & 0xFFFE == 0xFFFE
        }
    }
}
