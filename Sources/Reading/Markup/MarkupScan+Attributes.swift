/// What attributes say: metadata, and a record for each element that says something.
extension MarkupScan {
    func value(_ range: Range<Int>) -> String { Entities.decoded(page[range]) }

    mutating func takeMeta(_ attributes: TagAttributes) {
        guard metas.count < 500, let content = attributes["content"],
            let name = attributes["property"] ?? attributes["name"] ?? attributes["itemprop"]
        else { return }
        metas.append((value(name).lowercased(), value(content)))
    }

    private static let labelled: [StaticString] = [
        "role", "itemprop", "data-testid", "data-component", "data-type", "aria-label",
    ]

    /// Attributes that say how an element looks.
    private static let painting: [StaticString] = ["style", "color", "bgcolor", "text", "background"]

    /// The record of an element of the tree; of `html` and `body`, which libxml2 sees without their attributes, too.
    func record(of node: Int, _ tree: PageTree) -> Record? {
        let number =
            switch tree.tags[node] {
            case .html: htmlRecord
            case .body: bodyRecord
            default: Int(tree.details[node])
            }
        return number >= 0 && number < records.count ? records[number] : nil
    }

    /// Keeps what matters of the attributes; `nil` where nothing does.
    /// Elements without a `Tag` always have one, since only there their names are found again.
    mutating func record(of attributes: inout TagAttributes, isNamed: Bool = true) -> Int? {
        guard !attributes.isEmpty || !isNamed else { return nil }
        var record = Record()
        record.source = Int32(attributes.start)
        record.attributeBits = attributes.bits
        if !isNamed {
            var begin = attributes.start
            while begin > 0, attributes.start - begin < 40, page[begin - 1] != UInt8(ascii: "<") { begin -= 1 }
            record.nameKey = TagAttributes.key(of: page[begin..<attributes.start].lazy.map(\.lowered))
        }
        let start = Int32(labels.count)
        if let range = attributes["class"] {
            appendLabel(range)
            record.classes = start..<Int32(labels.count)
            record.hasOddClasses = range.count > 400 || page[range].contains(UInt8(ascii: "&"))
            if record.hasOddClasses { names.fill() } else { keepClassKeys(of: &record) }
        }
        if let range = attributes["id"] {
            labels.append(32)
            let begin = Int32(labels.count)
            appendLabel(range)
            record.identifier = begin..<Int32(labels.count)
            record.identifierKey = TagAttributes.key(of: labels[Int(begin)...])
            names.insert(record.identifierKey)
        }
        for name in Self.labelled {
            guard let range = attributes[name] else { continue }
            labels.append(32)
            appendLabel(range)
        }
        record.label = start..<Int32(labels.count)
        if let range = attributes["itemprop"] {
            record.isArticleBody = page[range].holds("articlebody")
            record.isHeadline = page[range].elementsEqual("headline".utf8)
            record.isAuthor = page[range].elementsEqual("author".utf8)
        }
        if let range = attributes["rel"], page[range].holds("author") { record.isAuthor = true }
        if let range = attributes["datetime"] { record.datetime = Int32(range.lowerBound)..<Int32(range.upperBound) }
        if attributes["hidden"] != nil {
            record.isHidden = true
            record.isStreamed = attributes["id"].map { page[$0].starts(with: "S:".utf8) } ?? false
        }
        if let range = attributes["aria-hidden"], page[range].holds("true") { record.isSilent = true }
        if attributes["popover"] != nil { record.isHidden = true }
        // `<bdo dir=rtl>` shows its letters and digits in the reverse order.
        if let range = attributes["dir"], page[range].holds("rtl"), attributes.start >= 4,
            page.matches("<bdo", at: attributes.start - 4)
        {
            record.isHidden = true
        }
        record.isOpen = attributes["open"] != nil
        for name in Self.painting where attributes[name] != nil { record.isPainted = true }
        let says =
            !record.label.isEmpty || record.isHidden || record.isSilent || record.isPainted || record.isAuthor
            || record.isOpen || !record.datetime.isEmpty || !isNamed || attributes.holdsData
        guard says, records.count < Int(Int32.max) else { return nil }
        records.append(record)
        return records.count - 1
    }

    private mutating func keepClassKeys(of record: inout Record) {
        let first = Int32(classKeys.count)
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var length = 0
        for index in Int(record.classes.lowerBound)...Int(record.classes.upperBound) {
            if index < Int(record.classes.upperBound), labels[index] != 32 {
                hash = (hash ^ UInt64(labels[index])) &* 0x100_0000_01B3
                length += 1
            } else if length > 0 {
                classKeys.append(hash)
                names.insert(hash)
                hash = 0xCBF2_9CE4_8422_2325
                length = 0
            }
        }
        record.classKeys = first..<Int32(classKeys.count)
    }

    /// In lower case, a hyphen where `camelCase` begins a word.
    private mutating func appendLabel(_ range: Range<Int>) {
        for index in range.prefix(400) {
            let byte = page[index]
            if byte.isASCIIUpper, index > range.lowerBound, !page[index - 1].isASCIIUpper, page[index - 1].isASCIILetter
            {
                labels.append(45)
            }
            labels.append(byte.isASCIISpace ? 32 : byte.lowered)
        }
    }
}
