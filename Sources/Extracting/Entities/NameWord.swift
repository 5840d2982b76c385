import Reference

/// What a word says of the name it stands in or beside. A word can say several things.
struct NameWord: OptionSet {
    let rawValue: UInt32

    /// Ends a company's name and is no part of what it is called by: `Inc`.
    static let legalForm = NameWord(rawValue: 1 << 0)
    /// Ends an organisation's name and belongs to it: `Holdings`, `Commission`.
    static let organisationTail = NameWord(rawValue: 1 << 1)
    /// Comes before `of` in an organisation's name: `Bank of …`.
    static let organisationHead = NameWord(rawValue: 1 << 2)
    /// Ends a place's name: `Street`, `Valley`.
    static let placeTail = NameWord(rawValue: 1 << 3)
    /// Begins a place's name: `Port`, `San`.
    static let placeHead = NameWord(rawValue: 1 << 4)
    /// Stands before a person: `Mr`, `Sir`.
    static let honorific = NameWord(rawValue: 1 << 5)
    /// An office that stands before a person: `Senator`, `Manager`.
    static let officeTitle = NameWord(rawValue: 1 << 6)
    /// Joins the parts of a surname: `von`.
    static let particle = NameWord(rawValue: 1 << 7)
    /// A day, a month, a feast.
    static let calendar = NameWord(rawValue: 1 << 8)
    /// Has a capital in headlines, at the head of sentences or in general, and is no name.
    static let heading = NameWord(rawValue: 1 << 9)
    /// What or who is from a country: `Chinese`.
    static let nationality = NameWord(rawValue: 1 << 10)
    /// A given name.
    static let given = NameWord(rawValue: 1 << 11)
    /// A family name of a language that puts it first.
    static let family = NameWord(rawValue: 1 << 12)
    /// Follows an organisation's name: `shares`, `spokesman`.
    static let organisationNoun = NameWord(rawValue: 1 << 13)
    /// Follows a person's name: `campaign`, `wife`.
    static let personNoun = NameWord(rawValue: 1 << 14)
    /// A kind of organisation, before its name: `bank`, `newspaper`.
    static let organisationKind = NameWord(rawValue: 1 << 15)
    /// A kind of place, beside its name: `town`.
    static let placeKind = NameWord(rawValue: 1 << 16)
    /// Ends the name of an organisation that is no company: `University`.
    static let institution = NameWord(rawValue: 1 << 17)

    /// An office of the state or a party: `governor`.
    static let publicOffice = NameWord(rawValue: 1 << 18)

    /// Begins a company's name in another language: `Compagnie`, `Sociedad`.
    static let organisationStart = NameWord(rawValue: 1 << 19)
    /// Joins a company's name with `and` before its legal form: `Light`, `Sons`.
    static let partner = NameWord(rawValue: 1 << 20)

    /// A publication, before its name or in its stead: `newspaper`.
    static let outletKind = NameWord(rawValue: 1 << 21)

    fileprivate static let byTableName: [String: NameWord] = [
        "legalForm": .legalForm, "organisationTail": .organisationTail, "organisationHead": .organisationHead,
        "placeTail": .placeTail, "placeHead": .placeHead, "honorific": .honorific, "officeTitle": .officeTitle,
        "particle": .particle, "calendar": .calendar, "heading": .heading, "organisationNoun": .organisationNoun,
        "personNoun": .personNoun, "organisationKind": .organisationKind, "placeKind": .placeKind,
        "institution": .institution, "publicOffice": .publicOffice, "given": .given, "family": .family,
        "organisationStart": .organisationStart, "partner": .partner, "outletKind": .outletKind,
    ]
}

/// The words that names are made of, by their keys.
struct NameVocabulary {
    private var words = KeyTable<NameWord>()

    init(_ tables: NameTables) {
        for lists in [tables.nameWords, tables.personalNames] {
            for (kind, entries) in lists {
                guard let word = NameWord.byTableName[kind] else { continue }
                for entry in entries { words[TokenKey(entry), default: []].formUnion(word) }
            }
        }
        for word in tables.nationalities { words[TokenKey(word), default: []].formUnion(.nationality) }
    }

    /// What a word says of names.
    subscript(key: TokenKey) -> NameWord { words[key] ?? [] }
}
