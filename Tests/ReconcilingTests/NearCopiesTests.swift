import Domain
import Reconciling
import Reference
import Testing

@Suite("Copies and near copies")
struct NearCopiesTests {
    private func extraction(_ story: StoryGenerator.Story, outlet: String, day: String) -> Extraction {
        var statement = Statement(published: day, outlet: outlet)
        statement.text = story.text
        statement.speaker = nil
        statement.channel = .unstated
        statement.statedOn = nil
        return statement.extraction()
    }

    private func copies(_ extractions: [Extraction]) throws -> [Identifier<Article>: Identifier<Article>] {
        let ledger = Reconciler(try SharedTables.get()).ledger(of: extractions, asOf: Moment("2024-12-31")!)
        return Dictionary(
            ledger.copies.flatMap { group in group.copies.map { ($0, group.original) } }, uniquingKeysWith: { $1 })
    }

    @Test("of 200 stories, each altered in five ways, 99 in 100 copies are folded, and no two stories")
    func alterations() throws {
        var originals: [Extraction] = []
        var wanted: [(copy: Identifier<Article>, original: Identifier<Article>, way: StoryGenerator.Alteration)] = []
        var altered: [Extraction] = []
        for seed in 0..<200 {
            let story = StoryGenerator.story(seed)
            let original = extraction(story, outlet: "Harbour Wire", day: "2024-04-01")
            originals.append(original)
            for way in StoryGenerator.Alteration.allCases {
                let copy = extraction(
                    StoryGenerator.altered(story, way, seed: seed), outlet: "Copper Post \(way)", day: "2024-04-02")
                altered.append(copy)
                wanted.append((copy.article.id, original.article.id, way))
            }
        }
        let found = try copies(altered + originals)
        for original in originals { #expect(found[original.article.id] == nil) }
        let folded = wanted.count { found[$0.copy] == $0.original }
        let astray = wanted.filter { found[$0.copy] != nil && found[$0.copy] != $0.original }
        #expect(folded * 100 >= wanted.count * 99, "\(folded) of \(wanted.count)")
        #expect(astray.isEmpty)
    }

    @Test("the same sentences on another company with other numbers are another story")
    func siblings() throws {
        let extractions = (0..<60).flatMap { seed in
            [
                extraction(StoryGenerator.story(seed), outlet: "Harbour Wire", day: "2024-04-01"),
                extraction(StoryGenerator.sibling(of: seed), outlet: "Copper Post", day: "2024-04-02"),
            ]
        }
        #expect(try copies(extractions).isEmpty)
    }

    @Test("the same text with one other number is another story")
    func otherNumber() throws {
        let text = """
            Alder Compute will spend 12 billion dollars on machines in Brimley, it told its shareholders on Monday. The \
            plan had been expected for weeks, since the county let the hall be built, and the stock hardly moved.
            """
        let first = StoryGenerator.Story(headline: "Alder spends", paragraphs: [text])
        let second = StoryGenerator.Story(headline: "Alder spends", paragraphs: [text.replacing("12", with: "17")])
        #expect(
            try copies([
                extraction(first, outlet: "Harbour Wire", day: "2024-04-01"),
                extraction(second, outlet: "Copper Post", day: "2024-04-02"),
            ]).isEmpty)
    }

    @Test("a copied text that names nobody is an outlet of its own and no origin")
    func origins() throws {
        let story = StoryGenerator.story(3)
        let extractions = [
            extraction(story, outlet: "Harbour Wire", day: "2024-04-01"),
            extraction(StoryGenerator.altered(story, .cutTail, seed: 3), outlet: "Copper Post", day: "2024-04-02"),
            extraction(StoryGenerator.altered(story, .order, seed: 3), outlet: "Slate Ledger", day: "2024-04-03"),
            extraction(StoryGenerator.story(4), outlet: "Dockside News", day: "2024-04-03"),
        ]
        let ledger = Reconciler(try SharedTables.get()).ledger(of: extractions, asOf: Moment("2024-12-31")!)
        let fact = try #require(ledger.facts.first)
        #expect(fact.outlets == ["Copper Post", "Dockside News", "Harbour Wire", "Slate Ledger"])
        #expect(fact.origins.map(\.name) == ["Dockside News", "Harbour Wire"])
    }
}
