/// The distribution of an output in bins of a fixed relative width, so that any number of samples takes the same room
/// and counts from several threads add up to the same whatever their order.
///
/// A bin is 1/512 of an octave wide, less than 0.2 per cent; a quantile is read within its bin by a straight line.
struct QuantileSketch: Sendable {
    private static let binsPerOctaveLog2: UInt64 = 9
    /// Forty octaves of bins: from a millionth of the typical value to a million times as much.
    private static let binCount = 40 << 9

    private var bins: [UInt32]
    private let firstBin: Int
    /// Samples below the first bin, zero and negative ones among them.
    private var below = 0
    private var above = 0
    /// Samples without a value.
    private(set) var missing = 0
    private(set) var count = 0

    /// A sketch about a typical value.
    init(about value: Double) {
        let typical = value.isFinite && value > 0 ? value : 1
        firstBin = Self.bin(of: typical) - Self.binCount / 2
        bins = [UInt32](repeating: 0, count: Self.binCount + 1)
    }

    @inline(__always)
    private static func bin(of value: Double) -> Int { Int(value.bitPattern >> (52 - binsPerOctaveLog2)) }

    private static func lowerEnd(of bin: Int) -> Double {
        Double(bitPattern: UInt64(max(bin, 0)) << (52 - binsPerOctaveLog2))
    }

    /// Takes in a block of samples.
    mutating func add(_ block: UnsafePointer<Double>, _ number: Int) {
        // One bin more takes what lies outside; a second pass over the block, where there was any, tells what it was.
        let outside = Self.binCount
        let first = firstBin
        let strays = bins.withUnsafeMutableBufferPointer { bins in
            guard let base = bins.baseAddress else { return UInt32(0) }
            for index in 0..<number {
                // What is below wraps around to a large number, as a negative sample's sign bit makes it one.
                let bin = UInt(bitPattern: Self.bin(of: block[index]) &- first)
                base[min(Int(bitPattern: bin & UInt(Int.max)), outside)] &+= 1
            }
            defer { base[outside] = 0 }
            return base[outside]
        }
        count += number
        guard strays > 0 else { return }
        for index in 0..<number {
            let bin = Self.bin(of: block[index]) &- first
            guard bin < 0 || bin >= outside else { continue }
            if block[index].isNaN {
                missing += 1
            } else if block[index] >= Self.lowerEnd(of: firstBin) {
                above += 1
            } else {
                below += 1
            }
        }
    }

    /// Adds another's counts; both are about the same value.
    mutating func merge(_ other: QuantileSketch) {
        for index in bins.indices { bins[index] += other.bins[index] }
        below += other.below
        above += other.above
        missing += other.missing
        count += other.count
    }

    /// The values below which these shares of the samples lie, samples without a value left out; NaN where there is
    /// none, zero for what lies below the bins.
    func quantiles(_ shares: [Double]) -> [Double] {
        let valued = count - missing
        guard valued > 0 else { return shares.map { _ in .nan } }
        var result = [Double](repeating: .nan, count: shares.count)
        let order = shares.indices.sorted { shares[$0] < shares[$1] }
        var bin = -1
        var passed = below
        for index in order {
            let rank = shares[index] * Double(valued - 1)
            if rank < Double(below) {
                result[index] = 0
                continue
            }
            while bin + 1 < Self.binCount, Double(passed) <= rank || bin < 0 {
                bin += 1
                passed += Int(bins[bin])
                if Double(passed) > rank { break }
            }
            guard Double(passed) > rank else {
                result[index] = .infinity
                continue
            }
            let inside = Double(bins[bin])
            let part = (rank - (Double(passed) - inside) + 0.5) / inside
            let low = Self.lowerEnd(of: bin + firstBin)
            let high = Self.lowerEnd(of: bin + firstBin + 1)
            result[index] = low + (high - low) * min(max(part, 0), 1)
        }
        return result
    }
}
