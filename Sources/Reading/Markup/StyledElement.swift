/// What selectors ask for most, as hashes.
struct ElementKeys {
    let tag: Tag
    /// Of the name, for elements that have no `Tag`.
    var name: UInt64?
    var classes: ArraySlice<UInt64> = []
    var identifier: UInt64?

    init(tag: Tag) { self.tag = tag }
}

/// The keys of an element and all around it in 256 bits: what is not in there, no ancestor has (Bloom 1970).
struct KeyFilter {
    private var bits = SIMD4<UInt64>()

    mutating func insert(_ key: UInt64) { bits[Int(key >> 6 & 3)] |= 1 << (key & 63) }

    mutating func insert(_ tag: Tag) { insert(UInt64(tag.rawValue) &* 0x9E37_79B9_7F4A_7C15 >> 20) }

    mutating func insert(_ keys: ElementKeys) {
        if keys.tag != .other { insert(keys.tag) }
        if let name = keys.name { insert(name) }
        if let identifier = keys.identifier { insert(identifier) }
        for key in keys.classes { insert(key) }
    }

    /// Whether everything in the other may be in this one.
    func mayHold(_ other: KeyFilter) -> Bool { bits & other.bits == other.bits }
}

/// The classes and identifiers of a whole page in 16,384 bits (Bloom 1970).
struct NameFilter {
    private var bits = [UInt64](repeating: 0, count: 256)

    mutating func insert(_ key: UInt64) {
        bits[Int(key >> 6 & 255)] |= 1 << (key & 63)
        bits[Int(key >> 40 & 255)] |= 1 << (key >> 34 & 63)
    }

    /// Takes every name to be in it.
    mutating func fill() { bits = [UInt64](repeating: .max, count: 256) }

    /// Whether a name may be in it.
    func mayHold(_ key: UInt64) -> Bool {
        bits[Int(key >> 6 & 255)] & (1 << (key & 63)) != 0 && bits[Int(key >> 40 & 255)] & (1 << (key >> 34 & 63)) != 0
    }

    /// Whether an element of the page may have all classes and identifiers that a selector asks for. What stands in
    /// brackets is not asked for here, and a name with an escape in it is taken to be there.
    func mayFit(_ selector: ArraySlice<UInt8>) -> Bool {
        var index = selector.startIndex
        var level = 0
        while index < selector.endIndex {
            let byte = selector[index]
            index += 1
            if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") { level += 1 }
            if byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]") { level -= 1 }
            // Siblings and states are not followed: see `StyleSelector`.
            if level == 0 {
                if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "~") { return false }
                if byte == UInt8(ascii: ":"), !selector.matches("root", at: index), !selector.matches("not(", at: index)
                {
                    return false
                }
            }
            guard byte == UInt8(ascii: ".") || byte == UInt8(ascii: "#"), level == 0 else { continue }
            var hash = NameHash()
            var previous: UInt8 = 0
            var isPlain = true
            while index < selector.endIndex {
                let own = selector[index]
                if own == UInt8(ascii: "\\") {
                    isPlain = false
                    index += 1
                } else if !(own.isASCIIAlphanumeric || own == 45 || own == 95 || own >= 0x80) {
                    break
                }
                // As labels are written: see `StyleSelector.label`.
                if own.isASCIIUpper, !previous.isASCIIUpper, previous.isASCIILetter {
                    hash.add(UInt8(ascii: "-"))
                }
                hash.add(own.lowered)
                previous = own
                index += 1
            }
            if isPlain, !mayHold(hash.value) { return false }
        }
        return true
    }
}

/// An element as selectors see it.
struct StyledElement {
    let tag: Tag
    /// The name, of elements that have no `Tag`.
    let name: ArraySlice<UInt8>
    let classes: [ArraySlice<UInt8>]
    let identifier: ArraySlice<UInt8>
    private let attributes: TagAttributes?
    /// The work that reading its attributes took.
    let cost: Int

    init(
        _ node: Int, _ record: MarkupScan.Record?, _ tree: PageTree, _ scan: borrowing MarkupScan, withAttributes: Bool
    ) {
        tag = tree.tags[node]
        guard let record else {
            (name, classes, identifier, attributes, cost) = ([], [], [], nil, 0)
            return
        }
        let source = Int(record.source)
        let own =
            withAttributes || record.hasOddClasses
            ? TagAttributes(scan.page, from: source, limit: scan.limits.attributeBytes) : nil
        attributes = own
        cost = own.map { ($0.end - source) / 32 } ?? 0
        if record.hasOddClasses, let range = own?[.class] {
            classes = StyleSelector.label(Array(scan.value(range).utf8)[...]).split(whereSeparator: \.isASCIISpace)
        } else {
            classes = scan.labels[Int(record.classes.lowerBound)..<Int(record.classes.upperBound)].split(separator: 32)
        }
        identifier = scan.labels[Int(record.identifier.lowerBound)..<Int(record.identifier.upperBound)]
        if tag == .other {
            var start = source
            while start > 0, source - start < 40, scan.page[start - 1] != UInt8(ascii: "<") { start -= 1 }
            name = scan.page[start..<source].map(\.lowered)[...]
        } else {
            name = []
        }
    }

    func fits(_ compound: StyleSelector.Parts, _ scan: borrowing MarkupScan) -> Bool {
        if !compound.name.isEmpty {
            guard compound.tag == tag, tag != .other || name.elementsEqual(compound.name) else { return false }
        }
        if let wanted = compound.identifier, !identifier.elementsEqual(wanted) { return false }
        for wanted in compound.classes where !classes.contains(where: { $0.elementsEqual(wanted) }) { return false }
        if !compound.attributes.isEmpty {
            guard let own = attributes else { return false }
            for wanted in compound.attributes {
                guard let range = own.value(ofKey: wanted.key), wanted.fits(scan.page[range].map(\.lowered)[...]) else {
                    return false
                }
            }
        }
        for excluded in compound.excluded where fitsPlainly(excluded.parts, scan) { return false }
        return true
    }

    /// As `fits`, for what stands in `:not()`, which holds no other `:not()`.
    private func fitsPlainly(_ compound: StyleSelector.Parts, _ scan: borrowing MarkupScan) -> Bool {
        var plain = compound
        plain.excluded = []
        return fits(plain, scan)
    }
}
