#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Domain
import Reference

/// What one accelerator of a known kind costs with its server, network and storage.
struct ClusterPrice {
    /// US dollars for each, from the chip's recorded price and the middle of the parameters.
    let amount: Amount
    /// The chip's price alone: low, middle, high.
    let chip: (low: Amount, mid: Amount, high: Amount)
    /// How far p10 and p90 lie from the middle, as factors: the spreads of price and parameters, taken as independent.
    let factors: (low: Double, high: Double)

    /// The cost of a cluster for each accelerator: chip price × discount × server × rest ÷ (1 − network's share), with the
    /// yearly fall of prices away from the year of the price (at most two years back and four ahead).
    init?(_ accelerator: Accelerator, year: Int, _ material: CheckMaterial) {
        let discount = material.companyClass?.chipDiscount ?? "v_discount_none"
        let names = [
            ("price_drift", "price_drift"), ("discount", discount), ("server", accelerator.serverMultiplier),
            ("rest", "m_other"), ("network", "s_network"),
        ]
        let age = min(max(year - accelerator.priceYear, -2), 4)
        var inputs: [(name: String, amount: Amount)] = [("chip", Amount(accelerator.priceReceipt("mid")))]
        var variances = (low: 0.0, high: 0.0)
        func add(_ low: Double, _ high: Double) {
            variances.low += low * low
            variances.high += high * high
        }
        // A known price scatters less than the offers it was read from: 0.8 of their spread.
        let spread =
            accelerator.priceHigh > accelerator.priceLow
            ? 0.8 * log(accelerator.priceHigh / accelerator.priceLow) / 2 : 0.05
        add(spread, spread)
        for (name, parameter) in names where age != 0 || name != "price_drift" {
            guard let amount = material.assumed(parameter), let assumption = material.tables.assumptions[parameter]
            else {
                return nil
            }
            inputs.append((name, amount))
            guard material.projector.overrides[parameter] == nil else { continue }
            let distribution = ParameterDistribution(assumption)
            func weight(_ deviation: Double) -> Double {
                let value = distribution.value(atDeviation: deviation)
                switch name {
                case "network": return -log(1 - value)
                case "price_drift": return log(value) * Double(age)
                default: return log(value)
                }
            }
            let ends = [weight(-NormalDistribution.z90), weight(NormalDistribution.z90)].sorted()
            add(weight(0) - ends[0], ends[1] - weight(0))
        }
        var factors: [Formula] = [.quantity("chip"), .quantity("discount"), .quantity("server"), .quantity("rest")]
        if age != 0 { factors.insert(.power(.quantity("price_drift"), .number(Double(age))), at: 1) }
        let formula = Formula.quotient(.product(factors), .difference(.number(1), .quantity("network")))
        guard let amount = Amount(formula, inputs, .usDollarPerAccelerator) else { return nil }
        self.amount = amount
        chip = (
            Amount(accelerator.priceReceipt("low")), Amount(accelerator.priceReceipt("mid")),
            Amount(accelerator.priceReceipt("high"))
        )
        self.factors = (exp(-variances.low.squareRoot()), exp(variances.high.squareRoot()))
    }

    /// The p10 and p90 of the price in dollars.
    var range: ClosedRange<Double>? {
        amount.middle.map { $0 * factors.low...$0 * factors.high }
    }

    /// One standard deviation of the price's logarithm, towards dearer prices.
    var deviation: Double { log(factors.high) / NormalDistribution.z90 }
}
