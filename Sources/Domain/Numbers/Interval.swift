/// What a number is known to lie in: a closed interval, open to infinity where an end is missing.
///
/// `over 130` is [130, ∞), `11 to 12` is [11, 12], `10` is [10, 10]. At least one end is there, and the low end
/// is never above the high one: no initialiser makes anything else.
public struct Interval: Hashable, Sendable {
    /// The lower end; `nil` where the text gives none.
    public let low: ExactDecimal?
    /// The upper end; `nil` where the text gives none.
    public let high: ExactDecimal?

    /// An interval between two ends, of which one may be missing; `nil` if both are or if low is above high.
    public init?(low: ExactDecimal?, high: ExactDecimal?) {
        switch (low, high) {
        case (nil, nil): return nil
        case (let low?, let high?) where low > high: return nil
        default: break
        }
        self.low = low
        self.high = high
    }

    /// An interval of width zero.
    public init(point: ExactDecimal) {
        low = point
        high = point
    }

    /// The value of an interval of width zero.
    public var point: ExactDecimal? { low == high ? low : nil }

    /// The middle of a closed interval, the only end of an open one. For the model; never for printing.
    public var midpoint: Double {
        switch (low, high) {
        case (let low?, let high?): (low.doubleValue + high.doubleValue) / 2
        case (let end?, nil), (nil, let end?): end.doubleValue
        case (nil, nil): .nan
        }
    }

    /// Whether two intervals have a value in common.
    public func overlaps(_ other: Interval) -> Bool {
        let below = high.flatMap { high in other.low.map { high < $0 } } ?? false
        let above = low.flatMap { low in other.high.map { low > $0 } } ?? false
        return !below && !above
    }

    /// Both ends times a power of ten.
    public func scaled(byPowerOfTen places: Int) -> Interval {
        Interval(unchecked: low?.scaled(byPowerOfTen: places), high?.scaled(byPowerOfTen: places))
    }

    /// The interval mirrored at zero.
    public var negated: Interval { Interval(unchecked: high.map { -$0 }, low.map { -$0 }) }

    private init(unchecked low: ExactDecimal?, _ high: ExactDecimal?) {
        self.low = low
        self.high = high
    }
}

extension Interval: Codable {
    private enum CodingKeys: String, CodingKey { case low, high }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        let low = try container.decodeIfPresent(ExactDecimal.self, forKey: .low)
        let high = try container.decodeIfPresent(ExactDecimal.self, forKey: .high)
        guard let interval = Interval(low: low, high: high) else {
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "an interval without ends, or its low end above its high one"))
        }
        self = interval
    }
}

/// How a text bounds its number.
public enum Bound: String, Hashable, Sendable, Codable, CaseIterable {
    /// `$10 billion`
    case exact
    /// `about`, `nearly`, `roughly $10 billion`
    case about
    /// `over`, `at least`, `more than $10 billion`
    case atLeast
    /// `up to`, `as much as $10 billion`
    case atMost
    /// `$35 billion to $40 billion`
    case range
}
