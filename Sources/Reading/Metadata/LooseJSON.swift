/// JSON as pages write it: control characters in strings and commas too many are let pass.
indirect enum LooseJSON {
    case string(String)
    case number(String)
    case literal(String)
    case array([LooseJSON])
    case object([(String, LooseJSON)])

    /// Reads the first value; `nil` where there is none. Nesting past 40 levels ends the reading.
    init?(_ bytes: ArraySlice<UInt8>) {
        var reader = Reader(bytes: bytes, index: bytes.startIndex)
        guard let value = reader.value(depth: 0) else { return nil }
        self = value
    }

    subscript(key: String) -> LooseJSON? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.0 == key }?.1
    }

    /// The text of a string or number; of a list, its first one's.
    var text: String? {
        switch self {
        case .string(let text), .number(let text): text.isEmpty ? nil : text
        case .array(let items): items.lazy.compactMap(\.text).first
        default: nil
        }
    }

    /// The items of a list; a single value is a list of one.
    var items: [LooseJSON] {
        if case .array(let items) = self { return items }
        return [self]
    }

    private struct Reader {
        let bytes: ArraySlice<UInt8>
        var index: Int

        mutating func skipSpace() {
            while index < bytes.endIndex, bytes[index].isASCIISpace || bytes[index] == UInt8(ascii: ",") { index += 1 }
        }

        mutating func value(depth: Int) -> LooseJSON? {
            guard depth < 40 else { return nil }
            skipSpace()
            guard index < bytes.endIndex else { return nil }
            switch bytes[index] {
            case UInt8(ascii: "{"): return object(depth)
            case UInt8(ascii: "["):
                index += 1
                var items: [LooseJSON] = []
                while true {
                    skipSpace()
                    guard index < bytes.endIndex, bytes[index] != UInt8(ascii: "]") else { break }
                    guard let item = value(depth: depth + 1) else { break }
                    items.append(item)
                }
                index = min(bytes.endIndex, index + 1)
                return .array(items)
            case UInt8(ascii: "\""): return .string(string())
            default:
                let start = index
                while index < bytes.endIndex, bytes[index].isASCIIAlphanumeric || [43, 45, 46].contains(bytes[index]) {
                    index += 1
                }
                guard index > start else { return nil }
                let word = String(decoding: bytes[start..<index], as: UTF8.self)
                return bytes[start].isASCIIDigit || bytes[start] == 45 ? .number(word) : .literal(word)
            }
        }

        private mutating func object(_ depth: Int) -> LooseJSON {
            index += 1
            var members: [(String, LooseJSON)] = []
            while true {
                skipSpace()
                guard index < bytes.endIndex, bytes[index] == UInt8(ascii: "\"") else { break }
                let key = string()
                skipSpace()
                guard index < bytes.endIndex, bytes[index] == UInt8(ascii: ":") else { break }
                index += 1
                guard let value = value(depth: depth + 1) else { break }
                members.append((key, value))
            }
            if index < bytes.endIndex { index += 1 }
            return .object(members)
        }

        private mutating func string() -> String {
            index += 1
            var out: [UInt8] = []
            var high: UInt32?
            while index < bytes.endIndex, bytes[index] != UInt8(ascii: "\"") {
                let byte = bytes[index]
                index += 1
                guard byte == UInt8(ascii: "\\"), index < bytes.endIndex else {
                    out.append(byte)
                    continue
                }
                let escape = bytes[index]
                index += 1
                switch escape {
                case UInt8(ascii: "n"), UInt8(ascii: "r"): out.append(10)
                case UInt8(ascii: "t"), UInt8(ascii: "b"), UInt8(ascii: "f"): out.append(32)
                case UInt8(ascii: "u"):
                    let unit = hex4()
                    if (0xD800..<0xDC00).contains(unit) {
                        high = unit
                        continue
                    }
                    if let first = high, (0xDC00..<0xE000).contains(unit) {
                        out.append(scalar: 0x10000 + (first - 0xD800) << 10 + (unit - 0xDC00))
                    } else {
                        out.append(scalar: unit)
                    }
                default: out.append(escape)
                }
                high = nil
            }
            index = min(bytes.endIndex, index + 1)
            return String(decoding: out, as: UTF8.self)
        }

        private mutating func hex4() -> UInt32 {
            var value: UInt32 = 0
            var digits = 0
            while digits < 4, index < bytes.endIndex {
                let byte = bytes[index].lowered
                guard byte.isASCIIDigit || (97...102).contains(byte) else { break }
                value = value << 4 | UInt32(byte.isASCIIDigit ? byte - 48 : byte - 87)
                index += 1
                digits += 1
            }
            return value
        }
    }
}
