import Domain

/// How far a fact can be leaned on, by who said it, where, and how often independently.
enum Certainty: String, Sendable {
    /// A rumour, an estimate, a remark, or nobody named.
    case weak
    /// Said by somebody who should know, once.
    case fair
    /// A company document or call about what has happened or about its own outlook, or several origins.
    case firm

    private static let firmChannels: Set<Channel> = [.filing, .release, .resultsCall]

    /// A plan stays a plan in a company's own release.
    private static let firmModalities: Set<Modality> = [.actual, .guidance]

    init(_ fact: Fact) {
        let isOfficial = Self.firmChannels.contains(fact.lead.channel)
        let isGuess = fact.modality == .rumour || fact.modality == .estimate
        if isGuess || fact.lead.speaker == nil && !isOfficial || fact.lead.speaker?.kind == .unnamed {
            self = .weak
        } else if !fact.conflicting.isEmpty {
            self = .weak
        } else if isOfficial && Self.firmModalities.contains(fact.modality)
            || fact.origins.count > 1 && fact.lead.channel != .post
        {
            self = .firm
        } else {
            self = fact.lead.channel == .post ? .weak : .fair
        }
    }
}
