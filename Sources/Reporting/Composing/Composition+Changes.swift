import Domain

extension Composition {
    /// What changed since the last briefing.
    mutating func changeTable() -> Briefing.Changes {
        guard let previous = material.previousAsOf, !material.changes.isEmpty else {
            return Briefing.Changes(summary: "First briefing on \(company): nothing to compare with.", rows: [])
        }
        let since = Printed(
            book.file(
                Receipt(date: Period(day: previous.date), of: "asOf", identifier: "previous briefing")), .period)
        let moved = changes.filter { $0.kind != .unchanged }
        let still = changes.filter { $0.kind == .unchanged }
        guard !moved.isEmpty else { return Briefing.Changes(summary: "Nothing changed since \(since).", rows: []) }
        var parts: [Prose] = []
        for kind in FactChange.Kind.allCases where kind != .unchanged {
            let those = moved.filter { $0.kind == kind }
            guard !those.isEmpty else { continue }
            let number = counted(kind.rawValue + " facts", those.map(\.fact.id.rawValue))
            parts.append("\(number) \(Prose(safe: Lexicon.word(for: kind)))")
        }
        if !still.isEmpty {
            let number = counted("unchanged facts", still.map(\.fact.id.rawValue))
            parts.append("\(number) unchanged")
        }
        return Briefing.Changes(
            summary: "Since \(since): \(Grammar.list(parts)).", rows: moved.map { row($0) }, bridge: bridge())
    }

    /// Why the median of the projection moved, difference by difference; empty where it prints the same.
    private mutating func bridge() -> Prose {
        guard let bridge = material.bridge, let last = bridge.steps.last?.median, let days = Period(year: bridge.year),
            NumberStyle.rounded.text(for: bridge.before) != NumberStyle.rounded.text(for: last)
        else { return Prose() }
        for receipt in bridge.evidence { book.file(receipt) }
        var before = book.file(bridge.before)
        var parts: [Prose] = []
        for step in bridge.steps {
            let after = book.file(step.median)
            guard
                let moved = Receipt(
                    deriving: .difference(.quantity("after"), .quantity("before")),
                    from: [("after", after), ("before", before)], unit: after.unit ?? .one)
            else { return Prose() }
            let isUp = (moved.interval?.low ?? 0) > 0
            parts.append(
                "\(word(for: step.difference)) \(Prose(safe: isUp ? "+" : ""))"
                    + "\(Printed(book.file(moved), .rounded))")
            before = after
        }
        let year = date(days, of: "year", material.projection?.modelCase.id.rawValue ?? "")
        let steps = Grammar.joined(parts, "; ")
        return "Why our median moved (\(Self.lowered(bridge.title)), \(year)): "
            + "\(Printed(book.file(bridge.before), .rounded)); \(steps); so \(Printed(last, .rounded)). "
            + "Assumptions and program are the same on both sides."
    }

    /// What a difference of the facts is, in words.
    private func word(for difference: ModelDifference) -> Prose {
        switch difference {
        case .money: isRateAlone ? "the exchange rate" : "the figure"
        case .status: "how sure it is"
        case .budget: "what it is for"
        }
    }

    /// Whether the money is the same statement as before, at another exchange rate.
    private var isRateAlone: Bool {
        guard let bridge = material.bridge, let now = material.projection?.modelCase else { return false }
        func stated(_ receipt: Identifier<Receipt>?) -> Identifier<Receipt>? {
            guard let receipt, case .converted(let input, _, _, _) = book[receipt]?.origin else { return nil }
            return input
        }
        let old = bridge.modelCases.first?.spending.first.flatMap { stated($0.receipt) }
        return old != nil && old == now.spending.first.flatMap { stated($0.receipt) }
    }

    /// What is new, in a line: the weightiest change and how many others, or that there is none.
    mutating func subject() -> Prose {
        guard material.previousAsOf != nil, !material.changes.isEmpty else {
            let first: Prose = "\(company), first briefing"
            return lead.map { "\(first): \(label($0))\(when($0.lead)), \(hedged($0.lead))" } ?? first
        }
        let moved = changes.filter { $0.kind != .unchanged }
        guard let first = moved.first else { return "\(company): nothing changed" }
        let fact = first.fact
        var text: Prose = "\(company), \(Prose(safe: Lexicon.word(for: first.kind))): \(label(fact))\(when(fact.lead))"
        if first.kind != .withdrawn { text += ", \(hedged(fact.lead))" }
        if first.kind != .otherScope, first.kind != .new, let previous = first.previous,
            previous.lead.quantity != fact.lead.quantity
        {
            text += ", was \(hedged(previous.lead))"
        }
        let others = moved.dropFirst().map(\.fact.id.rawValue)
        return others.isEmpty ? text : "\(text); \(count(others, "other change", "other changes"))"
    }

    private mutating func row(_ change: FactChange) -> Briefing.Changes.Row {
        let fact = change.fact
        used += [fact.lead] + (change.previous.map { [$0.lead] } ?? [])
        // Beside a fact for something else there is nothing that this one was before.
        let was =
            change.kind == .otherScope
            ? nil : change.previous.map { previous in hedged(previous.lead) + "; " + certainty(previous) }
        var now = hedged(fact.lead) + "; " + certainty(fact)
        // What is read as something else stands under that.
        let isGone = change.kind == .corrected && !material.ledger.facts.contains { $0.id == fact.id }
        if change.kind == .withdrawn || isGone { now = Prose() }
        return Briefing.Changes.Row(
            kind: change.kind, what: Grammar.capitalised(label(fact)) + when(fact.lead),
            was: was ?? (change.kind == .withdrawn ? hedged(fact.lead) : Prose()), now: now, note: note(change))
    }

    /// By how much, or why the change is worth a line.
    private mutating func note(_ change: FactChange) -> Prose {
        switch change.kind {
        case .raised, .cut: return difference(change).map { "\($0)" } ?? Prose()
        case .new: return support(change.fact)
        case .confirmed: return support(change.fact)
        case .repeated: return support(change.fact) + ": no new origin"
        case .firmer: return "surer than before"
        case .disputed: return "a rumour says \(elsewhere(change) ?? "otherwise"); the figure stands"
        case .contradicted: return elsewhere(change) ?? "another source says otherwise"
        case .withdrawn: return "no longer said"
        case .superseded:
            let firmer: Prose = "a firmer source takes its place"
            return difference(change).map { "\($0); \(firmer)" } ?? firmer
        case .slip: return "\(elsewhere(change) ?? "another number"): likely a slip, kept out of the model"
        case .corrected: return "corrected by us: we had read it otherwise"
        case .otherScope:
            guard let beside = change.previous else { return "a new fact: nothing is raised or cut by it" }
            return "a new fact beside \(hedged(beside.lead)) of \(label(beside)): nothing is raised or cut by it"
        case .unchanged: return Prose()
        }
    }

    /// What the claim behind a change says, and where: `$7–8B (Harbour Wire)`.
    private mutating func elsewhere(_ change: FactChange) -> Prose? {
        guard let cause = change.cause else { return nil }
        used.append(cause)
        return "\(hedged(cause)) (\(outlet(cause.article)))"
    }

    /// The change in per cent of what was said before.
    private mutating func difference(_ change: FactChange) -> Printed? {
        guard let previous = change.previous, previous.quantity.unit == change.fact.quantity.unit else { return nil }
        let was = book.file(Receipt(stating: previous.lead))
        let now = book.file(Receipt(stating: change.fact.lead))
        let ratio = Formula.quotient(.quantity("now"), .quantity("was"))
        let formula = Formula.product([.number(100), .difference(ratio, .number(1))])
        guard let receipt = Receipt(deriving: formula, from: [("now", now), ("was", was)], unit: .percent) else {
            return nil
        }
        return Printed(book.file(receipt), .rounded)
    }
}
