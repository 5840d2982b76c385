import Domain
import Testing

@testable import Extracting

@Suite("Figures: what holds for any text")
struct FiguresPropertyTests {
    /// A linear congruential generator (Knuth, MMIX), so that every run sees the same texts.
    private struct Generator {
        var state: UInt64

        mutating func next(below limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
    }

    private static let pieces = [
        "$", "US$", "€", "1", "10", "2.5", "1,000", ".5", "million", "bn", "k", "M", "dollars", "cents", "%", "percent",
        "to", "-", "–", "and", "a",
        "half", "third", "quarters", "about", "more than", "or more", "between", "from", "(", ")", ",", ".", "/",
        "twenty", "hundred", "first",
        "April", "28th", "2024", "Q1", "this", "last", "next", "year", "weeks", "ago", "of", "the", "H100", "GPUs",
        "\n", "\n\n", "’s", "½", "99999999999999999999",
    ]

    @Test("words of figures in any order give no crash and figures in their places", arguments: 0..<40)
    func anyWords(_ seed: Int) throws {
        var generator = Generator(state: UInt64(seed) &* 7_919 &+ 1)
        let text = (0..<80).map { _ in Self.pieces[generator.next(below: Self.pieces.count)] }.joined(
            separator: seed % 3 == 0 ? "" : " ")
        var end = 0
        for figure in try FiguresReading.figures(text) {
            #expect(text.substring(in: figure.range) == figure.text)
            #expect(figure.hedgedRange.contains(figure.range))
            #expect(figure.range.start >= end)
            end = figure.range.end
        }
    }

    @Test("any bytes give no crash", arguments: 0..<20)
    func anyBytes(_ seed: Int) throws {
        var generator = Generator(state: UInt64(seed) &+ 99)
        let bytes = (0..<400).map { _ in UInt8(generator.next(below: 256)) }
        let text = String(decoding: bytes, as: UTF8.self)
        for figure in try FiguresReading.figures(text) { #expect(text.substring(in: figure.range) == figure.text) }
    }

    private static let texts = [
        "Meta will spend $35-40 billion this year, up from $28 billion.", "It bought 10,000 H100 GPUs in January.",
        "Sales rose 12 percent in the first quarter of 2024 to 3.5 billion yuan ($480 million).",
        "About half of it went there.",
    ]

    @Test("two texts with a paragraph break between give the figures of both", arguments: 0..<4, 0..<4)
    func concatenation(_ left: Int, _ right: Int) throws {
        let first = Self.texts[left]
        let second = Self.texts[right]
        let both = try FiguresReading.figures(first + "\n\n" + second)
        let apart = try FiguresReading.figures(first) + FiguresReading.figures(second)
        #expect(both.map(\.text) == apart.map(\.text))
        #expect(both.map(\.interval) == apart.map(\.interval))
    }

    @Test(
        "a figure printed and read again is the same interval",
        arguments: [
            ExactDecimal(7), ExactDecimal(1_250), ExactDecimal(3_500_000_000),
            ExactDecimal(significand: 62, exponent: -2), ExactDecimal(120_000_000_001),
        ])
    func rereading(_ value: ExactDecimal) throws {
        #expect(try FiguresReading.reread("$" + value.description)?.interval == Interval(point: value))
        #expect(
            try FiguresReading.reread("over " + value.description + " euros")?.interval
                == Interval(low: value, high: nil))
    }
}
