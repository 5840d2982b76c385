public import Domain

/// What the tables vouch for: names, documents, dates of rows.
extension ReferenceTables {
    /// Whether a name stands in a table: a company, an accelerator, a currency.
    public func isName(_ name: String) -> Bool {
        companies.named(name)?.name == name || companies.companies.contains { $0.aliases.contains(name) || $0.ticker == name }
            || accelerators.named(name) != nil || exchangeRates.currencies.contains(name)
    }

    /// The text of a cell named `table/row/column`: the document of a recorded row, the source of a parameter.
    public func cellText(_ name: String) -> String? {
        let parts = name.split(separator: "/").map(String.init)
        guard parts.count >= 3, let table = parts.first, let column = parts.last else { return nil }
        let row = parts.dropFirst().dropLast().joined(separator: "/")
        switch (table, column) {
        case (CapitalExpenditureTable.name, "document"):
            return capitalExpenditureHistory.rows.first { $0.rowName == row }?.document
        case (CapitalExpenditureTable.name, "period"): return capitalExpenditureHistory.rows.first { $0.rowName == row }?.label
        case ("assumptions", "source"): return assumptions[row]?.source
        case ("assumptions", "id"): return assumptions[row]?.id
        case ("assumptions", "notes"): return assumptions[row]?.notes
        default: return nil
        }
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
    }
}
