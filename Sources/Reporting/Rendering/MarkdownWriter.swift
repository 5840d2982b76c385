import Domain

/// Writes Markdown (CommonMark with tables), with every mark wrapped in signals that `MarkdownPositions` takes out.
struct MarkdownWriter: MarkupWriter {
    /// The sign before a number of each kind; stated numbers stand plain.
    private static let signs: [Receipt.Kind: String] = [
        .recorded: "▪", .converted: "≈", .derived: "⇒", .projected: "\\~", .assumed: "∗",
    ]

    func escaped(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "~", "&":
                out.append("\\")
                out.append(scalar)
            case "\n", "\t": out.append(" ")
            default: out.append(scalar.isUnprintable ? "\u{FFFD}" : scalar)
            }
        }
        return String(out)
    }

    func printed(_ printed: Printed) -> String {
        let text = unlinked(printed)
        guard printed.kind != .date else { return text }
        let target = MarkSignal.wrap(printed.receipt.rawValue, as: .identifier)
        return (Self.signs[printed.kind] ?? "") + "[" + text + "](receipts.json#" + target + ")"
    }

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

    func identifier(_ identifier: String) -> String { "`" + MarkSignal.wrap(identifier, as: .identifier) + "`" }

    /// The article's own address: a text fragment would bring digits that no mark accounts for.
    func sourceLink(_ text: String, url: String?, article: Identifier<Article>) -> String {
        guard let url else { return escaped(text) }
        let target = String(url.prefix { $0 != "#" })
        return "[" + escaped(text) + "](<" + MarkSignal.wrap(target, as: .name("article:\(article)")) + ">)"
    }
}
