import Domain
import Testing

@testable import Extracting

/// Names of companies that are ordinary words as well.
@Suite("Entities: companies and words")
struct EntitiesWordsTests {
    private func companies(_ text: String) throws -> [String] {
        try SharedExtractor.extraction(text).entities.filter { $0.kind == .company && !$0.isReference }
            .map { "\($0.text) = \($0.name)" }
    }

    @Test(
        "the company is meant",
        arguments: [
            ("Meta raised its outlook.", ["Meta = Meta"]),
            ("META PLANS TO SPEND MORE ON CHIPS", ["META = Meta"]),
            ("Apple said sales rose.", ["Apple = Apple"]),
            ("Shares of Apple fell 2%.", ["Apple = Apple"]),
            ("Apple, Meta and Oracle Raise Spending Plans", ["Apple = Apple", "Meta = Meta", "Oracle = Oracle"]),
            ("Target reported lower profit.", ["Target = Target"]),
            ("The retailers Walmart and Target cut prices.", ["Walmart = Walmart", "Target = Target"]),
            ("Arm's licensing revenue grew.", ["Arm = Arm"]),
            ("Arm Holdings listed in New York.", ["Arm Holdings = Arm"]),
            ("SoftBank owns most of Arm.", ["SoftBank = SoftBank", "Arm = Arm"]),
            ("Visa and Mastercard raised fees.", ["Visa = Visa", "Mastercard = Mastercard"]),
            ("Visa Inc will buy back shares.", ["Visa Inc = Visa"]),
            ("Gap shares jumped.", ["Gap = Gap"]),
            ("Shell will sell the refinery.", ["Shell = Shell"]),
            ("Shell (LSE: SHEL) rose.", ["Shell = Shell"]),
            ("Amazon will spend more on data centers.", ["Amazon = Amazon"]),
            ("The Amazon warehouse in Ohio closed.", ["Amazon = Amazon"]),
            ("Alphabet beat estimates.", ["Alphabet = Alphabet"]),
            ("Oracle signed a lease in Texas.", ["Oracle = Oracle"]),
            ("Investors sold Oracle after the report.", ["Oracle = Oracle"]),
            ("Intel cut jobs.", ["Intel = Intel"]),
            ("Block reported a loss.", ["Block = Block"]),
            ("Jack Dorsey, chief executive of Block, spoke.", ["Block = Block"]),
            ("Snap lost users.", ["Snap = Snap"]),
            ("Snowflake raised its forecast.", ["Snowflake = Snowflake"]),
            ("Ford delayed the truck.", ["Ford = Ford"]),
            ("Ford CEO Jim Farley spoke.", ["Ford = Ford"]),
            ("Caterpillar sold more generators.", ["Caterpillar = Caterpillar"]),
            ("Orange operates data centres in France.", ["Orange = Orange"]),
            ("Sharp makes displays.", ["Sharp = Sharp"]),
            ("Carrier makes chillers.", ["Carrier = Carrier"]),
            ("Unity cut its forecast.", ["Unity = Unity"]),
        ])
    func company(_ text: String, _ expected: [String]) throws { #expect(try companies(text) == expected) }

    @Test(
        "the word is meant",
        arguments: [
            "a meta analysis of 40 trials",
            "Meta analysis of 40 trials found no effect.",
            "The meta-analysis took years.",
            "An apple costs more this year.",
            "Apple trees bloomed early.",
            "Apple growers in the region lost their crop.",
            "Apple pie sells well.",
            "They met the target with one arm.",
            "Target prices rose across the sector.",
            "Target audiences differ.",
            "The Target Price Was Raised to 40",
            "Arm in arm they left.",
            "Arm yourself with patience.",
            "A visa for an apple grower.",
            "Visa applications fell by half.",
            "Visa rules changed the oracle.",
            "Visa requirements were eased.",
            "Mind the gap, the sign says.",
            "Gap years are popular.",
            "Gap between rich and poor widens.",
            "Shell companies hide their owners.",
            "Shell casings lay on the road.",
            "The shell of the egg broke.",
            "The Amazon is burning.",
            "The Amazon rainforest shrank.",
            "He sailed up the Amazon river.",
            "Deforestation of the Amazon fell.",
            "The alphabet has 26 letters.",
            "Alphabet soup is a dish.",
            "The oracle spoke in riddles.",
            "Oracle bones were found in the tomb.",
            "Intelligence officers gave intel to the army.",
            "Block the road at once.",
            "Block trades rose.",
            "Square feet matter to tenants.",
            "Protesters filled Times Square.",
            "Snap elections were called.",
            "Snap decisions are risky.",
            "No snowflake is like another.",
            "They forded the river.",
            "Harrison Ford starred in the film.",
            "Gerald Ford was president.",
            "Ford the river before dark.",
            "Orange juice futures rose.",
            "Orange County voted.",
            "Sea levels rise.",
            "Circle the date.",
            "Sharp falls in prices followed.",
            "Carrier groups left the port.",
            "Unity among allies is rare.",
            "Match day is Saturday.",
            "Progressive lawmakers objected.",
            "Travelers waited for hours.",
            "Continental breakfast is included.",
            "Fidelity to the plan matters.",
            "Stripe patterns are in fashion.",
            "Box office receipts fell.",
            "Zoom in on the chart.",
            "Grab a coat.",
            "Discover new places.",
            "Charter flights were cancelled.",
            "Chase Carey joined the board.",
            "Lucid dreams are common.",
            "Delta variants spread.",
        ])
    func word(_ text: String) throws { #expect(try companies(text) == []) }

    @Test(
        "the shape of a name that no table has",
        arguments: [
            (
                "Quantara Motors Inc rose. Quantara fell.",
                ["Quantara Motors Inc = Quantara Motors", "Quantara = Quantara Motors"]
            ),
            ("Brightgate Corp. said it would build a plant.", ["Brightgate Corp. = Brightgate"]),
            ("Shares of Brightgate (NASDAQ:BGTE) rose.", ["Brightgate = Brightgate"]),
            ("Tomori Robotics (TSE: 9876) jumped.", ["Tomori Robotics = Tomori Robotics"]),
            ("Velorum, a chip start-up, raised $40 million.", ["Velorum = Velorum"]),
            ("Velorum, a Finnish maker of batteries, listed its shares.", ["Velorum = Velorum"]),
            ("The money went to Velorum, the cloud provider.", ["Velorum = Velorum"]),
            ("Dorvan will invest heavily.", ["Dorvan = Dorvan"]),
            ("The start-up Kestrelia sells sensors.", ["Kestrelia = Kestrelia"]),
            ("Kestrelia's shares fell 4%.", ["Kestrelia = Kestrelia"]),
            ("Velorum CEO Jane Miller left.", ["Velorum = Velorum"]),
            ("Jane Miller, founder and CEO of Velorum, left.", ["Velorum = Velorum"]),
            (
                "Harbour Lane Capital Partners bought a stake in Dorvan Holdings.",
                ["Harbour Lane Capital Partners = Harbour Lane Capital Partners", "Dorvan Holdings = Dorvan"]
            ),
            ("Instagram, which Meta owns, grew.", ["Instagram = Instagram", "Meta = Meta"]),
        ])
    func shape(_ text: String, _ expected: [String]) throws { #expect(try companies(text) == expected) }
}
