extension Briefing {
    /// A fact in the columns of a table, for programs and spreadsheets.
    public struct Record: Hashable, Sendable {
        /// The fact.
        public let fact: Identifier<Fact>
        /// What it is about.
        public let key: FactKey
        /// How sure it is.
        public let modality: Modality
        /// How its value is bounded.
        public let bound: Bound
        /// The words as written, whose receipt has the value.
        public let stated: Printed
        /// The same in US dollars by a rate; `nil` where it is in dollars already, and where there is no rate.
        public let dollars: Printed?
        /// The days it is about; `nil` where it is not dated.
        public let days: Printed?
        /// When it was said; `nil` where the text does not tell.
        public let said: Printed?
        /// Who says so; `nil` where nobody is named.
        public let speaker: String?
        /// The way it was said.
        public let channel: Channel
        /// How many outlets have it.
        public let outlets: Printed
        /// How many acts of publication they repeat.
        public let origins: Printed
        /// The sentence; `nil` where the article is not at hand.
        public let sentence: Quotation?

        /// Puts one together from its parts.
        public init(
            fact: Identifier<Fact>, key: FactKey, modality: Modality, bound: Bound, stated: Printed, dollars: Printed?,
            days: Printed?, said: Printed?, speaker: String?, channel: Channel, outlets: Printed, origins: Printed,
            sentence: Quotation?
        ) {
            self.fact = fact
            self.key = key
            self.modality = modality
            self.bound = bound
            self.stated = stated
            self.dollars = dollars
            self.days = days
            self.said = said
            self.speaker = speaker
            self.channel = channel
            self.outlets = outlets
            self.origins = origins
            self.sentence = sentence
        }
    }
}
