import Domain
import Foundation
import Testing

@testable import Reporting

@Suite("The files of a briefing")
struct FileTests {
    private static func files(_ formats: Set<BriefingFormat> = Set(BriefingFormat.allCases)) throws -> [RenderedFile] {
        try BriefingRenderer(templates: try TemplateLibrary.builtIn(), program: "briefing").render(
            try Desk.briefing(), formats: formats)
    }

    @Test("Receipts and manifest are always there; positions come with plain text")
    func names() throws {
        #expect(
            try Self.files().map(\.name) == [
                "briefing.html", "tearsheet.html", "briefing.md", "briefing.json", "facts.csv", "calendar.ics",
                "briefing.eml",
                "receipts.json", "positions.json", "manifest.json",
            ])
        #expect(try Self.files([.html]).map(\.name) == ["briefing.html", "receipts.json", "manifest.json"])
    }

    @Test("The same material gives the same bytes, in whatever order the ledger lists it")
    func determinism() throws {
        let shuffled = Ledger(
            asOf: SampleLedger.asOf, facts: SampleLedger.facts.reversed(), events: [SampleLedger.robotaxi],
            articles: [SampleLedger.ledgerPost, SampleLedger.dispatch])
        let again = try BriefingRenderer(templates: try TemplateLibrary.builtIn()).render(
            try Desk.briefing(Desk.material(ledger: shuffled)), formats: Set(BriefingFormat.allCases))
        #expect(try Self.files() == again)
    }

    @Test("The manifest holds the digest of every other file")
    func manifest() throws {
        let files = try Self.files()
        let manifest = try #require(files.last)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(manifest.bytes)) as? [String: Any])
        let digests = try #require(object["files"] as? [String: String])
        #expect(digests.count == files.count - 1)
        for file in files.dropLast() { #expect(digests[file.name] == SHA256.hexDigest(of: file.bytes)) }
        #expect((object["articles"] as? [String])?.count == 2)
    }

    @Test("Receipts can be read back, and each has the name that its content gives")
    func receipts() throws {
        struct File: Decodable { let receipts: [Receipt] }
        let bytes = try #require(try Self.files().first { $0.name == "receipts.json" }).bytes
        let receipts = try JSONDecoder().decode(File.self, from: Data(bytes)).receipts
        #expect(receipts.count > 80)
        #expect(receipts.map(\.id) == receipts.map(\.id).sorted())
        for receipt in receipts { #expect(Receipt(value: receipt.value, origin: receipt.origin).id == receipt.id) }
    }

    @Test("Every file that says it is JSON is")
    func json() throws {
        for file in try Self.files() where file.name.hasSuffix(".json") {
            #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(file.bytes)) }
        }
    }

    @Test("A page stays under 150 kB, also with all that the model can give")
    func size() throws {
        let briefing = try Desk.briefing(Desk.material(projection: SampleModel.wide))
        #expect(try Desk.html(briefing).utf8.count < 150_000)
    }

    @Test("The index lists the newest first, with headline and address, and marks every digit")
    func index() throws {
        let page = PageScanner(try Desk.site()["index.html"] ?? "")
        #expect(page.strayDigits == [])
        #expect(page.faults == [])
        #expect(page.elements.contains { $0.attributes["href"] == "briefings/2024-04-29-tesla/briefing.html" })
        #expect(try Desk.site([])["index.html"]?.contains("No briefing yet.") == true)
    }
}
