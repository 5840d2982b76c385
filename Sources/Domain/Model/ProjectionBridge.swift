/// What moves a projection from one briefing to the next, in the order it is told in.
public enum ModelDifference: String, Hashable, Sendable, CaseIterable {
    /// Another amount of money, or another year's.
    case money
    /// The same money, said more or less surely.
    case status
    /// The same money, for something else.
    case budget
}

extension ModelCase {
    /// The cases between an earlier one and this, each with one difference more than the one before; the last is this.
    ///
    /// Empty where both begin with different years, or where nothing differs in the money. The machines at the start
    /// are this one's throughout, since they buy nothing.
    public func steps(from earlier: ModelCase) -> [(difference: ModelDifference, modelCase: ModelCase)] {
        guard var last = start(of: earlier) else { return [] }
        var steps: [(difference: ModelDifference, modelCase: ModelCase)] = []
        var taken: Set<ModelDifference> = []
        for difference in ModelDifference.allCases {
            taken.insert(difference)
            let next = mixed(with: earlier, taking: taken)
            if next != last { steps.append((difference, next)) }
            last = next
        }
        return steps
    }

    /// The case with an earlier one's money: where the steps begin; `nil` where both begin with different years.
    public func start(of earlier: ModelCase) -> ModelCase? {
        earlier.firstYear == firstYear && earlier.company == company ? mixed(with: earlier, taking: []) : nil
    }

    private func mixed(with earlier: ModelCase, taking taken: Set<ModelDifference>) -> ModelCase {
        let money = (taken.contains(.money) ? spending : earlier.spending).map { entry in
            let old = earlier.spending.first { $0.year == entry.year } ?? entry
            let new = spending.first { $0.year == entry.year } ?? entry
            return Spending(
                year: entry.year, dollars: entry.dollars, scope: (taken.contains(.budget) ? new : old).scope,
                status: (taken.contains(.status) ? new : old).status, receipt: entry.receipt)
        }
        return ModelCase(
            company: company, companyClass: companyClass, firstYear: firstYear, years: years, spending: money,
            openingStock: openingStock, openingStockReceipt: openingStockReceipt, powerCap: powerCap,
            overrides: overrides)
    }
}

/// How the median of a projection came from the last briefing's facts to this one's, all else equal.
public struct ProjectionBridge: Hashable, Sendable {
    /// The median after one difference more.
    public struct Step: Hashable, Sendable {
        public let difference: ModelDifference
        public let median: Receipt

        public init(difference: ModelDifference, median: Receipt) {
            self.difference = difference
            self.median = median
        }
    }

    /// What is projected, in words.
    public let title: String
    /// The year it is for.
    public let year: Int
    /// The median by the facts of the last briefing.
    public let before: Receipt
    /// The differences; the last median is this briefing's own.
    public let steps: [Step]
    /// The questions to the model behind the medians, the last one left out.
    public let modelCases: [ModelCase]
    /// Every receipt behind the money of the last briefing.
    public let evidence: [Receipt]

    public init(
        title: String, year: Int, before: Receipt, steps: [Step], modelCases: [ModelCase], evidence: [Receipt]
    ) {
        self.title = title
        self.year = year
        self.before = before
        self.steps = steps
        self.modelCases = modelCases
        self.evidence = evidence
    }
}
