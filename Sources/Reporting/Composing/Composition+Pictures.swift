import Domain

extension Composition {
    /// What was spent in the quarters that are over, beside what each quarter left needs.
    mutating func paceChart() -> RowChart? {
        guard let check = material.checks.first(where: { $0.id == "pace" || $0.id == "pace-capex" }),
            case .derived(_, let inputs) = check.result.origin, let needed = check.result.interval
        else { return nil }
        let claims = facts.flatMap { [$0.lead] + $0.supporting }
        var rows: [RowChart.Row] = []
        for input in inputs where input.name != "plan" {
            guard let receipt = book[input.receipt], let interval = receipt.interval else { continue }
            let origin = Self.statement(behind: receipt, in: book)
            let claim = claims.first { Receipt(stating: $0).id == origin }
            let days = claim.map { period($0) } ?? Prose()
            rows.append(
                RowChart.Row(
                    label: days.isEmpty ? "a quarter" : days, note: "spent",
                    value: "\(Printed(receipt, Self.style(of: receipt)))", interval: interval, form: .bar))
        }
        guard !rows.isEmpty else { return nil }
        rows.append(
            RowChart.Row(
                label: "each quarter left", note: check.verdict == .open ? "needed, if one scope" : "needed",
                value: "\(Printed(check.result, .rounded))", interval: needed, form: .needed))
        return RowChart(
            id: "pace", title: check.title,
            description:
                "Bars: what was spent in the quarters that are over, and what the plan leaves for each to come.",
            rows: rows)
    }

    /// The stated number that a converted one comes from; the number itself where it was stated.
    private static func statement(behind receipt: Receipt, in book: ReceiptBook) -> Identifier<Receipt> {
        if case .converted(let input, _, _, _) = receipt.origin { return input }
        return receipt.id
    }

    /// Everything that was said of the leading number, in the order it was said; nothing where it was said once.
    mutating func timeline() -> RowChart? {
        guard let lead else { return nil }
        var statements = (lead.supporting + lead.superseded + lead.conflicting).map { ($0, said(on: $0)) }
        guard statements.allSatisfy({ $0.0.quantity.unit == lead.quantity.unit }) else { return nil }
        statements.sort { ($0.1?.dayNumber ?? 0, $0.0.id) < ($1.1?.dayNumber ?? 0, $1.0.id) }
        // One speaker's words on one day are one statement, whoever prints them.
        var seen: Set<String> = []
        let distinct = statements.filter { claim, day in
            seen.insert("\(claim.speaker?.name ?? "")|\(day?.description ?? "")|\(claim.quantity.interval)").inserted
        }
        guard Set(distinct.map { "\($0.0.quantity.interval)" }).count > 1 else { return nil }
        let rows = distinct.map { claim, _ in
            var who = speaker(claim) ?? "nobody named"
            if let channel = Lexicon.word(for: claim.channel) { who += ", \(Prose(safe: channel))" }
            return RowChart.Row(
                label: day(of: claim), note: who, value: hedged(claim),
                interval: ValueInterval(claim.quantity.interval), form: .point)
        }
        return RowChart(
            id: "timeline", title: Grammar.capitalised(label(lead)) + ", as it was said over time",
            description: "A row for each statement, the oldest first; points along one scale from zero.", rows: rows)
    }

    /// The day a claim was made, else the day its article was published.
    private func said(on claim: Claim) -> CalendarDate? {
        claim.statedOn?.start ?? claim.statedOn?.end ?? articles[claim.article]?.published?.date
    }

    private mutating func day(of claim: Claim) -> Prose {
        if let said = claim.statedOn { return "\(date(said, of: "statedOn", claim.id.rawValue))" }
        guard let published = articles[claim.article]?.published else { return "not dated" }
        return "\(date(Period(day: published.date), of: "published", claim.article.rawValue))"
    }

    /// The peers' numbers of the same metric and basis as the leading one, in dollars.
    mutating func peerChart(_ peers: Briefing.Peers?) -> RowChart? {
        guard let peers else { return nil }
        let rows = peers.rows.compactMap { row -> RowChart.Row? in
            guard row.isKindred, let interval = row.interval else { return nil }
            return RowChart.Row(
                label: row.company, note: row.period, value: row.dollars, interval: interval, form: .bar)
        }
        guard let lead,
            let chart = RowChart(
                id: "peer-bars",
                title: Grammar.capitalised(Prose(safe: Lexicon.word(for: lead.key.metric)))
                    + (peers.isRanked ? ", in dollars" : ", in dollars: not the same thing, so not ranked"),
                description: "Bars along one scale from zero; a paler end is the range that the words leave.",
                rows: rows)
        else { return nil }
        return chart
    }

    /// How far each assumption moves the machines that the first year's money buys, the weightiest first.
    mutating func tornado() -> RowChart? {
        guard let projection = material.projection, let year = projection.years.first.flatMap({ Period(year: $0) })
        else { return nil }
        let rows = projection.effects.compactMap { effect -> RowChart.Row? in
            guard let low = effect.low.interval?.point, let high = effect.high.interval?.point,
                let interval = ValueInterval(low: min(low, high), high: max(low, high))
            else { return nil }
            for receipt in [effect.low, effect.high, effect.share] { book.file(receipt) }
            let share = Printed(effect.share, .rounded)
            return RowChart.Row(
                label: Grammar.capitalised(Prose(safe: effect.role)), note: "explains \(share) of the spread",
                value: "\(Printed(effect.low, .rounded)) to \(Printed(effect.high, .rounded))", interval: interval,
                form: .span)
        }
        let day = date(year, of: "year", projection.modelCase.id.rawValue)
        return RowChart(
            id: "tornado",
            title:
                "What decides it: accelerators bought in \(day), \(PrintedName("H100", source: .reference))-equivalents",
            description:
                "A bar for each assumption, from the number at its low value to that at its high one, all others at the median.",
            rows: rows)
    }
}
