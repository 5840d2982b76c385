import Domain
import Reference

/// Reads who said what about whose money, when, and how surely.
struct ClaimReader {
    let cues: CueLexicon
    let entityReader: EntityReader
    let companies: CompanyTable

    init(tables: ReferenceTables) {
        self.init(tables: tables, entityReader: EntityReader(tables: tables))
    }

    init(tables: ReferenceTables, entityReader: EntityReader) {
        cues = CueLexicon(tables.language)
        self.entityReader = entityReader
        companies = tables.companies
    }

    /// The claims and events of an article, in the order of its text.
    func claims(
        in article: Article, text: TokenizedText, keys: LexicalKeys, classes: [WordClass], mentions: [Mention],
        title: TokenizedText?,
        figures: [Figure], periods: [PeriodMention]
    ) -> (claims: [Claim], events: [Event]) {
        let pass = pass(
            over: article, text: text, keys: keys, classes: classes, mentions: mentions, title: title,
            figures: figures, periods: periods)
        return (pass.claims, pass.events)
    }

    /// A reading of an article from which claims, events and the words behind them can be had.
    func pass(
        over article: Article, text: TokenizedText, keys: LexicalKeys, classes: [WordClass], mentions: [Mention],
        title: TokenizedText?, figures: [Figure], periods: [PeriodMention]
    ) -> ClaimPass {
        let spans = figures.compactMap { FigureSpan($0, in: text) }
        let topic = Topic(reader: self, title: title, mentions: mentions)
        let hits = cues.hits(in: text, keys: keys.keys).excluding(mentions)
        let frame = DocumentFrame(
            text: text, keys: keys.keys, isPossessive: keys.isPossessive, classes: classes, mentions: mentions,
            cues: hits,
            figures: spans, periods: periods, mainCompany: topic.company,
            mainCompanyStart: topic.isCompanyInTitle
                ? 0 : mentions.first { $0.name == topic.company }?.tokens.lowerBound ?? 0,
            isAboutAI: topic.isAboutAI
                || hits.hits(.scope, in: 0..<text.tokens.count).contains { $0.isOfAI && $0.cue.role != "weak" }
                || mentions.contains(where: isOfAI),
            isAboutCapex: topic.isAboutCapex)
        var pass = ClaimPass(reader: self, frame: frame, article: article)
        pass.run()
        return pass
    }

    /// Names that are of artificial intelligence by themselves.
    private func isOfAI(_ mention: Mention) -> Bool {
        switch mention.kind {
        case .product: ["accelerator", "cluster", "model"].contains(mention.productKind)
        case .company:
            mention.form == .name && ["lab", "neocloud"].contains(companies.named(mention.name)?.companyClass)
        default: false
        }
    }

    /// What the headline says the text is about.
    private struct Topic {
        var company: String?
        var isCompanyInTitle = false
        var isAboutAI = false
        var isAboutCapex = false

        init(reader: ClaimReader, title: TokenizedText?, mentions: [Mention]) {
            if let title {
                let keys = LexicalKeys(title)
                let names = reader.entityReader.mentions(
                    in: title, keys: keys, classes: reader.entityReader.grammar.classes(of: title, keys: keys),
                    title: nil)
                company =
                    names.first { $0.kind == .company && $0.standing == .plain }?.name
                    ?? names.first { $0.kind == .person && $0.organisation != nil }?.organisation
                let hits = reader.cues.hits(in: title, keys: keys.keys)
                let all = 0..<title.tokens.count
                isAboutAI = hits.hits(.scope, in: all).contains { $0.isOfAI && $0.cue.role != "weak" }
                isAboutCapex = hits.hits(.metric, in: all).contains {
                    $0.cue.code == Metric.capitalExpenditure.rawValue
                }
            }
            isCompanyInTitle = company != nil
            guard company == nil else { return }
            var counts: [String: Int] = [:]
            for mention in mentions
            where mention.kind == .company && mention.standing == .plain && mention.form == .name {
                counts[mention.name, default: 0] += 1
            }
            let most = counts.values.max()
            company = mentions.first { $0.kind == .company && counts[$0.name] == most }?.name
        }
    }
}
