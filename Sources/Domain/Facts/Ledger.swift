/// All facts as of a moment, with what lies behind them.
///
/// Every claim of the articles read stands in exactly one place: in a fact, or among those set aside.
public struct Ledger: Hashable, Sendable, Codable {
    /// The moment the ledger is true for.
    public let asOf: Moment
    /// The facts, in a fixed order: by subject, then metric, scope, item and period.
    public let facts: [Fact]
    /// Dated things, by day.
    public let events: [Event]
    /// The articles read, by identifier.
    public let articles: [Article]
    /// Claims that no fact takes in, each with the reason in words.
    public let setAside: [SetAside]
    /// Articles that repeat another's text.
    public let copies: [Copies]
    /// The corrections that found their claim, by claim.
    public let corrections: [Correction]

    /// A claim left out of every fact, and why.
    public struct SetAside: Hashable, Sendable, Codable {
        /// The kinds of reason.
        public enum Code: String, Hashable, Sendable, Codable {
            /// Off by a factor of ten, a hundred or a thousand.
            case scaleSlip
            /// Off by the exchange rate.
            case currencySlip
            /// The article was changed and no longer says so.
            case articleChanged
            /// A newer version of the article says the same.
            case newerVersion
            /// A correction suppresses it.
            case suppressed
            /// Another reason, or one written before the kinds were told apart.
            case other
        }

        /// The claim.
        public let claim: Claim
        /// Why it was left out.
        public let reason: String
        /// The same as a code.
        public let code: Code
        /// The fact it would belong to.
        public let fact: Identifier<Fact>?

        public init(claim: Claim, reason: String, code: Code = .other, fact: Identifier<Fact>? = nil) {
            self.claim = claim
            self.reason = reason
            self.code = code
            self.fact = fact
        }

        /// Reads also what earlier versions wrote, who gave the reason in words alone.
        public init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: CodingKeys.self)
            claim = try values.decode(Claim.self, forKey: .claim)
            reason = try values.decode(String.self, forKey: .reason)
            code = try values.decodeIfPresent(Code.self, forKey: .code) ?? .other
            fact = try values.decodeIfPresent(Identifier<Fact>.self, forKey: .fact)
        }
    }

    /// Articles of one text: the first to be published, and those that repeat it whole, cut or reworded a little.
    public struct Copies: Hashable, Sendable, Codable {
        /// The first.
        public let original: Identifier<Article>
        /// The others, by identifier.
        public let copies: [Identifier<Article>]

        public init(original: Identifier<Article>, copies: [Identifier<Article>]) {
            self.original = original
            self.copies = copies
        }
    }

    public init(
        asOf: Moment, facts: [Fact], events: [Event], articles: [Article], setAside: [SetAside] = [],
        copies: [Copies] = [], corrections: [Correction] = []
    ) {
        self.asOf = asOf
        self.facts = facts
        self.events = events
        self.articles = articles
        self.setAside = setAside
        self.copies = copies
        self.corrections = corrections
    }

    /// Reads also what earlier versions wrote, who knew neither copies nor corrections.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        asOf = try values.decode(Moment.self, forKey: .asOf)
        facts = try values.decode([Fact].self, forKey: .facts)
        events = try values.decode([Event].self, forKey: .events)
        articles = try values.decode([Article].self, forKey: .articles)
        setAside = try values.decodeIfPresent([SetAside].self, forKey: .setAside) ?? []
        copies = try values.decodeIfPresent([Copies].self, forKey: .copies) ?? []
        corrections = try values.decodeIfPresent([Correction].self, forKey: .corrections) ?? []
    }
}
