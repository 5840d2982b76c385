import Domain
import Reference

/// What an AI plan would mean if all of it were capital expenditure, held against the last recorded year.
enum CapitalExpenditureCheck {
    static func check(_ material: CheckMaterial) -> CrossCheck? {
        guard let plan = material.plan(.artificialIntelligence),
            let lastYear = material.tables.capitalExpenditureHistory.lastFiscalYear(
                company: material.company, knownBy: material.asOf),
            let yearEnd = lastYear.period.end, let planStart = plan.period.start, yearEnd < planStart
        else { return nil }
        return withQuarter(plan, material.money(lastYear), material) ?? alone(plan, material.money(lastYear), material)
    }

    /// A quarter's other capital expenditure, four times, and the plan on top.
    private static func withQuarter(
        _ plan: CheckMaterial.Money, _ lastYear: CheckMaterial.Money, _ material: CheckMaterial
    ) -> CrossCheck? {
        let parts = material.quarters(.artificialIntelligence, of: plan)
        let totals = material.quarters(.capital, of: plan)
        guard let part = parts.last, let total = totals.last(where: { $0.period == part.period }),
            let (amounts, unit) = CheckMaterial.inOneUnit([plan, part, total, lastYear]),
            let other = Amount(
                .difference(.quantity("quarter"), .quantity("ai_part")),
                [("quarter", amounts[2]), ("ai_part", amounts[1])], unit),
            let whole = Amount(
                .sum([.product([.number(4), .quantity("other")]), .quantity("plan")]),
                [("other", other), ("plan", amounts[0])], unit),
            let ratio = Amount(
                .quotient(.quantity("total"), .quantity("last_year")), [("total", whole), ("last_year", amounts[3])],
                .times),
            let share = Amount(
                .product([.quotient(.quantity("ai_part"), .quantity("quarter")), .number(100)]),
                [("ai_part", amounts[1]), ("quarter", amounts[2])], .percent),
            let rest = other.middle, let times = ratio.middle
        else { return nil }
        let isStrained = times >= material.threshold("capex_strained")
        let verdict: CrossCheck.Verdict = rest < 0 ? .contradicted : isStrained ? .strained : .consistent
        let meaning: Prose
        switch verdict {
        case .contradicted:
            meaning =
                "The quarter's AI spending exceeds its whole capital expenditure: part of it is no capital expenditure."
        case .strained:
            meaning = """
                No source here announces such a jump. Either part of the plan is not capital expenditure, or the year's \
                outlook must rise. AI took \(share.printed) of the quarter's.
                """
        default:
            meaning = "The plan fits beside the other capital expenditure; AI took \(share.printed) of the quarter's."
        }
        return CrossCheck(
            id: "capexShare", title: "Is it capital expenditure?", result: whole.receipt,
            inputs: Amount.distinct(whole.trail + ratio.receipts + share.receipts),
            arithmetic: """
                the quarter's other capital expenditure \(amounts[2].printed) − \(amounts[1].printed) = \(other.printed); \
                four times that + \(amounts[0].printed) = \(whole.printed), \(ratio.printed) times the last year's \
                \(amounts[3].printed)
                """,
            condition: "Holds if all of the plan is capital expenditure and the rest goes on as in the quarter.",
            verdict: verdict, meaning: meaning)
    }

    /// The plan by itself over the last year.
    private static func alone(
        _ plan: CheckMaterial.Money, _ lastYear: CheckMaterial.Money, _ material: CheckMaterial
    ) -> CrossCheck? {
        guard let (amounts, _) = CheckMaterial.inOneUnit([plan, lastYear]),
            let share = Amount(
                .product([.quotient(.quantity("plan"), .quantity("last_year")), .number(100)]),
                [("plan", amounts[0]), ("last_year", amounts[1])], .percent), let percent = share.middle
        else { return nil }
        let isStrained = percent >= 100 * material.threshold("plan_strained")
        return CrossCheck(
            id: "capexShare", title: "Is it capital expenditure?", result: share.receipt, inputs: share.trail,
            arithmetic:
                "\(amounts[0].printed) ÷ \(amounts[1].printed) = \(share.printed) of the last year's capital expenditure",
            condition: "Holds if all of the plan is capital expenditure.",
            verdict: isStrained ? .strained : .consistent,
            meaning: isStrained
                ? "The plan exceeds all of the last year's capital expenditure: part of it is likely something else."
                : "The plan fits into capital expenditure of the last year's size.")
    }
}
