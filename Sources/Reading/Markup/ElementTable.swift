/// What the scan has to know of elements, by the hashes of their names.
final class ElementTable: Sendable {
    /// What an element is to the scan.
    struct Element {
        /// Its place among the elements known.
        let number: Int
        let tag: Tag
        let kind: Kind
        let traits: Traits
    }

    /// Elements that are looked at one by one.
    enum Kind: UInt8 {
        case plain, html, body, head, meta, link, nothing, line, image
    }

    struct Traits: OptionSet {
        let rawValue: UInt8
        /// What it holds is no text of the page.
        static let dropped = Traits(rawValue: 1)
        /// libxml2 would let it stand inside an open paragraph, though HTML 5 ends it there.
        static let endsParagraph = Traits(rawValue: 2)
        /// Elements of its kind end one another, so that open ones do not mean depth.
        static let selfEnding = Traits(rawValue: 4)
    }

    static let shared = ElementTable()

    private let elements: HashTable<Element>

    /// How many elements are known.
    var count: Int { elements.values.count }

    private init() {
        let dropped = Set(
            """
            script style noscript template svg math iframe textarea object noembed noframes xmp canvas audio video title \
            button select datalist rp
            """.split(separator: " "))
        let endsParagraph = Set(
            """
            section article aside nav header footer main figure figcaption details hgroup dialog summary menu
            """.split(separator: " "))
        let selfEnding = Set("p li td tr th dt dd option thead tbody tfoot".split(separator: " "))
        let kinds: [Substring: Kind] = [
            "html": .html, "body": .body, "head": .head, "meta": .meta, "link": .link, "base": .nothing,
            "param": .nothing, "source": .nothing, "track": .nothing, "col": .nothing, "embed": .nothing,
            "area": .nothing, "wbr": .nothing, "input": .nothing, "br": .line, "hr": .line, "img": .image,
        ]
        var names = dropped.union(endsParagraph).union(selfEnding).union(kinds.keys)
        var value = Tag.a.rawValue
        while let tag = Tag(rawValue: value) {
            names.insert(Substring(tag.name))
            value += 1
        }
        var elements = HashTable<Element>(minimumCapacity: 2 * names.count)
        for (number, name) in names.sorted().enumerated() {
            var traits: Traits = []
            if dropped.contains(name) { traits.insert(.dropped) }
            if endsParagraph.contains(name) { traits.insert(.endsParagraph) }
            if selfEnding.contains(name) { traits.insert(.selfEnding) }
            elements[TagAttributes.key(of: name.utf8)] = Element(
                number: number, tag: Tag(name: name.utf8), kind: kinds[name] ?? .plain, traits: traits)
        }
        self.elements = elements
    }

    /// The element whose name, in lower case, has that hash.
    func element(_ key: UInt64) -> Element? { elements[key] }
}
