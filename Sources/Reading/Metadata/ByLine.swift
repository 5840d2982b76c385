/// The by-line that a page shows, for pages whose metadata name no person.
struct ByLine {
    let names: [String]

    init(_ zone: HeadZone, stated: PageMetadata) {
        let site = Headline.folded(stated.site ?? "")
        func isPerson(_ name: String) -> Bool { Headline.folded(name) != site }
        var fallback = stated.authors.organisations
        let places: [(HeadZone) -> AuthorNames.Reading] = [Self.marked, Self.said, Self.classed, Self.besideDate]
        for place in places {
            let found = place(zone)
            let people = found.people.filter(isPerson)
            if !people.isEmpty {
                names = people
                return
            }
            if fallback.isEmpty { fallback = found.organisations + found.people }
        }
        names = Array(fallback.prefix(20))
    }

    /// Elements with `rel="author"` or `itemprop="author"`: those near the headline, else the first on the page.
    private static func marked(_ zone: HeadZone) -> AuthorNames.Reading {
        func read(_ nodes: Range<Int>, limit: Int) -> AuthorNames.Reading {
            var texts: [String] = []
            for node in nodes where zone.record(node)?.isAuthor == true && !zone.isHidden(node) {
                let said = zone.text(below: node)
                if !said.isEmpty, said.count <= 160 { texts.append(String(decoding: said, as: UTF8.self)) }
                if texts.count >= limit { break }
            }
            return AuthorNames.read(texts)
        }
        let near = read(zone.nodes, limit: 6)
        return near.names.isEmpty ? read(0..<zone.tree.count, limit: 6) : near
    }

    /// A line that begins with `By`, near the headline or behind the text.
    private static func said(_ zone: HeadZone) -> AuthorNames.Reading {
        let end = min(zone.blocks.blocks.count, zone.content.upperBound + 12)
        for place in zone.places + Array(zone.content.upperBound..<end) {
            let block = zone.blocks.blocks[place]
            let line = zone.text(place)
            guard line.count <= 200, line.first?.isASCIILetter == true else { continue }
            let start = Array(line.prefix(24))
            guard let opener = MetadataWords.openers.first(where: { MetadataWords.begins(start, at: 0, with: $0) }),
                opener.suffix(2).elementsEqual("by".utf8) || opener.count <= 4
            else { continue }
            let found = AuthorNames.read([String(decoding: zone.text(below: block.node), as: UTF8.self)])
            // Other languages' words for `by` begin ordinary lines as well.
            let isPlain = opener.suffix(2).elementsEqual("by".utf8)
            if !isPlain, !found.people.allSatisfy(AuthorNames.isPersonLike) { continue }
            if !(isPlain ? found.names : found.people).isEmpty { return found }
        }
        return AuthorNames.Reading()
    }

    private static let names = HashSet(
        ["byline", "author", "authors", "writer", "contributor", "contributors", "creator"].map {
            TagAttributes.key(of: $0.utf8)
        })

    /// Whether one of the words of a label, which anything but letters and digits parts, names the author.
    private static func nameAuthors(_ label: ArraySlice<UInt8>) -> Bool {
        let names = names
        return label.withUnsafeBufferPointer { label in
            var index = 0
            while index < label.count {
                var hash = NameHash()
                while index < label.count, label[index].isASCIIAlphanumeric {
                    hash.add(label[index])
                    index += 1
                }
                if names.contains(hash.value) { return true }
                index += 1
            }
            return false
        }
    }

    /// An element whose class names the author, near the headline, else anywhere.
    private static func classed(_ zone: HeadZone) -> AuthorNames.Reading {
        var other = AuthorNames.Reading()
        for nodes in [zone.nodes, 0..<zone.tree.count] {
            for node in nodes where zone.tree.tags[node] != .text && !zone.isHidden(node) {
                guard let record = zone.record(node), !record.classes.isEmpty else { continue }
                let label = zone.scan.labels[Int(record.classes.lowerBound)..<Int(record.classes.upperBound)]
                guard nameAuthors(label) else { continue }
                let length = zone.tree.textLength(node)
                guard length >= 4, length <= 200 else { continue }
                let found = AuthorNames.read([String(decoding: zone.text(below: node), as: UTF8.self)])
                let people = found.people.filter(AuthorNames.isPersonLike)
                if !people.isEmpty { return AuthorNames.Reading(people: people) }
                if other.names.isEmpty { other = found }
            }
        }
        return other
    }

    /// A line that is a name and nothing else, or a name and a date, next to the date below the headline.
    private static func besideDate(_ zone: HeadZone) -> AuthorNames.Reading {
        for place in zone.places where place > zone.headline {
            let text = zone.text(place)
            guard text.count <= 90, let found = DateReader.find(in: text, shortYears: true) else { continue }
            let lines =
                [text[..<found.range.lowerBound], zone.text(place - 1)]
                + (place + 1 < zone.blocks.blocks.count ? [zone.text(place + 1)] : [])
            for line in lines where line.count <= 48 && line.count >= 5 {
                let name = String(decoding: line, as: UTF8.self)
                let people = AuthorNames.read([name]).people
                if people.count == 1, people[0].utf8.count + 4 >= line[line.trimmedRange].count,
                    AuthorNames.isPersonLike(people[0]), people[0].split(separator: " ").count <= 3
                {
                    return AuthorNames.Reading(people: people)
                }
            }
        }
        return AuthorNames.Reading()
    }
}
