import Domain

/// A model graph as straight-line arithmetic over blocks of samples: the same formulas, each worked out once.
///
/// What does not depend on chance is worked out when the program is made; what two formulas share is computed once;
/// a register is used again as soon as its value is not needed any more, so that a block stays in the cache.
struct GraphProgram: Sendable {
    /// What an instruction does to its operands, blocks or a block and a number.
    enum Operation: UInt8, Sendable, Hashable {
        case add, addNumber, subtract, subtractFromNumber, multiply, multiplyNumber, divide, divideNumber
        case minimum, minimumNumber, maximum, maximumNumber, power, powerOfNumber, toNumber, load
    }

    /// One step; `left` and `right` are registers, and for `load` `left` is a variable.
    struct Instruction: Sendable {
        let operation: Operation
        var target: Int
        var left: Int
        var right: Int
        let number: Double
        /// The outputs it makes ready, as places in `ready`.
        var outputs: Range<Int> = 0..<0
    }

    /// A variable that chance decides: a parameter, in a year where it drifts.
    struct Variable: Hashable, Sendable {
        /// Which part of its distribution it takes.
        enum Part: Hashable, Sendable { case value, spread, deviation, rank }

        let parameter: String
        let year: Int?
        let part: Part
    }

    /// An output: a number where chance has no part in it, else the register that holds it after a step.
    enum Result: Sendable {
        case number(Double)
        case register(Int)
    }

    let instructions: [Instruction]
    /// The variables, in the order of their first use.
    let variables: [Variable]
    /// How many registers there are.
    let registerCount: Int
    /// The outputs in the order they were asked for.
    let results: [Result]
    /// Outputs in the order in which instructions make them ready; those of numbers are left out.
    let ready: [Int]

    /// - Parameters:
    ///   - graph: The model.
    ///   - outputs: Names of nodes; an unknown one gives NaN.
    ///   - known: The value of a leaf that chance does not touch; `nil` for one that it does.
    init(_ graph: ModelGraph, outputs: [String], known: (ModelNode) -> Double?) {
        var compiler = Compiler()
        let wanted = Self.wanted(graph, outputs)
        for node in graph.nodes where wanted.contains(node.name) {
            switch node.kind {
            case .formula(let formula): compiler.values[node.name] = compiler.compile(formula)
            case .input: compiler.values[node.name] = .number(known(node) ?? .nan)
            case .assumption(let parameter, let year):
                compiler.leaf(node, Variable(parameter: parameter, year: year, part: .value), known)
            case .spread(let parameter):
                compiler.leaf(node, Variable(parameter: parameter, year: nil, part: .spread), known)
            case .deviation(let parameter):
                compiler.leaf(node, Variable(parameter: parameter, year: nil, part: .deviation), known)
            case .rank(let parameter):
                compiler.leaf(node, Variable(parameter: parameter, year: nil, part: .rank), known)
            }
        }
        let values = outputs.map { compiler.values[$0] ?? .number(.nan) }
        variables = compiler.variables
        (instructions, results, ready, registerCount) = compiler.allocated(values)
    }

    private static func wanted(_ graph: ModelGraph, _ outputs: [String]) -> Set<String> {
        var wanted = Set(outputs)
        for node in graph.nodes.reversed() where wanted.contains(node.name) {
            if case .formula(let formula) = node.kind { wanted.formUnion(formula.quantities) }
        }
        return wanted
    }
}

/// Turns formulas into steps, each value computed once.
private struct Compiler {
    /// A number, or the value of a step.
    enum Value: Hashable {
        case number(Double)
        case step(Int)
    }

    private struct Key: Hashable {
        let operation: GraphProgram.Operation
        let left: Int
        let right: Int
        let number: UInt64
    }

    var values: [String: Value] = [:]
    private(set) var variables: [GraphProgram.Variable] = []
    private var steps: [GraphProgram.Instruction] = []
    private var known: [Key: Int] = [:]

    mutating func leaf(_ node: ModelNode, _ variable: GraphProgram.Variable, _ known: (ModelNode) -> Double?) {
        if let number = known(node) {
            values[node.name] = .number(number)
            return
        }
        let index = variables.firstIndex(of: variable) ?? variables.count
        if index == variables.count { variables.append(variable) }
        values[node.name] = emit(.load, index, -1)
    }

    private mutating func emit(
        _ operation: GraphProgram.Operation, _ left: Int, _ right: Int = -1, _ number: Double = 0
    ) -> Value {
        let key = Key(operation: operation, left: left, right: right, number: number.bitPattern)
        if let step = known[key] { return .step(step) }
        known[key] = steps.count
        steps.append(
            GraphProgram.Instruction(
                operation: operation, target: steps.count, left: left, right: right, number: number))
        return .step(steps.count - 1)
    }

    mutating func compile(_ formula: Formula) -> Value {
        switch formula {
        case .constant(let value, _): return .number(value)
        case .quantity(let name): return values[name] ?? .number(.nan)
        case .sum(let terms):
            return terms.map { compile($0) }.reduce(.number(0)) { commuted(.add, .addNumber, $0, $1, 0, +) }
        case .product(let factors): return product(factors.map { compile($0) })
        case .difference(let left, let right): return difference(compile(left), compile(right))
        case .quotient(let left, let right): return quotient(compile(left), compile(right))
        case .power(let base, let exponent): return power(compile(base), compile(exponent))
        case .minimum(let left, let right):
            return commuted(.minimum, .minimumNumber, compile(left), compile(right), nil) { Swift.min($0, $1) }
        case .maximum(let left, let right):
            return commuted(.maximum, .maximumNumber, compile(left), compile(right), nil) { Swift.max($0, $1) }
        }
    }

    /// Numbers first and as one, then blocks in the order of their steps, so that equal products are found equal.
    private mutating func product(_ factors: [Value]) -> Value {
        var number = 1.0
        var blocks: [Int] = []
        for factor in factors {
            switch factor {
            case .number(let value): number *= value
            case .step(let step): blocks.append(step)
            }
        }
        guard !blocks.isEmpty else { return .number(number) }
        blocks.sort()
        let all = blocks.dropFirst().reduce(Value.step(blocks[0])) {
            commuted(.multiply, .multiplyNumber, $0, .step($1), 1, *)
        }
        return commuted(.multiply, .multiplyNumber, all, .number(number), 1, *)
    }

    private mutating func commuted(
        _ operation: GraphProgram.Operation, _ withNumber: GraphProgram.Operation, _ left: Value, _ right: Value,
        _ neutral: Double?, _ compute: (Double, Double) -> Double
    ) -> Value {
        switch (left, right) {
        case (.number(let left), .number(let right)): return .number(compute(left, right))
        case (.step(let step), .number(let number)), (.number(let number), .step(let step)):
            return number == neutral ? .step(step) : emit(withNumber, step, -1, number)
        case (.step(let left), .step(let right)): return emit(operation, min(left, right), max(left, right))
        }
    }

    private mutating func difference(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.number(let left), .number(let right)): return .number(left - right)
        case (.step(let step), .number(let number)): return number == 0 ? left : emit(.addNumber, step, -1, -number)
        case (.number(let number), .step(let step)): return emit(.subtractFromNumber, step, -1, number)
        case (.step(let left), .step(let right)): return emit(.subtract, left, right)
        }
    }

    private mutating func quotient(_ left: Value, _ right: Value) -> Value {
        switch (left, right) {
        case (.number(let left), .number(let right)): return .number(right == 0 ? .nan : left / right)
        case (.step(let step), .number(let number)):
            if number == 1 { return left }
            return number == 0 ? .number(.nan) : emit(.multiplyNumber, step, -1, 1 / number)
        case (.number(let number), .step(let step)): return emit(.divideNumber, step, -1, number)
        case (.step(let left), .step(let right)): return emit(.divide, left, right)
        }
    }

    private mutating func power(_ base: Value, _ exponent: Value) -> Value {
        switch (base, exponent) {
        case (.number(let base), .number(let exponent)):
            return .number(Formula.power(.number(base), .number(exponent)).value { _ in nil })
        case (.step(let step), .number(let number)):
            guard number == number.rounded(), abs(number) <= 32 else { return emit(.toNumber, step, -1, number) }
            guard number != 0 else { return .number(1) }
            // Whole powers share what they have in common: the square, the fourth power, ….
            var bits = Int(abs(number))
            var square = base
            var result: Value?
            while bits > 0 {
                if bits & 1 == 1 { result = result.map { product([$0, square]) } ?? square }
                bits >>= 1
                if bits > 0 { square = product([square, square]) }
            }
            let value = result ?? .number(1)
            return number < 0 ? quotient(.number(1), value) : value
        case (.number(let number), .step(let step)): return emit(.powerOfNumber, step, -1, number)
        case (.step(let left), .step(let right)): return emit(.power, left, right)
        }
    }

    /// The steps that outputs need, with registers in place of steps.
    func allocated(
        _ outputs: [Value]
    ) -> ([GraphProgram.Instruction], [GraphProgram.Result], [Int], Int) {
        var lastUse = [Int](repeating: -1, count: steps.count)
        var isNeeded = [Bool](repeating: false, count: steps.count)
        for case .step(let step) in outputs { isNeeded[step] = true }
        for index in steps.indices.reversed() where isNeeded[index] {
            for operand in operands(of: steps[index]) {
                isNeeded[operand] = true
                lastUse[operand] = max(lastUse[operand], index)
            }
        }
        var registers = [Int](repeating: -1, count: steps.count)
        var free: [Int] = []
        var count = 0
        var instructions: [GraphProgram.Instruction] = []
        var ready: [Int] = []
        for (index, step) in steps.enumerated() where isNeeded[index] {
            var step = step
            let operands = operands(of: step)
            if step.operation != .load { step.left = registers[step.left] }
            if step.right >= 0 { step.right = registers[step.right] }
            // An operand's register may be the target's: a step reads a sample before it writes it.
            for operand in Set(operands) where lastUse[operand] == index { free.append(registers[operand]) }
            free.sort(by: >)
            if let register = free.popLast() {
                step.target = register
            } else {
                step.target = count
                count += 1
            }
            registers[index] = step.target
            let first = ready.count
            ready += outputs.indices.filter { outputs[$0] == .step(index) }
            step.outputs = first..<ready.count
            if lastUse[index] < 0 { free.append(step.target) }
            instructions.append(step)
        }
        let results = outputs.map { value -> GraphProgram.Result in
            switch value {
            case .number(let number): .number(number)
            case .step(let step): .register(registers[step])
            }
        }
        return (instructions, results, ready, count)
    }

    private func operands(of step: GraphProgram.Instruction) -> [Int] {
        guard step.operation != .load else { return [] }
        return step.right >= 0 ? [step.left, step.right] : [step.left]
    }
}
