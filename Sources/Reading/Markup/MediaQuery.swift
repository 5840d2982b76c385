/// Whether the condition of a block of rules holds for a reader at a desk: a screen of 1,280 by 800, a mouse, light
/// colours, nothing asked for.
enum MediaQuery {
    private static let width = 1280.0
    private static let height = 800.0

    /// `prelude` is what stands between `@media` and the brace, or in a `media` attribute. Of several conditions one is
    /// enough; what is not understood does not hold.
    static func holds(_ prelude: ArraySlice<UInt8>) -> Bool {
        let text = prelude[prelude.trimmedRange]
        guard !text.isEmpty else { return true }
        return text.split(separator: UInt8(ascii: ",")).contains { holdsOne($0.map(\.lowered)) }
    }

    private static func holdsOne(_ query: [UInt8]) -> Bool {
        var rest = query[...]
        var isNegated = false
        var holds = true
        while true {
            rest = rest[rest.trimmedRange]
            guard let first = rest.first else { break }
            if first == UInt8(ascii: "(") {
                let close = rest.firstPlace(of: UInt8(ascii: ")"), from: rest.startIndex)
                if !feature(rest[(rest.startIndex + 1)..<close]) { holds = false }
                rest = rest[min(close + 1, rest.endIndex)...]
                continue
            }
            let word = rest.prefix { !$0.isASCIISpace && $0 != UInt8(ascii: "(") }
            guard !word.isEmpty else { return false }
            rest = rest[word.endIndex...]
            switch String(decoding: word, as: UTF8.self) {
            case "not": isNegated = true
            case "all", "screen", "and", "only": break
            default: holds = false
            }
        }
        return holds != isNegated
    }

    private static func feature(_ text: ArraySlice<UInt8>) -> Bool {
        if let colon = text.firstIndex(of: UInt8(ascii: ":")) {
            let name = String(decoding: text[text[..<colon].trimmedRange], as: UTF8.self)
            let value = text[(colon + 1)...]
            let word = String(decoding: value[value.trimmedRange], as: UTF8.self)
            switch name {
            case "min-width", "min-device-width": return StyleLength.pixels(value).map { width >= $0 } ?? false
            case "max-width", "max-device-width": return StyleLength.pixels(value).map { width <= $0 } ?? false
            case "min-height", "min-device-height": return StyleLength.pixels(value).map { height >= $0 } ?? false
            case "max-height", "max-device-height": return StyleLength.pixels(value).map { height <= $0 } ?? false
            case "orientation": return word == "landscape"
            case "hover", "any-hover": return word == "hover"
            case "pointer", "any-pointer": return word == "fine"
            case "prefers-color-scheme": return word == "light"
            case "prefers-reduced-motion", "prefers-contrast", "prefers-reduced-transparency":
                return word == "no-preference"
            case "scripting": return word == "enabled"
            case "forced-colors", "inverted-colors": return word == "none"
            default: return false
            }
        }
        // `(width >= 600px)`
        for (sign, isLeast) in [(UInt8(ascii: ">"), true), (UInt8(ascii: "<"), false)] {
            guard let place = text.firstIndex(of: sign) else { continue }
            let name = String(decoding: text[text[..<place].trimmedRange], as: UTF8.self)
            let value = text[(place + 1)...].drop { $0 == UInt8(ascii: "=") }
            guard name == "width" || name == "height", let limit = StyleLength.pixels(value) else { return false }
            let own = name == "width" ? width : height
            return isLeast ? own >= limit : own <= limit
        }
        return ["color", "hover", "width", "height"].contains(String(decoding: text[text.trimmedRange], as: UTF8.self))
    }
}
