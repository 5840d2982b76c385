import Domain
import Reference

/// Finds articles that repeat another's text: under another headline, cut short, respelled, with a promotion set in,
/// with paragraphs in another order.
///
/// Each article is held against those before it that share a band of its MinHash signature and are nobody's copy
/// themselves, so that the work grows with the number of articles and not with its square. A copy shares most of its
/// word triples with its original, and its numbers and names as well: the same report with another number or of
/// another company is another story.
struct CopyFinder {
    /// An article and its sketch.
    struct Text {
        let article: Identifier<Article>
        let sketch: TextSketch
    }

    private let thresholds: ReconcilingThresholds
    /// In one band no more than so many articles are looked at: they are all copies of the first already, or share
    /// only a phrase that half the press uses.
    private static let mostCandidates = 24

    init(_ thresholds: ReconcilingThresholds) { self.thresholds = thresholds }

    /// The original of each article that is a copy.
    ///
    /// - Parameter texts: In the order of publication; the first of equal texts is the original.
    func originals(of texts: [Text]) -> [Identifier<Article>: Identifier<Article>] {
        var buckets: [UInt64: [Int32]] = [:]
        buckets.reserveCapacity(texts.count * TextSketch.bands)
        var originals: [Identifier<Article>: Identifier<Article>] = [:]
        var seen: [Int32] = []
        for (index, text) in texts.enumerated() where text.sketch.wordCount >= thresholds.copyLeastWords {
            seen.removeAll(keepingCapacity: true)
            for key in text.sketch.bandKeys { seen += buckets[key] ?? [] }
            seen.sort()
            var best: (resemblance: Double, index: Int)?
            var last: Int32 = -1
            for candidate in seen where candidate != last {
                last = candidate
                let other = texts[Int(candidate)].sketch
                guard let resemblance = resemblance(text.sketch, other) else { continue }
                if best.map({ resemblance > $0.resemblance }) ?? true { best = (resemblance, Int(candidate)) }
            }
            if let best {
                originals[text.article] = texts[best.index].article
            } else {
                for key in text.sketch.bandKeys where buckets[key, default: []].count < Self.mostCandidates {
                    buckets[key, default: []].append(Int32(index))
                }
            }
        }
        return originals
    }

    /// How alike two copies are; `nil` for two stories.
    func resemblance(_ left: TextSketch, _ right: TextSketch) -> Double? {
        let shared = Double(TextSketch.shared(left.triples, right.triples))
        let fewer = Double(min(left.triples.count, right.triples.count))
        let all = Double(left.triples.count + right.triples.count) - shared
        guard fewer > 0, shared >= thresholds.copyContainment * fewer, shared >= thresholds.copyLeastJaccard * all,
            shares(left.numbers, right.numbers, thresholds.copyNumbers),
            shares(left.names, right.names, thresholds.copyNames)
        else { return nil }
        return shared / all
    }

    private func shares(_ left: [UInt64], _ right: [UInt64], _ part: Double) -> Bool {
        let fewer = min(left.count, right.count)
        return Double(TextSketch.shared(left, right)) >= part * Double(fewer)
    }
}
