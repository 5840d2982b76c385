import Domain

/// A name or a word that stands for one, with what it stands for.
struct Mention {
    /// How the thing is named here.
    enum Form {
        /// By a name.
        case name
        /// By a kind of thing: `the carmaker`, `the CEO`.
        case epithet
        /// By a pronoun.
        case pronoun
    }

    /// What an organisation is to the trade.
    enum Standing {
        /// A company, or anything that is no organisation.
        case plain
        /// A publication.
        case outlet
        /// A research house, a bank that judges others.
        case analyst
        /// A public body, a party, a school, an exchange, an index: an organisation that is no company.
        case institution
        /// A country, whose government may act.
        case country
        /// A union of countries, which acts under its own name.
        case union
    }

    /// What kind of thing it is.
    let kind: Entity.Kind
    /// Its canonical name.
    let name: String
    /// The tokens.
    let tokens: Range<Int>
    /// How it is named.
    let form: Form
    /// Whether it ends in `'s` or is a possessive pronoun.
    let isPossessive: Bool
    /// What an organisation is.
    var standing: Standing = .plain
    /// A person's office.
    var role: String?
    /// A person's employer, a product's maker.
    var organisation: String?
    /// What a product is.
    var productKind: String?

    /// Whether it is a country or a union of them, which acts and spends.
    var isState: Bool { standing == .country || standing == .union }

    /// The same name over more tokens: with its legal form.
    func extended(to tokens: Range<Int>) -> Mention { placed(at: tokens, form, isPossessive: false) }

    /// The same thing named elsewhere.
    func standing(at tokens: Range<Int>, isPossessive: Bool) -> Mention {
        placed(at: tokens, .name, isPossessive: isPossessive)
    }

    private func placed(at tokens: Range<Int>, _ form: Form, isPossessive: Bool) -> Mention {
        Mention(
            kind: kind, name: name, tokens: tokens, form: form, isPossessive: isPossessive, standing: standing,
            role: role, organisation: organisation, productKind: productKind)
    }

    /// The government of a country, the name of anything else.
    var actor: String { standing == .country ? "\(name) government" : name }
}
