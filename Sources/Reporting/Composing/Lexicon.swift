import Domain

/// The words of the page for the codes of the ledger.
enum Lexicon {
    static let openAtSentence = "open the article at this sentence"
    static let openArticle = "open the article"
    static let chartDescription =
        "The base case as a line with its points, bear to bull as a band about it, by year from zero. "
        + "The same numbers stand in the table."

    /// How a statement about money or machines is put.
    struct Verbs: Sendable {
        /// After `to`: `spend`.
        let infinitive: String
        /// What has happened: `spent`.
        let past: String
        /// After the amount: `on`, with the scope to follow; empty where the amount ends the phrase.
        let after: String
    }

    private static let verbs: [Metric: Verbs] = [
        .capitalExpenditure: Verbs(infinitive: "spend", past: "spent", after: " in capital expenditure"),
        .aiSpending: Verbs(infinitive: "spend", past: "spent", after: ""),
        .researchAndDevelopment: Verbs(infinitive: "spend", past: "spent", after: " on research and development"),
        .acceleratorCount: Verbs(infinitive: "buy", past: "bought", after: ""),
        .powerCapacity: Verbs(infinitive: "run", past: "ran", after: " of power"),
        .computeGrowth: Verbs(
            infinitive: "grow its computing capacity by", past: "grew its computing capacity by", after: ""),
        .revenue: Verbs(infinitive: "take in", past: "took in", after: " in revenue"),
        .contractValue: Verbs(infinitive: "commit", past: "committed", after: " under contract"),
        .funding: Verbs(infinitive: "raise", past: "raised", after: " in funding"),
        .valuation: Verbs(infinitive: "be valued at", past: "was valued at", after: ""),
        .sharePriceChange: Verbs(infinitive: "move by", past: "moved by", after: " in share price"),
        .other: Verbs(infinitive: "report", past: "reported", after: ""),
    ]

    static func verbs(for metric: Metric) -> Verbs {
        verbs[metric] ?? Verbs(infinitive: "report", past: "reported", after: "")
    }

    /// For machines there are, rather than bought.
    static let owning = Verbs(infinitive: "have", past: "has", after: "")

    private static let metrics: [Metric: String] = [
        .capitalExpenditure: "capital expenditure", .aiSpending: "AI spending",
        .researchAndDevelopment: "research and development", .acceleratorCount: "accelerators",
        .powerCapacity: "power", .computeGrowth: "computing capacity, growth", .revenue: "revenue",
        .contractValue: "contract value", .funding: "funding", .valuation: "valuation",
        .sharePriceChange: "share price", .other: "other figure",
    ]

    static func word(for metric: Metric) -> String { metrics[metric] ?? metric.rawValue }

    /// What money is for: short, after `on`.
    private static let purposes: [ScopeCode: String] = [
        .aiTrainingAndInference: "AI training and inference", .aiTraining: "AI training", .aiInference: "AI inference",
        .aiInfrastructure: "AI infrastructure", .aiGeneral: "AI", .accelerators: "accelerators",
        .totalCapex: "all capital expenditure", .totalResearch: "all research and development",
        .newBusiness: "new businesses", .division: "a division", .project: "a project",
    ]

    /// `nil` where no purpose is said.
    static func purpose(_ scope: ScopeCode) -> String? { purposes[scope] }

    private static let modalities: [Modality: String] = [
        .actual: "actual", .guidance: "guidance", .planned: "planned", .target: "target", .estimate: "estimate",
        .rumour: "rumour",
    ]

    static func word(for modality: Modality) -> String { modalities[modality] ?? modality.rawValue }

    /// Between the subject and the infinitive, for what has not happened or is not known to have.
    private static let stances: [Modality: String] = [
        .guidance: " expects to ", .planned: " plans to ", .target: " aims to ", .estimate: " may ",
        .rumour: " is said to ",
    ]

    /// `nil` for what has happened.
    static func stance(_ modality: Modality) -> String? { stances[modality] }

    private static let channels: [Channel: String] = [
        .post: "a post", .resultsCall: "a results call", .filing: "a filing", .release: "a company release",
        .interview: "an interview", .report: "another outlet’s report", .data: "published data",
    ]

    /// `nil` where the way is not said.
    static func word(for channel: Channel) -> String? { channels[channel] }

    private static let changes: [FactChange.Kind: String] = [
        .new: "new", .raised: "raised", .cut: "cut", .firmer: "firmer", .confirmed: "confirmed",
        .repeated: "repeated", .disputed: "disputed", .contradicted: "contradicted", .withdrawn: "withdrawn",
        .superseded: "superseded", .otherScope: "other scope", .slip: "likely slip", .corrected: "corrected by us",
        .unchanged: "unchanged",
    ]

    static func word(for change: FactChange.Kind) -> String { changes[change] ?? change.rawValue }

    static func word(for verdict: CrossCheck.Verdict) -> String { verdict.rawValue }

    /// A quantile or a scenario, as a row of the projection is headed.
    static func word(for reading: ProjectionReading) -> String {
        switch reading.meaning {
        case .scenario: reading.rawValue + " case"
        default: reading.rawValue
        }
    }

    private static let kinds: [Receipt.Kind: (word: String, explanation: String)] = [
        .stated: ("Stated", "somebody wrote it"),
        .recorded: ("Recorded", "a row of a reference table"),
        .converted: ("Converted", "another number in dollars, at a dated rate"),
        .derived: ("Derived", "arithmetic over other numbers"),
        .projected: ("Projected", "from what goes in and the assumptions, both listed with the projection"),
        .assumed: ("Assumed", "a parameter of the model, which can be replaced"),
        .counted: ("Counted", "things told one by one"),
        .date: ("Dates", "days and periods"),
    ]

    static func word(for kind: Receipt.Kind) -> String { kinds[kind]?.word ?? kind.rawValue }
    static func explanation(of kind: Receipt.Kind) -> String { kinds[kind]?.explanation ?? "" }

    /// The model's budgets, after `for`.
    private static let budgets: [String: String] = [
        "cluster": "clusters of accelerators", "all_in_owner": "AI data centres with servers and buildings",
        "all_in_tenant": "servers in leased data centres", "ai_combined": "AI training and inference in one number",
        "total_capex": "all capital expenditure", "total_capex_tenant": "all capital expenditure, buildings leased",
    ]

    /// What the model takes money to be for.
    static func budget(_ scope: String) -> String { budgets[scope] ?? scope.replacing("_", with: " ") }

    /// The model's statuses, after `taken as`.
    private static let statuses: [String: String] = [
        "reported": "spent already", "guided": "formal guidance", "target": "an aim",
        "multiyear": "a plan over several years", "informal": "a remark that may not come true in full",
        "informal_wide": "a guess or a rumour", "design": "a design",
    ]

    /// How sure the model takes money to be.
    static func status(_ status: String) -> String { statuses[status] ?? status.replacing("_", with: " ") }

    /// What was noticed in an article, before the number of places; `nil` for what has no place.
    static func word(for kind: ReadingNote.Kind) -> String? {
        switch kind {
        case .hiddenText: "hidden text"
        case .invisibleCharacters: "invisible characters"
        case .lookAlikeDigits: "digits of another script"
        case .malformedEncoding: "bytes that no encoding explains"
        case .unreadLanguage: nil
        }
    }

    private static let bases: [Basis: String] = [
        .perYear: "a rate for each year", .runRate: "a run rate", .cumulative: "cumulative", .delta: "a difference",
        .stock: "what there is at a date",
    ]

    /// `nil` for the total of a period, which is what a reader takes a number for.
    static func word(for basis: Basis) -> String? { bases[basis] }
}
