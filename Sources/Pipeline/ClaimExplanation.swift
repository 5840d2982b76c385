import Domain
import Extracting

/// A text with the parts of its claims marked, sentence by sentence, and under each sentence what was read out of it.
struct ClaimExplanation {
    let article: Article
    let location: String
    let evidence: [ClaimEvidence]
    let marking: ExtractRun.Marking

    /// The page, line by line.
    var lines: [String] {
        var lines = [location, article.title.map(Self.shown) ?? ""].filter { !$0.isEmpty }
        if case .colour = marking {
            lines.append(ClaimEvidence.Role.allCases.map { coloured($0.rawValue, $0) }.joined(separator: " "))
        }
        lines.append("")
        let scalars = Array(article.text.unicodeScalars)
        var sentences: [TextRange: [Int]] = [:]
        for (index, item) in evidence.enumerated() { sentences[item.claim.sentenceRange, default: []].append(index) }
        var place = 0
        for sentence in sentences.keys.sorted() {
            guard sentence.start >= place, sentence.end <= scalars.count else { continue }
            lines += paragraphs(scalars[place..<sentence.start])
            let claims = sentences[sentence] ?? []
            lines.append(marked(scalars, sentence, claims.flatMap { evidence[$0].parts }))
            for index in claims { lines += told(evidence[index], number: index + 1) }
            place = sentence.end
        }
        lines += paragraphs(scalars[place...])
        if evidence.isEmpty { lines.append(silence) }
        lines.append("")
        return lines
    }

    /// Why there is no claim at all.
    private var silence: String {
        guard let language = article.language, !language.lowercased().hasPrefix("en") else {
            return "No claim: no number here is said to be a company's spending, machines or results."
        }
        return "No claim: the text is in the language “\(Self.shown(language))”, which is not read."
    }

    // MARK: The text

    private func paragraphs(_ scalars: ArraySlice<Unicode.Scalar>) -> [String] {
        scalars.split(separator: "\n").map { Self.shown(String(String.UnicodeScalarView($0))) }
            .filter { $0.contains { !$0.isWhitespace } }
    }

    /// A sentence with its parts set off; of parts that overlap the first one is.
    private func marked(_ scalars: [Unicode.Scalar], _ sentence: TextRange, _ parts: [ClaimEvidence.Part]) -> String {
        let placed = parts.compactMap { part in part.range.map { (range: $0, role: part.role) } }
            .filter { sentence.contains($0.range) }
            .sorted { ($0.range.start, -$0.range.end) < ($1.range.start, -$1.range.end) }
        var line = ""
        var place = sentence.start
        for (range, role) in placed where range.start >= place {
            line += text(scalars[place..<range.start])
            let words = text(scalars[range.start..<range.end])
            switch marking {
            case .colour: line += coloured(words, role)
            case .brackets: line += "[\(role.rawValue): \(words)]"
            }
            place = range.end
        }
        return line + text(scalars[place..<sentence.end])
    }

    private func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
        Self.shown(String(String.UnicodeScalarView(scalars)))
    }

    /// Without what could steer the terminal.
    private static func shown(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    let isControl =
                        scalar.value < 0x20 || (0x7F..<0xA0).contains(scalar.value)
                        || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
                    return isControl ? " " : scalar
                }))
    }

    private func coloured(_ words: String, _ role: ClaimEvidence.Role) -> String {
        let code =
            switch role {
            case .subject: "1;34"
            case .metric: "36"
            case .figure: "1;32"
            case .item: "35"
            case .period: "33"
            case .modality: "31"
            case .speaker: "4"
            }
        return "\u{1B}[\(code)m\(words)\u{1B}[0m"
    }

    // MARK: The claims

    private func told(_ item: ClaimEvidence, number: Int) -> [String] {
        let claim = item.claim
        var parts = [claim.subject, claim.metric.rawValue, value(claim.quantity), claim.item ?? ""]
        parts.append(claim.period.map(days) ?? (claim.open.contains(.periodUnresolved) ? "undated words" : "no period"))
        parts.append(claim.status == .superseded ? "\(claim.modality.rawValue), superseded" : claim.modality.rawValue)
        if claim.basis != .total { parts.append(claim.basis.rawValue) }
        if let speaker = claim.speaker { parts.append("by \(speaker.name)") }
        parts.append("confidence \(claim.confidence)")
        var lines = ["    \(number). " + Self.shown(parts.filter { !$0.isEmpty }.joined(separator: " | "))]
        for part in item.parts {
            let words = Self.shown(part.words)
            lines.append("       \(part.role.rawValue): " + (part.range == nil ? words : "“\(words)”"))
        }
        for question in claim.open { lines.append("       open: \(question.words)") }
        return lines
    }

    private func value(_ quantity: Quantity) -> String {
        let low = quantity.interval.low.map(\.description)
        let high = quantity.interval.high.map(\.description)
        let ends = low == high ? low ?? "" : "\(low ?? "…")–\(high ?? "…")"
        return "\(ends) \(quantity.unit.rawValue)"
    }

    private func days(_ period: Period) -> String {
        "\(period.start?.description ?? "…")–\(period.end?.description ?? "…")"
    }
}

extension Claim.OpenQuestion {
    /// What is open, for a person.
    fileprivate var words: String {
        switch self {
        case .periodUnresolved: "the words of its period cannot be dated"
        case .periodNotStated: "no period is given"
        case .subjectUncertain: "the subject is the likeliest of several"
        case .metricUncertain: "what is measured is the likeliest of several"
        case .speakerNotNamed: "nobody is named as its source"
        }
    }
}
