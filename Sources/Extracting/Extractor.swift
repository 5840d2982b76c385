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

    /// What is to be read of an article besides the article itself.
    public struct Parts: OptionSet, Sendable {
        public let rawValue: UInt8

        public init(rawValue: UInt8) { self.rawValue = rawValue }

        /// Figures, dates and periods among them.
        public static let figures = Parts(rawValue: 1)
        /// Names and the words that stand for them.
        public static let entities = Parts(rawValue: 2)
        /// Claims and events; they take the other two along.
        public static let claims = Parts(rawValue: 4)
        /// All of it.
        public static let all: Parts = [.figures, .entities, .claims]
    }

    /// All that an article says.
    public func extract(from article: Article) -> Extraction { extract(from: article, parts: .all) }

    /// What an article says; parts not asked for stay empty and cost nothing. A text in another language than English
    /// has its figures and names, but gives no claims.
    public func extract(from article: Article, parts: Parts) -> Extraction {
        let isClaimed = parts.contains(.claims) && Self.isRead(article.language)
        guard isClaimed || !parts.isDisjoint(with: [.figures, .entities]) else {
            return Extraction(article: article, figures: [], entities: [], claims: [], events: [])
        }
        let text = TokenizedText(article.text)
        var mentioned: [PeriodMention] = []
        var figures: [Figure] = []
        if isClaimed || parts.contains(.figures) {
            mentioned = periods.mentions(in: text, published: article.published?.date)
            figures = self.figures.figures(in: text, periods: mentioned)
        }
        guard isClaimed || parts.contains(.entities) else {
            return Extraction(article: article, figures: figures, entities: [], claims: [], events: [])
        }
        let title = article.title.map { TokenizedText($0) }
        let keys = LexicalKeys(text)
        let classes = entities.grammar.classes(of: text, keys: keys)
        let mentions = entities.mentions(in: text, keys: keys, classes: classes, title: title)
        let names = EntityReader.entities(of: mentions, in: text)
        guard isClaimed else {
            return Extraction(article: article, figures: figures, entities: names, claims: [], events: [])
        }
        let found = claims.claims(
            in: article, text: text, keys: keys, classes: classes, mentions: mentions, title: title, figures: figures,
            periods: mentioned)
        return Extraction(
            article: article, figures: figures, entities: names, claims: found.claims, events: found.events)
    }

    /// The claims of an article with the words behind each part of them, for a person who asks why.
    public func evidence(of article: Article) -> [ClaimEvidence] {
        guard Self.isRead(article.language) else { return [] }
        let text = TokenizedText(article.text)
        let periods = periods.mentions(in: text, published: article.published?.date)
        let title = article.title.map { TokenizedText($0) }
        let keys = LexicalKeys(text)
        let classes = entities.grammar.classes(of: text, keys: keys)
        let mentions = entities.mentions(in: text, keys: keys, classes: classes, title: title)
        let pass = claims.pass(
            over: article, text: text, keys: keys, classes: classes, mentions: mentions, title: title,
            figures: figures.figures(in: text, periods: periods), periods: periods)
        return pass.evidence()
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
