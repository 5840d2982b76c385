import Reference

/// How the model is sampled.
///
/// A number is drawn for each parameter and sample by their names alone: not by what was drawn before. So the same
/// plan gives the same numbers on any count of threads, and a parameter that is added changes no other's.
public struct SamplingPlan: Hashable, Sendable {
    /// How points are chosen.
    public enum Method: Hashable, Sendable {
        /// By chance; the error falls with the square root of the count.
        case random
        /// By a lattice rule of `LatticeTable.count` points, shifted at random: some dozen times as accurate for the
        /// same count. A parameter without a dimension of the lattice is drawn by chance.
        case lattice
    }

    /// How points are chosen.
    public let method: Method
    /// How many samples.
    public let count: Int
    /// What the numbers follow from.
    public let seed: UInt64

    private init(method: Method, count: Int, seed: UInt64) {
        self.method = method
        self.count = count
        self.seed = seed
    }

    /// So many samples by chance, one at least.
    public static func random(_ count: Int, seed: UInt64 = 2) -> SamplingPlan {
        SamplingPlan(method: .random, count: max(1, count), seed: seed)
    }

    /// Every point of the lattice rule.
    public static func lattice(seed: UInt64 = 2) -> SamplingPlan {
        SamplingPlan(method: .lattice, count: LatticeTable.count, seed: seed)
    }
}

/// A stream of numbers evenly between 0 and 1 for one dimension, any of which can be had by its index.
struct UniformStream: Sendable {
    private let key: UInt64
    private let lattice: (generator: Int, shift: Double)?

    init(_ dimension: String, _ plan: SamplingPlan, _ table: LatticeTable) {
        // FNV-1a over the name, then mixed with the seed.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in dimension.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        key = Self.mixed(hash ^ Self.mixed(plan.seed &+ Self.golden))
        lattice =
            plan.method == .lattice
            ? table.generator(of: dimension).map { [key] in ($0, Self.unit(Self.mixed(key))) } : nil
    }

    /// Fills a block with the numbers from an index on; none is 0 or 1.
    func fill(_ block: UnsafeMutablePointer<Double>, _ count: Int, from first: Int) {
        guard let lattice else {
            var state = key &+ UInt64(truncatingIfNeeded: first) &* Self.golden
            for index in 0..<count {
                state = state &+ Self.golden
                block[index] = Self.unit(Self.mixed(state))
            }
            return
        }
        // The tent makes the ends meet, which the rule's accuracy asks for.
        let points = LatticeTable.count
        for index in 0..<count {
            let multiple = (first + index) % points * lattice.generator % points
            let sum = Double(multiple) / Double(points) + lattice.shift
            let tent = abs(2 * (sum - sum.rounded(.down)) - 1)
            block[index] = min(max(tent, 1e-9), 1 - 1e-9)
        }
    }

    /// 2^64 over the golden ratio, odd.
    private static let golden: UInt64 = 0x9E37_79B9_7F4A_7C15

    /// SplitMix64's finaliser (Steele, Lea and Flood, "Fast splittable pseudorandom number generators", 2014).
    @inline(__always)
    private static func mixed(_ value: UInt64) -> UInt64 {
        var z = value
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    /// The upper 53 bits as a number between 0 and 1, never either.
    @inline(__always)
    private static func unit(_ bits: UInt64) -> Double { (Double(bits >> 11) + 0.5) * 0x1p-53 }
}
