import Domain
import Reference

/// Reads the figures of a text: money, percentages, counts, power, and the dates among them.
struct FigureReader: Sendable {
    private let lexicon: FigureLexicon

    init(tables: ReferenceTables) { lexicon = FigureLexicon(tables.figures) }

    /// The figures in the order of the text, dates and periods among them.
    func figures(in text: TokenizedText, published: CalendarDate?) -> [Figure] {
        figures(in: text, periods: PeriodReader().mentions(in: text, published: published))
    }

    /// The figures of a text whose periods are known already.
    func figures(in text: TokenizedText, periods: [PeriodMention]) -> [Figure] {
        let assembler = FigureAssembler(scan: FigureScan(text: text, lexicon: lexicon))
        var figures: [Figure] = []
        figures.reserveCapacity(text.tokens.count / 48 + 8)
        var index = 0
        var next = 0
        while index < text.tokens.count {
            while next < periods.count, periods[next].tokens.upperBound <= index { next += 1 }
            if next < periods.count, periods[next].tokens.lowerBound == index {
                if let figure = Self.figure(of: periods[next], in: text) { figures.append(figure) }
                index = periods[next].tokens.upperBound
                continue
            }
            let limit = next < periods.count ? periods[next].tokens.lowerBound : text.tokens.count
            guard assembler.mayBegin(at: index), let found = assembler.figure(at: index, limit: limit) else {
                index += 1
                continue
            }
            let end = max(found.end, index + 1)
            if let bytes = text.bytes(of: index..<min(end, text.tokens.count)),
                !ForeignDigits.touch(bytes, in: text.utf8)
            {
                figures.append(found.figure)
            }
            index = end
        }
        return figures
    }

    /// Reads a stretch of words by itself, as a verifier does: the hedge, the number and nothing else.
    func figure(rereading words: String, published: CalendarDate?) -> Figure? {
        let read = figures(in: TokenizedText(words), published: published).filter { $0.interval != nil }
        return read.count == 1 ? read.first : nil
    }

    private static func figure(of mention: PeriodMention, in text: TokenizedText) -> Figure? {
        guard mention.kind != .rate, mention.kind != .anaphoric else { return nil }
        return Figure(
            kind: mention.kind == .day ? .date : .period, text: text.string(mention.tokens), range: mention.range,
            interval: nil, unit: nil, bound: .exact, period: mention.period)
    }
}
