import Domain

/// What a year's plan leaves for each quarter to come, held against the quarters that are over.
enum PaceCheck {
    /// The numbers of quarters, in words.
    private static let numerals: [Prose] = ["no", "one", "two", "three", "four"]

    static func check(_ spending: CheckMaterial.Spending, _ material: CheckMaterial) -> CrossCheck? {
        guard let plan = material.plan(spending) else { return nil }
        let quarters = material.quarters(spending, of: plan)
        let left = 4 - quarters.count
        guard (1...3).contains(left), let (amounts, unit) = CheckMaterial.inOneUnit([plan] + quarters),
            let latest = amounts.last
        else { return nil }
        let names = (1...quarters.count).map { quarters.count == 1 ? "spent" : "quarter_\($0)" }
        let spent = names.count == 1 ? Formula.quantity(names[0]) : .sum(names.map { .quantity($0) })
        let inputs = zip(["plan"] + names, amounts).map { (name: $0, amount: $1) }
        let formula = Formula.quotient(.difference(.quantity("plan"), spent), .number(Double(left)))
        guard let needed = Amount(formula, inputs, unit),
            let times = Amount(
                .quotient(.quantity("needed"), .quantity("latest")), [("needed", needed), ("latest", latest)], .times),
            let pace = times.middle
        else { return nil }
        let scopes = quarters.filter { $0.scope != plan.scope }
        let (verdict, meaning) = judge(pace, needed, times, isSameScope: scopes.isEmpty, material)
        let isCapital: Bool
        if case .capital = spending { isCapital = true } else { isCapital = false }
        return CrossCheck(
            id: isCapital ? "pace-capex" : "pace",
            title: isCapital ? "Pace of capital expenditure" : "Pace of AI spending", result: needed.receipt,
            inputs: Amount.distinct(needed.trail + times.receipts),
            arithmetic: arithmetic(amounts, left, needed, times), condition: condition(plan, scopes.first),
            verdict: verdict, meaning: meaning)
    }

    private static func arithmetic(_ amounts: [Amount], _ left: Int, _ needed: Amount, _ times: Amount) -> Prose {
        var text: Prose = "(\(amounts[0].printed)"
        for amount in amounts.dropFirst() { text += " − \(amount.printed)" }
        return text
            + ") ÷ \(numerals[left]) = \(needed.printed) a quarter, \(times.printed) times the latest quarter"
    }

    private static func condition(_ plan: CheckMaterial.Money, _ other: CheckMaterial.Money?) -> Prose {
        guard let other else { return "Both are for \(plan.scope.words)." }
        return """
            Holds only if \(other.scope.words) and \(plan.scope.words) are one scope; no source says so.
            """
    }

    private static func judge(
        _ pace: Double, _ needed: Amount, _ times: Amount, isSameScope: Bool, _ material: CheckMaterial
    ) -> (CrossCheck.Verdict, Prose) {
        guard isSameScope else {
            return (
                .open,
                "If both figures count the same things, each quarter left needs \(needed.printed), \(times.printed) times the latest."
            )
        }
        if pace < 0 { return (.contradicted, "More is spent already than the plan gives for the year.") }
        if pace >= material.threshold("pace_strained") {
            return (.strained, "Spending has to rise to \(times.printed) times the latest quarter's.")
        }
        return (.consistent, "The quarters so far are in step with the plan.")
    }
}
