import Domain
import Foundation
import Reference

/// The reference tables, as runs get them.
public enum Tables {
    /// The tables that are built in. They are tested, so that a failure is a defect of the program.
    static func builtIn() throws(RunFailure) -> ReferenceTables {
        do throws(CSVTable.Problem) {
            return try ReferenceTables.builtIn()
        } catch {
            throw RunFailure(.internalError, "a built-in table is damaged: \(error)")
        }
    }

    /// The folder of tables to read: the one that was named, or that of the output folder where there is one.
    public static func folder(named folder: String?, output: String) -> String? {
        if let folder { return folder }
        let own = output + "/" + folderName
        return FileManager.default.fileExists(atPath: own) ? own : nil
    }

    /// Where tables lie in an output folder.
    static let folderName = "tables"

    /// The built-in tables, their lexicons extended by the CSV files of a user's folder.
    static func extended(byFolder folder: String?) throws(RunFailure) -> ReferenceTables {
        guard let folder else { return try builtIn() }
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw RunFailure(
                .configuration,
                "\(folder): there is no such folder, or it cannot be read; name one that holds tables such as companies.csv"
            )
        }
        var files: [(path: String, bytes: [UInt8])] = []
        for name in names.sorted() where name.hasSuffix(".csv") && !name.hasPrefix(".") {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
                throw RunFailure(.configuration, "\(folder)/\(name): the file cannot be read; check its permissions")
            }
            files.append((folder + "/" + name, [UInt8](data)))
        }
        guard !files.isEmpty else {
            throw RunFailure(
                .configuration,
                "\(folder): there is no table in it; the tables are "
                    + LexiconAdditions.names.map { $0 + ".csv" }.joined(separator: ", "))
        }
        do throws(CSVTable.Problem) {
            return try ReferenceTables.builtIn(extendedBy: LexiconAdditions(files: files))
        } catch {
            throw RunFailure(.configuration, error.description)
        }
    }
}
