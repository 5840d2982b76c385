public import Domain

/// The words numbers are written with: currencies, scales, units, hedges, and nouns that are counted.
public struct FigureTables: Sendable {
    /// A currency and how it is written.
    public struct Currency: Sendable {
        /// The ISO 4217 code.
        public let unit: MeasureUnit
        /// Signs before the number, such as `US$`.
        public let signs: [String]
        /// Words after it, or glued codes before it, in lower case.
        public let words: [String]
        /// Words for its hundredth part.
        public let minorWords: [String]
    }

    /// A word that multiplies by a power of ten.
    public struct Scale: Sendable {
        public let word: String
        public let power: Int
        /// Whether it counts only when it stands at the number without a space.
        public let gluedOnly: Bool
        /// Whether it counts only beside a currency or a unit.
        public let needsUnit: Bool
    }

    /// A word for a unit, and the power of ten that brings it to the table's own.
    public struct Unit: Sendable {
        public let words: String
        public let unit: MeasureUnit
        public let power: Int
    }

    /// Words that bound a number.
    public struct Hedge: Sendable {
        public let words: String
        public let bound: Bound
        public let isApproximate: Bool
        /// Whether it stands after the number.
        public let isRight: Bool
    }

    public let currencies: [Currency]
    public let scales: [Scale]
    public let units: [Unit]
    public let hedges: [Hedge]
    public let countedNouns: [String]

    init(
        currencies: CSVTable, scales: CSVTable, units: CSVTable, hedges: CSVTable, countedNouns: CSVTable
    ) throws(CSVTable.Problem) {
        self.currencies = try currencies.rows.map { row throws(CSVTable.Problem) in
            Currency(
                unit: .currency(try row.text("code")), signs: row.list("signs"), words: row.list("words"),
                minorWords: row.list("minor_words"))
        }
        self.scales = try scales.rows.map { row throws(CSVTable.Problem) in
            Scale(
                word: try row.text("word"), power: try row.integer("power") ?? 0, gluedOnly: row["glued_only"] == "true",
                needsUnit: row["needs_unit"] == "true")
        }
        self.units = try units.rows.map { row throws(CSVTable.Problem) in
            Unit(
                words: try row.text("word"), unit: MeasureUnit(rawValue: try row.text("unit")),
                power: try row.integer("power") ?? 0)
        }
        self.hedges = try hedges.rows.map { row throws(CSVTable.Problem) in
            let name = try row.text("bound")
            guard let bound = Bound(rawValue: name) else { throw row.problem("“\(name)” is no bound") }
            return Hedge(
                words: try row.text("words"), bound: bound, isApproximate: row["approximate"] == "true",
                isRight: row["side"] == "right")
        }
        self.countedNouns = try countedNouns.rows.map { row throws(CSVTable.Problem) in try row.text("word") }
    }
}
