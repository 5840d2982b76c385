/// The headline: a first-level heading that the metadata confirms, else what the metadata says, less the site's name.
struct Headline {
    let text: String?

    init(_ tree: PageTree, _ blocks: PageBlocks, _ scan: MarkupScan, _ metadata: PageMetadata) {
        var headings: [String] = []
        var marked: String?
        for block in blocks.blocks where block.traits.contains(.heading) && !block.traits.contains(.hidden) {
            var node = block.node
            while node > 0, !tree.tags[node].isHeading { node = Int(tree.parents[node]) }
            guard node > 0 else { continue }
            let number = Int(tree.details[node])
            let isMarked = number >= 0 && number < scan.records.count && scan.records[number].isHeadline
            guard tree.tags[node] == .h1 || isMarked else { continue }
            let text = collapsed(blocks.text[block.text])
            if isMarked, marked == nil { marked = text }
            headings.append(text)
        }
        let site = metadata.site ?? ArticleFinishing.host(of: metadata.url)
        let said = [metadata.headline, metadata.socialTitle, scan.title].compactMap { $0 }.filter { !$0.isEmpty }
        let known = said.map(Self.folded)
        func isKnown(_ heading: String) -> Bool {
            let own = Self.folded(heading)
            guard own.count >= 8 else { return false }
            return known.contains { $0 == own || $0.starts(with: own) || own.starts(with: $0) && $0.count >= 8 }
        }
        if let marked, Self.folded(marked).count >= 8 {
            text = marked
        } else if let confirmed = headings.first(where: isKnown) {
            text = confirmed
        } else if let headline = metadata.headline, Self.folded(headline).count >= 8, Self.wordCount(headline) >= 2 {
            text = Self.withoutSite(headline, site: site)
        } else if headings.count == 1, Self.wordCount(headings[0]) >= 3 {
            text = headings[0]
        } else if let title = said.first {
            text = Self.withoutSite(title, site: site)
        } else {
            text = headings.first
        }
    }

    private static func wordCount(_ text: String) -> Int { text.split(separator: " ").count }

    static func folded(_ text: String) -> [UInt8] { folded(Array(text.utf8)[...]) }

    static func folded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        text.filter { $0.isASCIIAlphanumeric || $0 >= 0x80 }.map(\.lowered)
    }

    private static let partings = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", " : "]

    /// `Headline - The Site` without its end (or its beginning), where that names the site or is short beside the rest.
    static func withoutSite(_ title: String, site: String?) -> String {
        var title = title
        let site = site.map(folded) ?? []
        for _ in 0..<3 {
            var best: (head: String, tail: String, isBar: Bool)?
            var bestLength = Int.max
            for parting in partings {
                guard let range = title.ranges(of: parting).last else { continue }
                let tail = String(title[range.upperBound...])
                if tail.utf8.count < bestLength {
                    best = (String(title[..<range.lowerBound]), tail, parting == " | " || parting == " » ")
                    bestLength = tail.utf8.count
                }
            }
            guard let best, wordCount(best.head) >= 2 else { break }
            let tail = folded(best.tail)
            let namesSite =
                !site.isEmpty && !tail.isEmpty
                && (site.starts(with: tail) || tail.starts(with: site) || holds(site, tail))
            guard
                namesSite || best.isBar && wordCount(best.tail) <= 5
                    || wordCount(best.tail) <= 4 && wordCount(best.head) >= 4
            else { break }
            title = best.head
        }
        return title
    }

    private static func holds(_ whole: [UInt8], _ part: [UInt8]) -> Bool {
        guard part.count >= 3, whole.count >= part.count else { return false }
        return (0...(whole.count - part.count)).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
    }
}
