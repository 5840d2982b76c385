import ArgumentParser
import Domain
import Pipeline

/// `briefing project`
struct Project: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Run the capex-and-compute model alone, from figures on the command line.",
        discussion: """
            For example: briefing project --company-class automaker --spend 10B --year 2024

            Several amounts are given as YEAR=AMOUNT, such as --spend 2024=10B --spend 2025=15B. --explain prints where \
            a quantity comes from, --sensitivity what decides it, --solve what a parameter would have to be.
            """)

    @Option(help: "The class of company, such as automaker or hyperscaler.")
    var companyClass: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help: ArgumentHelp("US dollars, such as 10B; or a year with its own, 2025=15B.", valueName: "amount"))
    var spend: [String] = []

    @Option(help: "The year the money is spent in.")
    var year: Int?

    @Option(help: "The budget it is, such as ai_combined, total_capex, cluster.")
    var scope = "ai_combined"

    @Option(help: "How sure it is, such as reported, guided, informal.")
    var status = "guided"

    @Option(help: "How many years.")
    var years = 5

    @Option(help: "H100-equivalents in service at the start.")
    var stock = 0.0

    @Option(help: "Megawatts of the facility that cannot be passed.")
    var powerCap: Double?

    @Option(
        help: ArgumentHelp(
            "Replace a model assumption, or those of a CSV file; may be given more than once.", valueName: "name=value")
    )
    var assume: [String] = []

    @Option(help: "table, csv, json, or xlsx with --output FILE.")
    var format = "table"

    @Option(help: "How many samples are drawn; by default the points of a lattice.")
    var samples: Int?

    @Option(help: "What the samples follow from.")
    var seed: UInt64 = 2

    @Option(
        help: ArgumentHelp("Print how a quantity comes about, such as h100e_installed.2024.", valueName: "quantity"))
    var explain: String?

    @Option(
        help: ArgumentHelp(
            "Print what decides a quantity: how far each assumption moves it, and how much of its spread it explains.",
            valueName: "quantity"))
    var sensitivity: String?

    @Option(
        help: ArgumentHelp(
            "Find what the spending or an assumption would have to be for a quantity to reach a value: "
                + "k_h100e:h100e_bought.2024=400000.", valueName: "name:quantity=value"))
    var solve: String?

    @Option(help: ArgumentHelp("Forecast the cases of a CSV file, a JSON line each.", valueName: "file"))
    var backtest: String?

    @Option(name: [.short, .long], help: ArgumentHelp("The file of a spreadsheet.", valueName: "file"))
    var output: String?

    @Option(help: "The scenario that a spreadsheet opens with: bear, base or bull.")
    var scenario = "base"

    @Flag(help: "With --backtest: add coverage, error and score by route.")
    var score = false

    func run() async throws {
        try await Console.finish {
            if let backtest {
                return try BacktestRun(
                    path: backtest, isScored: score, assumptions: assume, count: samples ?? 200_000
                ).run(to: Console.output)
            }
            var options = ProjectRun.Options(
                companyClass: companyClass, spend: spend, year: year, scope: scope, status: status, years: years,
                stock: stock, powerCap: powerCap, assumptions: assume, format: format, samples: samples,
                seed: seed, explain: explain, sensitivity: sensitivity, solve: solve)
            options.file = output
            options.scenario = scenario
            return try ProjectRun(options).run(to: Console.output)
        }
    }
}

/// `briefing assumptions`
struct Assumptions: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List the model’s assumptions with their values, units and sources.")

    @Option(help: "table, csv or json.")
    var format = "table"

    @Argument(help: "Names or beginnings of names; by default all.")
    var names: [String] = []

    func run() async throws {
        try await Console.finish { try AssumptionsRun(names: names, format: format).run(to: Console.output) }
    }
}
