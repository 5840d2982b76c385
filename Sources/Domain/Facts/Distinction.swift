/// Why two facts are not compared: what they differ in, as a value that a page can put into words.
public struct Distinction: Hashable, Sendable, Codable {
    /// What two facts can differ in, the weightiest first.
    public enum Aspect: String, Hashable, Sendable, Codable, CaseIterable {
        /// Whose it is.
        case subject
        /// What is measured.
        case metric
        /// What kind of number it is: an amount against a change in per cent.
        case measure
        /// What it is for.
        case scope
        /// What is bought or owned.
        case item
        /// Whether it is a total, a rate, a stock or a difference.
        case basis
        /// How capital expenditure is counted.
        case accounting
        /// The days it is about.
        case period
    }

    /// What one fact is about.
    public let first: FactKey
    /// What the other is about.
    public let second: FactKey
    /// All that they differ in, the weightiest first; never empty.
    public let aspects: [Aspect]

    /// `nil` where both are about the same thing.
    public init?(_ first: FactKey, _ second: FactKey) {
        var aspects: [Aspect] = []
        if first.subject != second.subject { aspects.append(.subject) }
        if first.metric != second.metric { aspects.append(.metric) }
        if first.measure != second.measure { aspects.append(.measure) }
        if first.scope != second.scope { aspects.append(.scope) }
        if first.item != second.item { aspects.append(.item) }
        if first.basis != second.basis { aspects.append(.basis) }
        if first.accounting != second.accounting { aspects.append(.accounting) }
        if first.period != second.period { aspects.append(.period) }
        guard !aspects.isEmpty else { return nil }
        self.first = first
        self.second = second
        self.aspects = aspects
    }

    /// The weightiest of what they differ in.
    public var main: Aspect { aspects.first ?? .metric }
}
