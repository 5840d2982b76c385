/// Decides, element after element in document order, what a reader of the page sees of it.
///
/// The declarations that hold for an element are laid over one another as the cascade does (CSS Cascade §6): layered
/// rules, rules by weight and order, the element's own style, and `!important` in the same order again. Colours, sizes
/// of letters and `visibility` are handed down. What scripts do is not known: see `PageBlocks` for what is guarded.
struct Visibility {
    /// What an element hands down.
    private struct Inherited {
        var isInvisible = false
        /// The colour of letters, where one was declared and understood.
        var color: StyleColor?
        var ground = StyleVerdict.Ground.color(.white)
        var fontSize = 16.0
        var isVeiled = false
    }

    private let rules: HidingRules
    private var inherited: [Inherited] = [Inherited()]
    /// The names, classes and identifiers of each node and those around it, as bits.
    private var filters: [KeyFilter]
    /// The place of each node's in `inherited`.
    private var places: [Int32]
    /// Matching work that may still be done: counted and not timed, so that equal pages fare equally.
    private var steps: Int

    /// Elements whose attributes had to be read again, by their nodes.
    private var elements: [Int: StyledElement] = [:]
    /// The keys of each node and of all around it, hashed together: nodes of the same fit the same rules.
    private var contexts: [UInt64]
    private var matches = HashTable<[Int]>()
    private let multiplier = HashMultiplier.own
    /// What the element that is looked at stands in, the innermost first.
    private var chain: [Int32] = []
    /// What rules say that hold together, by the hash of their numbers.
    private var verdicts = HashTable<StyleVerdict>()

    /// Whether the page asked for more work than is done for one: what is hidden on it is not known then.
    var isExhausted: Bool { steps <= 0 }

    init(_ rules: HidingRules, _ tree: PageTree, limits: ReadingLimits) {
        self.rules = rules
        steps = limits.styleSteps
        places = [Int32](repeating: 0, count: tree.count)
        contexts = rules.isEmpty ? [] : [UInt64](repeating: 0, count: tree.count)
        filters = rules.isEmpty ? [] : [KeyFilter](repeating: KeyFilter(), count: tree.count)
    }

    /// What the element's styles say of it as a whole.
    mutating func sight(
        of node: Int, _ record: MarkupScan.Record?, _ tree: PageTree, _ scan: borrowing MarkupScan
    ) -> StyleVerdict.Sight {
        let parent = Int(tree.parents[node])
        places[node] = parent >= 0 ? places[parent] : 0
        // What holds no text need not be seen.
        guard tree.holdsText(node) else { return .nothing }
        let tag = tree.tags[node]
        let isPainted = record.map { $0.isPainted } ?? false
        guard isPainted || !rules.isEmpty || tag == .a else { return .nothing }
        let matched = rules.isEmpty ? [] : matching(node, record, tree, scan)
        if !matched.isEmpty, !isPainted {
            let key = matched.reduce(into: NameHash()) { $0.add(UInt64($1)) }.value
            let verdict = verdicts[key] ?? values(matched, node, nil, tree, scan).map { StyleVerdict($0) }
            if let verdict {
                verdicts[key] = verdict
                inherit(verdict, node, tree, isLink: tag == .a)
                return verdict.sight
            }
        }
        guard let values = values(matched, node, record, tree, scan) else {
            if tag == .a, inherited[Int(places[node])].color != nil {
                var own = inherited[Int(places[node])]
                // Links have a colour of their own, which every reader sees, except in what is veiled.
                if !own.isVeiled {
                    own.color = nil
                    hand(own, to: node)
                }
            }
            return .nothing
        }
        let verdict = StyleVerdict(values)
        inherit(verdict, node, tree, isLink: tag == .a)
        return verdict.sight
    }

    /// Whether text directly in an element cannot be seen: invisible, of no size, or of its ground's colour.
    func isVeiled(in node: Int) -> Bool { node >= 0 && inherited[Int(places[node])].isVeiled }

    private mutating func hand(_ own: Inherited, to node: Int) {
        guard inherited.count < Int(Int32.max) else { return }
        places[node] = Int32(inherited.count)
        inherited.append(own)
    }

    private mutating func inherit(_ verdict: StyleVerdict, _ node: Int, _ tree: PageTree, isLink: Bool) {
        guard
            verdict.isInvisible != nil || verdict.color != nil || verdict.hasStrangeColor || verdict.ground != nil
                || verdict.fontSize != nil
        else { return }
        let outer = inherited[Int(places[node])]
        var own = outer
        if let isInvisible = verdict.isInvisible { own.isInvisible = isInvisible }
        if let color = verdict.color { own.color = color } else if verdict.hasStrangeColor { own.color = nil }
        if isLink, verdict.color == nil { own.color = nil }
        if let ground = verdict.ground {
            if case .color(let color) = ground, color.alpha < 1, case .color(let below) = outer.ground {
                own.ground = .color(color.over(below))
            } else {
                own.ground = ground
            }
        }
        if let size = verdict.fontSize { own.fontSize = size.isShare ? outer.fontSize * size.pixels : size.pixels }
        var isVeiled = own.isInvisible || own.fontSize <= 1
        if let color = own.color, case .color(let ground) = own.ground, color.vanishes(on: ground) { isVeiled = true }
        // Half a page is not hidden so: a style sheet that is not at hand, or a script, shows it.
        if isVeiled, !outer.isVeiled, tree.textLength(node) * 2 >= tree.text.count {
            isVeiled = false
            own = outer
            own.color = nil
            own.ground = .unknown
        }
        own.isVeiled = isVeiled
        hand(own, to: node)
    }

    // MARK: The cascade

    /// What decides between two values of one property.
    private struct Winner: Comparable {
        let isImportant: Bool
        let weight: Int
        let order: Int

        static func < (left: Winner, right: Winner) -> Bool {
            if left.isImportant != right.isImportant { return right.isImportant }
            return (left.weight, left.order) < (right.weight, right.order)
        }
    }

    /// The values that hold for an element; `nil` where nothing is said.
    private mutating func values(
        _ matched: [Int], _ node: Int, _ record: MarkupScan.Record?, _ tree: PageTree, _ scan: borrowing MarkupScan
    ) -> StyleVerdict.Values? {
        var own = StyleVerdict.Values()
        var inline: StyleDeclarations?
        if let record, record.isPainted {
            let attributes = TagAttributes(scan.page, from: Int(record.source), limit: scan.limits.attributeBytes)
            if let range = attributes[.color] ?? attributes[.text], tree.tags[node] != .table {
                own[.color] = Self.painted(scan.page[range])
            }
            if let range = attributes[.bgcolor] { own[.backgroundColor] = Self.painted(scan.page[range]) }
            if attributes[.background] != nil { own[.backgroundImage] = Array("url()".utf8) }
            if let range = attributes[.style] {
                var style = scan.page[range]
                if style.contains(UInt8(ascii: "&")) { style = Array(Entities.decoded(style).utf8)[...] }
                inline = StyleDeclarations(StyleText.plain(style)[...])
            }
        }
        guard !matched.isEmpty || inline != nil || !own.isEmpty else { return nil }
        var custom: [UInt64: [UInt8]] = [:]
        var winners = PropertyList<Winner>()
        func consider(_ property: StyleDeclarations.Property, _ value: [UInt8], _ winner: Winner) {
            if let best = winners[property], winner < best { return }
            winners[property] = winner
            own[property] = value
        }
        for number in matched {
            let rule = rules.rules[number]
            let weight = rule.selector.weight + (rule.isLayered ? 0 : 1_000_000)
            for (name, value) in rule.custom { custom[name] = value }
            rule.declarations.forEach { property, placed in
                consider(
                    property, placed.value,
                    Winner(isImportant: placed.isImportant, weight: weight, order: placed.order))
            }
        }
        if let inline {
            custom.merge(inline.custom) { _, new in new }
            for declaration in inline.list {
                consider(
                    declaration.property, declaration.value,
                    Winner(isImportant: declaration.isImportant, weight: .max, order: .max))
            }
        }
        let said = own
        said.forEach { property, value in
            if value.holds("var(") { own[property] = resolved(value, custom) }
        }
        return own
    }

    /// Presentational attributes may leave out a colour's `#`.
    private static func painted(_ value: ArraySlice<UInt8>) -> [UInt8] {
        let text = value[value.trimmedRange].map(\.lowered)
        let isBare = text.count == 6 && text.allSatisfy { StyleText.hexDigit($0) != nil }
        return isBare ? [UInt8(ascii: "#")] + text : text
    }

    /// A value with its first `var()` put in, up to eight times over.
    private func resolved(_ value: [UInt8], _ own: [UInt64: [UInt8]]) -> [UInt8] {
        var value = value
        for _ in 0..<8 {
            guard value.count <= 1_000, let start = value.indices.first(where: { value.matches("var(", at: $0) }) else {
                break
            }
            let end = StyleText.end(of: start + 4, in: value[...], at: UInt8(ascii: ")"))
            let inside = value[(start + 4)..<end]
            let comma = inside.firstIndex(of: UInt8(ascii: ",")) ?? inside.endIndex
            let key = TagAttributes.key(of: inside[inside[..<comma].trimmedRange])
            let fallback = comma < inside.endIndex ? Array(inside[(comma + 1)...]) : []
            value.replaceSubrange(start..<min(end + 1, value.count), with: own[key] ?? rules.custom[key] ?? fallback)
        }
        return Array(value[value.trimmedRange])
    }

    // MARK: Matching

    private mutating func matching(
        _ node: Int, _ record: MarkupScan.Record?, _ tree: PageTree, _ scan: borrowing MarkupScan
    ) -> [Int] {
        let keys = Self.keys(of: node, record, tree, scan)
        let parent = Int(tree.parents[node])
        let above = parent >= 0 ? filters[parent] : KeyFilter()
        filters[node] = above
        filters[node].insert(keys)
        contexts[node] = context(keys, record, within: parent >= 0 ? contexts[parent] : 0)
        guard !isExhausted else { return [] }
        if let known = matches[contexts[node]] { return known }
        let found = matching(keys, above, node, record, tree, scan)
        if !isExhausted { matches[contexts[node]] = found }
        return found
    }

    private func context(_ keys: ElementKeys, _ record: MarkupScan.Record?, within outer: UInt64) -> UInt64 {
        func mixed(_ hash: UInt64, _ key: UInt64) -> UInt64 {
            let product = (hash ^ key) &* multiplier
            return product ^ product >> 32
        }
        var hash = mixed(outer, UInt64(keys.tag.rawValue) + 1)
        if let name = keys.name { hash = mixed(hash, name) }
        if let identifier = keys.identifier { hash = mixed(hash, identifier) }
        for key in keys.classes { hash = mixed(hash, key) }
        // Attributes are compared letter by letter: such elements are each of their own kind.
        if let record, rules.asksForAttributes, record.attributeBits & ~Self.plainBits != 0 || record.hasOddClasses {
            hash = mixed(hash, UInt64(UInt32(bitPattern: record.source)))
        }
        return hash
    }

    private static let plainBits = ["class", "id"].reduce(0 as UInt64) {
        $0 | 1 << (TagAttributes.key(of: $1.utf8) & 63)
    }

    private mutating func matching(
        _ keys: ElementKeys, _ above: KeyFilter, _ node: Int, _ record: MarkupScan.Record?, _ tree: PageTree,
        _ scan: borrowing MarkupScan
    ) -> [Int] {
        let parent = Int(tree.parents[node])
        let candidates = rules.candidates(of: keys, above: above)
        steps -= candidates.looked
        guard !candidates.rules.isEmpty else { return [] }
        var found: [Int] = []
        chain.removeAll(keepingCapacity: true)
        for number in candidates.rules {
            let compounds = rules.rules[Int(number)].selector.compounds
            guard fits(compounds[0], node, record, tree, scan) else { continue }
            if compounds.count > 1 {
                if chain.isEmpty {
                    var outer = parent
                    while outer >= 0, chain.count < 63 {
                        chain.append(Int32(outer))
                        outer = Int(tree.parents[outer])
                    }
                }
                steps -= chain.count * compounds.count
                guard steps > 0, isMet(compounds, tree, scan) else { continue }
            }
            found.append(Int(number))
        }
        return found
    }

    /// Whether an element is what a compound asks for.
    private mutating func fits(
        _ compound: StyleSelector.Compound, _ node: Int, _ record: MarkupScan.Record?, _ tree: PageTree,
        _ scan: borrowing MarkupScan
    ) -> Bool {
        if !compound.parts.name.isEmpty {
            guard compound.parts.tag == tree.tags[node],
                compound.parts.tag != .other || record?.nameKey == compound.parts.nameKey
            else {
                return false
            }
        }
        if compound.parts.attributeBits != 0,
            (record?.attributeBits ?? 0) & compound.parts.attributeBits != compound.parts.attributeBits
        {
            return false
        }
        if let record, record.hasOddClasses || compound.parts.asksForAttributes {
            let element: StyledElement
            if let known = elements[node] {
                element = known
            } else {
                element = StyledElement(node, record, tree, scan, withAttributes: true)
                elements[node] = element
                steps -= element.cost
            }
            return element.fits(compound.parts, scan)
        }
        if compound.parts.identifier != nil, record?.identifierKey != compound.parts.identifierKey { return false }
        if !compound.parts.classKeys.isEmpty {
            guard let record else { return false }
            let own = Int(record.classKeys.lowerBound)..<Int(record.classKeys.upperBound)
            for wanted in compound.parts.classKeys {
                guard own.contains(where: { scan.classKeys[$0] == wanted }) else { return false }
            }
        }
        if !compound.parts.attributes.isEmpty { return false }
        for excluded in compound.parts.excluded where fits(excluded, node, record, tree, scan) { return false }
        return true
    }

    private static func keys(
        of node: Int, _ record: MarkupScan.Record?, _ tree: PageTree, _ scan: borrowing MarkupScan
    ) -> ElementKeys {
        var keys = ElementKeys(tag: tree.tags[node])
        guard let record else { return keys }
        if keys.tag == .other { keys.name = record.nameKey }
        if record.hasOddClasses {
            let element = StyledElement(node, record, tree, scan, withAttributes: false)
            keys.classes = element.classes.map { TagAttributes.key(of: $0) }[...]
        } else {
            keys.classes = scan.classKeys[Int(record.classKeys.lowerBound)..<Int(record.classKeys.upperBound)]
        }
        if !record.identifier.isEmpty { keys.identifier = record.identifierKey }
        return keys
    }

    /// Whether the compounds after the first fit ancestors in their order. Of each compound all ancestors that it may
    /// stand for are kept, as bits.
    private mutating func isMet(
        _ compounds: [StyleSelector.Compound], _ tree: PageTree, _ scan: borrowing MarkupScan
    ) -> Bool {
        // Bit 0 is the element, bit 1 its parent.
        var places: UInt64 = 1
        for place in 1..<compounds.count {
            let allowed =
                compounds[place - 1].parts.isChild ? places << 1 : ~UInt64(0) << UInt64(places.trailingZeroBitCount + 1)
            var next: UInt64 = 0
            let compound = compounds[place]
            for level in chain.indices where allowed & (2 << UInt64(level)) != 0 {
                let node = Int(chain[level])
                if fits(compound, node, scan.record(of: node, tree), tree, scan) { next |= 2 << UInt64(level) }
            }
            guard next != 0 else { return false }
            places = next
        }
        return true
    }
}
