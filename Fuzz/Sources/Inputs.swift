import Domain
import Reading

/// What comes from outside as bytes.
enum Inputs {
    /// Small enough that each input is quick, large enough to be met.
    private static let limits = ReadingLimits(bytes: 300_000)

    static let html: @Sendable ([UInt8]) -> Void = { bytes in
        let context = ReadingContext(location: "page.html", kind: .html)
        if let article = try? ArticleReader(limits: limits).article(from: bytes, context: context) { check(article) }
    }

    static let text: @Sendable ([UInt8]) -> Void = { bytes in
        if let article = try? ArticleReader(limits: limits).article(
            from: bytes, context: ReadingContext(location: "text", kind: .text))
        {
            check(article)
        }
        // Taken as it stands, a text is what it was.
        guard let given = String(validating: bytes, as: UTF8.self),
            let article = try? ArticleReader(limits: limits).article(
                from: bytes, context: ReadingContext(location: "text", kind: .text, verbatim: true))
        else { return }
        demand(article.text == given, "a text taken as it stands was changed")
    }

    static let feed: @Sendable ([UInt8]) -> Void = { stream("feed.xml", $0) }

    static let warc: @Sendable ([UInt8]) -> Void = { bytes in
        // Without the first words nothing gets as far as a record.
        stream("pages.warc", bytes.starts(with: [0x1F, 0x8B]) ? bytes : Array("WARC/1.0\r\n".utf8) + bytes)
    }

    private static func stream(_ name: String, _ bytes: [UInt8]) {
        var rest = [bytes]
        let items = ArticleStream(
            context: ReadingContext(location: name), limits: limits, size: bytes.count
        ) { rest.popLast() ?? [] }
        var count = 0
        for item in items {
            count += 1
            demand(count <= bytes.count + 1, "a stream gives more items than it has bytes")
            if let article = try? item.article() { check(article) }
        }
    }

    /// What holds of every article.
    static func check(_ article: Article) {
        let length = article.text.unicodeScalars.count
        for paragraph in article.paragraphs {
            demand(paragraph.range.end <= length, "a paragraph lies outside of its text")
        }
        for table in article.tables {
            for cell in table.header + table.rows.flatMap({ $0 }) {
                demand(cell.end <= length, "a cell lies outside of its text")
            }
        }
        for scalar in article.text.unicodeScalars {
            demand(
                scalar.value >= 32 && scalar.value != 127 || scalar == "\n" || scalar == "\t",
                "a control character came through")
        }
    }
}
