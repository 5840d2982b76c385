public import Domain
public import Reference

/// The steps of extraction one by one, for measuring them.
public struct ExtractingProbe: Sendable {
    /// A step, with what it needs of the ones before it.
    public enum Step: String, CaseIterable, Sendable {
        case tokens, periods, figures, entities, all, claims
    }

    private let figures: FigureReader
    private let entities: EntityReader
    private let extractor: Extractor

    /// Compiles the tables.
    public init(_ tables: ReferenceTables) {
        figures = FigureReader(tables: tables)
        entities = EntityReader(tables: tables)
        extractor = Extractor(tables)
    }

    /// Works a step out and returns how much it found, for want of which a compiler might leave it out.
    public func run(_ step: Step, on text: String, published: CalendarDate?) -> Int {
        if step == .claims {
            let article = Article(
                title: nil, published: published.map { PublishedDate(date: $0, source: .operatorGiven) },
                language: "en", text: text, paragraphs: [], location: "measured")
            return extractor.extract(from: article).claims.count
        }
        let text = TokenizedText(text)
        var found = text.tokens.count + text.sentences.count
        if step == .tokens { return found }
        if step != .entities {
            let periods = PeriodReader().mentions(in: text, published: published)
            found += periods.count
            if step != .periods { found += figures.figures(in: text, periods: periods).count }
        }
        if step == .entities || step == .all { found += entities.entities(in: text, title: nil).count }
        return found
    }
}
