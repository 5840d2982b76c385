import Domain
import Testing

@testable import Extracting

@Suite("Entities")
struct EntitiesTests {
    private func names(_ text: String, _ kind: Entity.Kind) throws -> [String] {
        try SharedExtractor.extraction(text).entities.filter { $0.kind == kind }.map { "\($0.text) = \($0.name)" }
    }

    @Test(
        "companies by name, alias, possessive, epithet and pronoun",
        arguments: [
            ("Meta Platforms Inc said so.", ["Meta Platforms Inc = Meta"]),
            ("Tesla’s plan and Google's budget.", ["Tesla = Tesla", "Google = Alphabet"]),
            ("Rivian rose. The carmaker said it grew.", ["Rivian = Rivian", "The carmaker = Rivian", "it = Rivian"]),
            (
                "Nvidia supplies Ford. The chipmaker rose, the carmaker fell.",
                ["Nvidia = Nvidia", "Ford = Ford", "The chipmaker = Nvidia", "the carmaker = Ford"]
            ),
            ("Chips went from Nvidia to Meta.", ["Nvidia = Nvidia", "Meta = Meta"]),
        ])
    func companies(_ text: String, _ expected: [String]) throws { #expect(try names(text, .company) == expected) }

    @Test(
        "ordinary words are no companies",
        arguments: [
            "They met the target with one arm.", "A visa for an apple grower.", "a meta analysis",
            "Visa rules changed the oracle.",
        ])
    func words(_ text: String) throws { #expect(try names(text, .company).isEmpty) }

    @Test(
        "companies that no table knows, by their shape",
        arguments: [
            (
                "Quantara Motors Inc rose. Quantara fell.",
                ["Quantara Motors Inc = Quantara Motors", "Quantara = Quantara Motors"]
            ),
            ("Shares of Brightgate (NASDAQ:BGTE) rose.", ["Brightgate = Brightgate"]),
            ("Velorum CEO Jane Miller left.", ["Velorum = Velorum"]),
            ("Jane Miller, founder and CEO of Velorum, left.", ["Velorum = Velorum"]),
            ("Dorvan will invest heavily.", ["Dorvan = Dorvan"]),
        ])
    func shapes(_ text: String, _ expected: [String]) throws { #expect(try names(text, .company) == expected) }

    @Test(
        "people by name, surname, office and pronoun",
        arguments: [
            ("Elon Musk spoke. Musk said he agreed.", ["Elon Musk = Elon Musk", "Musk = Elon Musk", "he = Elon Musk"]),
            (
                "Velorum CEO Jane Miller left. Miller, the CEO said, was tired.",
                ["Jane Miller = Jane Miller", "Miller = Jane Miller", "the CEO = Jane Miller"]
            ),
        ])
    func people(_ text: String, _ expected: [String]) throws { #expect(try names(text, .person) == expected) }

    @Test("products, places and tickers")
    func others() throws {
        let text = "Tesla (NASDAQ:TSLA) has 35,000 H100s and some GB200 NVL72 racks in Texas."
        #expect(try names(text, .product) == ["H100s = Nvidia H100", "GB200 NVL72 = Nvidia GB200"])
        #expect(try names(text, .place) == ["Texas = Texas"])
        #expect(try names(text, .ticker) == ["TSLA = TSLA"])
    }
}
