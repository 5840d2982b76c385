import Domain

/// A line of `briefing extract`, as an archive takes it in: the article, and what was claimed of it elsewhere.
struct ArticleLine: Decodable {
    /// The article as it was read elsewhere.
    struct Body: Decodable {
        struct Cells: Decodable {
            let caption: String?
            let header: [[Int]]
            let rows: [[[Int]]]
        }

        let title: String?
        let authors: [String]?
        let published: String?
        let site: String?
        let url: String?
        let language: String?
        let text: String
        let dateSource: String?
        let publishedAt: String?
        let roles: String?
        let tables: [Cells]?
        let sample: Bool?
    }

    /// A claim as it was read elsewhere.
    struct ForeignClaim: Decodable {
        let id: String
        let low: Double?
        let high: Double?
        let unit: String
        let sentence: String
        let start: Int
        let end: Int
    }

    /// What is wrong with a line.
    struct Refusal: Error {
        let reason: String
    }

    let schema: Int
    let id: String
    let article: Body?
    let claims: [ForeignClaim]?
    /// Why it could not be read elsewhere.
    let error: String?

    /// The letter of a body paragraph.
    static let plain: Character = "b"
    private static let letters: [(Paragraph.Role, Character)] = [
        (.body, plain), (.heading, "h"), (.listItem, "l"), (.tableRow, "t"), (.quotation, "q"),
    ]

    /// What each paragraph of an article is, a letter each.
    static func roles(of article: Article) -> String {
        String(article.paragraphs.map { paragraph in letters.first { $0.0 == paragraph.role }?.1 ?? plain })
    }

    /// The article of the line.
    ///
    /// - Throws: `Refusal` where the line has none, or where its parts do not fit its text.
    func read() throws(Refusal) -> Article {
        guard schema == 1 else { throw Refusal(reason: "it is of the form \(schema); this program reads 1") }
        if let error { throw Refusal(reason: "it could not be read where it was made: \(error)") }
        guard let article else { throw Refusal(reason: "it has no “article”: print it with all its parts") }
        let ranges = Self.paragraphs(of: article.text)
        let roles = article.roles.map(Array.init) ?? ranges.map { _ in Self.plain }
        guard roles.count == ranges.count, !ranges.isEmpty else {
            throw Refusal(reason: "its text has \(ranges.count) paragraphs and its “roles” \(roles.count)")
        }
        var paragraphs: [Paragraph] = []
        for (range, letter) in zip(ranges, roles) {
            guard let role = Self.letters.first(where: { $0.1 == letter })?.0 else {
                throw Refusal(reason: "“\(letter)” is no role of a paragraph")
            }
            paragraphs.append(Paragraph(range: range, role: role))
        }
        let length = article.text.unicodeScalars.count
        func cell(_ ends: [Int]) throws(Refusal) -> TextRange {
            guard ends.count == 2, ends[1] <= length, let range = TextRange(start: ends[0], end: ends[1]) else {
                throw Refusal(reason: "a cell at \(ends) lies outside of its text")
            }
            return range
        }
        var tables: [Table] = []
        for table in article.tables ?? [] {
            var rows: [[TextRange]] = []
            for row in table.rows { rows.append(try row.map { ends throws(Refusal) in try cell(ends) }) }
            tables.append(
                Table(
                    caption: table.caption, header: try table.header.map { ends throws(Refusal) in try cell(ends) },
                    rows: rows))
        }
        return Article(
            title: article.title, authors: article.authors ?? [], published: try Self.date(article),
            outlet: article.site, url: article.url, language: article.language, text: article.text,
            paragraphs: paragraphs, tables: tables, isSample: article.sample ?? false, location: id)
    }

    private static func date(_ article: Body) throws(Refusal) -> PublishedDate? {
        guard let text = article.published else { return nil }
        guard let date = CalendarDate(iso: text) else { throw Refusal(reason: "“\(text)” is no day of publication") }
        let moment = article.publishedAt.flatMap { Moment($0) }
        let source = article.dateSource.flatMap { PublishedDate.Source(rawValue: $0) } ?? .envelope
        return PublishedDate(date: date, moment: moment, source: source)
    }

    /// The stretches between blank lines.
    private static func paragraphs(of text: String) -> [TextRange] {
        var ranges: [TextRange] = []
        var start = 0
        let scalars = Array(text.unicodeScalars)
        var index = 0
        while index < scalars.count {
            if scalars[index] == "\n", index + 1 < scalars.count, scalars[index + 1] == "\n" {
                if let range = TextRange(start: start, end: index), range.start < range.end { ranges.append(range) }
                index += 2
                start = index
            } else {
                index += 1
            }
        }
        if start < scalars.count, let range = TextRange(start: start, end: scalars.count) { ranges.append(range) }
        return ranges
    }

    /// Why what was claimed elsewhere does not hold of the article as it is read here; `nil` where all of it does.
    func objection(to extraction: Extraction) -> String? {
        for claim in claims ?? [] {
            let article = extraction.article
            guard let range = TextRange(start: claim.start, end: claim.end), article.text.substring(in: range) != nil,
                article.text.contains(claim.sentence)
            else { return "the sentence of the claim \(claim.id) does not stand in its article" }
            guard let own = extraction.claims.first(where: { $0.id.rawValue == claim.id }) else {
                return "read here, the article does not make the claim \(claim.id)"
            }
            let interval = own.quantity.interval
            guard own.sentence == claim.sentence, own.quantity.unit.rawValue == claim.unit,
                interval.low?.doubleValue == claim.low, interval.high?.doubleValue == claim.high
            else { return "the figure of the claim \(claim.id) does not read as the line says" }
        }
        return nil
    }
}
