/// The words by which a page names its title, authors and date.
public struct MetadataTable: Sendable {
    /// Names of months, in lower case, in the languages of the trade, with their numbers.
    public let months: [String: Int]
    /// Names of `meta` elements by what they hold (`published`, `author`, …), the surest first; under `article` the
    /// types of schema.org that are articles.
    public let names: [String: [String]]
    /// Words of by-lines and datelines by what they are: `opener`, `role`, `agency`, …, in lower case.
    public let words: [String: [String]]

    /// The tables that are built in.
    ///
    /// - Throws: `CSVTable.Problem` where a table is damaged, which a test of the tables rules out.
    public static func builtIn() throws(CSVTable.Problem) -> MetadataTable {
        let monthTable = try CSVTable(name: "month_names", bytes: PackageResources.month_names_csv)
        var months: [String: Int] = [:]
        for row in monthTable.rows {
            guard let month = try row.integer("month"), (1...12).contains(month) else {
                throw row.problem("the month has to be 1 to 12")
            }
            for name in row.list("names") { months[name] = month }
        }
        return MetadataTable(
            months: months,
            names: try lists("meta_names", PackageResources.meta_names_csv, key: "field", list: "names"),
            words: try lists("byline_words", PackageResources.byline_words_csv, key: "kind", list: "words"))
    }

    private static func lists(
        _ name: String, _ bytes: [UInt8], key: String, list: String
    ) throws(CSVTable.Problem) -> [String: [String]] {
        var lists: [String: [String]] = [:]
        for row in try CSVTable(name: name, bytes: bytes).rows {
            lists[try row.text(key), default: []] += row.list(list)
        }
        return lists
    }
}
