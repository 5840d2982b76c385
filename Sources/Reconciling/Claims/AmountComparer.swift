import Domain
import Reference

/// Lays the numbers of two claims side by side: whether they can be the same amount, and whether one is a slip of
/// the pen for the other.
struct AmountComparer: Sendable {
    private let rates: ExchangeRateTable
    private let thresholds: ReconcilingThresholds
    private let asOf: Moment

    init(_ tables: ReferenceTables, asOf: Moment) {
        rates = tables.exchangeRates
        thresholds = tables.reconciling
        self.asOf = asOf
    }

    /// Whether two claims can be told from each other by their numbers: they are in one unit, or both are money.
    func areComparable(_ left: Claim, _ right: Claim) -> Bool {
        left.quantity.unit == right.quantity.unit || left.quantity.unit.isCurrency && right.quantity.unit.isCurrency
            || left.alternates.contains { $0.unit == right.quantity.unit }
            || right.alternates.contains { $0.unit == left.quantity.unit }
    }

    /// Whether two claims can mean one amount: their intervals have a value in common, or one is the other rounded.
    ///
    /// Of one currency and another they are held against the text's own conversion, else against the rate, within
    /// what outlets' rates and ours differ by.
    func agree(_ left: Claim, _ right: Claim) -> Bool {
        let one = left.quantity
        let other = right.quantity
        if one.unit == other.unit { return Self.agree(one.interval, other.interval) }
        if let own = left.alternates.first(where: { $0.unit == other.unit }),
            Self.agree(own.interval, other.interval)
        {
            return true
        }
        if let own = right.alternates.first(where: { $0.unit == one.unit }), Self.agree(own.interval, one.interval) {
            return true
        }
        guard let first = dollars(left), let second = dollars(right) else { return false }
        let margin = 1 + thresholds.currencyAgreement
        let below = first.high.flatMap { high in second.low.map { high * margin < $0 } } ?? false
        let above = first.low.flatMap { low in second.high.map { low > $0 * margin } } ?? false
        return !below && !above
    }

    /// Whether two intervals overlap, or one end each is the other's in fewer digits.
    static func agree(_ left: Interval, _ right: Interval) -> Bool {
        if left.overlaps(right) { return true }
        return isRounded(left.low, right.low) && isRounded(left.high, right.high)
    }

    /// Whether one of two numbers is the other, rounded to its own digits but to no fewer than two: 9.8 is 10, and
    /// 28.06 is 28.1, but 1.4 is not 1.
    private static func isRounded(_ left: ExactDecimal?, _ right: ExactDecimal?) -> Bool {
        switch (left, right) {
        case (nil, nil): true
        case (let left?, let right?): left == right || rounds(left, to: right) || rounds(right, to: left)
        default: false
        }
    }

    private static func rounds(_ exact: ExactDecimal, to rounded: ExactDecimal) -> Bool {
        let digits = rounded.significantDigits
        guard digits > 0, (exact.significand < 0) == (rounded.significand < 0) else { return false }
        // The place of the last digit that counts, with two digits at least.
        let place = rounded.exponent - max(0, 2 - digits)
        guard let difference = exact.adding(-rounded) else { return false }
        return difference.magnitude <= ExactDecimal(significand: 5, exponent: place - 1)
    }

    /// Whether a newer number moves both ends the same way: from 30–37 to 35–40, from over 10 to over 12.
    func movement(from old: Claim, to new: Claim) -> Movement {
        guard old.quantity.unit == new.quantity.unit else {
            guard let first = dollars(old), let second = dollars(new) else { return .none }
            return Self.movement(from: (first.low, first.high), to: (second.low, second.high))
        }
        let before = old.quantity.interval
        let after = new.quantity.interval
        if !before.overlaps(after) { return after.midpoint > before.midpoint ? .up : .down }
        return Self.movement(from: (before.low, before.high), to: (after.low, after.high))
    }

    private static func movement<Value: Comparable>(
        from old: (low: Value?, high: Value?), to new: (low: Value?, high: Value?)
    ) -> Movement {
        // An end that is open now and was not, or the other way round, says nothing of a direction.
        guard (old.low == nil) == (new.low == nil), (old.high == nil) == (new.high == nil) else { return .none }
        let ends = [(old.low, new.low), (old.high, new.high)].compactMap { pair -> Int? in
            guard let before = pair.0, let after = pair.1 else { return nil }
            return after == before ? 0 : after > before ? 1 : -1
        }
        guard ends.contains(where: { $0 != 0 }) else { return .none }
        if ends.allSatisfy({ $0 >= 0 }) { return .up }
        return ends.allSatisfy { $0 <= 0 } ? .down : .none
    }

    /// Which way an amount went.
    enum Movement { case up, down, none }

    /// A claim's amount in dollars: as its text has it, else at the rate of its period.
    func dollars(_ claim: Claim) -> ValueInterval? {
        if claim.quantity.unit == .usDollar { return ValueInterval(claim.quantity.interval) }
        guard claim.quantity.unit.isCurrency,
            let conversion = rates.conversion(of: claim.quantity, period: claim.period, asOf: asOf)
        else { return nil }
        return ValueInterval(low: conversion.low, high: conversion.high)
    }

    /// Units of a currency for a dollar, as far as is known for a period.
    func rate(of currency: String, period: Period?) -> Double? {
        rates.dollarsConversion(of: currency, period: period, asOf: asOf)?.unitsPerDollar
    }
}

extension ExactDecimal {
    /// How many digits it is written with, zeros at its end left out.
    fileprivate var significantDigits: Int {
        var count = 0
        var rest = significand.magnitude
        while rest > 0 {
            rest /= 10
            count += 1
        }
        return count
    }
}
