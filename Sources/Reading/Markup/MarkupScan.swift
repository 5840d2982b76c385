/// One pass over a page's bytes: what libxml2 has to see, made safe, and what the page says about itself.
///
/// Scripts, styles, comments, drawings and templates are dropped. libxml2, which says what stands in what, gets to see
/// the names of tags and a letter for each stretch of text; the texts themselves, and what the elements' attributes
/// say, are kept here.
struct MarkupScan {
    /// What an element's attributes say.
    struct Record {
        /// Class, identifier, role and the like in lower case, as a stretch of `labels`.
        var label: Range<Int32> = 0..<0
        /// A hash of the label.
        var labelKey: UInt64 = 0
        /// The element's classes alone, as a stretch of `labels`.
        var classes: Range<Int32> = 0..<0
        /// The element's identifier alone, as a stretch of `labels`.
        var identifier: Range<Int32> = 0..<0
        /// The hashes of its classes, a stretch of `classKeys`.
        var classKeys: Range<Int32> = 0..<0
        /// The hash of its identifier, 0 where it has none.
        var identifierKey: UInt64 = 0
        /// Its attributes, a bit for each by the last six bits of its name's hash.
        var attributeBits: UInt64 = 0
        /// The hash of its name, for elements that have no `Tag`.
        var nameKey: UInt64 = 0
        /// The `datetime` of a time element, as a stretch of the page.
        var datetime: Range<Int32> = 0..<0
        /// Where the element's attributes begin in the page.
        var source: Int32 = 0
        /// `hidden` or `popover`.
        var isHidden = false
        /// `aria-hidden`: mostly not meant to be read, though scripts undo it.
        var isSilent = false
        /// A part that React streamed, which its script shows.
        var isStreamed = false
        /// Whether it has a style or a colour of its own.
        var isPainted = false
        /// Whether its classes are longer than the label holds, or written with references.
        var hasOddClasses = false
        /// `open`, of dialogues.
        var isOpen = false
        /// `itemprop="articleBody"`.
        var isArticleBody = false
        /// `rel="author"` or `itemprop="author"`.
        var isAuthor = false
        /// `itemprop="headline"`.
        var isHeadline = false
    }

    /// The page as it was given.
    let page: [UInt8]
    let limits: ReadingLimits
    /// A start tag of `markup` or a stretch of text in it.
    struct Item {
        /// `text` for a stretch of text.
        let tag: Tag
        /// The number of the tag's record, −1 for none; the end of the text in `texts`.
        let value: Int32
    }

    /// What libxml2 gets: tags, `x` for each text, a space for white space alone.
    var markup: [UInt8] = []
    /// The start tags and texts of `markup`, in their order.
    var items: [Item] = []
    /// The texts, one after the other, in valid UTF-8.
    var texts: [UInt8] = []
    /// Where the text begins that no item stands for yet.
    var textStart = 0
    var records: [Record] = []
    /// The numbers of the records of `html` and `body`, −1 for none.
    private(set) var htmlRecord = -1
    private(set) var bodyRecord = -1
    var labels: [UInt8] = []
    /// Hashes of classes, record after record.
    var classKeys: [UInt64] = []
    /// The classes and identifiers that the page uses: what is not in there, no element has.
    var names = NameFilter()
    /// The `meta` elements: name (in lower case) and content.
    var metas: [(name: String, content: String)] = []
    /// The texts of scripts of type `application/ld+json`.
    var jsonLD: [Range<Int>] = []
    /// The page's own style sheets.
    var styles: [Range<Int>] = []
    /// The canonical address.
    var canonical: String?
    /// The `title` element.
    var title: String?
    /// The `lang` of the page.
    var language: String?
    /// Templates, noscript parts and comments that hold words.
    var hiddenTexts = 0

    /// Whether a script of React's puts streamed parts, which arrive hidden, in their places as the page loads.
    var revealsStreams = false

    private var depth = 0
    private let elements = ElementTable.shared
    private let attributeNames = AttributeName.byKey
    /// How many of each element are open: of those that are known, and of others by the hashes of their names.
    private var openKnown: [Int]
    private var openNames: [UInt64: Int] = [:]
    /// Room for the attributes of the next tag.
    private var spareItems: [TagAttributes.Item] = []
    private var paragraphIsOpen = false
    /// Names of dropped elements that have no end tag any more.
    var hopeless: Set<String> = []

    init(_ page: [UInt8], limits: ReadingLimits) {
        self.page = page
        self.limits = limits
        openKnown = [Int](repeating: 0, count: ElementTable.shared.count)
        markup.reserveCapacity(page.count / 6)
        texts.reserveCapacity(page.count / 6)
        run()
    }

    // MARK: The walk

    /// 0 is copied, 1 begins a tag, 2 a reference, 3 is dropped, 4 may begin a non-character.
    private static let classOfByte: [UInt8] = (0..<256).map { value in
        switch value {
        case 0x3C: 1
        case 0x26: 2
        case 0..<9, 11, 14..<32, 127: 3
        case 0xEF: 4
        default: 0
        }
    }

    private mutating func run() {
        markup.append(contentsOf: "<html><body>".utf8)
        items = [Item(tag: .html, value: -1), Item(tag: .body, value: -1)]
        var index = 0
        var start = 0
        let classes = Self.classOfByte
        func flush(_ scan: inout MarkupScan, _ end: Int) {
            if start < end { scan.texts.append(contentsOf: scan.page[start..<end]) }
        }
        while index < page.count {
            let kind = classes[Int(page[index])]
            if kind == 0 {
                index += 1
                continue
            }
            flush(&self, index)
            switch kind {
            case 1: index = tag(at: index)
            case 2: index = reference(at: index)
            case 4:
                let isNoCharacter = index + 2 < page.count && page[index + 1] == 0xBF && page[index + 2] >= 0xBE
                if !isNoCharacter { texts.append(page[index]) }
                index += isNoCharacter ? 3 : 1
            default:
                texts.append(32)
                index += 1
            }
            start = index
        }
        flush(&self, index)
        endText()
    }

    /// Puts an item in the place of the text before a tag.
    private mutating func endText() {
        var index = textStart
        while index < texts.count, [32, 10, 9, 13].contains(texts[index]) { index += 1 }
        if index < texts.count {
            markup.append(UInt8(ascii: "x"))
            items.append(Item(tag: .text, value: Int32(texts.count)))
            textStart = texts.count
        } else if textStart < texts.count {
            markup.append(32)
            texts.removeLast(texts.count - textStart)
        }
    }

    private mutating func reference(at ampersand: Int) -> Int {
        guard let found = Entities.reference(in: page, at: ampersand) else {
            texts.append(UInt8(ascii: "&"))
            return ampersand + 1
        }
        switch found.scalar {
        case 0..<9, 11, 14..<32, 127..<160, 0xFFFE...0xFFFF: texts.append(32)
        default: texts.append(scalar: found.scalar)
        }
        return found.end
    }

    private mutating func tag(at open: Int) -> Int {
        guard open + 1 < page.count else { return open + 1 }
        let next = page[open + 1]
        if next == UInt8(ascii: "!") || next == UInt8(ascii: "?") { return skipDeclaration(at: open) }
        if next == UInt8(ascii: "/") {
            guard open + 2 < page.count, page[open + 2].isASCIILetter else {
                return min(page.count, page.firstPlace(of: UInt8(ascii: ">"), from: open) + 1)
            }
            let nameEnd = endOfName(from: open + 2)
            closeTag(open + 2..<nameEnd)
            return min(page.count, page.firstPlace(of: UInt8(ascii: ">"), from: nameEnd) + 1)
        }
        guard next.isASCIILetter else {
            texts.append(UInt8(ascii: "<"))
            return open + 1
        }
        return openTag(at: open)
    }

    private mutating func skipDeclaration(at open: Int) -> Int {
        guard page.matches("<!--", at: open) else {
            return min(page.count, page.firstPlace(of: UInt8(ascii: ">"), from: open) + 1)
        }
        var index = open + 4
        if index < page.count, page[index] == UInt8(ascii: ">") { return index + 1 }
        while index < page.count {
            index = page.firstPlace(of: UInt8(ascii: ">"), from: index)
            if index >= page.count { break }
            let isEnd = page[index - 1] == 45 && page[index - 2] == 45 || page[index - 1] == 33 && page[index - 2] == 45
            if isEnd { break }
            index += 1
        }
        let body = page[open + 4..<max(open + 4, min(index, page.count))]
        if Self.holdsProse(body) { hiddenTexts += 1 }
        return min(page.count, index + 1)
    }

    private func endOfName(from start: Int) -> Int {
        var index = start
        while index < page.count, !page[index].isASCIISpace, page[index] != UInt8(ascii: ">"),
            page[index] != UInt8(ascii: "/")
        {
            index += 1
        }
        return index
    }

    /// The hash of a name in lower case; `nil` for one that is no plain name.
    private func nameKey(_ range: Range<Int>) -> UInt64? {
        guard range.count <= 40 else { return nil }
        var hash = NameHash()
        for index in range {
            let byte = page[index].lowered
            guard byte.isASCIIAlphanumeric || byte == 45 else { return nil }
            hash.add(byte)
        }
        return hash.value
    }

    private static let span = TagAttributes.key(of: "span".utf8)

    /// How many elements of a name are open, or how many more and fewer.
    private func openCount(_ key: UInt64, _ element: ElementTable.Element?) -> Int {
        element.map { openKnown[$0.number] } ?? openNames[key] ?? 0
    }

    private mutating func changeOpen(_ key: UInt64, _ element: ElementTable.Element?, by change: Int) {
        if let element { openKnown[element.number] += change } else { openNames[key, default: 0] += change }
    }

    /// Adds a tag to `markup`; without a name that of any inline element.
    private mutating func append(_ opening: StaticString, _ name: Range<Int>?) {
        for place in 0..<opening.utf8CodeUnitCount { markup.append(opening.utf8Start[place]) }
        if let name {
            for index in name { markup.append(page[index].lowered) }
        } else {
            markup.append(contentsOf: "span".utf8)
        }
        markup.append(UInt8(ascii: ">"))
    }

    private mutating func openTag(at open: Int) -> Int {
        let nameEnd = endOfName(from: open + 1)
        let name = open + 1..<nameEnd
        let plainKey = nameKey(name)
        let key = plainKey ?? Self.span
        let element = elements.element(key)
        var attributes = TagAttributes(
            page, from: nameEnd, limit: limits.attributeBytes, names: attributeNames, reusing: &spareItems)
        defer { attributes.giveBack(to: &spareItems) }
        let end = attributes.end
        switch element?.kind ?? .plain {
        case .html:
            if language == nil, let range = attributes[.lang] ?? attributes[.xmlLang] { language = value(range) }
            if htmlRecord < 0 { htmlRecord = record(of: &attributes) ?? -1 }
            return end
        case .body:
            if bodyRecord < 0 { bodyRecord = record(of: &attributes) ?? -1 }
            return end
        case .meta:
            takeMeta(attributes)
            return end
        case .link:
            if canonical == nil, let rel = attributes[.rel], let href = attributes[.href],
                value(rel).lowercased() == "canonical"
            {
                canonical = value(href)
            }
            return end
        case .head, .nothing, .image: return end
        case .line:
            endText()
            append("<", name)
            items.append(Item(tag: element?.tag ?? .other, value: -1))
            return end
        case .plain: break
        }
        let traits = element?.traits ?? []
        if traits.contains(.dropped) {
            let text = String(decoding: page[name].lazy.map(\.lowered), as: UTF8.self)
            if !(text == "template" && attributes[.shadowrootmode] != nil) {
                return drop(text, Array(text.utf8), attributes, contentFrom: end)
            }
        }
        endText()
        if paragraphIsOpen, traits.contains(.endsParagraph) {
            markup.append(contentsOf: "</p>".utf8)
            paragraphIsOpen = false
        }
        if element?.tag == .p { paragraphIsOpen = true }
        if !traits.contains(.selfEnding) {
            guard depth < limits.nesting else { return end }
            depth += 1
        }
        changeOpen(key, element, by: 1)
        append("<", plainKey == nil ? nil : name)
        let tag = plainKey == nil ? .span : element?.tag ?? .other
        let number = record(of: &attributes, isNamed: element.map { $0.tag != .other } ?? false)
        items.append(Item(tag: tag, value: Int32(number ?? -1)))
        if attributes.isSelfClosing, page[name].contains(45) { closeTag(name) }
        return end
    }

    private mutating func closeTag(_ name: Range<Int>) {
        // An end tag without a start does nothing in HTML; </p> and </br> would make empty elements.
        guard let key = nameKey(name) else { return }
        let element = elements.element(key)
        guard openCount(key, element) > 0 else { return }
        changeOpen(key, element, by: -1)
        if element?.traits.contains(.selfEnding) != true { depth = max(0, depth - 1) }
        if element?.tag == .p { paragraphIsOpen = false }
        endText()
        append("</", name)
    }
}
