/// Character references: those of HTML 4, which libxml2 has a table of, and names of HTML 5 that pages use.
enum Entities {
    /// Names that pages use most, with what they stand for.
    private static let common: [String: UInt32] = [
        "amp": 38, "lt": 60, "gt": 62, "quot": 34, "apos": 39, "nbsp": 0xA0, "ndash": 0x2013, "mdash": 0x2014,
        "lsquo": 0x2018, "rsquo": 0x2019, "ldquo": 0x201C, "rdquo": 0x201D, "sbquo": 0x201A, "bdquo": 0x201E,
        "hellip": 0x2026, "euro": 0x20AC, "pound": 0xA3, "yen": 0xA5, "cent": 0xA2, "copy": 0xA9, "reg": 0xAE,
        "trade": 0x2122, "middot": 0xB7, "bull": 0x2022, "laquo": 0xAB, "raquo": 0xBB, "lsaquo": 0x2039,
        "rsaquo": 0x203A, "times": 0xD7, "deg": 0xB0, "frac12": 0xBD, "frac14": 0xBC, "frac34": 0xBE, "aacute": 0xE1,
        "agrave": 0xE0, "acirc": 0xE2, "auml": 0xE4, "aring": 0xE5, "atilde": 0xE3, "aelig": 0xE6, "ccedil": 0xE7,
        "eacute": 0xE9, "egrave": 0xE8, "ecirc": 0xEA, "euml": 0xEB, "iacute": 0xED, "igrave": 0xEC, "icirc": 0xEE,
        "iuml": 0xEF, "ntilde": 0xF1, "oacute": 0xF3, "ograve": 0xF2, "ocirc": 0xF4, "ouml": 0xF6, "oslash": 0xF8,
        "otilde": 0xF5, "uacute": 0xFA, "ugrave": 0xF9, "ucirc": 0xFB, "uuml": 0xFC, "szlig": 0xDF, "shy": 0xAD,
        "Eacute": 0xC9, "Ouml": 0xD6, "Uuml": 0xDC, "Auml": 0xC4, "Aring": 0xC5, "Ccedil": 0xC7, "Oslash": 0xD8,
        "zwnj": 0x200C, "zwj": 0x200D, "ensp": 0x2002, "emsp": 0x2003, "thinsp": 0x2009, "prime": 0x2032,
    ]

    /// Names that came with HTML 5.
    private static let newer: [String: UInt32] = [
        "colon": 58, "comma": 44, "period": 46, "dollar": 36, "percnt": 37, "lpar": 40, "rpar": 41, "lsqb": 91,
        "rsqb": 93, "semi": 59, "sol": 47, "excl": 33, "quest": 63, "num": 35, "plus": 43, "equals": 61, "ast": 42,
        "commat": 64, "lowbar": 95, "hyphen": 0x2010, "dash": 0x2010, "horbar": 0x2015, "NewLine": 10, "Tab": 9,
        "nbsp": 0xA0, "apos": 39, "vert": 124, "lbrace": 123, "rbrace": 125, "lcub": 123, "rcub": 125, "bsol": 92,
        "half": 0xBD, "NonBreakingSpace": 0xA0, "ZeroWidthSpace": 0x200B, "rsquor": 0x2019, "mldr": 0x2026,
        "lbrack": 91, "rbrack": 93, "verbar": 124, "OpenCurlyQuote": 0x2018, "CloseCurlyQuote": 0x2019,
        "OpenCurlyDoubleQuote": 0x201C, "CloseCurlyDoubleQuote": 0x201D, "rdquor": 0x201D, "tilde": 0x2DC, "AMP": 38,
        "LT": 60, "GT": 62, "QUOT": 34,
    ]

    private static let named: HashTable<UInt32> = {
        var table = HashTable<UInt32>()
        for (name, scalar) in newer.merging(common, uniquingKeysWith: { _, common in common }) {
            table[TagAttributes.key(of: name.utf8)] = scalar
        }
        return table
    }()

    private static let unended = HashSet(["nbsp", "amp"].map { TagAttributes.key(of: $0.utf8) })

    /// A reference at an ampersand: what it stands for and where it ends; `nil` where there is none.
    static func reference<Bytes: RandomAccessCollection>(in bytes: Bytes, at ampersand: Int) -> (
        scalar: UInt32, end: Int
    )?
    where Bytes.Element == UInt8, Bytes.Index == Int {
        var index = ampersand + 1
        guard index < bytes.endIndex else { return nil }
        if bytes[index] == UInt8(ascii: "#") {
            index += 1
            let isHex = index < bytes.endIndex && bytes[index].lowered == UInt8(ascii: "x")
            if isHex { index += 1 }
            let first = index
            var value: UInt32 = 0
            while index < bytes.endIndex, index - first < 12 {
                let byte = bytes[index].lowered
                let digit: UInt32
                if byte.isASCIIDigit {
                    digit = UInt32(byte - 48)
                } else if isHex, byte >= 97, byte <= 102 {
                    digit = UInt32(byte - 87)
                } else {
                    break
                }
                value = min(value * (isHex ? 16 : 10) + digit, 0x11_0000)
                index += 1
            }
            guard index > first else { return nil }
            if index < bytes.endIndex, bytes[index] == UInt8(ascii: ";") { index += 1 }
            // The C1 controls are windows-1252 characters in truth (HTML §13.2.5.80).
            if (0x80..<0xA0).contains(value) { value = Windows1252.scalar(of: UInt8(value)) }
            return (value, index)
        }
        let first = index
        while index < bytes.endIndex, index - first < 24, bytes[index].isASCIIAlphanumeric { index += 1 }
        guard index > first else { return nil }
        let key = TagAttributes.key(of: bytes[first..<index])
        let isEnded = index < bytes.endIndex && bytes[index] == UInt8(ascii: ";")
        guard isEnded || unended.contains(key) else { return nil }
        guard let scalar = named[key] ?? HTMLParser.scalar(named: String(decoding: bytes[first..<index], as: UTF8.self))
        else { return nil }
        return (scalar, isEnded ? index + 1 : index)
    }

    /// The text with its references resolved, white space collapsed.
    static func decoded(_ bytes: ArraySlice<UInt8>) -> String {
        guard bytes.contains(UInt8(ascii: "&")) else { return collapsed(bytes) }
        var out: [UInt8] = []
        var index = bytes.startIndex
        while index < bytes.endIndex {
            if bytes[index] == UInt8(ascii: "&"), let found = reference(in: bytes, at: index) {
                out.append(scalar: found.scalar == 0xA0 ? 32 : found.scalar)
                index = found.end
            } else {
                out.append(bytes[index])
                index += 1
            }
        }
        return collapsed(out)
    }
}
