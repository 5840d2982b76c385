import Domain
import Reference

/// The reference tables, as runs get them.
enum Tables {
    /// The tables that are built in. They are tested, so that a failure is a defect of the program.
    static func builtIn() throws(RunFailure) -> ReferenceTables {
        do throws(CSVTable.Problem) {
            return try ReferenceTables.builtIn()
        } catch {
            throw RunFailure(.internalError, "a built-in table is damaged: \(error)")
        }
    }
}
