import Domain

extension ProjectionGraph {
    /// How old an opening stock is at the end of the first year, on average.
    private static let openingAge = 1.5

    /// What stands and runs: `h100e_installed`, `h100e_in_service`, `mw_it`, `mw_facility` by year.
    ///
    /// Purchases are spread evenly over their year and come into service after the lead time. A vintage is retired
    /// after its physical life, gradually over a year.
    mutating func addFleet() throws(ProjectionError) {
        let months = try builder.assumption("lead_months")
        let lead = builder.formula(
            "lead", .minimum(.quotient(months, .constant(12, .time)), .number(1)), .none, .one)
        builder.formula("at_year_end.0", .difference(.number(1), lead), .none, .one)
        builder.formula(
            "over_year.0", Self.scaled(.power(.difference(.number(1), lead), .number(2)), by: 0.5), .none, .one)
        builder.formula(
            "over_year.1", .difference(.number(1), Self.scaled(.power(lead, .number(2)), by: 0.5)), .none, .one)
        let life = try builder.assumption("life_physical")
        for age in 0..<modelCase.years {
            builder.formula("alive.\(age)", Self.share(of: life, after: Double(age) - 1), .none, .one)
        }
        if modelCase.openingStock > 0 {
            _ = builder.input("opening_stock", .accelerators, .h100Equivalent)
            for age in 0..<modelCase.years {
                let spent = Self.openingAge + Double(age) - 0.5
                builder.formula("alive_opening.\(age)", Self.share(of: life, after: spent), .none, .one)
            }
        }
        for year in years { try addPowerPerAccelerator(year) }
        for (age, year) in years.enumerated() { try addFleet(in: year, age) }
    }

    /// What of a vintage is left when so many years of its life are spent: all, falling to none over one year.
    private static func share(of life: Formula, after spent: Double) -> Formula {
        .quotient(.clip(.difference(life, year(spent)), year(0), year(1)), year(1))
    }

    /// IT watts for an H100-equivalent of the mix bought in a year, and the dollars of building for it.
    private mutating func addPowerPerAccelerator(_ year: Int) throws(ProjectionError) {
        let perAccelerator = Dimension.power / .accelerators
        let watts = Formula.product([Self.wattsPerAccelerator, try builder.assumption("w_network")])
        let yearsAfter = min(year - Self.lastYearOfKnownPower, 20)
        if yearsAfter > 0 {
            let gain = Formula.minimum(try builder.assumption("g_eff"), .number(1.9))
            builder.formula(
                "w.\(year)", .quotient(watts, .power(gain, .number(Double(yearsAfter)))), perAccelerator,
                MeasureUnit(rawValue: "W"))
        } else {
            builder.formula("w.\(year)", watts, perAccelerator, MeasureUnit(rawValue: "W"))
        }
        builder.formula(
            "building.\(year)", .product([.quantity("w.\(year)"), try builder.assumption("dc_cost", year: year)]),
            .money / .accelerators, .usDollarPerAccelerator)
    }

    /// The share of a vintage in service at the year's end, and on average over the year.
    private static func inService(age: Int) -> (end: [Formula], mean: [Formula]) {
        let alive = Formula.quantity("alive.\(age)")
        switch age {
        case 0: return ([.quantity("at_year_end.0"), alive], [.quantity("over_year.0"), alive])
        case 1: return ([alive], [.quantity("over_year.1"), alive])
        default: return ([alive], [alive])
        }
    }

    /// The share of a vintage in service on average over a year, for costs that run with it.
    static func meanInService(age: Int) -> [Formula] { inService(age: age).mean }

    private mutating func addFleet(in year: Int, _ age: Int) throws(ProjectionError) {
        var installed: [Formula] = []
        var running: [Formula] = []
        var power: [Formula] = []
        var meanPower: [Formula] = []
        for (index, vintage) in years[...age].enumerated() {
            let (end, mean) = Self.inService(age: age - index)
            let bought = Formula.quantity("h100e_bought.\(vintage)")
            let watts = Formula.quantity("w.\(vintage)")
            installed.append(.product([bought] + end))
            running.append(.product([bought] + mean))
            power.append(.product([bought, watts] + end + [.number(1e-6)]))
            meanPower.append(.product([bought, watts] + mean + [.number(1e-6)]))
        }
        if modelCase.openingStock > 0 {
            let stock = Formula.product([.quantity("opening_stock"), .quantity("alive_opening.\(age)")])
            let watts = Formula.product([Self.wattsPerAccelerator, try builder.assumption("w_network"), .number(1e-6)])
            installed.append(stock)
            running.append(stock)
            power.append(.product([stock, watts]))
            meanPower.append(.product([stock, watts]))
        }
        let loss = try builder.assumption("pue")
        let limit = addPowerCap(
            "power_limit.\(year)", .product([.sum(power), loss]))
        let meanLimit = addPowerCap("power_limit_mean.\(year)", .product([.sum(meanPower), loss]))
        func limited(_ terms: [Formula], _ factors: [Formula]) -> Formula {
            factors.isEmpty ? .sum(terms) : .product([.sum(terms)] + factors)
        }
        builder.formula("h100e_installed.\(year)", limited(installed, limit), .accelerators, .h100Equivalent)
        builder.formula("h100e_in_service.\(year)", limited(running, meanLimit), .accelerators, .h100Equivalent)
        builder.formula("mw_it.\(year)", limited(power, limit), .power, .megawatt)
        builder.formula("mw_facility.\(year)", .product([.quantity("mw_it.\(year)"), loss]), .power, .megawatt)
        builder.formula(
            "mw_facility_mean.\(year)", limited(meanPower, meanLimit + [loss]), .power, .megawatt)
    }

    /// The share of the fleet that a limit of the facility's power leaves running; nothing without a limit.
    private mutating func addPowerCap(_ name: String, _ facility: Formula) -> [Formula] {
        guard modelCase.powerCap != nil else { return [] }
        let cap = builder.input("power_cap", .power, .megawatt)
        let ratio = Formula.quotient(cap, .maximum(facility, .constant(1e-9, .power)))
        return [builder.formula(name, .minimum(.number(1), ratio), .none, .one)]
    }
}
