import Domain

/// A claim with what its article says of itself.
struct ClaimInContext {
    /// The claim.
    let claim: Claim
    /// Its article.
    let article: Article

    /// The publication that carries it.
    var outlet: String { article.outletName }

    /// The day it was said, as far as is known: by the text, else by the day of publication.
    var day: CalendarDate? { claim.statedOn?.end ?? claim.statedOn?.start ?? article.published?.date }

    /// How much its word weighs.
    var firmness: Firmness { Firmness(claim) }

    /// A fixed order whatever the order of reading: oldest first, undated before dated, then by name and place.
    static func inOrder(_ left: ClaimInContext, _ right: ClaimInContext) -> Bool {
        let leftDay = left.day?.dayNumber ?? Int.min
        let rightDay = right.day?.dayNumber ?? Int.min
        if leftDay != rightDay { return leftDay < rightDay }
        let leftPublished = left.article.published?.effectiveMoment.secondsSince1970 ?? Int.min
        let rightPublished = right.article.published?.effectiveMoment.secondsSince1970 ?? Int.min
        if leftPublished != rightPublished { return leftPublished < rightPublished }
        if left.article.id != right.article.id { return left.article.id < right.article.id }
        return left.claim.range < right.claim.range
    }
}
