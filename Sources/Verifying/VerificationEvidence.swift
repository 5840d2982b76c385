public import Domain

/// What a verifier is told of the world outside of the folder under test: readings, tables and the model.
///
/// Every lookup gives `nil` for what it does not know, which the verifier takes for unproven.
public struct VerificationEvidence: Sendable {
    /// A value of the model, with its unit where the model knows it.
    public struct ProjectedValue: Sendable {
        /// The value.
        public let value: Double
        /// Its unit; `nil` where the model does not say.
        public let unit: MeasureUnit?

        /// A value of the model.
        public init(value: Double, unit: MeasureUnit? = nil) {
            self.value = value
            self.unit = unit
        }
    }

    /// Reads archived articles again.
    public var claims: any ClaimSource
    /// The receipt that a cell of the reference tables has, read from the tables.
    public var recordedReceipt: @Sendable (Receipt.Cell) -> Receipt?
    /// The receipt that an end of a parameter has: its name, then `low`, `mid` or `high`.
    public var assumedReceipt: @Sendable (String, String) -> Receipt?
    /// Units of a currency for one dollar, averaged over months: the currency's code, months, table.
    public var unitsPerDollar: @Sendable (String, [String], String) -> Double?
    /// A node of the model, worked out afresh.
    public var projectedValue: @Sendable (ModelCase, String, ProjectionReading) throws -> ProjectedValue?
    /// The question the facts of a ledger put to the model for a company; where this is `nil`, a case is held
    /// against its receipts alone.
    public var modelCase: (@Sendable (_ company: String, _ ledger: Ledger) -> ModelCase?)?
    /// A case of the model with all its quantities, worked out afresh; `nil` where the model is not at hand.
    public var workbook: @Sendable (ModelCase) throws -> ModelWorkbook?
    /// Whether the tables list a name: a company, product, outlet.
    public var isReferenceName: @Sendable (String) -> Bool
    /// What may be printed for a table's cell, named as on the page by `table/row/column`: its row, document, dates.
    public var cellTexts: @Sendable (String) -> [String]
    /// The days of a table's row, named `table/row`.
    public var recordedDate: @Sendable (String) -> Period?
    /// Whether there is something of this name that the archive does not keep: a parameter, an output of the model,
    /// a row of a table.
    public var isKnownIdentifier: @Sendable (String) -> Bool

    /// Evidence; a lookup that is left out knows nothing.
    public init(
        claims: any ClaimSource,
        recordedReceipt: @escaping @Sendable (Receipt.Cell) -> Receipt? = { _ in nil },
        assumedReceipt: @escaping @Sendable (String, String) -> Receipt? = { _, _ in nil },
        unitsPerDollar: @escaping @Sendable (String, [String], String) -> Double? = { _, _, _ in nil },
        projectedValue: @escaping @Sendable (ModelCase, String, ProjectionReading) throws -> ProjectedValue? = {
            _, _, _ in nil
        },
        modelCase: (@Sendable (String, Ledger) -> ModelCase?)? = nil,
        workbook: @escaping @Sendable (ModelCase) throws -> ModelWorkbook? = { _ in nil },
        isReferenceName: @escaping @Sendable (String) -> Bool = { _ in false },
        cellTexts: @escaping @Sendable (String) -> [String] = { _ in [] },
        recordedDate: @escaping @Sendable (String) -> Period? = { _ in nil },
        isKnownIdentifier: @escaping @Sendable (String) -> Bool = { _ in false }
    ) {
        self.claims = claims
        self.recordedReceipt = recordedReceipt
        self.assumedReceipt = assumedReceipt
        self.unitsPerDollar = unitsPerDollar
        self.projectedValue = projectedValue
        self.modelCase = modelCase
        self.workbook = workbook
        self.isReferenceName = isReferenceName
        self.cellTexts = cellTexts
        self.recordedDate = recordedDate
        self.isKnownIdentifier = isKnownIdentifier
    }
}
