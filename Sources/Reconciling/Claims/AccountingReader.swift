import Domain
import Reference

/// Reads how a claim's capital expenditure is counted, from the words about its figure.
struct AccountingReader: Sendable {
    private struct Phrase {
        let words: [UInt64]
        let basis: AccountingBasis
    }

    /// The phrases by their first word, the longest first.
    private let phrases: [UInt64: [Phrase]]

    init(_ tables: ReferenceTables) {
        var phrases: [UInt64: [Phrase]] = [:]
        for cue in tables.language.accountings {
            guard let basis = AccountingBasis(rawValue: cue.code) else { continue }
            for text in cue.phrases {
                let words = TextWords(text).words.map(\.hash)
                if let first = words.first { phrases[first, default: []].append(Phrase(words: words, basis: basis)) }
            }
        }
        self.phrases = phrases.mapValues { $0.sorted { $0.words.count > $1.words.count } }
    }

    /// The basis that a claim names: in the words of its scope, else in its sentence with no other figure between the
    /// words and its own. `nil` for other metrics and where nothing is said.
    func basis(of claim: Claim) -> AccountingBasis? {
        guard claim.metric == .capitalExpenditure else { return nil }
        if let text = claim.scopeText, let found = cues(in: TextWords(text).words).first { return found.basis }
        let words = TextWords(claim.sentence).words
        let cues = cues(in: words)
        guard !cues.isEmpty, let figure = figurePlace(of: claim) else { return cues.first?.basis }
        let reachable = cues.filter { cue in
            let between =
                cue.start >= figure.upperBound
                ? figure.upperBound..<cue.start : cue.end..<max(cue.end, figure.lowerBound)
            return !words[between].contains { $0.isNumber && !$0.isYear }
        }
        return reachable.min { distance($0, figure) < distance($1, figure) }?.basis
    }

    private struct Cue {
        let start: Int
        let end: Int
        let basis: AccountingBasis
    }

    private func cues(in words: [TextWords.Word]) -> [Cue] {
        var cues: [Cue] = []
        var index = 0
        while index < words.count {
            if let phrase = phrases[words[index].hash]?.first(where: { phrase in
                index + phrase.words.count <= words.count
                    && phrase.words.indices.allSatisfy { words[index + $0].hash == phrase.words[$0] }
            }) {
                cues.append(Cue(start: index, end: index + phrase.words.count, basis: phrase.basis))
                index += phrase.words.count
            } else {
                index += 1
            }
        }
        return cues
    }

    private func distance(_ cue: Cue, _ figure: Range<Int>) -> Int {
        cue.start >= figure.upperBound ? cue.start - figure.upperBound : max(0, figure.lowerBound - cue.end)
    }

    /// The words of the sentence that are the claim's figure.
    private func figurePlace(of claim: Claim) -> Range<Int>? {
        let start = claim.range.start - claim.sentenceRange.start
        let end = claim.range.end - claim.sentenceRange.start
        let scalars = claim.sentence.unicodeScalars
        guard start >= 0, end >= start, end <= scalars.count else { return nil }
        let first = scalars.index(scalars.startIndex, offsetBy: start)
        let last = scalars.index(scalars.startIndex, offsetBy: end)
        let before = TextWords(String(scalars[..<first])).words.count
        let figure = TextWords(String(scalars[first..<last])).words.count
        return before..<before + figure
    }
}

extension TextWords.Word {
    private static let years = Set((1990...2060).flatMap { TextWords(String($0)).words.map(\.hash) })

    /// Whether it is a year of our time, which stands beside amounts without being one.
    fileprivate var isYear: Bool { isNumber && Self.years.contains(hash) }
}
