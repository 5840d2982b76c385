import Domain
import Testing

@testable import Extracting

/// A text of our own whose names, amounts, currency and dates can be changed: the claims have to change with them.
private struct Dispatch: Sendable {
    var company = "Tesla"
    var person = "Elon Musk"
    var surname = "Musk"
    var spending = "$9 billion"
    var month = "February"
    var purchase = "$450 million"
    var chips = "8,000"
    var year = "2025"

    var text: String {
        """
        \(company) CEO \(person) told investors on Friday that the group plans to put roughly \(spending) into AI training and \
        inference during \(year). “Most companies that spend less than \(spending) a year on AI will fall behind,” \(surname) warned.

        On its first-quarter results call, \(company) disclosed that its AI training compute grew more than 60% in the quarter and \
        that it had spent $1.2 billion on AI data centers.

        In \(month) this year, \(company) paid \(purchase) for about \(chips) Nvidia H200 accelerators.
        """
    }
}

@Suite("Claims follow their text")
struct ClaimsMetamorphicTests {
    private func lines(_ dispatch: Dispatch) throws -> [String] {
        try SharedExtractor.extraction(dispatch.text, published: "2025-04-28").claims.map(\.line)
    }

    private func expected(
        company: String = "Tesla", person: String = "Elon Musk", spending: String = "9000000000 USD",
        purchase: String = "450000000 USD", chips: String = "8000", month: String = "2025-02-01/2025-02-28",
        year: String = "2025"
    ) -> [String] {
        [
            "\(company) | aiSpending | \(spending) | \(year)-01-01/\(year)-12-31 | planned | by \(person)",
            "\(company) | computeGrowth | 60… percent | 2025-01-01/2025-03-31 | actual | by \(company)",
            "\(company) | aiSpending | 1200000000 USD | 2025-01-01/2025-03-31 | actual | by \(company)",
            "\(company) | aiSpending | \(purchase) | \(month) | actual",
            "\(company) | acceleratorCount | \(chips) count | Nvidia H200 | \(month) | actual",
        ]
    }

    @Test("as it stands")
    func asItStands() throws { #expect(try lines(Dispatch()) == expected()) }

    @Test("with another company, known or unknown", arguments: ["Rivian", "Baidu", "Quantara", "Halvorsen Robotics"])
    func company(_ name: String) throws { #expect(try lines(Dispatch(company: name)) == expected(company: name)) }

    @Test("with another person")
    func person() throws {
        #expect(try lines(Dispatch(person: "Jane Miller", surname: "Miller")) == expected(person: "Jane Miller"))
    }

    @Test("with other amounts")
    func amounts() throws {
        let dispatch = Dispatch(spending: "$7.25 billion", purchase: "$640 million", chips: "12,500")
        #expect(try lines(dispatch) == expected(spending: "7250000000 USD", purchase: "640000000 USD", chips: "12500"))
    }

    @Test(
        "in another currency",
        arguments: [("€9 billion", "EUR"), ("9 billion yuan", "CNY"), ("£9 billion", "GBP"), ("9 billion won", "KRW")])
    func currency(_ words: String, _ code: String) throws {
        #expect(try lines(Dispatch(spending: words)) == expected(spending: "9000000000 \(code)"))
    }

    @Test("in another month and year")
    func month() throws {
        let changed = expected(month: "2025-03-01/2025-03-31", year: "2026")
        #expect(try lines(Dispatch(month: "March", year: "2026")) == changed)
    }

    @Test("without a date of publication relative words stay open")
    func undated() throws {
        let claims = try SharedExtractor.extraction(Dispatch().text, published: nil).claims
        #expect(claims.first?.period?.calendarYear == 2025)
        #expect(claims.dropFirst().allSatisfy { $0.period == nil && $0.open.contains(.periodUnresolved) })
    }
}
