/// What is dropped with all it holds, and what is kept of it.
extension MarkupScan {
    mutating func drop(_ name: String, _ bytes: [UInt8], _ attributes: TagAttributes, contentFrom start: Int)
        -> Int
    {
        if attributes.isSelfClosing, name == "svg" || name == "math" { return start }
        let nests = name == "template" || name == "svg" || name == "object"
        guard !hopeless.contains(name), let content = content(of: bytes, from: start, nests: nests) else {
            hopeless.insert(name)
            // Without an end tag a script, style or title takes the rest of the page; of others only the tag is dropped.
            return name == "script" || name == "style" ? page.count : start
        }
        switch name {
        case "script":
            if let type = attributes[.type], page[type].holds("ld+json") { jsonLD.append(content) }
            if !revealsStreams, page.holds("$RC(\"", in: content) { revealsStreams = true }
        case "style":
            if attributes[.media].map({ MediaQuery.holds(page[$0]) }) ?? true { styles.append(content) }
        case "title":
            if title == nil { title = Entities.decoded(page[content]) }
        case "noscript", "template":
            if Self.holdsFigures(page[content]) { hiddenTexts += 1 }
        default: break
        }
        texts.append(32)
        return min(page.count, page.firstPlace(of: UInt8(ascii: ">"), from: content.upperBound) + 1)
    }

    /// Up to the end tag, which may be that of an outer one of the same name; `nil` where there is no end.
    private func content(of name: [UInt8], from start: Int, nests: Bool) -> Range<Int>? {
        var level = 1
        var index = start
        while index < page.count {
            index = page.firstPlace(of: UInt8(ascii: "<"), from: index)
            guard index + 1 < page.count else { return nil }
            let isEnd = page[index + 1] == UInt8(ascii: "/")
            let nameStart = index + (isEnd ? 2 : 1)
            if isEnd || nests, isName(name, at: nameStart) {
                level += isEnd ? -1 : 1
                if level == 0 { return start..<index }
            }
            index += 1
        }
        return nil
    }

    private func isName(_ name: [UInt8], at start: Int) -> Bool {
        guard start + name.count <= page.count else { return false }
        for offset in 0..<name.count where page[start + offset].lowered != name[offset] { return false }
        guard start + name.count < page.count else { return true }
        let next = page[start + name.count]
        return next.isASCIISpace || next == UInt8(ascii: ">") || next == UInt8(ascii: "/")
    }

    /// Whether a dropped stretch reads like sentences and not like code: many words, no mark-up.
    static func holdsProse(_ bytes: ArraySlice<UInt8>) -> Bool {
        var spaces = 0
        for byte in bytes {
            if byte == 32 { spaces += 1 }
            if [0x3C, 0x7B, 0x7D, 0x3B, 0x5B, 0x3D].contains(byte) { return false }
        }
        return spaces >= 6
    }

    /// Whether dropped mark-up holds text with numbers in it.
    static func holdsFigures(_ bytes: ArraySlice<UInt8>) -> Bool {
        var inTag = false
        var inWord = false
        var words = 0
        var hasDigits = false
        for byte in bytes {
            if byte == UInt8(ascii: "<") { inTag = true }
            let isLetter = !inTag && !byte.isASCIISpace
            if isLetter, !inWord { words += 1 }
            if isLetter, byte.isASCIIDigit { hasDigits = true }
            inWord = isLetter
            if byte == UInt8(ascii: ">") { inTag = false }
        }
        return words >= 4 && hasDigits
    }
}
