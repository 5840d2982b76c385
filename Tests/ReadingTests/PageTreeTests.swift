import Testing

@testable import Reading

/// What the scan keeps and what libxml2 makes of its tags have to fit together.
@Suite("Tags and texts find each other")
struct PageTreeTests {
    /// Mark-up of tags in no order, drawn by a fixed rule.
    private static func soup(_ seed: UInt64) -> String {
        var state = seed &* 0x9E37_79B9_7F4A_7C15 | 1
        func draw(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        let names = [
            "p", "div", "span", "table", "tr", "td", "ul", "li", "a", "b", "h2", "form", "section", "article", "body",
            "html", "head", "select", "option", "dl", "dt", "dd", "center", "font", "x-card", "button", "pre", "br",
            "hr",
            "frameset", "isindex", "caption", "thead", "col",
        ]
        return (0..<200).reduce(into: "") { markup, place in
            let name = names[draw(names.count)]
            switch draw(4) {
            case 0: markup += "<\(name)>"
            case 1: markup += "<\(name) class=c\(draw(5)) id='i\(place)'>"
            case 2: markup += "</\(name)>"
            default: markup += draw(3) == 0 ? " " : "w\(place) &amp; x "
            }
        }
    }

    @Test("no text is lost and none moves, whatever the tags", arguments: 0..<60 as Range<UInt64>)
    func keepsTexts(_ seed: UInt64) {
        let scan = MarkupScan(Array(Self.soup(seed).utf8), limits: .standard)
        let tree = PageTree(scan)
        #expect(!scan.texts.isEmpty)
        #expect(tree.text.filter { !$0.isASCIISpace } == scan.texts.filter { !$0.isASCIISpace })
    }

    @Test("each start tag keeps its own attributes", arguments: 0..<60 as Range<UInt64>)
    func keepsRecords(_ seed: UInt64) {
        let scan = MarkupScan(Array(Self.soup(seed).utf8), limits: .standard)
        let tree = PageTree(scan)
        let expected = scan.items.filter { $0.tag != .text && $0.value >= 0 }.map {
            [Int32($0.tag.rawValue), $0.value]
        }
        let found = (0..<tree.count).filter { tree.tags[$0] != .text && tree.details[$0] >= 0 }.map {
            [Int32(tree.tags[$0].rawValue), tree.details[$0]]
        }
        #expect(!expected.isEmpty)
        #expect(found == expected)
    }

    @Test("references of HTML 4 and HTML 5 are what they stand for; others stay as they are")
    func references() {
        let scan = MarkupScan(
            Array("<p>caf&eacute; &Scaron;koda&nbsp;5 &lt;b&gt; &dollar;3 &copy 9 &nosuch; &#x41;&#66</p>".utf8),
            limits: .standard)
        #expect(
            String(decoding: PageTree(scan).text, as: UTF8.self)
                == "café Škoda\u{A0}5 <b> $3 &copy 9 &nosuch; AB")
    }
}
