import Domain
import Reference

/// Finds articles that were changed after they were published: texts of one address that are mostly the same.
///
/// The newest version speaks. Which is the newest is told by the dates of publication and, where they are equal, by
/// when each was read; where neither tells, all versions stand side by side.
struct ArticleVersions {
    private let thresholds: ReconcilingThresholds

    init(_ thresholds: ReconcilingThresholds) { self.thresholds = thresholds }

    /// The newest version of each article that has a newer one.
    func newest(
        of extractions: [Extraction], readAt: [Identifier<Article>: Moment],
        sketch: (Identifier<Article>) -> TextSketch?
    ) -> [Identifier<Article>: Identifier<Article>] {
        var byAddress: [String: [Extraction]] = [:]
        for extraction in extractions {
            guard let url = extraction.article.url, !url.isEmpty else { continue }
            byAddress[url, default: []].append(extraction)
        }
        var newest: [Identifier<Article>: Identifier<Article>] = [:]
        for group in byAddress.values where group.count > 1 {
            let ordered = group.map(\.article).sorted { left, right in
                let first = Self.age(left, readAt)
                let second = Self.age(right, readAt)
                return first == second ? left.id < right.id : first < second
            }
            guard let last = ordered.last, let lastSketch = sketch(last.id) else { continue }
            for article in ordered.dropLast() where Self.age(article, readAt) != Self.age(last, readAt) {
                guard let other = sketch(article.id),
                    other.resemblance(to: lastSketch) >= thresholds.versionLeastJaccard
                else { continue }
                newest[article.id] = last.id
            }
        }
        return newest
    }

    /// Seconds of publication, then of reading.
    private static func age(
        _ article: Article, _ readAt: [Identifier<Article>: Moment]
    ) -> (published: Int, read: Int) {
        (
            article.published?.effectiveMoment.secondsSince1970 ?? .min,
            readAt[article.id]?.secondsSince1970 ?? .min
        )
    }
}
