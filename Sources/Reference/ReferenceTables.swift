/// What the trade knows, read from tables that are built into the program.
public struct ReferenceTables: Sendable {
    /// The companies.
    public let companies: CompanyTable
    /// People, products, places and organisations.
    public let names: NameTables
    /// The words by which claims are recognised.
    public let language: LanguageTables

    /// The tables that are built in.
    ///
    /// - Throws: `CSVTable.Problem` where a table is damaged, which a test of the tables rules out.
    public static func builtIn() throws(CSVTable.Problem) -> ReferenceTables {
        ReferenceTables(
            companies: try CompanyTable(CSVTable(name: "companies", bytes: PackageResources.companies_csv)),
            names: try NameTables(),
            language: try LanguageTables())
    }
}
