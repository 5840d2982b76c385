public import Domain

/// The named parameters of the projection model.
public struct AssumptionTable: Sendable {
    /// Which way a scenario turns a parameter.
    public enum Lever: String, Hashable, Sendable {
        /// More of it gives more compute: raised in the bull case.
        case favourable
        /// More of it gives less compute: lowered in the bull case.
        case adverse
        /// Stays at its median in every scenario.
        case none
    }

    /// All parameters in the order of the table.
    public let all: [Assumption]
    private let byID: [String: Int]
    private let levers: [Lever]
    private let roles: [String]

    init(_ table: CSVTable) throws(CSVTable.Problem) {
        var all: [Assumption] = []
        var byID: [String: Int] = [:]
        var levers: [Lever] = []
        var roles: [String] = []
        for row in table.rows {
            let shape = try row.text("dist")
            guard let distribution = Assumption.Distribution(rawValue: shape) else {
                throw row.problem("“\(shape)” is none of ln, pert, tri, const")
            }
            guard let low = try row.number("low"), let mid = try row.number("mid"), let high = try row.number("high"),
                let assumption = Assumption(
                    id: try row.text("id"), unit: try row.text("unit"), distribution: distribution, low: low, mid: mid,
                    high: high, baseYear: try row.integer("base_year"),
                    growthPerYear: try row.number("growth_per_year"), source: try row.text("source"),
                    asOf: try row.text("as_of"), knownFrom: try row.text("known_from"),
                    confidence: try row.text("confidence"), notes: row["notes"] ?? "")
            else { throw row.problem("low, mid and high are wanted, in this order") }
            guard let lever = Lever(rawValue: row["lever"] ?? Lever.none.rawValue) else {
                throw row.problem("a lever is favourable, adverse or empty")
            }
            guard byID.updateValue(all.count, forKey: assumption.id) == nil else {
                throw row.problem("“\(assumption.id)” stands in the table twice")
            }
            all.append(assumption)
            levers.append(lever)
            roles.append(try row.text("role"))
        }
        self.all = all
        self.byID = byID
        self.levers = levers
        self.roles = roles
    }

    /// The parameter of this name, such as `rho_informal`.
    public subscript(id: String) -> Assumption? { byID[id].map { all[$0] } }

    /// Which way a scenario turns the parameter.
    public func lever(of id: String) -> Lever { byID[id].map { levers[$0] } ?? .none }

    /// What the parameter does, in words without digits; empty for unknown names.
    public func role(of id: String) -> String { byID[id].map { roles[$0] } ?? "" }

    /// The parameters' names in the order of the table.
    public var names: [String] { all.map(\.id) }
}
