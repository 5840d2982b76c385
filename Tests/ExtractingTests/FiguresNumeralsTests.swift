import Domain
import Testing

@testable import Extracting

@Suite("Figures: numerals")
struct FiguresNumeralsTests {
    @Test(
        "digits with separators of every kind, words, and mixtures",
        arguments: [
            ("1,250,000", "1250000"), ("12,34,567.89", "1234567.89"), ("1 234 567", "1234567"), ("1.234,56", "1234.56"),
            (".25", "0.25"), ("-3.5", "-3.5"), ("2.5k", "2500"), ("1.2b", "1200000000"), ("4 bln", "4000000000"),
            ("seventeen", "17"), ("sixty-two", "62"), ("one hundred and sixteen", "116"),
            ("three hundred thousand", "300000"),
            ("two hundred and two thousand", "202000"), ("forty trillion three hundred", "40000000000300"),
            ("4 thousand 3 hundred and 21", "4321"), ("3.5 million", "3500000"), ("two lakh crore", "2000000000000"),
            ("a dozen", "12"), ("3 dozen", "36"), ("a hundred thousand", "100000"),
            ("two hundred point zero three", "200.03"),
            ("one and a half", "1.5"), ("two and a half million", "2500000"), ("3 million and a quarter", "3250000"),
            ("half a million", "500000"), ("three quarters billion", "750000000"), ("five-eighths", "0.625"),
            ("one eighth", "0.125"), ("one third", "0.333333333333333"), ("2 1/4", "2.25"), ("½", "0.5"), ("1½", "1.5"),
            ("one out of four", "0.25"), ("one over twenty", "0.05"), ("minus seven", "-7"),
            ("nine point nought four", "9.04"),
            ("twenty-three fifths", "4.6"), ("a trillionth", "0.000000000001"),
            ("two hundred and seven hundredths", "200.07"), ("one ninth", "0.111111111111111"),
            ("eleven twenty-seconds", "0.5"), ("seven one hundred and twelfths", "0.0625"), ("six-and-a-half", "6.5"),
            ("six and a quarter", "6.25"), ("5-3/8", "5.375"), ("seven point seventy-five", "7.75"), ("-.5", "-0.5"),
            ("- 7", "-7"), ("1 234 567,89", "1234567.89"), ("2.5e6", "2500000"), ("4e-3", "0.004"), ("2^10", "1024"),
            ("3 x 10^6", "3000000"), ("half a dozen", "6"), ("quarter of a million", "250000"),
            ("half-a-million", "500000"), ("three-quarters of a billion", "750000000"),
            ("two in seven", "0.285714285714286"),
            ("twelve hundred", "1200"), ("4 mil", "4000000"), ("40 M", "40000000"),
        ])
    func numerals(_ text: String, _ expected: String) throws {
        let figures = try FiguresReading.figures(text)
        #expect(figures.count == 1)
        #expect(figures.first?.interval?.point?.description == expected)
        #expect(figures.first?.text == text)
    }

    @Test(
        "places in a row and compounds with one are no numbers",
        arguments: [
            "the twenty-first century", "its thirty-fifth birthday", "one hundred and first dalmatian",
            "a one-off charge",
            "a one-to-one talk",
        ])
    func places(_ text: String) throws { #expect(try FiguresReading.lines(text) == []) }

    @Test(
        "numbers that stand beside each other are not added up",
        arguments: ["It took 5 million two years ago.", "In 2020 3 million people left."])
    func apart(_ text: String) throws {
        #expect(
            try FiguresReading.figures(text).contains {
                ($0.interval?.point?.significand).map { $0 == 5 || $0 == 3 } ?? false
            })
    }

    @Test(
        "numbers no one writes are left alone, and nothing traps",
        arguments: [
            "1,,000", "1.2.3", "12,34", "9999999999999999999999999", "1e400", "99999999999999999999 trillion",
            "999999999999999999 trillion trillion trillion trillion dollars",
            "one million million million million million million",
        ])
    func hostile(_ text: String) throws {
        for figure in try FiguresReading.figures(text) { #expect(figure.interval?.midpoint.isFinite == true) }
    }

    @Test(
        "letters scale beside money, where they touch, or where things are counted; elsewhere they are metres and names",
        arguments: [
            ("The $3m house", "$3m | 3000000 | USD | exact"),
            ("The 100M users", "100M users | 100000000 | count | exact"),
            ("5m users left", "5m users | 5000000 | count | exact"),
            ("$ 10 B went", "$ 10 B | 10000000000 | USD | exact"),
        ])
    func letters(_ text: String, _ expected: String) throws { #expect(try FiguresReading.lines(text) == [expected]) }

    @Test(
        "a letter that says metres, a generation or a company scales nothing",
        arguments: ["a 100m sprint", "on 5G networks", "3D films"])
    func otherLetters(_ text: String) throws { #expect(try FiguresReading.lines(text) == []) }

    @Test(
        "units bring numbers to one measure",
        arguments: [
            ("250 kW of it", "250 kW | 0.25 | MW | exact"), ("a 2-gigawatt campus", "2-gigawatt | 2000 | MW | exact"),
            ("1.5 exaflops of it", "1.5 exaflops | 1500 | PFLOPS | exact"),
            ("30 GWh a year", "30 GWh | 30000 | MWh | exact"),
            ("up 25 basis points", "25 basis points | 25 | basisPoint | exact"),
            ("lost 2 percentage points", "2 percentage points | 2 | percentagePoint | exact"),
            ("12 pct of it", "12 pct | 12 | percent | exact"),
            ("a third percent", "a third percent | 0.333333333333333 | percent | exact"),
            ("it grew 3x", "3x | 3 | times | exact"), ("it fell threefold", "threefold | 3 | times | exact"),
            ("7 million square feet", "7 million square feet | 7000000 | squareFoot | exact"),
            ("it took six weeks", "six weeks | 6 | week | exact"),
        ])
    func units(_ text: String, _ expected: String) throws { #expect(try FiguresReading.lines(text) == [expected]) }

    @Test(
        "the item is what is counted, product names and all",
        arguments: [
            ("It ordered 64,000 GB200 chips.", "GB200 chips"), ("It owns 350,000 Nvidia H100s by now.", "Nvidia H100s"),
            ("A 10,000-GPU cluster", "GPU"), ("It hired 20 more engineers.", "more engineers"),
            ("It runs 4 of them.", nil),
        ])
    func items(_ text: String, _ item: String?) throws { #expect(try FiguresReading.figures(text).first?.item == item) }
}
