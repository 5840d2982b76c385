import Domain
import Projecting
import Publishing
import Reference

/// `briefing project`: the model alone, from figures on the command line.
public struct ProjectRun: Sendable {
    /// What is asked for.
    public struct Options: Sendable {
        /// The class of company, such as `automaker`.
        public var companyClass: String?
        /// Amounts in US dollars, such as `10B`, or with their year, `2025=15B`.
        public var spend: [String]
        /// The year of an amount without one.
        public var year: Int?
        /// The budget.
        public var scope: String
        /// How sure it is.
        public var status: String
        /// How many years.
        public var years: Int
        /// H100-equivalents at the start.
        public var stock: Double
        /// Megawatts that cannot be passed.
        public var powerCap: Double?
        /// Parameters replaced, as `name=value`.
        public var assumptions: [String]
        /// `table`, `csv` or `json`.
        public var format: String
        /// Samples by chance; `nil` for the lattice.
        public var samples: Int?
        /// What the samples follow from.
        public var seed: UInt64
        /// A quantity to explain.
        public var explain: String?
        /// A quantity to take apart.
        public var sensitivity: String?
        /// `name:quantity=value`.
        public var solve: String?
        /// The file that a spreadsheet goes to.
        public var file: String?
        /// The scenario that a spreadsheet opens with.
        public var scenario = "base"

        public init(
            companyClass: String?, spend: [String], year: Int? = nil, scope: String = "ai_combined",
            status: String = "guided", years: Int = 5, stock: Double = 0, powerCap: Double? = nil,
            assumptions: [String] = [], format: String = "table", samples: Int? = nil, seed: UInt64 = 2,
            explain: String? = nil, sensitivity: String? = nil, solve: String? = nil
        ) {
            self.companyClass = companyClass
            self.spend = spend
            self.year = year
            self.scope = scope
            self.status = status
            self.years = years
            self.stock = stock
            self.powerCap = powerCap
            self.assumptions = assumptions
            self.format = format
            self.samples = samples
            self.seed = seed
            self.explain = explain
            self.sensitivity = sensitivity
            self.solve = solve
        }
    }

    private let options: Options

    public init(_ options: Options) { self.options = options }

    /// Prints the outputs by year with quantiles and scenarios, or what else is asked for.
    public func run(to output: RunOutput) throws -> ExitStatus {
        guard ["table", "csv", "json", "xlsx"].contains(options.format) else {
            throw RunFailure(
                .usage, "--format “\(options.format)”: there is no such form; the forms are table, csv, json, xlsx")
        }
        if (options.format == "xlsx") != (options.file != nil) {
            throw RunFailure(.usage, "a spreadsheet is no text: give both --format xlsx and --output FILE")
        }
        guard let scenario = Scenario(rawValue: options.scenario) else {
            throw RunFailure(.usage, "--scenario “\(options.scenario)”: it is bear, base or bull")
        }
        let modelCase = try modelCase()
        do {
            let projector = try Projector(try Tables.builtIn())
            let answer = ProjectAnswer(projector: projector, modelCase: modelCase, format: options.format)
            if let node = options.explain {
                try answer.explain(node, to: output)
            } else if let node = options.sensitivity {
                try answer.sensitivity(node, to: output)
            } else if let question = options.solve {
                try answer.solve(question, to: output)
            } else if let file = options.file {
                let plan = options.samples.map { SamplingPlan.random($0, seed: options.seed) }
                let bytes = try answer.workbook(plan ?? .lattice(seed: options.seed), scenario)
                _ = try Store.run { try SafeFile.write(bytes, to: file) }
            } else {
                let plan = options.samples.map { SamplingPlan.random($0, seed: options.seed) }
                try answer.project(plan ?? .lattice(seed: options.seed), to: output)
            }
        } catch let error as ProjectionError {
            throw RunFailure(.usage, "\(error)")
        }
        return .done
    }

    private func modelCase() throws -> ModelCase {
        guard let companyClass = options.companyClass else {
            let known = try Tables.builtIn().companyClasses.all.map(\.name).joined(separator: ", ")
            throw RunFailure(.usage, "--company-class is wanted: one of \(known)")
        }
        guard !options.spend.isEmpty else {
            throw RunFailure(.usage, "--spend is wanted: dollars as 10B, or with their year as 2024=10B")
        }
        guard (1...30).contains(options.years) else {
            throw RunFailure(.usage, "--years \(options.years): give 1 to 30")
        }
        guard options.stock.isFinite, options.stock >= 0 else {
            throw RunFailure(.usage, "--stock \(options.stock): a stock cannot be negative")
        }
        if let samples = options.samples, !(1...100_000_000).contains(samples) {
            throw RunFailure(.usage, "--samples \(samples): give 1 to 100000000")
        }
        let spending = try options.spend.map(amount)
        let overrides = try BriefingRecipe(
            assumptions: options.assumptions, templatesFolder: nil, formats: ["json"]
        ).assumptions
        return ModelCase(
            company: "", companyClass: companyClass, firstYear: spending.map(\.year).min() ?? 2024,
            years: options.years, spending: spending, openingStock: options.stock, powerCap: options.powerCap,
            overrides: overrides)
    }

    private func amount(_ text: String) throws(RunFailure) -> ModelCase.Spending {
        let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
        guard let money = parts.last, let dollars = Self.dollars(money), dollars > 0 else {
            throw RunFailure(
                .usage, "--spend “\(text)”: write dollars above 0 as 10B, 500M or 10000000000, or 2025=10B")
        }
        let year = parts.count == 2 ? Int(parts[0]) : options.year
        guard let year else {
            throw RunFailure(.usage, "--spend “\(text)”: say in which year, by --year 2024 or as 2024=\(money)")
        }
        guard (2015...2100).contains(year) else {
            throw RunFailure(
                .usage, "--year \(year): the tables of accelerators begin in 2015; give a year from 2015 to 2100")
        }
        return ModelCase.Spending(
            year: year, dollars: dollars, scope: options.scope, status: options.status, receipt: nil)
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
