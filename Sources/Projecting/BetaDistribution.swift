#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A beta distribution on 0 to 1.
struct BetaDistribution {
    /// The first shape parameter, above 0.
    let a: Double
    /// The second shape parameter, above 0.
    let b: Double

    /// The share of the distribution below `x`: the regularised incomplete beta function, by its continued fraction
    /// (DLMF 8.17.22) with Lentz's method.
    func cumulative(_ x: Double) -> Double {
        guard x > 0 else { return 0 }
        guard x < 1 else { return 1 }
        let front = exp(a * log(x) + b * log1p(-x)) * tgamma(a + b) / (tgamma(a) * tgamma(b))
        return x < (a + 1) / (a + b + 2)
            ? front * Self.fraction(a, b, x) / a : 1 - front * Self.fraction(b, a, 1 - x) / b
    }

    /// The value below which the share `u` lies, read from the distribution at 4,097 evenly spaced knots with a straight
    /// line between neighbours.
    ///
    /// That is how the model is defined, so that all implementations agree to the last digits; the exact inverse
    /// differs by less than a hundred-thousandth of the range.
    func quantile(_ u: Double) -> Double {
        let last = 4_096
        guard u > 0 else { return 0 }
        guard u < 1 else { return 1 }
        // The knots rise, so the pair around `u` is found by halving, without working out the others.
        var below = 0
        var above = last
        while above - below > 1 {
            let half = (below + above) / 2
            if cumulative(Double(half) / Double(last)) <= u { below = half } else { above = half }
        }
        let left = Double(below) / Double(last)
        let right = Double(above) / Double(last)
        let low = cumulative(left)
        let rise = cumulative(right) - low
        return rise > 0 ? left + (u - low) * (right - left) / rise : left
    }

    private static func fraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
        let tiny = 1e-300
        func away(_ value: Double) -> Double { abs(value) < tiny ? tiny : value }
        var c = 1.0
        var d = 1 / away(1 - (a + b) * x / (a + 1))
        var result = d
        for step in 1...500 {
            let m = Double(step)
            let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
            d = 1 / away(1 + even * d)
            c = away(1 + even / c)
            result *= d * c
            let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
            d = 1 / away(1 + odd * d)
            c = away(1 + odd / c)
            let change = d * c
            result *= change
            if abs(change - 1) < 1e-16 { break }
        }
        return result
    }
}
