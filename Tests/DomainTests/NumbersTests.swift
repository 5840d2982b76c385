import Testing

@testable import Domain

@Suite("Exact decimals and intervals")
struct NumbersTests {
    @Test(
        "a decimal keeps its digits and prints them without an exponent",
        arguments: [
            ("10", "10"), ("-4.02", "-4.02"), ("0.050", "0.05"), ("35000000000", "35000000000"), ("000", "0"),
            ("999999999999999999", "999999999999999999"),
        ])
    func decimal(_ text: String, _ printed: String) throws {
        #expect(try #require(ExactDecimal(text)).description == printed)
    }

    @Test(
        "what is no plain decimal is refused",
        arguments: ["", "-", ".", "1.2.3", "1,000", "ten", "1e5", "9999999999999999999"])
    func refused(_ text: String) {
        #expect(ExactDecimal(text) == nil)
    }

    @Test("arithmetic is exact, and says so when the digits do not fit")
    func arithmetic() throws {
        let tenth = try #require(ExactDecimal("0.1"))
        #expect(tenth.adding(tenth)?.adding(tenth) == ExactDecimal("0.3"))
        #expect(tenth.multiplied(by: tenth) == ExactDecimal("0.01"))
        #expect(ExactDecimal(significand: .max).multiplied(by: ExactDecimal(3)) == nil)
        #expect(ExactDecimal(significand: .max).adding(ExactDecimal(1)) == nil)
    }

    @Test("order holds across exponents")
    func order() throws {
        let values = ["-5", "0", "0.62", "3.5", "3500", "12000000000"].compactMap(ExactDecimal.init)
        #expect(values.count == 6)
        #expect(values == values.reversed().sorted())
    }

    @Test("an interval never has its low end above its high one, and never no end")
    func interval() {
        #expect(Interval(low: ExactDecimal(12), high: ExactDecimal(11)) == nil)
        #expect(Interval(low: nil, high: nil) == nil)
        #expect(Interval(low: ExactDecimal(130), high: nil)?.point == nil)
    }

    @Test("open intervals reach to infinity")
    func overlap() throws {
        let over30 = try #require(Interval(low: ExactDecimal(30), high: nil))
        let upTo20 = try #require(Interval(low: nil, high: ExactDecimal(20)))
        #expect(!over30.overlaps(upTo20))
        #expect(over30.overlaps(Interval(point: ExactDecimal(1_000_000))))
        #expect(upTo20.overlaps(Interval(point: ExactDecimal(20))))
    }
}

@Suite("Formulas over intervals")
struct FormulaTests {
    private let values: [String: ValueInterval] = [
        "plan": ValueInterval(low: 7, high: 8)!, "spent": ValueInterval(1)!,
        "growth": ValueInterval(low: 1.3, high: nil)!,
    ]

    @Test("the rest of a plan lies between what its ends leave")
    func pace() {
        let pace = Formula.quotient(.difference(.quantity("plan"), .quantity("spent")), .number(3))
        let result = pace.interval { values[$0] }
        #expect(result == ValueInterval(low: 2, high: 7.0 / 3))
        #expect(pace.description == "(plan − spent) ÷ 3")
        #expect(pace.quantities == ["plan", "spent"])
    }

    @Test("a lower bound stays one")
    func openBound() {
        let times = Formula.sum([.number(1), .quantity("growth")])
        #expect(times.interval { values[$0] } == ValueInterval(low: 2.3, high: nil))
    }

    @Test("an unknown name, or a divisor that may be zero, gives nothing")
    func nothing() {
        #expect(Formula.quantity("absent").interval { values[$0] } == nil)
        #expect(Formula.quotient(.number(1), .difference(.quantity("plan"), .number(7))).interval { values[$0] } == nil)
    }

    @Test("point evaluation follows the same formula")
    func point() {
        let clipped = Formula.clip(.quantity("x"), .number(0), .number(1))
        #expect(clipped.value { _ in 7 } == 1)
        #expect(clipped.value { _ in -7 } == 0)
        #expect(Formula.power(.number(2), .number(10)).value { _ in nil } == 1024)
    }
}
