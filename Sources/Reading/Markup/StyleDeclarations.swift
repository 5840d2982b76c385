/// The declarations of a style, as far as they decide whether a reader sees an element.
struct StyleDeclarations {
    /// The properties that are looked at; every other one is skipped.
    enum Property: UInt8, CaseIterable {
        case display, visibility, opacity, color, background, font, position, left, top, right, bottom, height, width
        case overflow, clip, transform, scale, translate, filter, direction, margin, inset
        case unicodeBidi, fill, backgroundColor, backgroundImage, backgroundClip, webkitBackgroundClip, fontSize
        case lineHeight, overflowX, overflowY, maxHeight, maxWidth, minHeight, textIndent, marginLeft, marginTop
        case marginRight, clipPath, contentVisibility, insetStart

        /// The name in a style sheet: a hyphen where a capital stands here, but for three.
        private var name: String {
            switch self {
            case .fill: return "-webkit-text-fill-color"
            case .webkitBackgroundClip: return "-webkit-background-clip"
            case .insetStart: return "inset-inline-start"
            default:
                return "\(self)".reduce(into: "") { $0 += $1.isUppercase ? "-" + $1.lowercased() : String($1) }
            }
        }

        fileprivate static let byName: HashTable<Property> = {
            var table = HashTable<Property>(minimumCapacity: 4 * allCases.count)
            for property in allCases { table[TagAttributes.key(of: property.name.utf8)] = property }
            return table
        }()
    }

    /// One `property: value`.
    struct Declaration {
        let property: Property
        /// In lower case, without white space at its ends and without `!important`.
        let value: [UInt8]
        let isImportant: Bool
    }

    /// A value and its place among all rules.
    struct Placed {
        let value: [UInt8]
        let isImportant: Bool
        let order: Int
    }

    /// The last value of each property, an important one before others.
    func placed(_ order: Int) -> PropertyList<Placed> {
        var placed = PropertyList<Placed>()
        for declaration in list where declaration.isImportant || placed[declaration.property]?.isImportant != true {
            placed[declaration.property] = Placed(
                value: declaration.value, isImportant: declaration.isImportant, order: order)
        }
        return placed
    }

    /// In the order in which they stand.
    private(set) var list: [Declaration] = []
    /// The custom properties, by the hash of their names.
    private(set) var custom: [UInt64: [UInt8]] = [:]

    var isEmpty: Bool { list.isEmpty && custom.isEmpty }

    /// Reads `property: value; …`, in which there are no comments and no escapes any more (see `StyleText`).
    init(_ style: ArraySlice<UInt8>) {
        var start = style.startIndex
        while start < style.endIndex {
            let end = StyleText.end(of: start, in: style, at: UInt8(ascii: ";"))
            add(style[start..<end])
            start = end + 1
        }
    }

    private mutating func add(_ declaration: ArraySlice<UInt8>) {
        guard let colon = declaration.firstIndex(of: UInt8(ascii: ":")) else { return }
        let name = declaration[declaration[..<colon].trimmedRange]
        guard name.count <= 60, name.count >= 3, let first = name.first else { return }
        let isCustom = first == 45 && name[name.startIndex + 1] == 45
        let key = isCustom ? TagAttributes.key(of: name) : TagAttributes.key(of: name.lazy.map(\.lowered))
        let property = isCustom ? nil : Property.byName[key]
        guard isCustom || property != nil else { return }
        var value = declaration[(colon + 1)...]
        value = value[value.trimmedRange]
        var isImportant = false
        if value.count >= 9, let mark = value.lastIndex(of: UInt8(ascii: "!")) {
            let word = value[(mark + 1)...]
            if word[word.trimmedRange].map(\.lowered).elementsEqual("important".utf8) {
                isImportant = true
                value = value[value[..<mark].trimmedRange]
            }
        }
        guard value.count <= 400 else { return }
        if let property {
            list.append(Declaration(property: property, value: value.map(\.lowered), isImportant: isImportant))
        } else if custom.count < 500 {
            custom[key] = value.map(\.lowered)
        }
    }
}

/// Values of some properties: a handful, so that looking through them is quicker than any hashing.
struct PropertyList<Value> {
    private var items: [(property: StyleDeclarations.Property, value: Value)] = []

    var isEmpty: Bool { items.isEmpty }

    subscript(property: StyleDeclarations.Property) -> Value? {
        get {
            for item in items where item.property == property { return item.value }
            return nil
        }
        set {
            let place = items.firstIndex { $0.property == property }
            switch (place, newValue) {
            case (let place?, let value?): items[place].value = value
            case (let place?, nil): items.remove(at: place)
            case (nil, let value?): items.append((property, value))
            case (nil, nil): break
            }
        }
    }

    /// Hands out each property with its value.
    func forEach(_ use: (StyleDeclarations.Property, Value) -> Void) {
        for item in items { use(item.property, item.value) }
    }
}

/// CSS text made simple before it is read.
enum StyleText {
    /// The bytes that a sheet's structure hangs on.
    static let isMark: [Bool] = (0..<256).map { "\"'\\;{}".utf8.contains(UInt8($0)) }

    /// A sheet of a page made plain; as it stands where that changes nothing, as with most.
    static func plain(_ page: [UInt8], _ style: Range<Int>) -> ArraySlice<UInt8> {
        let closesMark = closesMark(page, style)
        if page.holds("\\", in: style) || page.holds("<!--", in: style) || closesMark {
            return plain(page[style], closesMark: closesMark)[...]
        }
        guard page.holds("/*", in: style) else { return page[style] }
        var out: [UInt8] = []
        out.reserveCapacity(style.count)
        var start = style.lowerBound
        var index = start
        while index < style.upperBound {
            index = page.firstPlace(of: UInt8(ascii: "/"), from: index)
            guard index + 1 < style.upperBound else { break }
            guard page[index + 1] == UInt8(ascii: "*") else {
                index += 1
                continue
            }
            out.append(contentsOf: page[start..<index])
            index = page.firstPlace(of: UInt8(ascii: "/"), from: index + 3)
            while index < style.upperBound, page[index - 1] != UInt8(ascii: "*") {
                index = page.firstPlace(of: UInt8(ascii: "/"), from: index + 1)
            }
            index += 1
            start = min(index, style.upperBound)
        }
        out.append(contentsOf: page[start..<style.upperBound])
        return out[...]
    }

    /// Whether there is a `-->`: `>` is rarer than `-`.
    private static func closesMark(_ page: [UInt8], _ style: Range<Int>) -> Bool {
        var index = page.firstPlace(of: UInt8(ascii: ">"), from: style.lowerBound)
        while index < style.upperBound {
            if index >= style.lowerBound + 2, page[index - 1] == 45, page[index - 2] == 45 { return true }
            index = page.firstPlace(of: UInt8(ascii: ">"), from: index + 1)
        }
        return false
    }

    /// The first place of a slash, a backslash or a `<`; the end where there is none.
    private static func nextOdd(in sheet: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        sheet.firstPlace(from: start) { part in
            places(of: 0x2F2F_2F2F_2F2F_2F2F, in: part) | places(of: 0x5C5C_5C5C_5C5C_5C5C, in: part)
                | places(of: 0x3C3C_3C3C_3C3C_3C3C, in: part)
        }
    }

    /// The first place of a byte that the structure of a sheet hangs on, but for semicolons; the end where there is
    /// none.
    static func nextMark(in sheet: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        sheet.firstPlace(from: start) { part in
            places(of: 0x2222_2222_2222_2222, in: part) | places(of: 0x2727_2727_2727_2727, in: part)
                | places(of: 0x5C5C_5C5C_5C5C_5C5C, in: part) | places(of: 0x7B7B_7B7B_7B7B_7B7B, in: part)
                | places(of: 0x7D7D_7D7D_7D7D_7D7D, in: part)
        }
    }

    private static let isOdd: [Bool] = (0..<256).map { "/<-\\".utf8.contains(UInt8($0)) }

    /// Without comments and the marks of HTML comments; letters, digits, hyphens that were written as escapes are
    /// themselves again, other escapes stay (CSS Syntax §4.3.7).
    static func plain(_ style: ArraySlice<UInt8>, closesMark: Bool = true) -> [UInt8] {
        let isOdd = isOdd
        var out: [UInt8] = []
        out.reserveCapacity(style.count)
        var index = style.startIndex
        while index < style.endIndex {
            // Hyphens matter only where there is a `-->`, and stand in most names.
            let plainEnd =
                closesMark
                ? style[index...].firstIndex { isOdd[Int($0)] } ?? style.endIndex
                : style.withUnsafeBufferPointer { style.startIndex + nextOdd(in: $0, from: index - style.startIndex) }
            if plainEnd > index {
                out.append(contentsOf: style[index..<plainEnd])
                index = plainEnd
                continue
            }
            let byte = style[index]
            switch byte {
            case UInt8(ascii: "/") where style.matches("/*", at: index):
                index += 2
                while index < style.endIndex, !style.matches("*/", at: index) { index += 1 }
                index = min(style.endIndex, index + 2)
            // A comment parts words no more than nothing does, but `a/**/b` is no name either.
            case UInt8(ascii: "<") where style.matches("<!--", at: index): index += 4
            case UInt8(ascii: "-") where style.matches("-->", at: index): index += 3
            case UInt8(ascii: "\\"):
                index = unescape(style, at: index, into: &out)
            default:
                out.append(byte)
                index += 1
            }
        }
        return out
    }

    private static func unescape(_ style: ArraySlice<UInt8>, at backslash: Int, into out: inout [UInt8]) -> Int {
        var index = backslash + 1
        var value: UInt32 = 0
        while index < style.endIndex, index - backslash <= 6, let digit = hexDigit(style[index]) {
            value = value << 4 | UInt32(digit)
            index += 1
        }
        if index > backslash + 1 {
            if index < style.endIndex, style[index].isASCIISpace { index += 1 }
            let byte = UInt8(exactly: value) ?? 0
            if byte.isASCIIAlphanumeric || byte == 45 || byte == 95 {
                out.append(byte)
            } else if value >= 0x80 {
                out.append(scalar: value)
            } else {
                out.append(UInt8(ascii: "\\"))
                out.append(byte)
            }
            return index
        }
        guard index < style.endIndex else { return index }
        if style[index].isASCIIAlphanumeric || style[index] == 45 || style[index] >= 0x80 {
            out.append(style[index])
        } else {
            out.append(UInt8(ascii: "\\"))
            out.append(style[index])
        }
        return index + 1
    }

    static func hexDigit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 48...57: byte - 48
        case 65...70: byte - 55
        case 97...102: byte - 87
        default: nil
        }
    }

    /// The first place of a byte that stands neither in a string nor in parentheses; the end where there is none.
    static func end(of start: Int, in text: ArraySlice<UInt8>, at wanted: UInt8) -> Int {
        var index = start
        var level = 0
        while index < text.endIndex {
            let byte = text[index]
            switch byte {
            case wanted where level <= 0: return index
            case UInt8(ascii: "\\"): index += 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"): index = endOfString(in: text, from: index)
            case UInt8(ascii: "("): level += 1
            case UInt8(ascii: ")"): level -= 1
            default: break
            }
            index += 1
        }
        return text.endIndex
    }

    /// The place of a string's closing mark; a line's end ends it as well.
    static func endOfString<Text: RandomAccessCollection>(in text: Text, from open: Int) -> Int
    where Text.Element == UInt8, Text.Index == Int {
        var index = open + 1
        while index < text.endIndex, text[index] != text[open], text[index] != 10 {
            index += text[index] == UInt8(ascii: "\\") ? 2 : 1
        }
        return min(index, text.endIndex)
    }
}
