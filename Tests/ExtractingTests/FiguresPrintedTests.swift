import Domain
import Testing

@testable import Extracting

@Suite("Figures: what is printed is read")
struct FiguresPrintedTests {
    @Test("in any form, by itself and in a sentence", arguments: 0..<40)
    func forms(_ seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let printed = PrintedFigure(&generator)
            let alone = try FiguresReading.reread(printed.text)
            #expect(alone?.interval == printed.interval && alone?.bound == printed.bound, "\(printed.text)")
            #expect(alone?.unit == printed.unit, "\(printed.text)")
            let sentence = generator.pick(Self.sentences)
            let read = try FiguresReading.figures(sentence.0 + printed.text + sentence.1).filter { $0.interval != nil }
            #expect(read.count == 1, "\(sentence.0 + printed.text + sentence.1)")
            #expect(
                read.first?.interval == printed.interval && read.first?.unit == printed.unit
                    && read.first?.bound == printed.bound,
                "\(sentence.0 + printed.text + sentence.1)")
        }
    }

    /// Sentences without a word of change, behind which `from … to` would be two figures.
    private static let sentences = [
        ("The group put it in a range ", " on Monday."), ("A range: ", "."), ("The range given (", ") is wide."),
    ]

    @Test("whole numbers in words", arguments: 0..<20)
    func words(_ seed: Int) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<50 {
            let limit = generator.pick([100, 1_000, 100_000, 10_000_000, 1_000_000_000])
            let number = 2 + generator.next(below: limit)
            let words = Self.words(number, hasAnd: generator.isOne(in: 2), hasHyphen: generator.isOne(in: 2))
            for (text, value) in [(words, number), ("minus " + words, -number)] {
                let read = try FiguresReading.reread(text)
                #expect(
                    read?.interval == Interval(point: ExactDecimal(value)) && read?.text == text, "\(text): \(value)")
            }
        }
    }

    private static func words(_ number: Int, hasAnd: Bool, hasHyphen: Bool) -> String {
        var parts: [String] = []
        var rest = number
        for (size, name) in [(1_000_000_000, "billion"), (1_000_000, "million"), (1_000, "thousand")] where rest >= size
        {
            parts.append(belowThousand(rest / size, hasAnd, hasHyphen) + " " + name)
            rest %= size
        }
        if rest > 0 {
            parts.append(
                (hasAnd && rest < 100 && !parts.isEmpty ? "and " : "") + belowThousand(rest, hasAnd, hasHyphen))
        }
        return parts.joined(separator: " ")
    }

    private static func belowThousand(_ number: Int, _ hasAnd: Bool, _ hasHyphen: Bool) -> String {
        let units = [
            "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        ]
        let tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
        let below = number % 100
        var small = below < 20 ? units[below] : tens[below / 10]
        if below >= 20, below % 10 > 0 { small += (hasHyphen ? "-" : " ") + units[below % 10] }
        guard number >= 100 else { return small }
        return units[number / 100] + " hundred" + (below > 0 ? (hasAnd ? " and " : " ") + small : "")
    }

    @Test("fractions in words, alone and behind a number", arguments: 2...20)
    func fractions(_ below: Int) throws {
        let names = [
            "half", "third", "quarter", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth",
            "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
            "twentieth",
        ]
        let name = names[below - 2]
        let third = ExactFraction(ExactDecimal(7 * below + 1), over: Int64(below)).decimal
        #expect(try FiguresReading.reread("seven and a \(name) percent")?.interval == Interval(point: third))
        #expect(try FiguresReading.reread("seven-and-a-\(name) years")?.interval == Interval(point: third))
        guard below > 3 else { return }
        let several = ExactFraction(ExactDecimal(3), over: Int64(below)).decimal
        #expect(try FiguresReading.reread("three-\(name)s of it")?.interval == Interval(point: several))
        #expect(try FiguresReading.reread("more than three-\(name)s")?.interval == Interval(low: several, high: nil))
    }
}
