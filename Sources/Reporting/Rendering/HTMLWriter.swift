import Domain

/// Writes HTML.
struct HTMLWriter: MarkupWriter {
    /// The receipts behind the page.
    let receipts: ReceiptBook
    /// Those that a page shows at its end, and which a number can therefore link to.
    let linkable: Set<Identifier<Receipt>>
    /// The page that shows them, from here; empty for this page itself.
    let page: String
    /// Whether this page has the legend that says what the signs mean.
    let hasLegend: Bool

    init(
        receipts: ReceiptBook, linkable: Set<Identifier<Receipt>>, page: String = "", hasLegend: Bool = true
    ) {
        self.receipts = receipts
        self.linkable = linkable
        self.page = page
        self.hasLegend = hasLegend
    }

    func escaped(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { ($0 >= 32 && $0 < 127) || $0 == 9 || $0 == 10 }
        let text = isPlain || !text.unicodeScalars.contains(where: \.isUnprintable) ? text : printable(text)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count)
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): bytes.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): bytes.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): bytes.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): bytes.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): bytes.append(contentsOf: "&apos;".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// The text without what no page may hold.
    private func printable(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { out.append(scalar.isUnprintable ? "\u{FFFD}" : scalar) }
        return String(out)
    }

    func printed(_ printed: Printed) -> String {
        linkable.contains(printed.receipt) ? linked(printed) : unlinked(printed)
    }

    func unlinked(_ printed: Printed) -> String {
        let marks = marks(of: printed)
        return if let datetime = datetime(of: printed) {
            "<time \(marks) datetime=\"\(datetime)\">\(escaped(printed.text))</time>"
        } else {
            "<span \(marks)>\(escaped(printed.text))</span>"
        }
    }

    /// Kinds that a sign tells apart; the legend has the word for each, which a screen reader adds.
    private static let signed: Set<Receipt.Kind> = [.recorded, .converted, .derived, .projected, .assumed]

    private func linked(_ printed: Printed) -> String {
        let word =
            hasLegend && Self.signed.contains(printed.kind)
            ? " aria-describedby=\"kind-\(printed.kind.rawValue)\"" : ""
        // A link to a receipt of this very page names it already.
        let marks = page.isEmpty ? kindAndStyle(of: printed) : marks(of: printed)
        return "<a \(marks) href=\"\(page)#\(printed.receipt)\"\(word)>\(escaped(printed.text))</a>"
    }

    /// The attributes of a mark: what a verifier goes by. The style that a number's kind usually has goes without saying.
    func marks(of printed: Printed) -> String {
        kindAndStyle(of: printed) + " data-receipt=\"\(printed.receipt)\""
    }

    private func kindAndStyle(of printed: Printed) -> String {
        let style = printed.style == .usual(for: printed.kind) ? "" : " data-style=\"\(printed.style.name)\""
        return "class=\"n \(printed.kind.rawValue)\"" + style
    }

    /// The machine's form of a day; `nil` for quantities and for periods that HTML has no form for.
    private func datetime(of printed: Printed) -> String? {
        switch receipts[printed.receipt]?.value {
        case .period(let period)? where period.start == period.end: period.start?.description
        case .moment(let moment)?: moment.description
        default: nil
        }
    }

    func quotation(_ quotation: Quotation) -> String {
        "<q data-article=\"\(quotation.article)\" data-start=\"\(quotation.range.start)\" "
            + "data-end=\"\(quotation.range.end)\">\(escaped(quotation.text))</q>"
    }

    func name(_ name: PrintedName) -> String {
        guard name.text.holdsDigit else { return escaped(name.text) }
        return "<span class=\"name\" data-name=\"\(escaped(name.source.name))\">\(escaped(name.text))</span>"
    }

    func identifier(_ identifier: String) -> String { "<code class=\"id\">\(escaped(identifier))</code>" }

    func sourceLink(_ text: String, url: String?, article: Identifier<Article>) -> String {
        guard let url else { return escaped(text) }
        return "<a class=\"out\" href=\"\(escaped(url))\" rel=\"noreferrer\">\(escaped(text))</a>"
    }
}
