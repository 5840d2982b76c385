import Mustache

/// A value that a template can ask for. Texts are markup already.
enum ViewValue: Sendable {
    case text(String)
    case flag(Bool)
    case list([ViewNode])
    case node(ViewNode)
    /// Known, but not there: prints nothing, opens no section, and hides a value of the same name further out.
    case absent

    /// A text, or absence where it is empty.
    static func optional(_ text: String?) -> ViewValue {
        guard let text, !text.isEmpty else { return .absent }
        return .text(text)
    }

    /// Rows, which open their section only if there are any.
    static func rows(_ rows: [ViewNode]) -> ViewValue {
        rows.isEmpty ? .absent : .node(ViewNode(["rows": .list(rows)]))
    }
}

/// What a template sees: named values.
struct ViewNode: MustacheParent, Sendable {
    private let values: [String: ViewValue]

    init(_ values: [String: ViewValue]) { self.values = values }

    /// The same with further values, which win.
    func adding(_ others: [String: ViewValue]) -> ViewNode { ViewNode(values.merging(others) { $1 }) }

    /// The names there are.
    var names: [String] { values.keys.sorted() }

    subscript(name: String) -> ViewValue? { values[name] }

    func child(named name: String) -> Any? {
        switch values[name] {
        case .text(let text)?: text
        case .flag(let flag)?: flag
        case .list(let nodes)?: nodes
        case .node(let node)?: node
        case .absent?: Absence()
        case nil: nil
        }
    }
}

/// Nothing, on purpose.
private struct Absence: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}
