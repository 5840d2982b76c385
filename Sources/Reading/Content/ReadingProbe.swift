/// What the reader sees of a page before it decides: for learning the weights it decides by, and for looking at errors.
package struct ReadingProbe {
    /// An element that holds blocks.
    package struct Element {
        package let node: Int
        package let parent: Int
        package let tag: String
        package let label: String
        package let isArticleBody: Bool
    }

    /// A block, as the reader cut it.
    package struct Piece {
        package let node: Int
        package let role: String
        package let text: String
        package let linked: Int
        package let words: Int
        package let stops: Int
        package let endsSentence: Bool
        package let traits: Int
        package let isFurnitureLine: Bool
        package let isKnown: Bool?
        package let isKept: Bool
        /// Its features, by name.
        package let features: [String]
    }

    package let title: String?
    package let elements: [Element]
    package let pieces: [Piece]

    /// `nil` for what cannot be read.
    package init?(_ bytes: [UInt8]) {
        guard let decoded = TextDecoder(bytes, isMarkup: true) else { return nil }
        let scan = MarkupScan(decoded.utf8, limits: .standard)
        let metadata = PageMetadata(scan)
        let tree = PageTree(scan)
        guard tree.count > 0 else { return nil }
        let blocks = PageBlocks(tree, scan, HidingRules(scan))
        let headline = Headline(tree, blocks, scan, metadata).text
        let outline = metadata.articleBody.flatMap { TextOutline($0) }
        var finder = ContentFinder(tree, blocks, scan, outline: outline)
        let kept = Set(finder.findByRules(title: headline).blocks)
        title = headline
        let features = BlockFeatures(finder, authors: metadata.authors.names)
        let names = BlockFeature.layout.names
        var needed: [Int: Element] = [:]
        pieces = blocks.blocks.enumerated().map { index, block in
            var node = block.node
            while node >= 0, needed[node] == nil {
                let number = Int(tree.details[node])
                let record = number >= 0 && number < scan.records.count ? scan.records[number] : MarkupScan.Record()
                let label = scan.labels[Int(record.label.lowerBound)..<Int(record.label.upperBound)]
                needed[node] = Element(
                    node: node, parent: Int(tree.parents[node]), tag: tree.tags[node].name,
                    label: String(decoding: label, as: UTF8.self), isArticleBody: record.isArticleBody)
                node = Int(tree.parents[node])
            }
            var said: [String] = []
            features.values(of: index) { said.append(names[$0]) }
            return Piece(
                node: block.node, role: block.role.rawValue,
                text: String(decoding: blocks.text[block.text], as: UTF8.self), linked: block.linked,
                words: block.words, stops: block.stops, endsSentence: block.endsSentence,
                traits: Int(block.traits.rawValue), isFurnitureLine: FurnitureLines.contain(blocks.text[block.text]),
                isKnown: outline?.holds(blocks.text[block.text]), isKept: kept.contains(index), features: said)
        }
        elements = needed.values.sorted { $0.node < $1.node }
    }
}
