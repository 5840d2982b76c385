import Domain
import Foundation

/// A pair of claims of the table, with what the later one is to the earlier.
struct ClaimPair {
    let label: String
    let title: String
    let first: (claim: Claim, article: Article)
    let second: (claim: Claim, article: Article)

    /// What is wrong with the table, and where.
    struct Problem: Error, CustomStringConvertible {
        let description: String
    }

    /// The pairs of a table written as `claim_pairs.txt` says of itself.
    static func pairs(in text: String) throws -> [ClaimPair] {
        var pairs: [ClaimPair] = []
        var lines = text.split(separator: "\n", omittingEmptySubsequences: true).map(String.init)[...]
        while let head = lines.popFirst() {
            if head.hasPrefix("#") { continue }
            guard let one = lines.popFirst(), let other = lines.popFirst() else {
                throw Problem(description: "“\(head)” is not followed by two claims")
            }
            let parts = head.split(separator: "|", maxSplits: 1).map(trimmed)
            let first = cells(one)
            let second = zip(cells(other), first).map { $0.isEmpty ? $1 : $0 }
            pairs.append(
                ClaimPair(
                    label: parts[0], title: parts[1], first: try claim(first, "first, \(head)"),
                    second: try claim(second, "second, \(head)")))
        }
        return pairs
    }

    private static func trimmed(_ text: some StringProtocol) -> String { text.trimmingCharacters(in: .whitespaces) }

    private static func cells(_ line: String) -> [String] {
        let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(trimmed)
        return cells + [String](repeating: "", count: max(0, 14 - cells.count))
    }

    private static func claim(_ cells: [String], _ place: String) throws -> (claim: Claim, article: Article) {
        let about = cells[1].split(separator: " ").map(String.init)
        guard about.count == 2, let metric = Metric(rawValue: about[0]), let scope = ScopeCode(rawValue: about[1]),
            let (interval, bound) = amount(cells[2]), let basis = Basis(rawValue: cells[5]),
            let modality = Modality(rawValue: cells[7]), let channel = Channel(rawValue: cells[9]),
            let published = CalendarDate(iso: cells[11])
        else { throw Problem(description: "a claim cannot be read (\(place)): \(cells)") }
        var period: Period?
        if cells[6] != "none" {
            period = Self.period(cells[6])
            if period == nil { throw Problem(description: "“\(cells[6])” is no period (\(place))") }
        }
        let sentence =
            cells[13].isEmpty
            ? "\(cells[0]) \(about[0]) \(cells[2]) \(cells[3]) (\(cells[12]), \(cells[11]))." : cells[13]
        guard let whole = TextRange(start: 0, end: sentence.unicodeScalars.count) else {
            throw Problem(description: "no sentence (\(place))")
        }
        let article = Article(
            title: nil, published: PublishedDate(date: published, source: .meta), outlet: cells[12], text: sentence,
            paragraphs: [], location: cells[12])
        let claim = Claim(
            article: article.id, subjects: [cells[0]], metric: metric, scope: scope, scopeText: nil,
            quantity: Quantity(interval: interval, unit: MeasureUnit(rawValue: cells[3])),
            item: cells[4].isEmpty ? nil : cells[4], bound: bound, wording: cells[2], wordingRange: whole, basis: basis,
            period: period, modality: modality, speaker: speaker(cells[8]), channel: channel,
            statedOn: CalendarDate(iso: cells[10]).map { Period(day: $0) }, sentence: sentence, sentenceRange: whole,
            range: figure(in: sentence) ?? whole)
        return (claim, article)
    }

    /// Where the first amount of dollars stands in a sentence.
    private static func figure(in sentence: String) -> TextRange? {
        let scalars = Array(sentence.unicodeScalars)
        guard let start = scalars.firstIndex(of: "$") else { return nil }
        let end = scalars[start...].firstIndex(of: " ") ?? scalars.endIndex
        return TextRange(start: start, end: end)
    }

    private static func speaker(_ text: String) -> Speaker? {
        if text == "-" || text.isEmpty { return nil }
        if text == "?" { return Speaker(name: "people familiar", kind: .unnamed) }
        if text.hasPrefix("@") { return Speaker(name: String(text.dropFirst()), kind: .outlet) }
        let parts = text.split(separator: "/").map(String.init)
        return parts.count == 2
            ? Speaker(name: parts[0], kind: .person, organisation: parts[1])
            : Speaker(name: parts[0], kind: .organisation)
    }

    private static func amount(_ text: String) -> (Interval, Bound)? {
        func number(_ text: Substring) -> ExactDecimal? {
            let scale = text.last == "B" ? 9 : text.last == "M" ? 6 : 0
            return ExactDecimal(String(scale > 0 ? text.dropLast() : text))?.scaled(byPowerOfTen: scale)
        }
        if let dots = text.range(of: "..") {
            return Interval(low: number(text[..<dots.lowerBound]), high: number(text[dots.upperBound...]))
                .map { ($0, .range) }
        }
        guard let first = text.first else { return nil }
        let value = number("~<>".contains(first) ? text.dropFirst() : text[...])
        switch first {
        case "~": return value.map { (Interval(point: $0), .about) }
        case ">": return Interval(low: value, high: nil).map { ($0, .atLeast) }
        case "<": return Interval(low: nil, high: value).map { ($0, .atMost) }
        default: return value.map { (Interval(point: $0), .exact) }
        }
    }

    private static func period(_ text: String) -> Period? {
        if let dots = text.range(of: "..") {
            let first = period(String(text[..<dots.lowerBound]))
            let last = period(String(text[dots.upperBound...]))
            return Period(start: first?.start, end: last?.end)
        }
        let parts = text.split(separator: "-").map(String.init)
        guard let year = parts.first.flatMap({ Int($0) }) else { return nil }
        switch parts.count {
        case 1: return Period(year: year)
        case 2 where parts[1].hasPrefix("Q"):
            return Int(parts[1].dropFirst()).flatMap { Period(year: year, quarter: $0) }
        case 2: return Int(parts[1]).flatMap { Period(year: year, month: $0) }
        default: return CalendarDate(iso: text).map { Period(day: $0) }
        }
    }
}
