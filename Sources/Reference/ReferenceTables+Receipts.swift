public import Domain

extension ReferenceTables {
    /// The receipt of a recorded cell, read again from the tables; `nil` where no table has it with this document and
    /// date. A verifier compares its value with the printed one.
    public func recordedReceipt(of cell: Receipt.Cell) -> Receipt? {
        let candidates: [Receipt]
        switch cell.table {
        case CapitalExpenditureTable.name: candidates = capitalExpenditureHistory.rows.map(\.receipt)
        case GuidanceTable.name: candidates = guidanceHistory.rows.flatMap { [$0.ratioReceipt, $0.guidedReceipt] }
        case AcceleratorTable.name: candidates = accelerators.all.flatMap(\.receipts)
        default: return nil
        }
        return candidates.first { $0.origin == .recorded(cell) }
    }

    /// The receipt of one end of a parameter: `low`, `mid` or `high`.
    ///
    /// The parameter is named as in receipts, with its year where its values depend on it: `rho_informal`,
    /// `elec.2025`, `k_h100e.2024`. An overridden parameter has one value at all ends. `nil` for unknown names.
    public func assumedReceipt(parameter: String, end: String, overrides: [String: Double] = [:]) -> Receipt? {
        let parts = parameter.split(separator: ".", maxSplits: 1)
        guard let first = parts.first, let assumption = assumptions[String(first)] else { return nil }
        let year = parts.count == 2 ? Int(parts[1]) : nil
        guard parts.count == 1 || year != nil else { return nil }
        if let given = overrides[assumption.id] {
            let value = year.map { clusterCost(assumption, given, in: $0) } ?? given
            return ValueInterval(value).map {
                Receipt(
                    value: .quantity($0, assumption.measureUnit),
                    origin: .assumed(parameter: parameter, end: end, source: "given by the user"))
            }
        }
        let ends = assumption.ends(in: year)
        let raw: Double
        switch end {
        case "low": raw = ends.low
        case "mid": raw = ends.mid
        case "high": raw = ends.high
        default: return nil
        }
        let value = year.map { clusterCost(assumption, raw, in: $0) } ?? raw
        return ValueInterval(value).map {
            Receipt(
                value: .quantity($0, assumption.measureUnit),
                origin: .assumed(parameter: parameter, end: end, source: assumption.source))
        }
    }

    /// The cost of a cluster has its middle in a table of its own, by year; the parameter gives the spread about it.
    private func clusterCost(_ assumption: Assumption, _ value: Double, in year: Int) -> Double {
        assumption.id == "k_h100e" ? clusterCosts.row(for: year).dollars * value / assumption.mid : value
    }
}

extension Assumption {
    /// The unit that its values are printed in.
    public var measureUnit: MeasureUnit {
        if isShare || unit == "ratio" { return .one }
        switch unit {
        case "x", "x/year": return .times
        case "USD/H100e": return .usDollarPerAccelerator
        default: return MeasureUnit(rawValue: unit)
        }
    }
}

extension AcceleratorTable {
    /// The table's name in receipts.
    public static let name = "accelerators"
}

extension Accelerator {
    /// The receipts of its recorded numbers: three prices, watts, H100-equivalents.
    var receipts: [Receipt] {
        [priceReceipt("low"), priceReceipt("mid"), priceReceipt("high"), wattsReceipt, equivalenceReceipt]
            .compactMap { $0 }
    }

    /// The receipt of its price for one chip: `low`, `mid`; anything else gives the high one.
    public func priceReceipt(_ end: String) -> Receipt {
        let value = end == "low" ? priceLow : end == "mid" ? priceMid : priceHigh
        return recorded(value, .usDollarPerAccelerator, "price_usd_\(end)", priceKnownFrom)
    }

    /// The receipt of the server's watts for each chip.
    public var wattsReceipt: Receipt {
        recorded(serverWatts, MeasureUnit(rawValue: "W"), "server_w_per_chip", knownFrom)
    }

    /// The receipt of what it is worth in H100; `nil` for chips outside data centres.
    public var equivalenceReceipt: Receipt? {
        h100Equivalents.map { recorded($0, .times, "h100e", knownFrom) }
    }

    private func recorded(_ value: Double, _ unit: MeasureUnit, _ column: String, _ known: String) -> Receipt {
        let exact = ExactDecimal("\(value)") ?? ExactDecimal(Int(value))
        return Receipt(
            value: .quantity(ValueInterval(Interval(point: exact)), unit),
            origin: .recorded(
                Receipt.Cell(
                    table: AcceleratorTable.name, row: id, column: column, document: source, published: known)))
    }
}
