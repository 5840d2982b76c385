/// What the projection model is asked: whose money, how much, how sure, and what stands already.
public struct ModelCase: HashNamed, Hashable, Sendable, Codable {
    public static let identifierPrefix = "m"

    /// Money of one year that goes into the model.
    public struct Spending: Hashable, Sendable, Codable {
        /// The calendar year the money is spent in.
        public let year: Int
        /// US dollars.
        public let dollars: Double
        /// The budget it is, by the model's own scopes: `cluster`, `all_in_owner`, `ai_combined`, `total_capex`, ….
        public let scope: String
        /// How sure it is, by the model's own statuses: `reported`, `guided`, `informal`, ….
        public let status: String
        /// The receipt of the number; `nil` where it was given on the command line.
        public let receipt: Identifier<Receipt>?

        public init(year: Int, dollars: Double, scope: String, status: String, receipt: Identifier<Receipt>?) {
            self.year = year
            self.dollars = dollars
            self.scope = scope
            self.status = status
            self.receipt = receipt
        }
    }

    /// Whose.
    public let company: String
    /// The class of company, which chooses parameters: `automaker`, `hyperscaler`, ….
    public let companyClass: String
    /// The first year.
    public let firstYear: Int
    /// How many years.
    public let years: Int
    /// The money, by year.
    public let spending: [Spending]
    /// H100-equivalents in service at the start.
    public let openingStock: Double
    /// The receipt of the opening stock.
    public let openingStockReceipt: Identifier<Receipt>?
    /// Facility megawatts that cannot be passed; `nil` for no limit.
    public let powerCap: Double?
    /// Parameters replaced by the user, by name.
    public let overrides: [String: Double]

    public init(
        company: String, companyClass: String, firstYear: Int, years: Int, spending: [Spending],
        openingStock: Double = 0, openingStockReceipt: Identifier<Receipt>? = nil, powerCap: Double? = nil,
        overrides: [String: Double] = [:]
    ) {
        self.company = company
        self.companyClass = companyClass
        self.firstYear = firstYear
        self.years = years
        self.spending = spending
        self.openingStock = openingStock
        self.openingStockReceipt = openingStockReceipt
        self.powerCap = powerCap
        self.overrides = overrides
    }

    /// The first year of the case as if its money were formal guidance; `nil` where it is as sure as that already.
    public var asGuidance: ModelCase? {
        let unsure: Set<String> = ["informal", "informal_wide", "target", "multiyear"]
        guard spending.contains(where: { unsure.contains($0.status) }) else { return nil }
        let money = spending.map { entry in
            Spending(
                year: entry.year, dollars: entry.dollars, scope: entry.scope,
                status: unsure.contains(entry.status) ? "guided" : entry.status, receipt: entry.receipt)
        }
        return ModelCase(
            company: company, companyClass: companyClass, firstYear: firstYear, years: 1, spending: money,
            openingStock: openingStock, openingStockReceipt: openingStockReceipt, powerCap: powerCap,
            overrides: overrides)
    }

    /// The receipts of the money and the opening stock, under their names in the model.
    public var evidence: [Receipt.Input] {
        var inputs: [Receipt.Input] = []
        for (index, entry) in spending.enumerated() {
            guard let receipt = entry.receipt else { continue }
            let earlier = spending[..<index].filter { $0.year == entry.year }.count
            inputs.append(
                Receipt.Input(
                    name: "spending.\(entry.year)" + (earlier == 0 ? "" : ".\(earlier + 1)"), receipt: receipt))
        }
        if let receipt = openingStockReceipt { inputs.append(Receipt.Input(name: "opening_stock", receipt: receipt)) }
        return inputs
    }

    /// The hash of the whole case.
    public var id: Identifier<ModelCase> {
        var parts: [String] = [company, companyClass, String(firstYear), String(years), "\(openingStock)"]
        parts.append(powerCap.map { "\($0)" } ?? "")
        for entry in spending {
            parts += [String(entry.year), "\(entry.dollars)", entry.scope, entry.status, entry.receipt?.rawValue ?? ""]
        }
        for name in overrides.keys.sorted() { parts += [name, "\(overrides[name] ?? 0)"] }
        return Identifier(hashing: parts)
    }
}

/// What follows from facts and assumptions, by year, quantile and scenario.
public struct Projection: Hashable, Sendable {
    /// One output of the model over the years.
    public struct Series: Hashable, Sendable {
        /// The output's name in the model, such as `h100e_installed`.
        public let id: String
        /// Its title in words, without digits where it can be helped.
        public let title: String
        /// The unit of its values.
        public let unit: MeasureUnit
        /// The receipts by reading, one a year; `nil` where the model gives none.
        public let values: [ProjectionReading: [Receipt?]]

        public init(id: String, title: String, unit: MeasureUnit, values: [ProjectionReading: [Receipt?]]) {
            self.id = id
            self.title = title
            self.unit = unit
            self.values = values
        }
    }

    /// What was asked.
    public let modelCase: ModelCase
    /// The years, first to last.
    public let years: [Int]
    /// The outputs, in the order they are shown in.
    public let series: [Series]
    /// The assumptions that carry the answer, the weightiest first, each with the receipt of its middle value.
    public let assumptions: [AssumptionUse]
    /// The last year for which somebody stated something; later years rest on the growth assumption alone.
    public let lastStatedYear: Int

    /// An assumption in use and what it does to the answer.
    public struct AssumptionUse: Hashable, Sendable {
        /// The parameter.
        public let assumption: Assumption
        /// Receipts of its low, middle and high values for the first year.
        public let low: Receipt
        public let mid: Receipt
        public let high: Receipt
        /// What it does in the model, in words.
        public let role: String

        public init(assumption: Assumption, low: Receipt, mid: Receipt, high: Receipt, role: String) {
            self.assumption = assumption
            self.low = low
            self.mid = mid
            self.high = high
            self.role = role
        }
    }

    /// What one assumption does to the machines of the first year.
    public struct Effect: Hashable, Sendable {
        /// The parameter.
        public let parameter: String
        /// What it does in the model, in words.
        public let role: String
        /// The machines with the parameter at its p10 and all others at their medians.
        public let low: Receipt
        /// The same at its p90.
        public let high: Receipt
        /// How much of their spread it explains by itself, in per cent.
        public let share: Receipt

        public init(parameter: String, role: String, low: Receipt, high: Receipt, share: Receipt) {
            self.parameter = parameter
            self.role = role
            self.low = low
            self.high = high
            self.share = share
        }
    }

    /// What decides the machines of the first year, the weightiest first.
    public let effects: [Effect]
    /// All quantities, for a spreadsheet; `nil` where none is wanted.
    public let workbook: ModelWorkbook?

    public init(
        modelCase: ModelCase, years: [Int], series: [Series], assumptions: [AssumptionUse], lastStatedYear: Int,
        effects: [Effect] = [], workbook: ModelWorkbook? = nil
    ) {
        self.effects = effects
        self.workbook = workbook
        self.modelCase = modelCase
        self.years = years
        self.series = series
        self.assumptions = assumptions
        self.lastStatedYear = lastStatedYear
    }
}

/// What stated numbers imply of each other, held against what is stated or recorded.
public struct CrossCheck: Hashable, Sendable {
    /// How a check comes out.
    public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
        /// Stated and implied agree within the uncertainty of both.
        case consistent
        /// It cannot be told: the condition is not met by any source.
        case open
        /// It would take something no source announces.
        case strained
        /// They disagree by more than the uncertainty of both.
        case contradicted
    }

    /// The check's kind, such as `pace`, `price`, `capexShare`, `peers`.
    public let id: String
    /// The question it answers, in words.
    public let title: Prose
    /// The result.
    public let result: Receipt
    /// Every receipt it rests on, the result's inputs first; all are filed with the page.
    public let inputs: [Receipt]
    /// The arithmetic written out with its numbers, each printed with its receipt.
    public let arithmetic: Prose
    /// Under which condition it compares like with like.
    public let condition: Prose
    /// How it comes out.
    public let verdict: Verdict
    /// The numbers it leads to beyond the result, and what follows, in a sentence.
    public let meaning: Prose

    public init(
        id: String, title: Prose, result: Receipt, inputs: [Receipt], arithmetic: Prose, condition: Prose,
        verdict: Verdict, meaning: Prose
    ) {
        self.id = id
        self.title = title
        self.result = result
        self.inputs = inputs
        self.arithmetic = arithmetic
        self.condition = condition
        self.verdict = verdict
        self.meaning = meaning
    }
}
