import Domain

/// A plain text as a person saves it from a browser, with its parts told apart.
struct TextPage {
    private(set) var title: String?
    private(set) var authors: [String] = []
    private(set) var published: CalendarDate?
    private(set) var outlet: String?
    private(set) var isSample = false
    /// The paragraphs of the article.
    private(set) var body: [TextLines.Paragraph] = []

    private let text: [UInt8]

    init(_ text: [UInt8]) {
        self.text = text
        var paragraphs = TextLines(text).paragraphs
        if let marker = paragraphs.firstIndex(where: { Self.isSampleMarker(text[$0.range]) }) {
            isSample = true
            paragraphs.remove(at: marker)
        }
        func firstProse(from place: Int) -> Int? {
            paragraphs[place...].firstIndex {
                TextFurniture.isProse(text[$0.range]) && !isFurniture($0) && !isDateLine($0)
            }
        }
        var prose = firstProse(from: 0)
        // A notice that stands over the page is none of the article, as long as there is one below it.
        while let place = prose, TextFurniture.isNotice(text[paragraphs[place].range]),
            let next = firstProse(from: place + 1)
        {
            prose = next
        }
        guard var start = prose else {
            takeTitle(paragraphs)
            body = paragraphs.filter { !isFurniture($0) && title != collapsed(text[$0.range]) }
            if body.isEmpty { body = paragraphs }
            return
        }
        var titlePlace = takeTitle(Array(paragraphs[..<start]))
        if titlePlace == nil, wordCount(paragraphs[start]) <= 30, start + 1 < paragraphs.count,
            text[paragraphs[start].range].last.map({ [63, 33].contains($0) }) == true
        {
            // A headline that ends in ? or ! reads like a sentence.
            title = collapsed(text[paragraphs[start].range])
            titlePlace = start
            start = firstProse(from: start + 1) ?? start + 1
        }
        let head = paragraphs[..<start]
        readHead(Array(head), titlePlace)
        // Between headline and text a summary stays, a by-line does not.
        if let titlePlace {
            body = head[(head.startIndex + titlePlace + 1)...].filter { paragraph in
                wordCount(paragraph) >= 8 && !isFurniture(paragraph) && !isDateLine(paragraph)
                    && AuthorNames.names(in: [collapsed(text[paragraph.range])]).count < 2
            }
        }
        let rest = Array(paragraphs[start...])
        body += withoutFoot(rest)
        readFoot(rest)
    }

    static func isSampleMarker(_ line: ArraySlice<UInt8>) -> Bool {
        line.matches("sample article:", at: line.startIndex)
    }

    // MARK: What lines are

    private func wordCount(_ paragraph: TextLines.Paragraph) -> Int { TextFurniture.wordCount(text[paragraph.range]) }

    private func isFurniture(_ paragraph: TextLines.Paragraph) -> Bool {
        let line = text[paragraph.range]
        return TextFurniture.isTicker(line) || TextFurniture.isControls(line) || FurnitureLines.contain(line)
    }

    private func isDateLine(_ paragraph: TextLines.Paragraph) -> Bool {
        let line = text[paragraph.range]
        return line.count <= 120 && DateReader.find(in: line) != nil && wordCount(paragraph) <= 14
            && !line.contains { [36, 37].contains($0) }
    }

    // MARK: The head

    /// The first line that reads like a headline; its place among the paragraphs.
    @discardableResult
    private mutating func takeTitle(_ head: [TextLines.Paragraph]) -> Int? {
        func candidates(_ least: Int) -> Int? {
            head.firstIndex { paragraph in
                let line = text[paragraph.range]
                let words = wordCount(paragraph)
                return words >= least && words <= 40 && line.count <= 250 && line.last != UInt8(ascii: ".")
                    && !line.matches("by ", at: line.startIndex) && !isFurniture(paragraph)
                    && !isDateLine(paragraph) && line.last != UInt8(ascii: ":")
            }
        }
        guard let place = candidates(5) ?? candidates(3) ?? candidates(2) else { return nil }
        title = collapsed(text[head[place].range])
        return place
    }

    private mutating func readHead(_ head: [TextLines.Paragraph], _ titlePlace: Int?) {
        for (place, paragraph) in head.enumerated() where place != titlePlace {
            let line = text[paragraph.range]
            if published == nil, line.count <= 150, let found = DateReader.find(in: line) { published = found.date }
            if let name = named(line, by: ["source:", "outlet:", "publication:", "publisher:", "via:"]),
                name.utf8.count <= 60
            {
                outlet = outlet ?? name
            }
            if let titlePlace, place < titlePlace {
                if place == 0, outlet == nil { outlet = nameplate(line, paragraph) }
                continue
            }
            let isDated = [place - 1, place + 1].contains {
                head.indices.contains($0) && $0 != titlePlace && DateReader.find(in: text[head[$0].range]) != nil
            }
            if authors.isEmpty { authors = byline(line, paragraph, isDated: isDated) }
        }
    }

    /// The publication's name where it stands alone at the top: a few capitalised words.
    private func nameplate(_ line: ArraySlice<UInt8>, _ paragraph: TextLines.Paragraph) -> String? {
        let words = line.split(separator: 32)
        guard (1...4).contains(words.count), line.count <= 40, !isFurniture(paragraph),
            words.allSatisfy({ word in word.first.map { $0.isASCIIUpper || $0 >= 0x80 } == true }),
            !line.contains(where: { $0.isASCIIDigit || [36, 37, 58, 46].contains($0) })
        else { return nil }
        // A nameplate in capitals: short words may be initials and stay.
        let isLoud = !line.contains { $0 >= 97 && $0 <= 122 } && words.allSatisfy { $0.count >= 5 }
        guard isLoud else { return collapsed(line) }
        return words.map { word in
            String(decoding: word.enumerated().map { $0.offset == 0 ? $0.element : $0.element.lowered }, as: UTF8.self)
        }.joined(separator: " ")
    }

    /// The names in a line such as `By Ada Fenwick`, `Mei Thornbury` or `T. Bright, correspondent | 1 May 2024`.
    /// Without `By` it is one only where a date stands in it, above it or below it.
    private mutating func byline(
        _ line: ArraySlice<UInt8>, _ paragraph: TextLines.Paragraph, isDated: Bool
    ) -> [String] {
        guard line.count <= 120, !TextFurniture.isTicker(line) else { return [] }
        let date = DateReader.find(in: line)
        let isSaid = TextFurniture.opensByline(line)
        guard isSaid || !TextFurniture.opensDate(line), isSaid || date != nil || isDated && !isFurniture(paragraph)
        else { return [] }
        // What stands after a bar is the agency, the date or the section.
        let parts = collapsed(line[..<(date?.range.lowerBound ?? line.endIndex)]).split(separator: "|")
        guard let first = parts.first else { return [] }
        var names = AuthorNames.names(in: [String(first)]).filter { !TextFurniture.isRole($0) }
        if !isSaid {
            names = names.filter { name in
                let words = name.split(separator: " ")
                return (2...4).contains(words.count) && words.allSatisfy { $0.utf8.first?.isASCIIUpper == true }
                    && !name.utf8.contains { $0 == 36 || $0 == 37 }
            }
        }
        if !names.isEmpty, outlet == nil, parts.count > 1 {
            let agency = collapsed(parts[1].utf8)
            if agency.utf8.first?.isASCIIUpper == true, agency.utf8.count <= 40, !TextFurniture.isRole(agency) {
                outlet = agency
            }
        }
        return names
    }

    private func named(_ line: ArraySlice<UInt8>, by openers: [StaticString]) -> String? {
        for opener in openers where line.matches(opener, at: line.startIndex) {
            let rest = collapsed(line.dropFirst(opener.utf8CodeUnitCount))
            if !rest.isEmpty { return rest }
        }
        return nil
    }

    // MARK: The foot

    /// The text without what follows the article and without single lines of furniture in it.
    private func withoutFoot(_ rest: [TextLines.Paragraph]) -> [TextLines.Paragraph] {
        func prose(_ paragraphs: ArraySlice<TextLines.Paragraph>) -> Int {
            paragraphs.reduce(0) {
                $0 + (TextFurniture.isProse(text[$1.range]) && !isFurniture($1) ? $1.range.count : 0)
            }
        }
        let whole = prose(rest[...])
        var end = rest.count
        for place in rest.indices.dropFirst() where rest[place].startsChunk {
            let line = text[rest[place].range]
            guard TextFurniture.closes(line) else { continue }
            // What begins like the foot may be a line between paragraphs: it is the foot where little follows. Comments
            // may be long.
            let share = TextFurniture.beginsComments(line) ? 2 : 6
            if prose(rest[place...]) * share <= whole {
                end = place
                break
            }
        }
        var kept = rest[..<end].filter { !isFurniture($0) }
        // Loose ends: short lines after the last sentence.
        while kept.count > 1, let last = kept.last, !TextFurniture.isProse(text[last.range]),
            !TextFurniture.endsSentence(text[last.range])
        {
            kept.removeLast()
        }
        return kept
    }

    /// Names of the publication and dates that stand below the text or in its dateline.
    private mutating func readFoot(_ rest: [TextLines.Paragraph]) {
        for paragraph in rest {
            let line = text[paragraph.range]
            if published == nil,
                line.matches("published", at: line.startIndex) || line.matches("posted", at: line.startIndex),
                line.count <= 120
            {
                published = DateReader.find(in: line)?.date
            }
            guard outlet == nil, line.count <= 120 else { continue }
            outlet = named(line, by: ["source:", "outlet:", "publication:", "publisher:"]) ?? coverage(line)
        }
        if published == nil, let first = rest.first {
            // LONDON, April 29, 2024 (Wire) — the dateline stands before a dash.
            let line = text[first.range].prefix(90)
            if let found = DateReader.find(in: line),
                line[..<found.range.lowerBound].allSatisfy({ !($0 >= 97 && $0 <= 122) || $0.isASCIILetter }),
                line[found.range.upperBound...].prefix(30).holds("\u{2014}")
                    || line[found.range.upperBound...].prefix(30).holds("--")
                    || line[found.range.upperBound...].prefix(30).holds("\u{2013}")
                    || line[found.range.upperBound...].prefix(30).holds(" - ")
            {
                published = found.date
            }
        }
    }

    /// The outlet in `Check out more of Harbour Wire's … coverage`.
    private func coverage(_ line: ArraySlice<UInt8>) -> String? {
        let opener: StaticString = "check out more of "
        guard line.matches(opener, at: line.startIndex) else { return nil }
        let rest = collapsed(line.dropFirst(opener.utf8CodeUnitCount)).replacing("’", with: "'")
        guard let mark = rest.firstRange(of: "'s ") else { return nil }
        let name = String(rest[..<mark.lowerBound])
        return name.utf8.count <= 40 && name.utf8.first?.isASCIIUpper == true ? name : nil
    }
}
