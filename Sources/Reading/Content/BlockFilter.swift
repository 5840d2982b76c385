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
        kept = trimmed(kept, weights)
        return kept
    }

    private func text(_ index: Int) -> ArraySlice<UInt8> { finder.pageBlocks.text[finder.blocks[index].text] }

    private func stays(_ index: Int, weight: Int) -> Bool {
        let block = finder.blocks[index]
        if finder.isKnown(index) == true, block.isProse { return true }
        if weight >= 2 { return false }
        if block.traits.contains(.caption) { return false }
        if block.traits.contains(.figure), block.role != .quotation, block.role != .tableRow, !block.isProse { return false }
        if block.role == .tableRow { return true }
        if block.linkDensity > 0.5, block.count < 250, !(block.traits.contains(.paragraph) && block.endsSentence && block.linkDensity < 0.8) {
            return false
        }
        if FurnitureLines.contain(text(index)) { return false }
        if block.role == .heading || block.count < 200, Self.folded(text(index)) == title, !title.isEmpty { return false }
        if weight == 1, !block.isProse, !block.traits.contains(.paragraph), block.role != .heading, block.role != .listItem {
            return false
        }
        return true
    }

    /// From the first running text to the last; what hangs over at the edges is by-lines, buttons and lists of links.
    private func trimmed(_ kept: [Int], _ weights: [Int8]) -> [Int] {
        let blocks = finder.blocks
        func carries(_ index: Int) -> Bool {
            let block = blocks[index]
            if block.isProse || block.role == .tableRow || block.role == .quotation { return true }
            return block.traits.contains(.paragraph) && block.endsSentence && block.words >= 4
                && weights[block.node] == 0
        }
        guard let first = kept.firstIndex(where: carries), let last = kept.lastIndex(where: carries) else { return kept }
        var start = first
        // A heading or list right before the first paragraph may belong to it; a by-line does not.
        while start > 0, blocks[kept[start - 1]].role == .listItem, blocks[kept[start - 1]].linked == 0 { start -= 1 }
        var end = last
        while end + 1 < kept.count, blocks[kept[end + 1]].role == .listItem, blocks[kept[end + 1]].linked == 0 { end += 1 }
        return Array(kept[start...end])
    }

    /// Letters and digits alone, in lower case.
    private static func folded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.filter { $0.isASCIIAlphanumeric || $0 >= 0x80 }.map(\.lowered)
    }
}
