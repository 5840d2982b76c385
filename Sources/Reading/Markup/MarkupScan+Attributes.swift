/// What attributes say: metadata, and a record for each element that says something.
extension MarkupScan {
    func value(_ range: Range<Int>) -> String { Entities.decoded(page[range]) }

    mutating func takeMeta(_ attributes: TagAttributes) {
        guard metas.count < 500, let content = attributes[.content],
            let name = attributes[.property] ?? attributes[.name] ?? attributes[.itemprop]
        else { return }
        metas.append((value(name).lowercased(), value(content)))
    }

    private static func bits(_ names: [AttributeName]) -> UInt32 { names.reduce(0) { $0 | $1.bit } }

    private static let labelled: [AttributeName] = [
        .role, .itemprop, .dataTestid, .dataComponent, .dataType, .ariaLabel,
    ]
    private static let labelledBits = bits(labelled)

    /// Attributes that say how an element looks.
    private static let paintingBits = bits([.style, .color, .bgcolor, .text, .background])

    /// Attributes that say nothing, or what is asked for in another way.
    private static let wantedBits =
        labelledBits | paintingBits
        | bits([.class, .id, .rel, .datetime, .hidden, .ariaHidden, .popover, .dir, .open])

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
        guard attributes.holdsAny(of: Self.wantedBits) || !isNamed || attributes.holdsData else { return nil }
        var record = Record()
        record.source = Int32(attributes.start)
        record.attributeBits = attributes.bits
        if !isNamed {
            var begin = attributes.start
            while begin > 0, attributes.start - begin < 40, page[begin - 1] != UInt8(ascii: "<") { begin -= 1 }
            record.nameKey = TagAttributes.key(of: page[begin..<attributes.start].lazy.map(\.lowered))
        }
        let start = Int32(labels.count)
        if let range = attributes[.class] {
            appendLabel(range)
            record.classes = start..<Int32(labels.count)
            record.hasOddClasses = range.count > 400 || page[range].contains(UInt8(ascii: "&"))
            if record.hasOddClasses { names.fill() } else { keepClassKeys(of: &record) }
        }
        if let range = attributes[.id] {
            labels.append(32)
            let begin = Int32(labels.count)
            appendLabel(range)
            record.identifier = begin..<Int32(labels.count)
            record.identifierKey = TagAttributes.key(of: labels[Int(begin)...])
            names.insert(record.identifierKey)
        }
        if attributes.holdsAny(of: Self.labelledBits) {
            for name in Self.labelled {
                guard let range = attributes[name] else { continue }
                labels.append(32)
                appendLabel(range)
            }
        }
        record.label = start..<Int32(labels.count)
        record.labelKey = labelKey(of: record)
        if let range = attributes[.itemprop] {
            record.isArticleBody = page[range].holds("articlebody")
            record.isHeadline = page[range].elementsEqual("headline".utf8)
            record.isAuthor = page[range].elementsEqual("author".utf8)
        }
        if let range = attributes[.rel], page[range].holds("author") { record.isAuthor = true }
        if let range = attributes[.datetime] { record.datetime = Int32(range.lowerBound)..<Int32(range.upperBound) }
        if attributes[.hidden] != nil {
            record.isHidden = true
            record.isStreamed = attributes[.id].map { page[$0].starts(with: "S:".utf8) } ?? false
        }
        if let range = attributes[.ariaHidden], page[range].holds("true") { record.isSilent = true }
        if attributes[.popover] != nil { record.isHidden = true }
        // `<bdo dir=rtl>` shows its letters and digits in the reverse order.
        if let range = attributes[.dir], page[range].holds("rtl"), attributes.start >= 4,
            page.matches("<bdo", at: attributes.start - 4)
        {
            record.isHidden = true
        }
        record.isOpen = attributes[.open] != nil
        record.isPainted = attributes.holdsAny(of: Self.paintingBits)
        let says =
            !record.label.isEmpty || record.isHidden || record.isSilent || record.isPainted || record.isAuthor
            || record.isOpen || !record.datetime.isEmpty || !isNamed || attributes.holdsData
        guard says, records.count < Int(Int32.max) else { return nil }
        records.append(record)
        return records.count - 1
    }

    /// The label's parts hashed together.
    private func labelKey(of record: Record) -> UInt64 {
        var hash = NameHash()
        if !record.hasOddClasses {
            for place in record.classKeys { hash.add(classKeys[Int(place)]) }
        }
        if record.identifierKey != 0 {
            hash.add(record.identifierKey)
            hash.add(UInt8(ascii: "#"))
        }
        let hashed =
            record.hasOddClasses
            ? record.label.lowerBound
            : max(record.label.lowerBound, record.classes.upperBound, record.identifier.upperBound)
        for byte in labels[Int(hashed)..<Int(record.label.upperBound)] { hash.add(byte) }
        return hash.value
    }

    private mutating func keepClassKeys(of record: inout Record) {
        let first = Int32(classKeys.count)
        labels.withUnsafeBufferPointer { labels in
            var index = Int(record.classes.lowerBound)
            let end = Int(record.classes.upperBound)
            while index < end {
                var hash = NameHash()
                let start = index
                while index < end, labels[index] != 32 {
                    hash.add(labels[index])
                    index += 1
                }
                if index > start {
                    classKeys.append(hash.value)
                    names.insert(hash.value)
                }
                index += 1
            }
        }
        record.classKeys = first..<Int32(classKeys.count)
    }

    /// In lower case, a hyphen where `camelCase` begins a word.
    private mutating func appendLabel(_ range: Range<Int>) {
        let start = labels.count
        labels.append(contentsOf: page[range.prefix(400)])
        let hasCapitals = labels.withUnsafeMutableBufferPointer { labels in
            var hasCapitals = false
            for index in start..<labels.count {
                let byte = labels[index]
                if byte.isASCIIUpper { hasCapitals = true }
                labels[index] = byte.isASCIISpace ? 32 : byte
            }
            return hasCapitals
        }
        guard hasCapitals else { return }
        let written = Array(labels[start...])
        labels.removeLast(labels.count - start)
        var previous: UInt8 = 0
        for byte in written {
            if byte.isASCIIUpper, !previous.isASCIIUpper, previous.isASCIILetter { labels.append(45) }
            labels.append(byte.lowered)
            previous = byte
        }
    }
}
