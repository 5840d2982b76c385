import Domain

/// Takes the furniture out of the container: by names, kinds, links, and what lines say; then trims both edges.
struct BlockFilter {
    private let finder: ContentFinder
    private let strictness: ContentFinder.Strictness
    private let title: [UInt8]

    init(_ finder: ContentFinder, _ strictness: ContentFinder.Strictness, title: String?) {
        self.finder = finder
        self.strictness = strictness
        self.title = Self.folded(Array((title ?? "").utf8)[...])
    }

    /// The blocks that stay, in order.
    func kept(in container: Int) -> [Int] {
        let weights = finder.weights(within: container, strictness, share: 0.4)
        let blocks = finder.blocks
        var kept = finder.span(container).filter { index in
            let block = blocks[index]
            guard !block.traits.contains(.hidden) else { return false }
            return stays(index, weight: Int(weights[block.node]))
        }
        kept = withoutTeasers(kept, container)
        kept = trimmed(kept, weights)
        return kept
    }

    /// Of several articles side by side, the small ones beside a large one are teasers of others.
    private func withoutTeasers(_ kept: [Int], _ container: Int) -> [Int] {
        let tree = finder.pageTree
        var owners: [Int] = []
        var sizes: [Int: Int] = [:]
        for index in kept {
            var node = finder.blocks[index].node
            var owner = container
            // The outermost article inside the container.
            while node > container {
                if tree.tags[node] == .article { owner = node }
                node = Int(tree.parents[node])
            }
            owners.append(owner)
            if finder.blocks[index].isProse { sizes[owner, default: 0] += finder.blocks[index].count }
        }
        guard let largest = sizes.values.max(), sizes.count > 1 else { return kept }
        return zip(kept, owners).filter { _, owner in owner == container || (sizes[owner] ?? 0) * 3 >= largest }.map(
            \.0)
    }

    /// A quotation set apart that only repeats words of the text is an ornament.
    func withoutPullQuotes(_ kept: [Int]) -> [Int] {
        let quotes = kept.filter { finder.blocks[$0].role == .quotation && finder.blocks[$0].count < 400 }
        guard !quotes.isEmpty, quotes.count < 40 else { return kept }
        var others: [UInt8] = []
        for index in kept where finder.blocks[index].role != .quotation {
            others.append(contentsOf: Self.folded(text(index)))
            others.append(32)
        }
        let ornaments = quotes.filter { index in
            let words = Self.folded(text(index))
            return words.count >= 20 && Self.stands(words, in: others)
        }
        return kept.filter { !ornaments.contains($0) }
    }

    private static func stands(_ words: [UInt8], in text: [UInt8]) -> Bool {
        guard words.count <= text.count else { return false }
        var index = 0
        while index <= text.count - words.count {
            if text[index] == words[0], text[index..<index + words.count].elementsEqual(words) { return true }
            index += 1
        }
        return false
    }

    private func text(_ index: Int) -> ArraySlice<UInt8> { finder.pageBlocks.text[finder.blocks[index].text] }

    private func stays(_ index: Int, weight: Int) -> Bool {
        let block = finder.blocks[index]
        if finder.isKnown(index) == true, block.isProse { return true }
        if weight >= 2 { return false }
        if block.traits.contains(.caption) { return false }
        if block.traits.contains(.figure), block.role != .quotation, block.role != .tableRow, !block.isProse {
            return false
        }
        if block.role == .tableRow { return true }
        if block.linkDensity > 0.5, block.count < 250,
            !(block.traits.contains(.paragraph) && block.endsSentence && block.linkDensity < 0.8)
        {
            return false
        }
        if FurnitureLines.contain(text(index)) { return false }
        if block.role == .heading || block.count < 200, Self.folded(text(index)) == title, !title.isEmpty {
            return false
        }
        if weight == 1, !block.isProse, !block.traits.contains(.paragraph), block.role != .heading,
            block.role != .listItem
        {
            return false
        }
        return true
    }

    /// From the first running text to the last; what hangs over at the edges is by-lines, buttons and lists of links.
    private func trimmed(_ kept: [Int], _ weights: [Int8]) -> [Int] {
        let blocks = finder.blocks
        func carries(_ index: Int) -> Bool {
            let block = blocks[index]
            if block.count < 160, block.role != .tableRow, DateReader.find(in: text(index)) != nil, block.words < 20,
                !block.traits.contains(.paragraph)
            {
                return false
            }
            if block.isProse || block.role == .tableRow || block.role == .quotation { return true }
            return block.traits.contains(.paragraph) && block.endsSentence && block.words >= 4
                && weights[block.node] == 0
        }
        guard let first = kept.firstIndex(where: carries), let last = kept.lastIndex(where: carries) else {
            return kept
        }
        // Paragraphs beside prose are text as well, though they end like lines of a list.
        let parents = Set(
            kept[first...last].filter { blocks[$0].isProse }.map { finder.pageTree.parents[blocks[$0].node] })
        var start = first
        // A heading or list right before the first paragraph may belong to it; a by-line does not.
        while start > 0, blocks[kept[start - 1]].role == .listItem, blocks[kept[start - 1]].linked == 0 { start -= 1 }
        var end = last
        while end + 1 < kept.count {
            let next = blocks[kept[end + 1]]
            let isItem = next.role == .listItem && next.linked == 0
            let isSibling =
                next.traits.contains(.paragraph) && next.words >= 5
                && parents.contains(finder.pageTree.parents[next.node])
            guard isItem || isSibling else { break }
            end += 1
        }
        return Array(kept[start...end])
    }

    /// Letters and digits alone, in lower case.
    private static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.filter { $0.isASCIIAlphanumeric || $0 >= 0x80 }.map(\.lowered)
    }
}
