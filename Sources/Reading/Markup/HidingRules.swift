/// The rules of a page's own style sheets that may hide elements or show them again.
///
/// Kept are the declarations that decide whether something is seen, of the selectors that `StyleSelector` follows; of
/// the rules in `@media` those that hold for a reader at a desk, of `@supports` all that ask for something.
final class HidingRules {
    struct Rule {
        let selector: StyleSelector
        /// Of rules with the same selector the declarations are put together, the last of each property.
        var declarations: PropertyList<StyleDeclarations.Placed>
        var custom: [UInt64: [UInt8]]
        /// Rules outside `@layer` go before those in one.
        let isLayered: Bool
        /// What the element's ancestors have to have.
        let above: KeyFilter
    }

    private(set) var rules: [Rule] = []
    private var bySelector = HashTable<Int32>()
    /// Which media queries hold, by the hashes of what they say: a sheet repeats a few.
    private var media = HashTable<Bool>()
    private var order = 0
    /// The classes and identifiers of the page.
    private let names: NameFilter
    /// What `:root` and the like say of custom properties.
    private(set) var custom: [UInt64: [UInt8]] = [:]
    /// Whether there were more rules than are read.
    private(set) var isCut = false
    /// Whether a rule asks for an attribute other than class and identifier.
    private(set) var asksForAttributes = false

    /// Rules by what their own compound asks for first: identifier, class, or the name of the element.
    private var byIdentifier = HashTable<[Int32]>()
    private var byClass = HashTable<[Int32]>()
    private var byName = HashTable<[Int32]>()
    private var byTag = [[Int32]](repeating: [], count: 256)
    /// Those that ask for an attribute, or for nothing.
    private var others: [Int32] = []

    var isEmpty: Bool { rules.isEmpty }

    init(_ scan: borrowing MarkupScan) {
        let limit = scan.limits.hidingRules
        names = scan.names
        for style in scan.styles {
            read(StyleText.plain(scan.page, style), limit: limit)
        }
    }

    /// Blocks that hold rules of their own are opened in place: no recursion over what a page nests.
    private func read(_ sheet: ArraySlice<UInt8>, limit: Int) {
        let isMark = StyleText.isMark
        var layers: [Bool] = []
        var index = sheet.startIndex
        var start = index
        while index < sheet.endIndex {
            let byte = sheet[index]
            guard isMark[Int(byte)] else {
                index += 1
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): index = StyleText.endOfString(in: sheet, from: index) + 1
            case UInt8(ascii: "\\"): index += 2
            case UInt8(ascii: ";"):
                index += 1
                start = index
            case UInt8(ascii: "}"):
                _ = layers.popLast()
                index += 1
                start = index
            case UInt8(ascii: "{"):
                let prelude = sheet[sheet[start..<index].trimmedRange]
                if prelude.first == UInt8(ascii: "@"), opens(prelude), layers.count < 1_000 {
                    layers.append(prelude.matches("@layer", at: prelude.startIndex) || (layers.last ?? false))
                    index += 1
                    start = index
                    continue
                }
                let end = Self.endOfBlock(in: sheet, from: index)
                if prelude.first != UInt8(ascii: "@") {
                    add(prelude, sheet[(index + 1)..<end], isLayered: layers.last ?? false, limit: limit)
                }
                index = min(sheet.endIndex, end + 1)
                start = index
            default: index += 1
            }
        }
    }

    private static func endOfBlock(in sheet: ArraySlice<UInt8>, from open: Int) -> Int {
        sheet.withUnsafeBufferPointer { bytes in
            var level = 0
            var index = StyleText.nextMark(in: bytes, from: open - sheet.startIndex)
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: "\""), UInt8(ascii: "'"): index = StyleText.endOfString(in: bytes, from: index)
                case UInt8(ascii: "\\"): index += 1
                case UInt8(ascii: "{"): level += 1
                default:
                    level -= 1
                    if level == 0 { return sheet.startIndex + index }
                }
                index = StyleText.nextMark(in: bytes, from: index + 1)
            }
            return sheet.endIndex
        }
    }

    /// Whether the rules in such a block hold.
    private func opens(_ prelude: ArraySlice<UInt8>) -> Bool {
        if prelude.matches("@media", at: prelude.startIndex) {
            let key = prelude.withUnsafeBufferPointer { TagAttributes.key(of: $0) }
            if let known = media[key] { return known }
            let holds = MediaQuery.holds(prelude.dropFirst(6))
            media[key] = holds
            return holds
        }
        if prelude.matches("@supports", at: prelude.startIndex) { return !prelude.dropFirst(9).holds("not") }
        return prelude.matches("@layer", at: prelude.startIndex)
    }

    private func add(
        _ selectors: ArraySlice<UInt8>, _ body: ArraySlice<UInt8>, isLayered: Bool, limit: Int
    ) {
        // Most selectors of a page's sheets fit nothing on it: what they say need not be read.
        var wanted: [ArraySlice<UInt8>] = []
        var start = selectors.startIndex
        while start < selectors.endIndex {
            let end = StyleText.end(of: start, in: selectors, at: UInt8(ascii: ","))
            let text = selectors[selectors[start..<end].trimmedRange]
            if names.mayFit(text) { wanted.append(text) }
            start = end + 1
        }
        guard !wanted.isEmpty else { return }
        let declarations = StyleDeclarations(body)
        guard !declarations.isEmpty else { return }
        order += 1
        let placed = declarations.placed(order)
        for text in wanted {
            let key = TagAttributes.key(of: text) ^ (isLayered ? 1 : 0)
            if let earlier = bySelector[key] {
                placed.forEach { property, value in
                    let own = rules[Int(earlier)].declarations[property]
                    if own?.isImportant != true || value.isImportant {
                        rules[Int(earlier)].declarations[property] = value
                    }
                }
                rules[Int(earlier)].custom.merge(declarations.custom) { _, new in new }
                continue
            }
            guard let selector = StyleSelector(text) else { continue }
            guard rules.count < limit else {
                isCut = true
                return
            }
            let own = selector.own
            if own.tag == .html || own.tag == .body || own.name.isEmpty && selector.weight == 0 {
                custom.merge(declarations.custom) { _, new in new }
            }
            let number = Int32(rules.count)
            bySelector[key] = number
            rules.append(
                Rule(
                    selector: selector, declarations: placed, custom: declarations.custom, isLayered: isLayered,
                    above: selector.above))
            if !own.attributes.isEmpty || own.excluded.contains(where: { !$0.parts.attributes.isEmpty }) {
                asksForAttributes = true
            }
            if let identifier = own.identifier {
                byIdentifier[TagAttributes.key(of: identifier), default: []].append(number)
            } else if let first = own.classes.first {
                byClass[TagAttributes.key(of: first), default: []].append(number)
            } else if own.name.isEmpty || !own.attributes.isEmpty {
                others.append(number)
            } else if own.tag == .other {
                byName[TagAttributes.key(of: own.name), default: []].append(number)
            } else {
                byTag[Int(own.tag.rawValue)].append(number)
            }
        }
    }

    /// The rules that may fit an element, given what stands around it, in no order; and how many were looked at.
    func candidates(of keys: ElementKeys, above: KeyFilter) -> (rules: [Int32], looked: Int) {
        var found: [Int32] = []
        var looked = 1
        func take(_ numbers: [Int32]?) {
            guard let numbers else { return }
            looked += numbers.count
            for number in numbers where above.mayHold(rules[Int(number)].above) { found.append(number) }
        }
        take(others)
        if let identifier = keys.identifier { take(byIdentifier[identifier]) }
        for key in keys.classes { take(byClass[key]) }
        take(keys.tag != .other ? byTag[Int(keys.tag.rawValue)] : keys.name.flatMap { byName[$0] })
        return (found, looked)
    }
}
