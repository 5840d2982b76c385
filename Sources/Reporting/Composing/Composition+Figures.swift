import Domain

extension Composition {
    /// The key figures, a row for each of the company's facts.
    mutating func figureRows() -> [Briefing.Figure] {
        facts.map { fact in
            let claim = fact.lead
            used += fact.supporting + fact.conflicting + fact.superseded + [claim]
            return Briefing.Figure(
                fact: fact.id, what: Grammar.capitalised(label(fact)), stated: "\(stated(claim, .asWritten))",
                normalised: normalised(fact), otherwise: otherwise(fact), period: periodCell(claim),
                certainty: certainty(fact), support: support(fact))
        }
    }

    /// The facts in columns.
    mutating func records() -> [Briefing.Record] {
        facts.map { fact in
            let claim = fact.lead
            let period = claim.period.map {
                Printed(book.file(Receipt(date: $0, of: "period", identifier: claim.id.rawValue)), .iso)
            }
            let said = claim.statedOn.map {
                Printed(book.file(Receipt(date: $0, of: "statedOn", identifier: claim.id.rawValue)), .iso)
            }
            return Briefing.Record(
                fact: fact.id, key: fact.key, modality: fact.modality, bound: claim.bound,
                stated: stated(claim, .asWritten), dollars: converted(fact), days: period, said: said,
                speaker: claim.speaker?.kind == .unnamed ? nil : claim.speaker?.name, channel: claim.channel,
                outlets: counted("outlets", fact.outlets), origins: counted("origins", Self.origins(of: fact)),
                sentence: articles[claim.article].flatMap { Quotation($0, claim.sentenceRange) })
        }
    }

    /// In compact form, and in dollars where it is in another currency.
    private mutating func normalised(_ fact: Fact) -> Prose {
        var text = hedged(fact.lead)
        if let dollars = converted(fact) { text += "; \(dollars)" }
        return text
    }

    /// What newer or firmer words replaced, and what others say.
    private mutating func otherwise(_ fact: Fact) -> Prose {
        var parts: [Prose] = []
        // The newest old number first, and each number once, by whoever told it last.
        func day(_ claim: Claim) -> Int {
            (claim.statedOn?.start ?? articles[claim.article]?.published?.date)?.dayNumber ?? 0
        }
        let old = fact.superseded.filter { $0.quantity != fact.quantity }.sorted { (day($1), $0.id) < (day($0), $1.id) }
        var values: [Quantity] = [fact.quantity]
        let distinct = old.filter { claim in
            defer { values.append(claim.quantity) }
            return !values.contains(claim.quantity)
        }
        for claim in distinct.prefix(2) {
            parts.append("was \(hedged(claim)) (\(outlet(claim.article)))")
        }
        for claim in fact.conflicting.prefix(3) {
            parts.append("\(outlet(claim.article)) has \(hedged(claim))")
        }
        return Grammar.joined(parts, "; ")
    }

    /// The days, or why there are none.
    private mutating func periodCell(_ claim: Claim) -> Prose {
        let days = period(claim)
        if days.isEmpty {
            if let said = claim.statedOn { return "not dated; said \(date(said, of: "statedOn", claim.id.rawValue))" }
            return "not dated"
        }
        return claim.open.contains(.periodUnresolved) ? days + ", uncertain" : days
    }

    /// `planned; Elon Musk, a post`
    mutating func certainty(_ fact: Fact) -> Prose {
        var text = Prose(safe: Lexicon.word(for: fact.modality)) + "; " + (speaker(fact.lead) ?? "nobody named")
        if let channel = Lexicon.word(for: fact.lead.channel) { text += ", \(Prose(safe: channel))" }
        return text
    }

    /// What a count of machines can be, in the singular and for several of different days or scope.
    private static let kindsOfCount = [
        (" owned", "a stock", "stocks at different times"), (" bought", "a purchase", "different purchases"),
        (" planned", "a plan", "different plans"),
    ]

    /// What must be said of the figures together: different counts of one thing are no sum and no conflict.
    mutating func figureNotes() -> [Prose] {
        var notes: [Prose] = []
        let counts = facts.filter { $0.key.metric == .acceleratorCount }
        var items: [String] = []
        for fact in counts { if let item = fact.key.item, !items.contains(item) { items.append(item) } }
        for item in items {
            let same = counts.filter { $0.key.item == item }
            guard same.count > 1 else { continue }
            let kinds = Self.kindsOfCount.compactMap { standing, one, several -> Prose? in
                let number = same.count { Self.standing(of: $0) == standing }
                return number == 0 ? nil : Prose(safe: number == 1 ? one : several)
            }
            let number = counted("counts of \(item)", same.map(\.id.rawValue))
            notes.append(
                "The \(number) counts of \(PrintedName(item, source: .reference)) are different things "
                    + "(\(Grammar.list(kinds))): neither added up nor in conflict.")
        }
        return notes
    }

    /// Files what the cross-checks rest on.
    mutating func fileChecks() {
        for check in material.checks {
            book.file(check.result)
            for input in check.inputs { book.file(input) }
        }
    }
}
