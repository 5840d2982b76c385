import Testing

@testable import Domain

@Suite("Receipts and the numbers printed from them")
struct ReceiptTests {
    private func text(_ low: Double?, _ high: Double?, _ unit: MeasureUnit, _ style: NumberStyle) throws -> String {
        let interval = try #require(ValueInterval(low: low, high: high))
        let receipt = Receipt(
            value: .quantity(interval, unit), origin: .derived(formula: .number(1), inputs: []))
        return style.text(for: receipt)
    }

    @Test(
        "stated numbers keep their digits",
        arguments: [
            (10e9, 10e9, MeasureUnit.usDollar, "$10B"), (3.5e9, 3.5e9, .currency("CNY"), "CNY 3.5B"),
            (11e9, 12e9, .currency("CNY"), "CNY 11–12B"), (10_000, 10_000, .count, "10,000"),
            (130, nil, .percent, "at least 130 %"), (nil, 100, .megawatt, "up to 100 MW"),
            (-4.02, -4.02, .percent, "−4.02 %"), (2.77e9, 2.77e9, .usDollar, "$2.77B"),
            (500e6, 500e6, .usDollar, "$500M"),
            (50_000, 50_000, .usDollarPerAccelerator, "$50,000"),
        ] as [(Double?, Double?, MeasureUnit, String)])
    func exact(_ low: Double?, _ high: Double?, _ unit: MeasureUnit, _ expected: String) throws {
        #expect(try text(low, high, unit, .exact) == expected)
    }

    @Test(
        "derived numbers have two significant digits, percentages from ten up are whole",
        arguments: [
            (3e9, 3e9, MeasureUnit.usDollar, "$3.0B"), (2e9, 7e9 / 3, .usDollar, "$2.0–2.3B"),
            (36.1, 36.1, .percent, "36 %"), (7.85, 7.85, .percent, "7.9 %"), (112.4, 112.4, .percent, "112 %"),
            (61_234, 61_234, .h100Equivalent, "61,000"), (999.9e6, 999.9e6, .usDollar, "$1.0B"),
            (60.1e18, 60.1e18, .flopPerSecond, "60 EFLOP/s"), (104.9, 104.9, .megawatt, "100 MW"), (0, 0, .count, "0"),
            (0.2087e9, 0.2087e9, .usDollar, "$210M"), (2.3, nil, .times, "at least 2.3"),
        ] as [(Double?, Double?, MeasureUnit, String)])
    func rounded(_ low: Double?, _ high: Double?, _ unit: MeasureUnit, _ expected: String) throws {
        #expect(try text(low, high, unit, .rounded) == expected)
    }

    @Test("a receipt's name changes with its value and with its origin")
    func names() throws {
        let one = Receipt(counting: "outlets", ["a", "b"])
        let other = Receipt(counting: "outlets", ["a", "c"])
        #expect(one.id != other.id)
        #expect(one.id == Receipt(counting: "outlets", ["a", "b"]).id)
        #expect(NumberStyle.exact.text(for: one) == "2")
    }

    @Test("a derivation from a date, or from a missing input, has no receipt")
    func underivable() throws {
        let day = Receipt(date: Period(day: try #require(CalendarDate(iso: "2024-04-29"))), of: "asOf", identifier: "")
        #expect(Receipt(deriving: .quantity("x"), from: [("x", day)], unit: .one) == nil)
        #expect(Receipt(deriving: .quantity("y"), from: [], unit: .one) == nil)
    }

    @Test("words of our own cannot hold a digit of any script", arguments: ["1 outlet", "٣ outlets", "Q3", "３"])
    func words(_ text: String) {
        #expect(Words(text) == nil)
    }

    @Test("prose is made of words and of numbers with receipts")
    func prose() {
        let count = Printed(Receipt(counting: "outlets", ["a", "b"]), .exact)
        let prose: Prose = "\(count) outlets, one origin"
        #expect(prose.plainText == "2 outlets, one origin")
        #expect(prose.runs.count == 2)
    }

    @Test(
        "days and periods are written short",
        arguments: [
            ("2024-04-28", "2024-04-28", "28 Apr 2024"), ("2024-01-01", "2024-12-31", "2024"),
            ("2024-01-01", "2024-03-31", "Q1 2024"), ("2024-01-01", "2024-01-31", "Jan 2024"),
            ("2023-07-01", "2024-06-30", "Jul 2023 – Jun 2024"), ("2025-01-01", "2027-12-31", "2025–2027"),
        ])
    func dates(_ start: String, _ end: String, _ expected: String) throws {
        let period = try #require(Period(start: CalendarDate(iso: start), end: CalendarDate(iso: end)))
        #expect(NumberStyle.period.text(for: Receipt(date: period, of: "period", identifier: "")) == expected)
    }
}
