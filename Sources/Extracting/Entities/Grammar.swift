import Reference

/// What a word may be in a sentence. A word can be several things at once.
struct WordClass: OptionSet {
    let rawValue: UInt64

    static let preposition = WordClass(rawValue: 1 << 0)
    static let article = WordClass(rawValue: 1 << 1)
    static let demonstrative = WordClass(rawValue: 1 << 2)
    static let possessive = WordClass(rawValue: 1 << 3)
    static let modal = WordClass(rawValue: 1 << 4)
    static let auxiliary = WordClass(rawValue: 1 << 5)
    static let conjunction = WordClass(rawValue: 1 << 6)
    static let subordinator = WordClass(rawValue: 1 << 7)
    static let negation = WordClass(rawValue: 1 << 8)
    static let adverb = WordClass(rawValue: 1 << 9)
    static let quantifier = WordClass(rawValue: 1 << 10)
    static let crowd = WordClass(rawValue: 1 << 11)
    static let companyNoun = WordClass(rawValue: 1 << 12)
    static let companyPronoun = WordClass(rawValue: 1 << 13)
    static let personPronoun = WordClass(rawValue: 1 << 14)
    static let respectively = WordClass(rawValue: 1 << 15)
    static let that = WordClass(rawValue: 1 << 16)
    static let baseForm = WordClass(rawValue: 1 << 17)
    static let thirdForm = WordClass(rawValue: 1 << 18)
    static let pastForm = WordClass(rawValue: 1 << 19)
    static let participle = WordClass(rawValue: 1 << 20)
    static let gerund = WordClass(rawValue: 1 << 21)
    static let reporting = WordClass(rawValue: 1 << 22)
    static let spending = WordClass(rawValue: 1 << 23)
    static let purchasing = WordClass(rawValue: 1 << 24)
    static let owning = WordClass(rawValue: 1 << 25)
    static let raising = WordClass(rawValue: 1 << 26)
    static let agreeing = WordClass(rawValue: 1 << 27)
    static let denying = WordClass(rawValue: 1 << 28)
    static let expecting = WordClass(rawValue: 1 << 29)
    static let announcing = WordClass(rawValue: 1 << 30)
    static let government = WordClass(rawValue: 1 << 31)
    static let timeNoun = WordClass(rawValue: 1 << 32)
    static let businessNoun = WordClass(rawValue: 1 << 33)
    static let lowering = WordClass(rawValue: 1 << 34)
    static let producing = WordClass(rawValue: 1 << 35)
    static let actor = WordClass(rawValue: 1 << 36)

    /// What a noun keeps where `'s` follows it.
    static let nouns: WordClass = [.companyNoun, .crowd, .government, .timeNoun, .businessNoun, .actor]

    /// A form that can be a clause's verb by itself.
    static let finite: WordClass = [.modal, .auxiliary, .thirdForm, .pastForm]

}

extension WordClass {
    /// By the name the tables give it.
    fileprivate init?(tableName: String) {
        switch tableName {
        case "preposition": self = .preposition
        case "article": self = .article
        case "demonstrative": self = .demonstrative
        case "possessive": self = .possessive
        case "modal": self = .modal
        case "auxiliary": self = .auxiliary
        case "conjunction": self = .conjunction
        case "subordinator": self = .subordinator
        case "negation": self = .negation
        case "adverb": self = .adverb
        case "quantifier": self = .quantifier
        case "crowd": self = .crowd
        case "companyNoun": self = .companyNoun
        case "companyPronoun": self = .companyPronoun
        case "personPronoun": self = .personPronoun
        case "respectively": self = .respectively
        case "that": self = .that
        case "spend": self = .spending
        case "purchase": self = .purchasing
        case "own": self = .owning
        case "raise": self = .raising
        case "lower": self = .lowering
        case "produce": self = .producing
        case "agree": self = .agreeing
        case "deny": self = .denying
        case "expect": self = .expecting
        case "announce": self = .announcing
        case "actor": self = .actor
        case "government": self = .government
        case "timeNoun": self = .timeNoun
        case "businessNoun": self = .businessNoun
        default: return nil
        }
    }
}

/// What the words of the language may be, by their keys.
struct Grammar {
    private var classes = KeyTable<WordClass>()

    init(_ tables: LanguageTables) {
        for cue in tables.functionWords {
            guard let wordClass = WordClass(tableName: cue.code) else { continue }
            for word in cue.phrases { enter(word, wordClass) }
        }
        for verb in tables.verbs { enter(verb, WordClass(tableName: verb.kind) ?? []) }
        for verb in tables.reportingVerbs {
            enter(verb, (WordClass(tableName: verb.kind) ?? []).union(.reporting))
        }
    }

    /// What each token of a text may be; a noun is one with `'s` as well.
    func classes(of text: TokenizedText, keys: LexicalKeys) -> [WordClass] {
        text.tokens.indices.map { index in
            guard text.tokens[index].kind == .word else { return [] }
            let own = classes[text.tokens[index].key] ?? []
            guard keys.isPossessive[index], let noun = classes[keys.keys[index]] else { return own }
            return own.union(noun.intersection(.nouns))
        }
    }

    private mutating func enter(_ verb: Verb, _ kind: WordClass) {
        enter(verb.base, kind.union(.baseForm))
        enter(verb.third, kind.union(.thirdForm))
        enter(verb.past, kind.union(.pastForm))
        enter(verb.participle, kind.union(.participle))
        enter(verb.gerund, kind.union(.gerund))
    }

    private mutating func enter(_ word: String, _ wordClass: WordClass) {
        classes[TokenKey(word), default: []].formUnion(wordClass)
    }
}
