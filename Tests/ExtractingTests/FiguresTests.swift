import Domain
import Reference
import Testing

@testable import Extracting

@Suite("Figures")
struct FiguresTests {
    /// The numeric figures of a text, each as `text | low | high | unit | bound`.
    private func read(_ text: String) throws -> [String] {
        let reader = FigureReader(tables: try ReferenceTables.builtIn())
        return reader.figures(in: TokenizedText(text), published: CalendarDate(iso: "2024-05-15"))
            .filter { $0.interval != nil }
            .map { figure in
                [
                    figure.text, figure.interval?.low?.description ?? "…", figure.interval?.high?.description ?? "…",
                    figure.unit?.rawValue ?? "-", figure.bound.rawValue,
                ].joined(separator: " | ")
            }
    }

    @Test(
        "money in the shapes of the business page",
        arguments: [
            ("It paid $10 billion.", "$10 billion | 10000000000 | 10000000000 | USD | exact"),
            ("It paid US$2.5bn in cash.", "US$2.5bn | 2500000000 | 2500000000 | USD | exact"),
            ("It paid USD34.6 million.", "USD34.6 million | 34600000 | 34600000 | USD | exact"),
            ("They paid 75 USD million.", "75 USD million | 75000000 | 75000000 | USD | exact"),
            ("A sum of Rmb40bn.", "Rmb40bn | 40000000000 | 40000000000 | CNY | exact"),
            ("Plans of 3.5 billion yuan.", "3.5 billion yuan | 3500000000 | 3500000000 | CNY | exact"),
            ("A KRW103 trillion plan.", "KRW103 trillion | 103000000000000 | 103000000000000 | KRW | exact"),
            ("Worth ₹10 lakh crore.", "₹10 lakh crore | 10000000000000 | 10000000000000 | INR | exact"),
            ("It cost €1.2bn.", "€1.2bn | 1200000000 | 1200000000 | EUR | exact"),
            ("It cost 10 € each.", "10 € | 10 | 10 | EUR | exact"),
            ("A $500-million order.", "$500-million | 500000000 | 500000000 | USD | exact"),
            ("Half a billion dollars went there.", "Half a billion dollars | 500000000 | 500000000 | USD | exact"),
            ("Earnings of 35 cents a share.", "35 cents | 0.35 | 0.35 | USD | exact"),
            ("A loss of -$2.5bn.", "-$2.5bn | -2500000000 | -2500000000 | USD | exact"),
            ("NT$1.5 trillion is a lot.", "NT$1.5 trillion | 1500000000000 | 1500000000000 | TWD | exact"),
            ("The town's $500 million hall.", "$500 million | 500000000 | 500000000 | USD | exact"),
            ("He got 20,000 Canadian dollars.", "20,000 Canadian dollars | 20000 | 20000 | CAD | exact"),
        ])
    func money(_ text: String, _ expected: String) throws { #expect(try read(text) == [expected]) }

    @Test(
        "hedges bound the number and stay outside its words",
        arguments: [
            ("about $10 billion", "$10 billion | 10000000000 | 10000000000 | USD | about"),
            ("nearly $10 billion", "$10 billion | 10000000000 | 10000000000 | USD | about"),
            ("more than 30,000 H100 GPUs", "30,000 H100 GPUs | 30000 | … | count | atLeast"),
            ("over 130% in the quarter", "130% | 130 | … | percent | atLeast"),
            ("up to 100 MW of power", "100 MW | … | 100 | MW | atMost"),
            ("as much as $5 billion", "$5 billion | … | 5000000000 | USD | atMost"),
            ("$5 billion or more", "$5 billion | 5000000000 | … | USD | atLeast"),
            ("in excess of $20 billion", "$20 billion | 20000000000 | … | USD | atLeast"),
            ("north of $20 billion", "$20 billion | 20000000000 | … | USD | atLeast"),
        ])
    func hedges(_ text: String, _ expected: String) throws { #expect(try read(text) == [expected]) }

    @Test(
        "a range is one figure whose ends share scale and unit; a change is two",
        arguments: [
            ("$35-40 billion", ["$35-40 billion | 35000000000 | 40000000000 | USD | range"]),
            ("$35 billion to $40 billion", ["$35 billion to $40 billion | 35000000000 | 40000000000 | USD | range"]),
            ("11 to 12 billion yuan", ["11 to 12 billion yuan | 11000000000 | 12000000000 | CNY | range"]),
            ("between 2 and $3 million", ["2 and $3 million | 2000000 | 3000000 | USD | range"]),
            ("20–25 percent", ["20–25 percent | 20 | 25 | percent | range"]),
            (
                "rose from $1.2 billion to $1.5 billion",
                [
                    "$1.2 billion | 1200000000 | 1200000000 | USD | exact",
                    "$1.5 billion | 1500000000 | 1500000000 | USD | exact",
                ]
            ),
        ])
    func ranges(_ text: String, _ expected: [String]) throws { #expect(try read(text) == expected) }

    @Test(
        "counts say what is counted; power comes in megawatts",
        arguments: [
            ("bought 10,000 Nvidia H100 GPUs", "10,000 Nvidia H100 GPUs | 10000 | 10000 | count | exact"),
            ("runs 100k H100s today", "100k H100s | 100000 | 100000 | count | exact"),
            ("worth 85,000 H100 equivalents", "85,000 H100 equivalents | 85000 | 85000 | count | exact"),
            ("a 1.2 GW campus", "1.2 GW | 1200 | 1200 | MW | exact"),
            ("a 150-megawatt site", "150-megawatt | 150 | 150 | MW | exact"),
            ("doubled", "doubled | 2 | 2 | times | exact"), ("grew tenfold", "tenfold | 10 | 10 | times | exact"),
        ])
    func counts(_ text: String, _ expected: String) throws { #expect(try read(text) == [expected]) }

    @Test(
        "numbers inside names, times, versions and dates are no figures",
        arguments: [
            "the H100 chip", "a Boeing 737 MAX", "FSD V12 shipped", "the GPT-4 model", "a 10-K filing",
            "at 10:30 sharp",
            "open 24/7 now", "in the S&P 500 index", "call 555-123-4567", "on August 8th", "by the end of 2026",
            "in Q3 2024", "hundreds of thousands of lines of code", "version 1.2.3 of it",
        ])
    func names(_ text: String) throws { #expect(try read(text) == []) }

    @Test("a bracketed conversion belongs to the same figure")
    func conversion() throws {
        let reader = FigureReader(tables: try ReferenceTables.builtIn())
        let figures = reader.figures(
            in: TokenizedText("It will spend 3.5 billion yuan ($480 million) on it."), published: nil)
        #expect(figures.count == 1)
        #expect(
            figures.first?.alternates == [
                Quantity(interval: Interval(point: ExactDecimal(480_000_000)), unit: .usDollar)
            ])
    }

    @Test("any bytes give no crash, and offsets stay inside the text")
    func anyBytes() throws {
        let reader = FigureReader(tables: try ReferenceTables.builtIn())
        var state: UInt64 = 42
        let alphabet = Array("0123456789.,-$€%()/: \nabkmMBHQ’“½①٣ tofrom")
        for _ in 0..<300 {
            var text = ""
            for _ in 0..<60 {
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                text.append(alphabet[Int(state >> 33) % alphabet.count])
            }
            for figure in reader.figures(in: TokenizedText(text), published: nil) {
                #expect(text.substring(in: figure.range) == figure.text)
            }
        }
    }

    @Test("a quoted stretch is read again by itself")
    func rereading() throws {
        let reader = FigureReader(tables: try ReferenceTables.builtIn())
        #expect(reader.figure(rereading: "around $10 billion", published: nil)?.bound == .about)
        #expect(reader.figure(rereading: "no number here", published: nil) == nil)
    }
}
