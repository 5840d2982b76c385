extension Assumption {
    /// The ends of a parameter's distribution in one year.
    public struct Ends: Hashable, Sendable {
        /// p10, or the minimum.
        public let low: Double
        /// p50, or the mode.
        public let mid: Double
        /// p90, or the maximum.
        public let high: Double
    }

    /// Whether the ends depend on the year.
    public var drifts: Bool { (growthPerYear ?? 0) != 0 && baseYear != nil }

    /// Whether it is a share of something.
    public var isShare: Bool { unit.hasPrefix("share") }

    /// The ends in a year: shares add their growth, held within 0.02 and 0.97 and with the middle at most 0.92;
    /// everything else compounds it. Without a year, or without growth, the ends as they stand.
    public func ends(in year: Int?) -> Ends {
        guard drifts, let growth = growthPerYear, let baseYear, let year else {
            return Ends(low: low, mid: mid, high: high)
        }
        if isShare {
            let shift = growth * Double(year - baseYear)
            func held(_ value: Double) -> Double { min(0.97, max(0.02, value + shift)) }
            let middle = min(held(mid), 0.92)
            return Ends(low: min(held(low), middle - 0.02), mid: middle, high: max(held(high), middle + 0.02))
        }
        let factor = Power.power(1 + growth, Double(year - baseYear))
        return Ends(low: low * factor, mid: mid * factor, high: high * factor)
    }
}
