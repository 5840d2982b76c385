import Domain

/// Makes an article of a plain text.
struct TextReader {
    let context: ReadingContext

    /// `nil` where there is nothing to read.
    func article(from bytes: [UInt8], notes: [ReadingNote]) -> Article? {
        context.verbatim ? verbatim(bytes, notes) : cut(bytes, notes)
    }

    private func cut(_ bytes: [UInt8], _ notes: [ReadingNote]) -> Article? {
        let clean = Self.withoutControls(bytes)
        let page = TextPage(clean)
        var assembler = TextAssembler()
        for paragraph in page.body {
            let text =
                paragraph.isWrapped ? Array(collapsed(clean[paragraph.range]).utf8) : Array(clean[paragraph.range])
            let (role, body) = Self.role(text[...])
            assembler.add(body, role: role, path: "line \(paragraph.line)")
        }
        guard !assembler.paragraphs.isEmpty else { return nil }
        let language = ArticleFinishing.language(of: assembler.text, declared: nil)
        let stated = page.published.map { PublishedDate(date: $0, source: .text) }
        return Article(
            title: page.title.map(Self.scrubbed), authors: page.authors,
            published: ArticleFinishing.published(stated, url: context.url, context: context),
            outlet: page.outlet ?? ArticleFinishing.host(of: context.url), url: context.url, language: language.tag,
            text: String(decoding: assembler.text, as: UTF8.self), paragraphs: assembler.paragraphs,
            isSample: page.isSample, notes: notes + assembler.scrubber.notes + language.notes,
            location: context.location)
    }

    /// The text as it stands: paragraphs are found over it, nothing is cut.
    private func verbatim(_ bytes: [UInt8], _ notes: [ReadingNote]) -> Article? {
        let lines = TextLines(bytes).paragraphs
        guard let first = lines.first else { return nil }
        let title = lines.count > 1 && Self.isHeadline(bytes[first.range]) ? collapsed(bytes[first.range]) : nil
        var paragraphs: [Paragraph] = []
        var place = 0
        var length = 0
        var isSample = false
        for line in lines {
            length += scalarCount(bytes[place..<line.range.lowerBound])
            let count = scalarCount(bytes[line.range])
            if TextPage.isSampleMarker(bytes[line.range]) { isSample = true }
            if let range = TextRange(start: length, end: length + count) {
                let isTitle = title != nil && line.range == first.range
                let role: Paragraph.Role = isTitle ? .heading : Self.role(bytes[line.range]).role
                paragraphs.append(Paragraph(range: range, role: role, path: "line \(line.line)"))
            }
            length += count
            place = line.range.upperBound
        }
        let text = String(decoding: bytes, as: UTF8.self)
        var scrubber = Scrubber()
        scrubber.inspect(text)
        let language = ArticleFinishing.language(of: bytes, declared: nil)
        let published =
            context.published.map { PublishedDate(date: $0, source: .operatorGiven) }
            ?? TextPage(bytes).published.map { PublishedDate(date: $0, source: .text) }
        return Article(
            title: title, published: ArticleFinishing.published(published, url: context.url, context: context),
            outlet: ArticleFinishing.host(of: context.url), url: context.url, language: language.tag, text: text,
            paragraphs: paragraphs, isSample: isSample, notes: notes + scrubber.notes + language.notes,
            location: context.location)
    }

    /// Controls are left out, and those that part words become spaces.
    private static func withoutControls(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        for byte in bytes {
            switch byte {
            case 11, 12: out.append(32)
            case 0..<9, 14..<32, 127: break
            default: out.append(byte)
            }
        }
        return out
    }

    private static func isHeadline(_ line: ArraySlice<UInt8>) -> Bool {
        let words = TextFurniture.wordCount(line)
        return words >= 3 && words <= 30 && line.count <= 200 && line.last != 46 && line.last != 58
    }

    private static func scrubbed(_ text: String) -> String {
        var scrubber = Scrubber()
        return String(decoding: scrubber.cleaned(Array(text.utf8)[...]), as: UTF8.self)
    }

    /// Whether a line is an item of a list, and the text without its mark.
    private static func role(_ line: ArraySlice<UInt8>) -> (role: Paragraph.Role, text: ArraySlice<UInt8>) {
        for mark in ["- ", "* ", "• ", "– ", "· "] where line.starts(with: mark.utf8) {
            return (.listItem, line.dropFirst(mark.utf8.count))
        }
        return (.body, line)
    }
}
