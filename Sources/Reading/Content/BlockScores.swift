import Reference

/// How surely each block is article text, by the scorecard: what rules decided is undone where the evidence against it
/// is strong.
struct BlockScores {
    /// A block that the rules keep goes below this score: odds of about one to seven.
    private static let least: Float = -1.5
    /// A block that the rules leave out comes back above this one: odds of about nine to two.
    private static let enough: Float = 1

    private static let points: [Float] = BlockFeature.layout.names.map { ContentWords.table.points[$0] ?? 0 }
    private static let start: Float = ContentWords.table.points["start="] ?? 0

    private let features: BlockFeatures
    private let count: Int

    init(_ features: BlockFeatures, count: Int) {
        self.features = features
        self.count = count
    }

    /// The logarithm of the odds that a block is article text.
    func score(_ index: Int) -> Float {
        let points = Self.points
        var score = Self.start
        features.values(of: index) { score += points[$0] }
        return score
    }

    /// The blocks that stay, given those that the rules keep.
    ///
    /// - Parameter canReturn: whether a block that was left out may come back.
    func revised(_ kept: [Int], canReturn: (Int) -> Bool) -> [Int] {
        guard !Self.points.isEmpty, !kept.isEmpty else { return kept }
        var isKept = [Bool](repeating: false, count: count)
        for index in kept { isKept[index] = true }
        let revised = (0..<count).filter {
            isKept[$0] ? score($0) > Self.least : canReturn($0) && score($0) > Self.enough
        }
        return revised.isEmpty ? kept : revised
    }
}
