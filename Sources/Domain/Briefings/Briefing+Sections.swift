extension Briefing {
    /// One of the three lines at the top.
    public struct Bullet: Hashable, Sendable {
        /// `What`, `How sure`, `So what`, with a verdict where there is one: `How sure: weak`.
        public let label: Prose
        /// The line.
        public let text: Prose

        /// Puts one together from its parts.
        public init(label: Prose, text: Prose) {
            self.label = label
            self.text = text
        }
    }

    /// What changed since the last briefing.
    public struct Changes: Hashable, Sendable {
        /// In a sentence; also when nothing changed.
        public let summary: Prose
        /// What did change, a row each.
        public let rows: [Row]
        /// Why the projection moved; empty where it stands still.
        public let bridge: Prose

        /// A fact that changed.
        public struct Row: Hashable, Sendable {
            /// How.
            public let kind: FactChange.Kind
            /// Which.
            public let what: Prose
            /// What was said before; empty for a new fact.
            public let was: Prose
            /// What is said now; empty for one no longer said.
            public let now: Prose
            /// By how much, or why it matters.
            public let note: Prose

            /// Puts one together from its parts.
            public init(kind: FactChange.Kind, what: Prose, was: Prose, now: Prose, note: Prose) {
                self.kind = kind
                self.what = what
                self.was = was
                self.now = now
                self.note = note
            }
        }

        /// Puts one together from its parts.
        public init(summary: Prose, rows: [Row], bridge: Prose = Prose()) {
            self.summary = summary
            self.rows = rows
            self.bridge = bridge
        }
    }

    /// A row of the key figures.
    public struct Figure: Hashable, Sendable {
        /// The fact it shows.
        public let fact: Identifier<Fact>
        /// What is measured.
        public let what: Prose
        /// The words as written.
        public let stated: Prose
        /// The value in compact form with its hedge, and in dollars.
        public let normalised: Prose
        /// What it was before, or what others say; empty where there is nothing.
        public let otherwise: Prose
        /// The days it is about.
        public let period: Prose
        /// How sure, and who says so.
        public let certainty: Prose
        /// Outlets and origins, counted.
        public let support: Prose

        /// Puts one together from its parts.
        public init(
            fact: Identifier<Fact>, what: Prose, stated: Prose, normalised: Prose, otherwise: Prose, period: Prose,
            certainty: Prose, support: Prose
        ) {
            self.fact = fact
            self.what = what
            self.stated = stated
            self.normalised = normalised
            self.otherwise = otherwise
            self.period = period
            self.certainty = certainty
            self.support = support
        }
    }

    /// The projection by year: low, middle and high, and the scenarios.
    public struct ProjectionTable: Hashable, Sendable {
        /// The years, each with its receipt.
        public let years: [Printed]
        /// The outputs shown.
        public let series: [Series]
        /// The output that is drawn, as an index into `series`.
        public let charted: Int?
        /// How many of the years, from the first, somebody has said something about.
        public let statedYears: Int
        /// What is said about the years after those; empty where there are none.
        public let beyond: Prose
        /// The first year, were the money formal guidance; empty where it is as sure as that.
        public let asGuidance: Prose
        /// What goes in.
        public let basis: Prose
        /// The assumptions that carry the answer, the weightiest first.
        public let assumptions: [AssumptionLine]

        /// One output over the years.
        public struct Series: Hashable, Sendable {
            /// Its name in the model.
            public let id: String
            /// Its title.
            public let title: Prose
            /// The numbers by reading, one a year; `nil` where the model gives none.
            public let rows: [ReadingRow]

            /// Puts one together from its parts.
            public init(id: String, title: Prose, rows: [ReadingRow]) {
                self.id = id
                self.title = title
                self.rows = rows
            }
        }

        /// One reading's numbers.
        public struct ReadingRow: Hashable, Sendable {
            /// A quantile or a scenario.
            public let reading: ProjectionReading
            /// The numbers, one a year.
            public let cells: [Printed?]
            /// Their values, for drawing.
            public let values: [Double?]

            /// Puts one together from its parts.
            public init(reading: ProjectionReading, cells: [Printed?], values: [Double?]) {
                self.reading = reading
                self.cells = cells
                self.values = values
            }
        }

        /// An assumption and what it does.
        public struct AssumptionLine: Hashable, Sendable {
            /// Its name in the model.
            public let id: String
            /// What it does and its values, in words.
            public let text: Prose

            /// Puts one together from its parts.
            public init(id: String, text: Prose) {
                self.id = id
                self.text = text
            }
        }

        /// Puts one together from its parts.
        public init(
            years: [Printed], series: [Series], charted: Int?, statedYears: Int, beyond: Prose, asGuidance: Prose,
            basis: Prose,
            assumptions: [AssumptionLine]
        ) {
            self.years = years
            self.series = series
            self.charted = charted
            self.statedYears = statedYears
            self.beyond = beyond
            self.asGuidance = asGuidance
            self.basis = basis
            self.assumptions = assumptions
        }
    }

    /// Other companies' numbers of the same kind.
    public struct Peers: Hashable, Sendable {
        /// Whether the rows are one and the same kind of number, and then stand in order of size.
        public let isRanked: Bool
        /// What can be compared and what cannot.
        public let note: Prose
        /// The rows, the briefing's own company first where they are not ranked.
        public let rows: [Row]

        /// One company's number.
        public struct Row: Hashable, Sendable {
            /// Whose.
            public let company: Prose
            /// The words as written.
            public let stated: Prose
            /// In US dollars; empty where there is no rate.
            public let dollars: Prose
            /// The same, for drawing.
            public let interval: ValueInterval?
            /// Whether it is the same metric on the same basis as the leading number: drawn on one scale with it.
            public let isKindred: Bool
            /// The days it is about.
            public let period: Prose
            /// What it is.
            public let what: Prose

            /// Puts one together from its parts.
            public init(
                company: Prose, stated: Prose, dollars: Prose, interval: ValueInterval?, isKindred: Bool, period: Prose,
                what: Prose
            ) {
                self.company = company
                self.interval = interval
                self.isKindred = isKindred
                self.stated = stated
                self.dollars = dollars
                self.period = period
                self.what = what
            }
        }

        /// Puts one together from its parts.
        public init(isRanked: Bool, note: Prose, rows: [Row]) {
            self.isRanked = isRanked
            self.note = note
            self.rows = rows
        }
    }

    /// A dated thing ahead.
    public struct CalendarEntry: Hashable, Sendable {
        /// The event.
        public let event: Identifier<Event>
        /// The article that has it.
        public let article: Identifier<Article>
        /// When.
        public let when: Prose
        /// What happens.
        public let what: Prose
        /// How sure, and who says so.
        public let certainty: Prose

        /// Puts one together from its parts.
        public init(
            event: Identifier<Event>, article: Identifier<Article>, when: Prose, what: Prose, certainty: Prose
        ) {
            self.event = event
            self.article = article
            self.when = when
            self.what = what
            self.certainty = certainty
        }
    }

    /// A correction of how a claim was read.
    public struct CorrectionNote: Hashable, Sendable {
        /// The claim.
        public let claim: Identifier<Claim>
        /// The words it is about, and where they stand.
        public let what: Prose
        /// What was done: set aside, or read as something else.
        public let change: Prose
        /// Who made it, when and why.
        public let why: Prose

        /// Puts one together from its parts.
        public init(claim: Identifier<Claim>, what: Prose, change: Prose, why: Prose) {
            self.claim = claim
            self.what = what
            self.change = change
            self.why = why
        }
    }

    /// An article and the sentences used of it.
    public struct Source: Hashable, Sendable {
        /// The article.
        public let article: Identifier<Article>
        /// Its title; empty where it has none.
        public let title: Prose
        /// The publication.
        public let outlet: Prose
        /// When it was published, and how that is known.
        public let published: Prose
        /// Its address; `nil` where it has none that a page may link to.
        public let url: String?
        /// The sentences, in the order of the text.
        public let sentences: [Sentence]
        /// What was noticed while the article was read, such as text that its readers cannot see.
        public let noticed: [Noticed]

        /// Something noticed in an article.
        public struct Noticed: Hashable, Sendable {
            /// What.
            public let kind: ReadingNote.Kind
            /// In words, with how often.
            public let text: Prose
            /// Each place, by the name under which it is counted.
            public let places: [String]

            /// Puts one together from its parts.
            public init(kind: ReadingNote.Kind, text: Prose, places: [String]) {
                self.kind = kind
                self.text = text
                self.places = places
            }
        }

        /// A sentence used.
        public struct Sentence: Hashable, Sendable {
            /// The sentence.
            public let quotation: Quotation
            /// Who speaks, and when; empty where nobody is named.
            public let attribution: Prose
            /// The address that opens the article at the sentence; `nil` where the article has none.
            public let link: String?

            /// Puts one together from its parts.
            public init(quotation: Quotation, attribution: Prose, link: String?) {
                self.quotation = quotation
                self.attribution = attribution
                self.link = link
            }
        }

        /// Puts one together from its parts.
        public init(
            article: Identifier<Article>, title: Prose, outlet: Prose, published: Prose, url: String?,
            sentences: [Sentence], noticed: [Noticed] = []
        ) {
            self.article = article
            self.title = title
            self.outlet = outlet
            self.published = published
            self.url = url
            self.sentences = sentences
            self.noticed = noticed
        }
    }

    /// A receipt written out for readers.
    public struct Account: Hashable, Sendable {
        /// The number.
        public let value: Printed
        /// How it came about.
        public let text: Prose

        /// Puts one together from its parts.
        public init(value: Printed, text: Prose) {
            self.value = value
            self.text = text
        }
    }
}
