import Domain
import Testing

@testable import Extracting

@Suite("Figures: bounds and ranges")
struct FiguresBoundsTests {
    @Test(
        "hedges before and behind",
        arguments: [
            ("close to 40 MW", "40 MW | 40 | MW | about"), ("some 300 workers", "300 workers | 300 | count | about"),
            ("well over $2 billion", "$2 billion | 2000000000… | USD | atLeast"),
            ("as many as 700 jobs", "700 jobs | …700 | count | atMost"),
            ("no more than 12%", "12% | …12 | percent | atMost"),
            ("over a $4 billion hole", "$4 billion | 4000000000… | USD | atLeast"),
            ("work under a $300 billion contract", "$300 billion | 300000000000 | USD | exact"),
            ("Meta's 224,000", "224,000 | 224000 | - | exact"),
            ("about five hundred or less", "five hundred | …500 | - | atMost"),
            ("$30 billion-plus", "$30 billion | 30000000000… | USD | atLeast"),
            ("500+ stores", "500 | 500… | - | atLeast"),
            ("$5 billion plus interest", "$5 billion | 5000000000 | USD | exact"),
            ("lower than 7€", "7€ | …7 | EUR | atMost"), ("> 30 percent", "30 percent | 30… | percent | atLeast"),
            ("sales exceeded 150 cars", "150 cars | 150… | count | atLeast"),
            ("two weeks or so", "two weeks | 2 | week | about"), ("no higher than 8%", "8% | …8 | percent | atMost"),
            ("not below $5", "$5 | 5… | USD | atLeast"), ("greater than or equal to 30", "30 | 30… | - | atLeast"),
            ("less or equal than 30", "30 | …30 | - | atMost"), ("30-plus cities", "30 | 30… | - | atLeast"),
            ("people aged 65 and older", "65 | 65… | - | atLeast"), ("nearly half came", "half | 0.5 | 1 | about"),
            ("more than three-quarters", "three-quarters | 0.75… | 1 | atLeast"),
            ("half of one percent", "half of one percent | 0.5 | percent | exact"),
            ("a quarter-point cut", "a quarter-point | 0.25 | point | exact"),
        ])
    func hedges(_ text: String, _ expected: String) throws { #expect(try FiguresReading.lines(text) == [expected]) }

    @Test("“over” before a length of time says when")
    func temporal() throws {
        #expect(
            try FiguresReading.lines("It spent $2 billion over three years.") == [
                "$2 billion | 2000000000 | USD | exact", "three years | 3 | year | exact",
            ])
    }

    @Test("the hedge stays outside of the words and inside of the hedged stretch")
    func stretches() throws {
        let text = "Sales were nearly $90 million in all."
        let figure = try #require(try FiguresReading.figures(text).first)
        #expect(text.substring(in: figure.range) == "$90 million")
        #expect(text.substring(in: figure.hedgedRange) == "nearly $90 million")
        #expect(figure.hedge == "nearly")
        #expect(figure.isApproximate)
    }

    @Test(
        "ranges lend each other scale and unit",
        arguments: [
            ("7-9 lakh rupees", "7-9 lakh rupees | 700000…900000 | INR | range"),
            ("$900 million to $1.2 billion", "$900 million to $1.2 billion | 900000000…1200000000 | USD | range"),
            ("23 million to 25 people", "23 million to 25 people | 23000000…25000000 | count | range"),
            ("USD 12 billion - 14 billion", "USD 12 billion - 14 billion | 12000000000…14000000000 | USD | range"),
            ("between 1.1 and 1.3 euros", "1.1 and 1.3 euros | 1.1…1.3 | EUR | range"),
            ("20~100", "20~100 | 20…100 | - | range"), ("a range from 4 to 5,000", "4 to 5,000 | 4…5000 | - | range"),
            ("5 to 10 percent", "5 to 10 percent | 5…10 | percent | range"),
            ("up to $35-40 billion", "$35-40 billion | 35000000000…40000000000 | USD | range"),
            ("EUR35-40m", "EUR35-40m | 35000000…40000000 | EUR | range"),
            ("35m-40m euros", "35m-40m euros | 35000000…40000000 | EUR | range"),
            ("between one hundred and two hundred", "one hundred and two hundred | 100…200 | - | range"),
            ("between half and two thirds", "half and two thirds | 0.5…0.666666666666667 | 1 | range"),
            ("from 1/3 to 2/3", "1/3 to 2/3 | 0.333333333333333…0.666666666666667 | 1 | range"),
            ("-5% to +5%", "-5% to +5% | -5…5 | percent | range"),
            ("from 30 up to 40", "30 up to 40 | 30…40 | - | range"),
            ("$30 to as much as $40", "$30 to as much as $40 | 30…40 | USD | range"),
            ("above 10 and below 20 percent", "10 and below 20 percent | 10…20 | percent | range"),
            ("more than 5 but fewer than 9 people", "5 but fewer than 9 people | 5…9 | count | range"),
            ("10 < x <= 20", "10 < x <= 20 | 10…20 | - | range"),
        ])
    func ranges(_ text: String, _ expected: String) throws { #expect(try FiguresReading.lines(text) == [expected]) }

    @Test(
        "changes are two figures",
        arguments: [
            "It raised its budget from $35 billion to $40 billion.", "Microsoft goes from $56 billion to $80 billion.",
            "Profit rose $3 million to $25 million.", "Revenue rose 14% to 96.4bn.",
            "The stake fell 5 percent to 20 percent.",
            "Sales were $3 billion to 20 customers.",
        ])
    func changes(_ text: String) throws {
        let figures = try FiguresReading.figures(text)
        #expect(figures.count == 2)
        #expect(figures.allSatisfy { $0.bound == .exact })
    }
}
