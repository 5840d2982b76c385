import Domain
import Foundation
import Reference
import Testing

@testable import Reporting

@Suite("The facts as a table and the calendar")
struct DataFormTests {
    private static func file(_ name: String) throws -> String {
        let files = try BriefingRenderer(templates: try TemplateLibrary.builtIn()).render(
            try Desk.briefing(), formats: Set(BriefingFormat.allCases))
        return String(decoding: try #require(files.first { $0.name == name }).bytes, as: UTF8.self)
    }

    @Test("facts.csv has a row for each fact, with value, unit and receipt")
    func table() throws {
        let briefing = try Desk.briefing()
        let table = try CSVTable(name: "facts", bytes: Array(try Self.file("facts.csv").utf8))
        #expect(table.rows.count == briefing.figures.count)
        for (row, figure) in zip(table.rows, briefing.figures) {
            #expect(row["fact"] == figure.fact.rawValue)
            let receipt = try #require(row["receipt"].flatMap { Identifier<Receipt>($0) })
            #expect(try row.number("low") == briefing.receipts[receipt]?.interval?.low)
            #expect(try row.number("high") == briefing.receipts[receipt]?.interval?.high)
            #expect(row["unit"] == briefing.receipts[receipt]?.unit?.rawValue)
            if row["unit"] == "USD" { #expect(row["dollars_low"] == row["low"]) }
            #expect(row["sentence"]?.isEmpty == false)
        }
    }

    @Test("what a spreadsheet would take for a formula is text")
    func formulas() {
        #expect(
            CSVText.row(["=1+1", "-20", "+A1", "@x", "a,\"b\"", "a\nb"]) == "'=1+1,-20,'+A1,'@x,\"a,\"\"b\"\"\",a b")
        #expect(CSVText.plain("'=1+1") == "=1+1")
        #expect(CSVText.plain("'tis") == "'tis")
    }

    @Test("calendar.ics: whole lines of 75 bytes at most, a day for each event, the article's words")
    func calendar() throws {
        let text = try Self.file("calendar.ics")
        let lines = text.components(separatedBy: "\r\n")
        #expect(lines.last?.isEmpty == true)
        #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
        let briefing = try Desk.briefing()
        let unfolded = text.replacing("\r\n ", with: "").components(separatedBy: "\r\n")
        #expect(unfolded.count { $0 == "BEGIN:VEVENT" } == briefing.calendar.count)
        #expect(!briefing.calendar.isEmpty)
        for entry in briefing.calendar {
            #expect(unfolded.contains("UID:\(entry.event)@briefing"))
            let words = entry.what.plainText.replacing(",", with: "\\,")
            #expect(unfolded.contains { $0.hasPrefix("SUMMARY:Tesla: ") && $0.contains(words) })
        }
        #expect(unfolded.contains { $0.hasPrefix("DTSTAMP:20240") && $0.hasSuffix("Z") })
    }

    @Test("commas, semicolons, backslashes and line ends of an article do not break a calendar's line")
    func escaping() throws {
        let words = "Results; a call, and \\more\nBEGIN:VEVENT"
        let text = "Tesla will give \(words) on August 9."
        let article = SampleLedger.article(text, title: "Ahead", outlet: "Wire; \"A,B\"", slug: "ahead")
        let event = Event(
            article: article.id, what: words, who: "Tesla", period: Period(day: SampleLedger.day(2024, 8, 9)),
            modality: .planned, speaker: nil, sentence: text, sentenceRange: SampleLedger.range(text, in: article),
            range: SampleLedger.range("August 9", in: article))
        let fact = SampleLedger.facts[0]
        let ledger = Ledger(
            asOf: SampleLedger.asOf, facts: [fact], events: [event],
            articles: [SampleLedger.dispatch, SampleLedger.ledgerPost, article], setAside: [])
        let briefing = try Desk.briefing(Desk.material(ledger: ledger))
        let file = CalendarFile(briefing).rendered.text
        #expect(briefing.calendar.count == 1)
        #expect(file.components(separatedBy: "\r\n").count { $0 == "BEGIN:VEVENT" } == 1)
    }
}
