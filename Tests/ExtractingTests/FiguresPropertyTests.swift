import Domain
import Testing

@testable import Extracting

@Suite("Figures: what holds for any text")
struct FiguresPropertyTests {
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
        var generator = SeededGenerator(seed: seed)
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

    @Test("any bytes give no crash, and places that lie on scalars of the text", arguments: 0..<60)
    func anyBytes(_ seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        var bytes: [UInt8] = []
        while bytes.count < 500 {
            switch generator.next(below: 6) {
            case 0: bytes.append(UInt8(generator.next(below: 256)))
            case 1: bytes.append(UInt8(generator.next(below: 32)))
            case 2:
                // A scalar of any plane, some of them cut short.
                let plane = generator.pick([0x80, 0x7FF, 0xFFFF, 0x10FFFF])
                guard let scalar = Unicode.Scalar(UInt32(generator.next(below: plane + 1))) else { continue }
                let encoded = Array(String(Character(scalar)).utf8)
                bytes += encoded.prefix(generator.isOne(in: 5) ? max(1, encoded.count - 1) : encoded.count)
            default: bytes += Array(generator.pick(Self.pieces).utf8) + (generator.isOne(in: 2) ? [32] : [])
            }
        }
        let text = String(decoding: bytes, as: UTF8.self)
        for published in ["2024-05-15", nil] {
            for figure in try FiguresReading.figures(text, published: published) {
                #expect(text.substring(in: figure.range) == figure.text)
                #expect(text.substring(in: figure.hedgedRange) != nil)
            }
        }
        for entity in try SharedExtractor.extraction(text).entities {
            #expect(text.substring(in: entity.range) == entity.text)
        }
    }

    @Test("two texts of any words with a paragraph break between give the figures of both", arguments: 0..<150)
    func union(_ seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        let texts = (0..<2).map { _ in
            (0..<(5 + generator.next(below: 40))).map { _ in
                generator.isOne(in: 3) ? PrintedFigure(&generator).text : generator.pick(Self.pieces)
            }
            .joined(separator: generator.isOne(in: 4) ? "" : " ")
        }
        let shift = texts[0].unicodeScalars.count + 2
        let apart =
            try FiguresReading.figures(texts[0]).map { Place($0, shift: 0) }
            + FiguresReading.figures(texts[1]).map { Place($0, shift: shift) }
        let both = try FiguresReading.figures(texts[0] + "\n\n" + texts[1]).map { Place($0, shift: 0) }
        #expect(both == apart, "\(texts)")
    }

    /// What a figure says and where it stands.
    private struct Place: Equatable {
        let start: Int
        let text: String
        let kind: Figure.Kind
        let interval: Interval?
        let unit: MeasureUnit?
        let bound: Bound
        let period: Period?

        init(_ figure: Figure, shift: Int) {
            start = figure.range.start + shift
            text = figure.text
            kind = figure.kind
            interval = figure.interval
            unit = figure.unit
            bound = figure.bound
            period = figure.period
        }
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
