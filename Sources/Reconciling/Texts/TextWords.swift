/// The words of a text as numbers: letters and digits in small letters, without punctuation.
///
/// Equal words have equal hashes on every machine. The order of the words is kept.
struct TextWords {
    /// A word.
    struct Word: Hashable {
        /// What it is, by its letters and digits in small letters.
        let hash: UInt64
        /// Whether a digit is in it.
        let isNumber: Bool
        /// Whether it begins with a capital inside a sentence.
        let isName: Bool
    }

    /// The words in the order of the text.
    let words: [Word]

    init(_ text: String) {
        var text = text
        words = text.withUTF8 { Self.scan($0) }
    }

    private static func scan(_ bytes: UnsafeBufferPointer<UInt8>) -> [Word] {
        var words: [Word] = []
        words.reserveCapacity(bytes.count / 6)
        var hash = seed
        var length = 0
        var isNumber = false
        var isCapital = false
        // At the head of a sentence a capital says nothing.
        var isSentenceStart = true
        func mix(_ byte: UInt8) {
            hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
            length += 1
        }
        func end() {
            guard length > 0 else { return }
            words.append(Word(hash: finished(hash), isNumber: isNumber, isName: isCapital && !isSentenceStart))
            hash = seed
            length = 0
            isNumber = false
            isCapital = false
            isSentenceStart = false
        }
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            switch byte {
            case 97...122: mix(byte)
            case 65...90:
                if length == 0 { isCapital = true }
                mix(byte | 32)
            case 48...57:
                isNumber = true
                mix(byte)
            case 46 where isNumber && isDigit(bytes, index + 1), 44 where isNumber && isDigit(bytes, index + 1):
                // The point of 3.5 parts its digits; the comma of 10,000 only groups them.
                if byte == 46 { mix(byte) }
            case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0:
                end()
                index += 1
            case 0xE2 where index + 2 < bytes.count && bytes[index + 1] == 0x80:
                // General punctuation: dashes, quotation marks, spaces. An apostrophe inside a word is left out.
                if bytes[index + 2] != 0x99 { end() }
                index += 2
            case 39: break
            case 0x80...0xFF: mix(byte)
            default:
                end()
                if byte == 46 || byte == 33 || byte == 63 || byte == 10 || byte == 58 { isSentenceStart = true }
            }
            index += 1
        }
        end()
        return words
    }

    private static func isDigit(_ bytes: UnsafeBufferPointer<UInt8>, _ index: Int) -> Bool {
        index < bytes.count && (48...57).contains(bytes[index])
    }

    private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325

    /// FNV leaves its high bits poor; a multiplication and a shift make all bits depend on all letters.
    static func finished(_ value: UInt64) -> UInt64 {
        var mixed = value
        mixed = (mixed ^ (mixed >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        mixed = (mixed ^ (mixed >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return mixed ^ (mixed >> 33)
    }
}
