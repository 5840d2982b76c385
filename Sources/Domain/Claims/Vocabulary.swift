/// What is measured.
public enum Metric: String, Hashable, Sendable, Codable, CaseIterable {
    /// Money put into property, plant and equipment.
    case capitalExpenditure
    /// Money said to be for artificial intelligence, however it is booked.
    case aiSpending
    /// Research and development expense.
    case researchAndDevelopment
    /// Accelerators bought, owned or planned.
    case acceleratorCount
    /// Electrical power of a site or cluster.
    case powerCapacity
    /// Growth of computing capacity.
    case computeGrowth
    /// Sales.
    case revenue
    /// The value of a contract.
    case contractValue
    /// Money raised.
    case funding
    /// What a company is valued at.
    case valuation
    /// A move of a share's price.
    case sharePriceChange
    /// None of these.
    case other
}

/// What the money or machines are for.
public enum ScopeCode: String, Hashable, Sendable, Codable, CaseIterable {
    /// Training and inference in one number, in-product inference included.
    case aiTrainingAndInference
    /// Training alone.
    case aiTraining
    /// Inference alone.
    case aiInference
    /// AI infrastructure: data centres, servers, network.
    case aiInfrastructure
    /// Artificial intelligence with nothing nearer said.
    case aiGeneral
    /// Accelerators or a cluster of them.
    case accelerators
    /// All capital expenditure of a company.
    case totalCapex
    /// All research and development.
    case totalResearch
    /// Research and development of new businesses.
    case newBusiness
    /// A team, division or product line.
    case division
    /// A named project or site.
    case project
    /// Not said.
    case unspecified
}

/// How a number runs over its period.
public enum Basis: String, Hashable, Sendable, Codable, CaseIterable {
    /// The whole of the period.
    case total
    /// A rate for each year.
    case perYear
    /// A rate extrapolated from a shorter period.
    case runRate
    /// Everything up to a date.
    case cumulative
    /// A difference to another number.
    case delta
    /// What there is at a date.
    case stock
}

/// How sure the words are.
public enum Modality: String, Hashable, Sendable, Codable, CaseIterable {
    /// It has happened, or a contract is signed.
    case actual
    /// A company's own outlook for a period.
    case guidance
    /// An announced intention.
    case planned
    /// An aim.
    case target
    /// An outsider's judgement, or a guess.
    case estimate
    /// Unnamed sources.
    case rumour
}

/// The way a statement was made.
public enum Channel: String, Hashable, Sendable, Codable, CaseIterable {
    /// A post on a social network.
    case post
    /// A results call.
    case resultsCall
    /// A filing with a regulator, or an annual report.
    case filing
    /// A press release or a company's announcement.
    case release
    /// An interview, a talk or a broadcast.
    case interview
    /// Another outlet's report.
    case report
    /// Published data.
    case data
    /// Not said.
    case unstated
}

/// Who said something.
public struct Speaker: Hashable, Sendable, Codable {
    /// What kind of source speaks.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// A named person.
        case person
        /// A company or other organisation.
        case organisation
        /// Another publication.
        case outlet
        /// People who are not named.
        case unnamed
    }

    /// The canonical name; `people familiar` and the like for unnamed sources.
    public let name: String
    /// What kind of source it is.
    public let kind: Kind
    /// The role, such as `CEO`.
    public let role: String?
    /// The employer or the company spoken for.
    public let organisation: String?

    public init(name: String, kind: Kind, role: String? = nil, organisation: String? = nil) {
        self.name = name
        self.kind = kind
        self.role = role
        self.organisation = organisation
    }
}
