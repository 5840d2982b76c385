public import Domain
public import Reference

/// Reads figures, entities, claims and events out of an article.
public struct Extractor: Sendable {
    private let figures: FigureReader
    private let periods: PeriodReader
    private let entities: EntityReader
    private let claims: ClaimReader

    /// Compiles the tables; to be done once for many articles.
    public init(_ tables: ReferenceTables) {
        figures = FigureReader(tables: tables)
        periods = PeriodReader()
        entities = EntityReader(tables: tables)
        claims = ClaimReader(tables: tables, entityReader: entities)
    }

    /// All that an article says. A text in another language than English has its figures and names, but gives no claims.
    public func extract(from article: Article) -> Extraction {
        let text = TokenizedText(article.text)
        let title = article.title.map { TokenizedText($0) }
        let keys = LexicalKeys(text)
        let classes = entities.grammar.classes(of: text)
        let mentioned = periods.mentions(in: text, published: article.published?.date)
        let figures = figures.figures(in: text, periods: mentioned)
        let mentions = entities.mentions(in: text, keys: keys, classes: classes, title: title)
        let names = EntityReader.entities(of: mentions, in: text)
        guard Self.isRead(article.language) else {
            return Extraction(article: article, figures: figures, entities: names, claims: [], events: [])
        }
        let found = claims.claims(
            in: article, text: text, keys: keys, classes: classes, mentions: mentions, title: title, figures: figures,
            periods: mentioned)
        return Extraction(
            article: article, figures: figures, entities: names, claims: found.claims, events: found.events)
    }

    /// Reads a quoted stretch by itself, as a verifier does; `nil` unless it is a single figure.
    public func figure(rereading words: String, published: CalendarDate?) -> Figure? {
        figures.figure(rereading: words, published: published)
    }

    /// Whether claims are read in a language; an unknown one counts as English.
    private static func isRead(_ language: String?) -> Bool {
        guard let language else { return true }
        return language.lowercased().split(separator: "-").first == "en"
    }
}
