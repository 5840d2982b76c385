import Domain

@testable import Reporting

/// What leaves as a page.
enum Outputs {
    private static let html = HTMLWriter(receipts: ReceiptBook(), linkable: [])

    static let escape: @Sendable ([UInt8]) -> Void = { bytes in
        let text = String(decoding: bytes.prefix(10_000), as: UTF8.self)
        let markup = html.escaped(text)
        demand(!markup.utf8.contains { [60, 62, 34, 39].contains($0) }, "a sign of markup came through")
        // By bytes: a mark that combines would make one character of itself and the semicolon before it.
        var rest = Array(markup.utf8)[...]
        while let sign = rest.firstIndex(of: UInt8(ascii: "&")) {
            rest = rest[(sign + 1)...]
            demand(
                ["amp;", "lt;", "gt;", "quot;", "apos;"].contains { rest.starts(with: $0.utf8) },
                "a bare ampersand came through")
        }
        let markdown = MarkdownWriter().escaped(text)
        var isEscaped = false
        for scalar in markdown.unicodeScalars {
            if !isEscaped {
                demand(!"`*_[]<>#|~&".unicodeScalars.contains(scalar), "a sign of Markdown came through: \(scalar)")
            }
            isEscaped = scalar == "\\" && !isEscaped
            demand(scalar.value >= 32, "a control character came through")
        }
        for part in [markup, markdown] {
            for scalar in part.unicodeScalars {
                demand(
                    !(0x202A...0x202E).contains(scalar.value) && !(0x2066...0x2069).contains(scalar.value),
                    "a control of direction came through")
            }
        }
        _ = CSVText.row([text, text])
    }

    static let templates: @Sendable ([UInt8]) -> Void = { bytes in
        let text = String(decoding: bytes.prefix(5_000), as: UTF8.self)
        for name in ["headline.html.mustache", "briefing.html.mustache", "briefing.md.mustache", "style.css.mustache"] {
            _ = try? TemplateLibrary(overriding: [name: text])
        }
    }
}
