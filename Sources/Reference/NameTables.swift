/// A name that the tables know, other than a company's.
public struct KnownName: Hashable, Sendable {
    /// The name it is called by everywhere.
    public let name: String
    /// Other names.
    public let aliases: [String]
    /// What it is within its table: `country`, `accelerator`, `outlet`, …; a person's role.
    public let kind: String
    /// The company it belongs to: a person's employer, a product's maker.
    public let company: String?
}

/// What one kind of evidence says about a name, in logits; what is neither of the three has no weights.
public struct NameEvidenceWeights: Hashable, Sendable {
    /// The evidence, such as `legalForm` or `afterHonorific`.
    public let evidence: String
    /// For an organisation.
    public let organisation: Double
    /// For a person.
    public let person: Double
    /// For a place.
    public let place: Double
}

/// People, products, places and organisations that are no companies.
public struct NameTables: Sendable {
    /// Executives and officials; `kind` is the role.
    public let people: [KnownName]
    /// Accelerators, models, vehicles; `kind` is one of those words.
    public let products: [KnownName]
    /// Countries, regions, cities.
    public let places: [KnownName]
    /// Outlets, analysts, institutions.
    public let organisations: [KnownName]
    /// Words for an office, such as `chief executive`.
    public let roles: [String]
    /// Words for what and who is from a country or continent: `Chinese`, `Europeans`. They name no place.
    public let nationalities: [String]
    /// Given names, and family names of languages that put them first, by `given` and `family`.
    public let personalNames: [String: [String]]
    /// The words that names are made of, by what they say of a name: `legalForm`, `organisationTail`, `honorific`, …
    public let nameWords: [String: [String]]
    /// How much each kind of evidence speaks for an unknown name's being an organisation, a person or a place.
    public let evidence: [NameEvidenceWeights]

    init(_ additions: LexiconAdditions) throws(CSVTable.Problem) {
        people = try Self.names(additions.table("people"), kind: "role", company: "company")
        products = try Self.names(additions.table("products"), kind: "kind", company: "maker")
        let known = try additions.table("places")
        places = try Self.names(known, kind: "kind", company: nil)
        organisations = try Self.names(additions.table("organisations"), kind: "kind", company: nil)
        let table = try additions.table("roles")
        var roles: [String] = []
        for row in table.rows { roles.append(try row.text("role")) }
        self.roles = roles
        var nationalities: [String] = []
        for row in known.rows {
            nationalities += row.list("adjectives")
        }
        self.nationalities = nationalities
        personalNames = try Self.lists(additions.table("given_names"), "names")
        nameWords = try Self.lists(additions.table("name_words"), "words")
        var evidence: [NameEvidenceWeights] = []
        for row in try CSVTable(name: "name_evidence", bytes: PackageResources.name_evidence_csv).rows {
            evidence.append(
                NameEvidenceWeights(
                    evidence: try row.text("evidence"), organisation: try row.number("organisation") ?? 0,
                    person: try row.number("person") ?? 0, place: try row.number("place") ?? 0))
        }
        self.evidence = evidence
    }

    /// Words by kind, of all rows of a kind together.
    private static func lists(
        _ table: CSVTable, _ column: String
    ) throws(CSVTable.Problem) -> [String: [String]] {
        var lists: [String: [String]] = [:]
        for row in table.rows {
            lists[try row.text("kind"), default: []] += row.list(column)
        }
        return lists
    }

    private static func names(
        _ table: CSVTable, kind: String, company: String?
    ) throws(CSVTable.Problem) -> [KnownName] {
        var names: [KnownName] = []
        for row in table.rows {
            names.append(
                KnownName(
                    name: try row.text("name"), aliases: row.list("aliases"), kind: try row.text(kind),
                    company: company.flatMap { row[$0] }))
        }
        return names
    }
}
