import Domain

/// A projection and cross-checks over the sample ledger, as the model would hand them over.
struct SampleModel {
    static let planReceipt = Receipt(stating: SampleLedger.planA)
    static let stockReceipt = Receipt(stating: SampleLedger.owned)

    static let modelCase = ModelCase(
        company: "Tesla", companyClass: "automaker", firstYear: 2024, years: 5,
        spending: [
            ModelCase.Spending(
                year: 2024, dollars: 10e9, scope: "ai_combined", status: "informal", receipt: planReceipt.id)
        ], openingStock: 30_000, openingStockReceipt: stockReceipt.id)

    private static func series(
        _ id: String, _ title: String, _ unit: MeasureUnit, _ base: [Double]
    ) -> Projection.Series {
        let factors: [(ProjectionReading, Double)] = [
            (.low, 0.4), (.middle, 0.98), (.high, 2.1), (ProjectionReading(.bear), 0.55), (ProjectionReading(.base), 1),
            (ProjectionReading(.bull), 1.9),
        ]
        let values = factors.map { reading, factor in
            let receipts: [Receipt?] = base.enumerated().map { year, value in
                Receipt(
                    value: .quantity(
                        ValueInterval(value * (1 + (factor - 1) * (0.6 + 0.2 * Double(year))).magnitude)!, unit),
                    origin: .projected(
                        node: "\(id).\(2024 + year)", reading: reading, modelCase: modelCase.id.rawValue,
                        inputs: [Receipt.Input(name: "stated", receipt: planReceipt.id)]))
            }
            return (reading, receipts)
        }
        return Projection.Series(id: id, title: title, unit: unit, values: Dictionary(uniqueKeysWithValues: values))
    }

    private static func use(_ id: String, _ unit: String, _ values: (Double, Double, Double), _ role: String)
        -> Projection.AssumptionUse
    {
        func receipt(_ value: Double, _ end: String) -> Receipt {
            Receipt(
                value: .quantity(ValueInterval(value)!, .one),
                origin: .assumed(parameter: id, end: end, source: "judgement, dated 2026-11"))
        }
        return Projection.AssumptionUse(
            assumption: Assumption(
                id: id, unit: unit, distribution: .logNormal, low: values.0, mid: values.1, high: values.2,
                baseYear: nil,
                growthPerYear: nil, source: "judgement, dated 2026-11", asOf: "2026-11", knownFrom: "2026-11",
                confidence: "low", notes: "")!,
            low: receipt(values.0, "low"), mid: receipt(values.1, "mid"), high: receipt(values.2, "high"), role: role)
    }

    static let projection = Projection(
        modelCase: modelCase, years: [2024, 2025, 2026, 2027, 2028],
        series: [
            series("spend", "Spending on accelerators", .usDollar, [2.42e9, 2.8e9, 3.2e9, 3.7e9, 4.2e9]),
            series("bought", "H100-equivalents bought", .h100Equivalent, [61_000, 92_000, 140_000, 210_000, 320_000]),
            series("compute", "Peak compute", .flopPerSecond, [6e19, 9.2e19, 1.4e20, 2.1e20, 3.2e20]),
            series("power", "Facility power", .megawatt, [104, 160, 235, 350, 520]),
            series(
                "installed", "H100-equivalents installed", .h100Equivalent,
                [44_000, 136_000, 276_000, 480_000, 790_000]),
        ],
        assumptions: [
            use("rho_informal", "ratio", (0.3, 0.65, 1.2), "Part of an executive’s remark that comes true"),
            use(
                "split_external_automaker", "share", (0.29, 0.39, 0.49),
                "Share of such a budget that goes to accelerators"),
            use("g_spend", "x/year", (0.8, 1.15, 1.6), "Yearly growth of spending"),
        ], lastStatedYear: 2024)

    /// The same with as many outputs as the model has.
    static let wide: Projection = {
        let ids: [(String, String, MeasureUnit)] = [
            ("opex", "Operating cost", .usDollar), ("spend_ai", "Spending on accelerators", .usDollar),
            ("h100e_bought", "Accelerators bought", .h100Equivalent),
            ("h100e_installed", "Accelerators installed at the year’s end", .h100Equivalent),
            ("peak", "Peak compute", .flopPerSecond), ("effective", "Effective compute", .flopPerSecond),
            ("mw_facility", "Facility power", .megawatt), ("energy_mwh", "Energy in the year", .megawattHour),
            ("depreciation", "Depreciation", .usDollar), ("usd_per_eflop", "Cost of compute", .usDollarPerExaflop),
            ("train_flop_cum", "Training compute", .flop),
        ]
        return Projection(
            modelCase: modelCase, years: projection.years,
            series: ids.map { series($0.0, $0.1, $0.2, [4e4, 6e4, 9e4, 1.5e5, 2.4e5]) },
            assumptions: projection.assumptions, lastStatedYear: 2024)
    }()

    static let check: CrossCheck = {
        let plan = planReceipt
        let spent = Receipt(stating: SampleLedger.spent)
        let formula = Formula.quotient(.difference(.quantity("plan"), .quantity("spent")), .number(3))
        let pace = Receipt(deriving: formula, from: [("plan", plan), ("spent", spent)], unit: .usDollar)!
        let times = Receipt(
            deriving: .quotient(.quantity("pace"), .quantity("spent")), from: [("pace", pace), ("spent", spent)],
            unit: .times)!
        return CrossCheck(
            id: "pace", title: "Pace", result: pace, inputs: [plan, spent, times],
            arithmetic:
                "(\(Printed(plan, .exact)) − \(Printed(spent, .exact))) over three quarters is \(Printed(pace, .rounded)) each",
            condition: "Holds only if both figures count the same things; no source says so.", verdict: .open,
            meaning: "Each quarter left would need \(Printed(times, .rounded)) times the first.")
    }()
}
