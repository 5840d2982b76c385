/// A number as somebody wrote it, with what it measures and where it stands.
public struct Figure: Hashable, Sendable, Codable {
    /// The kinds of figure.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// An amount in a currency.
        case money
        /// A percentage, percentage points or basis points.
        case percent
        /// A bare number.
        case number
        /// A number of things or in a physical unit.
        case quantity
        /// A single day.
        case date
        /// A stretch of days.
        case period
    }

    /// What kind of figure it is.
    public let kind: Kind
    /// The words themselves, without the hedge before them: `$10 billion` of `around $10 billion`.
    public let text: String
    /// Where they stand in the article's text.
    public let range: TextRange
    /// The value in whole units; `nil` for dates and periods.
    public let interval: Interval?
    /// The unit of the value; `nil` for bare numbers, dates and periods.
    public let unit: MeasureUnit?
    /// How the value is bounded.
    public let bound: Bound
    /// Whether the text hedges: `about`, `nearly`, `some`.
    public let isApproximate: Bool
    /// The stretch with its hedge: `around $10 billion`. The same as `range` where there is none.
    public let hedgedRange: TextRange
    /// The hedge as written, such as `around` or `more than`.
    public let hedge: String?
    /// What is counted, in the article's words, such as `Nvidia H100 GPUs`.
    public let item: String?
    /// Whether it is a difference: `$10 billion more`, `by $2 billion`.
    public let isDelta: Bool
    /// The same amount in other units, as the text itself converts it: `3.5 billion yuan ($480 million)`.
    public let alternates: [Quantity]
    /// The days of a date or period; `nil` where it could not be resolved, and for other kinds.
    public let period: Period?

    public init(
        kind: Kind, text: String, range: TextRange, interval: Interval?, unit: MeasureUnit?, bound: Bound,
        isApproximate: Bool = false, hedgedRange: TextRange? = nil, hedge: String? = nil, item: String? = nil,
        isDelta: Bool = false, alternates: [Quantity] = [], period: Period? = nil
    ) {
        self.kind = kind
        self.text = text
        self.range = range
        self.interval = interval
        self.unit = unit
        self.bound = bound
        self.isApproximate = isApproximate
        self.hedgedRange = hedgedRange ?? range
        self.hedge = hedge
        self.item = item
        self.isDelta = isDelta
        self.alternates = alternates
        self.period = period
    }
}

/// A value with its unit.
public struct Quantity: Hashable, Sendable, Codable {
    /// The value in whole units.
    public let interval: Interval
    /// The unit.
    public let unit: MeasureUnit

    public init(interval: Interval, unit: MeasureUnit) {
        self.interval = interval
        self.unit = unit
    }
}

/// A name in an article, and what it stands for.
public struct Entity: Hashable, Sendable, Codable {
    /// The kinds of entity.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A company or other organisation.
        case company
        /// A person.
        case person
        /// A product: an accelerator, a model, a vehicle.
        case product
        /// A place.
        case place
        /// A ticker symbol.
        case ticker
    }

    /// What kind of thing is named.
    public let kind: Kind
    /// The canonical name: `Tesla` for `Tesla Inc` and `the carmaker`.
    public let name: String
    /// The words in the article.
    public let text: String
    /// Where they stand.
    public let range: TextRange
    /// Whether the words stand for a name given elsewhere: `the carmaker`, `it`, `the CEO`.
    public let isReference: Bool
    /// A person's office, such as `chief executive`; `nil` where the text gives none and for other kinds.
    public let role: String?
    /// The canonical name of a person's employer, a subsidiary's parent, a product's maker; `nil` where none is known.
    public let organisation: String?

    public init(
        kind: Kind, name: String, text: String, range: TextRange, isReference: Bool = false, role: String? = nil,
        organisation: String? = nil
    ) {
        self.kind = kind
        self.name = name
        self.text = text
        self.range = range
        self.isReference = isReference
        self.role = role
        self.organisation = organisation
    }

    /// Reads also what earlier versions wrote, who knew neither references nor posts.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        kind = try values.decode(Kind.self, forKey: .kind)
        name = try values.decode(String.self, forKey: .name)
        text = try values.decode(String.self, forKey: .text)
        range = try values.decode(TextRange.self, forKey: .range)
        isReference = try values.decodeIfPresent(Bool.self, forKey: .isReference) ?? false
        role = try values.decodeIfPresent(String.self, forKey: .role)
        organisation = try values.decodeIfPresent(String.self, forKey: .organisation)
    }
}
