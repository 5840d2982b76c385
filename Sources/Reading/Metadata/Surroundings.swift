import Domain

/// What the page shows about its article around the text: by-line, date, the mark of a sample.
struct Surroundings {
    private(set) var authors: [String] = []
    private(set) var published: PublishedDate?
    private(set) var isSample = false

    private let tree: PageTree
    private let blocks: PageBlocks
    private let scan: MarkupScan

    init(_ tree: PageTree, _ blocks: PageBlocks, _ scan: MarkupScan, content: [Int]) {
        self.tree = tree
        self.blocks = blocks
        self.scan = scan
        let first = content.first ?? 0
        let end = min(blocks.blocks.count, (content.last ?? 0) + 12)
        isSample = blocks.blocks.contains { TextPage.isSampleMarker(blocks.text[$0.text]) }
        let from =
            blocks.blocks[..<first].lastIndex { block in
                block.traits.contains(.heading) && tree.tags[block.node] == .h1
            } ?? max(0, first - 15)
        authors = markedAuthors()
        if authors.isEmpty { authors = saidAuthors(Array(max(0, from - 4)..<first) + Array((content.last ?? 0)..<end)) }
        published = timeElement() ?? saidDate(Array(max(0, from - 6)..<first))
    }

    private func record(_ node: Int) -> MarkupScan.Record? {
        let number = Int(tree.details[node])
        return tree.tags[node] != .text && number >= 0 && number < scan.records.count ? scan.records[number] : nil
    }

    private func text(below node: Int) -> String {
        var bytes: [UInt8] = []
        for inner in node..<tree.end(node) where tree.tags[inner] == .text && bytes.count < 400 {
            bytes.append(contentsOf: tree.text[tree.textRange(inner)])
        }
        return collapsed(bytes)
    }

    /// `rel="author"`, `itemprop="author"`, then classes that name the author.
    private func markedAuthors() -> [String] {
        var texts: [String] = []
        for node in 0..<tree.count where !blocks.traits[node].contains(.hidden) {
            guard let record = record(node), record.isAuthor else { continue }
            let said = text(below: node)
            if !said.isEmpty, said.utf8.count <= 100 { texts.append(said) }
            if texts.count > 6 { break }
        }
        let names = AuthorNames.names(in: texts)
        if !names.isEmpty { return names }
        for wanted in ["byline", "author"] {
            for node in 0..<tree.count where !blocks.traits[node].contains(.hidden) {
                guard let record = record(node), !record.classes.isEmpty else { continue }
                let label = scan.labels[Int(record.classes.lowerBound)..<Int(record.classes.upperBound)]
                let isNamed = label.split { !$0.isASCIIAlphanumeric }.contains { $0.elementsEqual(wanted.utf8) }
                guard isNamed else { continue }
                let said = text(below: node)
                guard said.utf8.count <= 80, said.utf8.count >= 4 else { continue }
                let found = AuthorNames.names(in: [withoutDate(said)]).filter {
                    (2...5).contains($0.split(separator: " ").count)
                }
                if !found.isEmpty { return found }
            }
        }
        return []
    }

    private func withoutDate(_ text: String) -> String {
        let bytes = Array(text.utf8)
        guard let found = DateReader.find(in: bytes[...]) else { return text }
        return String(decoding: bytes[..<found.range.lowerBound], as: UTF8.self)
    }

    /// A line that begins with `By`.
    private func saidAuthors(_ places: [Int]) -> [String] {
        for place in places where place < blocks.blocks.count {
            let line = blocks.text[blocks.blocks[place].text]
            guard line.count <= 120, line.matches("by ", at: line.startIndex) else { continue }
            let names = AuthorNames.names(in: [withoutDate(String(decoding: line, as: UTF8.self))])
            if !names.isEmpty { return names }
        }
        return []
    }

    /// The first time element that names a day; one marked as the publication's goes first.
    private func timeElement() -> PublishedDate? {
        var first: PublishedDate?
        for node in 0..<tree.count where tree.tags[node] == .time {
            guard let record = record(node) else { continue }
            let stated = String(
                decoding: scan.page[Int(record.datetime.lowerBound)..<Int(record.datetime.upperBound)], as: UTF8.self)
            guard let found = DateReader.date(stated) ?? DateReader.date(text(below: node)) else { continue }
            let date = PublishedDate(date: found.date, moment: found.moment, source: .timeElement)
            let label = scan.labels[Int(record.label.lowerBound)..<Int(record.label.upperBound)]
            if label.holds("publish") { return date }
            first = first ?? date
        }
        return first
    }

    private func saidDate(_ places: [Int]) -> PublishedDate? {
        for place in places.reversed() where place < blocks.blocks.count {
            let line = blocks.text[blocks.blocks[place].text]
            guard line.count <= 140, let found = DateReader.find(in: line) else { continue }
            return PublishedDate(date: found.date, source: .text)
        }
        return nil
    }
}
