/// A table asked far more often than it is added to, by keys that are hashes already: open addressing, nothing is hashed
/// again.
struct HashTable<Value> {
    private struct Slot {
        var key: UInt64 = 0
        /// One past the place among the values; 0 where the slot is empty.
        var place: Int32 = 0
    }

    private var slots: [Slot]
    private var shift: UInt64
    private let multiplier = HashMultiplier.own
    private(set) var values: [Value] = []

    init(minimumCapacity: Int = 8) {
        var bits: UInt64 = 4
        while minimumCapacity * 2 > 1 << bits, bits < 24 { bits += 1 }
        slots = [Slot](repeating: Slot(), count: 1 << bits)
        shift = 64 - bits
    }

    /// The value of a key. Nothing is ever taken out: setting `nil` changes nothing.
    subscript(key: UInt64) -> Value? {
        @inline(__always) get {
            let place = place(of: key)
            return place < 0 ? nil : values[place]
        }
        set {
            guard let newValue else { return }
            self[key, default: newValue] = newValue
        }
    }

    /// The value of a key, put in where it is missing.
    subscript(key: UInt64, default fallback: @autoclosure () -> Value) -> Value {
        get { self[key] ?? fallback() }
        _modify {
            var place = place(of: key)
            if place < 0 {
                if (values.count + 1) * 2 > slots.count { grow() }
                values.append(fallback())
                place = values.count - 1
                enter(key, place + 1)
            }
            yield &values[place]
        }
    }

    /// Whether the table has a key.
    @inline(__always)
    func contains(_ key: UInt64) -> Bool { place(of: key) >= 0 }

    @inline(__always)
    private func place(of key: UInt64) -> Int {
        slots.withUnsafeBufferPointer { slots in
            var at = home(of: key)
            while true {
                let slot = slots[at]
                if slot.place == 0 { return -1 }
                if slot.key == key { return Int(slot.place) - 1 }
                at = (at &+ 1) & (slots.count &- 1)
            }
        }
    }

    /// The high bits of a product: a family that is universal (Dietzfelbinger et al., 1997), so that nobody who writes a
    /// page can choose keys that meet in one slot.
    @inline(__always)
    private func home(of key: UInt64) -> Int {
        Int(truncatingIfNeeded: (key &* multiplier) &>> shift)
    }

    private mutating func enter(_ key: UInt64, _ place: Int) {
        var at = home(of: key)
        while slots[at].place != 0 { at = (at + 1) & (slots.count - 1) }
        slots[at] = Slot(key: key, place: Int32(place))
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(), count: old.count * 2)
        shift -= 1
        for slot in old where slot.place != 0 { enter(slot.key, Int(slot.place)) }
    }
}

extension HashTable: Sendable where Value: Sendable {}

/// The odd number that keys are multiplied with, another one in each process. Where a key lies decides how long it is
/// looked for and nothing else: no order depends on it.
enum HashMultiplier {
    static let own = UInt64.random(in: 1...UInt64.max) | 1
}

/// A set of keys that are hashes already.
struct HashSet: Sendable {
    private var table: HashTable<Void>

    init(_ keys: some Collection<UInt64>) {
        table = HashTable(minimumCapacity: keys.count)
        for key in keys { table[key] = () }
    }

    /// Whether the set has a key.
    @inline(__always)
    func contains(_ key: UInt64) -> Bool { table.contains(key) }
}
