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

    /// Those of the attributes that have an `AttributeName`, by its bits.
    private var known: UInt32 = 0

    /// An attribute: the hash of its name, the name where it is one of those asked for, and its value.
    struct Item {
        let key: UInt64
        let name: AttributeName?
        let value: Range<Int>
    }

    private var items: [Item] = []

    /// Reads a tag into room that was used before.
    init(
        _ page: [UInt8], from start: Int, limit: Int, names: HashTable<AttributeName>, reusing room: inout [Item]
    ) {
        swap(&items, &room)
        items.removeAll(keepingCapacity: true)
        (self.start, end, isSelfClosing) = (start, 0, false)
        page.withUnsafeBufferPointer { read($0, limit: limit, names) }
    }

    /// Hands the room back.
    mutating func giveBack(to room: inout [Item]) { swap(&items, &room) }

    /// The tag is read as the HTML tokenizer does (§13.2.5.32 ff.); attributes past the 100th and values longer than
    /// the limit are left out.
    init(_ page: [UInt8], from start: Int, limit: Int) {
        (self.start, end, isSelfClosing) = (start, 0, false)
        page.withUnsafeBufferPointer { read($0, limit: limit, AttributeName.byKey) }
    }

    private mutating func read(_ page: UnsafeBufferPointer<UInt8>, limit: Int, _ names: HashTable<AttributeName>) {
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
            var hash = NameHash()
            hash.add(page[nameStart].lowered)
            while index < page.count {
                let byte = page[index]
                if byte.isASCIISpace || byte == 0x3D || byte == 0x3E || byte == 0x2F { break }
                hash.add(byte.lowered)
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
            let key = hash.value
            bits |= 1 << (key & 63)
            let known = names[key]
            // What may hide the element counts however far back and however long it is.
            let mayHide = known.map { Self.hiding & $0.bit != 0 && (items.count < 100 || self.known & $0.bit == 0) }
            if items.count < 100 && value.count <= limit || mayHide == true {
                if let known { self.known |= known.bit }
                items.append(Item(key: key, name: known, value: value))
            }
            if name.count > 5, page[nameStart] | 32 == UInt8(ascii: "d"), page.matches("data-", at: nameStart) {
                holdsData = true
            }
        }
        end = index
    }

    /// The value of an attribute; of several the first.
    subscript(name: AttributeName) -> Range<Int>? {
        guard known & name.bit != 0 else { return nil }
        for item in items where item.name == name { return item.value }
        return nil
    }

    /// Whether there is one of several attributes, given by their bits.
    func holdsAny(of names: UInt32) -> Bool { known & names != 0 }

    /// The value of an attribute by the hash of its name.
    func value(ofKey key: UInt64) -> Range<Int>? {
        for item in items where item.key == key { return item.value }
        return nil
    }

    private static let hiding = [AttributeName.style, .hidden, .class, .id, .ariaHidden, .popover, .color].reduce(0) {
        $0 | $1.bit
    }

    /// A name's hash: names are told apart by 64 bits.
    static func key(of name: some Sequence<UInt8>) -> UInt64 {
        var hash = NameHash()
        for byte in name { hash.add(byte) }
        return hash.value
    }
}
