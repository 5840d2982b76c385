/// A word, a run of digits, or a mark, with where it stands in bytes and in Unicode scalars.
struct Token {
    /// What a token is made of.
    enum Kind: UInt8 {
        /// Letters, with apostrophes inside: `Tesla’s`.
        case word
        /// ASCII digits, with commas and points between digits: `10,000`, `3.5`.
        case number
        /// A currency sign.
        case currency
        /// Any other mark; dashes of all kinds read as `-`, curly quotes as straight ones.
        case mark
        /// A line break between paragraphs or lines.
        case lineBreak
    }

    /// What it is made of.
    let kind: Kind
    /// The byte a mark stands for after folding (`-`, `"`, `'`, `(`, `%`, …); 0 for other kinds and other marks.
    let mark: UInt8
    /// Whether white space stands before it.
    let hasSpaceBefore: Bool
    /// Whether its first letter is a capital.
    let isCapitalized: Bool
    /// Where it stands in the text's UTF-8.
    let bytes: Range<Int>
    /// Where it stands in the text's Unicode scalars.
    let scalars: Range<Int>
    /// A hash of its letters in lower case, for tables: see `TokenKey`.
    let key: TokenKey
}

/// The lower-cased letters of a word as a number (FNV-1a over UTF-8), so that tables can be asked without making a string.
///
/// ASCII letters are lower-cased and curly apostrophes straightened; other scripts stay as they are.
struct TokenKey: Hashable, Sendable, ExpressibleByStringLiteral {
    let hash: UInt64

    fileprivate init(hash: UInt64) { self.hash = hash }

    init(_ word: String) {
        var builder = Builder()
        for byte in word.utf8 { builder.append(byte) }
        self = builder.key
    }

    init(stringLiteral word: String) { self.init(word) }

    /// Hashes bytes one after the other.
    struct Builder {
        private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

        mutating func append(_ byte: UInt8) {
            let lower = byte >= 65 && byte <= 90 ? byte | 32 : byte
            hash = (hash ^ UInt64(lower)) &* 0x100_0000_01b3
        }

        var key: TokenKey { TokenKey(hash: hash) }
    }
}
