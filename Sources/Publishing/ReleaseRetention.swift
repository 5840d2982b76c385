import Domain

/// Which releases are kept: the last of each of so many days, ISO weeks and months that have one.
public struct ReleaseRetention: Hashable, Sendable {
    /// Days.
    public let daily: Int
    /// Weeks.
    public let weekly: Int
    /// Months.
    public let monthly: Int

    public init(daily: Int, weekly: Int, monthly: Int) {
        self.daily = max(1, daily)
        self.weekly = max(0, weekly)
        self.monthly = max(0, monthly)
    }

    /// The indices of the moments to keep.
    ///
    /// - Parameter moments: newest first, in the order of the releases.
    func kept(of moments: [Moment]) -> Set<Int> {
        var kept: Set<Int> = []
        func keep(_ count: Int, by name: (CalendarDate) -> Int) {
            var seen: Set<Int> = []
            for (index, moment) in moments.enumerated() where seen.count < count {
                if seen.insert(name(moment.date)).inserted { kept.insert(index) }
            }
        }
        keep(daily) { $0.dayNumber }
        // Days are counted from a Thursday: three days on, weeks begin on a Monday.
        keep(weekly) { ($0.dayNumber + 3).quotient(by: 7) }
        keep(monthly) { $0.year * 12 + $0.month }
        return kept
    }
}

extension Int {
    /// The quotient rounded down, also of negative numbers.
    fileprivate func quotient(by divisor: Int) -> Int {
        self >= 0 ? self / divisor : (self - divisor + 1) / divisor
    }
}
