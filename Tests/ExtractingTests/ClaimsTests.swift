import Domain
import Foundation
import Reference
import Testing

@testable import Extracting

/// An extractor that all tests of claims share: the tables are compiled once.
enum SharedExtractor {
    static let extractor: Result<Extractor, any Error> = Result { Extractor(try ReferenceTables.builtIn()) }

    /// What is read out of a text.
    static func extraction(
        _ text: String, published: String? = "2025-02-10", title: String? = nil, language: String = "en",
        paragraphs: [Paragraph] = [], tables: [Table] = []
    ) throws -> Extraction {
        let date = published.flatMap { CalendarDate(iso: $0) }
        let article = Article(
            title: title, published: date.map { PublishedDate(date: $0, source: .operatorGiven) }, language: language,
            text: text,
            paragraphs: paragraphs, tables: tables, location: "test")
        return try extractor.get().extract(from: article)
    }
}

extension Claim {
    /// The claim in one line, as `TrapSentence` writes it.
    var line: String {
        let low = quantity.interval.low.map(\.description)
        let high = quantity.interval.high.map(\.description)
        let value = low == high ? low ?? "" : (low ?? "") + "…" + (high ?? "")
        var parts = [subject, metric.rawValue, "\(value) \(quantity.unit.rawValue)"]
        if let item { parts.append(item) }
        if let period {
            parts.append((period.start?.description ?? "") + "/" + (period.end?.description ?? ""))
        } else {
            parts.append(open.contains(.periodUnresolved) ? "unresolved" : "undated")
        }
        parts.append((status == .superseded ? "superseded " : "") + modality.rawValue)
        if basis != .total { parts.append(basis.rawValue) }
        if let speaker { parts.append("by " + speaker.name) }
        return parts.joined(separator: " | ")
    }
}

@Suite("Claims")
struct ClaimsTests {
    @Test("a sentence with one trap gives its claims and no others", arguments: trapSentences)
    func trap(_ sentence: TrapSentence) throws {
        let extraction = try SharedExtractor.extraction(
            sentence.text, published: sentence.isDated ? "2025-02-10" : nil, language: sentence.language)
        #expect(extraction.claims.map(\.line) == sentence.claims)
    }

    @Test("the words of a claim stand where it says")
    func ranges() throws {
        let text =
            "Analysts were surprised.\n\nMeta will spend around $65 billion on AI infrastructure in 2025 — a record 🚀."
        let claim = try #require(try SharedExtractor.extraction(text).claims.first)
        #expect(text.substring(in: claim.range) == "$65 billion")
        #expect(claim.wording == "around $65 billion")
        #expect(text.substring(in: claim.wordingRange) == claim.wording)
        #expect(text.substring(in: claim.sentenceRange) == claim.sentence)
        #expect(claim.periodText == "2025")
        #expect(claim.scope == .aiInfrastructure)
        #expect(claim.scopeText == "AI infrastructure")
    }

    @Test("a headline that repeats its text is no second claim")
    func headline() throws {
        let text = """
            Meta To Spend $65B On AI In 2025

            Meta Platforms will spend about $65 billion on AI in 2025, Mark Zuckerberg said on Friday.
            """
        let claims = try SharedExtractor.extraction(text).claims
        #expect(
            claims.map(\.line) == [
                "Meta | aiSpending | 65000000000 USD | 2025-01-01/2025-12-31 | planned | by Mark Zuckerberg"
            ])
        #expect(claims.first?.statedOn == CalendarDate(iso: "2025-02-07").map { Period(day: $0) })
    }

    @Test("money and the machines it buys are tied to each other")
    func purchase() throws {
        let claims = try SharedExtractor.extraction(
            "Tesla spent $400 million in March, buying about 9,000 Nvidia H100 GPUs."
        ).claims
        try #require(claims.count == 2)
        #expect(claims[0].links == [Claim.Link(to: claims[1].range, kind: .buys)])
        #expect(claims[1].links == [Claim.Link(to: claims[0].range, kind: .boughtFor)])
    }

    @Test("an old number is superseded by the new one")
    func superseded() throws {
        let claims = try SharedExtractor.extraction(
            "Meta raised its 2025 capex forecast to $64-72 billion from $60-65 billion."
        ).claims
        try #require(claims.count == 2)
        #expect(claims[0].status == .current)
        #expect(claims[0].links == [Claim.Link(to: claims[1].range, kind: .supersedes)])
        #expect(claims[1].status == .superseded)
    }

    @Test(
        "the way something was said",
        arguments: [
            ("Elon Musk wrote on X that xAI will buy 100,000 H100 chips.", Channel.post),
            ("On the earnings call, Amy Hood said Microsoft spent $20 billion on capital expenditures.", .resultsCall),
            ("Amazon spent $83 billion on capital expenditures in 2024, its annual report shows.", .filing),
            ("Nadella said in an interview that Microsoft will spend $80 billion on data centers.", .interview),
            ("Microsoft will spend $80 billion on data centers, Bloomberg reported.", .report),
            ("Oracle announced plans to invest $8 billion in data centers in Japan.", .release),
            ("Microsoft will spend $80 billion on data centers.", .unstated),
        ])
    func channel(_ text: String, _ channel: Channel) throws {
        #expect(try SharedExtractor.extraction(text).claims.map(\.channel) == [channel])
    }

    @Test(
        "what the money is for",
        arguments: [
            ("Tesla will spend $10 billion on AI training and inference.", ScopeCode.aiTrainingAndInference),
            ("Tesla will spend $10 billion on AI training.", .aiTraining),
            ("Tesla will spend $10 billion on AI.", .aiGeneral),
            ("Tesla will spend $10 billion on data centers.", .aiInfrastructure),
            ("Tesla will spend $10 billion on GPUs.", .accelerators),
            ("Tesla's capital expenditures will be $10 billion in 2025.", .totalCapex),
            ("Xiaomi spent 24 billion yuan on research and development.", .totalResearch),
            ("Xiaomi will invest 11 billion yuan in new business research and development.", .newBusiness),
        ])
    func scope(_ text: String, _ scope: ScopeCode) throws {
        #expect(try SharedExtractor.extraction(text).claims.map(\.scope) == [scope])
    }

    @Test("a claim that leaves something open is less sure than one that does not")
    func confidence() throws {
        let settled = try #require(
            try SharedExtractor.extraction("Meta's capital expenditures were $37 billion in 2024.").claims.first)
        let open = try #require(try SharedExtractor.extraction("Meta spent $37 billion on chips.").claims.first)
        #expect(settled.open.isEmpty)
        #expect(open.open == [.periodNotStated, .speakerNotNamed])
        #expect(settled.confidence > open.confidence)
    }

    @Test("an announced date is an event, with who said so")
    func event() throws {
        let text = "Elon Musk said that the Cybercab will be unveiled on August 8th this year."
        let event = try #require(try SharedExtractor.extraction(text).events.first)
        #expect(event.what == "the Cybercab will be unveiled")
        #expect(event.who == "Tesla")
        #expect(event.period == CalendarDate(iso: "2025-08-08").map { Period(day: $0) })
        #expect(event.modality == .planned)
        #expect(event.speaker?.name == "Elon Musk")
    }

    @Test("what lies in the past is no event, and without a date nothing is guessed")
    func noEvent() throws {
        #expect(try SharedExtractor.extraction("Tesla unveiled the Cybercab on January 8, 2025.").events.isEmpty)
        let undated = try SharedExtractor.extraction(
            "Tesla will unveil the Cybercab on August 8th this year.", published: nil)
        #expect(undated.events.isEmpty)
    }

    @Test("a table's cell takes its subject from the row and its period from the column")
    func table() throws {
        let text = "Company | 2023 | 2024\n\nMeta | $27 billion | $37 billion\n\nAmazon | $48 billion | $83 billion"
        func cell(_ words: String) throws -> TextRange {
            let range = try #require(text.range(of: words))
            let start = text.unicodeScalars.distance(from: text.startIndex, to: range.lowerBound)
            return try #require(TextRange(start: start, end: start + words.unicodeScalars.count))
        }
        let table = Table(
            caption: "Capital expenditures",
            header: [try cell("Company"), try cell("2023"), try cell("2024")],
            rows: [
                [try cell("Meta"), try cell("$27 billion"), try cell("$37 billion")],
                [try cell("Amazon"), try cell("$48 billion"), try cell("$83 billion")],
            ])
        let rows = ["Company | 2023 | 2024", "Meta | $27 billion | $37 billion", "Amazon | $48 billion | $83 billion"]
        let paragraphs = try rows.map { Paragraph(range: try cell($0), role: .tableRow) }
        let claims = try SharedExtractor.extraction(text, paragraphs: paragraphs, tables: [table]).claims
        #expect(
            claims.map(\.line) == [
                "Meta | capitalExpenditure | 27000000000 USD | 2023-01-01/2023-12-31 | actual",
                "Meta | capitalExpenditure | 37000000000 USD | 2024-01-01/2024-12-31 | actual",
                "Amazon | capitalExpenditure | 48000000000 USD | 2023-01-01/2023-12-31 | actual",
                "Amazon | capitalExpenditure | 83000000000 USD | 2024-01-01/2024-12-31 | actual",
            ])
    }

    @Test("the same text gives the same claims, identifiers included")
    func determinism() throws {
        let text = trapSentences.filter { $0.language == "en" }.map(\.text).joined(separator: "\n\n")
        #expect(try SharedExtractor.extraction(text) == SharedExtractor.extraction(text))
    }
}
