public import Domain

/// Says what happened between two ledgers, in the words of the trade.
public struct ChangeFinder: Sendable {
    public init() {}

    /// What happened to each fact, the facts in the ledger's order and the withdrawn ones last; empty where there is
    /// no earlier ledger to compare with.
    public func changes(from previous: Ledger?, to current: Ledger) -> [FactChange] {
        guard let previous else { return [] }
        let old = Dictionary(previous.facts.map { ($0.id, $0) }) { first, _ in first }
        let new = Set(current.facts.map(\.id))
        let kept = current.facts.flatMap { fact in
            old[fact.id].map { changes(from: $0, to: fact) } ?? [FactChange(kind: .new, fact: fact, previous: nil)]
        }
        let withdrawn = previous.facts.filter { !new.contains($0.id) }.map {
            FactChange(kind: .withdrawn, fact: $0, previous: $0)
        }
        return kept + withdrawn
    }

    private func changes(from previous: Fact, to fact: Fact) -> [FactChange] {
        var kinds: [FactChange.Kind] = []
        let moved = !previous.quantity.interval.overlaps(fact.quantity.interval)
        if moved {
            kinds.append(fact.quantity.interval.midpoint > previous.quantity.interval.midpoint ? .raised : .cut)
        }
        let isFirmer = Firmness(fact.lead) > Firmness(previous.lead)
        let newOrigins = fact.origins.count > previous.origins.count
        if isFirmer && (moved || !newOrigins) { kinds.append(.firmer) }
        if !moved && newOrigins { kinds.append(.confirmed) }
        let known = Set(previous.conflicting.map(\.id))
        let disagreeing = fact.conflicting.filter { !known.contains($0.id) }
        if let claim = disagreeing.first { kinds.append(claim.modality == .rumour ? .disputed : .contradicted) }
        if kinds.isEmpty, fact.outlets.count > previous.outlets.count { kinds.append(.repeated) }
        if kinds.isEmpty { kinds.append(.unchanged) }
        return kinds.map { FactChange(kind: $0, fact: fact, previous: previous) }
    }
}
