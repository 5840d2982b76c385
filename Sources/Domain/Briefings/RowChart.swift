/// A picture of rows: bars or points along one scale that begins at zero. What it shows stands in the text as well.
public struct RowChart: Hashable, Sendable {
    /// How a row is drawn.
    public enum Form: String, Hashable, Sendable {
        /// A bar: something stated.
        case bar
        /// A bar with a broken outline: something that follows from stated numbers.
        case needed
        /// An outline: something that no longer holds.
        case past
        /// A point with its interval: one of several statements over time.
        case point
        /// A bar from the low end to the high one: how far something moves a number.
        case span
    }

    /// A number with its name.
    public struct Row: Hashable, Sendable {
        /// What it is.
        public let label: Prose
        /// What more there is to say of it; may be empty.
        public let note: Prose
        /// The number with its hedge.
        public let value: Prose
        /// The value, for drawing; an end is open where the words leave it open.
        public let interval: ValueInterval
        /// How it is drawn.
        public let form: Form

        /// Puts one together from its parts.
        public init(label: Prose, note: Prose = Prose(), value: Prose, interval: ValueInterval, form: Form) {
            self.label = label
            self.note = note
            self.value = value
            self.interval = interval
            self.form = form
        }
    }

    /// A name of its own on the page, such as `pace`.
    public let id: String
    /// What it shows.
    public let title: Prose
    /// What a reader who does not see it should know of its form.
    public let description: Prose
    /// The rows from top to bottom.
    public let rows: [Row]

    /// `nil` where there is nothing to draw: fewer than two rows, a value below zero, or no end to scale by.
    public init?(id: String, title: Prose, description: Prose, rows: [Row]) {
        let ends = rows.flatMap { [$0.interval.low, $0.interval.high].compactMap { $0 } }
        guard rows.count > 1, ends.allSatisfy({ $0 >= 0 }), let largest = ends.max(), largest > 0 else { return nil }
        self.id = id
        self.title = title
        self.description = description
        self.rows = rows
    }

    /// The largest end of a value: the scale runs from zero to here.
    public var scale: Double {
        rows.flatMap { [$0.interval.low, $0.interval.high].compactMap { $0 } }.max() ?? 0
    }
}
