/// What reconciling takes for equal, alike or the same occasion.
public struct ReconcilingThresholds: Sendable {
    /// Amounts in two currencies agree within this share.
    public let currencyAgreement: Double
    /// Two amounts whose ratio is an exchange rate within this share are one amount with the wrong currency.
    public let currencySlipAgreement: Double
    /// Rates nearer to one than this are not looked for.
    public let currencySlipLeastRate: Double
    /// So many days after a statement an undated quotation of the same speaker is taken for it.
    public let occasionDays: Int
    /// Of two copies the shorter shares at least this part of its word triples with the longer.
    public let copyContainment: Double
    /// Two copies share at least this part of all their triples.
    public let copyLeastJaccard: Double
    /// Two copies share at least this part of the numbers of the one with fewer.
    public let copyNumbers: Double
    /// Two copies share at least this part of the names of the one with fewer.
    public let copyNames: Double
    /// A text of fewer words is nobody's copy.
    public let copyLeastWords: Int
    /// Two texts at one address that share at least this part of their triples are versions of one article.
    public let versionLeastJaccard: Double

    init(_ table: CSVTable) throws(CSVTable.Problem) {
        var values: [String: Double] = [:]
        for row in table.rows { values[try row.text("id")] = try row.number("value") }
        func value(_ id: String) throws(CSVTable.Problem) -> Double {
            guard let value = values[id] else {
                throw CSVTable.Problem(table: table.name, line: 1, message: "there is no row “\(id)”")
            }
            return value
        }
        currencyAgreement = try value("currency_agreement")
        currencySlipAgreement = try value("currency_slip_agreement")
        currencySlipLeastRate = try value("currency_slip_least_rate")
        occasionDays = Int(try value("occasion_days"))
        copyContainment = try value("copy_containment")
        copyLeastJaccard = try value("copy_least_jaccard")
        copyNumbers = try value("copy_numbers")
        copyNames = try value("copy_names")
        copyLeastWords = Int(try value("copy_least_words"))
        versionLeastJaccard = try value("version_least_jaccard")
    }
}
