public import Archiving
import Domain
import Foundation

/// The receipts of a site's pages that are no briefing's, as `site-receipts.json` has them.
private struct SiteReceiptFile: Codable {
    let schema: Int
    let asOf: Moment?
    let receipts: [Receipt]

    func encoded() throws -> [UInt8] { try JSONForm.bytes(of: self, [.sortedKeys, .withoutEscapingSlashes]) }
}

extension Verifier {
    /// Verifies pages of a site that are no briefing's own: every digit lies in a mark, and every mark holds.
    ///
    /// - Parameters:
    ///   - pages: The pages by name; briefings' own pages among them are held to the same rules.
    ///   - receipts: The receipts of these pages.
    ///   - proven: The receipts of the site's briefings, whose folders are proven elsewhere.
    ///   - records: The archive's records of those briefings.
    ///   - styles: The site's style sheets.
    public func verify(
        pages: [String: [UInt8]], receipts: [UInt8], proven: [[UInt8]], records: [BriefingRecord], styles: [String]
    ) throws(ArchiveError) -> VerificationReport {
        var report = VerificationReport()
        let file = "site-receipts.json"
        guard let own = try? JSONDecoder().decode(SiteReceiptFile.self, from: Data(receipts)), own.schema == 1 else {
            report.add(VerificationReport.Finding(file: file, what: "the file is missing or cannot be read"))
            return report
        }
        var known: [Identifier<Receipt>: Receipt] = [:]
        for bytes in proven {
            for receipt in (try? ReceiptFile(bytes: bytes))?.receipts ?? [] { known[receipt.id] = receipt }
        }
        let trusted = Set(known.keys)
        for receipt in own.receipts where !trusted.contains(receipt.id) { known[receipt.id] = receipt }
        let context = siteContext(own.receipts, known, trusted, records)
        let reader = ArchiveReader(archive: archive, claims: evidence.claims)
        var checker = MarkChecker(prover: ReceiptProver(context: context, evidence: evidence, archive: reader))
        checkForm(file, receipts, try? own.encoded(), &checker)
        for receipt in own.receipts {
            if let objection = try checker.prover.objection(to: receipt.id) {
                checker.object(file, nil, "the receipt \(receipt.id) is not proven: \(objection)")
            } else {
                checker.report.receipts += 1
            }
        }
        for (name, bytes) in pages.sorted(by: { $0.key < $1.key }) {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                checker.object(name, nil, "the file is not UTF-8")
                continue
            }
            var html = HTMLChecker(file: name, text: text, siteStyles: styles)
            try html.check(with: &checker)
        }
        return checker.report
    }

    private func siteContext(
        _ own: [Receipt], _ known: [Identifier<Receipt>: Receipt], _ trusted: Set<Identifier<Receipt>>,
        _ records: [BriefingRecord]
    ) -> ProofContext {
        let companies = tables.companies
        var context = ProofContext(
            asOf: records.map(\.asOf).max() ?? Moment(secondsSince1970: 0),
            articles: records.reduce(into: []) { $0.formUnion($1.inputs.articles) }, record: nil, previous: nil,
            receipts: known, constants: ProofContext.constants(of: own), modelCases: [:],
            companyClass: { companies.named($0)?.companyClass }, isCompany: { companies.named($0)?.name == $0 },
            siteRecords: records, trusted: trusted)
        context.gatherNames(tables.companies)
        return context
    }
}
