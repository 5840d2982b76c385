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
        tags.reserveCapacity(scan.markup.count / 24)
        parents.reserveCapacity(scan.markup.count / 24)
        text.reserveCapacity(scan.markup.count)
        let builder = TreeBuilder(tree: self)
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

    fileprivate mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
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

    init(tree: PageTree) { self.tree = tree }

    func start(_ name: UnsafePointer<UInt8>, _ attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?) {
        var record: Int32 = -1
        // The scan left one attribute at most: `n` and a number.
        if let attributes, attributes[0] != nil, var digit = attributes[1] {
            record = 0
            while digit.pointee.isASCIIDigit {
                record = record &* 10 &+ Int32(digit.pointee - 48)
                digit += 1
            }
        }
        tree.start(Self.tag(name), record: record)
    }

    func finish(_ name: UnsafePointer<UInt8>) { tree.finish(Self.tag(name)) }

    func add(_ characters: UnsafeBufferPointer<UInt8>) { tree.add(characters) }

    private static func tag(_ name: UnsafePointer<UInt8>) -> Tag {
        var length = 0
        while length < 64, name[length] != 0 { length += 1 }
        return Tag(name: UnsafeBufferPointer(start: name, count: length))
    }
}
