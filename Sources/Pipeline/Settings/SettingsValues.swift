import Yams

/// The values of a configuration out of its YAML nodes: texts, numbers, flags, lists, and keys with values. Keys are
/// texts, and a file that unfolds to more than a hundred thousand values through its own aliases is refused.
struct SettingsValues {
    let file: String
    private var left = 100_000

    init(file: String) { self.file = file }

    /// A node as `String`, `Int`, `Double`, `Bool`, `NSNull`, `[Any]` or `[String: Any]`.
    mutating func value(of node: Node) throws(RunFailure) -> Any {
        left -= 1
        if left < 0 { throw problem(node, "this unfolds to more than 100,000 values; write it out without aliases") }
        switch node {
        case .sequence(let nodes):
            var list: [Any] = []
            for node in nodes { list.append(try value(of: node)) }
            return list
        case .mapping(let pairs):
            var members: [String: Any] = [:]
            for (key, entry) in pairs {
                guard case .scalar(let name) = key else { throw problem(key, "a key has to be a text") }
                members[name.string] = try value(of: entry)
            }
            return members
        case .scalar, .alias:
            return node.any
        }
    }

    private func problem(_ node: Node, _ what: String) -> RunFailure {
        RunFailure(.configuration, "\(file)\(node.mark.map { ", line \($0.line)" } ?? ""): \(what)")
    }
}
