/// The attributes that are asked for by name.
enum AttributeName: UInt8, CaseIterable {
    case ariaHidden, ariaLabel, background, bgcolor, charset, `class`, color, content, dataComponent, dataTestid
    case dataType, datetime, dir, hidden, href, httpEquiv, id, itemprop, lang, media, name, open, popover, property, rel
    case role, shadowrootmode, style, text, type, xmlLang

    /// The name in lower case, as pages write it.
    var written: String {
        switch self {
        case .ariaHidden: "aria-hidden"
        case .ariaLabel: "aria-label"
        case .dataComponent: "data-component"
        case .dataTestid: "data-testid"
        case .dataType: "data-type"
        case .httpEquiv: "http-equiv"
        case .xmlLang: "xml:lang"
        default: "\(self)"
        }
    }

    /// The bit that stands for it in a set of names.
    var bit: UInt32 { 1 << UInt32(rawValue) }

    /// The names by their hashes.
    static let byKey: HashTable<AttributeName> = {
        var table = HashTable<AttributeName>(minimumCapacity: 4 * allCases.count)
        for name in allCases { table[TagAttributes.key(of: name.written.utf8)] = name }
        return table
    }()
}
