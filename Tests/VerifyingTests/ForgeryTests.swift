import Domain
import Testing
import Verifying

@Suite("Receipts that were forged, with page and manifest to match, are found")
struct ForgeryTests {
    /// The folder with another receipt printed in one's place; all files agree.
    private func forged(_ index: Int, _ change: (Receipt, Fixture) -> Receipt) throws -> (Fixture, Receipt) {
        var fixture = try Fixture()
        let receipt = change(fixture.receipts[index], fixture)
        fixture.receipts.append(receipt)
        let style = Fixture.style(of: receipt)
        fixture.runs[index] = .printed(receipt, style, style.text(for: receipt))
        try fixture.record(try fixture.files())
        return (fixture, receipt)
    }

    @Test("another value under the same origin", arguments: 0..<16)
    func value(index: Int) throws {
        let (fixture, receipt) = try forged(index) { receipt, _ in
            let value: Receipt.Value =
                switch receipt.value {
                case .quantity(let interval, let unit): .quantity(ValueInterval((interval.low ?? 0) * 1.1 + 1)!, unit)
                case .period(let period): .period(Period(day: period.start!.adding(days: 400)))
                case .moment(let moment): .moment(Moment(date: moment.date.adding(days: 1), secondOfDay: 0))
                }
            return Receipt(value: value, origin: receipt.origin)
        }
        #expect(
            try fixture.findings(fixture.files()).contains {
                $0.file == "briefing.html" && $0.what.contains(receipt.id.rawValue)
            })
        #expect(
            try fixture.findings(fixture.files()).contains {
                $0.file == "briefing.md" && $0.what.contains(receipt.id.rawValue)
            })
        #expect(
            try fixture.findings(fixture.files()).contains {
                $0.file == "briefing.json" && $0.what.contains(receipt.id.rawValue)
            })
    }

    @Test("another unit under the same origin", arguments: [0, 1, 2, 3, 4, 6, 7, 8])
    func unit(index: Int) throws {
        let (fixture, receipt) = try forged(index) { receipt, _ in
            Receipt(value: .quantity(receipt.interval!, .percent), origin: receipt.origin)
        }
        #expect(try fixture.findings(fixture.files()).contains { $0.what.contains(receipt.id.rawValue) })
    }

    @Test("words that the archived article does not say, or says elsewhere")
    func words() throws {
        for (words, start) in [("$12 billion", 26), ("$10 billion", 27)] {
            let (fixture, receipt) = try forged(0) { _, fixture in
                Receipt(
                    value: .quantity(ValueInterval(words == "$12 billion" ? 1.2e10 : 1e10)!, .usDollar),
                    origin: .stated(
                        claim: fixture.claims[0].id, article: fixture.article.id, words: words,
                        range: TextRange(start: start, end: start + 11)!))
            }
            #expect(try fixture.findings(fixture.files()).contains { $0.what.contains(receipt.id.rawValue) })
        }
    }

    @Test("a claim of an article that only the folder has")
    func article() throws {
        let other = try Fixture("Harbour Motors will spend $99 billion on AI and paid CNY 4 billion for 20000 chips.")
        let (fixture, receipt) = try forged(0) { _, _ in Receipt(stating: other.claims[0]) }
        let files = try Fixture.sealed(
            fixture.files(), articles: [fixture.article.id, other.article.id], asOf: fixture.asOf)
        let findings = try fixture.findings(files)
        #expect(findings.contains { $0.what.contains(receipt.id.rawValue) })
        #expect(findings.contains { $0.file == "manifest.json" && $0.what.contains("other articles") })
    }

    @Test("an article of the archive whose content has another name")
    func damagedArchive() throws {
        let fixture = try Fixture()
        try fixture.record(try fixture.files())
        var evidence = fixture.evidence
        evidence.claims = Deaf()
        let verifier = Verifier(tables: try .builtIn(), archive: fixture.archive, evidence: evidence)
        let report = try verifier.verify(folder: try fixture.files())
        #expect(report.findings.contains { $0.what.contains("does not make the claim") })
        #expect(report.numbers[.stated] == nil)
    }

    /// Reads nothing out of any article.
    private struct Deaf: ClaimSource {
        func extract(from article: Article) -> Extraction {
            Extraction(article: article, figures: [], entities: [], claims: [], events: [])
        }
        func figure(rereading words: String, published: CalendarDate?) -> Figure? { nil }
    }

    @Test("words that, read by themselves, give another value than in their sentence")
    func rereading() throws {
        let fixture = try Fixture()
        try fixture.record(try fixture.files())
        var evidence = fixture.evidence
        evidence.claims = Double()
        let verifier = Verifier(tables: try .builtIn(), archive: fixture.archive, evidence: evidence)
        #expect(
            try verifier.verify(folder: try fixture.files()).findings.contains {
                $0.what.contains("give another value")
            })
    }

    /// Takes words by themselves for ten times what they are in their sentence.
    private struct Double: ClaimSource {
        func extract(from article: Article) -> Extraction { TinyReader().extract(from: article) }
        func figure(rereading words: String, published: CalendarDate?) -> Figure? {
            TinyReader().figure(rereading: words, published: published).map {
                Figure(
                    kind: $0.kind, text: $0.text, range: $0.range, interval: $0.interval?.scaled(byPowerOfTen: 1),
                    unit: $0.unit, bound: $0.bound)
            }
        }
    }

    @Test("another rate, and the amount worked out by it")
    func rate() throws {
        let (fixture, receipt) = try forged(4) { _, fixture in
            Receipt(
                converting: fixture.receipts[1],
                by: Conversion(
                    unit: .usDollar, unitsPerDollar: 5, months: ["2024-01", "2024-02"], low: 7e8, high: 7e8),
                table: "exchange_rates_monthly")!
        }
        #expect(try fixture.findings(fixture.files()).contains { $0.what.contains(receipt.id.rawValue) })
    }

    @Test("a formula that does not need its inputs")
    func formula() throws {
        let (fixture, receipt) = try forged(5) { _, fixture in
            Receipt(
                value: .quantity(ValueInterval(60_000)!, .usDollarPerAccelerator),
                origin: .derived(
                    formula: .number(60_000), inputs: [Receipt.Input(name: "money", receipt: fixture.receipts[0].id)]))
        }
        #expect(try fixture.findings(fixture.files()).contains { $0.what.contains("\(receipt.id)") })
    }

    @Test("more money in the model than anybody stated")
    func modelCase() throws {
        var fixture = try Fixture()
        let richer = ModelCase(
            company: "Harbour Motors", companyClass: "automaker", firstYear: 2024, years: 2,
            spending: [
                ModelCase.Spending(
                    year: 2024, dollars: 2e10, scope: "ai_combined", status: "informal", receipt: fixture.receipts[0].id
                )
            ])
        let receipt = Receipt(
            value: .quantity(ValueInterval(4.8e9)!, .usDollar),
            origin: .projected(
                node: "clusters.2024", reading: .middle, modelCase: richer.id.rawValue,
                inputs: [Receipt.Input(name: "spending.2024", receipt: fixture.receipts[0].id)]))
        fixture.modelCases.append(richer)
        fixture.receipts.append(receipt)
        fixture.runs[6] = .printed(receipt, .rounded, NumberStyle.rounded.text(for: receipt))
        try fixture.record(try fixture.files())
        #expect(try fixture.findings(fixture.files()).contains { $0.what.contains("is not what its receipt says") })
    }

    @Test("a count of things that are not there, or of one thing twice")
    func counts() throws {
        for identifiers in [["a-0123456789abcdef"], ["Harbour Wire", "Harbour Wire"], ["Nobody's Gazette"]] {
            let (fixture, receipt) = try forged(8) { _, _ in Receipt(counting: "outlets", identifiers) }
            #expect(try fixture.findings(fixture.files()).contains { $0.what.contains(receipt.id.rawValue) })
        }
        let (fixture, _) = try forged(8) { _, _ in Receipt(counting: "outlets", ["Harbour Wire"]) }
        #expect(try fixture.findings(fixture.files()) == [])
    }

    @Test(
        "numbers out of all bounds give findings and no crash",
        arguments: [
            ("\"end\" : 37", "\"end\" : 3"), ("\"start\" : 26", "\"start\" : -26"),
            ("\"firstYear\" : 2024", "\"firstYear\" : 9223372036854775807"),
            ("\"years\" : 2", "\"years\" : -2"), ("\"years\" : 2", "\"years\" : 9223372036854775807"),
            ("10000000000", "1e308"),
        ])
    func bounds(old: String, new: String) throws {
        let fixture = try Fixture()
        var files = try fixture.files()
        try fixture.record(files)
        let text = String(decoding: files["receipts.json"]!, as: UTF8.self)
        #expect(text.contains(old))
        files["receipts.json"] = Array(text.replacing(old, with: new).utf8)
        #expect(try !fixture.findings(files).isEmpty)
    }

    @Test("an article that was published after the moment of the briefing")
    func later() throws {
        let fixture = try Fixture()
        let files = try fixture.files()
        try fixture.record(files)
        let early = Moment("2024-04-27")!
        var text = String(decoding: files["receipts.json"]!, as: UTF8.self)
        text = text.replacing(fixture.asOf.description, with: early.description)
        var changed = files
        changed["receipts.json"] = Array(text.utf8)
        changed = try Fixture.sealed(changed, articles: [fixture.article.id], asOf: early)
        #expect(try fixture.findings(changed).contains { $0.what.contains("published after") })
    }
}
