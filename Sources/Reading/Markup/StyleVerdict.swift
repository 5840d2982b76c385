/// What an element's declarations, laid over one another, say of whether it is seen.
struct StyleVerdict {
    enum Sight: Equatable {
        /// Gone with all it holds, or turned round: what stands in the page is not what a reader reads.
        case hides
        /// Transparent as a whole: pages show such parts by script as the reader scrolls.
        case fades
        case shows
        case nothing
    }

    /// What stands behind the letters.
    enum Ground: Equatable {
        case color(StyleColor)
        /// A picture, a gradient, or a colour that is not understood.
        case unknown
    }

    var sight = Sight.nothing
    /// What an element hands down to those in it; `nil` where it says nothing.
    var isInvisible: Bool?
    var color: StyleColor?
    /// Whether the colour of letters is declared but not understood.
    var hasStrangeColor = false
    var ground: Ground?
    /// In pixels, or as a share of the outer size.
    var fontSize: (pixels: Double, isShare: Bool)?

    typealias Values = PropertyList<[UInt8]>

    init(_ values: Values) {
        func text(_ property: StyleDeclarations.Property) -> ArraySlice<UInt8>? { values[property]?[...] }
        func holds(_ property: StyleDeclarations.Property, _ word: StaticString) -> Bool {
            values[property]?.holds(word) ?? false
        }
        func equals(_ property: StyleDeclarations.Property, _ word: String) -> Bool {
            values[property]?.elementsEqual(word.utf8) ?? false
        }
        func pixels(_ property: StyleDeclarations.Property) -> Double? { text(property).flatMap(StyleLength.pixels) }

        if values[.visibility] != nil {
            isInvisible = equals(.visibility, "hidden") || equals(.visibility, "collapse")
        }
        readPaint(values)
        readFontSize(values)
        if equals(.display, "none") || equals(.contentVisibility, "hidden") || Self.isCutOff(values)
            || Self.isMovedAway(values) || holds(.unicodeBidi, "override") && equals(.direction, "rtl")
        {
            sight = .hides
            return
        }
        if let opacity = text(.opacity), let value = StyleLength.number(opacity),
            (StyleLength.percentage(opacity).map { $0 / 100 } ?? value) < 0.05
        {
            sight = .fades
        } else if holds(.filter, "opacity(0") && !holds(.filter, "opacity(0.") {
            sight = .fades
        } else if values[.display] != nil {
            sight = .shows
        }
    }

    /// Of no size, or clipped to nothing.
    private static func isCutOff(_ values: Values) -> Bool {
        func clips(_ property: StyleDeclarations.Property) -> Bool {
            values[property].map { $0.starts(with: "hidden".utf8) || $0.starts(with: "clip".utf8) } ?? false
        }
        if clips(.overflow) || clips(.overflowX) || clips(.overflowY) {
            let least = values[.minHeight].flatMap { StyleLength.pixels($0[...]) } ?? 0
            for property in [StyleDeclarations.Property.height, .maxHeight, .width, .maxWidth, .lineHeight] {
                guard let value = values[property]?[...] else { continue }
                // A height of zero with a padding in per cent holds a picture; text in it lies over that picture.
                let size = StyleLength.pixels(value) ?? StyleLength.percentage(value).flatMap { $0 == 0 ? 0 : nil }
                let isWide = property == .width || property == .maxWidth
                if let size, size <= (property == .lineHeight ? 0 : 1), isWide || least <= 1 { return true }
            }
        }
        if let clip = values[.clip], clip.starts(with: "rect(".utf8) {
            let parts = clip.dropFirst(5).prefix { $0 != 41 }.split { $0.isASCIISpace || $0 == 44 }
            let edges = parts.compactMap { StyleLength.pixels($0) }
            if edges.count == 4, edges[2] - edges[0] <= 1 || edges[1] - edges[3] <= 1 { return true }
        }
        if let path = values[.clipPath] {
            if path.starts(with: "inset(".utf8), let share = StyleLength.percentage(path.dropFirst(6)), share >= 50 {
                return true
            }
            for opener in ["circle(", "ellipse("] where path.starts(with: opener.utf8) {
                if StyleLength.number(path.dropFirst(opener.utf8.count)) == 0 { return true }
            }
            if path.starts(with: "polygon(".utf8) {
                let numbers = path.dropFirst(8).filter { $0 != 41 }.split { $0.isASCIISpace || $0 == 44 }
                if !numbers.isEmpty, numbers.allSatisfy({ StyleLength.number($0) == 0 }) { return true }
            }
        }
        return false
    }

    /// Moved off the screen or shrunk to a point.
    private static func isMovedAway(_ values: Values) -> Bool {
        func pixels(_ property: StyleDeclarations.Property) -> Double? {
            values[property].flatMap { StyleLength.pixels($0[...]) }
        }
        if let indent = pixels(.textIndent), abs(indent) >= 500 { return true }
        if let indent = values[.textIndent].flatMap({ StyleLength.percentage($0[...]) }), abs(indent) >= 100 {
            return values[.overflow]?.starts(with: "hidden".utf8) ?? false || abs(indent) >= 200
        }
        if let position = values[.position], !position.elementsEqual("static".utf8) {
            for property in [StyleDeclarations.Property.left, .top, .right, .bottom, .insetStart] {
                if let offset = pixels(property), abs(offset) >= 2_000 || offset <= -900 { return true }
                if let share = values[property].flatMap({ StyleLength.percentage($0[...]) }), abs(share) >= 500 {
                    return true
                }
            }
            if let inset = values[.inset], let offset = largest(inset), abs(offset) >= 900 { return true }
        }
        for property in [StyleDeclarations.Property.marginLeft, .marginTop, .marginRight] {
            if let offset = pixels(property), offset <= -900 { return true }
        }
        if let margin = values[.margin] {
            let parts = margin.split(separator: 32)
            if parts.contains(where: { StyleLength.pixels($0).map { $0 <= -900 } ?? false }) { return true }
        }
        if let scale = values[.scale], StyleLength.number(scale[...]) == 0 { return true }
        if let move = values[.translate], let offset = largest(move), abs(offset) >= 900 { return true }
        return values[.transform].map { transforms(away: $0) } ?? false
    }

    private static func transforms(away value: [UInt8]) -> Bool {
        var rest = value[...]
        while let open = rest.firstIndex(of: UInt8(ascii: "(")) {
            let name = rest[rest[..<open].trimmedRange]
            let close = rest.firstPlace(of: UInt8(ascii: ")"), from: open)
            let inside = rest[(open + 1)..<close]
            let numbers = inside.split { $0 == 44 || $0.isASCIISpace }.compactMap { StyleLength.number($0) }
            if name.starts(with: "scale".utf8), !name.elementsEqual("scalez".utf8), numbers.prefix(2).contains(0) {
                return true
            }
            if name.elementsEqual("matrix".utf8), numbers.count == 6, numbers[0] == 0, numbers[1] == 0 { return true }
            if name.elementsEqual("rotatex".utf8) || name.elementsEqual("rotatey".utf8), numbers.first.map(abs) == 90 {
                return true
            }
            if name.starts(with: "translate".utf8), let offset = largest(Array(inside)), abs(offset) >= 900 {
                return true
            }
            rest = rest[min(close + 1, rest.endIndex)...]
        }
        return false
    }

    /// The length farthest from zero in a list; a thousand per cent and more count as pixels.
    private static func largest(_ value: [UInt8]) -> Double? {
        value.split { $0 == 44 || $0.isASCIISpace }.compactMap { part in
            StyleLength.pixels(part) ?? StyleLength.percentage(part).flatMap { abs($0) >= 500 ? $0 * 10 : 0 }
        }.max { abs($0) < abs($1) }
    }

    // MARK: Paint and size

    private mutating func readPaint(_ values: Values) {
        if let value = values[.fill] ?? values[.color] {
            color = StyleColor(value[...])
            hasStrangeColor = color == nil && !value.elementsEqual("inherit".utf8)
        }
        for property in [StyleDeclarations.Property.background, .backgroundColor, .backgroundImage] {
            guard let value = values[property] else { continue }
            if value.holds("url(") || value.holds("gradient") || value.holds("image-set") {
                ground = .unknown
                continue
            }
            if property == .backgroundImage || ground == .unknown { continue }
            let start = value.startIndex
            let parts = value.holds("(") ? [value[...]] : value[start...].split(separator: 32)
            if let found = parts.lazy.compactMap({ StyleColor($0) }).first {
                if found.alpha > 0 { ground = .color(found) }
            } else if !["none", "inherit", "initial", "unset", "0", "0 0"].contains(
                String(decoding: value, as: UTF8.self))
            {
                ground = .unknown
            }
        }
        // Letters cut out of their background are as visible as that.
        if let clip = values[.backgroundClip] ?? values[.webkitBackgroundClip], clip.holds("text") {
            ground = .unknown
            hasStrangeColor = true
            color = nil
        }
    }

    private mutating func readFontSize(_ values: Values) {
        var size = values[.fontSize].map { $0[...] }
        if size == nil, let font = values[.font] {
            // The first number that is no weight: `italic 700 0/0 a`.
            for part in font.split(separator: 32) {
                let token = part.prefix { $0 != UInt8(ascii: "/") }
                guard let (number, rest) = StyleLength.parsed(token) else { continue }
                if rest.isEmpty, number >= 100, part.count == token.count { continue }
                size = token
                break
            }
        }
        guard let size else { return }
        if let share = StyleLength.percentage(size) {
            fontSize = (share / 100, true)
        } else if let (number, rest) = StyleLength.parsed(size), rest.elementsEqual("em".utf8) {
            fontSize = (number, true)
        } else if let pixels = StyleLength.pixels(size) {
            fontSize = (pixels, false)
        } else if !size.elementsEqual("inherit".utf8) {
            // `small`, `calc(…)`, `clamp(…)`: some ordinary size.
            fontSize = (16, false)
        }
    }
}
