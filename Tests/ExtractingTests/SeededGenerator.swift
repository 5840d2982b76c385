/// A linear congruential generator (Knuth, MMIX), so that every run sees the same texts.
struct SeededGenerator {
    private var state: UInt64

    init(seed: Int) {
        state = UInt64(truncatingIfNeeded: seed) &* 0x9E37_79B9_7F4A_7C15 &+ 7_919
        for _ in 0..<4 { _ = next(below: 2) }
    }

    /// A number from 0 up to a limit, the limit not among them.
    mutating func next(below limit: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int(state >> 33) % limit
    }

    mutating func pick<Value>(_ values: [Value]) -> Value { values[next(below: values.count)] }

    mutating func isOne(in count: Int) -> Bool { next(below: count) == 0 }
}
