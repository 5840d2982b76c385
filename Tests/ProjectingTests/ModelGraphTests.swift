import Domain
import Testing

@Suite("The model graph")
struct ModelGraphTests {
    private func input(_ name: String, _ dimension: Dimension = .none) -> ModelNode {
        ModelNode(name: name, kind: .input, dimension: dimension, unit: .one)
    }

    private func formula(_ name: String, _ formula: Formula, _ dimension: Dimension = .none) -> ModelNode {
        ModelNode(name: name, kind: .formula(formula), dimension: dimension, unit: .one)
    }

    private func refusal(_ nodes: [ModelNode]) -> ModelGraph.Problem? {
        do throws(ModelGraph.Problem) {
            _ = try ModelGraph(nodes)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "dollars and watts do not add up, and the refusal names them",
        arguments: [
            Formula.sum([.quantity("budget"), .quantity("draw")]),
            .difference(.quantity("budget"), .quantity("draw")),
            .minimum(.quantity("budget"), .quantity("draw")),
        ])
    func dimensions(sum: Formula) throws {
        let problem = try #require(
            refusal([input("budget", .money), input("draw", .power), formula("total", sum, .money)]))
        #expect(problem.code == .dimension)
        #expect(problem.nodes == ["total", "budget", "draw"])
        for word in ["total", "budget", "draw", "money", "energy"] { #expect(problem.message.contains(word)) }
    }

    @Test("a node whose formula gives another dimension than it claims is refused")
    func wrongDimension() throws {
        let product = Formula.product([.quantity("power"), .quantity("hours")])
        let nodes = [input("power", .power), input("hours", .time)]
        #expect(refusal(nodes + [formula("energy", product, .energy)]) == nil)
        #expect(refusal(nodes + [formula("energy", product, .power)])?.code == .dimension)
    }

    @Test("a power takes pure numbers")
    func power() {
        let nodes = [input("money", .money), formula("square", .power(.quantity("money"), .number(2)))]
        #expect(refusal(nodes)?.code == .dimension)
    }

    @Test("a circle is refused, with the nodes in it")
    func cycle() throws {
        let problem = try #require(
            refusal([
                formula("a", .quantity("b")), formula("b", .sum([.quantity("c"), .number(1)])),
                formula("c", .quantity("a")),
            ]))
        #expect(problem.code == .cycle)
        #expect(problem.nodes == ["a", "b", "c"])
        #expect(problem.message.contains("a → b → c → a"))
        #expect(refusal([formula("self", .quantity("self"))])?.code == .cycle)
    }

    @Test("an unknown name is refused, with who needs it")
    func unknownName() throws {
        let problem = try #require(refusal([formula("total", .quantity("nowhere"))]))
        #expect(problem.code == .unknownName)
        #expect(problem.nodes == ["total", "nowhere"])
    }

    @Test("two nodes of one name are refused")
    func duplicate() { #expect(refusal([input("a"), input("a")])?.code == .duplicateName) }

    @Test("nodes come after what they need, otherwise in the order given")
    func order() throws {
        let graph = try ModelGraph([
            formula("z", .sum([.quantity("y"), .quantity("x")])), input("x"), formula("y", .quantity("x")), input("w"),
        ])
        #expect(graph.nodes.map(\.name) == ["x", "y", "z", "w"])
        #expect(graph.upstream(of: "y").map(\.name) == ["x", "y"])
    }

    @Test("values follow from the leaves; what has no value is not a number")
    func values() throws {
        let graph = try ModelGraph([
            input("x"), input("zero"), formula("double", .product([.quantity("x"), .number(2)])),
            formula("none", .quotient(.quantity("x"), .quantity("zero"))),
        ])
        let values = graph.values { $0.name == "x" ? 21 : 0 }
        #expect(values["double"] == 42)
        #expect(values["none"]?.isNaN == true)
    }
}
