import Domain
import Reference

/// Puts claims about the same thing together: the same subject, metric, scope, item, basis and period, numbers of one
/// kind, and capital expenditure that is counted in one way.
struct FactGrouping {
    /// Claims about one thing.
    struct Group {
        let key: FactKey
        /// How capital expenditure is counted, where a claim says so.
        let accounting: AccountingBasis?
        /// In their fixed order.
        let claims: [ClaimInContext]
    }

    private let accounting: AccountingReader
    private let amounts: AmountComparer

    init(_ tables: ReferenceTables, _ amounts: AmountComparer) {
        accounting = AccountingReader(tables)
        self.amounts = amounts
    }

    /// The groups, in no particular order.
    func groups(of claims: [ClaimInContext]) -> [Group] {
        var places: [FactKey: Int] = [:]
        var members: [(key: FactKey, claims: [Int])] = []
        for (index, claim) in claims.enumerated() {
            let key = Self.key(of: claim.claim)
            if let place = places[key] {
                members[place].claims.append(index)
            } else {
                places[key] = members.count
                members.append((key, [index]))
            }
        }
        return members.flatMap { member in
            let sorted =
                member.claims.count == 1 ? member.claims.map { claims[$0] } : ordered(member.claims, of: claims)
            return member.key.metric == .capitalExpenditure
                ? split(sorted, member.key) : [Group(key: member.key, accounting: nil, claims: sorted)]
        }
    }

    private func ordered(_ indices: [Int], of claims: [ClaimInContext]) -> [ClaimInContext] {
        indices.sorted { ClaimInContext.inOrder(claims[$0], claims[$1]) }.map { claims[$0] }
    }

    /// Capital expenditure by the way it is counted.
    ///
    /// The way that was named first is the fact's own; claims that name none are taken for it, unless their number
    /// fits only another. Further ways are facts of their own.
    private func split(_ claims: [ClaimInContext], _ key: FactKey) -> [Group] {
        let bases = claims.map { accounting.basis(of: $0.claim) }
        var named: [AccountingBasis] = []
        for basis in bases { if let basis, !named.contains(basis) { named.append(basis) } }
        guard named.count > 1, let principal = named.first else {
            return [Group(key: key, accounting: named.first, claims: claims)]
        }
        var places: [AccountingBasis: [ClaimInContext]] = [:]
        var examples: [AccountingBasis: [Claim]] = [:]
        for (claim, basis) in zip(claims, bases) {
            guard let basis, examples[basis, default: []].count < 8 else { continue }
            examples[basis, default: []].append(claim.claim)
        }
        for (claim, basis) in zip(claims, bases) {
            let fitting = named.filter { name in
                (examples[name] ?? []).contains { amounts.agree(claim.claim, $0) }
            }
            let home = basis ?? (fitting.contains(principal) || fitting.count != 1 ? principal : fitting[0])
            places[home, default: []].append(claim)
        }
        return named.compactMap { basis in
            places[basis].map { claims in
                Group(key: basis == principal ? key : key.counted(basis), accounting: basis, claims: claims)
            }
        }
    }

    /// What a claim is about.
    static func key(of claim: Claim) -> FactKey {
        FactKey(
            subject: claim.subject, metric: claim.metric, scope: claim.scope, item: claim.item, basis: claim.basis,
            period: claim.period, measure: measure(of: claim))
    }

    private static let units: [Metric: Set<MeasureUnit>] = [
        .acceleratorCount: [.count], .powerCapacity: [.megawatt], .computeGrowth: [.percent],
        .sharePriceChange: [.percent],
    ]

    /// The unit of a number that is not of its metric's own kind; `nil` where it is.
    private static func measure(of claim: Claim) -> MeasureUnit? {
        let unit = claim.quantity.unit
        if let own = units[claim.metric] { return own.contains(unit) ? nil : unit }
        return unit.isCurrency ? nil : unit
    }
}

extension FactKey {
    /// The same thing, counted in another way.
    func counted(_ basis: AccountingBasis) -> FactKey {
        FactKey(
            subject: subject, metric: metric, scope: scope, item: item, basis: self.basis, period: period,
            accounting: basis, measure: measure)
    }
}
