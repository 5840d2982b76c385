import Domain
import Reference

/// What a claim says wherever in its text it stands: for finding it again in another version of its article.
struct VersionedClaim: Hashable {
    private let key: FactKey
    private let quantity: Quantity
    private let status: Claim.Status

    init(_ claim: Claim) {
        key = FactGrouping.key(of: claim)
        quantity = claim.quantity
        status = claim.status
    }
}

/// How the texts of a ledger hang together: which repeat another, and which are older versions of one.
struct TextRelations {
    /// Articles of one text.
    let copies: [Ledger.Copies]
    private let homes: [Identifier<Article>: String]
    private let newer: [Identifier<Article>: Set<VersionedClaim>]

    /// - Parameter extractions: All that is visible, each article once. Only those with claims are compared.
    init(
        _ extractions: [Extraction], readAt: [Identifier<Article>: Moment], thresholds: ReconcilingThresholds
    ) {
        let speaking = extractions.filter { !$0.claims.isEmpty }.sorted { left, right in
            let first = left.article.published?.effectiveMoment.secondsSince1970 ?? .max
            let second = right.article.published?.effectiveMoment.secondsSince1970 ?? .max
            return first == second ? left.article.id < right.article.id : first < second
        }
        let texts = speaking.map { CopyFinder.Text(article: $0.article.id, sketch: TextSketch($0.article.text)) }
        let sketches = Dictionary(texts.map { ($0.article, $0.sketch) }) { first, _ in first }
        let articles = Dictionary(speaking.map { ($0.article.id, $0) }) { first, _ in first }

        let newest = ArticleVersions(thresholds).newest(of: speaking, readAt: readAt) { sketches[$0] }
        newer = newest.mapValues { id in Set((articles[id]?.claims ?? []).map(VersionedClaim.init)) }

        let originals = CopyFinder(thresholds).originals(of: texts.filter { newest[$0.article] == nil })
        var groups: [Identifier<Article>: [Identifier<Article>]] = [:]
        var homes: [Identifier<Article>: String] = [:]
        for (copy, original) in originals {
            groups[original, default: []].append(copy)
            homes[copy] = articles[original]?.article.outletName
        }
        self.homes = homes
        copies = groups.map { Ledger.Copies(original: $0, copies: $1.sorted()) }.sorted { $0.original < $1.original }
    }

    /// The publication that a copied text is from; `nil` for a text of an article's own.
    func home(of article: Identifier<Article>) -> String? { homes[article] }

    /// What the newer version of an article says; `nil` where there is none.
    func newerClaims(of article: Identifier<Article>) -> Set<VersionedClaim>? { newer[article] }
}
