/// Cuts UTF-8 into tokens: bytes, one pass, no strings made.
enum Tokenizer {
    static func tokens(of utf8: [UInt8]) -> [Token] {
        var tokens: [Token] = []
        tokens.reserveCapacity(utf8.count / 4 + 8)
        utf8.withUnsafeBufferPointer { utf8 in
            CharacterClass.ascii.withUnsafeBufferPointer { classes in
                var cursor = Cursor(utf8: utf8, classes: classes)
                var spaceBefore = false
                while cursor.byte < utf8.count {
                    let next = cursor.peek()
                    switch next.kind {
                    case .space:
                        cursor.advance(next)
                        spaceBefore = true
                    case .invisible:
                        cursor.advance(next)
                    case .newline:
                        tokens.append(cursor.lineBreak(spaceBefore: spaceBefore))
                        spaceBefore = true
                    case .digit:
                        tokens.append(cursor.number(spaceBefore: spaceBefore))
                        spaceBefore = false
                    case .letter:
                        tokens.append(cursor.word(spaceBefore: spaceBefore))
                        spaceBefore = false
                    case .currency, .mark:
                        tokens.append(cursor.mark(next, spaceBefore: spaceBefore))
                        spaceBefore = false
                    }
                }
            }
        }
        return tokens
    }
}

/// What a scalar is to the tokenizer.
private enum CharacterClass: UInt8 {
    case space, invisible, newline, digit, letter, currency, mark

    /// The classes of the ASCII characters, by their codes.
    static let ascii: [CharacterClass] = (UInt32(0)..<128).map { CharacterClass($0) }

    init(_ value: UInt32) {
        switch value {
        case 0x0A, 0x0D, 0x2028, 0x2029: self = .newline
        case 0x09, 0x0B, 0x0C, 0x20, 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: self = .space
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2069, 0xFE00...0xFE0F, 0xFEFF: self = .invisible
        case 48...57: self = .digit
        case 65...90, 97...122: self = .letter
        case 0x24, 0xA2...0xA5, 0x20A0...0x20CF, 0xFF04, 0xFFE0, 0xFFE1, 0xFFE5, 0xFFE6: self = .currency
        case 0...0x7F: self = .mark
        case 0xAA, 0xB5, 0xBA, 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x2BF: self = .letter
        case 0x80...0xFF, 0x2C0...0x2FF, 0x2010...0x2BFF, 0x3001...0x3020, 0xFE10...0xFE6F, 0xFF01...0xFF20:
            self = .mark
        case 0x1F000...0x1FAFF: self = .mark
        default: self = .letter
        }
    }
}

/// A scalar, how many bytes it takes and what it is.
private struct Scalar {
    let value: UInt32
    let width: Int
    let kind: CharacterClass
}

/// A place in the text, in bytes and in scalars.
private struct Cursor {
    let utf8: UnsafeBufferPointer<UInt8>
    let classes: UnsafeBufferPointer<CharacterClass>
    var byte = 0
    var scalar = 0

    @inline(__always)
    init(utf8: UnsafeBufferPointer<UInt8>, classes: UnsafeBufferPointer<CharacterClass>) {
        self.utf8 = utf8
        self.classes = classes
    }

    /// The scalar here; there has to be one.
    @inline(__always)
    func peek() -> Scalar { scalar(at: byte) }

    @inline(__always)
    private func scalar(at place: Int) -> Scalar {
        let lead = utf8[place]
        if lead < 0x80 { return Scalar(value: UInt32(lead), width: 1, kind: classes[Int(lead)]) }
        return wideScalar(at: place, lead: lead)
    }

    private func wideScalar(at place: Int, lead: UInt8) -> Scalar {
        let width = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2
        guard place + width <= utf8.count else {
            return Scalar(value: 0xFFFD, width: utf8.count - place, kind: CharacterClass(0xFFFD))
        }
        var value = UInt32(lead) & (0xFF >> UInt32(width + 1))
        for index in 1..<width { value = value << 6 | UInt32(utf8[place + index] & 0x3F) }
        return Scalar(value: value, width: width, kind: CharacterClass(value))
    }

    @inline(__always)
    mutating func advance(_ next: Scalar) {
        byte += next.width
        scalar += 1
    }

    mutating func lineBreak(spaceBefore: Bool) -> Token {
        let start = (byte, scalar)
        while byte < utf8.count {
            let next = peek()
            guard next.kind == .newline || next.kind == .space else { break }
            advance(next)
        }
        return token(.lineBreak, from: start, spaceBefore: spaceBefore)
    }

    mutating func number(spaceBefore: Bool) -> Token {
        let start = (byte, scalar)
        while byte < utf8.count {
            let value = utf8[byte]
            let isDigit = value >= 48 && value <= 57
            let isInner =
                (value == UInt8(ascii: ",") || value == UInt8(ascii: ".")) && byte + 1 < utf8.count
                && utf8[byte + 1] >= 48 && utf8[byte + 1] <= 57
            guard isDigit || isInner else { break }
            byte += 1
        }
        scalar += byte - start.0
        return token(.number, from: start, spaceBefore: spaceBefore)
    }

    @inline(__always)
    mutating func word(spaceBefore: Bool) -> Token {
        let start = (byte, scalar)
        var builder = TokenKey.Builder()
        let first = utf8[byte]
        while byte < utf8.count {
            let lead = utf8[byte]
            if lead < 0x80, classes[Int(lead)] == .letter {
                builder.append(lead)
                byte += 1
                scalar += 1
                continue
            }
            let next = peek()
            if next.kind == .letter {
                for index in byte..<byte + next.width { builder.append(utf8[index]) }
            } else if next.value == 0x27 || next.value == 0x2019, byte > start.0, byte + next.width < utf8.count,
                scalar(at: byte + next.width).kind == .letter
            {
                builder.append(UInt8(ascii: "'"))
            } else {
                break
            }
            advance(next)
        }
        let isCapital =
            (65...90).contains(first)
            || (first == 0xC3 && start.0 + 1 < utf8.count && (0x80...0x9E).contains(utf8[start.0 + 1]))
        return token(.word, from: start, spaceBefore: spaceBefore, isCapitalized: isCapital, key: builder.key)
    }

    mutating func mark(_ next: Scalar, spaceBefore: Bool) -> Token {
        let start = (byte, scalar)
        advance(next)
        let folded: UInt8 =
            switch next.value {
            case 0...0x7F: UInt8(next.value)
            case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: UInt8(ascii: "-")
            case 0x2018, 0x2019, 0x201A, 0x201B, 0x2032: UInt8(ascii: "'")
            case 0x201C, 0x201D, 0x201E, 0x201F, 0x2033, 0xAB, 0xBB: UInt8(ascii: "\"")
            case 0xFF05, 0xFE6A: UInt8(ascii: "%")
            default: 0
            }
        var builder = TokenKey.Builder()
        for index in start.0..<byte { builder.append(utf8[index]) }
        return token(
            next.kind == .currency ? .currency : .mark, from: start, spaceBefore: spaceBefore, mark: folded,
            key: builder.key)
    }

    @inline(__always)
    private func token(
        _ kind: Token.Kind, from start: (byte: Int, scalar: Int), spaceBefore: Bool, isCapitalized: Bool = false,
        mark: UInt8 = 0, key: TokenKey = ""
    ) -> Token {
        Token(
            kind: kind, mark: mark, hasSpaceBefore: spaceBefore, isCapitalized: isCapitalized,
            bytes: (start.byte, byte), scalars: (start.scalar, scalar), key: key)
    }
}
