/// A JSON text under construction: keys keep their order and numbers their digits, so that equal values give equal bytes.
public enum JSONValue: Sendable {
    /// `null`
    case null
    /// `true` or `false`
    case bool(Bool)
    /// A number, already written out.
    case number(String)
    /// A text.
    case string(String)
    /// A list.
    case array([JSONValue])
    /// Keys and values in the order they are to be printed in.
    case object([(String, JSONValue)])

    /// A whole number.
    public static func int(_ value: Int) -> JSONValue { .number(String(value)) }
    /// An exact decimal, as a JSON number without exponent; `null` for none.
    public static func decimal(_ value: ExactDecimal?) -> JSONValue { value.map { .number($0.description) } ?? .null }
    /// A double by its shortest round-trip digits; `null` for none and where JSON has no such number.
    public static func double(_ value: Double?) -> JSONValue {
        guard let value, value.isFinite else { return .null }
        return .number(value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)")
    }
    /// A text, or `null` for none.
    public static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

    /// The JSON on one line; or indented by two spaces a level.
    public func serialized(pretty: Bool = false) -> String {
        var out: [UInt8] = []
        write(to: &out, indent: pretty ? 0 : nil)
        return String(decoding: out, as: UTF8.self)
    }

    private func write(to out: inout [UInt8], indent: Int?) {
        switch self {
        case .null: out.append(contentsOf: "null".utf8)
        case .bool(let value): out.append(contentsOf: (value ? "true" : "false").utf8)
        case .number(let digits): out.append(contentsOf: digits.utf8)
        case .string(let text): Self.write(text, to: &out)
        case .array(let items):
            Self.write(items.map { (nil, $0) }, between: ("[", "]"), to: &out, indent: indent)
        case .object(let members):
            Self.write(members.map { (Optional($0.0), $0.1) }, between: ("{", "}"), to: &out, indent: indent)
        }
    }

    private static func write(
        _ items: [(String?, JSONValue)], between brackets: (String, String), to out: inout [UInt8], indent: Int?
    ) {
        out.append(contentsOf: brackets.0.utf8)
        for (index, (key, value)) in items.enumerated() {
            if index > 0 { out.append(contentsOf: (indent == nil ? ", " : ",").utf8) }
            if let indent { out.append(contentsOf: ("\n" + String(repeating: "  ", count: indent + 1)).utf8) }
            if let key {
                write(key, to: &out)
                out.append(contentsOf: ": ".utf8)
            }
            value.write(to: &out, indent: indent.map { $0 + 1 })
        }
        if let indent, !items.isEmpty { out.append(contentsOf: ("\n" + String(repeating: "  ", count: indent)).utf8) }
        out.append(contentsOf: brackets.1.utf8)
    }

    private static func write(_ text: String, to out: inout [UInt8]) {
        let hex = Array("0123456789abcdef".utf8)
        out.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""): out.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): out.append(contentsOf: "\\\\".utf8)
            case 10: out.append(contentsOf: "\\n".utf8)
            case 13: out.append(contentsOf: "\\r".utf8)
            case 9: out.append(contentsOf: "\\t".utf8)
            case 0..<32:
                out.append(contentsOf: "\\u00".utf8)
                out.append(hex[Int(byte >> 4)])
                out.append(hex[Int(byte & 15)])
            default: out.append(byte)
            }
        }
        out.append(UInt8(ascii: "\""))
    }
}
