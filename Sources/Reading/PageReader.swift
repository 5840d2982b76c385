import Domain

/// Makes an article of a web page.
struct PageReader {
    let context: ReadingContext
    let limits: ReadingLimits

    /// `nil` where the page holds no text that a reader would see.
    func article(from page: [UInt8], notes: [ReadingNote]) throws(ReadingError) -> Article? {
        let scan = MarkupScan(page, limits: limits)
        let metadata = PageMetadata(scan)
        let tree = PageTree(scan)
        guard tree.count > 0 else { return nil }
        try expect(tree.count <= limits.nodes, "has \(tree.count) elements and texts, more", limits.nodes)
        let rules = HidingRules(scan)
        try expect(!rules.isCut, "has more style rules that may hide something", limits.hidingRules)
        let blocks = PageBlocks(tree, scan, rules)
        try expect(!blocks.isExhausted, "asks for more matching of style rules with elements", limits.styleSteps)
        let headline = Headline(tree, blocks, scan, metadata).text
        let outline = metadata.articleBody.flatMap { TextOutline($0) }
        var finder = ContentFinder(tree, blocks, scan, outline: outline)
        let found =
            context.kind == .fragment
            ? wholeFragment(blocks) : finder.find(title: headline, authors: metadata.authors.names)

        var assembler = TextAssembler()
        var paths = NodePaths(tree)
        var caption: (table: Int, text: String?) = (-1, nil)
        for index in found.blocks {
            let block = blocks.blocks[index]
            let path = paths.path(of: block.node)
            if block.role == .tableRow {
                if caption.table != block.table { caption = (block.table, self.caption(of: index, blocks)) }
                assembler.addRow(
                    block.cells.map { blocks.text[$0] }, isHeader: block.isHeaderRow, table: block.table,
                    caption: caption.text, path: path)
            } else {
                assembler.add(blocks.text[block.text], role: block.role, path: path)
            }
        }
        assembler.endTable()
        guard !assembler.paragraphs.isEmpty else { return nil }

        let url = metadata.url ?? context.url
        let surroundings = Surroundings(
            tree, blocks, scan, metadata, content: found.blocks, headline: headline, url: url)
        let language = ArticleFinishing.language(of: assembler.text, declared: metadata.language)
        var allNotes = notes + assembler.scrubber.notes + language.notes
        let hidden = hiddenCount(in: found.container, tree, blocks) + scan.hiddenTexts
        if hidden > 0 {
            allNotes.append(
                ReadingNote(kind: .hiddenText, count: hidden, detail: "parts of the page that readers do not see"))
        }
        var scrubber = Scrubber()
        func scrubbed(_ text: String) -> String {
            collapsed(scrubber.cleaned(Array(text.utf8)[...]))
        }
        return Article(
            title: headline.map { scrubbed($0) }, authors: surroundings.authors.map { scrubbed($0) },
            published: ArticleFinishing.published(
                surroundings.published, url: url, context: context),
            outlet: metadata.site.map { scrubbed($0) } ?? ArticleFinishing.host(of: url), url: url,
            language: language.tag,
            text: String(decoding: assembler.text, as: UTF8.self), paragraphs: assembler.paragraphs,
            tables: assembler.tables, isSample: metadata.isSample || surroundings.isSample, notes: allNotes,
            location: context.location)
    }

    private func expect(_ isWithin: Bool, _ what: String, _ limit: Int) throws(ReadingError) {
        guard !isWithin else { return }
        throw ReadingError(
            code: .tooComplex, location: context.location,
            message: "\(what) than the limit of \(limit) allows; save the article alone, or raise the limit")
    }

    /// All that shows of a fragment, less the captions of its pictures.
    private func wholeFragment(_ blocks: PageBlocks) -> (container: Int, blocks: [Int]) {
        (
            0,
            blocks.blocks.indices.filter { index in
                let traits = blocks.blocks[index].traits
                return !traits.contains(.hidden)
                    && (!traits.contains(.caption) || blocks.blocks[index].role == .tableRow)
            }
        )
    }

    private func caption(of row: Int, _ blocks: PageBlocks) -> String? {
        let table = blocks.blocks[row].table
        var index = row
        while index > 0, blocks.blocks[index - 1].table == table { index -= 1 }
        guard index > 0 else { return nil }
        let before = blocks.blocks[index - 1]
        guard before.traits.isSuperset(of: [.caption, .table]) else { return nil }
        return collapsed(blocks.text[before.text])
    }

    /// Hidden stretches in the article's part of the page, and those elsewhere that hold numbers: menus that open at a
    /// touch are hidden on every page and worth no note.
    private func hiddenCount(in container: Int, _ tree: PageTree, _ blocks: PageBlocks) -> Int {
        let range = container..<max(container + 1, tree.end(container))
        return blocks.hidden.count { ($0.words >= 2 && range.contains($0.node)) || ($0.words >= 4 && $0.hasDigits) }
    }
}
