import Domain

extension Formula {
    /// The formula in plain notation, with each of its own constants printed with a receipt.
    func prose(_ constant: (Double) -> Printed?) -> Prose { prose(within: 0, constant) }

    /// Parenthesised where it binds looser than its surroundings: 1 sums, 2 products, 3 powers.
    private func prose(within binding: Int, _ constant: (Double) -> Printed?) -> Prose {
        func part(_ formula: Formula, _ inner: Int) -> Prose { formula.prose(within: inner, constant) }
        func wrapped(_ text: Prose, _ own: Int) -> Prose { own < binding ? "(\(text))" : text }
        switch self {
        case .constant(let value, _): return constant(value).map { "\($0)" } ?? "a constant"
        case .quantity(let name): return Prose(safe: name.replacing("_", with: " "))
        case .sum(let terms): return wrapped(Grammar.joined(terms.map { part($0, 1) }, " + "), 1)
        case .difference(let left, let right): return wrapped(part(left, 1) + " − " + part(right, 2), 1)
        case .product(let factors): return wrapped(Grammar.joined(factors.map { part($0, 2) }, " × "), 2)
        case .quotient(let left, let right): return wrapped(part(left, 2) + " ÷ " + part(right, 3), 2)
        case .power(let base, let exponent): return wrapped(part(base, 4) + " to the power of " + part(exponent, 4), 3)
        case .minimum(let left, let right): return "the smaller of \(part(left, 0)) and \(part(right, 0))"
        case .maximum(let left, let right): return "the larger of \(part(left, 0)) and \(part(right, 0))"
        }
    }
}
