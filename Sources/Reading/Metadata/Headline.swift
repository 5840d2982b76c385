/// The headline: a first-level heading that the metadata confirms, else what the metadata says, less the site's name.
struct Headline {
    let text: String?

    init(_ tree: PageTree, _ blocks: PageBlocks, _ scan: MarkupScan, _ metadata: PageMetadata) {
        let site = metadata.site ?? ArticleFinishing.host(of: metadata.url)
        let siteKey = site.map { Self.folded($0) } ?? []
        let said = [metadata.headline, metadata.socialTitle, scan.title].compactMap { $0 }.filter { !$0.isEmpty }
        let known = said.map { Self.folded($0) }
        // `Headline - The Site`: what stands at an end of the longer titles is the site's name and no headline.
        let sites = Self.ends(of: said)
        let bare = (said + said.map { Self.withoutSite($0, site: site) }).map { ($0, Self.folded($0)) }
        var first: [String] = []
        var lower: [String] = []
        var marked: [String] = []
        for block in blocks.blocks where block.traits.contains(.heading) && !block.traits.contains(.hidden) {
            var node = block.node
            while node > 0, !tree.tags[node].isHeading { node = Int(tree.parents[node]) }
            guard node > 0 else { continue }
            let text = Self.withoutKicker(collapsed(blocks.text[block.text]), known: bare)
            let key = Self.folded(text)
            guard key != siteKey, !sites.contains(key) else { continue }
            let number = Int(tree.details[node])
            if number >= 0, number < scan.records.count, scan.records[number].isHeadline { marked.append(text) }
            if tree.tags[node] == .h1 { first.append(text) } else if lower.count < 200 { lower.append(text) }
        }
        func isKnown(_ heading: String) -> Bool {
            let own = Self.folded(heading)
            guard own.count >= 8 else { return false }
            return known.contains { $0 == own || $0.starts(with: own) || own.starts(with: $0) && $0.count >= 8 }
        }
        func isLong(_ text: String) -> Bool { Self.folded(text).count >= 8 && Self.wordCount(text) >= 2 }
        let distinct = first.reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        let headline: String?
        if let marked = marked.first(where: isKnown) ?? (first.isEmpty ? marked.first(where: isLong) : nil) {
            headline = marked
        } else if let confirmed = first.first(where: isKnown) {
            headline = confirmed
        } else if let only = distinct.first, distinct.count == 1, Self.wordCount(only) >= 5 {
            headline = only
        } else if let confirmed = lower.first(where: { isKnown($0) && Self.wordCount($0) >= 3 }) {
            headline = confirmed
        } else if let stated = metadata.headline, isLong(stated), !sites.contains(Self.folded(stated)) {
            headline = Self.withoutSite(stated, site: site)
        } else if let only = distinct.first, distinct.count == 1, Self.wordCount(only) >= 3 {
            headline = only
        } else if let title = said.first(where: { !sites.contains(Self.folded($0)) }) ?? said.first {
            headline = Self.withoutSite(title, site: site)
        } else {
            headline = first.first
        }
        text = headline.map { Self.withoutSection($0) }
    }

    /// The names at the ends of titles that are a headline and more.
    private static func ends(of titles: [String]) -> Set<[UInt8]> {
        var ends: Set<[UInt8]> = []
        for title in titles {
            let bytes = Array(title.utf8)
            for parting in partings + [[58, 32]] {
                guard let last = lastRange(of: parting, in: bytes), let first = firstRange(of: parting, in: bytes)
                else { continue }
                let tail = bytes[last.upperBound...]
                if wordCount(tail) <= 4, wordCount(bytes[..<last.lowerBound]) > wordCount(tail) {
                    ends.insert(folded(tail))
                }
                let head = bytes[..<first.lowerBound]
                if wordCount(head) <= 3, wordCount(bytes[first.upperBound...]) > wordCount(head) + 1 {
                    ends.insert(folded(head))
                }
            }
        }
        return ends
    }

    /// `Opinion A headline`, where the metadata say `A headline`.
    private static func withoutKicker(_ heading: String, known: [(title: String, key: [UInt8])]) -> String {
        let own = folded(heading)
        for (title, key) in known {
            guard own.count > key.count, own.count - key.count <= 24, own.suffix(key.count).elementsEqual(key),
                wordCount(title) >= 3
            else { continue }
            let words = heading.split(separator: " ")
            let count = words.count - title.split(separator: " ").count
            // `Colleges: A headline` is one headline to readers.
            guard (1...3).contains(count), words[count - 1].utf8.last != UInt8(ascii: ":") else { continue }
            let rest = words.dropFirst(count).joined(separator: " ")
            if folded(rest) == key { return rest }
        }
        return heading
    }

    /// `Opinion | A headline | Editorial` without a section of one word at either end.
    private static func withoutSection(_ title: String) -> String {
        var bytes = Array(title.utf8)[...]
        let bar = Array(" | ".utf8)
        if let range = lastRange(of: bar, in: Array(bytes)), wordCount(bytes[range.upperBound...]) == 1,
            wordCount(bytes[..<range.lowerBound]) >= 4
        {
            bytes = bytes[..<range.lowerBound]
        }
        if let range = firstRange(of: bar, in: Array(bytes)), wordCount(bytes[..<range.lowerBound]) == 1,
            wordCount(bytes[range.upperBound...]) >= 4
        {
            bytes = bytes[range.upperBound...]
        }
        return bytes.count == title.utf8.count ? title : String(decoding: bytes, as: UTF8.self)
    }

    private static func firstRange(of mark: [UInt8], in text: [UInt8]) -> Range<Int>? {
        guard let byte = mark.first, text.count >= mark.count else { return nil }
        for index in 0...(text.count - mark.count)
        where text[index] == byte && text[index..<index + mark.count].elementsEqual(mark) {
            return index..<index + mark.count
        }
        return nil
    }

    private static func lastRange(of mark: [UInt8], in text: [UInt8]) -> Range<Int>? {
        guard let byte = mark.first, text.count >= mark.count else { return nil }
        for index in (0...(text.count - mark.count)).reversed()
        where text[index] == byte && text[index..<index + mark.count].elementsEqual(mark) {
            return index..<index + mark.count
        }
        return nil
    }

    private static func wordCount(_ text: ArraySlice<UInt8>) -> Int { text.split(separator: 32).count }

    private static func wordCount(_ text: String) -> Int { wordCount(Array(text.utf8)[...]) }

    static func folded(_ text: String) -> [UInt8] { folded(Array(text.utf8)[...]) }

    static func folded(_ text: ArraySlice<UInt8>) -> [UInt8] {
        var key: [UInt8] = []
        key.reserveCapacity(text.count)
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            // Typographic marks, which one writer sets and another does not.
            if byte == 0xE2, index + 2 < text.endIndex, text[index + 1] == 0x80 {
                index += 3
                continue
            }
            if byte.isASCIIAlphanumeric || byte >= 0x80 { key.append(byte.lowered) }
            index += 1
        }
        return key
    }

    private static let partings = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " / ", " : "]
        .map { Array($0.utf8) }

    /// `Headline - The Site` without its end (or its beginning), where that names the site or is short beside the rest.
    static func withoutSite(_ title: String, site: String?) -> String {
        var title = Array(title.utf8)
        let site = site.map { folded($0) } ?? []
        for parting in partings {
            guard !site.isEmpty, let range = firstRange(of: parting, in: title),
                folded(title[..<range.lowerBound]) == site, wordCount(title[range.upperBound...]) >= 2
            else { continue }
            title = Array(title[range.upperBound...])
        }
        for _ in 0..<3 {
            var best: (range: Range<Int>, isBar: Bool)?
            for parting in partings {
                guard let range = lastRange(of: parting, in: title) else { continue }
                if best.map({ range.upperBound > $0.range.upperBound }) ?? true {
                    best = (range, parting == [32, 124, 32] || parting == Array(" » ".utf8))
                }
            }
            guard let best else { break }
            let head = title[..<best.range.lowerBound]
            let end = title[best.range.upperBound...]
            guard wordCount(head) >= 2 else { break }
            let tail = folded(end)
            let namesSite =
                !site.isEmpty && !tail.isEmpty
                && (site.starts(with: tail) || tail.starts(with: site) || holds(site, tail))
            guard
                namesSite || best.isBar && wordCount(end) <= 5 || wordCount(end) <= 4 && wordCount(head) >= 4
            else { break }
            title = Array(head)
        }
        return String(decoding: title, as: UTF8.self)
    }

    private static func holds(_ whole: [UInt8], _ part: [UInt8]) -> Bool {
        guard part.count >= 3, whole.count >= part.count else { return false }
        return (0...(whole.count - part.count)).contains { whole[$0..<$0 + part.count].elementsEqual(part) }
    }
}
