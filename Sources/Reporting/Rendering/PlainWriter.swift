import Domain

/// Writes plain text, with every mark wrapped in signals that `TextPositions` takes out.
struct PlainWriter: MarkupWriter {
    /// The sign before a number of each kind; stated numbers stand plain.
    static let signs: [Receipt.Kind: String] = [
        .recorded: "▪", .converted: "≈", .derived: "⇒", .projected: "~", .assumed: "∗",
    ]

    /// What the form makes of characters that mean something to it.
    private let escape: @Sendable (Unicode.Scalar) -> String?

    /// A writer for a form in which these characters are written otherwise.
    init(escaping escape: @escaping @Sendable (Unicode.Scalar) -> String? = { _ in nil }) { self.escape = escape }

    func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\t" {
                out.unicodeScalars.append(" ")
            } else if scalar.isUnprintable {
                out.unicodeScalars.append("\u{FFFD}")
            } else if let written = escape(scalar) {
                out += written
            } else {
                out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    func printed(_ printed: Printed) -> String { (Self.signs[printed.kind] ?? "") + unlinked(printed) }

    func unlinked(_ printed: Printed) -> String {
        MarkSignal.wrap(
            escaped(printed.text), as: .printed(receipt: printed.receipt.rawValue, style: printed.style.name))
    }

    func quotation(_ quotation: Quotation) -> String {
        let mark = MarkSignal.Mark.quotation(article: quotation.article.rawValue, range: quotation.range)
        return "“" + MarkSignal.wrap(escaped(quotation.text), as: mark) + "”"
    }

    func name(_ name: PrintedName) -> String {
        guard name.text.holdsDigit else { return escaped(name.text) }
        return MarkSignal.wrap(escaped(name.text), as: .name(name.source.name))
    }

    func identifier(_ identifier: String) -> String { MarkSignal.wrap(identifier, as: .identifier) }

    func sourceLink(_ text: String, url: String?, article: Identifier<Article>) -> String {
        guard let url else { return escaped(text) }
        let target = String(url.prefix { $0 != "#" })
        return escaped(text) + ": " + MarkSignal.wrap(target, as: .name("article:\(article)"))
    }
}
