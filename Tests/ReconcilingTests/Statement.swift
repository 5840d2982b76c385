import Domain

/// A statement in an article, put together by hand for a test.
struct Statement {
    var subject = "Acme Motors"
    var metric = Metric.aiSpending
    var scope = ScopeCode.aiTrainingAndInference
    var low: String? = "10000000000"
    var high: String? = "10000000000"
    var unit = MeasureUnit.usDollar
    var bound = Bound.about
    var modality = Modality.planned
    var speaker: Speaker? = Speaker(name: "Jo Field", kind: .person, role: "CEO", organisation: "Acme Motors")
    var channel = Channel.post
    var statedOn: String? = "2024-04-28"
    var published: String? = "2024-04-29"
    var outlet = "Harbour Wire"
    var year = 2024
    var item: String?
    var basis = Basis.total
    var url: String?
    /// A text of its own around the sentence.
    var article: String?
    var scopeText: String?
    var status = Claim.Status.current
    /// Keeps articles that say the same apart.
    var text = "Acme Motors will spend around $10 billion on AI in 2024."

    /// The extraction of an article that makes only this statement.
    func extraction() -> Extraction {
        let whole = TextRange(start: 0, end: text.unicodeScalars.count)
        let body = article.map { text + "\n\n" + $0 } ?? text
        let article = Article(
            title: nil,
            published: published.flatMap(CalendarDate.init(iso:)).map { PublishedDate(date: $0, source: .meta) },
            outlet: outlet, url: url, text: body, paragraphs: [], location: outlet)
        guard let interval = Interval(low: low.flatMap(ExactDecimal.init), high: high.flatMap(ExactDecimal.init)),
            let whole
        else { return Extraction(article: article, figures: [], entities: [], claims: [], events: []) }
        let claim = Claim(
            article: article.id, subjects: [subject], metric: metric, scope: scope, scopeText: scopeText,
            quantity: Quantity(interval: interval, unit: unit), item: item, bound: bound, wording: "around $10 billion",
            wordingRange: whole, basis: basis, period: Period(year: year), modality: modality, status: status,
            speaker: speaker, channel: channel,
            statedOn: statedOn.flatMap(CalendarDate.init(iso:)).map { Period(day: $0) }, sentence: text,
            sentenceRange: whole, range: whole)
        return Extraction(article: article, figures: [], entities: [], claims: [claim], events: [])
    }
}
