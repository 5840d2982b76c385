import Domain

/// How far a fact can be leaned on, by who said it, where, and how often independently.
enum Certainty: String, Sendable {
    /// A rumour, an estimate, a remark, or nobody named.
    case weak
    /// Said by somebody who should know, once.
    case fair
    /// A company document or call, or several origins.
    case firm

    private static let firmChannels: Set<Channel> = [.filing, .release, .resultsCall]

    init(_ fact: Fact) {
        let isOfficial = Self.firmChannels.contains(fact.lead.channel)
        let isGuess = fact.modality == .rumour || fact.modality == .estimate
        if isGuess || fact.lead.speaker == nil && !isOfficial || fact.lead.speaker?.kind == .unnamed {
            self = .weak
        } else if !fact.conflicting.isEmpty {
            self = .weak
        } else if isOfficial || fact.origins.count > 1 && fact.lead.channel != .post {
            self = .firm
        } else {
            self = fact.lead.channel == .post ? .weak : .fair
        }
    }
}
