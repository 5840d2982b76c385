/// The attributes of one start tag, as stretches of the page.
struct TagAttributes {
    /// The place after the tag's name.
    let start: Int
    /// The place after the tag's `>`.
    let end: Int
    /// Whether the tag ends in `/>`.
    let isSelfClosing: Bool

    /// Whether there is an attribute `data-…`, which a style sheet may ask for.
    private(set) var holdsData = false
    /// A bit for each attribute by the last six bits of its name's hash.
    private(set) var bits: UInt64 = 0

    private var items: [(key: UInt64, value: Range<Int>)] = []

    /// The tag is read as the HTML tokenizer does (§13.2.5.32 ff.); attributes past the 100th and values longer than
    /// the limit are left out.
    init(_ page: [UInt8], from start: Int, limit: Int) {
        self.start = start
        var index = start
        var isSelfClosing = false
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
            while index < page.count, !page[index].isASCIISpace, ![0x3D, 0x3E, 0x2F].contains(page[index]) {
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
            let key = Self.key(of: page[name].lazy.map(\.lowered))
            bits |= 1 << (key & 63)
            // What may hide the element counts however far back and however long it is.
            let isKept = Self.hiding.contains(key)
            guard items.count < 100 || isKept && !items.contains(where: { $0.key == key }) else { continue }
            if value.count <= limit || isKept { items.append((key, value)) }
            if page.matches("data-", at: name.lowerBound) { holdsData = true }
        }
        end = index
        self.isSelfClosing = isSelfClosing
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
