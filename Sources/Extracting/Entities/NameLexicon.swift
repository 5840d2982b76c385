import Domain
import Reference

/// The names of the tables, compiled for matching.
struct NameLexicon {
    /// What a name stands for.
    struct Known {
        let kind: Entity.Kind
        let name: String
        var standing: Mention.Standing = .plain
        var role: String?
        var organisation: String?
        var productKind: String?
        /// Whether it is an ordinary word as well.
        var isCommonWord = false
        /// Words that, right before or after it, say that it is not meant.
        var notBeside: [TokenKey] = []
    }

    private(set) var known: [Known] = []
    private var phrases = PhraseLexicon()
    /// Epithets of companies by their first key.
    private(set) var epithets = PhraseLexicon()
    /// What each epithet's payload says: the companies it may stand for.
    private(set) var epithetOwners: [Set<String>] = []
    /// Offices.
    private(set) var roles = PhraseLexicon()

    init(_ tables: ReferenceTables) {
        for company in tables.companies.companies {
            let entry = Known(
                kind: .company, name: company.name, organisation: company.parent, isCommonWord: company.isCommonWord,
                notBeside: company.notBeside.map { TokenKey($0) })
            enter(entry, [company.name] + company.aliases)
        }
        for person in tables.names.people {
            enter(
                Known(kind: .person, name: person.name, role: person.kind, organisation: person.company),
                [person.name] + person.aliases)
        }
        for chip in tables.accelerators.all {
            let entry = Known(
                kind: .product, name: chip.name,
                organisation: tables.companies.named(chip.vendor)?.name ?? chip.vendor,
                productKind: chip.kind == "edge" ? "chip" : "accelerator")
            let model = String(chip.model.prefix { $0 != "(" && $0 != "/" })
            // `T4` and `D1` by themselves are gates, symbols and leagues.
            enter(entry, [chip.name, model] + chip.aliases.filter { $0.utf8.count > 2 })
        }
        for product in tables.names.products {
            let entry = Known(
                kind: .product, name: product.name, organisation: product.company, productKind: product.kind)
            enter(entry, [product.name] + product.aliases)
        }
        for place in tables.names.places {
            let standing: Mention.Standing =
                switch place.kind {
                case "country": .country
                case "union": .union
                default: .plain
                }
            enter(Known(kind: .place, name: place.name, standing: standing), [place.name] + place.aliases)
        }
        for organisation in tables.names.organisations {
            let standing: Mention.Standing =
                switch organisation.kind {
                case "outlet": .outlet
                case "analyst": .analyst
                case "institution", "index": .institution
                default: .plain
                }
            enter(
                Known(kind: .company, name: organisation.name, standing: standing),
                [organisation.name] + organisation.aliases)
        }
        phrases.seal()
        var owners: [String: Int] = [:]
        for company in tables.companies.companies {
            for epithet in company.epithets {
                if let index = owners[epithet] {
                    epithetOwners[index].insert(company.name)
                } else {
                    owners[epithet] = epithetOwners.count
                    epithets.add(epithet, payload: epithetOwners.count)
                    epithetOwners.append([company.name])
                }
            }
        }
        epithets.seal()
        for role in tables.names.roles { roles.add(role, payload: 0) }
        roles.seal()
    }

    /// The longest name that stands at a token, by its place in `known`, and how many tokens it takes.
    func name(at index: Int, in text: TokenizedText, keys: [TokenKey]) -> (known: Int, length: Int)? {
        guard let candidates = phrases.candidates(keys[index]) else { return nil }
        let token = text.tokens[index]
        for entry in candidates {
            guard let length = PhraseLexicon.length(of: entry, at: index, in: keys) else { continue }
            if entry.isCapitalized, !token.isCapitalized { continue }
            if entry.isAllCapitals, token.bytes.count > 1, !Self.isAllCapitals(text.utf8[token.bytes]) { continue }
            return (entry.payload, length)
        }
        return nil
    }

    /// How many tokens an office takes at a token: `founder and CEO` is one; 0 where none stands there.
    func roleLength(at index: Int, in text: TokenizedText, keys: [TokenKey]) -> Int {
        func one(_ at: Int) -> Int {
            guard at < keys.count, let candidates = roles.candidates(keys[at]) else { return 0 }
            for entry in candidates {
                if let length = PhraseLexicon.length(of: entry, at: at, in: keys) { return length }
            }
            return 0
        }
        var length = one(index)
        guard length > 0 else { return 0 }
        while index + length < keys.count {
            let next = index + length
            let isLink = keys[next] == "and" || text.tokens[next].mark == UInt8(ascii: "&")
            let further = isLink ? one(next + 1) : 0
            guard further > 0 else { break }
            length += 1 + further
        }
        return length
    }

    private mutating func enter(_ entry: Known, _ names: [String]) {
        for name in names { phrases.add(name, payload: known.count) }
        known.append(entry)
    }

    /// Whether the letters, a possessive ending aside, are capitals.
    private static func isAllCapitals(_ bytes: ArraySlice<UInt8>) -> Bool {
        let head = bytes.prefix { $0 != UInt8(ascii: "'") && $0 < 0xE2 }
        return head.allSatisfy { !(97...122).contains($0) }
    }
}
