import Domain

/// Rows of a user's own for the lexicons, which come before the built-in ones, and for the tables of recorded numbers.
///
/// A file `companies.csv` extends the table of that name. Its header has columns of the built-in table, in any order; those
/// left out are empty. A row whose name the built-in table has as well takes that row's place. Rows of recorded numbers
/// come after the built-in ones, and their cells take the place of those of the row with the same key.
public struct LexiconAdditions: Sendable {
    /// A lexicon that can be extended, with the column that names a row; `nil` where rows have no name.
    private struct Lexicon {
        let name: String
        let key: String?
        let bytes: [UInt8]
    }

    private static let lexicons = [
        Lexicon(name: "companies", key: "name", bytes: PackageResources.companies_csv),
        Lexicon(name: "organisations", key: "name", bytes: PackageResources.organisations_csv),
        Lexicon(name: "people", key: "name", bytes: PackageResources.people_csv),
        Lexicon(name: "places", key: "name", bytes: PackageResources.places_csv),
        Lexicon(name: "products", key: "name", bytes: PackageResources.products_csv),
        Lexicon(name: "roles", key: "role", bytes: PackageResources.roles_csv),
        Lexicon(name: "given_names", key: nil, bytes: PackageResources.given_names_csv),
        Lexicon(name: "name_words", key: nil, bytes: PackageResources.name_words_csv),
    ]

    /// The names of the tables that can be extended.
    public static var names: [String] { lexicons.map(\.name) + RecordedTable.all.map(\.name) }

    private let tables: [String: CSVTable]

    /// No rows.
    public static let none = LexiconAdditions(tables: [:])

    /// The digest of the files; `nil` without any.
    let digest: String?

    private init(tables: [String: CSVTable]) {
        self.tables = tables
        digest = nil
    }

    /// Reads files, each called by the name of the lexicon it extends.
    ///
    /// - Parameter files: Paths, by which errors name a file, and contents.
    /// - Throws: `CSVTable.Problem` with the file's path, the line and what is wanted: a file of another name, a column
    ///   that the lexicon does not have, a row without its name or with the name of a row before it.
    public init(files: [(path: String, bytes: [UInt8])]) throws(CSVTable.Problem) {
        var tables: [String: CSVTable] = [:]
        for file in files {
            let name = Self.lexiconName(ofPath: file.path)
            if let recorded = RecordedTable.named(name) {
                let table = try CSVTable(name: file.path, bytes: file.bytes)
                try recorded.check(table)
                tables[name] = table
                continue
            }
            guard let lexicon = Self.lexicons.first(where: { $0.name == name }) else {
                throw CSVTable.Problem(
                    table: file.path, line: 1,
                    message: "there is no table “\(name)”\(NearestName.hint(for: name, among: Self.names)) "
                        + "Name the file after one of \(Self.names.joined(separator: ", "))")
            }
            let table = try CSVTable(name: file.path, bytes: file.bytes)
            try Self.check(table, extends: lexicon)
            tables[name] = table
        }
        self.tables = tables
        let parts = files.map { "\(Self.lexiconName(ofPath: $0.path)) \(SHA256.hexDigest(of: $0.bytes))" }.sorted()
        digest = parts.isEmpty ? nil : SHA256.hexDigest(of: parts.joined(separator: "\n"))
    }

    /// The built-in table with the user's rows before it, or overlaid by them where they are recorded numbers.
    func table(_ name: String) throws(CSVTable.Problem) -> CSVTable {
        if let recorded = RecordedTable.named(name) {
            let builtIn = try recorded.builtIn()
            return tables[name].map { builtIn.overlaid(by: $0, key: recorded.key) } ?? builtIn
        }
        guard let lexicon = Self.lexicons.first(where: { $0.name == name }) else {
            throw CSVTable.Problem(table: name, line: 1, message: "there is no such lexicon")
        }
        let builtIn = try CSVTable(name: name, bytes: lexicon.bytes)
        guard let own = tables[name] else { return builtIn }
        return builtIn.preceded(by: own, replacing: lexicon.key)
    }

    /// Checks what only shows when all tables are read: the parents of the user's companies and their classes.
    func check(_ companies: CompanyTable, _ classes: CompanyClassTable) throws(CSVTable.Problem) {
        for row in tables["companies"]?.rows ?? [] {
            if let parent = row["parent"], companies.named(parent)?.name != parent {
                let hint = NearestName.hint(for: parent, among: companies.companies.map(\.name))
                throw row.problem("the parent “\(parent)” has no row of its own\(hint) Add one, or leave it empty")
            }
            if let name = row["class"], classes.named(name) == nil {
                throw row.problem(
                    "there is no class “\(name)”; the classes are \(classes.all.map(\.name).joined(separator: ", "))")
            }
        }
    }

    private static func lexiconName(ofPath path: String) -> String {
        let file = path.split(separator: "/").last.map(String.init) ?? path
        return file.hasSuffix(".csv") ? String(file.dropLast(4)) : file
    }

    private static func check(_ table: CSVTable, extends lexicon: Lexicon) throws(CSVTable.Problem) {
        let columns = try CSVTable(name: lexicon.name, bytes: lexicon.bytes).header
        for column in table.header where !columns.contains(column) {
            throw CSVTable.Problem(
                table: table.name, line: table.headerLine,
                message: "there is no column “\(column)”\(NearestName.hint(for: column, among: columns)) "
                    + "The columns are \(columns.joined(separator: ", "))")
        }
        guard let key = lexicon.key else { return }
        var lines: [String: Int] = [:]
        for row in table.rows {
            let name = try row.text(key)
            if let line = lines[name] {
                throw row.problem("“\(name)” has a row already, in line \(line); keep one of the two")
            }
            lines[name] = row.line
        }
    }
}
