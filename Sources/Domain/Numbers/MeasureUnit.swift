/// What a number counts or measures: a currency by its ISO 4217 code, or one of the units below.
public struct MeasureUnit: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// `USD`, `percent`, `count`, `MW`, …
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    /// Per cent: 130 means 130 %.
    public static let percent = MeasureUnit(rawValue: "percent")
    /// Percentage points: the difference of two percentages.
    public static let percentagePoint = MeasureUnit(rawValue: "percentagePoint")
    /// Basis points: hundredths of a percentage point.
    public static let basisPoint = MeasureUnit(rawValue: "basisPoint")
    /// A factor: 3 means three times as much.
    public static let times = MeasureUnit(rawValue: "times")
    /// Things, counted one by one.
    public static let count = MeasureUnit(rawValue: "count")
    /// H100-equivalents: accelerators by dense BF16 throughput, one H100 being 989.4 TFLOP/s.
    public static let h100Equivalent = MeasureUnit(rawValue: "H100e")
    /// Megawatts.
    public static let megawatt = MeasureUnit(rawValue: "MW")
    /// Megawatt-hours.
    public static let megawattHour = MeasureUnit(rawValue: "MWh")
    /// Floating-point operations per second.
    public static let flopPerSecond = MeasureUnit(rawValue: "FLOP/s")
    /// Floating-point operations.
    public static let flop = MeasureUnit(rawValue: "FLOP")
    /// US dollars.
    public static let usDollar = MeasureUnit(rawValue: "USD")
    /// US dollars for each accelerator.
    public static let usDollarPerAccelerator = MeasureUnit(rawValue: "USD/accelerator")
    /// US dollars per 10^18 floating-point operations.
    public static let usDollarPerExaflop = MeasureUnit(rawValue: "USD/EFLOP")
    /// A pure number, a ratio or a share.
    public static let one = MeasureUnit(rawValue: "1")

    /// The currency with this ISO 4217 code, such as `CNY`.
    public static func currency(_ code: String) -> MeasureUnit { MeasureUnit(rawValue: code) }

    /// Whether this is a currency: three capital letters.
    public var isCurrency: Bool {
        rawValue.utf8.count == 3 && rawValue.utf8.allSatisfy { $0 >= 65 && $0 <= 90 }
    }

    public var description: String { rawValue }
}
