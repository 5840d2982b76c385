import Domain
import Testing
import Verifying

@Suite("A briefing is proven, and no digit of it can change unseen")
struct DigitTests {
    @Test("an honest briefing is proven, with numbers of every kind")
    func honest() throws {
        let fixture = try Fixture()
        let files = try fixture.files()
        try fixture.record(files)
        let report = try fixture.verifier.verify(folder: files)
        #expect(report.findings.map(\.description) == [])
        #expect(Set(report.numbers.keys) == Set(Receipt.Kind.allCases))
        // Three pages show each number once.
        #expect(report.numberCount == 3 * fixture.receipts.count)
        #expect(report.quotations == 3)
        #expect(report.receipts == fixture.receipts.count)
    }

    @Test(
        "each digit changed in turn is found, though the digests agree",
        arguments: ["briefing.html", "briefing.md", "briefing.json"])
    func everyDigit(name: String) throws {
        let fixture = try Fixture()
        let files = try fixture.files()
        try fixture.record(files)
        let bytes = files[name]!
        let unseen = Self.unseen(bytes)
        var changed = 0
        for index in bytes.indices where (48...57).contains(bytes[index]) && !unseen.contains(index) {
            var forged = files
            forged[name]![index] = bytes[index] == 57 ? 48 : bytes[index] + 1
            forged = try Fixture.sealed(forged, articles: [fixture.article.id], asOf: fixture.asOf)
            let findings = try fixture.findings(forged)
            let around = String(
                decoding: forged[name]![max(0, index - 30)..<min(bytes.count, index + 10)], as: UTF8.self)
            #expect(!findings.isEmpty, "the digit at \(index) of \(name): \(around)")
            changed += 1
        }
        #expect(changed >= 100)
    }

    @Test("a last digit that is lost when the number is read is found all the same")
    func lastDigits() throws {
        let fixture = try Fixture(
            "Harbour Motors will spend $10 billion on AI this year and paid CNY 3.5 billion for 30007 chips.")
        let files = try fixture.files()
        try fixture.record(files)
        let text = String(decoding: files["receipts.json"]!, as: UTF8.self)
        let long = text.matches(of: /[0-9]+\.[0-9]{12,}/).map { String(text[$0.range]) }
        #expect(!long.isEmpty)
        for number in long {
            for digit in 0...9 where !number.hasSuffix("\(digit)") {
                var forged = files
                forged["receipts.json"] = Array(text.replacing(number, with: "\(number.dropLast())\(digit)").utf8)
                forged = try Fixture.sealed(forged, articles: [fixture.article.id], asOf: fixture.asOf)
                let findings = try fixture.findings(forged)
                #expect(!findings.isEmpty, "\(number) ended in \(digit)")
            }
            var longer = files
            longer["receipts.json"] = Array(text.replacing(number, with: number + "0").utf8)
            longer = try Fixture.sealed(longer, articles: [fixture.article.id], asOf: fixture.asOf)
            #expect(try !fixture.findings(longer).isEmpty, "\(number) with a nought behind")
        }
    }

    /// What no reader meets on a page: style, the zoom of the viewport.
    private static func unseen(_ bytes: [UInt8]) -> Set<Int> {
        let text = Array(bytes)
        var places: Set<Int> = []
        for (head, tail) in [
            ("<style>", "</style>"), ("name=\"viewport\"", ">"), ("charset=", ">"), ("<h1", ">"), ("</h1", ">"),
        ] {
            guard let start = text.firstRange(of: Array(head.utf8))?.lowerBound,
                let length = text[start...].firstRange(of: Array(tail.utf8))?.upperBound
            else { continue }
            places.formUnion(start..<length)
        }
        return places
    }

    @Test("a digit changed in the article's quotation and the article's range together is found")
    func shiftedQuotation() throws {
        var fixture = try Fixture()
        let range = TextRange(start: 14, end: 37)!
        fixture.runs.append(.quotation("ill spend $11 billion ", fixture.article, range))
        try fixture.record(try fixture.files())
        #expect(
            try fixture.findings(fixture.files()).contains { $0.what.contains("does not say “ill spend $11 billion ”") }
        )
    }

    @Test("the digests are checked, last")
    func digests() throws {
        let fixture = try Fixture()
        var files = try fixture.files()
        try fixture.record(files)
        files["briefing.html"]! += Array("<!-- a remark -->".utf8)
        let findings = try fixture.verifier.verify(folder: files).findings
        #expect(findings.map(\.file) == ["briefing.html"])
        files = try Fixture.sealed(files, articles: [fixture.article.id], asOf: fixture.asOf)
        #expect(try fixture.verifier.verify(folder: files).findings.map(\.file) == ["manifest.json"])
    }

    @Test("made again, the files have to come out the same to the byte")
    func replay() throws {
        let fixture = try Fixture()
        let files = try fixture.files()
        try fixture.record(files)
        let rendered = files.map { RenderedFile(name: $0.key, bytes: $0.value) }
        #expect(try fixture.verifier.verify(folder: files, replay: { _ in rendered }).isProven)
        let other = rendered.map { $0.name == "briefing.md" ? RenderedFile(name: $0.name, bytes: $0.bytes + [10]) : $0 }
        let findings = try fixture.verifier.verify(folder: files, replay: { _ in other }).findings
        #expect(findings.map(\.file) == ["briefing.md"])
    }

    @Test("a briefing that the archive knows nothing of is not proven")
    func unknown() throws {
        let fixture = try Fixture()
        #expect(try fixture.findings(fixture.files()).contains { $0.what.contains("has no record") })
    }

    @Test(
        "files that are missing, no JSON or no UTF-8 are said to be so",
        arguments: ["manifest.json", "receipts.json", "positions.json", "briefing.html"])
    func brokenFiles(name: String) throws {
        let fixture = try Fixture()
        let files = try fixture.files()
        try fixture.record(files)
        for bytes in [nil, [0xFF, 0xFE], []] as [[UInt8]?] {
            var broken = files
            broken[name] = bytes
            #expect(try fixture.verifier.verify(folder: broken).findings.contains { $0.file == name })
        }
    }
}
