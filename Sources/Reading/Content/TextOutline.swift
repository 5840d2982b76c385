/// An article's text as its page's metadata gives it: it says which blocks belong to it, and is never the text itself.
struct TextOutline {
    private static let window = 24
    private static let base: UInt64 = 0x100_0000_01B3
    private let hashes: HashSet

    /// `nil` for texts too short to tell anything.
    init?(_ text: String) {
        let bytes = Self.folded(text.utf8)
        guard bytes.count >= 400 else { return nil }
        var hashes: [UInt64] = []
        hashes.reserveCapacity(bytes.count)
        Self.eachHash(of: bytes) { hashes.append($0) }
        self.hashes = HashSet(hashes)
    }

    /// Whether a block's beginning or middle stands in it.
    func holds(_ block: ArraySlice<UInt8>) -> Bool {
        let bytes = Self.folded(block)
        guard bytes.count >= Self.window else { return false }
        for start in [0, (bytes.count - Self.window) / 2, bytes.count - Self.window] {
            var found = false
            Self.eachHash(of: bytes[start..<start + Self.window]) { found = hashes.contains($0) }
            if found { return true }
        }
        return false
    }

    /// ASCII letters and digits alone, in lower case.
    private static func folded(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        for byte in bytes where byte.isASCIIAlphanumeric { out.append(byte.lowered) }
        return out
    }

    /// Rolling hashes (Rabin–Karp) of each window.
    private static func eachHash(of bytes: some Collection<UInt8>, _ use: (UInt64) -> Void) {
        var power: UInt64 = 1
        for _ in 1..<window { power = power &* base }
        var hash: UInt64 = 0
        let list = Array(bytes)
        for index in list.indices {
            if index >= window { hash = hash &- UInt64(list[index - window]) &* power }
            hash = hash &* base &+ UInt64(list[index])
            if index >= window - 1 { use(hash) }
        }
    }
}
