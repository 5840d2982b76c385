public import Domain

extension Projector {
    /// What the facts about a company imply of each other, held against what is stated and recorded: price, pace, capital
    /// expenditure, fleet, growth, as far as there are facts for each.
    public func crossChecks(for company: String, in ledger: Ledger) -> [CrossCheck] {
        let material = CheckMaterial(self, company, ledger)
        let prices = PriceCheck.findings(material)
        let others = [
            PaceCheck.check(.artificialIntelligence, material), PaceCheck.check(.capital, material),
            CapitalExpenditureCheck.check(material), FleetCheck.check(material, prices: prices),
            GrowthCheck.check(material),
        ]
        return Array(others.prefix(4).compactMap { $0 }) + prices.map(\.check) + others.suffix(1).compactMap { $0 }
    }
}
