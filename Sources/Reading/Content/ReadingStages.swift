/// How long each step of reading a page takes.
package struct ReadingStages {
    package static let names = ["decode", "scan", "metadata", "parse", "rules", "blocks", "headline", "find"]
    package private(set) var seconds = [Double](repeating: 0, count: names.count)

    package init() {}

    /// Reads a page once more, step by step, and adds what each step took.
    package mutating func add(_ bytes: [UInt8]) {
        let clock = ContinuousClock()
        func timed<Result>(_ stage: Int, _ work: () -> Result) -> Result {
            let start = clock.now
            let result = work()
            let spent = (clock.now - start).components
            seconds[stage] += Double(spent.seconds) + Double(spent.attoseconds) / 1e18
            return result
        }
        guard let decoded = timed(0, { TextDecoder(bytes, isMarkup: true) }) else { return }
        let scan = timed(1) { MarkupScan(decoded.utf8, limits: .standard) }
        let metadata = timed(2) { PageMetadata(scan) }
        let tree = timed(3) { PageTree(scan) }
        guard tree.count > 0 else { return }
        let rules = timed(4) { HidingRules(scan) }
        let blocks = timed(5) { PageBlocks(tree, scan, rules) }
        let headline = timed(6) { Headline(tree, blocks, scan, metadata).text }
        var finder = ContentFinder(tree, blocks, scan, outline: metadata.articleBody.flatMap { TextOutline($0) })
        _ = timed(7) { finder.find(title: headline, authors: metadata.authors.names) }
    }
}
