/// A company that the tables know.
public struct Company: Hashable, Sendable {
    /// The name it is called by everywhere, such as `Tesla`.
    public let name: String
    /// Other names: full, short, former, transliterated.
    public let aliases: [String]
    /// The ticker symbol; `nil` for a private company.
    public let ticker: String?
    /// The exchange of the ticker.
    public let exchange: String?
    /// The model's class of company, such as `automaker`; `nil` where none fits.
    public let companyClass: String?
    /// The month in which the fiscal year ends, 1 to 12.
    public let fiscalYearEndMonth: Int
    /// The currency it reports in.
    public let currency: String
    /// The company it belongs to, by name.
    public let parent: String?
    /// Words that may stand for it after it was named, such as `carmaker`.
    public let epithets: [String]
    /// Whether its name is also an ordinary word, such as `Target`: at the head of a sentence it takes more than a capital.
    public let isCommonWord: Bool
    /// Where it has its seat, as a code of two letters (ISO 3166); `nil` where it is not known.
    public let country: String?
    /// Words that, right before or after the name, say that the company is not meant: `river` of `Amazon`.
    public let notBeside: [String]
}

/// The companies, by any of their names.
public struct CompanyTable: Sendable {
    /// All companies in the order of the table.
    public let companies: [Company]
    private let byName: [String: Int]

    init(_ table: CSVTable) throws(CSVTable.Problem) {
        var companies: [Company] = []
        var byName: [String: Int] = [:]
        for row in table.rows {
            let month = try row.integer("fiscal_year_end_month") ?? 12
            guard (1...12).contains(month) else { throw row.problem("“\(month)” is no month") }
            let company = Company(
                name: try row.text("name"), aliases: row.list("aliases"), ticker: row["ticker"],
                exchange: row["exchange"], companyClass: row["class"], fiscalYearEndMonth: month,
                currency: row["currency"] ?? "USD", parent: row["parent"], epithets: row.list("epithets"),
                isCommonWord: row["common_word"] == "yes", country: row["country"], notBeside: row.list("not_beside"))
            for name in [company.name] + company.aliases where byName[name.lowercased()] == nil {
                byName[name.lowercased()] = companies.count
            }
            companies.append(company)
        }
        self.companies = companies
        self.byName = byName
    }

    /// The company of this name or alias, in any case of letters.
    public func named(_ name: String) -> Company? { byName[name.lowercased()].map { companies[$0] } }
}
