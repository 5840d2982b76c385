import Domain

extension Composition {
    /// Metrics that a reader lays side by side: money put into much the same thing.
    private static let kindred: [Set<Metric>] = [
        [.aiSpending, .capitalExpenditure, .researchAndDevelopment],
        [.acceleratorCount], [.powerCapacity], [.computeGrowth],
    ]

    /// Other companies' numbers of the kind that leads here. Ranked only like with like.
    mutating func peers() -> Briefing.Peers? {
        guard let lead else { return nil }
        let kind = Self.kindred.first { $0.contains(lead.key.metric) } ?? [lead.key.metric]
        let candidates = others.filter { fact in
            kind.contains(fact.key.metric) && fact.key.basis != .delta && !fact.lead.links.contains { $0.kind == .buys }
        }
        guard !candidates.isEmpty else { return nil }
        let all = [lead] + candidates
        let isRanked = all.allSatisfy { isLike($0, lead) } && all.allSatisfy { dollarValue($0) != nil }
        let ordered =
            isRanked
            ? all.sorted { (dollarValue($0) ?? 0, $1.id) > (dollarValue($1) ?? 0, $0.id) }
            : [lead] + candidates.sorted { ($0.key.subject, $0.id) < ($1.key.subject, $1.id) }
        used += candidates.flatMap(\.supporting)
        let rows = ordered.map { row($0) }
        return Briefing.Peers(isRanked: isRanked, note: note(isRanked, all), rows: rows)
    }

    private func isLike(_ fact: Fact, _ other: Fact) -> Bool {
        fact.key.metric == other.key.metric && fact.key.scope == other.key.scope && fact.key.scope != .unspecified
            && fact.key.item == other.key.item && fact.key.basis == other.key.basis
            && fact.key.period == other.key.period
            && fact.key.period != nil
    }

    private func dollarValue(_ fact: Fact) -> Double? {
        if fact.quantity.unit == .usDollar { return fact.quantity.interval.midpoint }
        guard let conversion = fact.conversion, let end = conversion.low ?? conversion.high else { return nil }
        return ((conversion.low ?? end) + (conversion.high ?? end)) / 2
    }

    private mutating func row(_ fact: Fact) -> Briefing.Peers.Row {
        let claim = fact.lead
        var dollars = Prose()
        if fact.quantity.unit == .usDollar {
            dollars = hedged(claim)
        } else if let amount = converted(fact) {
            dollars = "\(amount)"
        }
        if !dollars.isEmpty, claim.basis == .perYear || claim.basis == .runRate { dollars += " a year" }
        return Briefing.Peers.Row(
            company: Self.name(fact.key.subject), stated: "\(stated(claim, .asWritten))", dollars: dollars,
            period: claim.period == nil ? "not dated" : period(claim), what: Grammar.capitalised(meaning(fact)))
    }

    /// What the number is, in the article's words where they say.
    private func meaning(_ fact: Fact) -> Prose {
        var text = Prose(safe: Lexicon.word(for: fact.key.metric))
        if let words = fact.lead.scopeText, let quotation = quoted(words, in: fact.lead) {
            text += ", \(quotation)"
        } else if let purpose = Lexicon.purpose(fact.key.scope) {
            text += ", \(Prose(safe: purpose))"
        }
        if let basis = Lexicon.word(for: fact.key.basis) { text += ", \(Prose(safe: basis))" }
        text += ", \(Prose(safe: Lexicon.word(for: fact.modality)))"
        return text
    }

    /// Says which differences stand in the way of a ranking.
    private func note(_ isRanked: Bool, _ facts: [Fact]) -> Prose {
        if isRanked { return "The same kind of number for the same days, in order of size." }
        func differs<Value: Hashable>(_ part: (Fact) -> Value) -> Bool { Set(facts.map(part)).count > 1 }
        var differences: [Prose] = []
        if differs(\.key.metric) { differences.append("what is measured") }
        if differs(\.key.scope) { differences.append("what it is for") }
        if differs(\.key.period) { differences.append("the days") }
        if differs(\.key.basis) { differences.append("whether it is a total or a rate") }
        guard !differences.isEmpty else { return "Not the same thing, so not ranked." }
        return "Not the same thing, so not ranked: the rows differ in \(Grammar.list(differences))."
    }
}
