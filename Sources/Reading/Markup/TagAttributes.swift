/// The attributes of one start tag, as stretches of the page.
struct TagAttributes {
    /// The place after the tag's name.
    let start: Int
    /// The place after the tag's `>`.
    private(set) var end: Int
    /// Whether the tag ends in `/>`.
    private(set) var isSelfClosing: Bool

    /// Whether there is an attribute `data-…`, which a style sheet may ask for.
    private(set) var holdsData = false
    /// A bit for each attribute by the last six bits of its name's hash.
    private(set) var bits: UInt64 = 0

    /// An attribute: the hash of its name and its value.
    struct Item {
        let key: UInt64
        let value: Range<Int>
    }

    private var items: [Item] = []

    /// Reads a tag into room that was used before.
    init(_ page: [UInt8], from start: Int, limit: Int, reusing room: inout [Item]) {
        swap(&items, &room)
        items.removeAll(keepingCapacity: true)
        (self.start, end, isSelfClosing) = (start, 0, false)
        read(page, limit: limit)
    }

    /// Hands the room back.
    mutating func giveBack(to room: inout [Item]) { swap(&items, &room) }

    /// The tag is read as the HTML tokenizer does (§13.2.5.32 ff.); attributes past the 100th and values longer than
    /// the limit are left out.
    init(_ page: [UInt8], from start: Int, limit: Int) {
        (self.start, end, isSelfClosing) = (start, 0, false)
        read(page, limit: limit)
    }

    private mutating func read(_ page: [UInt8], limit: Int) {
        var index = start
        isSelfClosing = false
        while index < page.count {
            let byte = page[index]
            if byte == UInt8(ascii: ">") {
                index += 1
                break
            }
            if byte.isASCIISpace || byte == UInt8(ascii: "/") {
                isSelfClosing = byte == UInt8(ascii: "/")
                index += 1
                continue
            }
            isSelfClosing = false
            let nameStart = index
            index += 1
            var key = (0xCBF2_9CE4_8422_2325 ^ UInt64(page[nameStart].lowered)) &* 0x100_0000_01B3
            while index < page.count {
                let byte = page[index]
                if byte.isASCIISpace || byte == 0x3D || byte == 0x3E || byte == 0x2F { break }
                key = (key ^ UInt64(byte.lowered)) &* 0x100_0000_01B3
                index += 1
            }
            let name = nameStart..<index
            while index < page.count, page[index].isASCIISpace { index += 1 }
            var value = index..<index
            if index < page.count, page[index] == UInt8(ascii: "=") {
                index += 1
                while index < page.count, page[index].isASCIISpace { index += 1 }
                guard index < page.count else { break }
                let quote = page[index]
                if quote == 34 || quote == 39 {
                    let close = page.firstPlace(of: quote, from: index + 1)
                    value = index + 1..<close
                    index = min(page.count, close + 1)
                } else {
                    let valueStart = index
                    while index < page.count, !page[index].isASCIISpace, page[index] != 0x3E { index += 1 }
                    value = valueStart..<index
                }
            }
            bits |= 1 << (key & 63)
            if items.count < 100, value.count <= limit {
                items.append(Item(key: key, value: value))
            } else if Self.hiding.contains(key), items.count < 100 || !items.contains(where: { $0.key == key }) {
                // What may hide the element counts however far back and however long it is.
                items.append(Item(key: key, value: value))
            }
            if page.matches("data-", at: name.lowerBound) { holdsData = true }
        }
        end = index
    }

    var isEmpty: Bool { items.isEmpty }

    /// The value of an attribute, whose name is given in lower case; the first of several.
    subscript(name: StaticString) -> Range<Int>? {
        guard !items.isEmpty else { return nil }
        let key = name.withUTF8Buffer { Self.key(of: $0) }
        for item in items where item.key == key { return item.value }
        return nil
    }

    /// The value of an attribute by the hash of its name.
    func value(ofKey key: UInt64) -> Range<Int>? {
        for item in items where item.key == key { return item.value }
        return nil
    }

    private static let hiding = Set(
        ["style", "hidden", "class", "id", "aria-hidden", "popover", "color"].map { key(of: $0.utf8) })

    /// A name's FNV-1a hash: names are told apart by 64 bits.
    static func key(of name: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
        return hash
    }
}
