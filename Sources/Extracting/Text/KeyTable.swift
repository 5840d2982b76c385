/// A table of words that is made once and asked for every token: open addressing by the key itself, which is a hash
/// already, so that nothing is hashed again.
struct KeyTable<Value> {
    private struct Slot {
        var hash: UInt64
        /// One past the place among the values; 0 where the slot is empty.
        var place: Int32
    }

    private var slots: [Slot]
    private var mask: Int
    private(set) var keys: [TokenKey] = []
    private var values: [Value] = []

    /// Of two entries of one key the later holds.
    init(_ entries: [TokenKey: Value] = [:]) {
        slots = Array(repeating: Slot(hash: 0, place: 0), count: 16)
        mask = 15
        for (key, value) in entries { self[key] = value }
    }

    /// The value of a key; `nil` for a word the table does not have.
    subscript(key: TokenKey) -> Value? {
        @inline(__always) get {
            let place = place(of: key)
            return place < 0 ? nil : values[place]
        }
        set {
            let place = place(of: key)
            guard let newValue else { return }
            if place >= 0 {
                values[place] = newValue
                return
            }
            if (values.count + 1) * 3 > slots.count { grow() }
            keys.append(key)
            values.append(newValue)
            enter(key.hash, place: values.count)
        }
    }

    subscript(key: TokenKey, default fallback: @autoclosure () -> Value) -> Value {
        get { self[key] ?? fallback() }
        set { self[key] = newValue }
    }

    /// Whether the table has a word.
    @inline(__always)
    func contains(_ key: TokenKey) -> Bool { place(of: key) >= 0 }

    /// The table with other values.
    func mapValues<Other>(_ transform: (Value) -> Other) -> KeyTable<Other> {
        var result = KeyTable<Other>()
        for (key, value) in zip(keys, values) { result[key] = transform(value) }
        return result
    }

    @inline(__always)
    private func place(of key: TokenKey) -> Int {
        slots.withUnsafeBufferPointer { slots in
            var at = Self.home(of: key.hash) & mask
            while true {
                let slot = slots[at]
                if slot.place == 0 { return -1 }
                if slot.hash == key.hash { return Int(slot.place) - 1 }
                at = (at &+ 1) & mask
            }
        }
    }

    /// The low bits of the hash of short words are poor: the high ones are mixed in.
    @inline(__always)
    private static func home(of hash: UInt64) -> Int { Int(truncatingIfNeeded: hash ^ (hash >> 29)) }

    private mutating func enter(_ hash: UInt64, place: Int) {
        var at = Self.home(of: hash) & mask
        while slots[at].place != 0 { at = (at + 1) & mask }
        slots[at] = Slot(hash: hash, place: Int32(place))
    }

    private mutating func grow() {
        slots = Array(repeating: Slot(hash: 0, place: 0), count: slots.count * 2)
        mask = slots.count - 1
        for (index, key) in keys.enumerated() { enter(key.hash, place: index + 1) }
    }
}

extension KeyTable: Sendable where Value: Sendable {}

extension KeyTable: ExpressibleByDictionaryLiteral {
    init(dictionaryLiteral entries: (TokenKey, Value)...) {
        self.init()
        for (key, value) in entries { self[key] = value }
    }
}

/// A set of words that is made once and asked for every token.
struct KeySet: Sendable, ExpressibleByArrayLiteral {
    private var table = KeyTable<Void>()

    init(_ keys: some Sequence<TokenKey>) { for key in keys { table[key] = () } }

    init(arrayLiteral keys: TokenKey...) { self.init(keys) }

    var keys: [TokenKey] { table.keys }

    @inline(__always)
    func contains(_ key: TokenKey) -> Bool { table.contains(key) }
}
