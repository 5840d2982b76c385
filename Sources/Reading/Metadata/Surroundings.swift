import Domain

/// What the page shows about its article around the text: by-line, date, the mark of a sample.
struct Surroundings {
    let authors: [String]
    let published: PublishedDate?
    let isSample: Bool

    init(
        _ tree: PageTree, _ blocks: PageBlocks, _ scan: MarkupScan, _ metadata: PageMetadata, content: [Int],
        headline: String?, url: String?
    ) {
        let zone = HeadZone(tree, blocks, scan, content: content, headline: headline)
        isSample = blocks.blocks.contains { TextPage.isSampleMarker(blocks.text[$0.text]) }
        published = PublicationDay(zone, metadata, url: url).date
        authors = metadata.authors.people.isEmpty ? ByLine(zone, stated: metadata).names : metadata.authors.names
    }
}

/// The part of a page where its article begins: the headline, what stands around it, the first lines of the text.
struct HeadZone {
    let tree: PageTree
    let blocks: PageBlocks
    let scan: MarkupScan
    /// The block of the headline, or of the text's beginning.
    let headline: Int
    /// The first and the last block of the text.
    let content: ClosedRange<Int>

    init(_ tree: PageTree, _ blocks: PageBlocks, _ scan: MarkupScan, content: [Int], headline: String?) {
        self.tree = tree
        self.blocks = blocks
        self.scan = scan
        let first = content.first ?? 0
        self.content = first...max(first, content.last ?? first)
        let wanted = Headline.folded(headline ?? "")
        let upTo = min(blocks.blocks.count, first + 3)
        let isHeadline = { (block: Block) in
            wanted.count >= 8 && block.traits.contains(.heading)
                && Headline.folded(blocks.text[block.text]).starts(with: wanted.prefix(24))
        }
        self.headline =
            blocks.blocks[..<upTo].lastIndex(where: isHeadline)
            ?? blocks.blocks[..<first].lastIndex { tree.tags[$0.node] == .h1 } ?? max(0, first - 8)
    }

    /// Blocks by how near they stand: from the headline into the text, then backwards from the headline.
    var places: [Int] {
        let count = blocks.blocks.count
        let below = min(count, max(headline + 4, min(content.lowerBound + 4, headline + 24)))
        return Array(min(headline, below)..<below) + Array(max(0, headline - 6)..<headline).reversed()
    }

    /// Blocks behind the text, where some pages put by-line and date.
    var tail: [Int] {
        let end = min(blocks.blocks.count, content.upperBound + 12)
        return Array(max(content.lowerBound, content.upperBound - 2)..<max(end, content.upperBound))
    }

    /// The nodes of the blocks that stand near.
    var nodes: Range<Int> { nodes(of: places) }

    /// The nodes from the first of the blocks to the last.
    func nodes(of places: [Int]) -> Range<Int> {
        guard let low = places.min(), let high = places.max() else { return 0..<0 }
        let end = high + 1 < blocks.blocks.count ? blocks.blocks[high + 1].place : tree.count
        let start = low > 0 ? blocks.blocks[low].place : 0
        return start..<max(start, end)
    }

    func text(_ place: Int) -> ArraySlice<UInt8> { blocks.text[blocks.blocks[place].text] }

    func record(_ node: Int) -> MarkupScan.Record? {
        let number = Int(tree.details[node])
        return tree.tags[node] != .text && number >= 0 && number < scan.records.count ? scan.records[number] : nil
    }

    /// What a node's attributes say.
    func label(_ node: Int) -> ArraySlice<UInt8> {
        guard let record = record(node) else { return [] }
        return scan.labels[Int(record.label.lowerBound)..<Int(record.label.upperBound)]
    }

    func isHidden(_ node: Int) -> Bool { node < blocks.traits.count && blocks.traits[node].contains(.hidden) }

    /// The text below a node; a line break where a block or an element without a space beside it ends.
    func text(below node: Int, limit: Int = 400) -> [UInt8] {
        var bytes: [UInt8] = []
        var last = node
        for inner in node..<tree.end(node) where bytes.count < limit {
            if tree.tags[inner].isBlock || tree.tags[inner] == .br, !bytes.isEmpty { bytes.append(10) }
            guard tree.tags[inner] == .text, !isHidden(inner) else { continue }
            let range = tree.textRange(inner)
            if let before = bytes.last, let next = range.first.map({ tree.text[$0] }), last != node,
                next.isASCIIUpper, before.isASCIILetter, !before.isASCIIUpper
            {
                bytes.append(10)
            }
            bytes.append(contentsOf: tree.text[range].lazy.map { $0 == 10 || $0 == 13 ? 32 : $0 })
            last = inner
        }
        return bytes
    }
}
