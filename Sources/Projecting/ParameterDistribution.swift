import Domain

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The distribution of a parameter in one year, read at a quantile.
struct ParameterDistribution {
    private let shape: Assumption.Distribution
    private let ends: Assumption.Ends

    init(_ assumption: Assumption, year: Int? = nil) {
        shape = assumption.distribution
        ends = assumption.ends(in: year)
    }

    /// The value `z` standard deviations of a normal variable from the middle.
    func value(atDeviation z: Double) -> Double {
        switch shape {
        case .constant: return ends.mid
        case .logNormal:
            let sigma = (z < 0 ? log(ends.mid / ends.low) : log(ends.high / ends.mid)) / NormalDistribution.z90
            return exp(log(ends.mid) + sigma * z)
        case .pert, .triangular: return value(atQuantile: NormalDistribution.cumulative(z))
        }
    }

    /// The value below which the share `u` of the distribution lies.
    func value(atQuantile u: Double) -> Double {
        let (low, mid, high) = (ends.low, ends.mid, ends.high)
        let width = high - low
        switch shape {
        case .constant, .logNormal: return value(atDeviation: NormalDistribution.quantile(u))
        case .pert:
            return beta.map { low + width * $0.shape.quantile(u) } ?? mid
        case .triangular:
            guard width > 0 else { return mid }
            return u < (mid - low) / width
                ? low + (u * width * (mid - low)).squareRoot() : high - ((1 - u) * width * (high - mid)).squareRoot()
        }
    }

    /// The beta distribution behind a PERT with its place; `nil` for the other shapes and for a width of none.
    var beta: (shape: BetaDistribution, low: Double, width: Double)? {
        let width = ends.high - ends.low
        guard shape == .pert, width > 0 else { return nil }
        let beta = BetaDistribution(
            a: 1 + 4 * (ends.mid - ends.low) / width, b: 1 + 4 * (ends.high - ends.mid) / width)
        return (beta, ends.low, width)
    }

    /// The factor about the middle, with one spread to both sides: a log-normal by the ratio of p90 to p10.
    func factor(atDeviation z: Double) -> Double { exp(log(ends.high / ends.low) / (2 * NormalDistribution.z90) * z) }
}
