/// A page's elements and texts in document order, in flat arrays: no object a node, nothing to recurse over.
///
/// The descendants of a node are the nodes after it, up to its end.
struct PageTree {
    /// What each node is; texts are nodes too.
    private(set) var tags: [Tag] = []
    /// The node each one stands in; the first node's is −1.
    private(set) var parents: [Int32] = []
    /// The node after each one's last descendant.
    private(set) var ends: [Int32] = []
    /// The number of each element's record in the scan, −1 for none; a text node's place in `text`.
    private(set) var details: [Int32] = []
    /// The texts one after the other. A text node's stretch ends where the next begins.
    private(set) var text: [UInt8] = []

    /// The bytes of text before each node, and after the last.
    private var textBefore: [Int] = []
    private var open: [Int32] = []
    private var lastWasText = false

    var count: Int { tags.count }

    init(_ scan: borrowing MarkupScan) {
        let capacity = scan.items.count + scan.items.count / 4
        tags.reserveCapacity(capacity)
        parents.reserveCapacity(capacity)
        details.reserveCapacity(capacity)
        ends.reserveCapacity(capacity)
        text.reserveCapacity(scan.texts.count + scan.items.count)
        let builder = TreeBuilder(tree: self, scan)
        HTMLParser().parse(scan.markup, into: builder)
        self = builder.tree
        while let node = open.popLast() { ends[Int(node)] = Int32(tags.count) }
        textBefore.reserveCapacity(tags.count + 1)
        var sum = 0
        for node in tags.indices {
            textBefore.append(sum)
            if tags[node] == .text { sum += textRange(node).count }
        }
        textBefore.append(sum)
    }

    /// The stretch of `text` that a text node holds.
    func textRange(_ node: Int) -> Range<Int> {
        let start = Int(details[node])
        return start..<start + Int(ends[node] - Int32(node + 1))
    }

    /// Where a text node ends in document order is no matter, so that `ends` can hold the length of its text: see
    /// `textRange`. Descendants are never looked for below a text.
    func end(_ node: Int) -> Int { tags[node] == .text ? node + 1 : Int(ends[node]) }

    /// Whether there is text below a node.
    func holdsText(_ node: Int) -> Bool { textBefore[end(node)] > textBefore[node] }

    /// The bytes of text below a node.
    func textLength(_ node: Int) -> Int {
        textBefore[end(node)] - textBefore[node]
    }

    fileprivate mutating func start(_ tag: Tag, record: Int32) {
        lastWasText = false
        let node = Int32(tags.count)
        append(tag, record)
        open.append(node)
    }

    fileprivate mutating func finish(_ tag: Tag) {
        lastWasText = false
        // The parser's calls are balanced; should they ever not be, the innermost such element is the one.
        guard let place = open.lastIndex(where: { tags[Int($0)] == tag }) else { return }
        while open.count > place { ends[Int(open.removeLast())] = Int32(tags.count) }
    }

    fileprivate mutating func add(_ bytes: ArraySlice<UInt8>) {
        guard text.count + bytes.count < Int(Int32.max) else { return }
        if !lastWasText {
            append(.text, Int32(text.count))
            lastWasText = true
        }
        text.append(contentsOf: bytes)
        ends[tags.count - 1] += Int32(bytes.count)
    }

    private mutating func append(_ tag: Tag, _ detail: Int32) {
        parents.append(open.last ?? -1)
        tags.append(tag)
        details.append(detail)
        ends.append(Int32(tags.count))
    }
}

/// What the parser's calls reach: a class, since C hands a pointer through.
final class TreeBuilder {
    fileprivate(set) var tree: PageTree
    private let items: [MarkupScan.Item]
    private let texts: [UInt8]
    private let tags = Tag.byName
    private let space: ArraySlice<UInt8> = [32]
    /// The next item, and where the next text begins.
    private var next = 0
    private var textStart = 0

    init(tree: PageTree, _ scan: borrowing MarkupScan) {
        self.tree = tree
        items = scan.items
        texts = scan.texts
    }

    /// The parser tells of the tags in the order they were given in, and of paragraphs of its own before a text that
    /// stands alone.
    func start(_ name: UnsafePointer<UInt8>) {
        let tag = tag(name)
        // Should it ever leave one out, the next of its kind before a text is the one.
        var place = next
        while place < items.count, items[place].tag != .text, items[place].tag != tag { place += 1 }
        guard place < items.count, items[place].tag == tag else { return tree.start(tag, record: -1) }
        next = place + 1
        tree.start(tag, record: items[place].value)
    }

    func finish(_ name: UnsafePointer<UInt8>) { tree.finish(tag(name)) }

    /// A letter stands for a text, anything else for white space.
    func add(_ characters: UnsafeBufferPointer<UInt8>) {
        for character in characters {
            guard character == UInt8(ascii: "x") else {
                tree.add(space)
                continue
            }
            while next < items.count, items[next].tag != .text { next += 1 }
            guard next < items.count else { return }
            let end = Int(items[next].value)
            next += 1
            tree.add(texts[textStart..<end])
            textStart = end
        }
    }

    private func tag(_ name: UnsafePointer<UInt8>) -> Tag {
        var length = 0
        while length < 8, name[length] != 0 { length += 1 }
        return tags[Tag.key(of: UnsafeBufferPointer(start: name, count: length))] ?? .other
    }
}
