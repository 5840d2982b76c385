/// A named quantity of the model.
public struct ModelNode: Hashable, Sendable {
    /// Where its value comes from.
    public enum Kind: Hashable, Sendable {
        /// It is given: money, a stock, a row of a table.
        case input
        /// A parameter, in a year where it drifts.
        case assumption(parameter: String, year: Int?)
        /// A parameter's spread alone, as a factor about its middle.
        case spread(parameter: String)
        /// A parameter's standard normal deviation alone, for a spread that something else gives.
        case deviation(parameter: String)
        /// A parameter's rank alone, evenly between 0 and 1.
        case rank(parameter: String)
        /// It follows from other nodes.
        case formula(Formula)
    }

    /// The name, such as `h100e_installed.2024`.
    public let name: String
    /// Where its value comes from.
    public let kind: Kind
    /// What it is made of.
    public let dimension: Dimension
    /// The unit of its values, such as `MW`.
    public let unit: MeasureUnit

    public init(name: String, kind: Kind, dimension: Dimension, unit: MeasureUnit) {
        self.name = name
        self.kind = kind
        self.dimension = dimension
        self.unit = unit
    }
}

/// The model as one acyclic graph of named nodes, checked when it is built and then read in any form.
public struct ModelGraph: Sendable {
    /// What is wrong with a graph, with the names of the nodes.
    public struct Problem: Error, Hashable, Sendable, CustomStringConvertible {
        /// The kinds of defect.
        public enum Code: String, Hashable, Sendable {
            /// Two nodes have one name.
            case duplicateName
            /// A formula needs a node that is not there.
            case unknownName
            /// Nodes need each other in a circle.
            case cycle
            /// A formula puts together what does not go together, or gives another dimension than its node claims.
            case dimension
        }

        /// What kind of defect it is.
        public let code: Code
        /// The nodes it is about.
        public let nodes: [String]
        /// What is wrong, in words.
        public let message: String

        public var description: String { message }
    }

    /// The nodes, each after those it needs; among those free to come first, in the order given.
    public let nodes: [ModelNode]
    private let positions: [String: Int]

    /// Checks names, circles and dimensions.
    public init(_ given: [ModelNode]) throws(Problem) {
        var byName: [String: ModelNode] = [:]
        for node in given {
            guard byName.updateValue(node, forKey: node.name) == nil else {
                throw Problem(code: .duplicateName, nodes: [node.name], message: "two nodes are called “\(node.name)”")
            }
        }
        let ordered = try Self.ordered(given, byName)
        for node in ordered { try Self.checkDimension(of: node, byName) }
        nodes = ordered
        positions = Dictionary(ordered.enumerated().map { ($1.name, $0) }) { first, _ in first }
    }

    /// The node of this name.
    public subscript(name: String) -> ModelNode? { positions[name].map { nodes[$0] } }

    /// All values, given those of inputs and assumptions; NaN where one is missing or a formula has no value.
    public func values(leaf: (ModelNode) -> Double?) -> [String: Double] {
        var values: [String: Double] = [:]
        values.reserveCapacity(nodes.count)
        for node in nodes {
            switch node.kind {
            case .input, .assumption, .spread, .deviation, .rank: values[node.name] = leaf(node) ?? .nan
            case .formula(let formula): values[node.name] = formula.value { values[$0] }
            }
        }
        return values
    }

    /// The nodes that a node's value rests on, itself included, each after those it needs.
    public func upstream(of name: String) -> [ModelNode] {
        guard let position = positions[name] else { return [] }
        var wanted: Set<String> = [name]
        // Each node stands after those it needs, so one pass backwards finds them all.
        for node in nodes[...position].reversed() where wanted.contains(node.name) {
            if case .formula(let formula) = node.kind { wanted.formUnion(formula.quantities) }
        }
        return nodes[...position].filter { wanted.contains($0.name) }
    }

    private static func ordered(_ given: [ModelNode], _ byName: [String: ModelNode]) throws(Problem) -> [ModelNode] {
        var result: [ModelNode] = []
        var done: Set<String> = []
        var path: [(name: String, needs: ArraySlice<String>)] = []
        for root in given where !done.contains(root.name) {
            path = [(root.name, needs(of: root)[...])]
            while let top = path.last {
                guard let next = top.needs.first else {
                    path.removeLast()
                    if let node = byName[top.name], done.insert(top.name).inserted { result.append(node) }
                    continue
                }
                path[path.count - 1].needs.removeFirst()
                if done.contains(next) { continue }
                guard let node = byName[next] else {
                    throw Problem(
                        code: .unknownName, nodes: [top.name, next],
                        message: "“\(top.name)” needs “\(next)”, which is not in the model")
                }
                if let start = path.firstIndex(where: { $0.name == next }) {
                    let circle = path[start...].map(\.name)
                    throw Problem(
                        code: .cycle, nodes: circle,
                        message: "the nodes \((circle + [next]).joined(separator: " → ")) need each other in a circle")
                }
                path.append((next, needs(of: node)[...]))
            }
        }
        return result
    }

    private static func needs(of node: ModelNode) -> [String] {
        if case .formula(let formula) = node.kind { return formula.quantities }
        return []
    }

    private static func checkDimension(of node: ModelNode, _ byName: [String: ModelNode]) throws(Problem) {
        guard case .formula(let formula) = node.kind else { return }
        let dimension: Dimension
        do {
            dimension = try formula.dimension { byName[$0]?.dimension }
        } catch {
            throw Problem(
                code: .dimension, nodes: [node.name] + formula.quantities, message: "in “\(node.name)” \(error)")
        }
        guard dimension == node.dimension else {
            throw Problem(
                code: .dimension, nodes: [node.name] + formula.quantities,
                message: "“\(node.name)” is said to be \(node.dimension), but its formula \(formula) gives \(dimension)"
            )
        }
    }
}
