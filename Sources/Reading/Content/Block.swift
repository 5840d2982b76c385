import Domain

/// A stretch of a page that stands by itself: a paragraph, a heading, an item, a row of a table.
struct Block {
    /// The element it is in: the innermost that begins a line of its own.
    var node: Int
    /// The node where its text begins: blocks are in the order of these.
    var place = 0
    /// Its text, a stretch of `PageBlocks.text`.
    var text: Range<Int>
    /// What it is.
    var role: Paragraph.Role
    /// Bytes of its text that are links.
    var linked: Int
    /// Words, as white space parts them.
    var words: Int
    /// Commas and full stops: signs of prose.
    var stops: Int
    /// Whether it ends as a sentence does.
    var endsSentence: Bool
    /// What holds of all that surrounds it.
    var traits: Traits
    /// The cells of a row, stretches of `PageBlocks.text`.
    var cells: [Range<Int>] = []
    /// Whether it is a table's row of headers.
    var isHeaderRow = false
    /// The table's element, for a row.
    var table = -1

    var count: Int { text.count }
    /// The share of its text that is links.
    var linkDensity: Double { count == 0 ? 0 : Double(linked) / Double(count) }
    /// Whether it reads like a paragraph of an article.
    var isProse: Bool { words >= 12 && linkDensity < 0.5 && (endsSentence || stops >= 2 || words >= 25) }

    /// What holds of an element by itself or because of one it stands in.
    struct Traits: OptionSet {
        let rawValue: UInt16
        static let hidden = Traits(rawValue: 1)
        static let linked = Traits(rawValue: 2)
        static let control = Traits(rawValue: 4)
        static let caption = Traits(rawValue: 8)
        static let quoted = Traits(rawValue: 16)
        static let item = Traits(rawValue: 32)
        static let heading = Traits(rawValue: 64)
        static let preformatted = Traits(rawValue: 128)
        static let paragraph = Traits(rawValue: 256)
        static let articleBody = Traits(rawValue: 512)
        static let figure = Traits(rawValue: 1024)
        static let table = Traits(rawValue: 2048)
        static let header = Traits(rawValue: 4096)
        static let article = Traits(rawValue: 8192)
    }
}
