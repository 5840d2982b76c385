#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension NormalDistribution {
    /// Turns a block of ranks between 0 and 1 into standard normal deviations, in place: `quantile(_:)` for many.
    ///
    /// The middle 85 per cent go through one rational function without a branch; the rest are asked for one by one.
    static func quantiles(_ block: UnsafeMutablePointer<Double>, _ count: Int) {
        for index in 0..<count {
            let offset = block[index] - 0.5
            let r = 0.180625 - offset * offset
            let a7 = 2.5090809287301226727e3 * r + 3.3430575583588128105e4
            let a5 = (a7 * r + 6.7265770927008700853e4) * r + 4.5921953931549871457e4
            let a3 = (a5 * r + 1.3731693765509461125e4) * r + 1.9715909503065514427e3
            let numerator = (a3 * r + 1.3314166789178437745e2) * r + 3.3871328727963666080
            let b7 = 5.2264952788528545610e3 * r + 2.8729085735721942674e4
            let b5 = (b7 * r + 3.9307895800092710610e4) * r + 2.1213794301586595867e4
            let b3 = (b5 * r + 5.3941960214247511077e3) * r + 6.8718700749205790830e2
            let denominator = (b3 * r + 4.2313330701600911252e1) * r + 1
            // Outside of the middle the rank itself is kept, twice as far out, for the second pass.
            block[index] = abs(offset) <= 0.425 ? offset * numerator / denominator : block[index] + 1_000
        }
        for index in 0..<count where block[index] > 900 { block[index] = tail(block[index] - 1_000) }
    }

    /// The deviation of a rank outside of the middle; the farthest are left to `quantile(_:)`.
    private static func tail(_ rank: Double) -> Double {
        let r = (-log(rank < 0.5 ? rank : 1 - rank)).squareRoot() - 1.6
        guard r <= 3.4 else { return quantile(rank) }
        let a7 = 7.74545014278341407640e-4 * r + 2.27238449892691845833e-2
        let a5 = (a7 * r + 2.41780725177450611770e-1) * r + 1.27045825245236838258
        let a3 = (a5 * r + 3.64784832476320460504) * r + 5.76949722146069140550
        let numerator = (a3 * r + 4.63033784615654529590) * r + 1.42343711074968357734
        let b7 = 1.05075007164441684324e-9 * r + 5.47593808499534494600e-4
        let b5 = (b7 * r + 1.51986665636164571966e-2) * r + 1.48103976427480074590e-1
        let b3 = (b5 * r + 6.89767334985100004550e-1) * r + 1.67638483018380384940
        let denominator = (b3 * r + 2.05319162663775882187) * r + 1
        return rank < 0.5 ? -numerator / denominator : numerator / denominator
    }
}
