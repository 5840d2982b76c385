import Glibc

/// Questions about single bytes of a text, without tables of a locale.
extension UInt8 {
    var isASCIISpace: Bool { self == 32 || (self >= 9 && self <= 13) }
    var isASCIIDigit: Bool { self >= 48 && self <= 57 }
    var isASCIIUpper: Bool { self >= 65 && self <= 90 }
    var isASCIILetter: Bool { (self | 32) >= 97 && (self | 32) <= 122 }
    var isASCIIAlphanumeric: Bool { isASCIIDigit || isASCIILetter }
    /// The letter in lower case; every other byte as it is.
    var lowered: UInt8 { isASCIIUpper ? self | 32 : self }
}

extension Collection where Element == UInt8, Index == Int {
    /// Whether the bytes at a place are these, which are given in lower case; letter case is ignored.
    func matches(_ word: StaticString, at start: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard start >= startIndex, start + count <= endIndex else { return false }
        return word.withUTF8Buffer { wanted in
            for offset in 0..<count where self[start + offset].lowered != wanted[offset] { return false }
            return true
        }
    }

    /// The first place at or after a start where a byte stands; the end where there is none.
    @inline(__always)
    func firstPlace(of byte: UInt8, from start: Int) -> Int {
        var index = start
        while index < endIndex, self[index] != byte { index += 1 }
        return index
    }

    /// Whether the word, given in lower case, stands somewhere in the bytes; letter case is ignored.
    func holds(_ word: StaticString) -> Bool {
        let count = word.utf8CodeUnitCount
        guard count > 0, self.count >= count else { return false }
        return word.withUTF8Buffer { wanted in
            var index = startIndex
            let last = endIndex - count
            while index <= last {
                if self[index].lowered == wanted[0] {
                    var offset = 1
                    while offset < count, self[index + offset].lowered == wanted[offset] { offset += 1 }
                    if offset == count { return true }
                }
                index += 1
            }
            return false
        }
    }

    /// The bytes without white space at either end.
    var trimmedRange: Range<Int> {
        var lower = startIndex
        var upper = endIndex
        while lower < upper, self[lower].isASCIISpace { lower += 1 }
        while upper > lower, self[upper - 1].isASCIISpace { upper -= 1 }
        return lower..<upper
    }
}

/// The bytes as text, trimmed, runs of white space as one space.
func collapsed(_ bytes: some Sequence<UInt8>) -> String {
    var out: [UInt8] = []
    var pending = false
    for byte in bytes {
        if byte.isASCIISpace {
            pending = !out.isEmpty
        } else if byte != 127 {
            if pending { out.append(32) }
            pending = false
            out.append(byte)
        }
    }
    return String(decoding: out, as: UTF8.self)
}

extension [UInt8] {
    /// As for every collection, by the system's search.
    func firstPlace(of byte: UInt8, from start: Int) -> Int {
        withUnsafeBufferPointer { $0.firstPlace(of: byte, from: start) }
    }

    /// Whether a text stands in a stretch, letter for letter.
    func holds(_ text: StaticString, in range: Range<Int>) -> Bool {
        let length = text.utf8CodeUnitCount
        return withUnsafeBytes { bytes in
            guard length > 0, let base = bytes.baseAddress else { return false }
            var index = range.lowerBound
            while index + length <= range.upperBound {
                let room = range.upperBound - length + 1 - index
                guard let found = memchr(base + index, Int32(text.utf8Start[0]), room) else { return false }
                if memcmp(found, text.utf8Start, length) == 0 { return true }
                index = UnsafeRawPointer(found) - base + 1
            }
            return false
        }
    }
}

extension UnsafeBufferPointer<UInt8> {
    /// As for every collection, by the system's search.
    func firstPlace(of byte: UInt8, from start: Int) -> Int {
        guard start < count else { return Swift.max(start, count) }
        guard let base = baseAddress, let found = memchr(base + start, Int32(byte), count - start) else { return count }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    /// The first place at or after a start of a byte past ASCII; the end where there is none.
    func firstPlacePastASCII(from start: Int) -> Int { firstPlace(from: start) { $0 } }

    /// The first place at or after a start that is found, eight bytes at a time; the end where there is none.
    ///
    /// - Parameter finds: Of eight bytes, sets the top bit of those that are looked for, and of others only past the
    ///   first of those.
    @inline(__always)
    func firstPlace(from start: Int, _ finds: (UInt64) -> UInt64) -> Int {
        let tops: UInt64 = 0x8080_8080_8080_8080
        let bytes = UnsafeRawBufferPointer(self)
        var index = start
        while index + 8 <= count {
            let found = finds(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) & tops
            if found != 0 { return index + found.trailingZeroBitCount / 8 }
            index += 8
        }
        while index < count, finds(UInt64(self[index]) &* 0x0101_0101_0101_0101) & tops == 0 { index += 1 }
        return Swift.max(start, index)
    }
}

/// The top bit of each of eight bytes that is a byte given eight times over, of none before the first of those
/// (Bit Twiddling Hacks, haszero).
@inline(__always)
func places(of byte: UInt64, in part: UInt64) -> UInt64 {
    let rest = part ^ byte
    return (rest &- 0x0101_0101_0101_0101) & ~rest
}
