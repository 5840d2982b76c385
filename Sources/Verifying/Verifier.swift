public import Archiving
public import Domain
import Foundation
public import Reference

/// Proves a finished briefing, or says what in it is not proven.
///
/// 1. Every digit that a reader can meet lies in a mark: a number, date, quotation, name or identifier.
/// 2. Every mark holds: the text follows from its receipt, and the receipt from the archive, the tables and the model.
/// 3. Nothing is taken from the folder under test but the question: articles are the archive's, claims are read again.
/// 4. Where the briefing can be made again, it comes out the same to the byte; digests come last.
public struct Verifier: Sendable {
    /// Makes the briefing again from the archive; its files are to be the folder's.
    public typealias Replay = (BriefingManifest) throws -> [RenderedFile]

    let tables: ReferenceTables
    let archive: Archive
    let evidence: VerificationEvidence

    /// A verifier that goes by these tables, this archive and this evidence.
    public init(tables: ReferenceTables, archive: Archive, evidence: VerificationEvidence) {
        self.tables = tables
        self.archive = archive
        self.evidence = evidence
    }

    /// Verifies the files of a briefing, by name.
    ///
    /// - Parameter styles: The style sheets of the site whose dress the page wears; `nil` for a page that stands alone.
    ///   What such a page is to the byte follows from the site as a whole, and is not this check's.
    public func verify(
        folder: [String: [UInt8]], inSiteWith styles: [String]? = nil, replay: Replay? = nil
    ) throws(ArchiveError) -> VerificationReport {
        var report = VerificationReport()
        guard let manifest: BriefingManifest = Self.decoded("manifest.json", folder, &report),
            let receipts: ReceiptFile = Self.decoded("receipts.json", folder, &report)
        else { return report }
        for name in folder.keys.sorted() where !Self.knownFiles.contains(name) {
            report.add(
                VerificationReport.Finding(file: name, what: "no briefing has a file of this name", remedy: "remove it")
            )
        }

        let context = try context(manifest, receipts, &report)
        let reader = ArchiveReader(archive: archive, claims: evidence.claims)
        var checker = MarkChecker(prover: ReceiptProver(context: context, evidence: evidence, archive: reader))
        checker.report = report
        try checkManifest(manifest, &checker)
        try checkReceipts(receipts, folder, &checker)
        try checkPages(folder, styles, manifest, &checker)
        try checkWorkbook(folder, receipts, &checker)
        if checker.report.numberCount == 0, checker.report.findings.isEmpty {
            checker.object("manifest.json", nil, "there is no page with a number to prove")
        }
        report = checker.report
        let dressed: Set<String> = styles == nil ? [] : ["briefing.html", "tearsheet.html"]
        Self.checkDigests(folder, except: dressed, manifest, context, &report)
        if let replay { Self.check(replay: replay, except: dressed, manifest, folder, &report) }
        return report
    }

    private func context(
        _ manifest: BriefingManifest, _ receipts: ReceiptFile, _ report: inout VerificationReport
    ) throws(ArchiveError) -> ProofContext {
        let record = try archive.briefing(company: manifest.company, asOf: manifest.asOf)
        let previous = try record?.inputs.previous.flatMap { name throws(ArchiveError) in
            try archive.briefing(folder: name)
        }
        let articles = Set(record?.inputs.articles ?? manifest.articles)
        let companies = tables.companies
        var context = ProofContext(
            asOf: manifest.asOf, articles: articles, record: record, previous: previous,
            receipts: Dictionary(receipts.receipts.map { ($0.id, $0) }) { first, _ in first },
            constants: ProofContext.constants(of: receipts.receipts),
            modelCases: Dictionary(receipts.modelCases.map { ($0.id.rawValue, $0) }) { first, _ in first },
            companyClass: { companies.named($0)?.companyClass }, isCompany: { companies.named($0)?.name == $0 })
        context.gatherNames(tables.companies)
        return context
    }

    /// The manifest agrees with the archive's record of the briefing.
    private func checkManifest(_ manifest: BriefingManifest, _ checker: inout MarkChecker) throws(ArchiveError) {
        let file = "manifest.json"
        if manifest.schema != 1 {
            checker.object(file, nil, "its form has the version \(manifest.schema); this program reads 1")
        }
        guard let record = checker.prover.context.record else {
            checker.report.add(
                VerificationReport.Finding(
                    file: file,
                    what: "the archive has no record of a briefing on \(manifest.company) as of \(manifest.asOf)",
                    remedy: "name the archive that the briefing was made with, by --archive"))
            return
        }
        // The page names the articles that it quotes; the record also those that were read and not used.
        if !Set(manifest.articles).isSubset(of: record.inputs.articles) {
            checker.object(file, nil, "the archive has it that the briefing was made from other articles")
        }
        for id in manifest.articles where try checker.prover.archive.article(id) == nil {
            checker.object(file, nil, "the archive has no article \(id)")
        }
    }

    /// Every receipt holds, also those that no page shows.
    private func checkReceipts(
        _ receipts: ReceiptFile, _ folder: [String: [UInt8]], _ checker: inout MarkChecker
    ) throws(ArchiveError) {
        let file = "receipts.json"
        let context = checker.prover.context
        checkForm(file, folder[file] ?? [], try? receipts.encoded(), &checker)
        if receipts.schema != 1 {
            checker.object(file, nil, "its form has the version \(receipts.schema); this program reads 1")
        }
        if receipts.asOf != context.asOf { checker.object(file, nil, "it is as of another moment than manifest.json") }
        if let record = context.record, receipts.company != record.company {
            checker.object(file, nil, "it is about another company than manifest.json")
        }
        if context.receipts.count != receipts.receipts.count { checker.object(file, nil, "two receipts have one name") }
        for receipt in receipts.receipts {
            if let objection = try checker.prover.objection(to: receipt.id) {
                checker.object(file, nil, "the receipt \(receipt.id) is not proven: \(objection)")
            } else {
                checker.report.receipts += 1
            }
        }
    }

    /// A file of receipts is, byte for byte, its own content written again.
    func checkForm(_ file: String, _ bytes: [UInt8], _ again: [UInt8]?, _ checker: inout MarkChecker) {
        guard let line = JSONForm.firstDifference(bytes, again ?? []) else { return }
        checker.object(file, line, "it is not in the form that the program gives it: another digit, key or space")
    }

    private func checkPages(
        _ folder: [String: [UInt8]], _ styles: [String]?, _ manifest: BriefingManifest, _ checker: inout MarkChecker
    ) throws(ArchiveError) {
        for name in ["briefing.html", "tearsheet.html"] {
            guard let text = Self.text(name, folder, &checker.report) else { continue }
            var html = HTMLChecker(file: name, text: text, siteStyles: styles)
            try html.check(with: &checker)
        }
        try checkTexts(folder, manifest, &checker)
        if let text = Self.text("facts.csv", folder, &checker.report) {
            try CSVChecker(file: "facts.csv").check(text, with: &checker)
        }
        if let text = Self.text("briefing.json", folder, &checker.report) {
            let json: LocatedJSON
            do throws(JSONReader.Problem) {
                json = try JSONReader.read(text)
            } catch {
                return checker.object("briefing.json", error.line, "it is no JSON: \(error.what)")
            }
            try JSONChecker(file: "briefing.json", manifest: manifest).check(json, with: &checker)
        }
    }

    /// Files of plain text, by the map of their marks.
    private func checkTexts(
        _ folder: [String: [UInt8]], _ manifest: BriefingManifest, _ checker: inout MarkChecker
    ) throws(ArchiveError) {
        let forms: [(name: String, form: TextChecker.Form)] = [("briefing.md", .markdown), ("calendar.ics", .calendar)]
        let there = forms.filter { folder[$0.name] != nil }
        guard !there.isEmpty || folder["briefing.eml"] != nil,
            let positions: PositionFile = Self.decoded("positions.json", folder, &checker.report)
        else { return }
        if positions.schema != 2 {
            checker.object(
                "positions.json", nil, "its form has the version \(positions.schema); this program reads 2")
        }
        for (name, form) in there {
            guard let text = Self.text(name, folder, &checker.report) else { continue }
            try TextChecker(file: name, text: text, form: form).check(positions: positions.files, with: &checker)
        }
        if let text = Self.text("briefing.eml", folder, &checker.report) {
            try MailChecker(file: "briefing.eml", text: text, manifest: manifest)
                .check(positions: positions.files, with: &checker)
        }
    }

    /// The files are those that were written: the least of the checks, since a forger can count digests too, but for
    /// the one that the archive keeps.
    private static func checkDigests(
        _ folder: [String: [UInt8]], except: Set<String>, _ manifest: BriefingManifest, _ context: ProofContext,
        _ report: inout VerificationReport
    ) {
        for name in Set(folder.keys).union(manifest.files.keys).sorted()
        where name != "manifest.json" && !except.contains(name) {
            let digest = folder[name].map { SHA256.hexDigest(of: $0) }
            guard digest != manifest.files[name] else { continue }
            let what = digest == nil ? "the file is missing" : "its SHA-256 is not the one in manifest.json"
            report.add(VerificationReport.Finding(file: name, what: what))
        }
        if let record = context.record, SHA256.hexDigest(of: folder["manifest.json"] ?? []) != record.manifestDigest {
            report.add(
                VerificationReport.Finding(
                    file: "manifest.json", what: "its SHA-256 is not the one that the archive keeps of this briefing"))
        }
    }

    private static func check(
        replay: Replay, except: Set<String>, _ manifest: BriefingManifest, _ folder: [String: [UInt8]],
        _ report: inout VerificationReport
    ) {
        let files: [RenderedFile]
        do {
            files = try replay(manifest)
        } catch {
            report.add(
                VerificationReport.Finding(
                    file: "manifest.json", what: "the briefing cannot be made again: \(error)",
                    remedy: "use the version of the program that wrote it (\(manifest.program))"))
            return
        }
        let again = Dictionary(files.map { ($0.name, $0.bytes) }) { first, _ in first }
        for name in Set(folder.keys).union(again.keys).sorted()
        where folder[name] != again[name] && !except.contains(name) {
            let what: String
            switch (folder[name], again[name]) {
            case (let old?, let new?):
                report.add(
                    VerificationReport.Finding(
                        file: name, line: JSONForm.firstDifference(old, new),
                        what: "made again from the archive, the file reads differently from here on"))
                continue
            case (nil, _): what = "made again from the archive, the briefing has this file too"
            default: what = "made again from the archive, the briefing has no such file"
            }
            report.add(VerificationReport.Finding(file: name, what: what))
        }
    }

    private static func decoded<Value: Decodable>(
        _ name: String, _ folder: [String: [UInt8]], _ report: inout VerificationReport
    ) -> Value? {
        guard let bytes = folder[name] else {
            report.add(
                VerificationReport.Finding(
                    file: name, what: "the file is missing", remedy: "name a folder that “briefing generate” wrote"))
            return nil
        }
        do {
            return try JSONDecoder().decode(Value.self, from: Data(bytes))
        } catch {
            report.add(VerificationReport.Finding(file: name, what: "the file cannot be read: \(error)"))
            return nil
        }
    }

    private static func text(
        _ name: String, _ folder: [String: [UInt8]], _ report: inout VerificationReport
    ) -> String? {
        guard let bytes = folder[name] else { return nil }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            report.add(VerificationReport.Finding(file: name, what: "the file is not UTF-8"))
            return nil
        }
        return text
    }

    private static let knownFiles: Set<String> = [
        "briefing.html", "briefing.md", "briefing.json", "receipts.json", "positions.json", "manifest.json",
        "facts.csv", "calendar.ics", "briefing.eml", "tearsheet.html", "model.xlsx",
    ]
}
