/// The elements the reader knows apart; all others count as inline.
enum Tag: UInt8 {
    /// A stretch of text, which is no element.
    case text
    case other
    case a, abbr, article, aside, b, blockquote, body, br, button, caption, center, cite, code, dd, details, dialog, div
    case dl, dt, em, fieldset, figcaption, figure, footer, form, h1, h2, h3, h4, h5, h6, header, hgroup, hr, html, i
    case img, input, label, li, main, menu, meta, nav, ol, option, p, pre, q, s, section, select, small, span, strong
    case sub, summary, sup, table, tbody, td, tfoot, th, thead, time, tr, u, ul

    /// Element names by their first eight bytes, which tell all of them apart.
    static let byName: HashTable<Tag> = {
        var table = HashTable<Tag>()
        var value = Tag.a.rawValue
        while let tag = Tag(rawValue: value) {
            table[key(of: tag.name.utf8)] = tag
            value += 1
        }
        return table
    }()

    /// The first eight bytes of a name.
    static func key(of name: some Sequence<UInt8>) -> UInt64 {
        var key: UInt64 = 0
        for byte in name.prefix(8) { key = key << 8 | UInt64(byte) }
        return key
    }

    /// The element of that name, which is in lower case.
    init(name: some Sequence<UInt8>) { self = Self.byName[Self.key(of: name)] ?? .other }

    /// Its name, in lower case.
    var name: String { "\(self)" }

    /// The names of all, at hand for the paths of many.
    static let names: [[UInt8]] = {
        var names: [[UInt8]] = []
        while let tag = Tag(rawValue: UInt8(names.count)) { names.append(Array(tag.name.utf8)) }
        return names
    }()

    /// Whether it begins a line of its own.
    var isBlock: Bool {
        switch self {
        case .article, .aside, .blockquote, .body, .caption, .center, .dd, .details, .dialog, .div, .dl, .dt, .fieldset,
            .figcaption, .figure, .footer, .form, .h1, .h2, .h3, .h4, .h5, .h6, .header, .hgroup, .hr, .html, .li,
            .main,
            .menu, .nav, .ol, .p, .pre, .section, .summary, .table, .tbody, .td, .tfoot, .th, .thead, .tr, .ul:
            true
        default: false
        }
    }

    /// Whether it is a heading.
    var isHeading: Bool { rawValue >= Tag.h1.rawValue && rawValue <= Tag.h6.rawValue }

    /// Whether what it holds is a control and no text.
    var isControl: Bool { self == .button || self == .select || self == .option || self == .input }
}
