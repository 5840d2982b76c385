import Domain
import Reference

/// How many accelerators an AI plan would buy if it bought nothing else, held against those owned.
enum FleetCheck {
    static func check(_ material: CheckMaterial, prices: [PriceCheck]) -> CrossCheck? {
        guard let plan = material.plan(.artificialIntelligence), let money = plan.dollars,
            let stock = material.projector.openingStock(of: material.company, in: material.ledger)?.fact,
            let chip = stock.lead.item.flatMap({ material.tables.accelerators.named($0) })
        else { return nil }
        let year = plan.period.start?.year ?? material.asOf.date.year
        let implied = prices.first { $0.accelerator == chip }?.price
        guard let price = implied ?? ClusterPrice(chip, year: year, material)?.amount else { return nil }
        let owned = material.projector.stated(stock.lead)
        guard
            let count = Amount(
                .quotient(.quantity("plan"), .quantity("price")), [("plan", money), ("price", price)], .count),
            let ratio = Amount(
                .quotient(.quantity("bought"), .quantity("owned")), [("bought", count), ("owned", owned)], .times),
            let times = ratio.middle, let network = material.assumed("w_network"), let loss = material.assumed("pue"),
            let power = Amount(
                .product([
                    .quantity("bought"), .quantity("server_w"), .quantity("w_network"), .quantity("pue"), .number(1e-6),
                ]),
                [
                    ("bought", count), ("server_w", Amount(chip.wattsReceipt)), ("w_network", network), ("pue", loss),
                ], .megawatt)
        else { return nil }
        let name = PrintedName(chip.name, source: .reference)
        let isStrained = times >= material.threshold("fleet_strained")
        return CrossCheck(
            id: "fleet", title: "Is it all \(name)?", result: count.receipt,
            inputs: Amount.distinct(count.trail + ratio.receipts + power.receipts),
            arithmetic: """
                \(money.printed) ÷ \(price.printed) each = \(count.printed), drawing \(power.printed); owned are \
                \(owned.printed), so \(ratio.printed) times as many
                """,
            condition: implied == nil
                ? "At the recorded price with server and network." : "At the price that the purchase implies.",
            verdict: isStrained ? .strained : .consistent,
            meaning: isStrained
                ? "No source here announces such a fleet: much of the plan is likely for something else."
                : "Accelerators could take up all of the plan.")
    }
}
