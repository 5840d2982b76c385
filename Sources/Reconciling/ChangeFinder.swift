public import Domain
public import Reference

/// Says what happened between two ledgers, in the words of the trade.
///
/// The old ledger is first read again as we read today: what differs then was `corrected` by us and is no news. What
/// the new articles bring is told against that:
///
/// - `new`: nobody had said anything about it; `otherScope`: the like of it was known, but for something else;
/// - `raised`, `cut`: the same voice, or the company in place of who told of its plan, names another number;
/// - `superseded`: another number took the place of this one, but nobody went back on a word: the company speaks where
///   an analyst had guessed, or the outcome is known;
/// - `firmer`: the same thing is surer, or the new number is surer than the old one was;
/// - `confirmed`: another origin says the same; `repeated`: only another outlet, or a rumour, does;
/// - `disputed`: people who are not named say otherwise; `contradicted`: somebody else does;
/// - `withdrawn`: the article that said so was changed or vanished; both wordings are kept;
/// - `slip`: a number off by a power of ten or an exchange rate was kept out;
/// - `unchanged`: none of these.
public struct ChangeFinder: Sendable {
    private let tables: ReferenceTables

    public init(_ tables: ReferenceTables) { self.tables = tables }

    /// What happened to each fact, the facts in the ledger's order and the withdrawn ones last; empty where there is
    /// no earlier ledger to compare with.
    ///
    /// - Parameter company: Whose facts are looked at; all where it is `nil`.
    public func changes(from previous: Ledger?, to current: Ledger, about company: String? = nil) -> [FactChange] {
        guard let previous else { return [] }
        let known = Set(previous.articles.map(\.id))
        let reread = Reconciler(tables).ledger(Self.limited(current, to: company), limitedTo: known)
        let before = Index(Self.limited(previous, to: company).facts)
        let base = Index(reread.facts)
        let now = Index(Self.limited(current, to: company).facts)
        let aside = Dictionary(
            grouping: current.setAside.filter { !known.contains($0.claim.article) && $0.fact != nil }, by: \.fact)
        let slipped = Set(
            current.setAside.lazy.filter { $0.code == .scaleSlip || $0.code == .currencySlip }.map(\.claim.id))
        let present = Set(current.articles.map(\.id))
        let changed = Set(
            current.setAside.lazy.filter { $0.code == .articleChanged || $0.code == .newerVersion }.map(\.claim.article)
        )

        var changes: [FactChange] = []
        for fact in now.facts {
            changes += self.changes(
                of: fact, before: before.facts[fact.id], base: base.facts[fact.id], beside: base, changed: changed,
                slips: aside[fact.id] ?? [], slipped: slipped, asOf: current.asOf)
        }
        for fact in before.facts where now.facts[fact.id] == nil {
            let sources = Set(fact.supporting.map(\.article))
            let isGone = sources.isSubset(of: changed.union(sources.subtracting(present)))
            changes.append(FactChange(kind: isGone ? .withdrawn : .corrected, fact: fact, previous: fact))
        }
        return changes
    }

    /// Facts by name, in their order.
    private struct Index {
        struct Facts: Sequence {
            let list: [Fact]
            let byID: [Identifier<Fact>: Int]
            subscript(id: Identifier<Fact>) -> Fact? { byID[id].map { list[$0] } }
            func makeIterator() -> IndexingIterator<[Fact]> { list.makeIterator() }
        }

        let facts: Facts
        /// Of a subject, metric and period.
        let akin: [Kinship: [Int]]

        init(_ facts: [Fact]) {
            let byID = Dictionary(facts.enumerated().map { ($1.id, $0) }) { first, _ in first }
            self.facts = Facts(list: facts, byID: byID)
            akin = Dictionary(grouping: facts.indices) { Kinship(facts[$0].key) }
        }

        /// The facts of the same subject, metric and period.
        func akin(to key: FactKey) -> [Fact] { (akin[Kinship(key)] ?? []).map { facts.list[$0] } }
    }

    private struct Kinship: Hashable {
        let subject: String
        let metric: Metric
        let period: Period?

        init(_ key: FactKey) {
            subject = key.subject
            metric = key.metric
            period = key.period
        }
    }

    private static func limited(_ ledger: Ledger, to company: String?) -> Ledger {
        guard let company else { return ledger }
        func isOwn(_ claim: Claim) -> Bool { claim.subject == company || claim.subjects.contains(company) }
        return Ledger(
            asOf: ledger.asOf, facts: ledger.facts.filter { $0.key.subject == company || isOwn($0.lead) }, events: [],
            articles: ledger.articles, setAside: ledger.setAside.filter { isOwn($0.claim) }, copies: ledger.copies,
            corrections: ledger.corrections)
    }

    private func changes(
        of fact: Fact, before: Fact?, base: Fact?, beside index: Index, changed: Set<Identifier<Article>>,
        slips: [Ledger.SetAside], slipped: Set<Identifier<Claim>>, asOf: Moment
    ) -> [FactChange] {
        var changes: [FactChange] = []
        if let base {
            if let before {
                if before.lead.id != base.lead.id && before.quantity != base.quantity
                    || before.modality != base.modality
                {
                    changes.append(FactChange(kind: .corrected, fact: fact, previous: before))
                }
            } else {
                // We did not read it out of the same articles before.
                changes.append(FactChange(kind: .corrected, fact: fact, previous: nil))
            }
            changes += news(of: fact, since: base, changed: changed, slipped: slipped, asOf: asOf)
        } else if let before {
            // The old articles do not say so as we read them today, the new ones do.
            changes.append(FactChange(kind: .corrected, fact: fact, previous: before))
        } else {
            let like = index.akin(to: fact.key).first { $0.key.basis == fact.key.basis }
            changes.append(FactChange(kind: like == nil ? .new : .otherScope, fact: fact, previous: like))
        }
        if let slip = slips.first {
            changes.append(FactChange(kind: .slip, fact: fact, previous: base ?? before, cause: slip.claim))
        }
        return changes.isEmpty ? [FactChange(kind: .unchanged, fact: fact, previous: before)] : changes
    }

    /// What the new articles did to a fact; empty where they did nothing.
    private func news(
        of fact: Fact, since base: Fact, changed: Set<Identifier<Article>>, slipped: Set<Identifier<Claim>>,
        asOf: Moment
    ) -> [FactChange] {
        func change(_ kind: FactChange.Kind, _ cause: Claim? = nil) -> FactChange {
            FactChange(kind: kind, fact: fact, previous: base, cause: cause)
        }
        var changes: [FactChange] = []
        let amounts = AmountComparer(tables, asOf: asOf)
        let isReplaced =
            fact.lead.id != base.lead.id && fact.superseded.contains { $0.id == base.lead.id }
        let moved = !amounts.agree(fact.lead, base.lead) || isReplaced && fact.quantity != base.quantity
        if moved {
            if changed.contains(base.lead.article), Self.isSameStatement(fact.lead, base.lead) {
                return [change(.withdrawn)]
            }
            if slipped.contains(base.lead.id) {
                // The number that stood turns out to be the slip.
                return [change(.superseded), change(.slip, base.lead)]
            }
            let isOutcome = fact.modality == .actual && base.modality != .actual
            let movement =
                isOutcome || !Self.speaksOn(fact.lead, base.lead)
                ? AmountComparer.Movement.none : amounts.movement(from: base.lead, to: fact.lead)
            changes.append(change(movement == .up ? .raised : movement == .down ? .cut : .superseded))
        }
        let isFirmer = Firmness(fact.lead) > Firmness(base.lead)
        let old = Set(base.origins.map(\.name))
        let hadDays = Set(base.origins)
        let newOrigins =
            fact.origins.count > base.origins.count
            && fact.origins.contains { origin in
                !hadDays.contains(origin) && (!old.contains(origin.name) || origin.statedOn != nil)
            }
        // A rumour that agrees with what is known confirms nothing.
        let oldClaims = Set(base.supporting.map(\.id))
        let isMoreThanRumour = fact.supporting.contains { claim in
            !oldClaims.contains(claim.id) && (claim.modality != .rumour || fact.modality == .rumour)
        }
        let confirms = !moved && newOrigins && isMoreThanRumour
        if isFirmer && !confirms { changes.append(change(.firmer)) }
        if confirms { changes.append(change(.confirmed)) }
        let known = Set(base.conflicting.map(\.id)).union(base.supporting.map(\.id)).union(base.superseded.map(\.id))
        if let claim = fact.conflicting.first(where: { !known.contains($0.id) }) {
            let isRumour = claim.modality == .rumour || claim.speaker?.kind == .unnamed
            changes.append(change(isRumour ? .disputed : .contradicted, claim))
        }
        let saidAgain = fact.supporting.count > base.supporting.count || fact.superseded.count > base.superseded.count
        if changes.isEmpty, saidAgain { changes.append(change(.repeated)) }
        return changes
    }

    /// Whether two claims are one statement in two wordings: the same speaker on the same day.
    private static func isSameStatement(_ left: Claim, _ right: Claim) -> Bool {
        left.speaker?.name == right.speaker?.name && left.statedOn == right.statedOn
    }

    /// Whether a new number goes on where an old one was: the same speaker, or the company's own plan told by whoever.
    private static func speaksOn(_ new: Claim, _ old: Claim) -> Bool {
        if let speaker = new.speaker, speaker.kind != .unnamed, speaker.name == old.speaker?.name { return true }
        func isPlan(_ claim: Claim) -> Bool {
            let voice = Voice(claim)
            return voice == .own || voice == .told && claim.modality != .estimate
        }
        return isPlan(new) && isPlan(old)
    }
}
