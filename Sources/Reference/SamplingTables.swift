/// Which parameters move together when the model is sampled.
public struct ModelFactorTable: Sendable {
    /// A parameter's share in a common factor.
    public struct Loading: Hashable, Sendable {
        /// The factor's name, such as `demand`.
        public let factor: String
        /// The correlation with the factor, above −1 and below 1.
        public let value: Double
    }

    private let loadings: [String: Loading]

    init(_ table: CSVTable) throws(CSVTable.Problem) {
        var loadings: [String: Loading] = [:]
        for row in table.rows {
            guard let value = try row.number("loading"), abs(value) < 1 else {
                throw row.problem("a loading between −1 and 1 is wanted")
            }
            let parameter = try row.text("parameter")
            guard loadings.updateValue(Loading(factor: try row.text("factor"), value: value), forKey: parameter) == nil
            else { throw row.problem("“\(parameter)” has a factor already") }
        }
        self.loadings = loadings
    }

    /// The parameter's share; `nil` where it moves by itself.
    public func loading(of parameter: String) -> Loading? { loadings[parameter] }
}

/// A lattice rule: points that fill a space of many dimensions more evenly than chance does.
public struct LatticeTable: Sendable {
    /// How many points the rule has; a prime.
    public static let count = 16_381

    private let generators: [String: Int]

    init(_ table: CSVTable) throws(CSVTable.Problem) {
        var generators: [String: Int] = [:]
        for row in table.rows {
            guard let generator = try row.integer("generator"), generator > 0, generator < Self.count else {
                throw row.problem("a generator from 1 to \(Self.count - 1) is wanted")
            }
            // Rows at the end are free.
            guard let parameter = row["parameter"], !parameter.isEmpty else { continue }
            guard generators.updateValue(generator, forKey: parameter) == nil else {
                throw row.problem("“\(parameter)” has a dimension already")
            }
        }
        self.generators = generators
    }

    /// The generator of a dimension: a parameter's, or a common factor's as `factor:demand`; `nil` where it has none.
    public func generator(of dimension: String) -> Int? { generators[dimension] }
}
