import Domain
import Reference

/// What speaks for a capitalised run's being a name, and of what. Gathered over all places where a text has it.
struct NameEvidence: OptionSet {
    let rawValue: UInt64

    init(rawValue: UInt64) { self.rawValue = rawValue }

    private init(bit: UInt64) { rawValue = 1 << bit }

    // What it is made of.
    static let always = NameEvidence(bit: 0)
    static let legalForm = NameEvidence(bit: 1)
    static let organisationTail = NameEvidence(bit: 2)
    static let organisationOf = NameEvidence(bit: 3)
    static let ampersand = NameEvidence(bit: 4)
    static let placeTail = NameEvidence(bit: 5)
    static let placeHead = NameEvidence(bit: 6)
    static let givenFirst = NameEvidence(bit: 7)
    static let familyFirst = NameEvidence(bit: 8)
    static let initial = NameEvidence(bit: 9)
    static let allCapitals = NameEvidence(bit: 10)
    static let innerCapital = NameEvidence(bit: 11)
    static let oneWord = NameEvidence(bit: 12)
    static let twoWords = NameEvidence(bit: 13)
    static let manyWords = NameEvidence(bit: 14)
    static let particle = NameEvidence(bit: 15)
    static let givenOnly = NameEvidence(bit: 16)
    static let headingWord = NameEvidence(bit: 17)
    static let withPlace = NameEvidence(bit: 18)
    static let withCompany = NameEvidence(bit: 19)
    static let verbWord = NameEvidence(bit: 20)
    // What stands before it.
    static let afterHonorific = NameEvidence(bit: 21)
    static let afterTitle = NameEvidence(bit: 22)
    static let afterPlacePreposition = NameEvidence(bit: 23)
    static let afterSource = NameEvidence(bit: 24)
    static let afterThe = NameEvidence(bit: 25)
    static let afterSaying = NameEvidence(bit: 26)
    static let afterBy = NameEvidence(bit: 27)
    static let afterRoleOf = NameEvidence(bit: 28)
    static let afterOrganisationKind = NameEvidence(bit: 29)
    static let afterPlaceKind = NameEvidence(bit: 30)
    // What stands after it.
    static let beforeSaying = NameEvidence(bit: 31)
    static let beforeCommaRole = NameEvidence(bit: 32)
    static let beforeCommaPlace = NameEvidence(bit: 33)
    static let beforeBased = NameEvidence(bit: 34)
    static let beforeOrganisationNoun = NameEvidence(bit: 35)
    static let beforeTicker = NameEvidence(bit: 36)
    static let beforeRole = NameEvidence(bit: 37)
    static let beforePersonNoun = NameEvidence(bit: 38)
    static let beforeAge = NameEvidence(bit: 39)
    static let beforeActing = NameEvidence(bit: 40)
    static let beforeVerb = NameEvidence(bit: 41)
    static let beforeWho = NameEvidence(bit: 42)
    static let beforeWhich = NameEvidence(bit: 43)
    static let beforeAcronym = NameEvidence(bit: 44)
    static let possessive = NameEvidence(bit: 45)
    static let inBrackets = NameEvidence(bit: 46)
    // What the rest of the text says.
    static let lowerElsewhere = NameEvidence(bit: 47)
    static let surnameOfPerson = NameEvidence(bit: 48)
    static let headOfOrganisation = NameEvidence(bit: 49)
    static let initialsOfOrganisation = NameEvidence(bit: 50)
    static let onlySentenceStart = NameEvidence(bit: 51)
    static let repeated = NameEvidence(bit: 52)
    static let onlyHeadline = NameEvidence(bit: 53)
    static let besidePlace = NameEvidence(bit: 54)
    static let besideOrganisation = NameEvidence(bit: 55)
    static let besidePerson = NameEvidence(bit: 56)
    static let besideName = NameEvidence(bit: 57)

    static let beforePublicOffice = NameEvidence(bit: 58)
    static let byline = NameEvidence(bit: 59)
    static let beforeOrganisationKind = NameEvidence(bit: 60)
    static let afterCountryPossessive = NameEvidence(bit: 61)
    static let sayingIt = NameEvidence(bit: 62)

    /// The names the table of weights gives them, in the order of the bits.
    static let names = [
        "always", "legalForm", "organisationTail", "organisationOf", "ampersand", "placeTail", "placeHead",
        "givenFirst",
        "familyFirst", "initial", "allCapitals", "innerCapital", "oneWord", "twoWords", "manyWords", "particle",
        "givenOnly", "headingWord", "withPlace", "withCompany", "verbWord", "afterHonorific", "afterTitle",
        "afterPlacePreposition", "afterSource", "afterThe", "afterSaying", "afterBy", "afterRoleOf",
        "afterOrganisationKind", "afterPlaceKind", "beforeSaying", "beforeCommaRole", "beforeCommaPlace", "beforeBased",
        "beforeOrganisationNoun", "beforeTicker", "beforeRole", "beforePersonNoun", "beforeAge", "beforeActing",
        "beforeVerb", "beforeWho", "beforeWhich", "beforeAcronym", "possessive", "inBrackets", "lowerElsewhere",
        "surnameOfPerson", "headOfOrganisation", "initialsOfOrganisation", "onlySentenceStart", "repeated",
        "onlyHeadline", "besidePlace", "besideOrganisation", "besidePerson", "besideName",
        "beforePublicOffice", "byline", "beforeOrganisationKind", "afterCountryPossessive", "sayingIt",
    ]

    /// The evidence by the names of the table.
    var described: [String] { Self.names.indices.filter { rawValue >> UInt64($0) & 1 == 1 }.map { Self.names[$0] } }
}

/// Adds up what the evidence for a name weighs.
struct NameScorecard {
    private var weights = [SIMD4<Float>](repeating: .zero, count: 64)

    init(_ rows: [NameEvidenceWeights]) {
        for row in rows {
            guard let bit = NameEvidence.names.firstIndex(of: row.evidence) else { continue }
            weights[bit] = SIMD4(Float(row.organisation), Float(row.person), Float(row.place), 0)
        }
    }

    /// The kind that the evidence speaks for most; `nil` where it speaks for no name.
    func kind(of evidence: NameEvidence) -> Entity.Kind? {
        var sum = SIMD4<Float>.zero
        var bits = evidence.rawValue
        while bits != 0 {
            sum += weights[bits.trailingZeroBitCount]
            bits &= bits - 1
        }
        let best = max(sum.x, sum.y, sum.z)
        guard best > 0 else { return nil }
        return best == sum.x ? .company : best == sum.y ? .person : .place
    }
}

extension NameEvidence {
    /// What makes a run that contains a known name a name of its own.
    static let structural: NameEvidence = [
        .legalForm, .organisationTail, .organisationOf, .placeTail, .placeHead, .givenFirst, .ampersand,
    ]
}
