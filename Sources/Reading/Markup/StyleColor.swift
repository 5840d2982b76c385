/// A colour as CSS writes it, in sRGB.
struct StyleColor: Equatable {
    /// From 0 to 1.
    var red: Double
    var green: Double
    var blue: Double
    /// 0 is fully transparent.
    var alpha = 1.0

    static let white = StyleColor(red: 1, green: 1, blue: 1)

    init(red: Double, green: Double, blue: Double, alpha: Double = 1) {
        (self.red, self.green, self.blue, self.alpha) = (red, green, blue, alpha)
    }

    private init(hex: UInt32) {
        self.init(
            red: Double(hex >> 16 & 255) / 255, green: Double(hex >> 8 & 255) / 255, blue: Double(hex & 255) / 255)
    }

    /// A name, `#rgb`, `#rgba`, `#rrggbb`, `#rrggbbaa`, `rgb()`, `rgba()`, `hsl()` or `hsla()` in lower case; `nil` for
    /// every other value, the other colour spaces among them.
    init?(_ value: ArraySlice<UInt8>) {
        let value = value[value.trimmedRange]
        guard let first = value.first else { return nil }
        if first == UInt8(ascii: "#") {
            self.init(digits: value.dropFirst())
        } else if let open = value.firstIndex(of: UInt8(ascii: "(")) {
            self.init(function: value[..<open], arguments: value[(open + 1)...])
        } else if value.elementsEqual("transparent".utf8) {
            self.init(red: 0, green: 0, blue: 0, alpha: 0)
        } else if let hex = StyleColorNames.table[String(decoding: value, as: UTF8.self)] {
            self.init(hex: hex)
        } else {
            return nil
        }
    }

    private init?(digits: ArraySlice<UInt8>) {
        var values: [UInt32] = []
        for byte in digits {
            guard values.count < 8, let digit = StyleText.hexDigit(byte) else { return nil }
            values.append(UInt32(digit))
        }
        if values.count == 3 || values.count == 4 { values = values.flatMap { [$0, $0] } }
        guard values.count == 6 || values.count == 8 else { return nil }
        self.init(hex: values.prefix(6).reduce(0) { $0 << 4 | $1 })
        if values.count == 8 { alpha = Double(values[6] << 4 | values[7]) / 255 }
    }

    private init?(function: ArraySlice<UInt8>, arguments: ArraySlice<UInt8>) {
        let parts = arguments.prefix { $0 != UInt8(ascii: ")") }.split { $0.isASCIISpace || $0 == 44 || $0 == 47 }
        guard (3...4).contains(parts.count) else { return nil }
        let numbers = parts.compactMap { StyleLength.number($0) }
        guard numbers.count == parts.count else { return nil }
        func isShare(_ place: Int) -> Bool { parts[place].last == UInt8(ascii: "%") }
        func clamped(_ value: Double) -> Double { min(1, max(0, value)) }
        let alpha = numbers.count == 4 ? clamped(isShare(3) ? numbers[3] / 100 : numbers[3]) : 1
        if function.elementsEqual("rgb".utf8) || function.elementsEqual("rgba".utf8) {
            let channels = (0..<3).map { clamped(numbers[$0] / (isShare($0) ? 100 : 255)) }
            self.init(red: channels[0], green: channels[1], blue: channels[2], alpha: alpha)
        } else if function.elementsEqual("hsl".utf8) || function.elementsEqual("hsla".utf8) {
            // CSS Color 4 §7.1.
            let hue = numbers[0].truncatingRemainder(dividingBy: 360) + (numbers[0] < 0 ? 360 : 0)
            let saturation = clamped(numbers[1] / 100)
            let lightness = clamped(numbers[2] / 100)
            let reach = saturation * min(lightness, 1 - lightness)
            func channel(_ offset: Double) -> Double {
                let place = (offset + hue / 30).truncatingRemainder(dividingBy: 12)
                return lightness - reach * max(-1, min(place - 3, 9 - place, 1))
            }
            self.init(red: channel(0), green: channel(8), blue: channel(4), alpha: alpha)
        } else {
            return nil
        }
    }

    /// This colour painted over an opaque one.
    func over(_ ground: StyleColor) -> StyleColor {
        func mix(_ own: Double, _ below: Double) -> Double { own * alpha + below * (1 - alpha) }
        return StyleColor(
            red: mix(red, ground.red), green: mix(green, ground.green), blue: mix(blue, ground.blue))
    }

    /// The contrast of two opaque colours, from 1 to 21 (WCAG 2, relative luminance with a gamma of 2 in place of 2.4).
    func contrast(with other: StyleColor) -> Double {
        func luminance(_ color: StyleColor) -> Double {
            color.red * color.red * 0.2126 + color.green * color.green * 0.7152 + color.blue * color.blue * 0.0722
        }
        let (own, theirs) = (luminance(self), luminance(other))
        return (max(own, theirs) + 0.05) / (min(own, theirs) + 0.05)
    }

    /// Whether letters of this colour cannot be told from the ground: hardly any contrast, and no other hue.
    func vanishes(on ground: StyleColor) -> Bool {
        let painted = over(ground)
        let apart = max(
            abs(painted.red - ground.red), abs(painted.green - ground.green), abs(painted.blue - ground.blue))
        return painted.contrast(with: ground) < 1.2 && apart < 0.1
    }
}

/// The named colours (CSS Color 4 §6.1).
enum StyleColorNames {
    static let table: [String: UInt32] = {
        var table: [String: UInt32] = [:]
        for entry in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
            let parts = entry.split(separator: ":")
            if parts.count == 2, let value = UInt32(parts[1], radix: 16) { table[String(parts[0])] = value }
        }
        return table
    }()

    private static let list = """
        aliceblue:f0f8ff antiquewhite:faebd7 aqua:00ffff aquamarine:7fffd4 azure:f0ffff beige:f5f5dc bisque:ffe4c4
        black:000000 blanchedalmond:ffebcd blue:0000ff blueviolet:8a2be2 brown:a52a2a burlywood:deb887 cadetblue:5f9ea0
        chartreuse:7fff00 chocolate:d2691e coral:ff7f50 cornflowerblue:6495ed cornsilk:fff8dc crimson:dc143c cyan:00ffff
        darkblue:00008b darkcyan:008b8b darkgoldenrod:b8860b darkgray:a9a9a9 darkgreen:006400 darkgrey:a9a9a9
        darkkhaki:bdb76b darkmagenta:8b008b darkolivegreen:556b2f darkorange:ff8c00 darkorchid:9932cc darkred:8b0000
        darksalmon:e9967a darkseagreen:8fbc8f darkslateblue:483d8b darkslategray:2f4f4f darkslategrey:2f4f4f
        darkturquoise:00ced1 darkviolet:9400d3 deeppink:ff1493 deepskyblue:00bfff dimgray:696969 dimgrey:696969
        dodgerblue:1e90ff firebrick:b22222 floralwhite:fffaf0 forestgreen:228b22 fuchsia:ff00ff gainsboro:dcdcdc
        ghostwhite:f8f8ff gold:ffd700 goldenrod:daa520 gray:808080 green:008000 greenyellow:adff2f grey:808080
        honeydew:f0fff0 hotpink:ff69b4 indianred:cd5c5c indigo:4b0082 ivory:fffff0 khaki:f0e68c lavender:e6e6fa
        lavenderblush:fff0f5 lawngreen:7cfc00 lemonchiffon:fffacd lightblue:add8e6 lightcoral:f08080 lightcyan:e0ffff
        lightgoldenrodyellow:fafad2 lightgray:d3d3d3 lightgreen:90ee90 lightgrey:d3d3d3 lightpink:ffb6c1
        lightsalmon:ffa07a lightseagreen:20b2aa lightskyblue:87cefa lightslategray:778899 lightslategrey:778899
        lightsteelblue:b0c4de lightyellow:ffffe0 lime:00ff00 limegreen:32cd32 linen:faf0e6 magenta:ff00ff maroon:800000
        mediumaquamarine:66cdaa mediumblue:0000cd mediumorchid:ba55d3 mediumpurple:9370db mediumseagreen:3cb371
        mediumslateblue:7b68ee mediumspringgreen:00fa9a mediumturquoise:48d1cc mediumvioletred:c71585
        midnightblue:191970 mintcream:f5fffa mistyrose:ffe4e1 moccasin:ffe4b5 navajowhite:ffdead navy:000080
        oldlace:fdf5e6 olive:808000 olivedrab:6b8e23 orange:ffa500 orangered:ff4500 orchid:da70d6 palegoldenrod:eee8aa
        palegreen:98fb98 paleturquoise:afeeee palevioletred:db7093 papayawhip:ffefd5 peachpuff:ffdab9 peru:cd853f
        pink:ffc0cb plum:dda0dd powderblue:b0e0e6 purple:800080 rebeccapurple:663399 red:ff0000 rosybrown:bc8f8f
        royalblue:4169e1 saddlebrown:8b4513 salmon:fa8072 sandybrown:f4a460 seagreen:2e8b57 seashell:fff5ee
        sienna:a0522d silver:c0c0c0 skyblue:87ceeb slateblue:6a5acd slategray:708090 slategrey:708090 snow:fffafa
        springgreen:00ff7f steelblue:4682b4 tan:d2b48c teal:008080 thistle:d8bfd8 tomato:ff6347 turquoise:40e0d0
        violet:ee82ee wheat:f5deb3 white:ffffff whitesmoke:f5f5f5 yellow:ffff00 yellowgreen:9acd32
        """
}
