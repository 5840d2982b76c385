import Domain

extension Composition {
    /// Number, certainty, period and speaker of the fact that leads; what changed, where it did; beside a plan, what
    /// has been spent.
    mutating func headline() -> Prose {
        guard let lead else { return "\(company): no figure on AI spending or compute" }
        let statement = headlineStatement()
        if let companion = companion(of: lead) {
            let isSameScope = companion.key.scope == lead.key.scope
            return statement + ". It" + claimed(companion.lead, short: isSameScope) + when(companion.lead) + "."
        }
        return statement + "."
    }

    private mutating func headlineStatement() -> Prose {
        guard let lead else { return Prose() }
        let news = changes.filter { $0.kind != .unchanged && $0.kind != .repeated }
        if let change = news.first, change.fact.id == lead.id, let previous = change.previous {
            let verb: Prose? = change.kind == .cut ? " cuts " : change.kind == .raised ? " raises " : nil
            if let verb {
                return company + verb + label(lead) + when(lead.lead) + " to " + amount(lead.lead) + ", was "
                    + amount(previous.lead) + manner(lead.lead)
            }
        }
        let base = attributed(lead.lead)
        if material.previousAsOf != nil, !changes.isEmpty, news.isEmpty { return "Nothing new on \(company). " + base }
        return base
    }

    /// `, in a filing`, where the way it was said is known.
    private func manner(_ claim: Claim) -> Prose {
        Lexicon.word(for: claim.channel).map { ", in \(Prose(safe: $0))" } ?? Prose()
    }

    /// `Musk: Tesla to spend about $10B on AI in 2024`; without a speaker, or when the company itself speaks,
    /// `Tesla plans to spend …`.
    private mutating func attributed(_ claim: Claim) -> Prose {
        guard let name = claim.speaker, name.kind == .person || name.kind == .organisation || name.kind == .outlet,
            name.name != material.company
        else { return company + claimed(claim, short: true) + when(claim) }
        let short =
            name.kind == .person ? name.name.split(separator: " ").last.map(String.init) ?? name.name : name.name
        let head: Prose = "\(PrintedName(short, source: .article(claim.article))): "
        return head + company + claimed(claim, short: true, colon: true) + when(claim)
    }

    /// What a claim says of its subject: ` plans to spend about $10B on AI`, ` spent $1B on AI`.
    mutating func claimed(_ claim: Claim, short: Bool, colon: Bool = false) -> Prose {
        let owns = claim.metric == .acceleratorCount && claim.basis == .stock
        let verbs = owns ? Lexicon.owning : Lexicon.verbs(for: claim.metric)
        let verb: Prose
        if let stance = Lexicon.stance(claim.modality) {
            let plans = [.planned, .guidance, .target].contains(claim.modality)
            verb = Prose(safe: (colon && plans ? " to " : stance) + verbs.infinitive)
        } else {
            verb = Prose(safe: " " + verbs.past)
        }
        return verb + " " + amount(claim) + purpose(claim, short: short)
    }

    /// Beside a plan the weightiest spending that has happened; beside spending that has happened, the plan.
    func companion(of lead: Fact) -> Fact? {
        let money: [Metric] = [.aiSpending, .capitalExpenditure]
        guard money.contains(lead.key.metric) else { return nil }
        let wantsActual = lead.modality != .actual
        return facts.dropFirst().first { fact in
            money.contains(fact.key.metric) && (fact.modality == .actual) == wantsActual && fact.modality != .rumour
                && fact.key.subject == lead.key.subject && fact.key.period != nil
                && !fact.lead.links.contains { $0.kind == .buys }
        }
    }
}
