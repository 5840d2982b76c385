#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

extension GraphProgram {
    /// How many samples go through the steps at a time.
    static let blockSize = 64

    /// Runs the steps over one block.
    ///
    /// - Parameters:
    ///   - registers: `registerCount` blocks, one after the other.
    ///   - load: Fills a block with a variable's values, given its index in `variables`.
    ///   - take: Is handed each output, by its index, when its block is ready.
    func run(
        registers: UnsafeMutablePointer<Double>, load: (Int, UnsafeMutablePointer<Double>) -> Void,
        take: (Int, UnsafePointer<Double>) -> Void
    ) {
        let size = Self.blockSize
        instructions.withUnsafeBufferPointer { instructions in
            for step in instructions {
                let target = registers + step.target * size
                if step.operation == .load {
                    load(step.left, target)
                } else {
                    let left = UnsafePointer(registers + step.left * size)
                    Self.apply(step, target, left, step.right < 0 ? left : UnsafePointer(registers + step.right * size))
                }
                for place in step.outputs { take(ready[place], target) }
            }
        }
    }

    @inline(__always)
    private static func apply(
        _ step: Instruction, _ target: UnsafeMutablePointer<Double>, _ left: UnsafePointer<Double>,
        _ right: UnsafePointer<Double>
    ) {
        let number = step.number
        switch step.operation {
        case .add: for i in 0..<blockSize { target[i] = left[i] + right[i] }
        case .addNumber: for i in 0..<blockSize { target[i] = left[i] + number }
        case .subtract: for i in 0..<blockSize { target[i] = left[i] - right[i] }
        case .subtractFromNumber: for i in 0..<blockSize { target[i] = number - left[i] }
        case .multiply: for i in 0..<blockSize { target[i] = left[i] * right[i] }
        case .multiplyNumber: for i in 0..<blockSize { target[i] = left[i] * number }
        case .divide: for i in 0..<blockSize { target[i] = right[i] == 0 ? .nan : left[i] / right[i] }
        case .divideNumber: for i in 0..<blockSize { target[i] = left[i] == 0 ? .nan : number / left[i] }
        case .minimum: for i in 0..<blockSize { target[i] = left[i] < right[i] ? left[i] : right[i] }
        case .minimumNumber: for i in 0..<blockSize { target[i] = left[i] < number ? left[i] : number }
        case .maximum: for i in 0..<blockSize { target[i] = left[i] > right[i] ? left[i] : right[i] }
        case .maximumNumber: for i in 0..<blockSize { target[i] = left[i] > number ? left[i] : number }
        case .power: for i in 0..<blockSize { target[i] = pow(left[i], right[i]) }
        case .powerOfNumber: for i in 0..<blockSize { target[i] = pow(number, left[i]) }
        case .toNumber: for i in 0..<blockSize { target[i] = pow(left[i], number) }
        case .load: break
        }
    }
}
