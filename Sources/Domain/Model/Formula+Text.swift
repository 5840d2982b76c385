extension Formula: CustomStringConvertible {
    /// The formula in plain notation, such as `(amount − spent) ÷ quarters`.
    public var description: String { text(within: 0) }

    /// Parenthesised where it binds looser than its surroundings: 1 sums, 2 products, 3 powers.
    private func text(within binding: Int) -> String {
        switch self {
        case .constant(let value, _):
            return value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
        case .quantity(let name): return name
        case .sum(let terms): return wrapped(terms.map { $0.text(within: 1) }.joined(separator: " + "), 1, binding)
        case .difference(let left, let right):
            return wrapped("\(left.text(within: 1)) − \(right.text(within: 2))", 1, binding)
        case .product(let factors):
            return wrapped(factors.map { $0.text(within: 2) }.joined(separator: " × "), 2, binding)
        case .quotient(let left, let right):
            return wrapped("\(left.text(within: 2)) ÷ \(right.text(within: 3))", 2, binding)
        case .power(let base, let exponent):
            return wrapped("\(base.text(within: 4)) ^ \(exponent.text(within: 4))", 3, binding)
        case .minimum(let left, let right): return "min(\(left.text(within: 0)), \(right.text(within: 0)))"
        case .maximum(let left, let right): return "max(\(left.text(within: 0)), \(right.text(within: 0)))"
        }
    }

    private func wrapped(_ text: String, _ own: Int, _ binding: Int) -> String {
        own < binding ? "(\(text))" : text
    }
}
