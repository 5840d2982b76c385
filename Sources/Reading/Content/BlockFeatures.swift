/// What a page's blocks are judged by: see `BlockFeature`.
final class BlockFeatures {
    private let tree: PageTree
    private let page: PageBlocks
    private let finder: ContentFinder
    private let authors: [[UInt8]]

    /// Sums before each block: prose bytes, prose blocks, bytes, linked bytes.
    private let proseBefore: [Int]
    private let proseCountBefore: [Int]
    private let bytesBefore: [Int]
    private let linkedBefore: [Int]
    /// A hash of each block's letters and digits, how often it stands on the page, and whether it did before.
    private let repeats: [Bool]
    private let repeatsEarlier: [Bool]
    private let isClosing: [Bool]
    /// How many elements beside each one are of the same kind and label.
    private let kin: [Int32]
    /// The greatest repetition from each element up to the seventh above it is found by walking up.
    private let labels: [UInt64]
    private let starts = BlockFeature.layout.starts
    private let steps = Steps()

    init(_ finder: ContentFinder, authors: [String]) {
        self.finder = finder
        tree = finder.pageTree
        page = finder.pageBlocks
        labels = finder.labelKeys
        self.authors = authors.map { Array($0.utf8) }.filter { $0.count >= 5 }
        var proseBefore = [0]
        var proseCountBefore = [0]
        var bytesBefore = [0]
        var linkedBefore = [0]
        var repeatsEarlier: [Bool] = []
        var isClosing: [Bool] = []
        var counts = HashTable<Int32>(minimumCapacity: page.blocks.count)
        var hashes: [UInt64] = []
        for block in page.blocks {
            let isProse = block.isProse && !block.traits.contains(.hidden)
            proseBefore.append(proseBefore[proseBefore.count - 1] + (isProse ? block.count : 0))
            proseCountBefore.append(proseCountBefore[proseCountBefore.count - 1] + (isProse ? 1 : 0))
            bytesBefore.append(bytesBefore[bytesBefore.count - 1] + block.count)
            linkedBefore.append(linkedBefore[linkedBefore.count - 1] + block.linked)
            let hash = Self.foldedHash(page.text[block.text])
            hashes.append(hash)
            repeatsEarlier.append(counts.contains(hash))
            counts[hash, default: 0] += 1
            isClosing.append(block.words < 8 && TextFurniture.closes(page.text[block.text]))
        }
        self.proseBefore = proseBefore
        self.proseCountBefore = proseCountBefore
        self.bytesBefore = bytesBefore
        self.linkedBefore = linkedBefore
        self.repeatsEarlier = repeatsEarlier
        self.isClosing = isClosing
        repeats = hashes.map { (counts[$0] ?? 0) > 1 }
        var groups = HashTable<Int32>(minimumCapacity: page.blocks.count)
        var keys = [UInt64](repeating: 0, count: tree.count)
        for node in 0..<tree.count where tree.tags[node] != .text && !finder.span(node).isEmpty {
            var key = labels[node] ^ UInt64(tree.tags[node].rawValue) &* 0x9E37_79B9_7F4A_7C15
            key = (key ^ UInt64(UInt32(bitPattern: tree.parents[node]))) &* 0x100_0000_01B3
            keys[node] = key
            groups[key, default: 0] += 1
        }
        kin = keys.map { $0 == 0 ? 0 : groups[$0] ?? 0 }
    }

    private static func foldedHash(_ text: ArraySlice<UInt8>) -> UInt64 {
        var hash = NameHash()
        var count = 0
        for byte in text where byte.isASCIIAlphanumeric || byte >= 0x80 {
            hash.add(byte.lowered)
            count += 1
            if count == 80 { break }
        }
        return hash.value
    }

    /// The values that hold of a block, as places in the row of all values.
    func values(of index: Int, _ add: (Int) -> Void) {
        let block = page.blocks[index]
        let text = page.text[block.text]
        let tag = tree.tags[block.node]
        func put(_ feature: BlockFeature, _ value: Int) { add(starts[feature.rawValue] + value) }
        typealias F = BlockFeature
        let few = F.step(block.words, steps.fewWord)
        let links = block.count == 0 ? 0 : block.linked * 100 / block.count
        let tagPlace = steps.tagPlaces[Int(tag.rawValue)]
        let role = F.rolePlace(block.role)
        put(.tag, tagPlace)
        put(.roleAndWords, role * 6 + few)
        put(.words, F.step(block.words, steps.word))
        put(.links, F.step(links, steps.link))
        put(.linksAndWords, F.step(links, steps.fewLink) * 6 + few)
        put(.endAndWords, (block.endsSentence ? 6 : 0) + few)
        put(.stops, F.step(block.stops, steps.stop))
        put(.stopsAndWords, F.step(block.stops * 100 / max(1, block.words), steps.stopShare))
        for (place, trait) in steps.traitSets.enumerated() where block.traits.contains(trait) { put(.trait, place) }
        if FurnitureLines.contain(text) { put(.line, 0) }
        let known = finder.isKnown(index)
        put(.outline, (known == nil ? 0 : known == true ? 2 : 1) * 2 + (block.words > 8 ? 1 : 0))
        surroundings(of: index, block, put)
        neighbours(of: index, block, put)
        wording(of: index, block, text, put)
        put(.ownRepetition, F.step(Int(kin[block.node]), steps.repetition) * steps.tagCount + tagPlace)
        put(.lengthAndTag, F.step(block.count, steps.length) * steps.tagCount + tagPlace)
    }

    private func surroundings(of index: Int, _ block: Block, _ put: (BlockFeature, Int) -> Void) {
        typealias F = BlockFeature
        let whole = max(1, proseBefore[proseBefore.count - 1])
        put(.proseBefore, F.step(proseBefore[index] * 100 / whole, steps.share))
        put(.place, F.step(index * 100 / max(1, page.blocks.count), steps.place))
        let parent = max(0, Int(tree.parents[block.node]))
        let grand = max(0, Int(tree.parents[parent]))
        func share(_ node: Int) -> Int {
            let span = finder.span(node)
            return (proseBefore[span.upperBound] - proseBefore[span.lowerBound]) * 100 / whole
        }
        func linked(_ node: Int) -> Int {
            let span = finder.span(node)
            return (linkedBefore[span.upperBound] - linkedBefore[span.lowerBound]) * 100
                / max(1, bytesBefore[span.upperBound] - bytesBefore[span.lowerBound])
        }
        let span = finder.span(parent)
        put(
            .parentProse,
            F.step(proseCountBefore[span.upperBound] - proseCountBefore[span.lowerBound], steps.count))
        put(.parentShare, F.step(share(parent), steps.parentShare))
        put(.parentLinks, F.step(linked(parent), steps.parentLink))
        put(.parentBlocks, F.step(span.count, steps.count))
        put(.grandparentShare, F.step(share(grand), steps.parentShare))
        put(.grandparentLinks, F.step(linked(grand), steps.parentLink))
        var inside: UInt64 = 0
        var repetition: Int32 = 0
        var furniture = 0
        var isArticle = false
        var titleDepth = 7
        var node = parent
        var level = 1
        let headline = finder.headlineIndex
        while node > 0 || level == 1 {
            inside |= 1 << UInt64(tree.tags[node].rawValue)
            let tag = tree.tags[node]
            if level <= 7, tag != .p, tag != .tr, tag != .td, tag != .tbody { repetition = max(repetition, kin[node]) }
            if share(node) < 60 {
                furniture = max(furniture, finder.evidence(of: node).furniture)
                if finder.evidence(of: node).article { isArticle = true }
            }
            if let headline, titleDepth == 7, level < 7, finder.span(node).contains(headline) { titleDepth = level }
            if node <= 0 { break }
            node = Int(tree.parents[node])
            level += 1
        }
        furniture = max(furniture, finder.evidence(of: block.node).furniture)
        for (place, tag) in steps.insides.enumerated() where inside & (1 << UInt64(tag.rawValue)) != 0 {
            put(.inside, place)
        }
        put(.furniture, furniture)
        if isArticle { put(.articleLabel, 0) }
        put(.repetition, F.step(Int(repetition), steps.repetition))
        if let headline {
            put(
                .titlePlace,
                index < headline - 3
                    ? 1
                    : index < headline
                        ? 2 : index == headline ? 3 : index < headline + 6 ? 4 : index < headline + 40 ? 5 : 6)
            if index == headline { put(.title, 0) }
            put(.titleDepth, (index > headline ? 8 : 0) + titleDepth)
        } else {
            put(.titlePlace, 0)
        }
        var closing = 0
        var earlier = index - 1
        var seen = 0
        while earlier >= 0, seen < 6, earlier > index - 400 {
            if isClosing[earlier] {
                seen += 1
                let own = page.blocks[earlier].node
                let outer = Int(tree.parents[own])
                if outer >= 0, finder.span(outer).contains(index) {
                    closing = 3
                } else if outer > 0, finder.span(Int(tree.parents[outer])).contains(index) {
                    closing = max(closing, 2)
                } else {
                    closing = max(closing, 1)
                }
                if closing == 3 { break }
            }
            earlier -= 1
        }
        put(.afterClosing, closing)
        if isClosing[index] { put(.closing, 0) }
    }

    private func neighbours(of index: Int, _ block: Block, _ put: (BlockFeature, Int) -> Void) {
        typealias F = BlockFeature
        func beside(_ feature: BlockFeature, at place: Int) {
            guard page.blocks.indices.contains(place) else { return put(feature, 24) }
            let other = page.blocks[place]
            let links = other.count == 0 ? 0 : other.linked * 100 / other.count
            put(feature, F.step(other.words, steps.fewWord) * 4 + F.step(links, steps.nearLink))
        }
        func kin(_ feature: BlockFeature, at place: Int) {
            guard page.blocks.indices.contains(place) else { return put(feature, 10) }
            let other = page.blocks[place]
            let isBeside = tree.parents[other.node] == tree.parents[block.node]
            put(feature, (isBeside ? 5 : 0) + F.rolePlace(other.role))
        }
        beside(.secondBefore, at: index - 2)
        beside(.before, at: index - 1)
        beside(.after, at: index + 1)
        beside(.secondAfter, at: index + 2)
        kin(.beforeKin, at: index - 1)
        kin(.afterKin, at: index + 1)
    }

    private func wording(
        of index: Int, _ block: Block, _ text: ArraySlice<UInt8>, _ put: (BlockFeature, Int) -> Void
    ) {
        typealias F = BlockFeature
        let isLong = block.words > 6 ? 1 : 0
        if repeats[index] { put(.repeated, isLong) }
        if repeatsEarlier[index] { put(.earlier, isLong) }
        var digits = 0
        var capitals = 0
        var starts = 0
        var braces = 0
        var previous: UInt8 = 32
        var signs = 0
        let classes = steps.byteClasses
        text.withUnsafeBufferPointer { text in
            for place in text.indices {
                let byte = text[place]
                if previous == 32 {
                    starts += 1
                    if byte.isASCIIUpper { capitals += 1 }
                }
                let kind = classes[Int(byte)]
                if kind != 0 {
                    switch kind {
                    case 1: digits += 1
                    case 2: if previous == 0xC2 { signs |= 1 }
                    case 3: signs |= 2
                    case 4: signs |= 4
                    case 5: braces += 1
                    default:
                        if signs & 8 == 0, text.count < 2_000,
                            text.matches("http", at: place) || text.matches("www.", at: place)
                        {
                            signs |= 8
                        }
                    }
                }
                previous = byte
            }
        }
        for bit in 0..<4 where signs & (1 << bit) != 0 { put(.marks, bit) }
        if braces >= 4, braces * 40 > text.count || block.traits.contains(.preformatted) { put(.code, 0) }
        if digits > 0, block.words < 20, DateReader.find(in: text) != nil { put(.date, 0) }
        if let first = text.first {
            if first >= 97, first <= 122 { put(.opening, 0) }
            let isQuote =
                first == 34 || first == 39 || text.starts(with: [0xE2, 0x80, 0x9C])
                || text.starts(with: [0xE2, 0x80, 0x98])
            if isQuote { put(.opening, 1) }
        }
        if text.last == UInt8(ascii: ":") { put(.ending, block.words > 6 ? 1 : 0) }
        if text.last == UInt8(ascii: ")") { put(.ending, block.words < 30 ? 2 : 3) }
        put(.digits, F.step(digits * 100 / max(1, text.count), steps.digit))
        put(
            .capitals,
            F.step(capitals * 100 / max(1, starts), steps.capital) * 3 + F.step(block.words, steps.capitalWord))
        if block.words < 120, CreditWords.stand(in: text) { put(.credit, F.step(block.words, steps.credit)) }
        if block.words >= 6, block.words < 150, startsWithAuthor(text) { put(.author, 0) }
    }

    private func startsWithAuthor(_ text: ArraySlice<UInt8>) -> Bool {
        var start = text.startIndex
        // A bullet or dash may stand before the name.
        while start < text.endIndex, start < text.startIndex + 6, !text[start].isASCIILetter { start += 1 }
        return authors.contains { text[start...].starts(with: $0) }
    }
}

/// The steps of amounts once more, at hand for each block.
private struct Steps {
    /// What single bytes count as: 1 a digit, 2 to 5 signs, 6 what an address may begin with.
    private static let kinds: [UInt8] = (0..<256).map { byte in
        switch UInt8(byte) {
        case 48...57: 1
        case 0xA9: 2
        case UInt8(ascii: "|"): 3
        case UInt8(ascii: "@"): 4
        case UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: ";"), UInt8(ascii: "="): 5
        case UInt8(ascii: "h"), UInt8(ascii: "H"), UInt8(ascii: "w"), UInt8(ascii: "W"): 6
        default: 0
        }
    }
    let byteClasses = kinds
    let fewWord = BlockFeature.fewWordSteps
    let word = BlockFeature.wordSteps
    let link = BlockFeature.linkSteps
    let fewLink = BlockFeature.fewLinkSteps
    let nearLink = BlockFeature.nearLinkSteps
    let stop = BlockFeature.stopSteps
    let stopShare = BlockFeature.stopShareSteps
    let share = BlockFeature.shareSteps
    let place = BlockFeature.placeSteps
    let count = BlockFeature.countSteps
    let parentShare = BlockFeature.parentShareSteps
    let parentLink = BlockFeature.parentLinkSteps
    let repetition = BlockFeature.repetitionSteps
    let digit = BlockFeature.digitSteps
    let capital = BlockFeature.capitalSteps
    let capitalWord = BlockFeature.capitalWordSteps
    let credit = BlockFeature.creditSteps
    let length = BlockFeature.lengthSteps
    let tagPlaces = BlockFeature.tagPlaces
    let tagCount = BlockFeature.tagCount
    let traitSets = BlockFeature.traitSets
    let insides = BlockFeature.insides
}

/// Words of credits under pictures.
enum CreditWords {
    private static let words = (ContentWords.table.lines[.credit] ?? []).filter { (3...12).contains($0.utf8.count) }
    private static let keys = HashSet(words.map { TagAttributes.key(of: $0.utf8) })
    /// The letters that such words begin with, a bit for each.
    private static let firsts = words.reduce(into: 0 as UInt32) { $0 |= 1 << UInt32(($1.utf8.first ?? 0) & 31) }

    static func stand(in text: ArraySlice<UInt8>) -> Bool {
        let keys = keys
        let firsts = firsts
        return text.withUnsafeBufferPointer { text in
            var index = 0
            while index < text.count {
                guard text[index].isASCIILetter else {
                    index += 1
                    continue
                }
                let isWanted = firsts & 1 << UInt32(text[index] & 31) != 0
                let start = index
                var hash = NameHash()
                while index < text.count, text[index].isASCIILetter {
                    hash.add(text[index] | 32)
                    index += 1
                }
                if isWanted, index - start >= 3, keys.contains(hash.value) { return true }
            }
            return false
        }
    }
}
