import Domain

/// A figure as one of the many ways newspapers write it, and what has to be read of it.
struct PrintedFigure {
    let text: String
    let interval: Interval
    let unit: MeasureUnit?
    let bound: Bound

    /// What is measured, before and behind the number, and the power of ten between the number and the unit.
    private struct Measure {
        var before = ""
        var behind = ""
        var unit: MeasureUnit?
        var power = 0
        var scales: [Scale]
    }

    private struct Scale {
        let words: String
        let power: Int
    }

    private static func scales(_ rows: [(String, Int)]) -> [Scale] { rows.map { Scale(words: $0.0, power: $0.1) } }

    private static let words = scales([
        ("", 0), ("", 0), (" thousand", 3), (" million", 6), (" billion", 9), (" trillion", 12), (" crore", 7),
    ])
    private static let letters = scales([
        ("bn", 9), ("m", 6), ("k", 3), ("B", 9), ("M", 6), ("tn", 12), ("T", 12), (" bn", 9), (" mln", 6),
        ("-million", 6),
        ("-billion", 9),
    ])
    private static let none = scales([("", 0)])

    private static func money(_ generator: inout SeededGenerator) -> Measure {
        let leads = [
            ("$", "USD"), ("US$", "USD"), ("USD", "USD"), ("USD ", "USD"), ("€", "EUR"), ("EUR ", "EUR"), ("£", "GBP"),
            ("¥", "JPY"), ("RMB", "CNY"), ("CNY ", "CNY"), ("HK$", "HKD"), ("NT$", "TWD"), ("C$", "CAD"), ("A$", "AUD"),
            ("S$", "SGD"), ("NZ$", "NZD"), ("₹", "INR"), ("Rs ", "INR"), ("₩", "KRW"), ("KRW", "KRW"), ("CHF ", "CHF"),
            ("SEK ", "SEK"), ("₪", "ILS"), ("R$", "BRL"),
        ]
        let names = [
            (" dollars", "USD"), (" euros", "EUR"), (" yen", "JPY"), (" yuan", "CNY"), (" rupees", "INR"),
            (" Swiss francs", "CHF"), (" Canadian dollars", "CAD"), (" Hong Kong dollars", "HKD"), (" USD", "USD"),
            (" EUR", "EUR"), (" dlrs", "USD"), ("€", "EUR"), (" €", "EUR"), (" Swedish kronor", "SEK"),
            (" baht", "THB"),
        ]
        if generator.isOne(in: 3) {
            let (name, code) = generator.pick(names)
            return Measure(behind: name, unit: MeasureUnit(rawValue: code), scales: words)
        }
        let (lead, code) = generator.pick(leads)
        return Measure(
            before: lead, unit: MeasureUnit(rawValue: code), scales: generator.isOne(in: 2) ? words : letters)
    }

    private static func measure(_ generator: inout SeededGenerator) -> Measure {
        switch generator.next(below: 6) {
        case 0, 1, 2: return money(&generator)
        case 3:
            let forms: [(String, MeasureUnit)] = [
                ("%", .percent), (" percent", .percent), (" per cent", .percent), (" pct", .percent),
                (" percentage points", .percentagePoint), (" basis points", .basisPoint),
            ]
            let (form, unit) = generator.pick(forms)
            return Measure(behind: form, unit: unit, scales: none)
        case 4:
            let (form, power) = generator.pick([
                (" MW", 0), ("MW", 0), (" GW", 3), (" kW", -3), (" megawatts", 0), (" gigawatts", 3),
                (" kilowatts", -3),
            ])
            return Measure(behind: form, unit: .megawatt, power: power, scales: none)
        default:
            let noun = generator.pick([
                " GPUs", " workers", " employees", " H100 GPUs", " Nvidia H200 chips", " servers", " cars",
                " customers",
            ])
            return Measure(behind: noun, unit: .count, scales: words)
        }
    }

    /// Any figure.
    init(_ generator: inout SeededGenerator) {
        let measure = Self.measure(&generator)
        let scale = generator.pick(measure.scales)
        let small = Self.number(&generator, isScaled: scale.power > 0)
        let power = scale.power + measure.power
        unit = measure.unit
        guard generator.isOne(in: 3) else {
            let number = measure.before + small.digits + scale.words + measure.behind
            let value = small.value.scaled(byPowerOfTen: power)
            let hedge = generator.pick(Self.hedges)
            text = hedge.before + number + hedge.behind
            bound = hedge.bound
            let low: ExactDecimal? = bound == .atMost ? nil : value
            interval = Interval(low: low, high: bound == .atLeast ? nil : value) ?? Interval(point: value)
            return
        }
        let large = Self.larger(than: small, &generator)
        let (before, joint) = generator.pick([
            ("", "-"), ("", "–"), ("", " to "), ("between ", " and "), ("from ", " to "),
        ])
        let isApart = joint.hasPrefix(" ")
        // What stands once is shared: the scale and what stands behind it are said last, what stands before it first.
        let first = generator.isOne(in: 2) && isApart ? scale.words + measure.behind : ""
        let second = generator.isOne(in: 2) || !first.isEmpty ? measure.before : ""
        let isCounted = measure.unit == .count
        text =
            before + measure.before + small.digits + (isCounted ? "" : first) + joint + second + large.digits
            + scale.words
            + measure.behind
        bound = .range
        let low = small.value.scaled(byPowerOfTen: power)
        let high = large.value.scaled(byPowerOfTen: power)
        interval = Interval(low: low, high: high) ?? Interval(point: low)
    }

    private static let hedges: [(before: String, behind: String, bound: Bound)] = [
        ("", "", .exact), ("", "", .exact), ("", "", .exact), ("about ", "", .about), ("nearly ", "", .about),
        ("roughly ", "", .about), ("more than ", "", .atLeast), ("over ", "", .atLeast), ("at least ", "", .atLeast),
        ("", " or more", .atLeast), ("in excess of ", "", .atLeast), ("up to ", "", .atMost),
        ("less than ", "", .atMost),
        ("as much as ", "", .atMost), ("no more than ", "", .atMost), ("", " or less", .atMost),
    ]

    private static func number(
        _ generator: inout SeededGenerator, isScaled: Bool
    ) -> (digits: String, value: ExactDecimal) {
        let places = generator.pick([0, 0, 0, 1, 1, 2])
        let whole =
            isScaled || places > 0
            ? 1 + generator.next(below: generator.pick([12, 100, 900])) : 1 + generator.next(below: 2_000_000)
        var digits = grouped(whole)
        var significand = whole
        if places > 0 {
            let rest = generator.next(below: places == 1 ? 10 : 100)
            digits += "." + (places == 2 && rest < 10 ? "0" : "") + "\(rest)"
            significand = whole * (places == 1 ? 10 : 100) + rest
        }
        return (digits, ExactDecimal(significand: Int64(significand), exponent: -places))
    }

    private static func larger(
        than small: (digits: String, value: ExactDecimal), _ generator: inout SeededGenerator
    ) -> (digits: String, value: ExactDecimal) {
        let whole = Int(small.value.doubleValue) + 1 + generator.next(below: 90)
        return (grouped(whole), ExactDecimal(whole))
    }

    private static func grouped(_ whole: Int) -> String {
        var rest = whole
        var groups: [String] = []
        while rest >= 1_000 {
            let group = "\(rest % 1_000)"
            groups.insert(String(repeating: "0", count: 3 - group.count) + group, at: 0)
            rest /= 1_000
        }
        return ([String(rest)] + groups).joined(separator: ",")
    }
}
