/// Where nodes stand, in the form `/html/body/main/p[3]`.
///
/// Asked for in document order, or nearly, each child of an element is counted once: what the last node stands in is
/// kept, with the text of its path.
struct NodePaths {
    /// An element that the last node stands in, and how far its children are counted.
    private struct Level {
        let node: Int
        /// Where its step begins in `bytes`, after the `/`.
        let start: Int
        /// The child counted next, and the one counted last.
        var next: Int
        var last: (node: Int, ordinal: Int32) = (-1, 0)
        var counts = [Int32](repeating: 0, count: Tag.names.count)
    }

    /// How many steps a path shows, from its end.
    private static let longest = 40

    private let tree: PageTree
    private let names = Tag.names
    private var levels: [Level] = []
    private var bytes: [UInt8] = []

    init(_ tree: PageTree) { self.tree = tree }

    mutating func path(of node: Int) -> String {
        while let top = levels.last, node <= top.node || node >= tree.end(top.node) {
            bytes.removeLast(bytes.count - top.start + 1)
            levels.removeLast()
        }
        var outer: [Int] = []
        var parent = Int(tree.parents[node])
        while parent >= 0, parent != levels.last?.node {
            outer.append(parent)
            parent = Int(tree.parents[parent])
        }
        for element in outer.reversed() {
            let ordinal = ordinal(of: element)
            bytes.append(UInt8(ascii: "/"))
            levels.append(Level(node: element, start: bytes.count, next: element + 1))
            append(element, ordinal)
        }
        let ordinal = ordinal(of: node)
        let length = bytes.count
        bytes.append(UInt8(ascii: "/"))
        append(node, ordinal)
        defer { bytes.removeLast(bytes.count - length) }
        guard levels.count > Self.longest else { return String(decoding: bytes, as: UTF8.self) }
        return "…/" + String(decoding: bytes[levels[levels.count - Self.longest].start...], as: UTF8.self)
    }

    /// Which of its kind an element is among those beside it.
    private mutating func ordinal(of node: Int) -> Int32 {
        let last = levels.count - 1
        guard last >= 0 else { return 1 }
        if levels[last].last.node == node { return levels[last].last.ordinal }
        if levels[last].next > node {
            levels[last].next = levels[last].node + 1
            for place in levels[last].counts.indices { levels[last].counts[place] = 0 }
        }
        var child = levels[last].next
        while child <= node {
            levels[last].counts[Int(tree.tags[child].rawValue)] += 1
            child = tree.end(child)
        }
        levels[last].next = child
        let ordinal = levels[last].counts[Int(tree.tags[node].rawValue)]
        levels[last].last = (node, ordinal)
        return ordinal
    }

    private mutating func append(_ node: Int, _ ordinal: Int32) {
        let tag = tree.tags[node]
        bytes.append(contentsOf: names[Int(tag.rawValue)])
        if ordinal == 1, tag == .html || tag == .body || tag == .main { return }
        bytes.append(UInt8(ascii: "["))
        bytes.append(contentsOf: String(ordinal).utf8)
        bytes.append(UInt8(ascii: "]"))
    }
}
