/// What the trade knows, read from tables that are built into the program.
public struct ReferenceTables: Sendable {
    /// The companies.
    public let companies: CompanyTable
    /// People, products, places and organisations.
    public let names: NameTables
    /// The words by which claims are recognised.
    public let language: LanguageTables
    /// The parameters of the projection model.
    public let assumptions: AssumptionTable
    /// The accelerators.
    public let accelerators: AcceleratorTable
    /// What accelerator clusters cost by year.
    public let clusterCosts: ClusterCostTable
    /// What companies published about their spending.
    public let capitalExpenditureHistory: CapitalExpenditureTable
    /// What companies guided, and what came of it.
    public let guidanceHistory: GuidanceTable
    /// Exchange rates to the dollar.
    public let exchangeRates: ExchangeRateTable
    /// The classes of company that the model tells apart.
    public let companyClasses: CompanyClassTable
    /// Which parameters move together when the model is sampled.
    public let modelFactors: ModelFactorTable
    /// The points at which the model is sampled evenly.
    public let lattice: LatticeTable
    /// How claims become inputs of the model.
    public let modelRules: ModelRules
    /// What reconciling takes for equal, alike or the same occasion.
    public let reconciling: ReconcilingThresholds
    /// The words numbers are written with.
    public let figures: FigureTables
    /// The digest of the rows of a user's own; `nil` where all is built in.
    public let additionsDigest: String?

    /// The tables that are built in.
    ///
    /// - Throws: `CSVTable.Problem` where a table is damaged, which a test of the tables rules out.
    public static func builtIn() throws(CSVTable.Problem) -> ReferenceTables { try builtIn(extendedBy: .none) }

    /// The tables that are built in, with a user's rows before those of the lexicons.
    ///
    /// - Throws: `CSVTable.Problem` where one of those rows is wrong.
    public static func builtIn(extendedBy additions: LexiconAdditions) throws(CSVTable.Problem) -> ReferenceTables {
        let companies = try CompanyTable(additions.table("companies"))
        let classes = try CompanyClassTable(
            CSVTable(name: "company_classes", bytes: PackageResources.company_classes_csv))
        try additions.check(companies, classes)
        return ReferenceTables(
            companies: companies,
            names: try NameTables(additions),
            language: try LanguageTables(),
            assumptions: try AssumptionTable(CSVTable(name: "assumptions", bytes: PackageResources.assumptions_csv)),
            accelerators: try AcceleratorTable(additions.table("accelerators")),
            clusterCosts: try ClusterCostTable(additions.table("cluster_cost")),
            capitalExpenditureHistory: try CapitalExpenditureTable(additions.table(CapitalExpenditureTable.name)),
            guidanceHistory: try GuidanceTable(additions.table(GuidanceTable.name)),
            exchangeRates: try ExchangeRateTable(
                monthly: additions.table(ExchangeRateTable.monthlyName),
                annual: additions.table(ExchangeRateTable.annualName)),
            companyClasses: classes,
            modelFactors: try ModelFactorTable(
                CSVTable(name: "model_factors", bytes: PackageResources.model_factors_csv)),
            lattice: try LatticeTable(CSVTable(name: "lattice", bytes: PackageResources.lattice_csv)),
            modelRules: try ModelRules(
                scopes: CSVTable(name: "model_scopes", bytes: PackageResources.model_scopes_csv),
                statuses: CSVTable(name: "model_statuses", bytes: PackageResources.model_statuses_csv),
                thresholds: CSVTable(name: "check_thresholds", bytes: PackageResources.check_thresholds_csv)),
            reconciling: try ReconcilingThresholds(
                CSVTable(name: "reconciling_thresholds", bytes: PackageResources.reconciling_thresholds_csv)),
            figures: try FigureTables(), additionsDigest: additions.digest)
    }
}
