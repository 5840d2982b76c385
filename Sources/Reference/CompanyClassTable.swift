/// A class of company and the model's parameters that stand for it.
public struct CompanyClass: Hashable, Sendable {
    /// The name, such as `automaker`.
    public let name: String
    /// The parameter for the share of capital expenditure that goes to AI; `nil` where none is known.
    public let aiShare: String?
    /// The parameter for the price paid over the market price, chip unknown.
    public let volumeDiscount: String
    /// The same, chip known.
    public let chipDiscount: String
    /// The parameter for the cost of the company's own chips over bought ones.
    public let inhouseCost: String
    /// Whether nearly all of its IT spending is accelerators.
    public let isNearlyAllAccelerators: Bool
}

/// The classes of company that the model tells apart.
public struct CompanyClassTable: Sendable {
    /// All classes in the order of the table.
    public let all: [CompanyClass]

    init(_ table: CSVTable) throws(CSVTable.Problem) {
        var all: [CompanyClass] = []
        for row in table.rows {
            all.append(
                CompanyClass(
                    name: try row.text("class"), aiShare: row["ai_share"],
                    volumeDiscount: try row.text("volume_discount"),
                    chipDiscount: try row.text("chip_discount"), inhouseCost: try row.text("inhouse_cost"),
                    isNearlyAllAccelerators: try row.text("nearly_all_accelerators") == "yes"))
        }
        self.all = all
    }

    /// The class of this name.
    public func named(_ name: String) -> CompanyClass? { all.first { $0.name == name } }
}
