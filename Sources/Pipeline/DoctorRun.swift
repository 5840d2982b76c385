import Archiving
import Domain
import Foundation
import Reference
import Reporting

/// `briefing doctor`: what is missing on this machine, and what mends it.
public struct DoctorRun: Sendable {
    private let output: String
    private let archive: String

    public init(output: String, archive: String) {
        self.output = output
        self.archive = archive
    }

    /// Prints a line for each check; `foundWrong` where one fails.
    public func run(to console: RunOutput) throws -> ExitStatus {
        var healthy = true
        func report(_ what: String, _ check: () throws -> String) {
            do {
                console.result("ok    \(what): \(try check())")
            } catch {
                healthy = false
                console.result("WRONG \(what): \(error)")
            }
        }
        report("tables") { "\(try Tables.builtIn().companies.companies.count) companies" }
        report("templates") {
            _ = try TemplateLibrary.builtIn()
            return "all parse"
        }
        report("output folder") { try folder(output) }
        report("archive") {
            guard FileManager.default.fileExists(atPath: archive) else { return "\(archive): none yet" }
            let articles = try Store.run { try Archive(path: archive, access: .reading).counts().articles }
            return "\(archive): \(articles) articles"
        }
        report("clock") {
            let now = SystemClock.now()
            guard now.date.year >= 2024 else {
                throw RunFailure(.foundWrong, "the clock says \(now); set it, or give --as-of")
            }
            return now.description
        }
        return healthy ? .done : .foundWrong
    }

    private func folder(_ path: String) throws -> String {
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return "\(path): none yet" }
        guard isFolder.boolValue else { throw RunFailure(.cannotCreate, "\(path) is a file; move it or give --output") }
        guard FileManager.default.isWritableFile(atPath: path) else {
            throw RunFailure(.permission, "\(path) is not writable; run: chmod u+w \(path)")
        }
        return "\(path): writable"
    }
}
