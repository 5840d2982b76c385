import Domain
import Testing

@testable import Extracting

/// Who holds which post, and what stands for whom.
@Suite("Entities: posts and references")
struct EntitiesThreadTests {
    @Test(
        "people with their office and employer",
        arguments: [
            ("Velorum CEO Jane Miller left.", ["Jane Miller (CEO, Velorum)"]),
            ("Jane Miller, founder and CEO of Velorum, left.", ["Jane Miller (founder and CEO, Velorum)"]),
            ("Jane Miller, the chief executive of Velorum, left.", ["Jane Miller (chief executive, Velorum)"]),
            ("Meta CFO Susan Li spoke.", ["Susan Li (CFO, Meta)"]),
            ("CFO Susan Li spoke to Meta analysts.", ["Susan Li (CFO, Meta)"]),
            ("Velorum's chief executive Jane Miller spoke.", ["Jane Miller (chief executive, Velorum)"]),
            ("Velorum's chief executive, Jane Miller, spoke.", ["Jane Miller (chief executive, Velorum)"]),
            ("Jane Miller, Velorum's finance chief, spoke.", ["Jane Miller (finance chief, Velorum)"]),
            ("Jane Miller, who runs Tesla, spoke.", ["Jane Miller (, Tesla)"]),
            ("Jane Miller, who heads Tesla's cloud unit, spoke.", ["Jane Miller (, Tesla)"]),
            ("Jane Miller, who founded Velorum Inc, spoke.", ["Jane Miller (founder, Velorum)"]),
            ("Jane Miller, chief financial officer at Tesla, spoke.", ["Jane Miller (chief financial officer, Tesla)"]),
            ("Jane Miller, a former Tesla executive, spoke.", ["Jane Miller (former executive, Tesla)"]),
            ("Former Tesla finance chief Jane Miller spoke.", ["Jane Miller (former finance chief, Tesla)"]),
            (
                "Jane Miller, the former chief executive of Tesla, spoke.",
                ["Jane Miller (former chief executive, Tesla)"]
            ),
            ("Jane Miller, ex-chief executive of Tesla, spoke.", ["Jane Miller (former chief executive, Tesla)"]),
            (
                "Jane Miller, until May the chief executive of Tesla, spoke.",
                ["Jane Miller (former chief executive, Tesla)"]
            ),
            ("Oracle co-founder Larry Ellison spoke.", ["Larry Ellison (co-founder, Oracle)"]),
            ("Tesla chief executive officer Elon Musk spoke.", ["Elon Musk (chief executive officer, Tesla)"]),
            (
                "Jane Miller, chairman and chief executive officer of Intel, spoke.",
                ["Jane Miller (chairman and chief executive officer, Intel)"]
            ),
            ("Quantara (NASDAQ: QTRA) CEO Jane Miller spoke.", ["Jane Miller (CEO, Quantara)"]),
            (
                "Susan Li, Meta's CFO, and Andy Jassy, CEO of Amazon, spoke.",
                ["Susan Li (CFO, Meta)", "Andy Jassy (CEO, Amazon)"]
            ),
        ])
    func posts(_ text: String, _ expected: [String]) throws {
        var seen: Set<String> = []
        let people = try SharedExtractor.extraction(text).entities.filter {
            $0.kind == .person && !$0.isReference && seen.insert($0.text).inserted
        }
        #expect(people.map { "\($0.text) (\($0.role ?? ""), \($0.organisation ?? ""))" } == expected)
    }

    @Test(
        "names, short names, pronouns and kinds of thing stand for one entity",
        arguments: [
            (
                .company, "Tesla Inc raised prices. Tesla said the company would grow.",
                ["Tesla Inc = Tesla", "Tesla = Tesla", "the company = Tesla"]
            ),
            (
                .company, "Rivian rose. The carmaker said it grew.",
                ["Rivian = Rivian", "The carmaker = Rivian", "it = Rivian"]
            ),
            (
                .company, "Nvidia supplies Ford. The chipmaker rose, the carmaker fell.",
                ["Nvidia = Nvidia", "Ford = Ford", "The chipmaker = Nvidia", "the carmaker = Ford"]
            ),
            (
                .company, "Tesla will buy chips from Nvidia. The company plans a new plant.",
                ["Tesla = Tesla", "Nvidia = Nvidia", "The company = Tesla"]
            ),
            (
                .company, "Meta said it competes with Google. The company raised its budget.",
                ["Meta = Meta", "it = Meta", "Google = Alphabet", "The company = Meta", "its = Meta"]
            ),
            (
                .company, "Unlike Google, Meta has no cloud. The company builds its own.",
                ["Google = Alphabet", "Meta = Meta", "The company = Meta", "its = Meta"]
            ),
            (
                .company, "Walmart borrowed from JPMorgan. The bank charged 5%. The retailer paid.",
                ["Walmart = Walmart", "JPMorgan = JPMorgan", "The bank = JPMorgan", "The retailer = Walmart"]
            ),
            (
                .company, "JPMorgan lent to Walmart. The retailer will build stores. It will hire.",
                ["JPMorgan = JPMorgan", "Walmart = Walmart", "The retailer = Walmart", "It = Walmart"]
            ),
            (
                .company, "Microsoft bought servers from Dell. Its spending rose.",
                ["Microsoft = Microsoft", "Dell = Dell", "Its = Microsoft"]
            ),
            (.company, "Tesla delayed two plants. It takes time to build them.", ["Tesla = Tesla"]),
            (.company, "Tesla has many plants. It is cold in winter.", ["Tesla = Tesla"]),
            (.company, "Nvidia fell. It was the third decline in a row.", ["Nvidia = Nvidia"]),
            (.company, "Nvidia fell. It is unclear why.", ["Nvidia = Nvidia"]),
            (.company, "Exports rose. Tesla said it expects growth.", ["Tesla = Tesla", "it = Tesla"]),
            (
                .company, "Ford and GM cut output. Ford said it would close a plant, while GM said it would not.",
                [
                    "Ford = Ford", "GM = General Motors", "Ford = Ford", "it = Ford", "GM = General Motors",
                    "it = General Motors",
                ]
            ),
            (.company, "The bank cut rates. Tesla rose.", ["Tesla = Tesla"]),
            (.company, "The company was founded in 1990.", []),
            (
                .company, "Velorum Inc makes chips. Velorum said the company hired.",
                ["Velorum Inc = Velorum", "Velorum = Velorum", "the company = Velorum"]
            ),
            (
                .company, "Amazon Web Services grew. The cloud unit is part of Amazon.",
                [
                    "Amazon Web Services = Amazon Web Services", "The cloud unit = Amazon Web Services",
                    "Amazon = Amazon",
                ]
            ),
            (
                .company, "Advanced Micro Devices rose. AMD said it sold more.",
                ["Advanced Micro Devices = AMD", "AMD = AMD", "it = AMD"]
            ),
            (
                .person, "Elon Musk spoke. Musk said he agreed.",
                ["Elon Musk = Elon Musk", "Musk = Elon Musk", "he = Elon Musk"]
            ),
            (
                .person, "Velorum CEO Jane Miller left. Miller, the CEO said, was tired.",
                ["Jane Miller = Jane Miller", "Miller = Jane Miller", "the CEO = Jane Miller"]
            ),
            (
                .person, "Jane Miller met John Carter. He said no.",
                ["Jane Miller = Jane Miller", "John Carter = John Carter", "He = John Carter"]
            ),
            (
                .person,
                "John Miller runs the plant and Susan Miller the office. Susan Miller spoke. Miller said she was glad.",
                [
                    "John Miller = John Miller", "Susan Miller = Susan Miller", "Susan Miller = Susan Miller",
                    "Miller = Susan Miller", "she = Susan Miller",
                ]
            ),
            (
                .person, "Susan Li spoke. Li, the finance chief, said she was glad.",
                ["Susan Li = Susan Li", "Li = Susan Li", "the finance chief = Susan Li", "she = Susan Li"]
            ),
            (
                .person, "Tesla's Elon Musk met Apple's Tim Cook. The Apple CEO smiled. The Tesla CEO did not.",
                [
                    "Elon Musk = Elon Musk", "Tim Cook = Tim Cook", "The Apple CEO = Tim Cook",
                    "The Tesla CEO = Elon Musk",
                ]
            ),
            (.person, "Mr. Musk spoke after Elon Musk's lawyers did.", ["Musk = Elon Musk", "Elon Musk = Elon Musk"]),
        ] as [(Entity.Kind, String, [String])])
    func references(_ kind: Entity.Kind, _ text: String, _ expected: [String]) throws {
        let found = try SharedExtractor.extraction(text).entities.filter { $0.kind == kind }
        #expect(found.map { "\($0.text) = \($0.name)" } == expected)
    }
}
