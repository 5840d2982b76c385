import Domain
import Foundation

/// `receipts.json`: every receipt behind a briefing, and the questions put to the model.
struct ReceiptsFile: Encodable {
    let schema = 1
    let asOf: Moment
    let company: String
    let receipts: [Receipt]
    let modelCases: [ModelCase]

    init(_ briefing: Briefing) {
        asOf = briefing.asOf
        company = briefing.company
        receipts = briefing.receipts.sorted
        modelCases = briefing.modelCases
    }

    /// The file.
    func rendered() throws -> RenderedFile {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        return RenderedFile(name: "receipts.json", bytes: Array(try encoder.encode(self)) + [10])
    }
}
