import Dispatch
import Domain
import Foundation
import Reference

/// Samples outputs of a graph and keeps their distributions.
struct GraphSampler: Sendable {
    private let program: GraphProgram
    private let draws: [VariableDraw]
    private let dimensions: [UniformStream]
    private let plan: SamplingPlan
    private let typical: [Double]

    /// How a variable comes from the streams: its own part, its share of a common factor, and its curve.
    private struct VariableDraw: Sendable {
        let own: Int
        let factor: (dimension: Int, loading: Double)?
        let curve: ParameterCurve
    }

    init(_ program: GraphProgram, _ tables: ReferenceTables, _ plan: SamplingPlan) {
        var names: [String: Int] = [:]
        var dimensions: [UniformStream] = []
        func dimension(_ name: String) -> Int {
            if let known = names[name] { return known }
            names[name] = dimensions.count
            dimensions.append(UniformStream(name, plan, tables.lattice))
            return dimensions.count - 1
        }
        draws = program.variables.map { variable in
            let loading = tables.modelFactors.loading(of: variable.parameter)
            return VariableDraw(
                own: dimension(variable.parameter),
                factor: loading.map { (dimension("factor:" + $0.factor), $0.value) },
                curve: ParameterCurve(variable, tables.assumptions[variable.parameter]))
        }
        self.program = program
        self.dimensions = dimensions
        self.plan = plan
        typical = Self.typical(program, draws)
    }

    /// Each output with every variable at its median: where its distribution lies.
    private static func typical(_ program: GraphProgram, _ draws: [VariableDraw]) -> [Double] {
        var found = [Double](repeating: .nan, count: program.results.count)
        let size = GraphProgram.blockSize
        let registers = UnsafeMutablePointer<Double>.allocate(capacity: max(1, program.registerCount) * size)
        defer { registers.deallocate() }
        program.run(
            registers: registers,
            load: { variable, block in
                block.update(repeating: 0, count: size)
                draws[variable].curve.read(block, size)
            }, take: { output, block in found[output] = block[0] })
        return found
    }

    /// Each output with every variable at its median; NaN for those that chance has no part in.
    var typicalValues: [Double] { typical }

    /// What each output comes to: a number where chance has no part in it, else its distribution.
    enum Outcome: Sendable {
        case number(Double)
        case sketch(QuantileSketch)

        /// The values below which these shares lie.
        func quantiles(_ shares: [Double]) -> [Double] {
            switch self {
            case .number(let number): shares.map { _ in number }
            case .sketch(let sketch): sketch.quantiles(shares)
            }
        }
    }

    /// Samples on so many threads; the result is the same for any number of them.
    func outcomes(threads: Int) -> [Outcome] {
        let blocks = (plan.count + GraphProgram.blockSize - 1) / GraphProgram.blockSize
        let workers = max(1, min(threads, blocks))
        // Each worker has a place of its own, so that none waits for another.
        nonisolated(unsafe) let parts = UnsafeMutablePointer<[QuantileSketch]>.allocate(capacity: workers)
        parts.initialize(repeating: [], count: workers)
        defer {
            parts.deinitialize(count: workers)
            parts.deallocate()
        }
        DispatchQueue.concurrentPerform(iterations: workers) { worker in
            parts[worker] = sketches(of: blocks * worker / workers..<blocks * (worker + 1) / workers)
        }
        var sums = parts[0]
        for worker in 1..<max(1, workers) {
            for index in sums.indices { sums[index].merge(parts[worker][index]) }
        }
        return program.results.enumerated().map { index, result in
            switch result {
            case .number(let number): .number(number)
            case .register: .sketch(sums[index])
            }
        }
    }

    private func sketches(of blocks: Range<Int>) -> [QuantileSketch] {
        var sketches = typical.map { QuantileSketch(about: $0) }
        sketches.withUnsafeMutableBufferPointer { sketches in
            forEachBlock(blocks) { count, _, run in
                run { output, block in sketches[output].add(block, count) }
            }
        }
        return sketches
    }

    /// Goes through blocks of samples. The body is handed how many samples the block has, the ranks of each
    /// dimension's own draw, and what runs the program over it.
    func forEachBlock(
        _ blocks: Range<Int>,
        _ body: (Int, [UnsafePointer<Double>], ((Int, UnsafePointer<Double>) -> Void) -> Void) -> Void
    ) {
        let size = GraphProgram.blockSize
        let registers = UnsafeMutablePointer<Double>.allocate(capacity: max(1, program.registerCount) * size)
        let deviations = UnsafeMutablePointer<Double>.allocate(capacity: max(1, dimensions.count) * size)
        defer {
            registers.deallocate()
            deviations.deallocate()
        }
        deviations.initialize(repeating: 0, count: max(1, dimensions.count) * size)
        let own = dimensions.indices.map { UnsafePointer(deviations + $0 * size) }
        for block in blocks {
            let first = block * size
            let count = min(size, plan.count - first)
            for (index, dimension) in dimensions.enumerated() {
                let target = deviations + index * size
                dimension.fill(target, count, from: first)
                NormalDistribution.quantiles(target, count)
            }
            body(count, own) { take in
                program.run(
                    registers: registers, load: { variable, target in load(draws[variable], own, target) }, take: take)
            }
        }
    }

    private func load(
        _ draw: VariableDraw, _ deviations: [UnsafePointer<Double>], _ target: UnsafeMutablePointer<Double>
    ) {
        deviation(of: draw, deviations, target)
        draw.curve.read(target, GraphProgram.blockSize)
    }

    private func deviation(
        of draw: VariableDraw, _ deviations: [UnsafePointer<Double>], _ target: UnsafeMutablePointer<Double>
    ) {
        let own = deviations[draw.own]
        guard let factor = draw.factor else { return target.update(from: own, count: GraphProgram.blockSize) }
        let shared = deviations[factor.dimension]
        let rest = (1 - factor.loading * factor.loading).squareRoot()
        for index in 0..<GraphProgram.blockSize { target[index] = factor.loading * shared[index] + rest * own[index] }
    }

    // MARK: What decides

    /// The first-order indices of an output's logarithm: how much of its variance each variable explains by itself, by
    /// the variable's parameter; from the same sample, in 64 bins of equal probability.
    ///
    /// Given-data estimator with the bias of empty effects taken out: S = (Var(bin means) − 63/n·Var) ÷ (Var·(1 − 64/n)).
    func firstOrderIndices(of output: Int) -> [String: Double] {
        let bins = 64
        var sums = [[Double]](repeating: [Double](repeating: 0, count: bins), count: draws.count)
        var counts = [[Double]](repeating: [Double](repeating: 0, count: bins), count: draws.count)
        var total = (count: 0.0, sum: 0.0, square: 0.0)
        let size = GraphProgram.blockSize
        let scratch = UnsafeMutablePointer<Double>.allocate(capacity: size)
        defer { scratch.deallocate() }
        var logarithms = [Double](repeating: 0, count: size)
        forEachBlock(0..<(plan.count + size - 1) / size) { count, deviations, run in
            run { index, block in
                if index == output { for sample in 0..<count { logarithms[sample] = log(block[sample]) } }
            }
            for sample in 0..<count where logarithms[sample].isFinite {
                total = (
                    total.count + 1, total.sum + logarithms[sample],
                    total.square + logarithms[sample] * logarithms[sample]
                )
            }
            for (variable, draw) in draws.enumerated() {
                deviation(of: draw, deviations, scratch)
                for sample in 0..<count where logarithms[sample].isFinite {
                    let bin = min(Int(NormalDistribution.cumulative(scratch[sample]) * Double(bins)), bins - 1)
                    sums[variable][bin] += logarithms[sample]
                    counts[variable][bin] += 1
                }
            }
        }
        let n = total.count
        guard n > Double(bins) else { return [:] }
        let mean = total.sum / n
        let variance = total.square / n - mean * mean
        guard variance > 0 else { return [:] }
        var indices: [String: Double] = [:]
        for (variable, name) in program.variables.map(\.parameter).enumerated() {
            var between = 0.0
            for bin in 0..<bins where counts[variable][bin] > 0 {
                let deviation = sums[variable][bin] / counts[variable][bin] - mean
                between += counts[variable][bin] * deviation * deviation / n
            }
            let index = (between - Double(bins - 1) / n * variance) / (variance * (1 - Double(bins) / n))
            indices[name] = max(indices[name] ?? 0, index)
        }
        return indices
    }
}
