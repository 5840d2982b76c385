import Domain

/// Finds the acts of publication behind claims: forty outlets that quote one post are one origin.
struct OriginFinder {
    /// The origins of claims about one fact, sorted.
    func origins(of claims: [ClaimInContext]) -> [Origin] {
        var origins: [Origin] = []
        for claim in claims {
            let candidate = origin(of: claim)
            if let index = origins.firstIndex(where: { isSame($0, candidate) }) {
                origins[index] = merged(origins[index], candidate)
            } else {
                origins.append(candidate)
            }
        }
        return origins.sorted { left, right in
            (left.name, left.statedOn?.start?.dayNumber ?? 0, left.channel.rawValue)
                < (right.name, right.statedOn?.start?.dayNumber ?? 0, right.channel.rawValue)
        }
    }

    private func origin(of claim: ClaimInContext) -> Origin {
        guard let speaker = claim.claim.speaker, speaker.kind != .unnamed else {
            // Nobody is named: the outlet answers for it.
            return Origin(name: claim.outlet, channel: .report, statedOn: nil)
        }
        return Origin(name: speaker.name, channel: claim.claim.channel, statedOn: claim.claim.statedOn)
    }

    /// One speaker on one occasion; where a text leaves day or way open, it is taken for the occasion others name.
    private func isSame(_ left: Origin, _ right: Origin) -> Bool {
        guard left.name == right.name else { return false }
        if left.channel != right.channel, left.channel != .unstated, right.channel != .unstated { return false }
        guard let first = left.statedOn, let second = right.statedOn else { return true }
        return first.overlaps(second)
    }

    private func merged(_ left: Origin, _ right: Origin) -> Origin {
        let days = [left.statedOn, right.statedOn].compactMap(\.self)
        return Origin(
            name: left.name, channel: left.channel == .unstated ? right.channel : left.channel,
            statedOn: days.min { ($0.dayCount ?? Int.max) < ($1.dayCount ?? Int.max) })
    }
}
