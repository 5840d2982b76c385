/// What has to be equal for two claims to be about the same thing.
public struct FactKey: Hashable, Sendable, Codable {
    /// Whose, by canonical name.
    public let subject: String
    /// What is measured.
    public let metric: Metric
    /// What it is for.
    public let scope: ScopeCode
    /// What is bought or owned.
    public let item: String?
    /// How the number runs over its period.
    public let basis: Basis
    /// The days it is about.
    public let period: Period?

    public init(subject: String, metric: Metric, scope: ScopeCode, item: String?, basis: Basis, period: Period?) {
        self.subject = subject
        self.metric = metric
        self.scope = scope
        self.item = item
        self.basis = basis
        self.period = period
    }
}

/// The act of publication that outlets repeat: who said it, where and when.
public struct Origin: Hashable, Sendable, Codable {
    /// The speaker's name; the outlet's where nobody is named.
    public let name: String
    /// The way it was said.
    public let channel: Channel
    /// The day it was said, as far as the texts tell.
    public let statedOn: Period?

    public init(name: String, channel: Channel, statedOn: Period?) {
        self.name = name
        self.channel = channel
        self.statedOn = statedOn
    }
}

/// What remains when claims about the same thing are laid together.
public struct Fact: HashNamed, Hashable, Sendable, Codable, Identifiable {
    public static let identifierPrefix = "f"

    /// The hash of the key: the fact keeps its name when its value changes.
    public let id: Identifier<Fact>
    /// What it is about.
    public let key: FactKey
    /// The value that stands.
    public let quantity: Quantity
    /// How it is bounded.
    public let bound: Bound
    /// How sure the firmest words for it are.
    public let modality: Modality
    /// The claim whose words the fact is printed in: the firmest, then the newest.
    public let lead: Claim
    /// All claims that agree with the value, the lead first.
    public let supporting: [Claim]
    /// Claims about the same thing whose intervals do not overlap the value.
    public let conflicting: [Claim]
    /// Claims that newer or firmer ones replaced.
    public let superseded: [Claim]
    /// The publications behind the value, sorted.
    public let outlets: [String]
    /// The acts of publication behind the value, sorted.
    public let origins: [Origin]
    /// The value in US dollars, where it is in another currency.
    public let conversion: Conversion?

    public init(
        key: FactKey, quantity: Quantity, bound: Bound, modality: Modality, lead: Claim, supporting: [Claim],
        conflicting: [Claim] = [], superseded: [Claim] = [], outlets: [String], origins: [Origin],
        conversion: Conversion? = nil
    ) {
        id = Identifier(hashing: [
            key.subject, key.metric.rawValue, key.scope.rawValue, key.item ?? "", key.basis.rawValue,
            key.period?.start?.description ?? "", key.period?.end?.description ?? "",
        ])
        self.key = key
        self.quantity = quantity
        self.bound = bound
        self.modality = modality
        self.lead = lead
        self.supporting = supporting
        self.conflicting = conflicting
        self.superseded = superseded
        self.outlets = outlets
        self.origins = origins
        self.conversion = conversion
    }
}

/// An amount in another currency, by a rate of the reference tables.
public struct Conversion: Hashable, Sendable, Codable {
    /// The currency converted to.
    public let unit: MeasureUnit
    /// Units of the original currency for one of the new: CNY for one USD.
    public let unitsPerDollar: Double
    /// The months whose rates were averaged, as `2024-01`.
    public let months: [String]
    /// The lower end, converted.
    public let low: Double?
    /// The upper end, converted.
    public let high: Double?

    public init(unit: MeasureUnit, unitsPerDollar: Double, months: [String], low: Double?, high: Double?) {
        self.unit = unit
        self.unitsPerDollar = unitsPerDollar
        self.months = months
        self.low = low
        self.high = high
    }
}

/// What happened to a fact since the last look at it.
public struct FactChange: Hashable, Sendable, Codable {
    /// The words of the ledger.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Nobody had said it before.
        case new
        /// The value went up.
        case raised
        /// The value went down.
        case cut
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
        /// It is no longer said.
        case withdrawn
        /// Nothing happened.
        case unchanged
    }

    /// What happened.
    public let kind: Kind
    /// The fact as it is now; as it was, where it was withdrawn.
    public let fact: Fact
    /// The fact as it was; `nil` for a new one.
    public let previous: Fact?

    public init(kind: Kind, fact: Fact, previous: Fact?) {
        self.kind = kind
        self.fact = fact
        self.previous = previous
    }
}

/// All facts as of a moment, with what lies behind them.
public struct Ledger: Hashable, Sendable, Codable {
    /// The moment the ledger is true for.
    public let asOf: Moment
    /// The facts, in a fixed order: by subject, then metric, scope, item and period.
    public let facts: [Fact]
    /// Dated things, by day.
    public let events: [Event]
    /// The articles read, by identifier.
    public let articles: [Article]
    /// Claims that no fact takes in, each with the reason in words.
    public let setAside: [SetAside]

    /// A claim left out of every fact, and why.
    public struct SetAside: Hashable, Sendable, Codable {
        /// The claim.
        public let claim: Claim
        /// Why it was left out.
        public let reason: String

        public init(claim: Claim, reason: String) {
            self.claim = claim
            self.reason = reason
        }
    }

    public init(asOf: Moment, facts: [Fact], events: [Event], articles: [Article], setAside: [SetAside] = []) {
        self.asOf = asOf
        self.facts = facts
        self.events = events
        self.articles = articles
        self.setAside = setAside
    }
}
