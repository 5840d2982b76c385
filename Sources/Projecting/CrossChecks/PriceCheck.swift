import Domain
import Reference

/// What a purchase says one accelerator cost, held against the chip's own price and that of a whole cluster.
struct PriceCheck {
    /// The check.
    let check: CrossCheck
    /// The price that the purchase implies.
    let price: Amount
    /// The chip that was bought.
    let accelerator: Accelerator?

    /// One finding for each pair of money and accelerators that an article ties together.
    static func findings(_ material: CheckMaterial) -> [PriceCheck] {
        var seen: Set<String> = []
        var findings: [PriceCheck] = []
        for (money, count) in purchases(material) {
            let pair = "\(money.quantity) \(count.quantity) \(count.item ?? "")"
            guard seen.insert(pair).inserted,
                let finding = PriceCheck(money, count, number: findings.count + 1, material)
            else { continue }
            findings.append(finding)
        }
        return findings
    }

    /// Claims about money and the claims about what it bought, in the order of the ledger.
    private static func purchases(_ material: CheckMaterial) -> [(money: Claim, count: Claim)] {
        let claims = material.facts.flatMap(\.supporting)
        return claims.flatMap { money -> [(money: Claim, count: Claim)] in
            guard money.quantity.unit.isCurrency else { return [] }
            return claims.filter { count in
                count.article == money.article && count.metric == .acceleratorCount
                    && (money.links.contains { $0.kind == .buys && $0.to == count.range }
                        || count.links.contains { $0.kind == .boughtFor && $0.to == money.range })
            }.map { (money, $0) }
        }
    }

    private init?(_ money: Claim, _ count: Claim, number: Int, _ material: CheckMaterial) {
        guard let dollars = material.projector.dollars(of: money, asOf: material.asOf) else { return nil }
        let accelerators = material.projector.stated(count)
        guard
            let price = Amount(
                .quotient(.quantity("money"), .quantity("accelerators")),
                [("money", dollars), ("accelerators", accelerators)], .usDollarPerAccelerator),
            let middle = price.middle
        else { return nil }
        self.price = price
        accelerator = count.item.flatMap { material.tables.accelerators.named($0) }
        let arithmetic: Prose = "\(dollars.printed) ÷ \(accelerators.printed) = \(price.printed) each"
        let year = (money.period?.start ?? count.period?.start)?.year ?? material.asOf.date.year
        let known = accelerator.flatMap { chip in ClusterPrice(chip, year: year, material).map { (chip, $0) } }
        guard let (chip, cluster) = known, let range = cluster.range, let whole = cluster.amount.middle else {
            check = CrossCheck(
                id: Self.id(number), title: "Price for each accelerator", result: price.receipt, inputs: price.trail,
                arithmetic: arithmetic, condition: "Holds if the money bought these accelerators and nothing else.",
                verdict: .open, meaning: "The tables have no price for this chip to hold it against.")
            return
        }
        let name = PrintedName(chip.name, source: .reference)
        let isYounger = !KnownFrom.isKnown(chip.priceKnownFrom, at: material.asOf)
        let (verdict, meaning) = Self.judge(middle, chip, whole, range)
        check = CrossCheck(
            id: Self.id(number), title: "Price for each \(name)", result: price.receipt,
            inputs: Amount.distinct(
                price.trail + [cluster.chip.low.receipt, cluster.chip.mid.receipt, cluster.chip.high.receipt]
                    + cluster.amount.receipts),
            arithmetic: arithmetic
                + """
                ; the chip alone \(cluster.chip.mid.printed) (\(cluster.chip.low.printed) to \(cluster.chip.high.printed)), \
                with server and network about \(cluster.amount.printed)
                """,
            condition: "Holds if the money bought these accelerators and what they run in."
                + (isYounger ? " The recorded price is from after the as-of time." : ""),
            verdict: verdict, meaning: meaning)
    }

    private static func id(_ number: Int) -> String { number == 1 ? "price" : "price-\(number)" }

    private static func judge(
        _ price: Double, _ chip: Accelerator, _ whole: Double, _ range: ClosedRange<Double>
    ) -> (CrossCheck.Verdict, Prose) {
        if price < chip.priceLow {
            return (.strained, "Below the chip's own price: part of the money is missing, or another chip is meant.")
        }
        if price > range.upperBound {
            return (.strained, "Above what chip, server and network cost: buildings or services are likely in it.")
        }
        if price > whole {
            return (.consistent, "In the upper part of the range: servers and network are likely in it.")
        }
        if price > chip.priceHigh {
            return (.consistent, "Above the chip's own price: servers and network are likely in it.")
        }
        return (.consistent, "Near the chip's own price: little besides the chips can be in it.")
    }
}
