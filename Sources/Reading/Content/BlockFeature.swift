import Domain

/// What a block is judged by. Each feature takes one of a few values, named by `names` in the order of their numbers:
/// for amounts the least of each step, for two things at once both with `/` between.
enum BlockFeature: Int, CaseIterable {
    case tag, roleAndWords, words, links, linksAndWords, endAndWords, stops, stopsAndWords, trait, line, outline
    case proseBefore, place, parentProse, parentShare, parentLinks, parentBlocks, grandparentShare, grandparentLinks
    case inside, furniture, articleLabel, title, titlePlace, titleDepth, repeated, earlier, date, opening, ending
    case marks, digits, capitals, secondBefore, before, after, secondAfter, beforeKin, afterKin, repetition
    case ownRepetition, credit, closing, afterClosing, lengthAndTag, code, author

    /// Steps of amounts, each named by its least.
    static let wordSteps = [0, 2, 3, 5, 8, 12, 18, 25, 40, 60, 100]
    static let fewWordSteps = [0, 3, 6, 12, 25, 50]
    static let linkSteps = [0, 1, 10, 25, 50, 75, 97]
    static let fewLinkSteps = [0, 1, 30, 80]
    static let nearLinkSteps = [0, 10, 50, 90]
    static let stopSteps = [0, 1, 2, 3, 5, 9]
    static let stopShareSteps = [0, 1, 4, 7, 10, 15, 25]
    static let shareSteps = [0, 1, 5, 20, 50, 80, 95, 100]
    static let placeSteps = [0, 2, 5, 10, 20, 40, 60, 80, 90, 95]
    static let countSteps = [0, 1, 2, 3, 5, 9, 20]
    static let parentShareSteps = [0, 1, 2, 10, 30, 50, 70, 90]
    static let parentLinkSteps = [0, 2, 10, 25, 50, 80]
    static let titlePlaceNames = ["none", "long before", "before", "at", "right after", "after", "long after"]
    static let repetitionSteps = [0, 2, 3, 5, 9, 20]
    static let digitSteps = [0, 1, 5, 15, 30]
    static let capitalSteps = [0, 10, 30, 50, 70, 90]
    static let capitalWordSteps = [0, 4, 12]
    static let creditSteps = [0, 6, 15, 30]
    static let lengthSteps = [0, 20, 40, 80, 150, 300, 600]
    static let roles = ["body", "heading", "listItem", "tableRow", "quotation"]
    static let tags: [Tag] = [
        .p, .div, .li, .td, .th, .tr, .h1, .h2, .h3, .h4, .h5, .h6, .span, .figcaption, .blockquote, .pre, .dd, .dt,
        .section, .article, .header, .footer, .center, .body, .a, .form, .caption, .details, .summary,
    ]
    static let insides: [Tag] = [
        .nav, .footer, .aside, .header, .form, .article, .main, .figure, .ul, .ol, .table, .td, .section, .blockquote,
        .dl, .li, .a, .dialog, .menu, .fieldset, .details,
    ]
    static let traits = [
        "caption", "quoted", "item", "heading", "preformatted", "paragraph", "articleBody", "figure", "table", "header",
        "article",
    ]
    static let openings = ["lower case", "quotation mark"]
    static let endings = ["colon, short", "colon", "bracket, short", "bracket"]
    static let signs = ["©", "|", "@", "address"]

    static let tagCount = tags.count + 1
    /// The place of each tag among `tags`.
    static let tagPlaces: [Int] = (0...255).map { raw in tags.firstIndex { Int($0.rawValue) == raw } ?? tags.count }
    static let traitSets: [Block.Traits] = [
        .caption, .quoted, .item, .heading, .preformatted, .paragraph, .articleBody, .figure, .table, .header, .article,
    ]

    static func rolePlace(_ role: Paragraph.Role) -> Int {
        switch role {
        case .body: 0
        case .heading: 1
        case .listItem: 2
        case .tableRow: 3
        case .quotation: 4
        }
    }

    /// The number of the step an amount falls in.
    static func step(_ amount: Int, _ steps: [Int]) -> Int {
        var step = steps.count - 1
        while step > 0, amount < steps[step] { step -= 1 }
        return step
    }

    /// The names of its values.
    var names: [String] {
        func plain(_ steps: [Int]) -> [String] { steps.map(String.init) }
        func pairs(_ left: [String], _ right: [String]) -> [String] {
            left.flatMap { first in right.map { first + "/" + $0 } }
        }
        let few = plain(Self.fewWordSteps)
        switch self {
        case .tag: return Self.tags.map { "\($0)" } + ["other"]
        case .roleAndWords: return pairs(Self.roles, few)
        case .words: return plain(Self.wordSteps)
        case .links: return plain(Self.linkSteps)
        case .linksAndWords: return pairs(plain(Self.fewLinkSteps), few)
        case .endAndWords: return pairs(["open", "sentence"], few)
        case .stops: return plain(Self.stopSteps)
        case .stopsAndWords: return plain(Self.stopShareSteps)
        case .trait: return Self.traits
        case .line, .articleLabel, .title, .date, .closing, .code, .author: return ["yes"]
        case .outline: return pairs(["none", "absent", "present"], ["short", "long"])
        case .proseBefore: return plain(Self.shareSteps)
        case .place: return plain(Self.placeSteps)
        case .parentProse: return plain(Self.countSteps)
        case .parentShare, .grandparentShare: return plain(Self.parentShareSteps)
        case .parentLinks, .grandparentLinks: return plain(Self.parentLinkSteps)
        case .parentBlocks: return plain(Self.countSteps)
        case .inside: return Self.insides.map { "\($0)" }
        case .furniture: return ["0", "1", "2", "3"]
        case .titlePlace: return Self.titlePlaceNames
        case .titleDepth: return pairs(["before", "after"], (0...7).map(String.init))
        case .repeated, .earlier: return ["short", "long"]
        case .opening: return Self.openings
        case .ending: return Self.endings
        case .marks: return Self.signs
        case .digits: return plain(Self.digitSteps)
        case .capitals: return pairs(plain(Self.capitalSteps), plain(Self.capitalWordSteps))
        case .secondBefore, .before, .after, .secondAfter:
            return pairs(few, plain(Self.nearLinkSteps)) + ["none"]
        case .beforeKin, .afterKin: return pairs(["elsewhere", "beside"], Self.roles) + ["none"]
        case .repetition: return plain(Self.repetitionSteps)
        case .ownRepetition: return pairs(plain(Self.repetitionSteps), Self.tags.map { "\($0)" } + ["other"])
        case .credit: return plain(Self.creditSteps)
        case .afterClosing: return ["0", "1", "2", "3"]
        case .lengthAndTag: return pairs(plain(Self.lengthSteps), Self.tags.map { "\($0)" } + ["other"])
        }
    }

    /// Where each feature's values begin in the row of all values, and how many there are.
    static let layout: (starts: [Int], names: [String]) = {
        var starts: [Int] = []
        var names: [String] = []
        for feature in allCases {
            starts.append(names.count)
            names += feature.names.map { "\(feature)=" + $0 }
        }
        return (starts, names)
    }()

}
