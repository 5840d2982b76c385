/// How a number was read from the projection model: a quantile of its sample, a scenario, or what one assumption does.
public struct ProjectionReading: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// Its name, such as `middle`, `bear`, `pue at high`.
    public let rawValue: String

    public init(rawValue: String) { self.rawValue = rawValue }

    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    public var description: String { rawValue }

    /// p10: one sample in ten lies below.
    public static let low = ProjectionReading(rawValue: "low")
    /// p50, the median.
    public static let middle = ProjectionReading(rawValue: "middle")
    /// p90: one sample in ten lies above.
    public static let high = ProjectionReading(rawValue: "high")
    /// p10, p50, p90.
    public static let quantiles: [ProjectionReading] = [.low, .middle, .high]

    /// A scenario.
    public init(_ scenario: Scenario) { rawValue = scenario.rawValue }
    /// bear, base, bull.
    public static let scenarios = Scenario.allCases.map { ProjectionReading($0) }
    /// Quantiles, then scenarios.
    public static let all = quantiles + scenarios

    /// Everything at its median but one parameter, which is at its p10 (`low`) or p90 (`high`).
    public static func turning(_ parameter: String, to end: ProjectionReading) -> ProjectionReading {
        ProjectionReading(rawValue: "\(parameter) at \(end.rawValue)")
    }

    /// How much of the spread of the number's logarithm a parameter explains by itself, in per cent.
    public static func share(of parameter: String) -> ProjectionReading {
        ProjectionReading(rawValue: "share of \(parameter)")
    }

    /// What the name means.
    public enum Meaning: Hashable, Sendable {
        /// The share of samples below, such as 0.1.
        case quantile(Double)
        /// A scenario.
        case scenario(Scenario)
        /// One parameter at its p10 or p90.
        case turned(parameter: String, isHigh: Bool)
        /// How much a parameter explains.
        case share(parameter: String)
    }

    /// What the name means; `nil` for a name that means nothing.
    public var meaning: Meaning? {
        switch self {
        case .low: return .quantile(0.1)
        case .middle: return .quantile(0.5)
        case .high: return .quantile(0.9)
        default:
            if let scenario = Scenario(rawValue: rawValue) { return .scenario(scenario) }
            if rawValue.hasPrefix("share of ") { return .share(parameter: String(rawValue.dropFirst(9))) }
            for (ending, isHigh) in [(" at low", false), (" at high", true)] where rawValue.hasSuffix(ending) {
                return .turned(parameter: String(rawValue.dropLast(ending.count)), isHigh: isHigh)
            }
            return nil
        }
    }
}
