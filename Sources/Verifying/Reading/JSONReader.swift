/// A JSON text with the place of every value, numbers left as they are written, and no key twice.
indirect enum LocatedJSON: Sendable {
    case null(line: Int)
    case bool(line: Int)
    case number(String, line: Int)
    case string(String, line: Int)
    case array([LocatedJSON], line: Int)
    case object([(key: String, value: LocatedJSON)], line: Int)

    var line: Int {
        switch self {
        case .null(let line), .bool(let line), .number(_, let line), .string(_, let line), .array(_, let line),
            .object(_, let line):
            line
        }
    }

    subscript(key: String) -> LocatedJSON? {
        guard case .object(let members, _) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    var text: String? {
        if case .string(let text, _) = self { return text }
        return nil
    }

    var integer: Int? {
        if case .number(let digits, _) = self { return Int(digits) }
        return nil
    }
}

/// Reads JSON (RFC 8259) strictly.
struct JSONReader {
    struct Problem: Error { let line: Int, what: String }

    private let scalars: [Unicode.Scalar]
    private var index = 0
    private var line = 1

    static func read(_ text: String) throws(Problem) -> LocatedJSON {
        var reader = JSONReader(scalars: Array(text.unicodeScalars))
        let value = try reader.value(depth: 0)
        reader.skipSpace()
        guard reader.index == reader.scalars.count else { throw reader.problem("something follows the value") }
        return value
    }

    private init(scalars: [Unicode.Scalar]) { self.scalars = scalars }

    private mutating func value(depth: Int) throws(Problem) -> LocatedJSON {
        skipSpace()
        guard depth < 100 else { throw problem("values lie in one another more than 100 deep") }
        let start = line
        switch peek {
        case "{":
            var members: [(key: String, value: LocatedJSON)] = []
            try list("}") { (reader: inout JSONReader) throws(Problem) in
                let key = try reader.string()
                guard !members.contains(where: { $0.key == key }) else {
                    throw reader.problem("the key “\(key)” is there twice")
                }
                reader.skipSpace()
                try reader.take(":")
                members.append((key, try reader.value(depth: depth + 1)))
            }
            return .object(members, line: start)
        case "[":
            var items: [LocatedJSON] = []
            try list("]") { (reader: inout JSONReader) throws(Problem) in
                items.append(try reader.value(depth: depth + 1))
            }
            return .array(items, line: start)
        case "\"": return .string(try string(), line: start)
        case "t":
            try word("true")
            return .bool(line: start)
        case "f":
            try word("false")
            return .bool(line: start)
        case "n":
            try word("null")
            return .null(line: start)
        default:
            let first = index
            while let next = peek, "+-.0123456789eE".unicodeScalars.contains(next) { index += 1 }
            let digits = String(String.UnicodeScalarView(scalars[first..<index]))
            guard Double(digits) != nil else { throw problem("“\(digits)” is no value") }
            return .number(digits, line: start)
        }
    }

    private mutating func list(
        _ end: Unicode.Scalar, _ item: (inout JSONReader) throws(Problem) -> Void
    ) throws(Problem) {
        index += 1
        skipSpace()
        if peek == end {
            index += 1
            return
        }
        while true {
            skipSpace()
            try item(&self)
            skipSpace()
            if peek == "," {
                index += 1
                continue
            }
            try take(end)
            return
        }
    }

    private mutating func string() throws(Problem) -> String {
        try take("\"")
        var out = String.UnicodeScalarView()
        while let scalar = peek {
            index += 1
            switch scalar {
            case "\"": return String(out)
            case "\\": out.append(try escape())
            case "\u{0}"..<" ": throw problem("a control character stands in a text")
            default: out.append(scalar)
            }
        }
        throw problem("a text is never closed")
    }

    private mutating func escape() throws(Problem) -> Unicode.Scalar {
        guard let scalar = peek else { throw problem("a text is never closed") }
        index += 1
        switch scalar {
        case "\"", "\\", "/": return scalar
        case "b": return "\u{8}"
        case "f": return "\u{C}"
        case "n": return "\n"
        case "r": return "\r"
        case "t": return "\t"
        case "u":
            let high = try codeUnit()
            if (0xD800..<0xDC00).contains(high) {
                try take("\\")
                try take("u")
                let low = try codeUnit()
                guard (0xDC00..<0xE000).contains(low),
                    let pair = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
                else { throw problem("half a surrogate pair") }
                return pair
            }
            guard let single = Unicode.Scalar(high) else { throw problem("half a surrogate pair") }
            return single
        default: throw problem("“\\\(scalar)” is no escape")
        }
    }

    private mutating func codeUnit() throws(Problem) -> UInt32 {
        let digits = scalars[index..<min(index + 4, scalars.count)]
        guard digits.count == 4, let value = UInt32(String(String.UnicodeScalarView(digits)), radix: 16) else {
            throw problem("“\\u” without four hexadecimal digits")
        }
        index += 4
        return value
    }

    private mutating func word(_ word: String) throws(Problem) {
        for scalar in word.unicodeScalars { try take(scalar) }
    }

    private mutating func take(_ scalar: Unicode.Scalar) throws(Problem) {
        guard peek == scalar else { throw problem("“\(scalar)” is missing") }
        index += 1
    }

    private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

    private mutating func skipSpace() {
        while let scalar = peek, scalar == " " || scalar == "\n" || scalar == "\r" || scalar == "\t" {
            if scalar == "\n" { line += 1 }
            index += 1
        }
    }

    private func problem(_ what: String) -> Problem { Problem(line: line, what: what) }
}
