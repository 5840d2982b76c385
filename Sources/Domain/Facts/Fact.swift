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
    /// How capital expenditure is counted, where claims about one thing count it in several ways; `nil` for the way
    /// that was named first, and for what is not said.
    public let accounting: AccountingBasis?
    /// The unit of a number that is not of its metric's own kind: `percent` for a change of revenue.
    public let measure: MeasureUnit?

    public init(
        subject: String, metric: Metric, scope: ScopeCode, item: String?, basis: Basis, period: Period?,
        accounting: AccountingBasis? = nil, measure: MeasureUnit? = nil
    ) {
        self.subject = subject
        self.metric = metric
        self.scope = scope
        self.item = item
        self.basis = basis
        self.period = period
        self.accounting = accounting
        self.measure = measure
    }
}

extension FactKey {
    /// The name of the fact about this.
    public var factID: Identifier<Fact> {
        var parts = [
            subject, metric.rawValue, scope.rawValue, item ?? "", basis.rawValue, period?.start?.description ?? "",
            period?.end?.description ?? "",
        ]
        // Facts of the common kind keep the names they had before these were told apart.
        if accounting != nil || measure != nil { parts += [accounting?.rawValue ?? "", measure?.rawValue ?? ""] }
        return Identifier(hashing: parts)
    }
}

/// Why a claim leads its fact: what weighs, in the order of its weight.
public enum StandingReason: String, Hashable, Sendable, Codable, CaseIterable {
    /// It has happened.
    case hasHappened
    /// The company itself says so.
    case companyItself
    /// Somebody named says so, who does not speak for the company.
    case namedOutsider
    /// An outlet tells it, and names nobody.
    case outletAlone
    /// Unnamed sources say so, and nobody else does.
    case unnamedSources
    /// It stands in a filing, a release or was said on a results call.
    case companyDocument
    /// It is the newest word of several.
    case newestWord
    /// More than one origin says so.
    case severalOrigins
    /// Nobody else says anything about it.
    case onlyWord
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
    /// How capital expenditure is counted, where a claim says so.
    public let accounting: AccountingBasis?
    /// Why the lead leads, the weightiest reason first.
    public let standing: [StandingReason]

    public init(
        key: FactKey, quantity: Quantity, bound: Bound, modality: Modality, lead: Claim, supporting: [Claim],
        conflicting: [Claim] = [], superseded: [Claim] = [], outlets: [String], origins: [Origin],
        conversion: Conversion? = nil, accounting: AccountingBasis? = nil, standing: [StandingReason] = []
    ) {
        id = key.factID
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
        self.accounting = accounting
        self.standing = standing
    }

    /// Reads also what earlier versions wrote, who knew no reasons.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            key: try values.decode(FactKey.self, forKey: .key),
            quantity: try values.decode(Quantity.self, forKey: .quantity),
            bound: try values.decode(Bound.self, forKey: .bound),
            modality: try values.decode(Modality.self, forKey: .modality),
            lead: try values.decode(Claim.self, forKey: .lead),
            supporting: try values.decode([Claim].self, forKey: .supporting),
            conflicting: try values.decode([Claim].self, forKey: .conflicting),
            superseded: try values.decode([Claim].self, forKey: .superseded),
            outlets: try values.decode([String].self, forKey: .outlets),
            origins: try values.decode([Origin].self, forKey: .origins),
            conversion: try values.decodeIfPresent(Conversion.self, forKey: .conversion),
            accounting: try values.decodeIfPresent(AccountingBasis.self, forKey: .accounting),
            standing: try values.decodeIfPresent([StandingReason].self, forKey: .standing) ?? [])
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
    /// Where none of the period's months was known and the last known one stands in for them: how far the rate may
    /// be from it either way, as a share (`0.08` for 8 %), by how it moved over as many months before. `nil` where
    /// the period's own months were averaged.
    public let uncertainty: Double?

    public init(
        unit: MeasureUnit, unitsPerDollar: Double, months: [String], low: Double?, high: Double?,
        uncertainty: Double? = nil
    ) {
        self.unit = unit
        self.unitsPerDollar = unitsPerDollar
        self.months = months
        self.low = low
        self.high = high
        self.uncertainty = uncertainty
    }
}
