import Domain
import Foundation
import Projecting
import Reference

/// Times the model: `projecting-lab COUNT [YEARS] [THREADS]`, COUNT samples by chance or `lattice`.
@main
enum ProjectingLab {
    static func main() throws {
        let arguments = CommandLine.arguments.dropFirst()
        let plan = arguments.first.flatMap { Int($0) }.map { SamplingPlan.random($0) } ?? .lattice()
        let years = arguments.dropFirst().first.flatMap { Int($0) } ?? 8
        let threads = arguments.dropFirst(2).first.flatMap { Int($0) } ?? 2
        let modelCase = ModelCase(
            company: "", companyClass: "automaker", firstYear: 2024, years: years,
            spending: [.init(year: 2024, dollars: 10e9, scope: "ai_combined", status: "informal", receipt: nil)],
            openingStock: 15_000)
        let projector = try Projector(try ReferenceTables.builtIn())
        let outputs = [
            "spend_ai", "h100e_bought", "h100e_installed", "h100e_in_service", "peak", "effective", "mw_it",
            "mw_facility", "energy_mwh", "energy_cost", "depreciation", "opex", "usd_per_eflop", "train_flop_cum",
        ]
        for _ in 0..<5 {
            let start = ContinuousClock.now
            let sample = try projector.sample(
                modelCase, outputs: outputs, shares: [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95], plan: plan,
                threads: threads)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            let last = sample["h100e_installed.\(2024 + years - 1)"] ?? []
            print(
                "samples \(plan.count) years \(years) threads \(threads): \(seconds) s, "
                    + "peak memory \(peakMemory() / 1_024) MB; fleet \(last.map { Int($0) })")
        }
    }

    /// The greatest resident memory so far, in kB.
    private static func peakMemory() -> Int {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return line.flatMap { Int($0.filter(\.isNumber)) } ?? 0
    }
}
