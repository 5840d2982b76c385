import Domain

/// How much a fact matters to a reader: which leads, and in which order the others follow.
///
/// The score is a sum of what is measured, how sure it is, when it is for, what it is a part of, how large it is,
/// and whether it has just changed. Ties fall to the fact's identifier, so that the order never depends on input.
struct Materiality {
    /// The moment the ledger is true for.
    let asOf: CalendarDate
    /// What happened to each fact.
    let changes: [Identifier<Fact>: FactChange.Kind]

    private static let metricWeights: [Metric: Double] = [
        .aiSpending: 100, .capitalExpenditure: 90, .computeGrowth: 60, .acceleratorCount: 55, .powerCapacity: 50,
        .contractValue: 45, .researchAndDevelopment: 40, .funding: 20, .revenue: 20, .valuation: 15, .other: 5,
        .sharePriceChange: -50,
    ]

    private static let modalityWeights: [Modality: Double] = [
        .guidance: 24, .planned: 20, .target: 16, .actual: 10, .estimate: 0, .rumour: -30,
    ]

    /// A purchase, a team or a project is a part of the whole that a reader asks for first.
    private static let scopeWeights: [ScopeCode: Double] = [
        .project: -20, .division: -20, .newBusiness: -10, .accelerators: -5,
    ]

    private static let basisWeights: [Basis: Double] = [.stock: 30, .delta: -20, .perYear: -5]

    private static let changeWeights: [FactChange.Kind: Double] = [
        .cut: 60, .raised: 60, .contradicted: 40, .withdrawn: 40, .new: 30, .firmer: 30, .superseded: 40,
        .otherScope: 20,
        .disputed: 10, .confirmed: 10,
    ]

    /// The facts, the weightiest first.
    func ordered(_ facts: [Fact]) -> [Fact] {
        facts.map { (score($0), $0) }.sorted { left, right in
            left.0 == right.0 ? left.1.id < right.1.id : left.0 > right.0
        }.map(\.1)
    }

    /// The score of one fact.
    func score(_ fact: Fact) -> Double {
        var score = Self.metricWeights[fact.key.metric] ?? 0
        score += Self.modalityWeights[fact.modality] ?? 0
        score += Self.scopeWeights[fact.key.scope] ?? 0
        score += Self.basisWeights[fact.key.basis] ?? 0
        score += changes[fact.id].flatMap { Self.changeWeights[$0] } ?? 0
        score += timeliness(fact.key.period)
        score += size(fact)
        // Money named together with what it bought explains that purchase more than it measures a budget.
        if fact.lead.links.contains(where: { $0.kind == .buys }) { score -= 50 }
        return score
    }

    /// The year at hand first; each year away from it counts less, an older one more so.
    private func timeliness(_ period: Period?) -> Double {
        guard let period else { return -10 }
        let day = Period(day: asOf)
        if period.contains(day) { return period.calendarYear == nil ? 10 : 15 }
        let year = (period.end ?? period.start ?? asOf).year
        if year == asOf.year { return 8 }
        return year > asOf.year ? max(-20, 5 - 5 * Double(year - asOf.year)) : max(-40, -10 * Double(asOf.year - year))
    }

    /// A point for every tenfold of a million dollars.
    private func size(_ fact: Fact) -> Double {
        let dollars =
            fact.conversion.flatMap { $0.high ?? $0.low }
            ?? (fact.quantity.unit == .usDollar ? fact.quantity.interval.midpoint : nil)
        guard var dollars, dollars.isFinite else { return 0 }
        var points = 0.0
        while dollars >= 10_000_000, points < 10 {
            dollars /= 10
            points += 1
        }
        return points
    }
}
