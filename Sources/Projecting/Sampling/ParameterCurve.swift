import Domain

/// A parameter's value by the standard normal deviation it is read at: a table with straight lines between its knots.
///
/// With knots a hundredth apart the lines are within a hundred-thousandth of the curve, far below the error of any
/// number of samples; beyond the table the distribution itself is asked.
struct ParameterCurve: Sendable {
    private static let reach = 4.5
    private static let knots = 900
    private static let perUnit = Double(knots) / (2 * reach)

    private let values: [Double]
    private let beyond: @Sendable (Double) -> Double

    /// The curve of a variable; of a parameter that no table has only deviation and rank are known, the rest is NaN.
    init(_ variable: GraphProgram.Variable, _ assumption: Assumption?) {
        let deviations = (0...Self.knots).map { Double($0) / Self.perUnit - Self.reach }
        switch (variable.part, assumption) {
        case (.deviation, _): beyond = { $0 }
        case (.rank, _): beyond = { NormalDistribution.cumulative($0) }
        case (_, nil): beyond = { _ in .nan }
        case (.spread, let assumption?):
            let distribution = ParameterDistribution(assumption)
            beyond = { distribution.factor(atDeviation: $0) }
        case (.value, let assumption?):
            let distribution = ParameterDistribution(assumption, year: variable.year)
            beyond = { distribution.value(atDeviation: $0) }
            values = distribution.values(atDeviations: deviations)
            return
        }
        values = deviations.map(beyond)
    }

    /// Reads a block in place: deviations in, values out.
    func read(_ block: UnsafeMutablePointer<Double>, _ count: Int) {
        values.withUnsafeBufferPointer { values in
            for index in 0..<count {
                let place = (block[index] + Self.reach) * Self.perUnit
                guard place >= 0, place < Double(Self.knots) else {
                    block[index] = beyond(block[index])
                    continue
                }
                let knot = Int(place)
                let low = values[knot]
                block[index] = low + (place - Double(knot)) * (values[knot + 1] - low)
            }
        }
    }
}

extension ParameterDistribution {
    /// The values at rising deviations; for a beta distribution far quicker than one by one.
    func values(atDeviations deviations: [Double]) -> [Double] {
        guard let beta else { return deviations.map { value(atDeviation: $0) } }
        // The distribution at evenly spaced knots once, then read backwards in one sweep.
        let knots = 1_024
        let shares = (0...knots).map { beta.shape.cumulative(Double($0) / Double(knots)) }
        var knot = 0
        return deviations.map { deviation in
            let share = NormalDistribution.cumulative(deviation)
            while knot < knots - 1, shares[knot + 1] <= share { knot += 1 }
            let rise = shares[knot + 1] - shares[knot]
            let part = rise > 0 ? (share - shares[knot]) / rise : 0
            return beta.low + beta.width * (Double(knot) + min(max(part, 0), 1)) / Double(knots)
        }
    }
}
