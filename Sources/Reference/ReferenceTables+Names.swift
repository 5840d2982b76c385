public import Domain

/// What the tables vouch for: names, documents, dates of rows.
extension ReferenceTables {
    /// Whether a name stands in a table: a company, an accelerator, a currency.
    public func isName(_ name: String) -> Bool {
        companies.named(name)?.name == name
            || companies.companies.contains { $0.aliases.contains(name) || $0.ticker == name }
            || accelerators.named(name) != nil || exchangeRates.currencies.contains(name)
            || name == MeasureUnit.h100Equivalent.rawValue
    }

    /// What a page may print of a cell named `table/row/column`: the row, its document and when that was published.
    public func cellTexts(_ name: String) -> [String] {
        let receipts =
            capitalExpenditureHistory.rows.map(\.receipt)
            + guidanceHistory.rows.flatMap { [$0.ratioReceipt, $0.guidedReceipt] }
            + accelerators.all.flatMap(\.receipts)
        for case .recorded(let cell) in receipts.map(\.origin) where "\(cell.table)/\(cell.row)/\(cell.column)" == name
        {
            return [cell.row, cell.document, cell.published]
        }
        let parts = name.split(separator: "/").map(String.init)
        guard parts.count == 3, parts[0] == "assumptions", let assumption = assumptions[parts[1]] else { return [] }
        return [assumption.id, assumption.source, assumption.notes, assumption.asOf]
    }

    /// The days that a row, named `table/row`, is dated by: its publication.
    public func recordedDate(_ name: String) -> Period? {
        let row = name.split(separator: "/", maxSplits: 1).last.map(String.init) ?? ""
        guard name.hasPrefix(CapitalExpenditureTable.name + "/") else { return nil }
        return capitalExpenditureHistory.rows.first { $0.rowName == row }.map { Period(day: $0.published) }
    }

    /// Whether an identifier names a parameter or a row of a table.
    public func isKnownIdentifier(_ identifier: String) -> Bool {
        assumptions[identifier] != nil || recordedDate(identifier) != nil
            || capitalExpenditureHistory.rows.contains { $0.rowName == identifier }
            || exchangeRates.currencies.contains {
                exchangeRates.unitsPerDollar(of: $0, months: [identifier], table: ExchangeRateTable.monthlyName) != nil
            }
    }
}
