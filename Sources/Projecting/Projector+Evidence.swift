public import Domain
import Reference

extension Projector {
    /// What the facts about a company ask of the model; `nil` where the class of company is not known or no fact gives
    /// money for a whole year, from the as-of year on.
    public func modelCase(for company: String, in ledger: Ledger, years: Int = 5) -> ModelCase? {
        evidence(for: company, in: ledger, years: years)?.modelCase
    }

    /// The same with the receipts and facts behind it.
    ///
    /// For each year one fact is used, so that budgets are never added up where one may hold the other: firm words
    /// before estimates and rumours, then the narrowest budget, then the surest status, then the newest statement.
    public func evidence(for company: String, in ledger: Ledger, years: Int = 5) -> ModelEvidence? {
        let name = tables.companies.named(company)?.name ?? company
        guard let companyClass = tables.companies.named(name)?.companyClass,
            tables.companyClasses.named(companyClass) != nil
        else { return nil }
        let candidates = ledger.facts
            .filter { $0.key.subject == name }
            .flatMap { self.candidates(from: $0, companyClass, ledger.asOf) }
        var chosen: [Candidate] = []
        for year in Set(candidates.map(\.year)).sorted() {
            if let best = candidates.filter({ $0.year == year }).min(by: Candidate.isBetter) { chosen.append(best) }
        }
        guard let first = chosen.first else { return nil }
        let stock = openingStock(of: name, in: ledger)
        let modelCase = ModelCase(
            company: name, companyClass: companyClass, firstYear: first.year, years: years,
            spending: chosen.map {
                ModelCase.Spending(
                    year: $0.year, dollars: $0.dollars, scope: $0.scope, status: $0.status,
                    receipt: $0.amount.receipt.id)
            },
            openingStock: stock?.accelerators ?? 0, openingStockReceipt: stock?.amount.receipt.id, overrides: overrides)
        let receipts = chosen.flatMap(\.amount.receipts) + (stock?.amount.receipts ?? [])
        return ModelEvidence(
            modelCase: modelCase, receipts: Amount.distinct(receipts),
            facts: chosen.map(\.fact) + (stock.map { [$0.fact] } ?? []))
    }

    /// Money of one year that a fact offers to the model.
    private struct Candidate {
        let fact: Fact
        let year: Int
        let amount: Amount
        let dollars: Double
        let scope: String
        let status: String
        /// What decides between candidates for one year, the smaller the better.
        let rank: [Int]

        static func isBetter(_ left: Candidate, _ right: Candidate) -> Bool {
            left.rank == right.rank
                ? left.fact.id < right.fact.id : left.rank.lexicographicallyPrecedes(right.rank)
        }
    }

    /// The statuses from the surest to the least sure.
    private static let surest = ["reported", "design", "guided", "target", "multiyear", "informal", "informal_wide"]

    private func candidates(from fact: Fact, _ companyClass: String, _ asOf: Moment) -> [Candidate] {
        let claim = fact.lead
        guard
            let budget = tables.modelRules.budget(
                metric: fact.key.metric, scope: fact.key.scope, companyClass: companyClass),
            fact.key.basis == .total || fact.key.basis == .perYear,
            let span = ModelYears(of: fact.key, asOf: asOf)
        else { return [] }
        // Of a class whose AI share is not known, all capital expenditure says nothing about accelerators.
        let isKnownShare = tables.companyClasses.named(companyClass)?.aiShare != nil
        guard isKnownShare || !budget.modelScope.hasPrefix("total_capex") else { return [] }
        let known = claim.quantity == fact.quantity ? fact.conversion : nil
        guard let whole = dollars(of: claim, known: known, asOf: asOf),
            let status = tables.modelRules.status(
                modality: fact.modality, channel: claim.channel, voice: claim.voice, months: span.months)
        else { return [] }
        let each: Amount?
        if span.years.count > 1, fact.key.basis == .total {
            // Money for several years is spread evenly over them.
            let formula = Formula.quotient(.quantity("amount"), .number(Double(span.years.count)))
            each = Amount(formula, [("amount", whole)], .usDollar)
        } else {
            each = whole
        }
        guard let each, let dollars = each.middle, dollars > 0 else { return [] }
        let isWeak = fact.modality == .estimate || fact.modality == .rumour
        let newest = -(claim.statedOn?.end?.dayNumber ?? 0)
        let rank = [
            isWeak ? 1 : 0, budget.breadth, span.isAssumed ? 1 : 0,
            Self.surest.firstIndex(of: status) ?? Self.surest.count, newest,
        ]
        return span.years.filter { $0 >= asOf.date.year }.map {
            Candidate(
                fact: fact, year: $0, amount: each, dollars: dollars, scope: budget.modelScope, status: status,
                rank: rank)
        }
    }

    /// The accelerators that a company owns, in H100-equivalents, as far as the facts tell: of several counts the firmest,
    /// then the newest, then the largest, and never their sum, since one may hold the other.
    func openingStock(of company: String, in ledger: Ledger) -> (fact: Fact, amount: Amount, accelerators: Double)? {
        ledger.facts.compactMap { fact -> (fact: Fact, amount: Amount, accelerators: Double, rank: [Int])? in
            guard fact.key.subject == company, fact.key.metric == .acceleratorCount, fact.key.basis == .stock,
                fact.modality == .actual || fact.modality == .estimate,
                fact.key.period?.end.map({ $0 <= ledger.asOf.date }) ?? true,
                let amount = h100Equivalents(of: fact.lead), let value = amount.middle, value > 0
            else { return nil }
            let day = fact.key.period?.end ?? fact.lead.statedOn?.end
            let rank = [fact.modality == .actual ? 0 : 1, -(day?.dayNumber ?? 0), -Int(min(value, 1e12))]
            return (fact, amount, value, rank)
        }.min { left, right in
            left.rank == right.rank
                ? left.fact.id < right.fact.id : left.rank.lexicographicallyPrecedes(right.rank)
        }.map { ($0.fact, $0.amount, $0.accelerators) }
    }

    private func h100Equivalents(of claim: Claim) -> Amount? {
        let count = stated(claim)
        if claim.quantity.unit == .h100Equivalent { return count }
        guard let chip = claim.item.flatMap({ tables.accelerators.named($0) }), let factor = chip.equivalenceReceipt
        else {
            return nil
        }
        if chip.h100Equivalents == 1 { return count }
        return Amount(
            .product([.quantity("count"), .quantity("equivalents")]),
            [("count", count), ("equivalents", Amount(factor))], .h100Equivalent)
    }
}

/// The calendar years that an amount of money is for.
struct ModelYears {
    /// The years, the first to the last.
    let years: [Int]
    /// How many months the words speak of.
    let months: Int
    /// Whether a yearly rate was given without a year, so that the as-of year stands in.
    let isAssumed: Bool

    /// `nil` for shorter periods than a year, open ones, and amounts without a period that are no yearly rate.
    init?(of key: FactKey, asOf: Moment) {
        guard let period = key.period else {
            guard key.basis == .perYear else { return nil }
            (years, months, isAssumed) = ([asOf.date.year], 12, true)
            return
        }
        guard let start = period.start, let end = period.end, let days = period.dayCount, days >= 350 else {
            return nil
        }
        isAssumed = false
        months = (days * 12 + 182) / 365
        let count = max(1, (days + 182) / 365)
        // A fiscal year belongs to the calendar year its middle lies in.
        let middleOfFirst = start.adding(days: min(182, end.dayNumber - start.dayNumber)).year
        years = Array(middleOfFirst..<middleOfFirst + count)
    }
}

extension Claim {
    /// Who speaks, as the model's table of statuses tells it apart.
    var voice: ModelRules.Voice {
        guard let speaker else { return .none }
        switch speaker.kind {
        case .person: return .person
        case .outlet: return .outlet
        case .unnamed: return .unnamed
        case .organisation: return subjects.contains(speaker.name) ? .company : .organisation
        }
    }
}
