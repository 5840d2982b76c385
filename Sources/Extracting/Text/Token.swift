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

    /// A hash of its letters in lower case, for tables: see `TokenKey`.
    let key: TokenKey
    private let byteStart: UInt32
    private let byteEnd: UInt32
    private let scalarStart: UInt32
    private let scalarEnd: UInt32
    /// What it is made of.
    let kind: Kind
    /// The byte a mark stands for after folding (`-`, `"`, `'`, `(`, `%`, …); 0 for other kinds and other marks.
    let mark: UInt8
    /// Whether white space stands before it.
    let hasSpaceBefore: Bool
    /// Whether its first letter is a capital.
    let isCapitalized: Bool

    /// A token in a text of less than four gigabytes; places past that are cut short.
    @inline(__always)
    init(
        kind: Kind, mark: UInt8, hasSpaceBefore: Bool, isCapitalized: Bool, bytes: (start: Int, end: Int),
        scalars: (start: Int, end: Int), key: TokenKey
    ) {
        self.kind = kind
        self.mark = mark
        self.hasSpaceBefore = hasSpaceBefore
        self.isCapitalized = isCapitalized
        self.key = key
        byteStart = UInt32(truncatingIfNeeded: bytes.start)
        byteEnd = UInt32(truncatingIfNeeded: bytes.end)
        scalarStart = UInt32(truncatingIfNeeded: scalars.start)
        scalarEnd = UInt32(truncatingIfNeeded: scalars.end)
    }

    /// Where it stands in the text's UTF-8.
    var bytes: Range<Int> {
        @inline(__always) get { Range(uncheckedBounds: (Int(byteStart), Int(byteEnd))) }
    }
    /// Where it stands in the text's Unicode scalars.
    var scalars: Range<Int> {
        @inline(__always) get { Range(uncheckedBounds: (Int(scalarStart), Int(scalarEnd))) }
    }
}
