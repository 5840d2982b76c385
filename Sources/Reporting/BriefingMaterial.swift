public import Domain

/// All that a briefing is made of.
public struct BriefingMaterial: Sendable {
    /// Whose briefing, by canonical name.
    public let company: String
    /// The facts as of the briefing's moment, other companies' included.
    public let ledger: Ledger
    /// What changed since the last briefing; empty for a first one.
    public let changes: [FactChange]
    /// The moment of the last briefing; `nil` for a first one.
    public let previousAsOf: Moment?
    /// What the model makes of the facts; `nil` where they give it nothing to work with.
    public let projection: Projection?
    /// The same for the first year, were its money formal guidance; `nil` where it is as sure as that.
    public let asGuidance: Projection?
    /// How the projection came from the last briefing's facts to these; `nil` where it stands still.
    public let bridge: ProjectionBridge?
    /// What stated numbers imply of each other.
    public let checks: [CrossCheck]
    /// Inputs that could not be read, each with its reason in words.
    public let quarantined: [String]

    /// Puts one together from its parts.
    public init(
        company: String, ledger: Ledger, changes: [FactChange] = [], previousAsOf: Moment? = nil,
        projection: Projection? = nil, asGuidance: Projection? = nil, bridge: ProjectionBridge? = nil,
        checks: [CrossCheck] = [], quarantined: [String] = []
    ) {
        self.company = company
        self.ledger = ledger
        self.changes = changes
        self.previousAsOf = previousAsOf
        self.projection = projection
        self.asGuidance = asGuidance
        self.bridge = bridge
        self.checks = checks
        self.quarantined = quarantined
    }
}
