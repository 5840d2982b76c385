import Domain

/// The digits of a number token, separators and all.
struct DigitGroups {
    let value: ExactDecimal
    /// Whether it is a whole number without separators.
    let isPlain: Bool
    /// Whether it has decimal places.
    let hasPlaces: Bool

    /// `nil` where commas and points stand as in no number (`1,,000`, `1.2.3`) and past eighteen digits.
    init?(_ bytes: ArraySlice<UInt8>) {
        if let digits = Self.plain(bytes) {
            value = ExactDecimal(significand: digits)
            isPlain = true
            hasPlaces = false
            return
        }
        var groups: [(separator: UInt8, count: Int)] = [(0, 0)]
        var digits: Int64 = 0
        var count = 0
        for byte in bytes {
            guard byte >= 48, byte <= 57 else {
                groups.append((byte, 0))
                continue
            }
            guard count < 18 else { return nil }
            digits = digits * 10 + Int64(byte - 48)
            count += 1
            groups[groups.count - 1].count += 1
        }
        guard groups.allSatisfy({ $0.count > 0 }), let last = groups.last else { return nil }
        isPlain = groups.count == 1
        if groups.count == 1 {
            value = ExactDecimal(significand: digits)
            hasPlaces = false
            return
        }
        let comma = UInt8(ascii: ",")
        let point = UInt8(ascii: ".")
        let middle = groups.dropFirst().dropLast()
        let places: Int
        if last.separator == point, middle.allSatisfy({ $0.separator == comma }), Self.areThousands(groups.dropLast()) {
            places = last.count
        } else if groups.dropFirst().allSatisfy({ $0.separator == comma }), Self.areThousands(groups[...]) {
            places = 0
        } else if last.separator == comma, middle.allSatisfy({ $0.separator == point }),
            Self.areThousands(groups.dropLast()),
            middle.isEmpty ? last.count == 2 && groups[0].count <= 3 : true
        {
            // The continent's way: 1.234,56 and 5,00.
            places = last.count
        } else if groups.count > 2, groups.dropFirst().allSatisfy({ $0.separator == point && $0.count == 3 }),
            groups[0].count <= 3
        {
            places = 0
        } else {
            return nil
        }
        value = ExactDecimal(significand: digits, exponent: -places)
        hasPlaces = places > 0
    }

    /// Up to eighteen digits and nothing else.
    static func plain(_ bytes: ArraySlice<UInt8>) -> Int64? {
        guard bytes.count <= 18 else { return nil }
        var digits: Int64 = 0
        for byte in bytes {
            guard byte >= 48, byte <= 57 else { return nil }
            digits = digits * 10 + Int64(byte - 48)
        }
        return digits
    }

    /// Groups of three after a first of one to three, or the Indian pairs before a last group of three.
    private static func areThousands(_ groups: ArraySlice<(separator: UInt8, count: Int)>) -> Bool {
        guard groups.count > 1 else { return true }
        guard let first = groups.first, first.count <= 3, groups.last?.count == 3 else { return false }
        let middle = groups.dropFirst().dropLast()
        return middle.allSatisfy { $0.count == 3 } || (first.count <= 2 && middle.allSatisfy { $0.count == 2 })
    }
}
