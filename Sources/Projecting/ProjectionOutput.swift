import Domain

/// An output of the model that a briefing shows.
struct ProjectionOutput {
    /// The name of its nodes, before the year.
    let id: String
    /// Its title, in words.
    let title: String
    /// The unit of its values.
    let unit: MeasureUnit

    /// The outputs in the order they are shown in.
    static let all = [
        ProjectionOutput(id: "spend_ai", title: "Spending on data-centre accelerators", unit: .usDollar),
        ProjectionOutput(id: "h100e_bought", title: "Accelerators bought", unit: .h100Equivalent),
        ProjectionOutput(
            id: "h100e_installed", title: "Accelerators installed at the year's end", unit: .h100Equivalent),
        ProjectionOutput(id: "peak", title: "Peak compute, dense, at the year's end", unit: .flopPerSecond),
        ProjectionOutput(id: "effective", title: "Effective compute, mean of the year", unit: .flopPerSecond),
        ProjectionOutput(id: "mw_facility", title: "Facility power at the year's end", unit: .megawatt),
        ProjectionOutput(id: "energy_mwh", title: "Energy in the year", unit: .megawattHour),
        ProjectionOutput(id: "opex", title: "Operating cost", unit: .usDollar),
        ProjectionOutput(id: "depreciation", title: "Depreciation", unit: .usDollar),
        ProjectionOutput(id: "usd_per_eflop", title: "Cost of effective compute", unit: .usDollarPerExaflop),
        ProjectionOutput(id: "train_flop_cum", title: "Training compute since the first year", unit: .flop),
        ProjectionOutput(
            id: "train_runs", title: "Training runs of a known model's size, since the first year", unit: .times),
    ]
}
