/// A selector of a style sheet, as far as it is followed: names, classes, identifiers, attributes and `:not()` of such,
/// inside one another or one directly in the other. Siblings, places among siblings and states are not followed.
struct StyleSelector {
    /// One part of a selector, such as `p.note#first`. A class, since matching hands it round more often than anything.
    final class Compound: Sendable {
        let parts: Parts

        init(_ parts: Parts) { self.parts = parts }
    }

    /// What a compound asks for.
    struct Parts {
        var name: [UInt8] = []
        var tag = Tag.other
        var classes: [[UInt8]] = []
        var identifier: [UInt8]?
        var attributes: [Attribute] = []
        /// What the element must not be.
        var excluded: [Compound] = []
        /// Hashes of the name, of the classes and of the identifier.
        fileprivate(set) var nameKey: UInt64 = 0
        fileprivate(set) var classKeys: [UInt64] = []
        fileprivate(set) var identifierKey: UInt64 = 0
        /// Whether it, or what it must not be, asks for an attribute.
        var asksForAttributes: Bool { !attributes.isEmpty || excluded.contains { !$0.parts.attributes.isEmpty } }
        /// The attributes it asks for, as `MarkupScan.Record.attributeBits` has them.
        fileprivate(set) var attributeBits: UInt64 = 0
        /// Whether it stands directly in the next one of the selector's list.
        var isChild = false

        var weight: Int {
            (identifier == nil ? 0 : 10_000) + (classes.count + attributes.count) * 100 + (name.isEmpty ? 0 : 1)
                + excluded.reduce(0) { $0 + $1.parts.weight }
        }
    }

    struct Attribute {
        let key: UInt64
        /// `=`, `~`, `|`, `^`, `$`, `*`; zero where the attribute has to be there and no more.
        let relation: UInt8
        let value: [UInt8]
    }

    /// The compounds, the element's own first, then its ancestors'.
    private(set) var compounds: [Compound] = []
    /// The weight of one selector against another (Selectors §17), names in units, classes in hundreds.
    private(set) var weight = 0

    /// What the compounds after the first ask for.
    var above: KeyFilter {
        var filter = KeyFilter()
        for compound in compounds.dropFirst().lazy.map(\.parts) {
            if compound.tag != .other {
                filter.insert(compound.tag)
            } else if !compound.name.isEmpty {
                filter.insert(TagAttributes.key(of: compound.name))
            }
            if let identifier = compound.identifier { filter.insert(TagAttributes.key(of: identifier)) }
            for name in compound.classes { filter.insert(TagAttributes.key(of: name)) }
        }
        return filter
    }

    var own: Parts { compounds.first?.parts ?? Parts() }

    /// `nil` for selectors that are not followed.
    init?(_ text: ArraySlice<UInt8>) {
        var list: [Parts] = []
        var index = text.startIndex
        var isChild = false
        while index < text.endIndex {
            if text[index].isASCIISpace {
                index += 1
            } else if text[index] == UInt8(ascii: ">") {
                guard !list.isEmpty, !isChild else { return nil }
                isChild = true
                index += 1
            } else {
                guard list.count < 8, var compound = Self.compound(text, &index) else { return nil }
                compound.isChild = isChild
                isChild = false
                list.append(compound)
            }
        }
        guard !list.isEmpty, !isChild else { return nil }
        compounds = list.reversed().map(Compound.init)
        weight = list.reduce(0) { $0 + $1.weight }
    }

    private static func compound(_ text: ArraySlice<UInt8>, _ index: inout Int) -> Parts? {
        var compound = Parts()
        let start = index
        while index < text.endIndex, !text[index].isASCIISpace, text[index] != UInt8(ascii: ">") {
            switch text[index] {
            case UInt8(ascii: "*"): index += 1
            case UInt8(ascii: "."):
                index += 1
                guard let name = name(text, &index) else { return nil }
                let label = label(name[...])
                compound.classKeys.append(TagAttributes.key(of: label))
                compound.classes.append(label)
            case UInt8(ascii: "#"):
                index += 1
                guard let name = name(text, &index) else { return nil }
                let label = label(name[...])
                compound.identifierKey = TagAttributes.key(of: label)
                compound.identifier = label
            case UInt8(ascii: "["):
                let end = StyleText.end(of: index, in: text, at: UInt8(ascii: "]"))
                guard end < text.endIndex, let attribute = attribute(text[(index + 1)..<end]) else { return nil }
                compound.attributes.append(attribute)
                compound.attributeBits |= 1 << (attribute.key & 63)
                index = end + 1
            case UInt8(ascii: ":"):
                if text.matches(":root", at: index) {
                    index += 5
                    compound.name = Array("html".utf8)
                    compound.tag = .html
                } else if text.matches(":not(", at: index) {
                    let close = text.firstPlace(of: UInt8(ascii: ")"), from: index)
                    guard close < text.endIndex else { return nil }
                    for part in text[(index + 5)..<close].split(separator: 44) {
                        var place = part[part.trimmedRange].startIndex
                        let inner = part[part.trimmedRange]
                        guard !inner.holds(":not("), let excluded = Self.compound(inner, &place),
                            place == inner.endIndex
                        else { return nil }
                        compound.excluded.append(Compound(excluded))
                    }
                    index = close + 1
                } else {
                    return nil
                }
            default:
                guard index == start, let found = name(text, &index) else { return nil }
                compound.name = found.map(\.lowered)
                compound.tag = Tag(name: compound.name)
                compound.nameKey = TagAttributes.key(of: compound.name)
            }
        }
        return compound
    }

    private static func name(_ text: ArraySlice<UInt8>, _ index: inout Int) -> [UInt8]? {
        var name: [UInt8] = []
        while index < text.endIndex {
            let byte = text[index]
            if byte == UInt8(ascii: "\\"), index + 1 < text.endIndex {
                name.append(text[index + 1])
                index += 2
            } else if byte.isASCIIAlphanumeric || byte == 0x2D || byte == 0x5F || byte >= 0x80 {
                name.append(byte)
                index += 1
            } else {
                break
            }
        }
        return name.isEmpty ? nil : name
    }

    private static func attribute(_ text: ArraySlice<UInt8>) -> Attribute? {
        let sign = text.firstIndex(of: UInt8(ascii: "=")) ?? text.endIndex
        var name = text[..<sign]
        var relation: UInt8 = sign < text.endIndex ? UInt8(ascii: "=") : 0
        if let last = name.last, Array("~|^$*".utf8).contains(last) {
            relation = last
            name = name.dropLast()
        }
        name = name[name.trimmedRange]
        guard !name.isEmpty, name.allSatisfy({ $0.isASCIIAlphanumeric || $0 == 45 || $0 == 95 }) else { return nil }
        var value = sign < text.endIndex ? text[(sign + 1)...] : []
        value = value[value.trimmedRange]
        if let quote = value.first, quote == 34 || quote == 39 {
            value = value.dropFirst().prefix { $0 != quote }
        } else {
            value = value.prefix { !$0.isASCIISpace }
        }
        return Attribute(
            key: TagAttributes.key(of: name.map(\.lowered)), relation: relation, value: value.map(\.lowered))
    }

    /// As `MarkupScan` writes labels: lower case, a hyphen where `camelCase` begins a word.
    static func label(_ name: ArraySlice<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        for index in name.indices {
            if name[index].isASCIIUpper, index > name.startIndex, !name[index - 1].isASCIIUpper,
                name[index - 1].isASCIILetter
            {
                out.append(45)
            }
            out.append(name[index].lowered)
        }
        return out
    }
}

extension StyleSelector.Attribute {
    /// Whether an attribute's value, in lower case, is as it has to be.
    func fits(_ other: ArraySlice<UInt8>) -> Bool {
        switch relation {
        case 0: return true
        case UInt8(ascii: "="): return other.elementsEqual(value)
        case UInt8(ascii: "^"): return !value.isEmpty && other.starts(with: value)
        case UInt8(ascii: "$"): return !value.isEmpty && other.suffix(value.count).elementsEqual(value)
        case UInt8(ascii: "~"): return other.split(whereSeparator: \.isASCIISpace).contains { $0.elementsEqual(value) }
        case UInt8(ascii: "|"):
            return other.elementsEqual(value) || other.starts(with: value) && other.dropFirst(value.count).first == 45
        default:
            guard !value.isEmpty, other.count >= value.count else { return false }
            return (other.startIndex...(other.endIndex - value.count)).contains {
                other[$0..<($0 + value.count)].elementsEqual(value)
            }
        }
    }
}
