import Domain

/// A fraction of an exact decimal, for numbers such as two thirds; no arithmetic of it traps.
struct ExactFraction: Sendable {
    let numerator: ExactDecimal
    let denominator: Int64

    init(_ numerator: ExactDecimal, over denominator: Int64 = 1) {
        self.numerator = numerator
        self.denominator = max(denominator, 1)
    }

    init(_ whole: Int64) { self.init(ExactDecimal(significand: whole)) }

    /// The number times a power of ten; `nil` far outside of what newspapers write.
    func scaled(byPowerOfTen places: Int) -> ExactFraction? {
        guard abs(numerator.exponent + places) <= 40 else { return nil }
        return ExactFraction(numerator.scaled(byPowerOfTen: places), over: denominator)
    }

    /// `nil` where the digits do not fit.
    func times(_ factor: ExactDecimal) -> ExactFraction? {
        numerator.multiplied(by: factor).map { ExactFraction($0, over: denominator) }
    }

    /// `nil` where the digits do not fit.
    func divided(by divisor: Int64) -> ExactFraction? {
        let (product, overflow) = denominator.multipliedReportingOverflow(by: divisor)
        return overflow || divisor <= 0 ? nil : ExactFraction(numerator, over: product)
    }

    /// `nil` where the digits do not fit.
    func plus(_ other: ExactFraction) -> ExactFraction? {
        guard let left = numerator.multiplied(by: ExactDecimal(significand: other.denominator)),
            let right = other.numerator.multiplied(by: ExactDecimal(significand: denominator)),
            let sum = left.adding(right)
        else { return nil }
        return ExactFraction(sum).divided(by: denominator)?.divided(by: other.denominator)
    }

    /// A decimal's power, cut to seventeen digits; `nil` for other fractions and far outside of what is written.
    func raised(to exponent: Int) -> ExactFraction? {
        let limit = Int128(100_000_000_000_000_000)
        guard denominator == 1, abs(exponent) < 100, numerator.significand != 0 || exponent > 0 else { return nil }
        var digits = Int128(1)
        var power = 0
        for _ in 0..<abs(exponent) {
            guard let product = Self.product(digits, Int128(numerator.significand)) else { return nil }
            digits = product
            power += numerator.exponent
            while digits.magnitude >= limit.magnitude {
                digits /= 10
                power += 1
            }
        }
        if exponent < 0 {
            digits = limit * limit / digits
            power = -34 - power
            while digits.magnitude >= limit.magnitude {
                digits /= 10
                power += 1
            }
        }
        guard abs(power) <= 40 else { return nil }
        return ExactFraction(ExactDecimal(significand: Int64(digits), exponent: power))
    }

    /// The number as a decimal: exact where it ends, else to fifteen digits.
    var decimal: ExactDecimal {
        guard denominator > 1 else { return numerator }
        var divisor = denominator
        var digits = Int128(numerator.significand)
        var exponent = numerator.exponent
        // Ten divided by two is five: each factor two or five of the divisor costs one place.
        for (prime, cofactor) in [(Int64(2), Int128(5)), (5, 2)] {
            while divisor % prime == 0, let next = Self.product(digits, cofactor) {
                divisor /= prime
                digits = next
                exponent -= 1
            }
        }
        if divisor > 1, digits % Int128(divisor) == 0 {
            digits /= Int128(divisor)
            divisor = 1
        }
        if divisor > 1 {
            let enough = Int128(100_000_000_000_000) * Int128(divisor)
            while digits != 0, digits.magnitude < enough.magnitude, let next = Self.product(digits, 10) {
                digits = next
                exponent -= 1
            }
            let half = Int128(divisor) / 2
            digits = (digits + (digits < 0 ? -half : half)) / Int128(divisor)
        }
        while digits.magnitude >= 1_000_000_000_000_000_000 {
            digits /= 10
            exponent += 1
        }
        return ExactDecimal(significand: Int64(digits), exponent: exponent)
    }

    private static func product(_ left: Int128, _ right: Int128) -> Int128? {
        let (product, overflow) = left.multipliedReportingOverflow(by: right)
        return overflow ? nil : product
    }
}
