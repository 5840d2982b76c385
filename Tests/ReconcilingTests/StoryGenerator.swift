/// Makes up news stories of many sentences: the same for a seed, and no two of them alike.
struct StoryGenerator {
    /// A made-up story.
    struct Story {
        var headline: String
        var paragraphs: [String]

        var text: String { ([headline] + paragraphs).joined(separator: "\n\n") }
    }

    /// Numbers that look random and are the same on every machine (splitmix64).
    struct Dice {
        private var state: UInt64

        init(_ seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

        mutating func next(_ bound: Int) -> Int {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
        }

        mutating func pick<Element>(_ list: [Element]) -> Element { list[next(list.count)] }

        mutating func shuffled<Element>(_ list: [Element]) -> [Element] {
            var list = list
            for index in list.indices.dropFirst().reversed() { list.swapAt(index, next(index + 1)) }
            return list
        }
    }

    private static let heads = [
        "Alder", "Basalt", "Cinder", "Dapple", "Ember", "Fathom", "Gantry", "Heron", "Indigo", "Juniper", "Kestrel",
        "Lantern", "Marlow", "Nettle", "Osprey", "Pewter", "Quarry", "Rowan", "Sable", "Tamarisk",
    ]
    private static let tails = ["Compute", "Motors", "Systems", "Networks", "Semiconductor", "Cloud", "Labs", "Energy"]
    private static let people = [
        "Ada Brook", "Ben Carver", "Cleo Dunn", "Dov Ellis", "Eve Fenner", "Finn Gale", "Gwen Hart", "Hal Ives",
        "Isa Joyce", "Jon Kemp", "Kay Lund", "Lev Moss", "Mia North", "Ned Orr", "Oda Pike", "Pam Quill",
    ]
    private static let places = [
        "Ashford", "Brimley", "Corley", "Dunmere", "Elmstead", "Farrow", "Grimsay", "Holmwick", "Inverlea", "Jessop",
        "Kilbride", "Larkhill", "Merton", "Norwell", "Oakham", "Penrith",
    ]
    private static let things = [
        "accelerators", "turbines", "transformers", "liquid cooling", "network switches", "storage racks",
        "backup generators", "fibre links", "memory modules", "training clusters", "inference servers", "batteries",
    ]
    private static let qualities = [
        "cautious", "brisk", "uneven", "unusually firm", "patient", "crowded", "thinly spread", "remarkable",
        "overdue", "hard won", "quiet", "restless",
    ]

    private static let sentences = [
        "{company} said it would put ${n} billion into {thing} at its {place} campus before the year is out.",
        "{person}, who runs finance there, told a conference in {place} that demand had been {quality} since spring.",
        "The board approved ${n} million for {thing} after a review that took {k} weeks.",
        "Neighbours of the site in {place} have asked the county for an assessment of noise and water.",
        "Rivals with deeper pockets have bought {thing} years ahead, which leaves little for {company}.",
        "A contract with a utility near {place} covers {n} megawatts and runs for {k} years.",
        "The order book stood at ${n} billion at the end of the quarter, against ${m} billion a year earlier.",
        "{person} called the market for {thing} {quality} and declined to name the suppliers.",
        "About {m} people work at the {place} centre, and {k} of them were hired in the last half-year.",
        "Analysts had asked for months how {company} means to pay for {thing} without issuing shares.",
        "The programme was first sketched in {place} by a small group around {person}.",
        "Shipments of {thing} slipped by {k} weeks because a supplier in {place} ran short of copper.",
        "A spokeswoman said the figure of ${n} billion includes buildings but leaves {thing} out.",
        "In a letter to shareholders {person} described the year as {quality} and the next one as open.",
        "Lenders led by a bank in {place} agreed to extend ${m} million until {thing} are delivered.",
        "The plant in {place} is meant to run at {n} percent of its capacity by autumn.",
        "Customers wait {k} months for {thing}, {person} said, and some have paid in advance.",
        "The regulator in {place} has until winter to rule on the link to the grid.",
        "It will be the {k}th hall that {company} has opened, and the first with {thing} of its own design.",
        "Margins in the business with {thing} narrowed to {n} percent as prices of power rose.",
        "{person} joined from a maker of {thing} in {place} and has since replaced half the managers.",
        "The company keeps ${m} million in cash and has drawn none of its credit.",
        "Two engineers who left for {place} said the first design had been {quality} but costly to cool.",
        "Insurers want {thing} tested for {k} days before they cover the hall in {place}.",
        "Earlier talks with a partner in {place} broke down over who would own the {thing}.",
        "A hall of this size draws as much as a town of {m} households, the county reckons.",
        "{company} rents the land from a farmer near {place} for {k} years with an option on more.",
        "The share of revenue that goes into {thing} has doubled since {person} took over.",
        "Union officials in {place} want {n} percent more for night shifts and a say in the rota.",
        "Much depends on {thing}, of which the world makes too few, a consultant in {place} said.",
        "Engineers moved {m} tonnes of earth before the first {thing} arrived in {place}.",
        "The mayor of {place} expects ${k} million a year in taxes and has promised a new road.",
        "{company} tested {thing} from {k} makers and found the results {quality}.",
        "A first tranche of ${n} million was spent by summer, mostly on {thing}.",
        "The old press hall in {place}, where {person} once worked, was taken down for it.",
        "Water for cooling comes from a reservoir {k} miles off and is used {n} times over.",
        "Whether the {thing} can be resold is a question that accountants answer differently.",
        "On the exchange the stock moved little, and trading was {quality} until noon.",
        "{person} said that nobody at {company} expects the pace of {place} to last for {k} years.",
        "The second phase would add {m} racks of {thing} and needs a vote of the council.",
        "A fire at a warehouse in {place} destroyed {thing} worth ${k} million in the spring.",
        "Half of the {thing} will serve customers abroad, the other half research in {place}.",
        "Auditors noted that {company} writes off {thing} over {k} years and rivals over fewer.",
        "The minister for industry visited {place} and spoke of a {quality} beginning.",
        "Students from {place} get time on the {thing} at night, which {person} had asked for.",
        "Freight for {thing} from the port of {place} costs {n} percent more than last year.",
        "Nothing has been signed for the years after, {person} added, and nothing is ruled out.",
        "A survey of {m} buyers found that {k} in a hundred would switch their {thing} again.",
    ]

    /// The story of a seed.
    static func story(_ seed: Int) -> Story {
        var dice = Dice(UInt64(seed) &+ 77)
        let chosen = dice.shuffled(Array(sentences.indices)).prefix(15 + dice.next(6)).map(\.self)
        return fill(chosen, headline: "{company} plans ${n} billion for {thing} in {place}", &dice)
    }

    /// A story of the same sentences as another, on another company with other numbers: not a copy of it.
    static func sibling(of seed: Int) -> Story {
        var dice = Dice(UInt64(seed) &+ 77)
        let chosen = dice.shuffled(Array(sentences.indices)).prefix(15 + dice.next(6)).map(\.self)
        var other = Dice(UInt64(seed) &+ 991_177)
        return fill(chosen, headline: "{company} plans ${n} billion for {thing} in {place}", &other)
    }

    private static func fill(_ chosen: [Int], headline: String, _ dice: inout Dice) -> Story {
        let company = dice.pick(heads) + " " + dice.pick(tails)
        let cast = dice.shuffled(people).prefix(3).map(\.self)
        let map = dice.shuffled(places).prefix(3).map(\.self)
        let goods = dice.shuffled(things).prefix(3).map(\.self)
        func word(for slot: String) -> String {
            switch slot {
            case "{company}": company
            case "{person}": dice.pick(cast)
            case "{place}": dice.pick(map)
            case "{thing}": dice.pick(goods)
            case "{quality}": dice.pick(qualities)
            case "{n}": "\(2 + dice.next(97))"
            case "{m}": "\(100 + dice.next(880))"
            default: "\(3 + dice.next(37))"
            }
        }
        func filled(_ template: String) -> String {
            var text = template
            for slot in ["{company}", "{person}", "{place}", "{thing}", "{quality}", "{n}", "{m}", "{k}"] {
                while let range = text.firstRange(of: slot) { text.replaceSubrange(range, with: word(for: slot)) }
            }
            return text
        }
        let title = filled(headline)
        var paragraphs: [String] = []
        var rest = chosen[...]
        while !rest.isEmpty {
            let count = min(rest.count, 1 + dice.next(3))
            paragraphs.append(rest.prefix(count).map { filled(sentences[$0]) }.joined(separator: " "))
            rest = rest.dropFirst(count)
        }
        return Story(headline: title, paragraphs: paragraphs)
    }

    // MARK: Alterations

    /// The ways an outlet alters what it copies.
    enum Alteration: CaseIterable { case headline, cutTail, spelling, promotion, order }

    /// A story altered in one way.
    static func altered(_ story: Story, _ alteration: Alteration, seed: Int) -> Story {
        var dice = Dice(UInt64(seed) &+ 5_000)
        var story = story
        switch alteration {
        case .headline:
            story.headline = dice.pick([
                "What the new spending plan means for investors", "Big bets on machines: the story so far",
                "Exclusive: inside an unusual building boom", "Money for machines, and who gets it",
            ])
        case .cutTail:
            story.paragraphs = Array(story.paragraphs.prefix(max(2, story.paragraphs.count * (5 + dice.next(4)) / 10)))
        case .spelling:
            let american = [
                ("centre", "center"), ("programme", "program"), ("fibre", "fiber"), ("tonnes", "tons"),
                ("neighbours", "neighbors"), ("Neighbours", "Neighbors"), ("sketched", "scetched"), ("leaves", "leafs"),
            ]
            story.paragraphs = story.paragraphs.map { paragraph in
                var text = paragraph
                for (from, to) in american { text = text.replacing(from, with: to) }
                // Besides, one word in thirty loses a letter.
                return text.split(separator: " ").map { word in
                    word.count > 5 && word.allSatisfy(\.isLetter) && word.first?.isLowercase == true
                        && dice.next(30) == 0
                        ? String(word.dropLast(2)) + String(word.suffix(1)) : String(word)
                }.joined(separator: " ")
            }
        case .promotion:
            let promotion = dice.pick([
                "Sign up for our morning letter: three stories, five minutes, free for 30 days.",
                "Subscribe now and save 40 percent on the first 12 months. Cancel at any time.",
                "Read more: the ten charts that explain the year, picked by our editors in 2025.",
            ])
            story.paragraphs.insert(promotion, at: dice.next(story.paragraphs.count))
            story.paragraphs.append("Follow us on every channel, and download our app for alerts.")
        case .order: story.paragraphs = dice.shuffled(story.paragraphs)
        }
        return story
    }
}
