/// A decimal number held exactly: `significand × 10^exponent`, in lowest terms.
///
/// Numbers read from text stay in this form until one is printed or enters the model, so that no digit is lost.
public struct ExactDecimal: Hashable, Sendable {
    /// The digits, with the sign; no trailing zero unless the number is zero.
    public let significand: Int64
    /// The power of ten.
    public let exponent: Int

    /// The number `significand × 10^exponent`, brought to lowest terms.
    public init(significand: Int64, exponent: Int = 0) {
        var digits = significand
        var power = exponent
        if digits == 0 {
            power = 0
        } else {
            while digits % 10 == 0 {
                digits /= 10
                power += 1
            }
        }
        self.significand = digits
        self.exponent = power
    }

    /// A whole number.
    public init(_ whole: Int) { self.init(significand: Int64(whole)) }

    /// Reads plain decimal text such as `-4.02` or `35000000000`; `nil` for anything else, and past 18 digits.
    public init?(_ text: String) {
        var digits: Int64 = 0
        var exponent = 0
        var count = 0
        var seenPoint = false
        var bytes = Array(text.utf8)[...]
        let negative = bytes.first == UInt8(ascii: "-")
        if negative { bytes = bytes.dropFirst() }
        for byte in bytes {
            if byte == UInt8(ascii: "."), !seenPoint {
                seenPoint = true
                continue
            }
            guard byte >= 48, byte <= 57, count < 18 else { return nil }
            digits = digits * 10 + Int64(byte - 48)
            count += 1
            if seenPoint { exponent -= 1 }
        }
        guard count > 0 else { return nil }
        self.init(significand: negative ? -digits : digits, exponent: exponent)
    }

    /// Zero.
    public static let zero = ExactDecimal(0)

    /// The nearest `Double`; correctly rounded, as it is read from the decimal text.
    public var doubleValue: Double { Double("\(significand)e\(exponent)") ?? .nan }

    /// Ten to the power `places` times the number.
    public func scaled(byPowerOfTen places: Int) -> ExactDecimal {
        ExactDecimal(significand: significand, exponent: exponent + places)
    }

    /// The number with its sign turned.
    public static prefix func - (value: ExactDecimal) -> ExactDecimal {
        ExactDecimal(significand: -value.significand, exponent: value.exponent)
    }

    /// The exact product, or `nil` where it has more digits than fit.
    public func multiplied(by other: ExactDecimal) -> ExactDecimal? {
        let (product, overflow) = significand.multipliedReportingOverflow(by: other.significand)
        return overflow ? nil : ExactDecimal(significand: product, exponent: exponent + other.exponent)
    }

    /// The exact sum, or `nil` where it has more digits than fit.
    public func adding(_ other: ExactDecimal) -> ExactDecimal? {
        guard let (left, right, power) = Self.aligned(self, other) else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        guard !overflow, let digits = Int64(exactly: sum) else { return nil }
        return ExactDecimal(significand: digits, exponent: power)
    }

    /// The magnitude.
    public var magnitude: ExactDecimal { significand < 0 ? -self : self }

    private static func aligned(_ left: Self, _ right: Self) -> (Int128, Int128, Int)? {
        let power = min(left.exponent, right.exponent)
        func digits(_ value: Self) -> Int128? {
            let places = value.exponent - power
            guard value.significand != 0 else { return 0 }
            guard places <= 18 else { return nil }
            var result = Int128(value.significand)
            for _ in 0..<places { result *= 10 }
            return result
        }
        guard let first = digits(left), let second = digits(right) else { return nil }
        return (first, second, power)
    }
}

extension ExactDecimal: Comparable {
    public static func < (left: Self, right: Self) -> Bool {
        if let (first, second, _) = aligned(left, right) { return first < second }
        return left.doubleValue < right.doubleValue
    }
}

extension ExactDecimal: CustomStringConvertible {
    /// Plain decimal text without an exponent, such as `3500000000` or `0.62`.
    public var description: String {
        let sign = significand < 0 ? "-" : ""
        let digits = String(significand.magnitude)
        if exponent >= 0 { return sign + digits + String(repeating: "0", count: exponent) }
        let places = -exponent
        if digits.count > places {
            return sign + digits.dropLast(places) + "." + digits.suffix(places)
        }
        return sign + "0." + String(repeating: "0", count: places - digits.count) + digits
    }
}

extension ExactDecimal: Codable {
    /// Decimal text in quotation marks, since a JSON number passes through a `Double` in many readers.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let value = ExactDecimal(text) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "“\(text)” is no decimal number")
        }
        self = value
    }
}
