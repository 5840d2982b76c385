/// Writes intervals with their units, in full or to significant digits.
struct NumberText {
    /// The unit.
    let unit: MeasureUnit
    /// How many digits to keep; `nil` for all.
    let significantDigits: Int?

    /// Such as `$10B`, `$35–40B`, `at least 30,000`, `up to 5 %`.
    func text(_ interval: ValueInterval) -> String {
        switch (interval.low, interval.high) {
        case (let low?, let high?) where low == high: single(low)
        case (let low?, let high?): range(low, high)
        case (let low?, nil): "at least " + single(low)
        case (nil, let high?): "up to " + single(high)
        case (nil, nil): "unknown"
        }
    }

    private func single(_ value: Double) -> String {
        let step = step(for: abs(value))
        return frame(sign: value < 0, step.prefix, number(abs(value) / step.divisor), step.suffix)
    }

    private func range(_ low: Double, _ high: Double) -> String {
        let step = step(for: max(abs(low), abs(high)))
        if low < 0 { return single(low) + " to " + single(high) }
        // A worked-out zero is the limit of a division by an open end, not a value that anything takes.
        if low == 0, significantDigits != nil { return "up to " + single(high) }
        let first = number(low / step.divisor)
        let second = number(high / step.divisor)
        return frame(sign: false, step.prefix, first == second ? first : first + "–" + second, step.suffix)
    }

    private func frame(sign: Bool, _ prefix: String, _ digits: String, _ suffix: String) -> String {
        (sign ? "−" : "") + prefix + digits + suffix
    }

    private struct Step {
        var prefix = ""
        var divisor = 1.0
        var suffix = ""
    }

    /// The prefix, scale and suffix a magnitude is written with.
    private func step(for magnitude: Double) -> Step {
        // A value that rounds up to the next scale is written in that scale: 999.9M is $1.0B.
        let size = significantDigits.map { Self.rounded(magnitude, to: $0) } ?? magnitude
        if unit.isCurrency {
            let symbol = unit == .usDollar ? "$" : unit.rawValue + " "
            return switch size {
            case 1e12...: Step(prefix: symbol, divisor: 1e12, suffix: "T")
            case 1e9...: Step(prefix: symbol, divisor: 1e9, suffix: "B")
            case 1e6...: Step(prefix: symbol, divisor: 1e6, suffix: "M")
            default: Step(prefix: symbol)
            }
        }
        switch unit {
        case .percent: return Step(suffix: " %")
        case .percentagePoint: return Step(suffix: " percentage points")
        case .megawatt:
            return size >= 1_000 ? Step(divisor: 1_000, suffix: " GW") : Step(suffix: " MW")
        case .megawattHour:
            return size >= 1e6
                ? Step(divisor: 1e6, suffix: " TWh")
                : size >= 1e3 ? Step(divisor: 1e3, suffix: " GWh") : Step(suffix: " MWh")
        case .flopPerSecond:
            return size >= 1e21
                ? Step(divisor: 1e21, suffix: " ZFLOP/s")
                : size >= 1e18 ? Step(divisor: 1e18, suffix: " EFLOP/s") : Step(divisor: 1e15, suffix: " PFLOP/s")
        case .flop: return Step(divisor: 1e24, suffix: " × 10²⁴ FLOP")
        case .usDollarPerAccelerator, .usDollarPerExaflop: return Step(prefix: "$")
        default: return Step()
        }
    }

    /// The digits of a non-negative number, grouped by thousands.
    private func number(_ value: Double) -> String {
        guard value.isFinite else { return "unknown" }
        guard let significantDigits else {
            return Self.grouped(Self.plain(value))
        }
        guard value > 0 else { return "0" }
        // From 10 up a percentage is written whole, whatever its digits.
        if unit == .percent, value >= 10 { return Self.grouped(Self.fixed(value, places: 0)) }
        let exponent = Self.exponent(of: value, digits: significantDigits)
        let places = max(0, significantDigits - 1 - exponent)
        return Self.grouped(Self.fixed(Self.rounded(value, to: significantDigits), places: places))
    }

    /// The power of ten of the first digit, after rounding.
    private static func exponent(of value: Double, digits: Int) -> Int {
        var exponent = 0
        var size = rounded(value, to: digits)
        while size >= 10 {
            size /= 10
            exponent += 1
        }
        while size < 1, size > 0, exponent > -30 {
            size *= 10
            exponent -= 1
        }
        return exponent
    }

    /// The value to so many significant digits, halves away from zero.
    static func rounded(_ value: Double, to digits: Int) -> Double {
        guard value > 0, value.isFinite else { return value }
        var scale = 1.0
        var size = value
        let limit = Double((0..<digits).reduce(1) { power, _ in power * 10 })
        while size >= limit {
            scale *= 10
            size = value / scale
        }
        while size < limit / 10, scale > 1e-30 {
            scale /= 10
            size = value / scale
        }
        // Decimal scales below one are not exact in binary: divide by their exact reciprocal instead.
        if scale >= 1 { return (value / scale).rounded(.toNearestOrAwayFromZero) * scale }
        let inverse = (1 / scale).rounded()
        return (value * inverse).rounded(.toNearestOrAwayFromZero) / inverse
    }

    /// The shortest digits that give the value back, without an exponent.
    private static func plain(_ value: Double) -> String {
        if value == value.rounded(), value < 1e15 { return String(Int64(value)) }
        let text = "\(value)"
        guard text.contains("e") else { return text }
        return value < 1 ? fixed(value, places: 12) : fixed(value, places: 0)
    }

    /// Digits with a fixed number of decimal places.
    private static func fixed(_ value: Double, places: Int) -> String {
        let factor = (0..<places).reduce(1.0) { power, _ in power * 10 }
        let scaled = (value * factor).rounded(.toNearestOrAwayFromZero)
        guard scaled < 9e18 else { return "\(value)" }
        let digits = String(Int64(scaled))
        guard places > 0 else { return digits }
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return padded.dropLast(places) + "." + padded.suffix(places)
    }

    /// Thousands parted by commas.
    private static func grouped(_ digits: String) -> String {
        let whole = digits.prefix { $0 != "." }
        let rest = digits.dropFirst(whole.count)
        guard whole.count > 3 else { return digits }
        var out = ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { out.append(",") }
            out.append(digit)
        }
        return out + rest
    }
}
