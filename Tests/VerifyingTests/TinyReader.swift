import Domain
import Verifying

/// Reads `$10 billion`, `CNY 3.5 billion` and `10000`, and takes each for a claim of Harbour Motors.
struct TinyReader: ClaimSource {
    func figure(rereading words: String, published: CalendarDate?) -> Figure? {
        var rest = words[...]
        var unit = MeasureUnit.count
        if rest.hasPrefix("$") {
            unit = .usDollar
            rest = rest.dropFirst()
        } else if rest.hasPrefix("CNY ") {
            unit = .currency("CNY")
            rest = rest.dropFirst(4)
        }
        let isBillions = rest.hasSuffix(" billion")
        if isBillions { rest = rest.dropLast(8) }
        guard let number = ExactDecimal(String(rest)) else { return nil }
        return Figure(
            kind: .number, text: words, range: TextRange(start: 0, end: words.unicodeScalars.count)!,
            interval: Interval(point: number.scaled(byPowerOfTen: isBillions ? 9 : 0)), unit: unit, bound: .exact)
    }

    func extract(from article: Article) -> Extraction {
        let words = article.text.split(separator: " ").map(String.init)
        var claims: [Claim] = []
        var start = 0
        var index = 0
        while index < words.count {
            var taken = 1
            // The longest stretch that is a figure.
            for length in stride(from: min(3, words.count - index), to: 0, by: -1) {
                let stretch = words[index..<index + length].joined(separator: " ")
                guard let figure = figure(rereading: stretch.hasSuffix(".") ? "" : stretch, published: nil),
                    let interval = figure.interval,
                    let unit = figure.unit
                else { continue }
                let range = TextRange(start: start, end: start + stretch.unicodeScalars.count)!
                claims.append(
                    Claim(
                        article: article.id, subjects: ["Harbour Motors"],
                        metric: unit == .count ? .acceleratorCount : .aiSpending, scope: .aiGeneral, scopeText: nil,
                        quantity: Quantity(interval: interval, unit: unit), bound: .exact, wording: stretch,
                        wordingRange: range, basis: .total, period: Period(year: 2024), modality: .planned,
                        speaker: Speaker(name: "Ada Quay", kind: .person), channel: .post,
                        statedOn: Period(day: CalendarDate(year: 2024, month: 4, day: 27)!), sentence: article.text,
                        sentenceRange: TextRange(start: 0, end: article.text.unicodeScalars.count)!, range: range))
                taken = length
                break
            }
            start += words[index..<index + taken].joined(separator: " ").unicodeScalars.count + 1
            index += taken
        }
        let event = Event(
            article: article.id, what: "results", who: "Harbour Motors",
            period: Period(day: CalendarDate(year: 2024, month: 7, day: 23)!), modality: .planned, speaker: nil,
            sentence: article.text, sentenceRange: TextRange(start: 0, end: article.text.unicodeScalars.count)!,
            range: TextRange(start: 0, end: 7)!)
        return Extraction(article: article, figures: [], entities: [], claims: claims, events: [event])
    }
}
