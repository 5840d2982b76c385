public import Domain

extension WorkbookFile {
    /// The file of a briefing.
    ///
    /// - Parameter origins: where inputs come from, by the name of their node, as `origins` gives them.
    public init(_ workbook: ModelWorkbook, company: String, asOf: Moment, origins: [String: String]) {
        let receipts = Dictionary(workbook.modelCase.evidence.map { ($0.name, $0.receipt.rawValue) }) { first, _ in
            first
        }
        self.init(
            workbook, title: "\(company): what the money buys", asOf: asOf,
            origins: Dictionary(
                uniqueKeysWithValues: origins.map { name, text in
                    (name, Origin(receipt: receipts[name] ?? "", text: text))
                }))
    }

    /// Where the inputs of a case come from, in words, by the name of their node: the sentence a number was stated in
    /// with its outlet, the document of a recorded one.
    ///
    /// - Parameters:
    ///   - receipt: the receipt of a name.
    ///   - claim: the claim of a name.
    ///   - outlet: the outlet of an article.
    public static func origins(
        of modelCase: ModelCase, receipt: (Identifier<Receipt>) -> Receipt?, claim: (Identifier<Claim>) -> Claim?,
        outlet: (Identifier<Article>) -> String?
    ) -> [String: String] {
        func text(_ id: Identifier<Receipt>) -> String {
            guard let receipt = receipt(id) else { return "" }
            switch receipt.origin {
            case .stated(let name, let article, let words, _):
                return (outlet(article).map { "\($0): " } ?? "") + "“\(claim(name)?.sentence ?? words)”"
            case .converted(let input, _, let months, let table):
                return "\(text(input)); converted by the table \(table), \(months.joined(separator: ", "))"
            case .recorded(let cell): return "\(cell.document), in the table \(cell.table)"
            default: return "\(receipt.kind.rawValue); see receipts.json"
            }
        }
        return Dictionary(modelCase.evidence.map { ($0.name, text($0.receipt)) }) { first, _ in first }
    }
}
