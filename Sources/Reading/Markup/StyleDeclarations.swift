/// What the declarations of a style say about whether a reader sees the element.
enum StyleDeclarations {
    enum Verdict {
        case hides
        /// Transparent as a whole: pages show such parts by script as the reader scrolls.
        case fades
        case shows
        case nothing
    }

    /// Reads `property: value; …`.
    static func verdict(on style: ArraySlice<UInt8>) -> Verdict {
        var values: [String: [UInt8]] = [:]
        var shows = false
        for declaration in style.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: true).prefix(60) {
            guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { continue }
            let name = declaration[..<colon].filter { !$0.isASCIISpace }.map(\.lowered)
            var value = declaration[(colon + 1)...].map(\.lowered)
            value = Array(value[value.trimmedRange])
            if let mark = value.firstIndex(of: UInt8(ascii: "!")) { value = value[..<mark].filter { !$0.isASCIISpace } }
            values[String(decoding: name, as: UTF8.self)] = value
        }
        func value(_ name: String) -> String? { values[name].map { String(decoding: $0, as: UTF8.self) } }
        func number(_ name: String) -> Double? { values[name].flatMap(Self.number) }

        if let display = value("display") {
            if display == "none" { return .hides }
            shows = true
        }
        if let visibility = value("visibility") {
            if visibility == "hidden" || visibility == "collapse" { return .hides }
            shows = true
        }
        if number("font-size") == 0 { return .hides }
        if let color = value("color") {
            if color == "transparent" || color.hasSuffix(",0)") || color.hasSuffix(", 0)") { return .hides }
            if let ground = value("background-color") ?? value("background"), ground == color { return .hides }
        }
        let isClipped = value("overflow")?.hasPrefix("hidden") == true || value("overflow")?.hasPrefix("clip") == true
        if isClipped {
            for name in ["height", "max-height", "width", "max-width"] {
                if let size = number(name), size <= 1, values[name]?.last != UInt8(ascii: "%") { return .hides }
            }
        }
        if let indent = number("text-indent"), indent <= -500 { return .hides }
        if let position = value("position"), position == "absolute" || position == "fixed" {
            for name in ["left", "top", "right", "bottom", "margin-left", "margin-top"] {
                if let offset = number(name), offset <= -900 { return .hides }
            }
        }
        if let clip = values["clip"], clip.holds("rect(0") || clip.holds("rect(1px") { return .hides }
        if let clip = values["clip-path"], clip.holds("inset(50%") || clip.holds("inset(100%") || clip.holds("circle(0")
        {
            return .hides
        }
        if let transform = values["transform"],
            transform.holds("scale(0)") || transform.holds("translate(-999") || transform.holds("translatex(-999")
        {
            return .hides
        }
        if let content = value("content-visibility"), content == "hidden" { return .hides }
        if number("opacity") == 0 { return .fades }
        return shows ? .shows : .nothing
    }

    /// The number a value begins with, without its unit; `em` and `rem` count as 16 pixels, `vw` and `vh` as 10.
    private static func number(_ value: [UInt8]) -> Double? {
        var index = 0
        var sign = 1.0
        if let first = value.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
            sign = first == UInt8(ascii: "-") ? -1 : 1
            index = 1
        }
        var whole = 0.0
        var scale = 0.0
        var digits = 0
        while index < value.count, digits < 12 {
            if value[index] == UInt8(ascii: "."), scale == 0 {
                scale = 1
            } else if value[index].isASCIIDigit {
                whole = whole * 10 + Double(value[index] - 48)
                scale *= 10
                digits += 1
            } else {
                break
            }
            index += 1
        }
        guard digits > 0 else { return nil }
        let unit = String(decoding: value[index...], as: UTF8.self)
        let factor = unit == "em" || unit == "rem" ? 16.0 : unit == "vw" || unit == "vh" ? 10 : 1
        return sign * whole / (scale > 0 ? scale : 1) * factor
    }
}
