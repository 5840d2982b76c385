/// A formula over named quantities: a value that can be evaluated, printed and written to a spreadsheet.
///
/// It is defined once and read in every form; a formula that exists twice is a defect.
public indirect enum Formula: Hashable, Sendable, Codable {
    /// A number of the formula's own, such as 8,766 hours a year, with its dimension.
    case constant(Double, Dimension)
    /// Another quantity, by name.
    case quantity(String)
    /// The sum of terms of one dimension.
    case sum([Formula])
    /// The first less the second, of one dimension.
    case difference(Formula, Formula)
    /// The product of factors.
    case product([Formula])
    /// The first over the second.
    case quotient(Formula, Formula)
    /// A factor without dimension to a power without dimension.
    case power(Formula, Formula)
    /// The smaller of two of one dimension.
    case minimum(Formula, Formula)
    /// The larger of two of one dimension.
    case maximum(Formula, Formula)

    /// A pure number.
    public static func number(_ value: Double) -> Formula { .constant(value, .none) }

    /// A value held between two limits of its dimension.
    public static func clip(_ value: Formula, _ low: Formula, _ high: Formula) -> Formula {
        .minimum(.maximum(value, low), high)
    }

    /// The names it needs, in the order of appearance, each once.
    public var quantities: [String] {
        var seen: Set<String> = []
        var names: [String] = []
        visit { name in if seen.insert(name).inserted { names.append(name) } }
        return names
    }

    /// The value, with names looked up; a missing name or a division by zero gives NaN.
    public func value(_ lookup: (String) -> Double?) -> Double {
        switch self {
        case .constant(let value, _): return value
        case .quantity(let name): return lookup(name) ?? .nan
        case .sum(let terms): return terms.reduce(0) { $0 + $1.value(lookup) }
        case .difference(let left, let right): return left.value(lookup) - right.value(lookup)
        case .product(let factors): return factors.reduce(1) { $0 * $1.value(lookup) }
        case .quotient(let left, let right):
            let divisor = right.value(lookup)
            return divisor == 0 ? .nan : left.value(lookup) / divisor
        case .power(let base, let exponent): return Power.power(base.value(lookup), exponent.value(lookup))
        case .minimum(let left, let right): return Swift.min(left.value(lookup), right.value(lookup))
        case .maximum(let left, let right): return Swift.max(left.value(lookup), right.value(lookup))
        }
    }

    /// The numbers of its own.
    public var constants: [Double] {
        switch self {
        case .constant(let value, _): [value]
        case .quantity: []
        case .sum(let parts), .product(let parts): parts.flatMap(\.constants)
        case .difference(let left, let right), .quotient(let left, let right), .power(let left, let right),
            .minimum(let left, let right), .maximum(let left, let right):
            left.constants + right.constants
        }
    }

    private func visit(_ body: (String) -> Void) {
        switch self {
        case .constant: break
        case .quantity(let name): body(name)
        case .sum(let parts), .product(let parts): parts.forEach { $0.visit(body) }
        case .difference(let left, let right), .quotient(let left, let right), .power(let left, let right),
            .minimum(let left, let right), .maximum(let left, let right):
            left.visit(body)
            right.visit(body)
        }
    }
}
