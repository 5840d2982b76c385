/// A stretch of an article's text, in Unicode scalars from its beginning; the end is not part of it.
public struct TextRange: Hashable, Comparable, Sendable, Codable {
    /// The first scalar.
    public let start: Int
    /// One past the last scalar.
    public let end: Int

    /// `nil` unless `0 ≤ start ≤ end`.
    public init?(start: Int, end: Int) {
        guard start >= 0, start <= end else { return nil }
        self.start = start
        self.end = end
    }

    /// How many scalars it holds.
    public var count: Int { end - start }

    /// Whether the other lies wholly inside this one.
    public func contains(_ other: TextRange) -> Bool { start <= other.start && other.end <= end }

    /// Whether the two share a scalar.
    public func overlaps(_ other: TextRange) -> Bool { start < other.end && other.start < end }

    public static func < (left: Self, right: Self) -> Bool { (left.start, left.end) < (right.start, right.end) }
}

extension String {
    /// The stretch of this text that the range names; `nil` where it reaches past the end.
    public func substring(in range: TextRange) -> String? {
        let scalars = unicodeScalars
        guard let lower = scalars.index(scalars.startIndex, offsetBy: range.start, limitedBy: scalars.endIndex),
            let upper = scalars.index(lower, offsetBy: range.count, limitedBy: scalars.endIndex)
        else { return nil }
        return String(scalars[lower..<upper])
    }
}
