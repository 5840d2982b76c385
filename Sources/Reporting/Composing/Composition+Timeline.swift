import Domain

/// One statement in the history of a fact.
struct TimelineStatement {
    /// What it is to the fact.
    enum Role: String {
        /// Its words are the fact’s.
        case stands
        /// It says the same.
        case agrees
        /// Newer or firmer words took its place.
        case replaced
        /// It says otherwise.
        case disagrees
    }

    let claim: Claim
    let role: Role
    /// The day it was said, else published; empty where neither is known.
    let when: Prose
    /// The words as written.
    let words: Prose
    /// The sentence they are from.
    let quotation: Quotation?
    /// Who says so and how.
    let who: Prose
    let outlet: Prose
    /// The address that opens the article there.
    let link: String?
}

extension Composition {
    /// All that was said of a fact, by day.
    mutating func timeline(of fact: Fact) -> [TimelineStatement] {
        var roles: [(claim: Claim, role: TimelineStatement.Role)] = [(fact.lead, .stands)]
        roles += fact.supporting.map { ($0, .agrees) }
        roles += fact.superseded.map { ($0, .replaced) }
        roles += fact.conflicting.map { ($0, .disagrees) }
        var seen: Set<Identifier<Claim>> = []
        let each = roles.filter { seen.insert($0.claim.id).inserted }
        let sorted = each.sorted { left, right in
            let first = (day(of: left.claim), left.claim.id)
            let second = (day(of: right.claim), right.claim.id)
            return first < second
        }
        return sorted.map { claim, role in
            let article = articles[claim.article]
            return TimelineStatement(
                claim: claim, role: role, when: said(claim), words: "\(stated(claim, .asWritten))",
                quotation: article.flatMap { Quotation($0, claim.sentenceRange) }, who: voice(claim),
                outlet: outlet(claim.article),
                link: article.flatMap { TextFragment.link(to: claim.sentenceRange, in: $0) })
        }
    }

    /// A fact with the days it is about, as a heading: `Tesla: AI spending, total, 2024`.
    mutating func heading(of fact: Fact) -> Prose {
        var text = company + ": " + label(fact)
        if let period = fact.key.period {
            text +=
                ", \(date(period, of: "period", fact.lead.period == period ? fact.lead.id.rawValue : fact.id.rawValue))"
        }
        return text
    }

    private func day(of claim: Claim) -> Int {
        (claim.statedOn?.start ?? claim.statedOn?.end ?? articles[claim.article]?.published?.date)?.dayNumber ?? Int.max
    }

    private mutating func said(_ claim: Claim) -> Prose {
        if let said = claim.statedOn { return "\(date(said, of: "statedOn", claim.id.rawValue))" }
        guard let published = articles[claim.article]?.published else { return "no date" }
        return "\(date(Period(day: published.date), of: "published", claim.article.rawValue))"
    }

    /// `planned; Elon Musk, a post, `
    private func voice(_ claim: Claim) -> Prose {
        var text = Prose(safe: Lexicon.word(for: claim.modality)) + "; " + (speaker(claim) ?? "nobody named")
        if let channel = Lexicon.word(for: claim.channel) { text += ", \(Prose(safe: channel))" }
        return text + "; "
    }
}
