/// The rules of a page's own style sheets that hide elements by class, identifier or the hidden attribute.
///
/// Only selectors of names, classes and identifiers, alone or one inside another, are followed; of the rules in
/// `@media` only those that hold for any screen.
struct HidingRules {
    /// One part of a selector, such as `p.note#first`.
    private struct Compound {
        var tag: [UInt8] = []
        var classes: [[UInt8]] = []
        var identifier: [UInt8]?

        var weight: Int { (identifier == nil ? 0 : 10_000) + classes.count * 100 + (tag.isEmpty ? 0 : 1) }
    }

    private struct Rule {
        /// The compounds, the element's own first, then its ancestors'.
        let compounds: [Compound]
        let verdict: StyleDeclarations.Verdict
        let weight: Int
    }

    private var rules: [Rule] = []
    private var hiding = 0
    /// Rules by the first class or the identifier of their own compound.
    private var byName: [UInt64: [Int]] = [:]
    /// Rules by their whole selector: the later of two replaces the earlier.
    private var bySelector: [UInt64: Int] = [:]
    /// How many rules of one name are looked through; a page that has more hides what any of them hides.
    private static let crowd = 64

    /// Whether no rule hides anything.
    var isEmpty: Bool { hiding == 0 }

    init(_ scan: borrowing MarkupScan) {
        for style in scan.styles {
            read(scan.page[style], limit: scan.limits.hidingRules, depth: 0)
        }
    }

    private mutating func read(_ sheet: ArraySlice<UInt8>, limit: Int, depth: Int) {
        var index = sheet.startIndex
        var preludeStart = index
        while index < sheet.endIndex {
            switch sheet[index] {
            case UInt8(ascii: "/") where sheet.matches("/*", at: index):
                let isFirst = sheet[preludeStart..<index].allSatisfy(\.isASCIISpace)
                index += 2
                while index < sheet.endIndex, !sheet.matches("*/", at: index) { index += 1 }
                index = min(sheet.endIndex, index + 2)
                if isFirst { preludeStart = index }
            case UInt8(ascii: ";"), UInt8(ascii: "}"):
                index += 1
                preludeStart = index
            case UInt8(ascii: "{"):
                let prelude = sheet[preludeStart..<index]
                let end = Self.endOfBlock(in: sheet, from: index)
                let body = sheet[index + 1..<end]
                let trimmed = prelude[prelude.trimmedRange]
                if trimmed.first == UInt8(ascii: "@") {
                    if depth < 4, Self.holdsOnScreens(trimmed) { read(body, limit: limit, depth: depth + 1) }
                } else if rules.count < limit * 4, hiding < limit {
                    add(trimmed, StyleDeclarations.verdict(on: body))
                }
                index = min(sheet.endIndex, end + 1)
                preludeStart = index
            default: index += 1
            }
        }
    }

    private static func endOfBlock(in sheet: ArraySlice<UInt8>, from open: Int) -> Int {
        var level = 0
        var index = open
        while index < sheet.endIndex {
            if sheet[index] == UInt8(ascii: "{") { level += 1 }
            if sheet[index] == UInt8(ascii: "}") {
                level -= 1
                if level == 0 { return index }
            }
            index += 1
        }
        return sheet.endIndex
    }

    private static func holdsOnScreens(_ prelude: ArraySlice<UInt8>) -> Bool {
        if prelude.matches("@layer", at: prelude.startIndex) || prelude.matches("@supports", at: prelude.startIndex) {
            return true
        }
        return prelude.matches("@media", at: prelude.startIndex) && !prelude.contains(UInt8(ascii: "("))
            && !prelude.holds("print") && !prelude.holds("not ")
    }

    private mutating func add(_ selectors: ArraySlice<UInt8>, _ verdict: StyleDeclarations.Verdict) {
        guard verdict != .nothing else { return }
        for selector in selectors.split(separator: UInt8(ascii: ",")).prefix(200) {
            guard let compounds = Self.compounds(of: selector), let own = compounds.first else { continue }
            guard let key = own.identifier ?? own.classes.first else { continue }
            let rule = Rule(
                compounds: compounds, verdict: verdict, weight: compounds.reduce(0) { $0 + $1.weight })
            let selectorKey = TagAttributes.key(of: selector[selector.trimmedRange])
            if let earlier = bySelector[selectorKey] {
                rules[earlier] = rule
                if rule.verdict != .shows { hiding += 1 }
                continue
            }
            bySelector[selectorKey] = rules.count
            byName[TagAttributes.key(of: key), default: []].append(rules.count)
            rules.append(rule)
            if rule.verdict != .shows { hiding += 1 }
        }
    }

    /// A selector's compounds from the last to the first; `nil` for selectors that are not followed.
    private static func compounds(of selector: ArraySlice<UInt8>) -> [Compound]? {
        var list: [Compound] = []
        for part in selector[selector.trimmedRange].split(whereSeparator: { $0.isASCIISpace || $0 == UInt8(ascii: ">") }
        ) {
            var compound = Compound()
            var index = part.startIndex
            while index < part.endIndex {
                let mark = part[index]
                let isMarked = mark == UInt8(ascii: ".") || mark == UInt8(ascii: "#")
                var end = index + (isMarked ? 1 : 0)
                while end < part.endIndex,
                    part[end].isASCIIAlphanumeric || [0x2D, 0x5F].contains(part[end]) || part[end] >= 0x80
                {
                    end += 1
                }
                guard end > index + (isMarked ? 1 : 0) else { return nil }
                let name = label(part[(isMarked ? index + 1 : index)..<end])
                switch mark {
                case UInt8(ascii: "."): compound.classes.append(name)
                case UInt8(ascii: "#"): compound.identifier = name
                default: compound.tag = name
                }
                index = end
            }
            list.append(compound)
        }
        return list.isEmpty || list.count > 6 ? nil : list.reversed()
    }

    /// As `MarkupScan` writes labels: lower case, a hyphen where `camelCase` begins a word.
    private static func label(_ name: ArraySlice<UInt8>) -> [UInt8] {
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

    /// What the rules say of an element, given it and its ancestors, the element first. The weightiest rule decides,
    /// the later one among equals.
    func verdict(
        on chain: some RandomAccessCollection<MarkupScan.Record?>, in labels: [UInt8]
    ) -> StyleDeclarations.Verdict {
        guard let first = chain.first, let own = first else { return .nothing }
        var best = -1
        var verdict = StyleDeclarations.Verdict.nothing
        func consider(_ name: ArraySlice<UInt8>) {
            guard let indices = byName[TagAttributes.key(of: name)] else { return }
            if indices.count > Self.crowd {
                // Nothing ordinary looks so: to look through all would take a hostile page minutes.
                if indices.prefix(Self.crowd * 4).contains(where: { rules[$0].verdict == .hides }) {
                    best = Int.max
                    verdict = .hides
                }
                return
            }
            for index in indices where rules[index].weight >= best {
                guard matches(rules[index], chain, labels) else { continue }
                best = rules[index].weight
                verdict = rules[index].verdict
            }
        }
        for name in Self.names(labels, own.classes) { consider(name) }
        if !own.identifier.isEmpty { consider(labels[Int(own.identifier.lowerBound)..<Int(own.identifier.upperBound)]) }
        return verdict
    }

    private static func names(_ labels: [UInt8], _ range: Range<Int32>) -> [ArraySlice<UInt8>] {
        labels[Int(range.lowerBound)..<Int(range.upperBound)].split(separator: 32)
    }

    private func matches(
        _ rule: Rule, _ chain: some RandomAccessCollection<MarkupScan.Record?>, _ labels: [UInt8]
    ) -> Bool {
        var wanted = rule.compounds[...]
        for (level, element) in chain.enumerated() {
            guard let compound = wanted.first else { return true }
            let isMet = element.map { fits($0, compound, labels) } ?? false
            if isMet { wanted.removeFirst() } else if level == 0 { return false }
        }
        // Names of elements above are not known here: a compound of a name alone counts as met.
        return wanted.allSatisfy { $0.classes.isEmpty && $0.identifier == nil }
    }

    private func fits(_ element: MarkupScan.Record, _ compound: Compound, _ labels: [UInt8]) -> Bool {
        if let identifier = compound.identifier {
            guard
                labels[Int(element.identifier.lowerBound)..<Int(element.identifier.upperBound)].elementsEqual(
                    identifier)
            else { return false }
        }
        guard !compound.classes.isEmpty else { return compound.identifier != nil }
        let names = Self.names(labels, element.classes)
        return compound.classes.allSatisfy { wanted in names.contains { $0.elementsEqual(wanted) } }
    }
}
