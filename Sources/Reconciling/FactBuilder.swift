import Domain
import Reference

/// Lays the claims about one thing together: what stands, what agrees, what disagrees, what was replaced.
///
/// First the standing claim is found: from the oldest claim on, a newer one takes the place of the one before where it
/// may (see `ClaimJudge`), and a firmer one where they agree. Then every claim is held against it once more. So a claim
/// that was alone with its number agrees again when the company comes round to it.
struct FactBuilder {
    /// What came of a group of claims.
    struct Result {
        /// The fact; `nil` where every claim of the group was set aside.
        let fact: Fact?
        /// Claims kept out, with the reason.
        let setAside: [Ledger.SetAside]
    }

    private let judge: ClaimJudge
    private let slips: SlipFinder
    private let origins: OriginFinder
    private let rates: ExchangeRateTable
    private let asOf: Moment

    /// Of the numbers that an article calls old so many are looked at, however many it has.
    private static let mostOldNumbers = 16

    init(_ tables: ReferenceTables, asOf: Moment) {
        judge = ClaimJudge(tables, asOf: asOf)
        slips = SlipFinder(tables, judge.amounts)
        origins = OriginFinder(tables.reconciling)
        rates = tables.exchangeRates
        self.asOf = asOf
    }

    /// Builds the fact of a group.
    func build(_ group: FactGrouping.Group) -> Result {
        let claims = Self.withOccasions(group.claims)
        var setAside: [Ledger.SetAside] = []
        var current: [ClaimInContext] = []
        var superseded: [ClaimInContext] = []
        let slipped = slips.slips(among: claims)
        let name = group.key.factID
        for (index, claim) in claims.enumerated() {
            if let factor = slipped[index] {
                setAside.append(.init(claim: claim.claim, reason: factor.reason, code: factor.code, fact: name))
            } else if claim.claim.status == .superseded {
                superseded.append(claim)
            } else {
                current.append(claim)
            }
        }
        let calledOld = Dictionary(grouping: superseded, by: \.source.article)
        var supporting: [ClaimInContext] = []
        var conflicting: [ClaimInContext] = []
        if let standing = standing(of: current, calledOld: calledOld) {
            var replaced: Set<Word> = []
            for claim in current {
                if judge.amounts.agree(claim.claim, standing.claim),
                    !judge.isRestated(standing, claim)
                {
                    supporting.append(claim)
                } else if replaces(standing, claim, calledOld) || replaced.contains(Word(claim)) {
                    superseded.append(claim)
                    replaced.insert(Word(claim))
                } else {
                    conflicting.append(claim)
                }
            }
        } else {
            // Only old numbers are left: the newest of them is what is known.
            guard let last = superseded.popLast() else { return Result(fact: nil, setAside: setAside) }
            supporting = [last]
        }
        guard let lead = Self.lead(of: supporting) else { return Result(fact: nil, setAside: setAside) }
        superseded.sort(by: ClaimInContext.inOrder)
        let found = origins.origins(of: supporting)
        let fact = Fact(
            key: group.key, quantity: lead.claim.quantity, bound: lead.claim.bound, modality: lead.claim.modality,
            lead: lead.claim,
            supporting: [lead.claim] + supporting.lazy.filter { $0.claim.id != lead.claim.id }.map(\.claim),
            conflicting: conflicting.map(\.claim), superseded: superseded.map(\.claim),
            outlets: Set(supporting.map(\.source.outlet)).sorted(), origins: found,
            conversion: rates.conversion(of: lead.claim.quantity, period: group.key.period, asOf: asOf),
            accounting: group.accounting,
            standing: Self.reasons(
                for: lead, origins: found.count, others: claims.count - 1, isNewest: !superseded.isEmpty))
        return Result(fact: fact, setAside: setAside)
    }

    /// The claim that stands after all have been said.
    private func standing(
        of claims: [ClaimInContext], calledOld: [Identifier<Article>: [ClaimInContext]]
    ) -> ClaimInContext? {
        guard var standing = claims.first else { return nil }
        for claim in claims.dropFirst() {
            if judge.agree(claim, standing) {
                if claim.firmness >= standing.firmness { standing = claim }
            } else if judge.isRestated(claim, standing) || replaces(claim, standing, calledOld) {
                standing = claim
            }
        }
        return standing
    }

    private func replaces(
        _ newer: ClaimInContext, _ older: ClaimInContext, _ calledOld: [Identifier<Article>: [ClaimInContext]]
    ) -> Bool {
        let isCalledOld =
            newer.source.article != older.source.article
            && (calledOld[newer.source.article] ?? []).prefix(Self.mostOldNumbers).contains {
                judge.amounts.agree($0.claim, older.claim)
            }
        return judge.replaces(newer, older, calledOld: isCalledOld) || judge.isRestated(newer, older)
    }

    /// The claim whose words are printed: the firmest; of equally firm ones the newest.
    private static func lead(of claims: [ClaimInContext]) -> ClaimInContext? {
        guard let first = claims.first else { return nil }
        return claims.dropFirst().reduce(first) { best, claim in claim.firmness >= best.firmness ? claim : best }
    }

    /// A speaker's word: who says which number.
    private struct Word: Hashable {
        let speaker: String?
        let quantity: Quantity

        init(_ claim: ClaimInContext) {
            speaker = claim.speaker
            quantity = claim.claim.quantity
        }
    }

    /// The claims in their fixed order, each undated quotation on the day its speaker first named the number.
    private static func withOccasions(_ claims: [ClaimInContext]) -> [ClaimInContext] {
        guard claims.count > 1 else { return claims }
        var first: [Word: Int] = [:]
        for claim in claims where claim.speaker != nil {
            guard let day = claim.day else { continue }
            let word = Word(claim)
            first[word] = min(first[word] ?? day, day)
        }
        guard !first.isEmpty else { return claims }
        var moved = false
        var result = claims
        for index in result.indices where result[index].speaker != nil && !result[index].isDated {
            guard let day = first[Word(result[index])], day != result[index].day else { continue }
            result[index].day = day
            moved = true
        }
        if moved { result.sort(by: ClaimInContext.inOrder) }
        return result
    }

    private static func reasons(
        for lead: ClaimInContext, origins: Int, others: Int, isNewest: Bool
    ) -> [StandingReason] {
        var reasons: [StandingReason] = []
        if lead.claim.modality == .actual { reasons.append(.hasHappened) }
        switch lead.voice {
        case .own: reasons.append(.companyItself)
        case .outsider: reasons.append(.namedOutsider)
        case .told: reasons.append(.outletAlone)
        case .unnamed: reasons.append(.unnamedSources)
        }
        if [.filing, .release, .resultsCall].contains(lead.claim.channel) { reasons.append(.companyDocument) }
        if isNewest { reasons.append(.newestWord) }
        if origins > 1 { reasons.append(.severalOrigins) }
        if others == 0 { reasons.append(.onlyWord) }
        return reasons
    }
}
