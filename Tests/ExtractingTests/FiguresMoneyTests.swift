import Domain
import Testing

@testable import Extracting

@Suite("Figures: money")
struct FiguresMoneyTests {
    @Test(
        "signs, codes and names, before the number and behind it",
        arguments: [
            ("The plant cost HK$7.2 billion.", "HK$7.2 billion | 7200000000 | HKD | exact"),
            ("The plant cost C$ 40 million.", "C$ 40 million | 40000000 | CAD | exact"),
            ("the plant cost c $ 40 million .", "c $ 40 million | 40000000 | CAD | exact"),
            ("They sued a $ 4 billion firm.", "$ 4 billion | 4000000000 | USD | exact"),
            ("Nvidia’s $5 billion stake", "$5 billion | 5000000000 | USD | exact"),
            ("Sold for A$3.5m.", "A$3.5m | 3500000 | AUD | exact"),
            ("A budget of MEUR 12.", "MEUR 12 | 12000000 | EUR | exact"),
            ("A budget of 12.5 MUSD.", "12.5 MUSD | 12500000 | USD | exact"),
            ("It owes SEK 900 million.", "SEK 900 million | 900000000 | SEK | exact"),
            ("It owes 900 million Swedish kronor.", "900 million Swedish kronor | 900000000 | SEK | exact"),
            ("It owes 2 trillion won.", "2 trillion won | 2000000000000 | KRW | exact"),
            ("It owes 103T won.", "103T won | 103000000000000 | KRW | exact"),
            ("They paid 40k$ for it.", "40k$ | 40000 | USD | exact"),
            ("They paid Rs 450 crore.", "Rs 450 crore | 4500000000 | INR | exact"),
            ("They paid Rs. 12,34,567.", "Rs. 12,34,567 | 1234567 | INR | exact"),
            ("They paid three lakh rupees.", "three lakh rupees | 300000 | INR | exact"),
            ("The firm lost 160 mln dlrs.", "160 mln dlrs | 160000000 | USD | exact"),
            ("The firm lost 2.5 billion pounds.", "2.5 billion pounds | 2500000000 | GBP | exact"),
            ("A one-yen bid won.", "one-yen | 1 | JPY | exact"),
            ("US$3 billion USD was wired.", "US$3 billion USD | 3000000000 | USD | exact"),
            ("A 10-million-dollar grant.", "10-million-dollar | 10000000 | USD | exact"),
            ("It is down -€40 million.", "-€40 million | -40000000 | EUR | exact"),
            ("A loss of €-40 million.", "€-40 million | -40000000 | EUR | exact"),
        ])
    func currencies(_ text: String, _ expected: String) throws { #expect(try FiguresReading.lines(text) == [expected]) }

    @Test(
        "hundredths: alone, behind the whole, and named in many ways",
        arguments: [
            ("The dividend is 45 cents.", "45 cents | 0.45 | USD | exact"),
            ("The share fell to 320 pence.", "320 pence | 3.2 | GBP | exact"),
            ("It costs 12 dollars 30 cents.", "12 dollars 30 cents | 12.3 | USD | exact"),
            ("It costs 12 dollar 30c.", "12 dollar 30c | 12.3 | USD | exact"),
            ("It costs $12 30.", "$12 30 | 12.3 | USD | exact"),
            ("It costs 7 CHF 5 centimes.", "7 CHF 5 centimes | 7.05 | CHF | exact"),
        ])
    func hundredths(_ text: String, _ expected: String) throws { #expect(try FiguresReading.lines(text) == [expected]) }

    @Test(
        "neighbours stay apart",
        arguments: [
            ("He changed 50 dollars 50 euros.", ["50 dollars | 50 | USD | exact", "50 euros | 50 | EUR | exact"]),
            ("rmb 10 usd 20", ["rmb 10 | 10 | CNY | exact", "usd 20 | 20 | USD | exact"]),
            ("It sold two $ 500 notes.", ["two | 2 | 1 | exact", "$ 500 | 500 | USD | exact"]),
            ("It gave away 3 USD50 cards.", ["3 | 3 | - | exact", "USD50 | 50 | USD | exact"]),
            ("$4.25 and 32 is the count", ["$4.25 | 4.25 | USD | exact", "32 | 32 | - | exact"]),
            ("$1 billion and 20 jobs", ["$1 billion | 1000000000 | USD | exact", "20 jobs | 20 | count | exact"]),
        ])
    func neighbours(_ text: String, _ expected: [String]) throws { #expect(try FiguresReading.lines(text) == expected) }

    @Test(
        "a currency’s name that is another word wants a large number",
        arguments: ["Three won medals.", "Two real estates.", "A 312-pound guard.", "It shuts at 11 p.m. on weekdays."])
    func otherWords(_ text: String) throws {
        #expect(try FiguresReading.figures(text).allSatisfy { $0.kind != .money })
    }

    @Test("conversions in brackets and behind a comma belong to the amount")
    func conversions() throws {
        let bracketed = try FiguresReading.figures(
            "It spent S$450 million (about US$332 million; 310 million euros) on chips.")
        #expect(bracketed.count == 1)
        #expect(
            bracketed.first?.alternates.map { "\($0.interval.point?.description ?? "") \($0.unit)" } == [
                "332000000 USD", "310000000 EUR",
            ])
        let told = try FiguresReading.figures("It spent 19 trillion won, or roughly $13 billion, on chips.")
        #expect(told.count == 1)
        #expect(told.first?.alternates.first?.unit == .usDollar)
        let other = try FiguresReading.figures("It spent $5 billion ($2 billion in cash).")
        #expect(other.count == 2)
    }

    @Test(
        "what is more or less than before is a difference",
        arguments: [
            ("It will spend $10 billion more.", true), ("It raised the budget by $2 billion.", true),
            ("It needs an additional $5 billion.", true), ("It needs $5 billion.", false),
            ("It spent $5 billion more than once.", false),
        ])
    func differences(_ text: String, _ isDelta: Bool) throws {
        #expect(try FiguresReading.figures(text).first?.isDelta == isDelta)
    }
}
