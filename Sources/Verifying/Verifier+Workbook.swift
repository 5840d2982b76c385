import Archiving
import Domain
import Reporting

extension Verifier {
    /// A spreadsheet is, byte for byte, the one that the model gives for the question that the receipts put to it, its
    /// inputs told in the archive's own words.
    func checkWorkbook(
        _ folder: [String: [UInt8]], _ receipts: ReceiptFile, _ checker: inout MarkChecker
    ) throws(ArchiveError) {
        let file = "model.xlsx"
        guard let bytes = folder[file] else { return }
        // Looked up beforehand: what reads the archive may fail.
        var claims: [Identifier<Claim>: Claim] = [:]
        var outlets: [Identifier<Article>: String] = [:]
        for receipt in receipts.receipts {
            guard case .stated(let claim, let article, _, _) = receipt.origin else { continue }
            claims[claim] = try checker.prover.archive.claim(claim)
            outlets[article] = try checker.prover.archive.article(article)?.outletName
        }
        let known = checker.prover.context.receipts
        do {
            // A page may put more than one question to the model; the spreadsheet is of one of them.
            for modelCase in receipts.modelCases {
                guard let workbook = try evidence.workbook(modelCase) else { continue }
                let origins = WorkbookFile.origins(
                    of: modelCase, receipt: { known[$0] }, claim: { claims[$0] }, outlet: { outlets[$0] })
                let again = try WorkbookFile(
                    workbook, company: receipts.company, asOf: receipts.asOf, origins: origins
                ).bytes()
                if again == bytes { return }
            }
            checker.object(file, nil, "made again from the model, its receipts and the archive, it reads differently")
        } catch {
            checker.object(file, nil, "it cannot be made again: \(error)")
        }
    }
}
