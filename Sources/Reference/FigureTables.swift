public import Domain

/// The words numbers are written with: currencies, scales, number words, units, hedges, and nouns that are counted.
public struct FigureTables: Sendable {
    /// A currency and how it is written.
    public struct Currency: Sendable {
        /// The currency by its ISO 4217 code.
        public let unit: MeasureUnit
        /// The code in capitals beside a number; `nil` where it is a company or a word as well.
        public let code: String?
        /// Signs and words before or after the number, such as `US$`.
        public let leads: [String]
        /// Words that stand only after it, in lower case.
        public let names: [String]
        /// Words for its hundredth part.
        public let minorNames: [String]
        /// Names that are other words as well: taken only after a scale or a large number.
        public let largeNames: [String]
    }

    /// A word that multiplies by a power of ten.
    public struct Scale: Sendable {
        /// Where a scale may stand.
        public enum Use: String, Sendable {
            /// Anywhere after a number.
            case word
            /// After a number that is many itself: `5 millions`, but not `hundreds of millions`.
            case plural
            /// Where it touches the number, or beside a currency.
            case glued
            /// Only beside a currency, a unit or counted things.
            case beside
        }

        /// The form; one of a single letter is meant in its own case.
        public let form: String
        public let power: Int
        public let use: Use
    }

    /// A word of a number.
    public struct NumberWord: Sendable {
        /// What the word does.
        public enum Kind: String, Sendable {
            case unit, tens, hundred, dozen, denominator, denominators, ordinal, sign, times
        }

        public let form: String
        public let kind: Kind
        public let value: ExactDecimal
        /// The number below the line of a fraction in one character.
        public let denominator: Int
    }

    /// A word for a unit, and the power of ten that brings it to the table's own.
    public struct Unit: Sendable {
        public let form: String
        public let unit: MeasureUnit
        public let power: Int
        /// Whether it has to touch the number.
        public let isGlued: Bool
        /// Whether its letters are meant in their own case.
        public let isExact: Bool
    }

    /// Words that bound a number.
    public struct Hedge: Sendable {
        public let words: String
        public let bound: Bound
        public let isApproximate: Bool
        /// Whether it stands after the number.
        public let isRight: Bool
        /// Whether it speaks of time before a length of time: `over three years`.
        public let isTemporal: Bool
    }

    public let currencies: [Currency]
    public let scales: [Scale]
    public let numberWords: [NumberWord]
    public let units: [Unit]
    public let hedges: [Hedge]
    public let countedNouns: [String]
    /// Words that make `A to B` a change and no range.
    public let changeWords: [String]
    /// Words that make `from A to B` a range and no change.
    public let rangeWords: [String]

    /// Words before a number that make the two a name.
    public let numberedNames: [String]

    /// Reads the tables that are built in.
    init() throws(CSVTable.Problem) {
        currencies = try Self.rows("currencies", PackageResources.currencies_csv) { row throws(CSVTable.Problem) in
            let code = try row.text("code")
            return Currency(
                unit: .currency(code), code: row["iso"] == "no" ? nil : code, leads: row.list("lead"),
                names: row.list("names"), minorNames: row.list("minor"), largeNames: row.list("large"))
        }
        scales = try Self.rows("scales", PackageResources.scales_csv) { row throws(CSVTable.Problem) in
            Scale(
                form: try row.text("form"), power: try row.integer("power") ?? 0,
                use: try Self.known(row, "use", Scale.Use.init(rawValue:)))
        }
        numberWords = try Self.rows("number_words", PackageResources.number_words_csv) { row throws(CSVTable.Problem) in
            let parts = try row.text("value").split(separator: "/")
            guard let value = parts.first.flatMap({ ExactDecimal(String($0)) }),
                let denominator = parts.count > 1 ? Int(parts[1]) : 1, denominator > 0
            else { throw row.problem("the value is neither a number nor a fraction") }
            return NumberWord(
                form: try row.text("form"), kind: try Self.known(row, "kind", NumberWord.Kind.init(rawValue:)),
                value: value, denominator: denominator)
        }
        units = try Self.rows("units", PackageResources.units_csv) { row throws(CSVTable.Problem) in
            Unit(
                form: try row.text("form"), unit: MeasureUnit(rawValue: try row.text("unit")),
                power: try row.integer("power") ?? 0, isGlued: row["use"] == "glued", isExact: row["exact"] == "exact")
        }
        hedges = try Self.rows("hedges", PackageResources.hedges_csv) { row throws(CSVTable.Problem) in
            Hedge(
                words: try row.text("words"), bound: try Self.known(row, "bound", Bound.init(rawValue:)),
                isApproximate: row["approximate"] == "true", isRight: row["side"] == "right",
                isTemporal: row["temporal"] == "true")
        }
        countedNouns = try Self.rows("counted_nouns", PackageResources.counted_nouns_csv) {
            row throws(CSVTable.Problem) in
            try row.text("word")
        }
        let changes = try Self.rows("change_words", PackageResources.change_words_csv) { row throws(CSVTable.Problem) in
            (form: try row.text("form"), isRange: try row.text("kind") == "range")
        }
        changeWords = changes.filter { !$0.isRange }.map(\.form)
        rangeWords = changes.filter(\.isRange).map(\.form)
        numberedNames = try Self.rows("numbered_names", PackageResources.numbered_names_csv) {
            row throws(CSVTable.Problem) in
            try row.text("form")
        }
    }

    private static func rows<Entry>(
        _ name: String, _ bytes: [UInt8], _ entry: (CSVTable.Row) throws(CSVTable.Problem) -> Entry
    ) throws(CSVTable.Problem) -> [Entry] {
        var entries: [Entry] = []
        for row in try CSVTable(name: name, bytes: bytes).rows { entries.append(try entry(row)) }
        return entries
    }

    /// What a cell names, which has to be one of the known names.
    private static func known<Value>(
        _ row: CSVTable.Row, _ column: String, _ value: (String) -> Value?
    ) throws(CSVTable.Problem) -> Value {
        let name = try row.text(column)
        guard let value = value(name) else { throw row.problem("“\(name)” is not known in the column “\(column)”") }
        return value
    }
}
