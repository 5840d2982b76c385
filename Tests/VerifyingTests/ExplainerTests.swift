import Domain
import Testing
import Verifying

@Suite("A receipt explained")
struct ExplainerTests {
    @Test("a derived number goes down to the sentences it rests on")
    func derived() throws {
        let fixture = try Fixture()
        let derived = fixture.receipts[5]
        let explainer = ReceiptExplainer(
            receipts: fixture.receipts, modelCases: fixture.modelCases, archive: fixture.archive)
        let text = try #require(try explainer.explain(derived.id))
        let lines = text.split(separator: "\n").map(String.init)
        #expect(lines[0] == "\(derived.id)  ⇒$50,000  derived: money ÷ chips")
        #expect(lines[1].hasPrefix("  money = \(fixture.receipts[4].id)  ≈$500M  converted: ÷ 7.0 per dollar"))
        #expect(lines[2] == "    \(fixture.receipts[1].id)  CNY 3.5B  stated: “CNY 3.5 billion”")
        #expect(lines[3].contains("Ada Quay, post, planned: “Harbour Motors will spend"))
        #expect(lines[4].contains("Harbour Wire, 2024-04-28, https://harbour.example"))
        #expect(lines[5].contains("\(fixture.article.id), characters "))
        #expect(lines.contains { $0.hasPrefix("  chips = \(fixture.receipts[2].id)  10,000") })
    }

    @Test("every kind of receipt can be explained, and an unknown one cannot")
    func kinds() throws {
        let fixture = try Fixture()
        let explainer = ReceiptExplainer(
            receipts: fixture.receipts, modelCases: fixture.modelCases, archive: fixture.archive)
        for receipt in fixture.receipts {
            #expect(try explainer.explain(receipt.id)?.contains(receipt.kind.rawValue) == true)
        }
        #expect(try explainer.explain(Identifier("r-0123456789abcdef")!) == nil)
    }
}
