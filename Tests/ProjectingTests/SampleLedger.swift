import Domain

/// A ledger built by hand: one article, and facts that each rest on one claim of it.
struct SampleLedger {
    var company = "Tesla"
    var currency = "USD"
    var year = 2024
    var asOf = "2024-04-29"
    private(set) var facts: [Fact] = []

    private let article = Article(title: "Sample", text: "Sample text.", paragraphs: [], location: "sample")

    init(company: String = "Tesla", currency: String = "USD", year: Int = 2024, asOf: String = "2024-04-29") {
        self.company = company
        self.currency = currency
        self.year = year
        self.asOf = asOf
    }

    var ledger: Ledger {
        Ledger(asOf: Moment(asOf)!, facts: facts, events: [], articles: [article])
    }

    private var nextRange: TextRange {
        TextRange(start: facts.count * 10, end: facts.count * 10 + 5)!
    }

    @discardableResult
    mutating func add(
        _ metric: Metric, _ low: Int?, _ high: Int?, _ unit: MeasureUnit, scope: ScopeCode = .unspecified,
        item: String? = nil, basis: Basis = .total, period: Period?, modality: Modality, speaker: Speaker? = nil,
        channel: Channel = .unstated, buying: TextRange? = nil
    ) -> TextRange {
        let range = nextRange
        let interval = Interval(low: low.map { ExactDecimal($0) }, high: high.map { ExactDecimal($0) })!
        let bound: Bound = low == high ? .exact : low == nil ? .atMost : high == nil ? .atLeast : .range
        let quantity = Quantity(interval: interval, unit: unit)
        let claim = Claim(
            article: article.id, subjects: [company], metric: metric, scope: scope, scopeText: nil, quantity: quantity,
            item: item, bound: bound, wording: "words", wordingRange: range, basis: basis, period: period,
            modality: modality, speaker: speaker, channel: channel, sentence: "A sentence.", sentenceRange: range,
            range: range, links: buying.map { [Claim.Link(to: $0, kind: .buys)] } ?? [])
        let key = FactKey(subject: company, metric: metric, scope: scope, item: item, basis: basis, period: period)
        facts.append(
            Fact(
                key: key, quantity: quantity, bound: bound, modality: modality, lead: claim, supporting: [claim],
                outlets: ["Sample"], origins: []))
        return range
    }

    /// A plan for the year, told in a post.
    mutating func plan(_ low: Int, _ high: Int? = nil, scope: ScopeCode = .aiTrainingAndInference) {
        add(
            .aiSpending, low, high ?? low, .currency(currency), scope: scope, period: Period(year: year),
            modality: .planned, speaker: Speaker(name: "A. Chief", kind: .person, organisation: company), channel: .post
        )
    }

    /// What was spent on AI infrastructure in a quarter.
    mutating func quarter(_ number: Int, _ amount: Int, scope: ScopeCode = .aiInfrastructure) {
        add(
            .aiSpending, amount, amount, .currency(currency), scope: scope, period: Period(year: year, quarter: number),
            modality: .actual, speaker: Speaker(name: company, kind: .organisation), channel: .resultsCall)
    }

    /// A purchase in January, tied to its money.
    mutating func purchase(_ dollars: Int, of count: Int, _ chip: String = "Nvidia H100") {
        let month = Period(year: year, month: 1)
        let range = add(
            .acceleratorCount, count, count, .count, scope: .accelerators, item: chip, period: month, modality: .actual)
        add(.aiSpending, dollars, dollars, .usDollar, period: month, modality: .actual, buying: range)
    }

    /// What is owned, at least.
    mutating func owned(atLeast count: Int, _ chip: String = "Nvidia H100") {
        add(
            .acceleratorCount, count, nil, .count, scope: .accelerators, item: chip, basis: .stock, period: nil,
            modality: .estimate)
    }
}
