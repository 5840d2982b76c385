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
        let candidates = nearest(
            others.filter { fact in
                kind.contains(fact.key.metric) && fact.key.basis != .delta
                    && !fact.lead.links.contains { $0.kind == .buys }
            }, to: lead)
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

    /// The figures of each company that come nearest to the one that leads: two at most, since more of one peer say
    /// more about it than about the company.
    private func nearest(_ facts: [Fact], to lead: Fact) -> [Fact] {
        let materiality = Materiality(asOf: material.ledger.asOf.date, changes: [:])
        let scored = facts.map { fact -> (score: Double, fact: Fact) in
            var score = materiality.score(fact) / 100
            if fact.key.metric == lead.key.metric { score += 1 }
            if fact.key.scope == lead.key.scope { score += 1 }
            if fact.key.period == lead.key.period { score += 2 }
            if (fact.modality == .actual) == (lead.modality == .actual) { score += 2 }
            return (score, fact)
        }.sorted { ($0.score, $1.fact.id) > ($1.score, $0.fact.id) }
        var kept: [Fact] = []
        for entry in scored {
            let own = kept.count { $0.key.subject == entry.fact.key.subject }
            // A second figure has to speak of the same stance as the lead: last year's actual beside a plan is none.
            let isKindred = (entry.fact.modality == .actual) == (lead.modality == .actual)
            if own == 0 || own < Self.mostFigures && isKindred { kept.append(entry.fact) }
        }
        return kept
    }

    private static let mostFigures = 2

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
        var interval: ValueInterval?
        if fact.quantity.unit == .usDollar {
            dollars = hedged(claim)
            interval = ValueInterval(fact.quantity.interval)
        } else if let amount = converted(fact) {
            dollars = "\(amount)"
            interval = book[amount.receipt]?.interval
        }
        if !dollars.isEmpty, claim.basis == .perYear || claim.basis == .runRate { dollars += " a year" }
        return Briefing.Peers.Row(
            company: Self.name(fact.key.subject), stated: "\(stated(claim, .asWritten))", dollars: dollars,
            interval: interval,
            isKindred: fact.key.metric == lead?.key.metric && fact.key.basis == lead?.key.basis,
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
