/// A named parameter of the model, with where it comes from. The user can replace any.
public struct Assumption: Hashable, Sendable, Codable, Identifiable {
    /// The shape of its uncertainty; what low, mid and high mean follows from it.
    public enum Distribution: String, Hashable, Sendable, Codable {
        /// Two-piece log-normal: low, mid, high are p10, p50, p90.
        case logNormal = "ln"
        /// Beta-PERT: minimum, mode, maximum.
        case pert
        /// Triangular: minimum, mode, maximum.
        case triangular = "tri"
        /// Always mid.
        case constant = "const"
    }

    /// The name the user knows it by, such as `rho_informal`.
    public let id: String
    /// Its unit, such as `ratio`, `share`, `USD/kWh`.
    public let unit: String
    /// The shape of its uncertainty.
    public let distribution: Distribution
    public let low: Double
    public let mid: Double
    public let high: Double
    /// The year its values hold for, where they drift.
    public let baseYear: Int?
    /// The yearly drift: added to shares, compounded for the rest.
    public let growthPerYear: Double?
    /// Where it comes from.
    public let source: String
    /// The day or month of the source.
    public let asOf: String
    /// From when on it could have been known.
    public let knownFrom: String
    /// `high`, `medium` or `low`.
    public let confidence: String
    /// What it means, in words.
    public let notes: String

    /// `nil` unless `low ≤ mid ≤ high`.
    public init?(
        id: String, unit: String, distribution: Distribution, low: Double, mid: Double, high: Double, baseYear: Int?,
        growthPerYear: Double?, source: String, asOf: String, knownFrom: String, confidence: String, notes: String
    ) {
        guard low <= mid, mid <= high else { return nil }
        self.id = id
        self.unit = unit
        self.distribution = distribution
        self.low = low
        self.mid = mid
        self.high = high
        self.baseYear = baseYear
        self.growthPerYear = growthPerYear
        self.source = source
        self.asOf = asOf
        self.knownFrom = knownFrom
        self.confidence = confidence
        self.notes = notes
    }
}

/// How the levers of the model are set.
public enum Scenario: String, Hashable, Sendable, Codable, CaseIterable {
    /// Every lever somewhat adverse.
    case bear
    /// Every lever at its median.
    case base
    /// Every lever somewhat favourable.
    case bull
}
