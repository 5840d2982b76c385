import Domain
import Reference

/// Lays the claims about one thing together: what stands, what agrees, what disagrees, what was replaced.
struct FactBuilder {
    /// What came of a group of claims.
    struct Result {
        /// The fact; `nil` where every claim of the group was set aside.
        let fact: Fact?
        /// Claims kept out, with the reason.
        let setAside: [Ledger.SetAside]
    }

    let conversion: (Quantity, Period?) -> Conversion?

    /// Builds the fact of a key from its claims, in their fixed order.
    func build(_ key: FactKey, from claims: [ClaimInContext]) -> Result {
        var setAside: [Ledger.SetAside] = []
        var supporting: [ClaimInContext] = []
        var conflicting: [ClaimInContext] = []
        var superseded = claims.filter { $0.claim.status == .superseded }
        for claim in claims where claim.claim.status == .current {
            guard let lead = Self.lead(of: supporting) else {
                supporting.append(claim)
                continue
            }
            if agrees(claim.claim, lead.claim) {
                supporting.append(claim)
            } else if let factor = slipFactor(claim.claim, lead.claim) {
                setAside.append(
                    .init(
                        claim: claim.claim, reason: "likely slip: off by a factor of \(factor) from the other reports"))
            } else if replaces(claim, lead) {
                superseded += supporting
                supporting = [claim]
            } else {
                conflicting.append(claim)
            }
        }
        if supporting.isEmpty {
            // Only old numbers are left: the newest of them is what is known.
            guard let last = superseded.popLast() else { return Result(fact: nil, setAside: setAside) }
            supporting = [last]
        }
        guard let lead = Self.lead(of: supporting) else { return Result(fact: nil, setAside: setAside) }
        let others = supporting.filter { $0.claim.id != lead.claim.id }
        let fact = Fact(
            key: key, quantity: lead.claim.quantity, bound: lead.claim.bound, modality: lead.claim.modality,
            lead: lead.claim, supporting: [lead.claim] + others.map(\.claim), conflicting: conflicting.map(\.claim),
            superseded: superseded.map(\.claim), outlets: Set(supporting.map(\.outlet)).sorted(),
            origins: OriginFinder().origins(of: supporting),
            conversion: conversion(lead.claim.quantity, key.period))
        return Result(fact: fact, setAside: setAside)
    }

    /// The claim whose words are printed: the firmest; of equally firm ones the newest.
    private static func lead(of claims: [ClaimInContext]) -> ClaimInContext? {
        guard let first = claims.first else { return nil }
        return claims.dropFirst().reduce(first) { best, claim in claim.firmness >= best.firmness ? claim : best }
    }

    private func agrees(_ left: Claim, _ right: Claim) -> Bool {
        left.quantity.unit == right.quantity.unit && left.quantity.interval.overlaps(right.quantity.interval)
    }

    /// A newer word of the same speaker, or a word at least as firm of somebody who is not an outsider to it.
    private func replaces(_ newer: ClaimInContext, _ older: ClaimInContext) -> Bool {
        guard newer.claim.modality != .rumour || older.claim.modality == .rumour else { return false }
        guard let newDay = newer.day, let oldDay = older.day, newDay >= oldDay else { return false }
        if let speaker = newer.claim.speaker?.name, speaker == older.claim.speaker?.name { return true }
        return newer.firmness >= older.firmness && newDay > oldDay
    }

    /// 10, 100 or 1,000 where two numbers differ by exactly that, as they do when a scale was misread.
    private func slipFactor(_ left: Claim, _ right: Claim) -> Int? {
        guard left.quantity.unit == right.quantity.unit,
            let first = left.quantity.interval.point, let second = right.quantity.interval.point
        else { return nil }
        return [1, 2, 3].first { places in
            first.scaled(byPowerOfTen: places) == second || second.scaled(byPowerOfTen: places) == first
        }.map { [10, 100, 1_000][$0 - 1] }
    }
}
