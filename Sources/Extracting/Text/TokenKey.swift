/// The lower-cased letters of a word as a number (FNV-1a over UTF-8), so that tables can be asked without making a string.
///
/// ASCII letters are lower-cased and curly apostrophes straightened; other scripts stay as they are.
struct TokenKey: Hashable, Sendable, ExpressibleByStringLiteral {
    /// The hash itself, for tables that are addressed by it.
    let hash: UInt64

    @inline(__always)
    fileprivate init(hash: UInt64) { self.hash = hash }

    init(_ word: String) {
        var builder = Builder()
        for byte in word.utf8 { builder.append(byte) }
        self = builder.key
    }

    /// Inlined, so that the compiler works out the key of a word in the code and nothing is hashed at run time.
    @inline(__always)
    init(stringLiteral word: StaticString) {
        var builder = Builder()
        let bytes = word.utf8Start
        var index = 0
        while index < word.utf8CodeUnitCount {
            builder.append(bytes[index])
            index &+= 1
        }
        self = builder.key
    }

    /// Hashes bytes one after the other.
    struct Builder {
        private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

        @inline(__always)
        init() {}

        @inline(__always)
        mutating func append(_ byte: UInt8) {
            let lower = byte >= 65 && byte <= 90 ? byte | 32 : byte
            hash = (hash ^ UInt64(lower)) &* 0x100_0000_01b3
        }

        var key: TokenKey {
            @inline(__always) get { TokenKey(hash: hash) }
        }
    }
}
