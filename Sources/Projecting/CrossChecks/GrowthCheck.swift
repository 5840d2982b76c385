#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Domain
import Reference

/// Whether a quarter's growth of compute, the accelerators owned and the money spent fit each other.
enum GrowthCheck {
    static func check(_ material: CheckMaterial) -> CrossCheck? {
        let growths = material.facts.filter { fact in
            fact.key.metric == .computeGrowth && fact.modality == .actual && fact.quantity.unit == .percent
                && (80...100).contains(fact.key.period?.dayCount ?? 0)
        }
        for growth in growths {
            for spent in material.facts where isHardware(spent, growth.key.period) {
                if let check = check(growth, spent, material) { return check }
            }
        }
        return nil
    }

    private static func isHardware(_ fact: Fact, _ period: Period?) -> Bool {
        CheckMaterial.Spending.artificialIntelligence.covers(fact.key) && fact.modality == .actual
            && fact.key.basis == .total && fact.key.period == period
    }

    /// The parameter for the part of a budget that goes to servers and network, for budgets of data centres.
    private static let shares = ["all_in_owner": "f_it_owner", "all_in_tenant": "f_it_tenant"]

    private static func check(_ growth: Fact, _ spent: Fact, _ material: CheckMaterial) -> CrossCheck? {
        guard
            let budget = material.tables.modelRules.budget(
                metric: spent.key.metric, scope: spent.key.scope, companyClass: material.companyClass?.name ?? ""),
            let parameter = shares[budget.modelScope], let share = material.assumed(parameter),
            let assumption = material.tables.assumptions[parameter],
            let money = material.projector.dollars(of: spent.lead, asOf: material.asOf),
            let stock = material.projector.openingStock(of: material.company, in: material.ledger)?.fact,
            let chip = stock.lead.item.flatMap({ material.tables.accelerators.named($0) }),
            let year = growth.key.period?.start?.year, let price = ClusterPrice(chip, year: year, material)
        else { return nil }
        let rise = material.projector.stated(growth.lead)
        let owned = material.projector.stated(stock.lead)
        let before = Formula.quotient(
            .number(1), .sum([.number(1), .quotient(.quantity("growth"), .number(100))]))
        guard
            let added = Amount(
                .product([.quantity("owned"), .difference(.number(1), before)]), [("owned", owned), ("growth", rise)],
                .count),
            let cost = Amount(
                .product([.quantity("added"), .quantity("price")]), [("added", added), ("price", price.amount)],
                .usDollar),
            let hardware = Amount(
                .product([.quantity("spent"), .quantity("share")]), [("spent", money), ("share", share)], .usDollar),
            let needed = cost.middle, let given = hardware.middle, needed > 0, given > 0
        else { return nil }
        let distribution = ParameterDistribution(assumption)
        let shareDeviation =
            log(
                distribution.value(atDeviation: NormalDistribution.z90)
                    / distribution.value(atDeviation: -NormalDistribution.z90)) / (2 * NormalDistribution.z90)
        let deviation = (price.deviation * price.deviation + shareDeviation * shareDeviation).squareRoot()
        let conflict = log(needed / given) / deviation
        // Where both ends are lower bounds, less hardware than money is no conflict.
        let isConflict =
            cost.receipt.interval?.high == nil
            ? conflict > material.threshold("conflict_deviations")
            : abs(conflict) > material.threshold("conflict_deviations")
        return CrossCheck(
            id: "growth", title: "Does the quarter add up?", result: cost.receipt,
            inputs: Amount.distinct(cost.trail + hardware.receipts),
            arithmetic: """
                a rise of \(rise.printed) to \(owned.printed) means \(added.printed) added, \(cost.printed) with server and \
                network; of the \(money.printed) spent about \(hardware.printed) goes to these
                """,
            condition: "Holds if the stock is that of the quarter's end and all compute is of this chip.",
            verdict: isConflict ? .contradicted : .consistent,
            meaning: isConflict
                ? "Growth, stock and money do not fit each other." : "Growth, stock and money fit each other.")
    }
}
