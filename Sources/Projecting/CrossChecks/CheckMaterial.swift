import Domain
import Reference

/// What the cross-checks of one company draw on.
struct CheckMaterial {
    let projector: Projector
    let company: String
    let companyClass: CompanyClass?
    let ledger: Ledger
    /// The company's facts in the order of the ledger.
    let facts: [Fact]

    var tables: ReferenceTables { projector.tables }
    var asOf: Moment { ledger.asOf }

    init(_ projector: Projector, _ company: String, _ ledger: Ledger) {
        let known = projector.tables.companies.named(company)
        let name = known?.name ?? company
        self.projector = projector
        self.company = name
        companyClass = known?.companyClass.flatMap { projector.tables.companyClasses.named($0) }
        self.ledger = ledger
        facts = ledger.facts.filter { $0.key.subject == name }
    }

    /// A kind of spending of which a year's plan and a quarter's actual can be held against each other.
    enum Spending {
        /// Money for AI, however it is booked.
        case artificialIntelligence
        /// All capital expenditure.
        case capital

        func covers(_ key: FactKey) -> Bool {
            let isTotal = key.scope == .totalCapex || key.scope == .unspecified
            switch self {
            case .artificialIntelligence:
                return key.metric == .aiSpending
                    || (key.metric == .capitalExpenditure && Self.forAI.contains(key.scope))
            case .capital: return key.metric == .capitalExpenditure && isTotal
            }
        }

        private static let forAI: Set<ScopeCode> = [
            .aiTrainingAndInference, .aiTraining, .aiInference, .aiInfrastructure, .aiGeneral, .accelerators,
        ]
    }

    /// Money somebody stated or recorded, as it stands and what it is for.
    struct Money {
        let amount: Amount
        let dollars: Amount?
        let scope: ScopeCode
        let period: Period
        /// Whether the number still lies ahead.
        let isPlan: Bool
    }

    /// The plan for a whole year, this one or the next in sight: firm words before estimates and rumours, then what is said
    /// of AI most broadly, then the newest.
    func plan(_ spending: Spending) -> Money? {
        let plans = facts.filter { fact in
            guard spending.covers(fact.key), fact.modality != .actual,
                fact.key.basis == .total || fact.key.basis == .perYear,
                let period = fact.key.period, let span = ModelYears(of: fact.key, asOf: asOf), span.years.count == 1,
                let end = period.end
            else { return false }
            return end >= asOf.date
        }
        func rank(_ fact: Fact) -> [Int] {
            let breadth =
                tables.modelRules.budget(
                    metric: fact.key.metric, scope: fact.key.scope, companyClass: companyClass?.name ?? "")?.breadth
                ?? 0
            return [
                fact.key.period?.end?.dayNumber ?? 0, fact.modality == .estimate || fact.modality == .rumour ? 1 : 0,
                -breadth, -(fact.lead.statedOn?.end?.dayNumber ?? 0),
            ]
        }
        let best = plans.min { left, right in
            let (first, second) = (rank(left), rank(right))
            return first == second ? left.id < right.id : first.lexicographicallyPrecedes(second)
        }
        return best.flatMap { money($0) }
    }

    /// What was spent in the quarters of a plan's year so far, the earliest first, one number for each: what an article
    /// states before what the tables record, and the plan's own scope before others.
    func quarters(_ spending: Spending, of plan: Money) -> [Money] {
        let stated = facts.filter { fact in
            spending.covers(fact.key) && fact.modality == .actual && fact.key.basis == .total
                && (fact.key.period.map(plan.isQuarter) ?? false)
        }.sorted { ($0.key.scope == plan.scope ? 0 : 1) < ($1.key.scope == plan.scope ? 0 : 1) }.compactMap {
            money($0)
        }
        let history = tables.capitalExpenditureHistory.rows(company: company, knownBy: asOf)
        let recorded = history.filter { row in
            let key = FactKey(
                subject: row.company, metric: row.metric, scope: row.scope, item: nil, basis: .total, period: row.period
            )
            return row.kind == .actual && spending.covers(key) && plan.isQuarter(row.period)
        }.map { money($0) }
        var byEnd: [CalendarDate: Money] = [:]
        for entry in stated + recorded {
            guard let end = entry.period.end, byEnd[end] == nil else { continue }
            byEnd[end] = entry
        }
        return byEnd.keys.sorted().compactMap { byEnd[$0] }
    }

    /// A recorded row as money.
    func money(_ row: RecordedSpending) -> Money {
        Money(
            amount: Amount(row.receipt), dollars: projector.dollars(of: row, asOf: asOf), scope: row.scope,
            period: row.period, isPlan: row.kind == .guidance)
    }

    private func money(_ fact: Fact) -> Money? {
        guard let period = fact.key.period, fact.lead.quantity.unit.isCurrency else { return nil }
        let known = fact.lead.quantity == fact.quantity ? fact.conversion : nil
        return Money(
            amount: projector.stated(fact.lead),
            dollars: projector.dollars(of: fact.lead, known: known, asOf: asOf), scope: fact.key.scope, period: period,
            isPlan: fact.modality != .actual)
    }

    /// Amounts in one currency: their own where it is the same for all, dollars otherwise.
    static func inOneUnit(_ money: [Money]) -> (amounts: [Amount], unit: MeasureUnit)? {
        guard let first = money.first else { return nil }
        if money.allSatisfy({ $0.amount.unit == first.amount.unit }) { return (money.map(\.amount), first.amount.unit) }
        let dollars = money.compactMap(\.dollars)
        return dollars.count == money.count ? (dollars, .usDollar) : nil
    }

    /// A parameter's middle value, with its receipt.
    func assumed(_ parameter: String) -> Amount? {
        tables.assumedReceipt(parameter: parameter, end: "mid", overrides: projector.overrides).map { Amount($0) }
    }

    func threshold(_ id: String) -> Double { tables.modelRules.threshold(id) ?? .infinity }
}

extension CheckMaterial.Money {
    /// Whether a period is a quarter of this one's year.
    func isQuarter(_ other: Period) -> Bool {
        period.contains(other) && (80...100).contains(other.dayCount ?? 0)
    }
}

extension Amount {
    /// The number as a page prints it: in its own digits where somebody wrote them, rounded where we worked it out.
    var printed: Printed {
        switch receipt.kind {
        case .stated, .recorded, .assumed: Printed(receipt, .exact)
        default: Printed(receipt, .rounded)
        }
    }
}

extension ScopeCode {
    /// What the money is for, in words.
    var words: Prose {
        switch self {
        case .aiTrainingAndInference: "AI training and inference"
        case .aiTraining: "AI training"
        case .aiInference: "AI inference"
        case .aiInfrastructure: "AI infrastructure"
        case .aiGeneral: "AI"
        case .accelerators: "accelerators"
        case .totalCapex: "all capital expenditure"
        case .totalResearch: "all research and development"
        case .newBusiness: "new businesses"
        case .division: "a division"
        case .project: "a project"
        case .unspecified: "money for a purpose not said"
        }
    }
}
