/// Digits that are none of the ASCII digits: full-width, of other scripts, mathematical, in circles. They are not read,
/// and neither is what stands against them: of a number that is written half in them, the other half is another number.
enum ForeignDigits {
    /// Whether such a digit, or the sign for one that could not be told, stands directly before or after a stretch of
    /// UTF-8; other parts of a number and one space before it may lie
    /// between.
    static func touch(_ range: Range<Int>, in utf8: [UInt8]) -> Bool {
        var before = range.lowerBound
        if before > 0, utf8[before - 1] == 32 { before -= 1 }
        while before > 0, range.lowerBound - before < reach, isPart(utf8[before - 1]) { before -= 1 }
        var start = before - 1
        while start > 0, before - start < 4, utf8[start] & 0xC0 == 0x80 { start -= 1 }
        if start >= 0, utf8[start] >= 0x80, isOne(utf8[start..<before]) { return true }
        var after = range.upperBound
        while after < utf8.count, after - range.upperBound < reach, isPart(utf8[after]) { after += 1 }
        return after < utf8.count && utf8[after] >= 0x80 && isOne(utf8[after..<min(after + 4, utf8.count)])
    }

    /// How far a number is followed, in bytes: a list of digits without spaces may be as long as the text.
    private static let reach = 40

    /// Whether a byte may stand between such a digit and the stretch: a digit, a comma, a point.
    private static func isPart(_ byte: UInt8) -> Bool { byte == 44 || byte == 46 || byte >= 48 && byte <= 57 }

    private static func isOne(_ bytes: ArraySlice<UInt8>) -> Bool {
        guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return false }
        switch scalar.value {
        case 0xFFFD, 0x2460...0x249B, 0x24EA...0x24FF, 0x2776...0x2793: return true
        default: return scalar.value >= 0x80 && scalar.properties.generalCategory == .decimalNumber
        }
    }
}
