/// The numbers in CSS values.
enum StyleLength {
    /// A length in pixels on a screen of 1,280 by 800: `em` and `rem` are 16 of them, `vw` and `vh` 12.8 and 8. A
    /// percentage is `nil`, and so is what is no length.
    static func pixels(_ value: ArraySlice<UInt8>) -> Double? {
        guard let (number, rest) = parsed(value) else { return nil }
        guard !rest.isEmpty else { return number }
        guard let factor = factors[String(decoding: rest.prefix { !$0.isASCIISpace }, as: UTF8.self)] else {
            return nil
        }
        return number * factor
    }

    /// The percentage that a value is.
    static func percentage(_ value: ArraySlice<UInt8>) -> Double? {
        guard let (number, rest) = parsed(value), rest.first == UInt8(ascii: "%") else { return nil }
        return number
    }

    /// The number that a value begins with, whatever its unit.
    static func number(_ value: ArraySlice<UInt8>) -> Double? { parsed(value)?.number }

    private static let factors: [String: Double] = [
        "px": 1, "em": 16, "rem": 16, "ex": 8, "ch": 8, "pt": 4.0 / 3, "pc": 16, "in": 96, "cm": 37.8, "mm": 3.78,
        "vw": 12.8, "vh": 8, "vmin": 8, "vmax": 12.8, "dvh": 8, "dvw": 12.8, "svh": 8, "lvh": 8,
    ]

    static func parsed(_ value: ArraySlice<UInt8>) -> (number: Double, rest: ArraySlice<UInt8>)? {
        let value = value[value.trimmedRange]
        var index = value.startIndex
        var sign = 1.0
        if let first = value.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            sign = first == UInt8(ascii: "-") ? -1 : 1
            index += 1
        }
        var number = 0.0
        var scale = 0.0
        var digits = 0
        while index < value.endIndex {
            if value[index] == UInt8(ascii: "."), scale == 0 {
                scale = 1
            } else if value[index].isASCIIDigit {
                if digits < 15 {
                    number = number * 10 + Double(value[index] - 48)
                    scale *= 10
                } else if scale == 0 {
                    number *= 10
                }
                digits += 1
            } else {
                break
            }
            index += 1
        }
        guard digits > 0 else { return nil }
        return (sign * number / (scale > 0 ? scale : 1), value[index...])
    }
}
