import Domain

/// A number without unit: digits or words, with its scale words.
struct Numeral {
    /// The number before its scale.
    var mantissa: ExactDecimal
    /// The power of ten of the scale; `nil` where there is none.
    var scale: Int?
    /// Whether the scale counts only beside a currency or unit: `5m`.
    var needsUnit = false
    /// One past the last token.
    var end: Int

    /// The number, scale and all.
    var value: ExactDecimal { mantissa.scaled(byPowerOfTen: scale ?? 0) }
}

/// Words for numbers below a thousand and fractions.
enum NumberWords {
    static let units: [TokenKey: Int] = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
        "eighteen": 18, "nineteen": 19,
    ]
    static let tens: [TokenKey: Int] = [
        "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    ]
    static let multipliers: [TokenKey: Int] = [
        "doubled": 2, "doubling": 2, "doubles": 2, "twofold": 2, "tripled": 3, "tripling": 3, "triples": 3, "threefold": 3,
        "quadrupled": 4, "quadrupling": 4, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8,
        "ninefold": 9, "tenfold": 10,
    ]
}

/// The digits of a number token, commas and all.
enum DigitGroups {
    /// The number, or `nil` where commas or points stand as in no number: `1,,000`, `1.2.3`, `12,34`.
    static func decimal(_ text: String) -> ExactDecimal? {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count <= 2, let whole = parts.first else { return nil }
        let groups = whole.split(separator: ",", omittingEmptySubsequences: false)
        if groups.count > 1 {
            guard let first = groups.first, (1...3).contains(first.count), groups.last?.count == 3 else { return nil }
            let middle = groups.dropFirst().dropLast()
            // Groups of three, or the Indian two after a last group of three.
            guard middle.allSatisfy({ $0.count == 3 }) || middle.allSatisfy({ $0.count == 2 }) else { return nil }
        }
        return ExactDecimal(groups.joined() + (parts.count == 2 ? "." + parts[1] : ""))
    }
}
