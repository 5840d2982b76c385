/// An interval of doubles, open to infinity where an end is missing: what receipts and formulas work with once an
/// exact number has entered arithmetic.
public struct ValueInterval: Hashable, Sendable, Codable {
    /// The lower end; `nil` where there is none.
    public let low: Double?
    /// The upper end; `nil` where there is none.
    public let high: Double?

    /// `nil` if both ends are missing, one is not finite, or low is above high.
    public init?(low: Double?, high: Double?) {
        if let low, let high { guard low <= high else { return nil } }
        guard low != nil || high != nil, low?.isFinite ?? true, high?.isFinite ?? true else { return nil }
        self.low = low
        self.high = high
    }

    /// A single value; `nil` if it is not finite.
    public init?(_ value: Double) { self.init(low: value, high: value) }

    /// A single finite value.
    init(point: Double) {
        low = point
        high = point
    }

    /// The nearest doubles of an exact interval.
    public init(_ interval: Interval) {
        low = interval.low?.doubleValue
        high = interval.high?.doubleValue
    }

    /// The value of an interval of width zero.
    public var point: Double? { low == high ? low : nil }
}

extension Formula {
    /// The formula over intervals: what its result lies in, given what its inputs lie in.
    ///
    /// Ends are combined by the rules of interval arithmetic, each input taken as free of the others. `nil` where a
    /// name is missing, a divisor's interval holds zero, or nothing at all is known of the result.
    public func interval(_ lookup: (String) -> ValueInterval?) -> ValueInterval? {
        guard let ends = bounds(lookup) else { return nil }
        return ValueInterval(
            low: ends.low.isFinite ? ends.low : nil, high: ends.high.isFinite ? ends.high : nil)
    }

    private typealias Ends = (low: Double, high: Double)

    private func bounds(_ lookup: (String) -> ValueInterval?) -> Ends? {
        switch self {
        case .constant(let value, _): return (value, value)
        case .quantity(let name):
            guard let value = lookup(name) else { return nil }
            return (value.low ?? -.infinity, value.high ?? .infinity)
        case .sum(let terms):
            return Self.fold(terms, from: (0, 0), lookup) { ($0.low + $1.low, $0.high + $1.high) }
        case .product(let factors): return Self.fold(factors, from: (1, 1), lookup, Self.product)
        case .difference(let left, let right):
            guard let first = left.bounds(lookup), let second = right.bounds(lookup) else { return nil }
            return (first.low - second.high, first.high - second.low)
        case .quotient(let left, let right):
            guard let first = left.bounds(lookup), let second = right.bounds(lookup),
                second.low > 0 || second.high < 0
            else { return nil }
            return Self.corners(first, second) { $0 == 0 ? 0 : $0 / $1 }
        case .power(let base, let exponent):
            guard let first = base.bounds(lookup), let second = exponent.bounds(lookup), first.low >= 0 else {
                return nil
            }
            return Self.corners(first, second, Power.power)
        case .minimum(let left, let right):
            guard let first = left.bounds(lookup), let second = right.bounds(lookup) else { return nil }
            return (Swift.min(first.low, second.low), Swift.min(first.high, second.high))
        case .maximum(let left, let right):
            guard let first = left.bounds(lookup), let second = right.bounds(lookup) else { return nil }
            return (Swift.max(first.low, second.low), Swift.max(first.high, second.high))
        }
    }

    private static func fold(
        _ parts: [Formula], from start: Ends, _ lookup: (String) -> ValueInterval?, _ combine: (Ends, Ends) -> Ends
    ) -> Ends? {
        var result = start
        for part in parts {
            guard let ends = part.bounds(lookup) else { return nil }
            result = combine(result, ends)
        }
        return result
    }

    private static func product(_ left: Ends, _ right: Ends) -> Ends {
        corners(left, right) { first, second in first == 0 || second == 0 ? 0 : first * second }
    }

    private static func corners(_ left: Ends, _ right: Ends, _ operation: (Double, Double) -> Double) -> Ends {
        let values = [
            operation(left.low, right.low), operation(left.low, right.high), operation(left.high, right.low),
            operation(left.high, right.high),
        ]
        return (values.min() ?? .nan, values.max() ?? .nan)
    }
}
