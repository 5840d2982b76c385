public import Domain
import Reference

/// What the model is asked for a company, with the receipts of what it is asked about.
public struct ModelEvidence: Hashable, Sendable {
    /// The case.
    public let modelCase: ModelCase
    /// Every receipt behind its money and opening stock, inputs before what is made of them; all are filed with the page.
    public let receipts: [Receipt]
    /// The facts it rests on: the money by year, then the opening stock.
    public let facts: [Fact]
}

/// A number with the receipts it was made of.
struct Amount {
    /// The receipt of the number.
    let receipt: Receipt
    /// The receipts before it, those that depend on nothing first.
    let trail: [Receipt]

    init(_ receipt: Receipt, trail: [Receipt] = []) {
        self.receipt = receipt
        self.trail = trail
    }

    /// All its receipts, itself last.
    var receipts: [Receipt] { trail + [receipt] }
    var unit: MeasureUnit { receipt.unit ?? .one }

    /// The middle of a closed interval, the only end of an open one.
    var middle: Double? {
        guard let interval = receipt.interval else { return nil }
        if let low = interval.low, let high = interval.high { return (low + high) / 2 }
        return interval.low ?? interval.high
    }

    /// Arithmetic over amounts; `nil` where it gives no number.
    init?(_ formula: Formula, _ inputs: [(name: String, amount: Amount)], _ unit: MeasureUnit) {
        guard let receipt = Receipt(deriving: formula, from: inputs.map { ($0.name, $0.amount.receipt) }, unit: unit)
        else {
            return nil
        }
        self.receipt = receipt
        trail = Self.distinct(inputs.flatMap { $0.amount.receipts })
    }

    /// Each receipt once, in the order of first appearance.
    static func distinct(_ receipts: [Receipt]) -> [Receipt] {
        var seen: Set<Identifier<Receipt>> = []
        return receipts.filter { seen.insert($0.id).inserted }
    }
}

extension Projector {
    /// The number of a claim.
    func stated(_ claim: Claim) -> Amount { Amount(Receipt(stating: claim)) }

    /// The money of a claim in US dollars, at the rate that was known at a moment; `nil` for other things than money
    /// and for currencies without a rate.
    func dollars(of claim: Claim, known conversion: Conversion? = nil, asOf moment: Moment) -> Amount? {
        dollars(stated(claim), claim.quantity, claim.period, conversion, moment)
    }

    private func dollars(
        _ amount: Amount, _ quantity: Quantity, _ period: Period?, _ known: Conversion?, _ moment: Moment
    ) -> Amount? {
        guard quantity.unit.isCurrency else { return nil }
        if quantity.unit == .usDollar { return amount }
        let rate = tables.exchangeRates.dollarsConversion(of: quantity.unit.rawValue, period: period, asOf: moment)
        guard let rate,
            let converted = Receipt(
                converting: amount.receipt, by: known ?? rate.conversion(of: quantity.interval), table: rate.table)
        else { return nil }
        return Amount(converted, trail: amount.receipts)
    }

    /// A recorded amount in US dollars.
    func dollars(of row: RecordedSpending, asOf moment: Moment) -> Amount? {
        dollars(Amount(row.receipt), Quantity(interval: row.amount, unit: row.unit), row.period, nil, moment)
    }
}
