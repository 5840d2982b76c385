/// What happened to a fact since the last look at it.
public struct FactChange: Hashable, Sendable, Codable {
    /// The words of the ledger.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Nobody had said it before.
        case new
        /// The same voice, or the company in place of who told of its plan, names more.
        case raised
        /// The same voice, or the company in place of who told of its plan, names less.
        case cut
        /// A firmer voice, or the outcome itself, takes the place of another number.
        case superseded
        /// The status is surer than it was.
        case firmer
        /// A new origin or a firmer status says the same.
        case confirmed
        /// Another outlet, the same origin: no news.
        case repeated
        /// A rumour says otherwise; it supersedes nothing.
        case disputed
        /// Another source says otherwise.
        case contradicted
        /// It is no longer said: its article was changed or vanished. Both wordings are kept.
        case withdrawn
        /// A new fact beside one that is for something else: nothing is raised or cut by it.
        case otherScope
        /// A number off by a power of ten or by the exchange rate was said: shown as weak, kept out of the model.
        case slip
        /// We had read it differently: a new version or a correction. Never news.
        case corrected
        /// Nothing happened.
        case unchanged

        /// Whether a reader wants to be told: something was said that had not been said before.
        public var isNews: Bool { ![.unchanged, .repeated, .corrected, .slip].contains(self) }
    }

    /// What happened.
    public let kind: Kind
    /// The fact as it is now; as it was, where it was withdrawn.
    public let fact: Fact
    /// The fact as it was; the fact beside it for one of another scope; `nil` for a new one.
    public let previous: Fact?
    /// The claim that made the change, where it does not lead the fact: who disputes, contradicts or slips.
    public let cause: Claim?

    public init(kind: Kind, fact: Fact, previous: Fact?, cause: Claim? = nil) {
        self.kind = kind
        self.fact = fact
        self.previous = previous
        self.cause = cause
    }
}
