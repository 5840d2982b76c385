import Domain
import Testing

@testable import Reporting

@Suite("Links that open an article at a sentence")
struct TextFragmentTests {
    private static func link(_ words: String, in text: String) -> String? {
        let article = SampleLedger.article(text, title: "T", outlet: "O", slug: "s")
        let place = text.range(of: words, of: TextRange(start: 0, end: text.unicodeScalars.count)!)
        return place.flatMap { TextFragment.link(to: $0, in: article) }
    }

    @Test("A short sentence is given whole, with the syntax's own characters escaped")
    func short() {
        #expect(
            Self.link("It spent $1B, non-stop & more.", in: "Before. It spent $1B, non-stop & more. After.")
                == "https://example.org/news/2024/s#:~:text=It%20spent%20%241B%2C%20non%2Dstop%20%26%20more.")
    }

    @Test("A long sentence is given by its ends")
    func long() {
        let sentence = "One two three four five six seven eight nine ten eleven twelve thirteen."
        #expect(
            Self.link(sentence, in: sentence)
                == "https://example.org/news/2024/s#:~:text=One%20two%20three%20four%20five,nine%20ten%20eleven%20twelve%20thirteen."
        )
    }

    @Test("A sentence that stands twice is told by what stands before it")
    func twice() {
        let text = "First words here. It grew. Second words here. It grew."
        let article = SampleLedger.article(text, title: "T", outlet: "O", slug: "s")
        let second = TextRange(start: text.count - 8, end: text.count)!
        #expect(
            TextFragment.link(to: second, in: article)
                == "https://example.org/news/2024/s#:~:text=grew.%20Second%20words%20here.-,It%20grew.")
    }
}
