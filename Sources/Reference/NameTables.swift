/// A name that the tables know, other than a company's.
public struct KnownName: Hashable, Sendable {
    /// The name it is called by everywhere.
    public let name: String
    /// Other names.
    public let aliases: [String]
    /// What it is within its table: `country`, `accelerator`, `outlet`, …; a person's role.
    public let kind: String
    /// The company it belongs to: a person's employer, a product's maker.
    public let company: String?
}

/// People, products, places and organisations that are no companies.
public struct NameTables: Sendable {
    /// Executives and officials; `kind` is the role.
    public let people: [KnownName]
    /// Accelerators, models, vehicles; `kind` is one of those words.
    public let products: [KnownName]
    /// Countries, regions, cities.
    public let places: [KnownName]
    /// Outlets, analysts, institutions.
    public let organisations: [KnownName]
    /// Words for an office, such as `chief executive`.
    public let roles: [String]

    init() throws(CSVTable.Problem) {
        people = try Self.names("people", PackageResources.people_csv, kind: "role", company: "company")
        products = try Self.names("products", PackageResources.products_csv, kind: "kind", company: "maker")
        places = try Self.names("places", PackageResources.places_csv, kind: "kind", company: nil)
        organisations = try Self.names("organisations", PackageResources.organisations_csv, kind: "kind", company: nil)
        let table = try CSVTable(name: "roles", bytes: PackageResources.roles_csv)
        var roles: [String] = []
        for row in table.rows { roles.append(try row.text("role")) }
        self.roles = roles
    }

    private static func names(
        _ name: String, _ bytes: [UInt8], kind: String, company: String?
    ) throws(CSVTable.Problem) -> [KnownName] {
        let table = try CSVTable(name: name, bytes: bytes)
        var names: [KnownName] = []
        for row in table.rows {
            names.append(
                KnownName(
                    name: try row.text("name"), aliases: row.list("aliases"), kind: try row.text(kind),
                    company: company.flatMap { row[$0] }))
        }
        return names
    }
}
