import Domain
import Projecting
import Reference

/// `briefing project`: the model alone, from figures on the command line.
public struct ProjectRun: Sendable {
    private let companyClass: String
    private let spend: String
    private let year: Int
    private let scope: String
    private let status: String
    private let years: Int
    private let stock: Double
    private let assumptions: [String]

    public init(
        companyClass: String, spend: String, year: Int, scope: String, status: String, years: Int, stock: Double,
        assumptions: [String]
    ) {
        self.companyClass = companyClass
        self.spend = spend
        self.year = year
        self.scope = scope
        self.status = status
        self.years = years
        self.stock = stock
        self.assumptions = assumptions
    }

    /// Prints the outputs by year in the three scenarios.
    public func run(to output: RunOutput) throws -> ExitStatus {
        guard let dollars = Self.dollars(spend), dollars > 0 else {
            throw RunFailure(.usage, "--spend “\(spend)”: write dollars as 10B, 500M or 10000000000")
        }
        guard (2015...2100).contains(year) else {
            throw RunFailure(
                .usage, "--year \(year): the tables of accelerators begin in 2015; give a year from 2015 to 2100")
        }
        guard (1...30).contains(years) else { throw RunFailure(.usage, "--years \(years): give 1 to 30") }
        guard stock >= 0 else { throw RunFailure(.usage, "--stock \(stock): a stock cannot be negative") }
        let overrides = try BriefingRecipe(assumptions: assumptions, templatesFolder: nil, formats: ["json"])
            .assumptions
        let modelCase = ModelCase(
            company: "", companyClass: companyClass, firstYear: year, years: years,
            spending: [.init(year: year, dollars: dollars, scope: scope, status: status, receipt: nil)],
            openingStock: stock)
        let projection: Projection
        do {
            projection = try Projector(try Tables.builtIn(), overrides: overrides).project(modelCase)
        } catch {
            throw RunFailure(.usage, "\(error)")
        }
        for series in projection.series {
            output.result("\(series.title)")
            for scenario in Scenario.allCases {
                let values = (series.values[scenario] ?? []).map {
                    $0.map { NumberStyle.rounded.text(for: $0) } ?? "none"
                }
                let cells = zip(projection.years, values).map { "\($0): \($1)" }
                output.result("  \(scenario.rawValue)  " + cells.joined(separator: "  "))
            }
        }
        return .done
    }

    /// Reads `10B`, `500M`, `1.5T` or plain digits.
    static func dollars(_ text: String) -> Double? {
        let scales: [Character: Int] = ["K": 3, "M": 6, "B": 9, "T": 12]
        guard let last = text.last else { return nil }
        let scale = scales[Character(last.uppercased())]
        guard let number = ExactDecimal(scale == nil ? text : String(text.dropLast())) else { return nil }
        return number.scaled(byPowerOfTen: scale ?? 0).doubleValue
    }
}
