import Domain

/// Takes characters out of a text that readers do not see, and counts what is odd about the others.
struct Scrubber {
    /// Zero-width and direction-changing characters taken out.
    private(set) var invisible = 0
    /// ASCII digits under a right-to-left override, which readers see in another order than they are stored in.
    private(set) var reversed = 0
    /// Digits of other scripts, and full-width or mathematical ones.
    private(set) var lookAlikes = 0

    /// The text without what is invisible. Digits that an override turns round become U+FFFD, so that nobody reads a
    /// number which is not the one on the page; soft hyphens go as well, uncounted, since they are ordinary typesetting.
    mutating func cleaned(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        bytes.withUnsafeBufferPointer { cleaned($0) }
    }

    private mutating func cleaned(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        guard Self.mayHoldOdd(bytes) else { return Array(bytes) }
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count)
        var index = bytes.startIndex
        var previous: UInt32 = 0
        // The open embeddings, whether each is an override to the left (Unicode Bidirectional Algorithm, X1 to X8).
        var embeddings: [Bool] = []
        while index < bytes.endIndex {
            let (scalar, width) = Self.scalar(in: bytes, at: index)
            switch scalar {
            case 0x202A, 0x202B, 0x202D, 0x202E, 0x2066...0x2068: embeddings.append(scalar == 0x202E)
            case 0x202C, 0x2069: _ = embeddings.popLast()
            case 48...57 where embeddings.last == true:
                reversed += 1
                out.append(scalar: 0xFFFD)
                index += width
                previous = scalar
                continue
            default: break
            }
            if scalar == 0xAD {
                index += width
                continue
            }
            if Self.isInvisible(scalar, after: previous) {
                invisible += 1
            } else {
                if Self.isLookAlikeDigit(scalar) { lookAlikes += 1 }
                out.append(contentsOf: bytes[index..<index + width])
                previous = scalar
            }
            index += width
        }
        return out
    }

    /// Counts without changing anything.
    mutating func inspect(_ text: String) {
        var previous: UInt32 = 0
        for scalar in text.unicodeScalars where scalar.value >= 0x80 || previous >= 0x80 {
            if Self.isInvisible(scalar.value, after: previous) { invisible += 1 }
            if Self.isLookAlikeDigit(scalar.value) { lookAlikes += 1 }
            previous = scalar.value
        }
    }

    /// What to note of it.
    var notes: [ReadingNote] {
        var notes: [ReadingNote] = []
        if invisible > 0 {
            notes.append(
                ReadingNote(
                    kind: .invisibleCharacters, count: invisible, detail: "zero-width or direction-changing characters")
            )
        }
        if reversed > 0 {
            notes.append(
                ReadingNote(
                    kind: .invisibleCharacters, count: reversed,
                    detail: "digits that a right-to-left override turns round, blotted out"))
        }
        if lookAlikes > 0 {
            notes.append(
                ReadingNote(
                    kind: .lookAlikeDigits, count: lookAlikes, detail: "digits that are none of the ASCII digits"))
        }
        return notes
    }

    /// Whether a text may hold what is taken out or counted: most hold letters with accents, quotation marks and dashes
    /// at most, and stay as they are.
    private static func mayHoldOdd(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
        var index = bytes.firstPlacePastASCII(from: 0)
        while index < bytes.count {
            let byte = bytes[index]
            if byte >= 0xC3, byte <= 0xCB {
                index += 2
            } else if byte == 0xC2, index + 1 < bytes.count, bytes[index + 1] >= 0xA0, bytes[index + 1] != 0xAD {
                index += 2
            } else if byte == 0xE2, index + 2 < bytes.count, bytes[index + 1] == 0x80,
                bytes[index + 2] >= 0x90 && bytes[index + 2] <= 0xA7 || bytes[index + 2] == 0xAF
            {
                index += 3
            } else {
                return true
            }
            index = bytes.firstPlacePastASCII(from: index)
        }
        return false
    }

    private static func scalar(in bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
        let first = UInt32(bytes[index])
        if first < 0x80 { return (first, 1) }
        let width = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
        guard index + width <= bytes.endIndex else { return (0xFFFD, bytes.endIndex - index) }
        var value = first & (width == 4 ? 0x07 : width == 3 ? 0x0F : 0x1F)
        for offset in 1..<width { value = value << 6 | UInt32(bytes[index + offset]) & 0x3F }
        return (value, width)
    }

    private static func isInvisible(_ scalar: UInt32, after previous: UInt32) -> Bool {
        switch scalar {
        // Joiners mean something in Indic and Arabic scripts and in emoji.
        case 0x200C, 0x200D: previous < 0x600
        case 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0x180E, 0x115F, 0x1160,
            0x3164, 0xFFA0, 0xE0000...0xE007F, 0x034F, 0x061C, 0x80...0x84, 0x86...0x9F:
            true
        default: false
        }
    }

    private static func isLookAlikeDigit(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x660...0x669, 0x6F0...0x6F9, 0x966...0x96F, 0x9E6...0x9EF, 0xE50...0xE59, 0xFF10...0xFF19,
            0x1D7CE...0x1D7FF, 0x2460...0x249B, 0x24EA...0x24FF, 0x2776...0x2793, 0x1FBF0...0x1FBF9:
            true
        default: false
        }
    }
}

/// How many Unicode scalars well-formed UTF-8 holds.
func scalarCount(_ bytes: some Sequence<UInt8>) -> Int {
    var count = 0
    for byte in bytes where byte & 0xC0 != 0x80 { count += 1 }
    return count
}
