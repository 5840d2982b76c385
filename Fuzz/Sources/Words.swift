import Domain
import Extracting
import Reading
import Reference

@testable import Reading

/// What is read out of words.
enum Words {
    private static let extractor: Extractor = {
        do { return Extractor(try ReferenceTables.builtIn()) } catch { fatalError("\(error)") }
    }()

    private static func article(_ bytes: [UInt8]) -> Article? {
        let words = String(decoding: bytes.prefix(20_000), as: UTF8.self)
        guard let whole = TextRange(start: 0, end: words.unicodeScalars.count), !words.isEmpty else { return nil }
        let day = CalendarDate(iso: "2024-04-29").map { PublishedDate(date: $0, source: .meta) }
        return Article(
            title: nil, published: day, outlet: "Harbour Wire", text: words, paragraphs: [Paragraph(range: whole)],
            location: "text")
    }

    static let figures: @Sendable ([UInt8]) -> Void = { bytes in
        guard let article = article(bytes) else { return }
        for figure in extractor.extract(from: article, parts: .figures).figures {
            demand(article.text.substring(in: figure.range) == figure.text, "a figure does not stand where it says")
            if let low = figure.interval?.low, let high = figure.interval?.high {
                demand(!(high < low), "an interval is upside down: \(figure)")
            }
        }
    }

    static let claims: @Sendable ([UInt8]) -> Void = { bytes in
        guard let article = article(bytes) else { return }
        let extraction = extractor.extract(from: article)
        for claim in extraction.claims {
            demand(
                article.text.substring(in: claim.sentenceRange) == claim.sentence,
                "a sentence does not stand where it says")
            demand(
                article.text.substring(in: claim.wordingRange) == claim.wording,
                "a wording does not stand where it says")
            demand((0...1).contains(claim.confidence), "a confidence of \(claim.confidence)")
        }
        for entity in extraction.entities {
            demand(article.text.substring(in: entity.range) == entity.text, "a name does not stand where it says")
        }
    }

    static let dates: @Sendable ([UInt8]) -> Void = { bytes in
        let text = String(decoding: bytes.prefix(2_000), as: UTF8.self)
        _ = DateReader.date(text)
        _ = DateReader.date(inURL: text)
        for length in [10, 20, 25, 40] {
            let head = String(text.prefix(length))
            if let moment = Moment(head) {
                demand(Moment(moment.description) == moment, "a moment reads otherwise than it is written")
            }
            if let date = CalendarDate(iso: head) {
                demand(CalendarDate(iso: date.description) == date, "a day reads otherwise than it is written")
            }
        }
    }
}
