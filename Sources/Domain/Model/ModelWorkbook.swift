/// A case of the model with all its quantities, as a spreadsheet shows them: what goes in, each assumption with its
/// values by scenario, and each formula as the graph has it.
public struct ModelWorkbook: Hashable, Sendable {
    /// A quantity that no formula gives.
    public struct Leaf: Hashable, Sendable {
        /// Its name in the model.
        public let node: ModelNode
        /// The parameter it is read from; `nil` for what is given.
        public let assumption: Assumption?
        /// What it does, in words; empty where nothing is said.
        public let role: String
        /// Its value by scenario.
        public let values: [Scenario: Double]
        /// Whether the user gave it.
        public let isReplaced: Bool

        public init(
            node: ModelNode, assumption: Assumption?, role: String, values: [Scenario: Double], isReplaced: Bool
        ) {
            self.node = node
            self.assumption = assumption
            self.role = role
            self.values = values
            self.isReplaced = isReplaced
        }
    }

    /// A quantity that a formula gives.
    public struct Result: Hashable, Sendable {
        /// Its name, unit and formula.
        public let node: ModelNode
        /// The formula.
        public let formula: Formula
        /// Its value by scenario; NaN where there is none.
        public let values: [Scenario: Double]

        public init(node: ModelNode, formula: Formula, values: [Scenario: Double]) {
            self.node = node
            self.formula = formula
            self.values = values
        }
    }

    /// An output that is shown, by year.
    public struct Output: Hashable, Sendable {
        /// Its name before the year.
        public let id: String
        /// In words.
        public let title: String
        /// Its unit.
        public let unit: MeasureUnit
        /// p10, p50 and p90 of the sample, one a year; `nil` where there is none.
        public let quantiles: [ProjectionReading: [Double?]]

        public init(id: String, title: String, unit: MeasureUnit, quantiles: [ProjectionReading: [Double?]]) {
            self.id = id
            self.title = title
            self.unit = unit
            self.quantiles = quantiles
        }
    }

    /// What was asked.
    public let modelCase: ModelCase
    /// The years.
    public let years: [Int]
    /// Inputs and assumptions, in the order of the graph.
    public let leaves: [Leaf]
    /// Formulas, each after those it needs.
    public let results: [Result]
    /// What is shown.
    public let outputs: [Output]

    public init(modelCase: ModelCase, years: [Int], leaves: [Leaf], results: [Result], outputs: [Output]) {
        self.modelCase = modelCase
        self.years = years
        self.leaves = leaves
        self.results = results
        self.outputs = outputs
    }
}
