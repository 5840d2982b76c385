import Domain

extension ProjectionGraph {
    /// A year in hours, and in seconds.
    private static let hours = Formula.constant(8_766, .time)
    private static let seconds = Formula.constant(8_766 * 3_600, .time)

    /// What the fleet gives and costs: compute, energy, depreciation, operating cost, by year.
    mutating func addOutputs() throws(ProjectionError) {
        for (age, year) in years.enumerated() {
            try addCompute(year, isFirst: age == 0)
            try addEnergy(year)
            try addDepreciation(year, age)
            try addOperatingCost(year, age)
            let total = Formula.sum([.quantity("depreciation.\(year)"), .quantity("opex.\(year)")])
            let exaflop = Self.scaled(.product([.quantity("effective.\(year)"), Self.seconds]), by: 1e-18)
            builder.formula(
                "usd_per_eflop.\(year)", .quotient(total, exaflop), .money / .operations, .usDollarPerExaflop)
        }
    }

    private mutating func addCompute(_ year: Int, isFirst: Bool) throws(ProjectionError) {
        builder.formula(
            "peak.\(year)", .product([.quantity("h100e_installed.\(year)"), Self.throughputPerAccelerator]),
            .throughput,
            .flopPerSecond)
        let effective = builder.formula(
            "effective.\(year)",
            .product([
                .quantity("h100e_in_service.\(year)"), Self.throughputPerAccelerator,
                try builder.assumption("mfu_train"), try builder.assumption("goodput"), try builder.assumption("busy"),
            ]), .throughput, .flopPerSecond)
        let training = Formula.product([effective, try builder.assumption("split_train"), Self.seconds])
        builder.formula(
            "train_flop_cum.\(year)",
            isFirst ? training : .sum([.quantity("train_flop_cum.\(year - 1)"), training]), .operations, .flop)
        builder.formula(
            "train_runs.\(year)",
            .quotient(.quantity("train_flop_cum.\(year)"), try builder.assumption("run_flop")), .none, .times)
    }

    private mutating func addEnergy(_ year: Int) throws(ProjectionError) {
        let energy = builder.formula(
            "energy_mwh.\(year)",
            .product([.quantity("mw_facility_mean.\(year)"), try builder.assumption("p_load"), Self.hours]), .energy,
            .megawattHour)
        // The price is for kilowatt-hours.
        let price = try builder.assumption("elec", year: year)
        builder.formula("energy_cost.\(year)", .product([energy, .number(1_000), price]), .money, .usDollar)
    }

    /// Straight-line over the accounting life: servers by the half-year rule, buildings over all years shown.
    private mutating func addDepreciation(_ year: Int, _ age: Int) throws(ProjectionError) {
        let life = try builder.assumption("life_it")
        let buildingLife = try builder.assumption("life_dc")
        var terms: [Formula] = []
        for (index, vintage) in years[...age].enumerated() {
            let old = age - index
            let left = Formula.clip(
                .difference(life, Self.year(Double(old) - 0.5)), Self.year(0), Self.year(1))
            let rate = Formula.quotient(.quantity("spend_ai.\(vintage)"), life)
            terms.append(.product([rate, left] + (old == 0 ? [.number(0.5)] : [])))
            let buildings = Formula.product([.quantity("h100e_bought.\(vintage)"), .quantity("building.\(vintage)")])
            terms.append(.product([.quotient(buildings, buildingLife), Self.year(1)]))
        }
        builder.formula("depreciation.\(year)", .sum(terms), .money, .usDollar)
    }

    private mutating func addOperatingCost(_ year: Int, _ age: Int) throws(ProjectionError) {
        let rate = try builder.assumption("opex_other")
        var terms: [Formula] = []
        for (index, vintage) in years[...age].enumerated() {
            terms.append(
                .product([.quantity("spend_ai.\(vintage)"), rate, Self.year(1)] + Self.meanInService(age: age - index)))
        }
        builder.formula("opex.\(year)", .sum(terms + [.quantity("energy_cost.\(year)")]), .money, .usDollar)
    }
}
