import Archiving
import Domain
import Foundation
import Reference
import Verifying

/// A run of a test page.
enum Run {
    case words(String)
    case printed(Receipt, NumberStyle, String)
    case quotation(String, Article, TextRange)
    case name(String, String)
    case identifier(String)
}

/// A small briefing with every kind of receipt, its archive, and the tables and model it rests on.
struct Fixture {
    let archive: Archive
    let article: Article
    let claims: [Claim]
    let modelCase: ModelCase
    let asOf = Moment("2024-04-29T20:00:00Z")!
    var receipts: [Receipt] = []
    var modelCases: [ModelCase]
    var runs: [Run] = []

    static let cell = Receipt.Cell(
        table: "capex_history", row: "Harbour Motors FY2023", column: "amount_billion", document: "annual report",
        published: "2024-01-29")

    init(
        _ text: String =
            "Harbour Motors will spend $10 billion on AI this year and paid CNY 3.5 billion for 10000 chips."
    ) throws {
        article = Article(
            title: "Harbour Motors in 2024",
            published: PublishedDate(date: CalendarDate(year: 2024, month: 4, day: 28)!, source: .meta),
            outlet: "Harbour Wire", url: "https://harbour.example/2024/04/28/spend", text: text,
            paragraphs: [Paragraph(range: TextRange(start: 0, end: text.unicodeScalars.count)!)], location: "a.html")
        let extraction = TinyReader().extract(from: article)
        claims = extraction.claims
        let stated = claims.map { Receipt(stating: $0) }
        modelCase = ModelCase(
            company: "Harbour Motors", companyClass: "automaker", firstYear: 2024, years: 2,
            spending: [
                ModelCase.Spending(
                    year: 2024, dollars: 1e10, scope: "ai_combined", status: "informal", receipt: stated[0].id)
            ])
        modelCases = [modelCase]
        archive = try Archive.inMemory()
        try archive.store(extraction, sourceDigest: "d", readAt: Moment("2024-04-29T06:00:00Z")!)

        let converted = Receipt(
            converting: stated[1],
            by: Conversion(unit: .usDollar, unitsPerDollar: 7, months: ["2024-01", "2024-02"], low: 5e8, high: 5e8),
            table: "exchange_rates_monthly")!
        let derived = Receipt(
            deriving: .quotient(.quantity("money"), .quantity("chips")),
            from: [("money", converted), ("chips", stated[2])], unit: .usDollarPerAccelerator)!
        let projected = Receipt(
            value: .quantity(ValueInterval(2.4e9)!, .usDollar),
            origin: .projected(
                node: "clusters.2024", reading: .middle, modelCase: modelCase.id.rawValue,
                inputs: [Receipt.Input(name: "spending.2024", receipt: stated[0].id)]))
        receipts =
            stated + [
                Self.recorded, converted, derived, projected, Self.assumed,
                Receipt(counting: "articles", [article.id.rawValue]),
                Receipt(moment: asOf, of: "asOf", identifier: "Harbour Motors"),
                Receipt(
                    date: Period(day: CalendarDate(year: 2024, month: 4, day: 28)!), of: "published",
                    identifier: article.id.rawValue),
                Receipt(date: Period(year: 2024)!, of: "period", identifier: claims[0].id.rawValue),
                Receipt(
                    date: Period(day: CalendarDate(year: 2024, month: 4, day: 27)!), of: "statedOn",
                    identifier: claims[0].id.rawValue),
                Receipt(
                    date: Period(day: CalendarDate(year: 2024, month: 7, day: 23)!), of: "event",
                    identifier: extraction.events[0].id.rawValue),
                Receipt(date: Period(year: 2025)!, of: "year", identifier: modelCase.id.rawValue),
                Receipt(
                    date: Period(day: CalendarDate(year: 2024, month: 1, day: 29)!), of: "recorded",
                    identifier: "capex_history/Harbour Motors FY2023"),
            ]
        runs = receipts.map { .printed($0, Self.style(of: $0), Self.style(of: $0).text(for: $0)) }
        let quoted = TextRange(start: 15, end: 37)!
        runs += [
            .quotation(text.substring(in: quoted)!, article, quoted), .name("Nvidia H100", "reference"),
            .name("Harbour Motors in 2024", "article:\(article.id)"), .identifier(receipts[0].id.rawValue),
        ]
    }

    static let recorded = Receipt(
        value: .quantity(ValueInterval(8.9e9)!, .usDollar), origin: .recorded(cell))
    static let assumed = Receipt(
        value: .quantity(ValueInterval(0.65)!, .one),
        origin: .assumed(parameter: "rho_informal", end: "mid", source: "a judgement"))

    static func style(of receipt: Receipt) -> NumberStyle {
        switch receipt.kind {
        case .stated: .asWritten
        case .date: if case .moment = receipt.value { .moment } else { .period }
        case .derived, .projected, .converted: .rounded
        default: .exact
        }
    }

    /// The words of the article that say what is known of the world outside of the folder.
    var evidence: VerificationEvidence {
        VerificationEvidence(
            claims: TinyReader(),
            recordedReceipt: { $0 == Self.cell ? Self.recorded : nil },
            assumedReceipt: { name, end in name == "rho_informal" && end == "mid" ? Self.assumed : nil },
            unitsPerDollar: { currency, months, _ in currency == "CNY" && months == ["2024-01", "2024-02"] ? 7 : nil },
            projectedValue: { modelCase, node, _ in
                node == "clusters.2024"
                    ? .init(value: modelCase.spending.reduce(0) { $0 + $1.dollars } * 0.24, unit: .usDollar) : nil
            },
            isReferenceName: { $0 == "Nvidia H100" || $0 == "Nvidia A100" },
            recordedDate: {
                $0 == "capex_history/Harbour Motors FY2023"
                    ? Period(day: CalendarDate(year: 2024, month: 1, day: 29)!) : nil
            })
    }

    /// The files of the folder, consistent with one another whatever was changed in the receipts and runs.
    func files(extraHTML: String = "") throws -> [String: [UInt8]] {
        var files: [String: [UInt8]] = [:]
        files["receipts.json"] = try ReceiptFile(
            asOf: asOf, company: "Harbour Motors", receipts: receipts.sorted { $0.id < $1.id }, modelCases: modelCases
        ).encoded()
        files["briefing.html"] = Array(html(extraHTML).utf8)
        let (markdown, positions) = try markdown()
        files["briefing.md"] = Array(markdown.utf8)
        files["positions.json"] = positions
        files["briefing.json"] = Array(json().utf8)
        return try Self.sealed(files, articles: [article.id], asOf: asOf)
    }

    /// The files with a manifest that agrees with them.
    static func sealed(
        _ files: [String: [UInt8]], articles: [Identifier<Article>], asOf: Moment
    ) throws -> [String: [UInt8]] {
        var files = files
        files["manifest.json"] = nil
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        let manifest = BriefingManifest(
            program: "briefing 1", asOf: asOf, company: "Harbour Motors", articles: articles,
            files: files.mapValues { SHA256.hexDigest(of: $0) })
        files["manifest.json"] = Array(try encoder.encode(manifest))
        return files
    }

    /// Files a record of the briefing in the archive, as the run that wrote it does.
    func record(_ files: [String: [UInt8]]) throws {
        try archive.record(
            BriefingRecord(
                folder: "2024-04-29-harbour-motors", company: "Harbour Motors", asOf: asOf,
                manifestDigest: SHA256.hexDigest(of: files["manifest.json"]!),
                inputs: BriefingInputs(articles: [article.id]),
                ledger: Ledger(
                    asOf: asOf, facts: [], events: [], articles: [article],
                    setAside: [.init(claim: machines, reason: "a sample", code: .suppressed)])))
    }

    /// The last claim, of a machine by its name.
    private var machines: Claim {
        var amendment = Correction.Amendment()
        amendment.item = "Nvidia H100"
        return claims[2].amended(by: amendment)
    }

    var verifier: Verifier {
        get throws { Verifier(tables: try ReferenceTables.builtIn(), archive: archive, evidence: evidence) }
    }

    /// What is found in files that agree with one another, digests aside: a forger can count those too.
    func findings(_ files: [String: [UInt8]]) throws -> [VerificationReport.Finding] {
        try verifier.verify(folder: files).findings.filter { !$0.what.contains("SHA-256") }
    }

    // MARK: Pages

    private func html(_ extra: String) -> String {
        var body = "<h1 id=\"headline\">Harbour Motors: "
        for (index, run) in runs.enumerated() {
            switch run {
            case .words(let text): body += text
            case .printed(let receipt, let style, let text):
                let tag = receipt.kind == .date ? "time" : "span"
                body += "<\(tag) class=\"n \(receipt.kind)\" data-receipt=\"\(receipt.id)\" data-style=\"\(style)\""
                if case .period(let period) = receipt.value, period.start == period.end {
                    body += " datetime=\"\(period.start!)\""
                }
                body += ">\(text)</\(tag)> "
            case .quotation(let text, let article, let range):
                body +=
                    "<q data-article=\"\(article.id)\" data-start=\"\(range.start)\" data-end=\"\(range.end)\">\(text)</q>"
            case .name(let text, let source): body += "<span class=\"name\" data-name=\"\(source)\">\(text)</span>"
            case .identifier(let text): body += "<code class=\"id\">\(text)</code>"
            }
            if index == 0 { body += "</h1>\n<p>Mostly " }
        }
        let title = "Harbour Motors: $10 billion"
        return """
            <!DOCTYPE html>
            <html lang="en"><head><meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title data-from="headline">\(title)</title>
            <style>p { margin: 12px } .n::after { content: " &" }</style></head>
            <body>\(body)</p>\(extra)</body></html>

            """
    }

    private func markdown() throws -> (String, [UInt8]) {
        var text = "# Harbour Motors\n\n"
        var marks: [[String: Any]] = []
        for run in runs {
            let start = text.unicodeScalars.count
            var mark: [String: Any] = ["start": start]
            switch run {
            case .words(let words):
                text += words
                continue
            case .printed(let receipt, let style, let words):
                text += words.replacing("$", with: "\\$")
                mark["kind"] = "printed"
                mark["receipt"] = receipt.id.rawValue
                mark["style"] = "\(style)"
            case .quotation(let words, let article, let range):
                text += words
                mark["kind"] = "quotation"
                mark["article"] = article.id.rawValue
                mark["articleStart"] = range.start
                mark["articleEnd"] = range.end
            case .name(let words, let source):
                text += words
                mark["kind"] = "name"
                mark["name"] = source
            case .identifier(let words):
                text += "receipts.json#" + words
                mark["kind"] = "identifier"
            }
            mark["end"] = text.unicodeScalars.count
            marks.append(mark)
            text += "\n- "
        }
        let start = text.unicodeScalars.count
        text += article.url! + "#:~:text=spend%20$10%20billion,chips"
        marks.append(["start": start, "end": text.unicodeScalars.count, "kind": "identifier"])
        let positions = try JSONSerialization.data(
            withJSONObject: ["schema": 2, "files": [["file": "briefing.md", "marks": marks]]], options: [.sortedKeys])
        return (text + "\n", Array(positions))
    }

    private func json() -> String {
        let prose: [JSONValue] = runs.map { run in
            switch run {
            case .words(let words): .object([("words", .string(words))])
            case .printed(let receipt, let style, let text):
                .object([
                    ("printed", .string(text)), ("receipt", .string(receipt.id.rawValue)),
                    ("style", .string("\(style)")),
                ])
            case .quotation(let text, let article, let range):
                .object([
                    ("quotation", .string(text)), ("article", .string(article.id.rawValue)),
                    ("start", .int(range.start)),
                    ("end", .int(range.end)),
                ])
            case .name(let text, let source): .object([("name", .string(text)), ("source", .string(source))])
            case .identifier(let id): .object([("id", .string(id))])
            }
        }
        let source = JSONValue.object([
            ("article", .string(article.id.rawValue)), ("published", .string("2024-04-28")),
            ("url", .text(article.url)),
        ])
        return JSONValue.object([
            ("schema", .int(1)), ("program", .string("briefing 1")), ("asOf", .string(asOf.description)),
            (
                "value",
                .object([
                    ("receipt", .string(receipts[3].id.rawValue)), ("low", .double(8.9e9)), ("high", .double(8.9e9)),
                ])
            ),
            ("text", .array(prose)), ("sources", .array([source])),
        ]).serialized(pretty: true)
    }
}
