extension Formula {
    /// Why a formula has no dimension.
    public struct DimensionMismatch: Error, Hashable, Sendable, CustomStringConvertible {
        /// The parts that do not fit, each with its dimension.
        public let parts: [String]
        /// What was to be done with them.
        public let operation: String

        public var description: String { "\(operation) wants one dimension, but \(parts.joined(separator: " and "))" }
    }

    /// The dimension of the result, given those of the names.
    ///
    /// Sums, differences and the smaller or larger of two want equal dimensions, powers want none at all.
    /// - Throws: `DimensionMismatch` naming the parts; a name without a dimension is one of them.
    public func dimension(_ lookup: (String) -> Dimension?) throws(DimensionMismatch) -> Dimension {
        switch self {
        case .constant(_, let dimension): return dimension
        case .quantity(let name):
            guard let dimension = lookup(name) else {
                throw DimensionMismatch(parts: ["“\(name)” has none that is known"], operation: "a formula")
            }
            return dimension
        case .sum(let terms): return try Self.common(terms, "a sum", lookup)
        case .difference(let left, let right): return try Self.common([left, right], "a difference", lookup)
        case .minimum(let left, let right): return try Self.common([left, right], "the smaller of two", lookup)
        case .maximum(let left, let right): return try Self.common([left, right], "the larger of two", lookup)
        case .product(let factors):
            var result = Dimension.none
            for factor in factors { result = result * (try factor.dimension(lookup)) }
            return result
        case .quotient(let left, let right): return try left.dimension(lookup) / right.dimension(lookup)
        case .power(let base, let exponent):
            for part in [base, exponent] {
                let dimension = try part.dimension(lookup)
                guard dimension == .none else {
                    throw DimensionMismatch(
                        parts: ["“\(part)” is \(dimension)", "a power takes pure numbers"], operation: "a power")
                }
            }
            return .none
        }
    }

    private static func common(
        _ parts: [Formula], _ operation: String, _ lookup: (String) -> Dimension?
    ) throws(DimensionMismatch) -> Dimension {
        guard let first = parts.first else { return .none }
        let dimension = try first.dimension(lookup)
        for part in parts.dropFirst() {
            let other = try part.dimension(lookup)
            guard other == dimension else {
                throw DimensionMismatch(
                    parts: ["“\(first)” is \(dimension)", "“\(part)” is \(other)"], operation: operation)
            }
        }
        return dimension
    }
}
