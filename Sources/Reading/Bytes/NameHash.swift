/// The hash of a name, byte by byte (FNV-1a, 64 bits), and of several hashes together.
struct NameHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    @inline(__always)
    mutating func add(_ byte: UInt8) { add(UInt64(byte)) }

    @inline(__always)
    mutating func add(_ hash: UInt64) { value = (value ^ hash) &* 0x100_0000_01B3 }
}
