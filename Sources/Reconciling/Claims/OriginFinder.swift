import Domain
import Reference

/// Finds the acts of publication behind claims: forty outlets that quote one post are one origin.
///
/// A statement is told by its speaker, its occasion and its day. Where nobody is named the publication answers for it:
/// the one that a copied text is from, and not each that copied it.
struct OriginFinder {
    private let thresholds: ReconcilingThresholds

    init(_ thresholds: ReconcilingThresholds) { self.thresholds = thresholds }

    /// One claim's statement, before others are laid beside it.
    private struct Statement {
        let channel: Channel
        let statedOn: Period?
        let day: Int?
        let published: Int?
    }

    /// The origins of claims about one fact, sorted.
    func origins(of claims: [ClaimInContext]) -> [Origin] {
        if claims.count == 1 { return [Self.origin(named: Self.name(of: claims[0]), Self.statement(of: claims[0]))] }
        var bySpeaker: [String: [Statement]] = [:]
        for claim in claims { bySpeaker[Self.name(of: claim), default: []].append(Self.statement(of: claim)) }
        var origins: [Origin] = []
        for (name, statements) in bySpeaker { origins += occasions(named: name, statements) }
        return origins.sorted { left, right in
            (left.name, left.statedOn?.start?.dayNumber ?? 0, left.channel.rawValue)
                < (right.name, right.statedOn?.start?.dayNumber ?? 0, right.channel.rawValue)
        }
    }

    /// Whether two claims repeat one statement.
    func areOne(_ left: ClaimInContext, _ right: ClaimInContext) -> Bool { origins(of: [left, right]).count == 1 }

    private static func name(of claim: ClaimInContext) -> String { claim.speaker ?? claim.source.home }

    private static func statement(of claim: ClaimInContext) -> Statement {
        guard let speaker = claim.claim.speaker, speaker.kind != .unnamed, speaker.kind != .outlet else {
            return Statement(channel: .report, statedOn: nil, day: nil, published: nil)
        }
        return Statement(
            channel: claim.claim.channel, statedOn: claim.claim.statedOn, day: claim.day, published: claim.source.day)
    }

    private static func origin(named name: String, _ statement: Statement) -> Origin {
        Origin(name: name, channel: statement.channel, statedOn: statement.statedOn)
    }

    /// One speaker's occasions: statements of one day are one, whatever the way they are said to have been made by as
    /// long as no two name different ways; what is not dated belongs to the last occasion before it was printed.
    private func occasions(named name: String, _ statements: [Statement]) -> [Origin] {
        var occasions: [Origin] = []
        let dated = statements.filter { $0.statedOn != nil }.sorted { left, right in
            let first = (left.statedOn?.start?.dayNumber ?? 0, left.statedOn?.dayCount ?? .max)
            let second = (right.statedOn?.start?.dayNumber ?? 0, right.statedOn?.dayCount ?? .max)
            return first == second ? left.channel.rawValue < right.channel.rawValue : first < second
        }
        for statement in dated {
            let candidate = Self.origin(named: name, statement)
            // In the order of days only the last occasions, one for each way, can be the same.
            if let index = occasions.indices.suffix(Channel.allCases.count).last(where: {
                Self.areOne(occasions[$0], candidate)
            }) {
                occasions[index] = Self.merged(occasions[index], candidate)
            } else {
                occasions.append(candidate)
            }
        }
        var open: [(origin: Origin, published: Int)] = []
        let undated = statements.filter { $0.statedOn == nil }.sorted { left, right in
            (left.published ?? .min, left.channel.rawValue) < (right.published ?? .min, right.channel.rawValue)
        }
        for statement in undated {
            let candidate = Self.origin(named: name, statement)
            if let index = last(in: occasions, before: statement, candidate) {
                occasions[index] = Self.merged(occasions[index], candidate)
            } else if let index = open.indices.last, isSoonAfter(open[index].published, statement.published),
                Self.haveOneChannel(open[index].origin, candidate)
            {
                open[index].origin = Self.merged(open[index].origin, candidate)
                open[index].published = statement.published ?? open[index].published
            } else {
                open.append((candidate, statement.published ?? .min))
            }
        }
        return occasions + open.map(\.origin)
    }

    /// The last dated occasion that an undated statement can be a quotation of.
    private func last(in occasions: [Origin], before statement: Statement, _ candidate: Origin) -> Int? {
        guard let published = statement.published else {
            return occasions.indices.last { Self.haveOneChannel(occasions[$0], candidate) }
        }
        var low = 0
        var high = occasions.count
        while low < high {
            let middle = (low + high) / 2
            if (occasions[middle].statedOn?.start?.dayNumber ?? .min) <= published {
                low = middle + 1
            } else {
                high = middle
            }
        }
        return occasions.indices[..<low].suffix(Channel.allCases.count).last { index in
            isSoonAfter((occasions[index].statedOn?.end ?? occasions[index].statedOn?.start)?.dayNumber, published)
                && Self.haveOneChannel(occasions[index], candidate)
        }
    }

    private func isSoonAfter(_ day: Int?, _ published: Int?) -> Bool {
        guard let day, let published, day != .min else { return true }
        return published <= day + thresholds.occasionDays
    }

    private static func haveOneChannel(_ left: Origin, _ right: Origin) -> Bool {
        left.channel == right.channel || left.channel == .unstated || right.channel == .unstated
    }

    private static func areOne(_ left: Origin, _ right: Origin) -> Bool {
        guard haveOneChannel(left, right), let first = left.statedOn, let second = right.statedOn else { return false }
        return first.overlaps(second)
    }

    private static func merged(_ left: Origin, _ right: Origin) -> Origin {
        let days = [left.statedOn, right.statedOn].compactMap(\.self)
        return Origin(
            name: left.name, channel: left.channel == .unstated ? right.channel : left.channel,
            statedOn: days.min { ($0.dayCount ?? Int.max) < ($1.dayCount ?? Int.max) })
    }
}
