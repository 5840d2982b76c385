extension Receipt {
    /// The receipt of a number that a claim states, in the claim's unit.
    public init(stating claim: Claim) {
        self.init(
            value: .quantity(ValueInterval(claim.quantity.interval), claim.quantity.unit),
            origin: .stated(
                claim: claim.id, article: claim.article, words: claim.wording, range: claim.wordingRange))
    }

    /// The receipt of a stated or recorded number in another currency.
    public init?(converting input: Receipt, by conversion: Conversion, table: String) {
        guard let interval = ValueInterval(low: conversion.low, high: conversion.high) else { return nil }
        self.init(
            value: .quantity(interval, conversion.unit),
            origin: .converted(
                input: input.id, unitsPerDollar: conversion.unitsPerDollar, months: conversion.months, table: table))
    }

    /// The receipt of arithmetic over other numbers; `nil` where an input is a date or the result is not a number.
    public init?(deriving formula: Formula, from inputs: [(name: String, receipt: Receipt)], unit: MeasureUnit) {
        let values = Dictionary(inputs.map { ($0.name, $0.receipt.interval) }) { first, _ in first }
        guard let interval = formula.interval({ values[$0] ?? nil }) else { return nil }
        self.init(
            value: .quantity(interval, unit),
            origin: .derived(formula: formula, inputs: inputs.map { Input(name: $0.name, receipt: $0.receipt.id) }))
    }

    /// The receipt of a count: what is counted, in the plural, and the identifiers of each.
    public init(counting what: String, _ identifiers: [String]) {
        let count = Double(identifiers.count)
        self.init(
            value: .quantity(ValueInterval(point: count), .count),
            origin: .counted(what: what, identifiers: identifiers))
    }

    /// The receipt of a day or period: what it is the date of, and the identifier of whose date it is.
    public init(date period: Period, of what: String, identifier: String) {
        self.init(value: .period(period), origin: .date(of: what, identifier: identifier))
    }

    /// The receipt of a moment.
    public init(moment: Moment, of what: String, identifier: String) {
        self.init(value: .moment(moment), origin: .date(of: what, identifier: identifier))
    }
}
