/// A reader's correction of how we read a claim: who made it, when and why are its receipt.
///
/// It suppresses the claim or amends what was understood of it. The number itself is never amended: what a page
/// prints has to stand in the article as it is read again, so that a misread number can only be suppressed.
public struct Correction: Hashable, Sendable, Codable {
    /// What a claim is about instead; `nil` for what stays as it was read.
    public struct Amendment: Hashable, Sendable, Codable {
        /// Whose it is, by canonical name.
        public var subject: String?
        /// What is measured.
        public var metric: Metric?
        /// What it is for.
        public var scope: ScopeCode?
        /// What is bought or owned.
        public var item: String?
        /// How the number runs over its period.
        public var basis: Basis?
        /// The days it is about.
        public var period: Period?
        /// How sure it is.
        public var modality: Modality?

        public init() {}

        /// Whether nothing is amended.
        public var isEmpty: Bool { self == Amendment() }
    }

    /// The claim.
    public let claim: Identifier<Claim>
    /// What it is about instead; `nil` where the claim is suppressed.
    public let amendment: Amendment?
    /// Who made the correction.
    public let author: String
    /// The day it was made.
    public let date: CalendarDate
    /// Why.
    public let reason: String

    public init(
        claim: Identifier<Claim>, amendment: Amendment?, author: String, date: CalendarDate, reason: String
    ) {
        self.claim = claim
        self.amendment = amendment
        self.author = author
        self.date = date
        self.reason = reason
    }
}

extension Claim {
    /// The claim read as a correction has it. It keeps its name: it is the same sentence and the same number.
    public func amended(by amendment: Correction.Amendment) -> Claim {
        var claim = self
        if let subject = amendment.subject { claim.subjects = [subject] }
        if let metric = amendment.metric { claim.metric = metric }
        if let scope = amendment.scope { claim.scope = scope }
        if let item = amendment.item { claim.item = item }
        if let basis = amendment.basis { claim.basis = basis }
        if let period = amendment.period { claim.period = period }
        if let modality = amendment.modality { claim.modality = modality }
        return claim
    }
}
