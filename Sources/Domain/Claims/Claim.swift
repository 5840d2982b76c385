/// What one sentence of one article says about one number.
public struct Claim: HashNamed, Hashable, Sendable, Codable, Identifiable {
    public static let identifierPrefix = "c"

    /// Whether the article itself calls the number old.
    public enum Status: String, Hashable, Sendable, Codable {
        /// It stands.
        case current
        /// The same article gives a newer one.
        case superseded
    }

    /// What could not be settled, and is said to be open instead of guessed.
    public enum OpenQuestion: String, Hashable, Sendable, Codable, CaseIterable {
        /// A period is named that cannot be dated, `this year` in an undated text.
        case periodUnresolved
        /// The text gives no period.
        case periodNotStated
        /// The subject is the likeliest of several.
        case subjectUncertain
        /// The metric is the likeliest of several.
        case metricUncertain
        /// Nobody is named as its source.
        case speakerNotNamed
    }

    /// How this claim is tied to another of the same article.
    public struct Link: Hashable, Sendable, Codable {
        /// The ties there are.
        public enum Kind: String, Hashable, Sendable, Codable {
            /// The money bought these things: `$500 million, purchasing 10,000 H100`.
            case buys
            /// The other direction.
            case boughtFor
            /// This number replaces that one.
            case supersedes
            /// This number is compared with that one.
            case comparedWith
        }

        /// The other claim's figure, by its stretch of text.
        public let to: TextRange
        /// The tie.
        public let kind: Kind

        public init(to: TextRange, kind: Kind) {
            self.to = to
            self.kind = kind
        }
    }

    /// The hash of all that the claim says and where it stands.
    public let id: Identifier<Claim>
    /// The article it stands in.
    public let article: Identifier<Article>
    /// Whose money or machines: canonical names, more than one for a joint subject.
    public internal(set) var subjects: [String]
    /// What is measured.
    public internal(set) var metric: Metric
    /// What it is for, as a code.
    public internal(set) var scope: ScopeCode
    /// What it is for, in the article's words.
    public let scopeText: String?
    /// The value in whole units.
    public let quantity: Quantity
    /// The same amount in other units, as the text converts it.
    public let alternates: [Quantity]
    /// What is bought or owned, by its canonical name such as `Nvidia H100`.
    public internal(set) var item: String?
    /// How the value is bounded.
    public let bound: Bound
    /// The words of the figure with its hedge, such as `around $10 billion`.
    public let wording: String
    /// Where those words stand.
    public let wordingRange: TextRange
    /// How the number runs over its period.
    public internal(set) var basis: Basis
    /// The days it is about; `nil` where the text gives none or they cannot be dated.
    public internal(set) var period: Period?
    /// The words that give the period, such as `this year`.
    public let periodText: String?
    /// How sure the words are.
    public internal(set) var modality: Modality
    /// Whether the article itself calls the number old.
    public let status: Status
    /// Who said it; `nil` where only the article does.
    public let speaker: Speaker?
    /// The way it was said.
    public let channel: Channel
    /// The day or month it was said, where the text tells.
    public let statedOn: Period?
    /// The sentence, verbatim.
    public let sentence: String
    /// Where the sentence stands.
    public let sentenceRange: TextRange
    /// Where the figure stands, without its hedge.
    public let range: TextRange
    /// Ties to other claims of the article.
    public let links: [Link]
    /// How likely all of this is right, 0 to 1.
    public let confidence: Double
    /// What could not be settled.
    public let open: [OpenQuestion]

    /// The subjects as one name: `Tesla and xAI`.
    public var subject: String { subjects.joined(separator: " and ") }

    public init(
        article: Identifier<Article>, subjects: [String], metric: Metric, scope: ScopeCode, scopeText: String?,
        quantity: Quantity, alternates: [Quantity] = [], item: String? = nil, bound: Bound, wording: String,
        wordingRange: TextRange, basis: Basis, period: Period?, periodText: String? = nil, modality: Modality,
        status: Status = .current,
        speaker: Speaker?, channel: Channel = .unstated, statedOn: Period? = nil, sentence: String,
        sentenceRange: TextRange, range: TextRange, links: [Link] = [], confidence: Double = 1,
        open: [OpenQuestion] = []
    ) {
        self.article = article
        self.subjects = subjects
        self.metric = metric
        self.scope = scope
        self.scopeText = scopeText
        self.quantity = quantity
        self.alternates = alternates
        self.item = item
        self.bound = bound
        self.wording = wording
        self.wordingRange = wordingRange
        self.basis = basis
        self.period = period
        self.periodText = periodText
        self.modality = modality
        self.status = status
        self.speaker = speaker
        self.channel = channel
        self.statedOn = statedOn
        self.sentence = sentence
        self.sentenceRange = sentenceRange
        self.range = range
        self.links = links
        self.confidence = confidence
        self.open = open
        let ends = [quantity.interval.low?.description, quantity.interval.high?.description].map { $0 ?? "open" }
        let days = [period?.start?.description, period?.end?.description].map { $0 ?? "open" }
        let meaning: [String] = [
            article.rawValue, subjects.joined(separator: "\u{1F}"), metric.rawValue, scope.rawValue,
            quantity.unit.rawValue, item ?? "", bound.rawValue, basis.rawValue, modality.rawValue, status.rawValue,
            speaker?.name ?? "", channel.rawValue, statedOn?.start?.description ?? "",
        ]
        id = Identifier(hashing: meaning + ends + days + [String(range.start), String(range.end)])
    }
}

/// A dated thing to come, or one that was announced: a launch, results, an opening.
public struct Event: HashNamed, Hashable, Sendable, Codable, Identifiable {
    public static let identifierPrefix = "e"

    /// The hash of what and when, and the article.
    public let id: Identifier<Event>
    /// The article it stands in.
    public let article: Identifier<Article>
    /// What happens, in the article's words.
    public let what: String
    /// Who does it, by canonical name.
    public let who: String?
    /// When.
    public let period: Period
    /// How sure the words are.
    public let modality: Modality
    /// Who said so.
    public let speaker: Speaker?
    /// The sentence, verbatim.
    public let sentence: String
    /// Where the sentence stands.
    public let sentenceRange: TextRange
    /// Where the date stands.
    public let range: TextRange

    public init(
        article: Identifier<Article>, what: String, who: String?, period: Period, modality: Modality, speaker: Speaker?,
        sentence: String, sentenceRange: TextRange, range: TextRange
    ) {
        self.article = article
        self.what = what
        self.who = who
        self.period = period
        self.modality = modality
        self.speaker = speaker
        self.sentence = sentence
        self.sentenceRange = sentenceRange
        self.range = range
        id = Identifier(hashing: [
            article.rawValue, what, who ?? "", period.start?.description ?? "", period.end?.description ?? "",
            String(range.start), String(range.end),
        ])
    }
}

/// All that was read out of one article.
public struct Extraction: Hashable, Sendable, Codable {
    /// The article.
    public let article: Article
    /// Its numbers and dates, in the order of the text.
    public let figures: [Figure]
    /// Its names, in the order of the text.
    public let entities: [Entity]
    /// What it says about whose money, in the order of the text.
    public let claims: [Claim]
    /// The dated things it announces.
    public let events: [Event]

    public init(article: Article, figures: [Figure], entities: [Entity], claims: [Claim], events: [Event]) {
        self.article = article
        self.figures = figures
        self.entities = entities
        self.claims = claims
        self.events = events
    }
}
