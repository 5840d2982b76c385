import Reference

/// The built-in tables, read once for all tests.
enum SharedTables {
    private static let result = Result { try ReferenceTables.builtIn() }

    static func get() throws -> ReferenceTables { try result.get() }
}
