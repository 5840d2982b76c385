import Domain

/// Finds the article among a page's blocks: the part of best summed value, then its furniture taken out.
struct ContentFinder {
    private let tree: PageTree
    private let page: PageBlocks
    private let scan: MarkupScan
    /// The article's text as the page's metadata gives it, to find it by.
    private let outline: TextOutline?
    /// The evidence of each node by itself.
    private let evidence: [PageLabels.Evidence]
    /// A hash of each node's label, 0 where it has none.
    let labelKeys: [UInt64]
    /// The first block of each node and the one after its last.
    private let spans: [Range<Int>]
    /// The length of the prose before each block.
    private let proseBefore: [Int]
    /// The block that holds the headline.
    private var headline: Int?

    init(_ tree: PageTree, _ page: PageBlocks, _ scan: MarkupScan, outline: TextOutline?) {
        self.tree = tree
        self.page = page
        self.scan = scan
        self.outline = outline
        var cache = HashTable<PageLabels.Evidence>()
        var keys = [UInt64](repeating: 0, count: tree.count)
        evidence = (0..<tree.count).map { node in
            guard tree.tags[node] != .text else { return PageLabels.Evidence() }
            var own = PageLabels.evidence(of: tree.tags[node])
            let number = Int(tree.details[node])
            guard number >= 0, number < scan.records.count else { return own }
            let range = scan.records[number].label
            guard !range.isEmpty else { return own }
            let key = scan.records[number].labelKey
            keys[node] = key
            let said: PageLabels.Evidence
            if let known = cache[key] {
                said = known
            } else {
                said = PageLabels.evidence(of: scan.labels[Int(range.lowerBound)..<Int(range.upperBound)])
                cache[key] = said
            }
            own.furniture = max(own.furniture, said.furniture)
            own.article = own.article || said.article
            return own
        }
        labelKeys = keys
        // Blocks are in document order, so that a node's are those from the first at or after it to its end.
        var firstAt = [Int](repeating: page.blocks.count, count: tree.count + 1)
        var block = page.blocks.count
        for node in stride(from: tree.count, through: 0, by: -1) {
            while block > 0, page.blocks[block - 1].place >= node { block -= 1 }
            firstAt[node] = block
        }
        spans = (0..<tree.count).map { firstAt[$0]..<max(firstAt[$0], firstAt[tree.end($0)]) }
        var sum = 0
        var prose = [0]
        for block in page.blocks {
            if block.isProse, !block.traits.contains(.hidden) { sum += block.count - block.linked }
            prose.append(sum)
        }
        proseBefore = prose
    }

    /// How strictly furniture is told.
    enum Strictness { case names, kinds }

    /// The blocks of the article, in order.
    mutating func find(title: String?, authors: [String]) -> (container: Int, blocks: [Int]) {
        let found = findByRules(title: title)
        let scores = BlockScores(BlockFeatures(self, authors: authors), count: page.blocks.count)
        let revised = scores.revised(found.blocks) { index in
            let block = page.blocks[index]
            return index != headline
                && (block.words >= 8 || block.role == .heading || block.role == .listItem && block.words >= 4)
        }
        let filter = BlockFilter(self, .names, title: title)
        return (found.container, filter.withoutPullQuotes(revised))
    }

    /// The blocks that rules take for the article, in order.
    mutating func findByRules(title: String?) -> (container: Int, blocks: [Int]) {
        headline = headlineBlock(title)
        let first = find(title: title, .names)
        let length = first.blocks.reduce(0) { $0 + page.blocks[$1].count }
        // Other people's words say nothing about how long the article is.
        let weights = weights(within: 0, .names, share: 0.6)
        let whole = page.blocks.reduce(0) { sum, block in
            block.isProse && !block.traits.contains(.hidden) && weights[block.node] < 3
                ? sum + block.count - block.linked : sum
        }
        if length >= 250 && length * 5 >= whole || whole < 80 { return first }
        let second = find(title: title, .kinds)
        let secondLength = second.blocks.reduce(0) { $0 + page.blocks[$1].count }
        return secondLength > length * 2 ? second : first
    }

    /// The first block that says what the headline says: a heading, where there is one.
    private func headlineBlock(_ title: String?) -> Int? {
        let title = title ?? ""
        let wanted = title.utf8.filter { $0.isASCIIAlphanumeric || $0 >= 0x80 }.map(\.lowered)
        guard wanted.count >= 8 else { return nil }
        var other: Int?
        for (index, block) in page.blocks.enumerated() where block.count <= title.utf8.count + 60 {
            let own = page.text[block.text].filter { $0.isASCIIAlphanumeric || $0 >= 0x80 }.map(\.lowered)
            guard
                own == wanted
                    || own.count >= 16 && block.role == .heading
                        && (own.starts(with: wanted) || wanted.starts(with: own))
            else { continue }
            if block.role == .heading { return index }
            other = other ?? index
        }
        return other
    }

    private func find(title: String?, _ strictness: Strictness) -> (container: Int, blocks: [Int]) {
        let values = values(strictness)
        let container = container(values)
        return (container, BlockFilter(self, strictness, title: title).kept(in: container))
    }

    // MARK: Evidence

    /// The furniture weight of each node within another, with what it stands in counted; a part that holds most of the
    /// prose is no furniture, whatever its name.
    func weights(within container: Int, _ strictness: Strictness, share: Double) -> [Int8] {
        var weights = [Int8](repeating: 0, count: tree.count)
        let whole = max(1, prose(container))
        let end = tree.end(container)
        var node = container + 1
        while node < end {
            let parent = Int(tree.parents[node])
            var weight = weights[parent]
            if tree.tags[node] != .text {
                var own = Int8(evidence[node].furniture)
                if strictness == .kinds { own = tree.tags[node] == .nav || tree.tags[node] == .footer ? 2 : 0 }
                if own == 2, Double(prose(node)) > share * Double(whole) { own = 0 }
                if own == 2, let headline, spans[node].contains(headline), prose(node) * 4 > whole { own = 0 }
                if own == 3, whole - prose(node) < 300 { own = 0 }
                weight = max(weight, own)
            }
            weights[node] = weight
            node += 1
        }
        return weights
    }

    func prose(_ node: Int) -> Int { proseBefore[spans[node].upperBound] - proseBefore[spans[node].lowerBound] }

    var blocks: [Block] { page.blocks }
    var pageBlocks: PageBlocks { page }
    var pageTree: PageTree { tree }
    func span(_ node: Int) -> Range<Int> { spans[node] }
    func evidence(of node: Int) -> PageLabels.Evidence { evidence[node] }
    var headlineIndex: Int? { headline }
    func isKnown(_ block: Int) -> Bool? { outline?.holds(page.text[page.blocks[block].text]) }

    // MARK: The container

    private func values(_ strictness: Strictness) -> [Double] {
        let weights = weights(within: 0, strictness, share: 0.6)
        let all = proseBefore.last ?? 0
        let early = headline.flatMap { (all - proseBefore[$0]) * 5 >= all * 2 ? $0 : nil } ?? -1
        return page.blocks.indices.map { index in
            let block = page.blocks[index]
            if block.traits.contains(.hidden) { return 0 }
            let weight = weights[block.node]
            var value: Double
            if block.role == .tableRow {
                value = 5
            } else if block.linkDensity > 0.5 {
                value = -10 - Double(min(block.count, 60)) / 2
            } else if block.isProse {
                value = Double(min(block.count - block.linked, 800)) + Double(min(block.stops, 20))
                if !block.traits.contains(.paragraph) { value *= 0.8 }
            } else if block.role == .heading {
                value = -2
            } else if block.traits.contains(.paragraph), block.endsSentence {
                value = Double(block.count) / 2
            } else {
                value = -8
            }
            if block.traits.contains(.caption) { value = min(value, -2) }
            if weight >= 2 {
                value = value > 0 ? -value * 0.25 - 5 : value - 5
            } else if weight == 1, value > 0 {
                value *= 0.7
            }
            if index < early, value > 0 { value *= 0.3 }
            if block.traits.contains(.articleBody), value > 0 { value *= 1.3 }
            if let outline, block.count >= 40 {
                let isKnown = outline.holds(page.text[block.text])
                value = isKnown ? max(value, Double(block.count)) * 1.5 : value > 0 ? value * 0.5 : value
            }
            return value
        }
    }

    /// The deepest element whose blocks' values sum highest.
    private func container(_ values: [Double]) -> Int {
        var before = [0.0]
        for value in values { before.append(before[before.count - 1] + value) }
        var best = 0
        var bestSum = -Double.infinity
        for node in 0..<tree.count where tree.tags[node] != .text {
            let span = spans[node]
            guard !span.isEmpty else { continue }
            let sum = before[span.upperBound] - before[span.lowerBound]
            // Deeper ones come later: equals go to them.
            if sum >= bestSum {
                best = node
                bestSum = sum
            }
        }
        return best
    }
}
