import Domain
import Reference

/// Builds the graph of one model case: from stated money to accelerators, compute, power and cost, year by year.
///
/// Every formula of the projection stands here or in `ProjectionGraph+Outputs.swift`, and nowhere else. A node is
/// named for its quantity and its year, such as `h100e_installed.2024`.
struct ProjectionGraph {
    let modelCase: ModelCase
    let tables: ReferenceTables
    let companyClass: CompanyClass
    var builder: GraphBuilder

    /// Dense BF16 throughput of one H100-equivalent: 989.4 TFLOP/s (Nvidia's datasheet, without sparsity).
    static let throughputPerAccelerator = Formula.constant(989.4e12, .throughput / .accelerators)
    /// IT power of a server with its H100, for each of them: a DGX H100 draws 10.2 kW for eight.
    static let wattsPerAccelerator = Formula.constant(1_275, .power / .accelerators)
    /// The years for which the power of an H100-equivalent is known; later ones follow the gain in efficiency.
    static let lastYearOfKnownPower = 2024

    static func year(_ count: Double) -> Formula { .constant(count, .time) }
    static func scaled(_ formula: Formula, by factor: Double) -> Formula { .product([formula, .number(factor)]) }

    /// The nodes of the case, in an order in which each could be read.
    static func nodes(of modelCase: ModelCase, tables: ReferenceTables) throws(ProjectionError) -> [ModelNode] {
        try complete(modelCase, tables: tables).builder.nodes
    }

    /// The whole graph of the case, for more to be built upon.
    static func complete(
        _ modelCase: ModelCase, tables: ReferenceTables
    ) throws(ProjectionError) -> ProjectionGraph {
        try check(modelCase)
        guard let companyClass = tables.companyClasses.named(modelCase.companyClass) else {
            let known = tables.companyClasses.all.map(\.name)
            throw ProjectionError(
                .unknownClass,
                "“\(modelCase.companyClass)” is no class of company"
                    + NearestName.hint(for: modelCase.companyClass, among: known)
                    + " Known are \(known.joined(separator: ", ")).")
        }
        var graph = ProjectionGraph(
            modelCase: modelCase, tables: tables, companyClass: companyClass,
            builder: GraphBuilder(tables.assumptions))
        try graph.addPurchases()
        try graph.addFleet()
        try graph.addOutputs()
        return graph
    }

    var years: [Int] { Array(modelCase.firstYear..<modelCase.firstYear + modelCase.years) }

    private static func check(_ modelCase: ModelCase) throws(ProjectionError) {
        func refuse(_ what: String) -> ProjectionError { ProjectionError(.outOfRange, what) }
        guard (1...50).contains(modelCase.years) else {
            throw refuse("\(modelCase.years) years cannot be projected; ask for 1 to 50")
        }
        guard (2000...2100).contains(modelCase.firstYear) else {
            throw refuse("the projection cannot begin in \(modelCase.firstYear); ask for a year from 2000 to 2100")
        }
        guard !modelCase.spending.isEmpty else {
            throw refuse("there is no spending to project; give an amount and its year")
        }
        for entry in modelCase.spending {
            guard entry.dollars.isFinite, entry.dollars >= 0, (1990...2150).contains(entry.year) else {
                throw refuse(
                    "\(entry.dollars) dollars in \(entry.year) is no spending; give an amount of 0 or more and its year"
                )
            }
        }
        guard modelCase.openingStock.isFinite, modelCase.openingStock >= 0 else {
            throw refuse("an opening stock of \(modelCase.openingStock) accelerators is none; give 0 or more")
        }
        if let cap = modelCase.powerCap, !(cap.isFinite && cap > 0) {
            throw refuse("a power cap of \(cap) MW is none; give more than 0, or leave it out")
        }
    }

    // MARK: From money to accelerators

    /// `spend_ai`, `k` and `h100e_bought` by year.
    private mutating func addPurchases() throws(ProjectionError) {
        var stated: [Int: [Formula]] = [:]
        for (index, entry) in modelCase.spending.enumerated() {
            let earlier = modelCase.spending[..<index].filter { $0.year == entry.year }.count
            let suffix = earlier == 0 ? "" : ".\(earlier + 1)"
            let money = builder.input("spending.\(entry.year)\(suffix)", .money, .usDollar)
            let formula = Formula.product([money, try realised(entry.status)] + (try shares(of: entry)))
            let name = "stated_accelerators.\(entry.year)\(suffix)"
            stated[entry.year, default: []].append(builder.formula(name, formula, .money, .usDollar))
        }
        let last = stated.keys.max() ?? modelCase.firstYear
        for year in years {
            let spend: Formula
            if let terms = stated[year] {
                spend = .sum(terms)
            } else if year > last, let terms = stated[last] {
                let growth = Formula.power(try builder.assumption("g_spend"), .number(Double(year - last)))
                spend = .product([.sum(terms), growth])
            } else {
                spend = .constant(0, .money)
            }
            let money = builder.formula("spend_ai.\(year)", spend, .money, .usDollar)
            let cost = try addClusterCost(year)
            builder.formula("h100e_bought.\(year)", .quotient(money, cost), .accelerators, .h100Equivalent)
        }
    }

    /// The share of stated money that comes true.
    private mutating func realised(_ status: String) throws(ProjectionError) -> Formula {
        guard tables.assumptions["rho_\(status)"] != nil else {
            let known = tables.assumptions.names.filter { $0.hasPrefix("rho_") }.map { String($0.dropFirst(4)) }
            throw ProjectionError(
                .unknownStatus,
                "“\(status)” is no status of money\(NearestName.hint(for: status, among: known))"
                    + " Known are \(known.joined(separator: ", ")).")
        }
        return try builder.assumption("rho_\(status)")
    }

    /// The scopes of a budget.
    static let scopes = [
        "cluster", "all_in_owner", "all_in_tenant", "ai_combined", "total_capex", "total_capex_tenant",
    ]

    /// The shares that lead from a budget to accelerator clusters.
    private mutating func shares(of entry: ModelCase.Spending) throws(ProjectionError) -> [Formula] {
        switch entry.scope {
        case "cluster": return []
        case "all_in_owner": return [try builder.assumption("f_it_owner")]
        case "all_in_tenant": return [try builder.assumption("f_it_tenant")]
        case "ai_combined": return [try builder.assumption("split_external_automaker")]
        case "total_capex", "total_capex_tenant":
            guard let aiShare = companyClass.aiShare else {
                throw ProjectionError(
                    .unknownClass,
                    "for the class “\(companyClass.name)” it is not known which share of capital expenditure goes to AI; "
                        + "give the AI part of it, or another class")
            }
            let share = try builder.assumption(aiShare, year: entry.year)
            let servers = try builder.assumption(entry.scope == "total_capex" ? "f_it_owner" : "f_it_tenant")
            let accelerators = try builder.assumption("f_accel_of_it")
            // Nearly all of it where a company does little but run accelerators: halfway between the share and all.
            let part =
                companyClass.isNearlyAllAccelerators
                ? Self.scaled(.sum([.number(1), accelerators]), by: 0.5) : accelerators
            return [share, servers, part]
        default:
            throw ProjectionError(
                .unknownScope,
                "“\(entry.scope)” is no budget of the model\(NearestName.hint(for: entry.scope, among: Self.scopes))"
                    + " Known are \(Self.scopes.joined(separator: ", ")).")
        }
    }

    /// US dollars for an H100-equivalent's part of a cluster, chip unknown, by the year of purchase.
    private mutating func addClusterCost(_ year: Int) throws(ProjectionError) -> Formula {
        let perAccelerator = Dimension.money / .accelerators
        let market = builder.input(
            "cluster_cost.\(tables.clusterCosts.row(for: year).year)", perAccelerator, .usDollarPerAccelerator)
        let cost = Formula.product([
            market, try builder.spread("k_h100e"), try builder.assumption(companyClass.inhouseCost),
            try builder.assumption(companyClass.volumeDiscount),
        ])
        let yearsAfter = year - tables.clusterCosts.lastYear
        guard yearsAfter > 0 else {
            return builder.formula("k.\(year)", cost, perAccelerator, .usDollarPerAccelerator)
        }
        let gain = Formula.power(try builder.assumption("g_perf"), .number(Double(yearsAfter)))
        return builder.formula("k.\(year)", .quotient(cost, gain), perAccelerator, .usDollarPerAccelerator)
    }
}
