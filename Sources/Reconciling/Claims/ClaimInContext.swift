import Domain

/// What a claim's article says of itself, as far as it bears on the claim.
struct Source {
    /// The article.
    let article: Identifier<Article>
    /// The publication that carries it.
    let outlet: String
    /// The publication that the text is from: another one where the article is a copy.
    let home: String
    /// The number of the day it was published.
    let day: Int?
    /// The second it was published, for putting claims in order.
    let second: Int

    init(_ article: Article, home: String? = nil) {
        self.article = article.id
        outlet = article.outletName
        self.home = home ?? article.outletName
        day = article.published?.date.dayNumber
        second = article.published?.effectiveMoment.secondsSince1970 ?? .min
    }
}

/// A claim with what its article says of itself.
struct ClaimInContext {
    /// The claim.
    let claim: Claim
    /// Its article.
    let source: Source
    /// Whose word it is.
    let voice: Voice
    /// How much its word weighs.
    let firmness: Firmness
    /// The number of the day it was said, as far as is known: by the text, else by the day of publication.
    ///
    /// An undated quotation of a number that the same speaker is known to have named on an earlier day is taken for
    /// that day's statement; see `FactBuilder`.
    var day: Int?

    init(_ claim: Claim, _ source: Source) {
        self.claim = claim
        self.source = source
        voice = Voice(claim)
        firmness = Firmness(claim)
        day = (claim.statedOn?.end ?? claim.statedOn?.start)?.dayNumber ?? source.day
    }

    /// Whether the text gives the day it was said.
    var isDated: Bool { claim.statedOn != nil }

    /// The name of who says it; `nil` where nobody is named.
    var speaker: String? {
        guard let speaker = claim.speaker, speaker.kind != .unnamed else { return nil }
        return speaker.name
    }

    /// A fixed order whatever the order of reading: oldest first, undated before dated, then by name and place.
    static func inOrder(_ left: ClaimInContext, _ right: ClaimInContext) -> Bool {
        let leftDay = left.day ?? Int.min
        let rightDay = right.day ?? Int.min
        if leftDay != rightDay { return leftDay < rightDay }
        if left.source.second != right.source.second { return left.source.second < right.source.second }
        if left.source.article != right.source.article { return left.source.article < right.source.article }
        return left.claim.range < right.claim.range
    }
}
