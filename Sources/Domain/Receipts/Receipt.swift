/// How a number on a page came about, down to a sentence somebody wrote or a row somebody recorded.
public struct Receipt: HashNamed, Hashable, Sendable, Codable, Identifiable {
    public static let identifierPrefix = "r"

    /// The ways a number can come about. They look different on the page.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        case stated, recorded, converted, derived, projected, assumed, counted, date
    }

    /// What the number is worth: a quantity, or days.
    public enum Value: Hashable, Sendable, Codable {
        /// A value with its unit.
        case quantity(ValueInterval, MeasureUnit)
        /// A day or a stretch of days.
        case period(Period)
        /// A second.
        case moment(Moment)
    }

    /// The hash of value and origin.
    public let id: Identifier<Receipt>
    /// What the number is worth.
    public let value: Value
    /// How it came about.
    public let origin: Origin

    public init(value: Value, origin: Origin) {
        self.value = value
        self.origin = origin
        id = Identifier(hashing: Self.parts(of: value) + origin.parts)
    }

    /// The kind of its origin.
    public var kind: Kind { origin.kind }

    /// The quantity's interval; `nil` for dates.
    public var interval: ValueInterval? {
        if case .quantity(let interval, _) = value { return interval }
        return nil
    }

    /// The quantity's unit; `nil` for dates.
    public var unit: MeasureUnit? {
        if case .quantity(_, let unit) = value { return unit }
        return nil
    }

    private static func parts(of value: Value) -> [String] {
        switch value {
        case .quantity(let interval, let unit):
            ["quantity", interval.low.map { "\($0)" } ?? "", interval.high.map { "\($0)" } ?? "", unit.rawValue]
        case .period(let period): ["period", period.start?.description ?? "", period.end?.description ?? ""]
        case .moment(let moment): ["moment", moment.description]
        }
    }
}

extension Receipt {
    /// A cell of a reference table.
    public struct Cell: Hashable, Sendable, Codable {
        /// The table, such as `capex_history`.
        public let table: String
        /// The row by its key, such as `Tesla FY2023`.
        public let row: String
        /// The column, such as `amount_billion`.
        public let column: String
        /// The document the row is from.
        public let document: String
        /// When the document was published, as the table has it.
        public let published: String

        public init(table: String, row: String, column: String, document: String, published: String) {
            self.table = table
            self.row = row
            self.column = column
            self.document = document
            self.published = published
        }
    }

    /// An input of a formula under the name it has there.
    public struct Input: Hashable, Sendable, Codable {
        /// The name in the formula.
        public let name: String
        /// Its own receipt.
        public let receipt: Identifier<Receipt>

        public init(name: String, receipt: Identifier<Receipt>) {
            self.name = name
            self.receipt = receipt
        }
    }

    /// How a value came about.
    public enum Origin: Hashable, Sendable, Codable {
        /// Somebody wrote it: the claim, its article, the words with their hedge and where they stand.
        case stated(claim: Identifier<Claim>, article: Identifier<Article>, words: String, range: TextRange)
        /// A row of a reference table.
        case recorded(Cell)
        /// A stated or recorded number in US dollars: units of its currency for one dollar, averaged over months.
        case converted(input: Identifier<Receipt>, unitsPerDollar: Double, months: [String], table: String)
        /// Arithmetic over other numbers.
        case derived(formula: Formula, inputs: [Input])
        /// A node of the projection model in one reading; the model case is named by its digest.
        case projected(node: String, reading: ProjectionReading, modelCase: String, inputs: [Input])
        /// A parameter of the model: which of low, mid and high.
        case assumed(parameter: String, end: String, source: String)
        /// A count of things, which are named by their identifiers.
        case counted(what: String, identifiers: [String])
        /// A date: what it is the date of (`asOf`, `published`, `period`, `statedOn`, `event`, `recorded`, `year`),
        /// and the identifier of the article, claim, event or table row.
        case date(of: String, identifier: String)

        /// Which kind of origin it is.
        public var kind: Kind {
            switch self {
            case .stated: .stated
            case .recorded: .recorded
            case .converted: .converted
            case .derived: .derived
            case .projected: .projected
            case .assumed: .assumed
            case .counted: .counted
            case .date: .date
            }
        }

        /// The receipts this one is worked out from.
        public var inputs: [Identifier<Receipt>] {
            switch self {
            case .converted(let input, _, _, _): [input]
            case .derived(_, let inputs), .projected(_, _, _, let inputs): inputs.map(\.receipt)
            default: []
            }
        }

        fileprivate var parts: [String] {
            switch self {
            case .stated(let claim, let article, let words, let range):
                ["stated", claim.rawValue, article.rawValue, words, String(range.start), String(range.end)]
            case .recorded(let cell): ["recorded", cell.table, cell.row, cell.column, cell.document, cell.published]
            case .converted(let input, let rate, let months, let table):
                ["converted", input.rawValue, "\(rate)", table] + months
            case .derived(let formula, let inputs):
                ["derived", formula.description] + inputs.flatMap { [$0.name, $0.receipt.rawValue] }
            case .projected(let node, let reading, let modelCase, let inputs):
                ["projected", node, reading.rawValue, modelCase] + inputs.flatMap { [$0.name, $0.receipt.rawValue] }
            case .assumed(let parameter, let end, let source): ["assumed", parameter, end, source]
            case .counted(let what, let identifiers): ["counted", what] + identifiers
            case .date(let what, let identifier): ["date", what, identifier]
            }
        }
    }
}

/// All receipts behind one briefing, each once.
public struct ReceiptBook: Hashable, Sendable {
    /// The receipts by identifier.
    public private(set) var receipts: [Identifier<Receipt>: Receipt] = [:]

    public init() {}

    /// Files a receipt and hands it back, so that the number can be printed with it.
    @discardableResult
    public mutating func file(_ receipt: Receipt) -> Receipt {
        receipts[receipt.id] = receipt
        return receipt
    }

    /// The receipt of this name.
    public subscript(id: Identifier<Receipt>) -> Receipt? { receipts[id] }

    /// All receipts in the order of their identifiers.
    public var sorted: [Receipt] { receipts.values.sorted { $0.id < $1.id } }
}
