import Domain
import Testing

@testable import Extracting

/// A small generator of the same numbers on every machine (SplitMix64, Steele et al. 2014).
private struct SplitMix {
    var state: UInt64

    mutating func next(below bound: Int) -> Int {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((z ^ (z >> 31)) % UInt64(bound))
    }
}

@Suite("Claims of broken texts")
struct ClaimsRobustnessTests {
    @Test("words in any order are read without a crash, and what is found stands in the text", arguments: 0..<40)
    func shuffled(_ seed: Int) throws {
        var random = SplitMix(state: UInt64(seed))
        let words = trapSentences.flatMap { $0.text.split(separator: " ").map(String.init) }
        let marks = [
            ".", ",", ";", "(", ")", "\"", "\n\n", "—", "'s", "$", "%", "and", "said", "according to", "the company",
            "respectively", "per year", "[",
        ]
        var text = ""
        for _ in 0..<400 {
            text +=
                random.next(below: 5) == 0
                ? marks[random.next(below: marks.count)] : words[random.next(below: words.count)]
            if random.next(below: 8) > 0 { text += " " }
        }
        let extraction = try SharedExtractor.extraction(
            text, published: seed % 2 == 0 ? "2025-02-10" : nil, title: String(text.prefix(90)))
        let count = text.unicodeScalars.count
        #expect(
            extraction.claims.allSatisfy {
                $0.range.end <= count && $0.sentenceRange.end <= count && !$0.subjects.isEmpty
            })
        #expect(extraction.entities.allSatisfy { text.substring(in: $0.range) == $0.text })
    }

    @Test(
        "a text of marks alone gives nothing",
        arguments: ["", "$$$", "()()()", "\"\"\"", "1 1 1 1", "said said said", "Meta", "$5", "; ; ;"])
    func marks(_ text: String) throws { #expect(try SharedExtractor.extraction(text).claims.isEmpty) }
}
