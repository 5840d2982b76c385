import Domain

/// The blocks of a page in reading order, cut in one pass over its tree.
struct PageBlocks {
    private(set) var blocks: [Block] = []
    /// The blocks' texts, white space collapsed.
    private(set) var text: [UInt8] = []
    /// The traits of each node.
    private(set) var traits: [Block.Traits] = []

    /// The elements readers do not see, outermost ones, that hold words.
    private(set) var hidden: [HiddenStretch] = []

    /// Whether what is hidden could not be worked out: see `ReadingLimits.styleSteps`.
    private(set) var isExhausted = false

    /// Text that readers do not see.
    struct HiddenStretch {
        let node: Int
        var words = 0
        var hasDigits = false
    }

    private var current = Block(
        node: 0, text: 0..<0, role: .body, linked: 0, words: 0, stops: 0, endsSentence: false, traits: [])
    private var start = 0
    private var pendingSpace = false
    private var breaks = 0

    init(_ tree: PageTree, _ scan: borrowing MarkupScan, _ rules: HidingRules) {
        text.reserveCapacity(tree.text.count + 1_000)
        traits.reserveCapacity(tree.count)
        var open: [Int] = []
        var node = 0
        var visibility = Visibility(rules, tree, limits: scan.limits)
        while node < tree.count {
            while let last = open.last, tree.end(last) <= node {
                open.removeLast()
                flush(in: open.last ?? 0)
            }
            let tag = tree.tags[node]
            let parent = Int(tree.parents[node])
            let own = Self.traits(of: node, tree, scan, &visibility, inherited: parent >= 0 ? traits[parent] : [])
            traits.append(own)
            if tag == .text {
                if own.contains(.hidden) {
                    note(tree, node)
                } else if !own.contains(.control) {
                    add(tree, node, own)
                }
                node += 1
                continue
            }
            if own.contains(.hidden) {
                hide(tree, node, own)
                node = tree.end(node)
                continue
            }
            if tag == .br {
                breaks += 1
                pendingSpace = true
            } else if tag == .table, let table = DataTable(tree, node) {
                flush(in: open.last ?? 0)
                for inner in node + 1..<tree.end(node) {
                    let outer = traits[Int(tree.parents[inner])]
                    traits.append(Self.traits(of: inner, tree, scan, &visibility, inherited: outer))
                    if traits[inner].contains(.hidden), !outer.contains(.hidden) { note(tree, inner) }
                }
                add(table, tree, node, own.union(.table))
                node = tree.end(node)
                continue
            } else if tag.isBlock {
                flush(in: open.last ?? 0)
                open.append(node)
                current.traits = own
            }
            node += 1
        }
        flush(in: open.last ?? 0)
        isExhausted = visibility.isExhausted
    }

    private static func traits(
        of node: Int, _ tree: PageTree, _ scan: borrowing MarkupScan, _ visibility: inout Visibility,
        inherited: Block.Traits
    ) -> Block.Traits {
        var own = inherited
        guard tree.tags[node] != .text else {
            if visibility.isVeiled(in: Int(tree.parents[node])) { own.insert(.hidden) }
            return own
        }
        own.formUnion(traits(of: tree.tags[node]))
        let record = scan.record(of: node, tree)
        if record?.isArticleBody == true { own.insert(.articleBody) }
        guard !own.contains(.hidden) else { return own }
        var isSilent = record?.isSilent ?? false
        let sight = visibility.sight(of: node, record, tree, scan)
        if let record, record.isHidden, !(record.isStreamed && scan.revealsStreams) { own.insert(.hidden) }
        if tree.tags[node] == .dialog, record?.isOpen != true, sight != .shows { own.insert(.hidden) }
        switch sight {
        case .hides:
            let isFrame = [.html, .body, .main, .article].contains(tree.tags[node])
            if isFrame { isSilent = true } else { own.insert(.hidden) }
        case .fades: isSilent = true
        default: break
        }
        // A dialogue that was open when a page was saved silences the whole page behind it.
        if isSilent, tree.textLength(node) * 2 < tree.text.count { own.insert(.hidden) }
        return own
    }

    private static func traits(of tag: Tag) -> Block.Traits {
        switch tag {
        case .a: .linked
        case .button, .select, .option, .input: .control
        case .figcaption, .caption: .caption
        case .figure: .figure
        case .blockquote: .quoted
        case .li, .dd, .dt: .item
        case .pre: .preformatted
        case .p: .paragraph
        case .article, .main: .article
        case .header, .hgroup: .header
        case .h1, .h2, .h3, .h4, .h5, .h6: .heading
        default: []
        }
    }

    // MARK: What is hidden

    /// Leaves out an element that readers do not see, with all it holds.
    private mutating func hide(_ tree: PageTree, _ node: Int, _ own: Block.Traits) {
        for _ in node + 1..<max(node + 1, tree.end(node)) { traits.append(own) }
        note(tree, node)
    }

    private mutating func note(_ tree: PageTree, _ node: Int) {
        var stretch = HiddenStretch(node: node)
        for inner in node..<tree.end(node) where tree.tags[inner] == .text {
            var inWord = false
            for byte in tree.text[tree.textRange(inner)] {
                if byte.isASCIIDigit { stretch.hasDigits = true }
                if !byte.isASCIISpace, !inWord { stretch.words += 1 }
                inWord = !byte.isASCIISpace
            }
        }
        if stretch.words > 0 { hidden.append(stretch) }
    }

    // MARK: Text

    private mutating func add(_ tree: PageTree, _ node: Int, _ own: Block.Traits) {
        let range = tree.textRange(node)
        if breaks > 0, range.contains(where: { !tree.text[$0].isASCIISpace }) {
            endLine(in: Int(tree.parents[node]), tree)
        }
        let before = text.count
        tree.text.withUnsafeBufferPointer { copy(UnsafeBufferPointer(rebasing: $0[range])) }
        if text.count > before {
            current.traits.formUnion(own.subtracting(.linked))
            if own.contains(.linked) { current.linked += text.count - before }
            if current.node == 0 {
                current.node = nearestBlock(tree, node)
                current.place = node
            }
        }
    }

    /// 0 is copied, 1 is a space, 2 may begin one of several bytes, 3 is a stop.
    private static let kinds: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case let byte where byte.isASCIISpace: 1
        case 0xC2, 0xE2, 0xE3: 2
        case UInt8(ascii: ","), UInt8(ascii: "."): 3
        default: 0
        }
    }

    /// Adds a text, each run of white space as one space.
    private mutating func copy(_ bytes: UnsafeBufferPointer<UInt8>) {
        let before = text.count
        let kinds = Self.kinds
        text.append(contentsOf: repeatElement(0, count: bytes.count + 1))
        var (words, stops, isPending) = (0, 0, pendingSpace)
        let start = start
        let end = text.withUnsafeMutableBufferPointer { out in
            var end = before
            var index = 0
            while index < bytes.count {
                let byte = bytes[index]
                let kind = kinds[Int(byte)]
                if kind != 0 {
                    if kind == 3 {
                        stops += 1
                    } else if let width = kind == 1 ? 1 : Self.spaceWidth(bytes, index) {
                        isPending = true
                        index += width
                        continue
                    }
                }
                if isPending {
                    if end > start {
                        out[end] = 32
                        end += 1
                        words += 1
                    }
                    isPending = false
                }
                out[end] = byte
                end += 1
                index += 1
            }
            return end
        }
        text.removeLast(text.count - end)
        current.words += words
        current.stops += stops
        pendingSpace = isPending
    }

    private func nearestBlock(_ tree: PageTree, _ node: Int) -> Int {
        var node = Int(tree.parents[node])
        while node > 0, !tree.tags[node].isBlock { node = Int(tree.parents[node]) }
        return max(node, 0)
    }

    /// The width of a no-break or typographic space; `nil` where there is none.
    private static func spaceWidth(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Int? {
        let byte = bytes[index]
        if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] == 0xA0 { return 2 }
        guard byte == 0xE2 || byte == 0xE3, index + 2 < bytes.count else { return nil }
        if byte == 0xE2, bytes[index + 1] == 0x80 {
            let last = bytes[index + 2]
            return (0x80...0x8A).contains(last) || last == 0xA8 || last == 0xA9 || last == 0xAF ? 3 : nil
        }
        if byte == 0xE2, bytes[index + 1] == 0x81, bytes[index + 2] == 0x9F { return 3 }
        return byte == 0xE3 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : nil
    }

    /// After `br`: two of them, or one after a sentence's end, begin a new paragraph.
    private mutating func endLine(in node: Int, _ tree: PageTree) {
        let count = breaks
        breaks = 0
        guard text.count > start else { return }
        if count > 1 || Self.endsSentence(text[start...]) || current.traits.contains(.preformatted) {
            let traits = current.traits
            flush(in: current.node)
            current.traits = traits
        }
    }

    private static func endsSentence(_ text: ArraySlice<UInt8>) -> Bool {
        var index = text.endIndex - 1
        while index >= text.startIndex {
            switch text[index] {
            case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"), UInt8(ascii: ":"): return true
            case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: ")"), UInt8(ascii: "]"), 32: index -= 1
            case 0x98...0x9D where index >= text.startIndex + 2 && text[index - 1] == 0x80 && text[index - 2] == 0xE2:
                index -= 3
            case 0x82 where index >= text.startIndex + 2 && text[index - 1] == 0x80 && text[index - 2] == 0xE3:
                return true
            case 0xA6 where index >= text.startIndex + 2 && text[index - 1] == 0x80 && text[index - 2] == 0xE2:
                return true
            default: return false
            }
        }
        return false
    }

    private mutating func flush(in node: Int) {
        pendingSpace = false
        breaks = 0
        if text.count > start {
            var block = current
            block.text = start..<text.count
            block.words += 1
            // Scripts without spaces: a word is two or three characters of three bytes.
            let wide = text[start...].count { (0xE3...0xED).contains($0) }
            if wide * 6 > text.count - start { block.words = max(block.words, wide * 2 / 5) }
            block.endsSentence = Self.endsSentence(text[start...])
            block.role =
                block.traits.contains(.heading)
                ? .heading
                : block.traits.contains(.quoted) ? .quotation : block.traits.contains(.item) ? .listItem : .body
            blocks.append(block)
        }
        start = text.count
        current = Block(
            node: 0, text: 0..<0, role: .body, linked: 0, words: 0, stops: 0, endsSentence: false,
            traits: node < traits.count ? traits[node].subtracting([.paragraph, .heading]) : [])
    }

    // MARK: Tables

    private mutating func add(_ table: DataTable, _ tree: PageTree, _ node: Int, _ own: Block.Traits) {
        if let caption = table.caption {
            for text in caption where tree.tags[text] == .text { add(tree, text, own.union(.caption)) }
            current.traits = own.union(.caption)
            flush(in: node)
        }
        for row in table.rows {
            var cells: [Range<Int>] = []
            current.traits = own
            for cell in row.cells {
                if !cells.isEmpty { text.append(contentsOf: " | ".utf8) }
                let begin = text.count
                // A cell's own first space is none of the separator's.
                let outer = start
                start = text.count
                pendingSpace = false
                for inner in cell {
                    if tree.tags[inner] == .text {
                        if !self.traits[inner].contains(.hidden) { add(tree, inner, own.subtracting(.linked)) }
                    } else if tree.tags[inner].isBlock || tree.tags[inner] == .br {
                        pendingSpace = true
                    }
                }
                start = outer
                cells.append(begin..<text.count)
            }
            guard cells.contains(where: { !$0.isEmpty }) else {
                text.removeLast(text.count - start)
                continue
            }
            var block = Block(
                node: row.node, text: start..<text.count, role: .tableRow, linked: 0,
                words: current.words + cells.count,
                stops: 0, endsSentence: false, traits: own)
            block.place = row.node
            block.cells = cells
            block.isHeaderRow = row.isHeader
            block.table = node
            blocks.append(block)
            start = text.count
            flush(in: node)
        }
        flush(in: node)
    }
}
