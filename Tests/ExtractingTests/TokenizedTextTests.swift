import Testing

@testable import Extracting

@Suite("Tokens and sentences")
struct TokenizedTextTests {
    @Test("digits and letters part, commas and points inside numbers stay")
    func tokens() {
        let text = TokenizedText("Spent $10,000.5 on 100k H100s—“Tesla’s” plan.")
        #expect(
            text.tokens.indices.map(text.string) == [
                "Spent", "$", "10,000.5", "on", "100", "k", "H", "100", "s", "—", "“", "Tesla’s", "”", "plan", ".",
            ])
    }

    @Test("offsets count Unicode scalars, not bytes or characters")
    func offsets() {
        let text = TokenizedText("🇨🇳 café 5")
        #expect(text.tokens.last?.scalars == 8..<9)
    }

    @Test(
        "sentences end at full stops but not at abbreviations, initials and decimals",
        arguments: [
            ("Tesla Inc. said so. It rose 1.5 percent.", 2),
            ("The U.S. market grew. No. 3 fell.", 2),
            ("“We build.” He left.", 2),
            ("One\n\nTwo", 2),
            ("broken in mid\nsentence here.", 1),
        ])
    func sentences(_ text: String, _ count: Int) {
        #expect(TokenizedText(text).sentences.count == count)
    }
}
