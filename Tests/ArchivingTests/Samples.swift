import Domain
import Foundation

/// An article with one claim, told apart by its text.
func sample(
    _ text: String = "Harbour Motors will spend $3 billion on AI chips.", published: String? = "2024-04-28",
    location: String = "articles/one.html"
) -> Extraction {
    let date = published.flatMap { CalendarDate(iso: $0) }.map { PublishedDate(date: $0, source: .meta) }
    let whole = TextRange(start: 0, end: text.unicodeScalars.count)!
    let article = Article(
        title: "A headline", published: date, outlet: "Harbour Wire", text: text, paragraphs: [Paragraph(range: whole)],
        location: location)
    let figureRange = TextRange(start: 26, end: 36)!
    let billions = Quantity(interval: Interval(point: ExactDecimal(3_000_000_000)), unit: .usDollar)
    let figure = Figure(
        kind: .money, text: "$3 billion", range: figureRange, interval: billions.interval, unit: .usDollar,
        bound: .exact)
    let claim = Claim(
        article: article.id, subjects: ["Harbour Motors"], metric: .aiSpending, scope: .accelerators,
        scopeText: "AI chips", quantity: billions, bound: .exact, wording: "$3 billion", wordingRange: figureRange,
        basis: .total, period: nil, modality: .planned, speaker: nil, sentence: text, sentenceRange: whole,
        range: figureRange)
    let event = Event(
        article: article.id, what: "results", who: "Harbour Motors",
        period: Period(day: CalendarDate(year: 2024, month: 7, day: 23)!), modality: .planned, speaker: nil,
        sentence: text, sentenceRange: whole, range: figureRange)
    let entity = Entity(
        kind: .company, name: "Harbour Motors", text: "Harbour Motors", range: TextRange(start: 0, end: 14)!)
    return Extraction(article: article, figures: [figure], entities: [entity], claims: [claim], events: [event])
}

/// A moment by its RFC 3339 text.
func moment(_ text: String) -> Moment { Moment(text)! }

/// A folder that is gone after the body has run.
func withFolder<Value>(_ body: (URL) throws -> Value) throws -> Value {
    let folder = FileManager.default.temporaryDirectory.appending(path: "archiving-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}
