import Domain

/// Writes the HTML of an e-mail: marks as on a page, but signs written out, since a mail has no style sheet, and no
/// links into itself, which mail programs do not follow.
struct MailWriter: MarkupWriter {
    private let page: HTMLWriter

    init(receipts: ReceiptBook) { page = HTMLWriter(receipts: receipts, linkable: [], hasLegend: false) }

    func escaped(_ text: String) -> String { page.escaped(text) }

    func printed(_ printed: Printed) -> String { (PlainWriter.signs[printed.kind] ?? "") + unlinked(printed) }

    func unlinked(_ printed: Printed) -> String { page.unlinked(printed) }

    /// In quotation marks of its own: mail programs that leave out the element's would leave none.
    func quotation(_ quotation: Quotation) -> String {
        "“<span data-article=\"\(quotation.article)\" data-start=\"\(quotation.range.start)\" "
            + "data-end=\"\(quotation.range.end)\">\(escaped(quotation.text))</span>”"
    }

    func name(_ name: PrintedName) -> String { page.name(name) }

    func identifier(_ identifier: String) -> String { page.identifier(identifier) }

    func sourceLink(_ text: String, url: String?, article: Identifier<Article>) -> String {
        page.sourceLink(text, url: url, article: article)
    }
}
