/// What a model quantity is made of: powers of money, accelerators, floating-point operations, energy and time.
///
/// A year is a time, a watt an energy per time; shares and ratios have no dimension. Sums want equal dimensions.
public struct Dimension: Hashable, Sendable, Codable, CustomStringConvertible {
    /// Powers, in the order money, accelerators, operations, energy, time.
    public let money: Int
    public let accelerators: Int
    public let operations: Int
    public let energy: Int
    public let time: Int

    public init(money: Int = 0, accelerators: Int = 0, operations: Int = 0, energy: Int = 0, time: Int = 0) {
        self.money = money
        self.accelerators = accelerators
        self.operations = operations
        self.energy = energy
        self.time = time
    }

    /// A share, a ratio, a factor.
    public static let none = Dimension()
    /// US dollars.
    public static let money = Dimension(money: 1)
    /// H100-equivalents or accelerators.
    public static let accelerators = Dimension(accelerators: 1)
    /// Floating-point operations.
    public static let operations = Dimension(operations: 1)
    /// Floating-point operations per second.
    public static let throughput = Dimension(operations: 1, time: -1)
    /// Energy.
    public static let energy = Dimension(energy: 1)
    /// Power.
    public static let power = Dimension(energy: 1, time: -1)
    /// Time.
    public static let time = Dimension(time: 1)

    public static func * (left: Self, right: Self) -> Self {
        Dimension(
            money: left.money + right.money, accelerators: left.accelerators + right.accelerators,
            operations: left.operations + right.operations, energy: left.energy + right.energy,
            time: left.time + right.time)
    }

    public static func / (left: Self, right: Self) -> Self {
        Dimension(
            money: left.money - right.money, accelerators: left.accelerators - right.accelerators,
            operations: left.operations - right.operations, energy: left.energy - right.energy,
            time: left.time - right.time)
    }

    /// Such as `money·accelerators⁻¹`; `none` for a pure number.
    public var description: String {
        let parts = [
            ("money", money), ("accelerators", accelerators), ("operations", operations), ("energy", energy),
            ("time", time),
        ]
        let text = parts.filter { $0.1 != 0 }.map { $0.1 == 1 ? $0.0 : "\($0.0)^\($0.1)" }.joined(separator: "·")
        return text.isEmpty ? "none" : text
    }
}
