import Archiving
import Domain
import Foundation
import Reference
import Verifying

/// `briefing verify`: proves a briefing, or every briefing in a folder or site.
public struct VerifyRun: Sendable {
    /// How many findings are printed for a briefing.
    private static let shown = 2000

    private let folder: String
    private let archive: String
    private let tables: String?

    /// - Parameter tables: The folder of CSV files that the lexicons were extended by when the briefing was made.
    public init(folder: String, archive: String, tables: String? = nil) {
        self.folder = folder
        self.archive = archive
        self.tables = tables
    }

    /// Prints what was proven, and what was not; `foundWrong` where anything was not.
    public func run(to output: RunOutput) throws(RunFailure) -> ExitStatus {
        let folder = BriefingFolders.resolved(self.folder)
        let sites = try BriefingFolders.sites(under: folder)
        let folders = try BriefingFolders.under(folder).filter { path in
            !path.hasPrefix("releases/") && !path.contains("/releases/")
                && !sites.contains { path == $0 || path.hasPrefix($0 + "/") }
        }
        guard !folders.isEmpty || !sites.isEmpty else {
            throw RunFailure(
                .noInput, "\(folder): there is no briefing in it; name a folder that “briefing generate” wrote")
        }
        let store = try Store.openExistingArchive(archive)
        let tables = try Tables.extended(byFolder: tables)
        let prover = BriefingProver(archive: store, tables: tables)
        let siteProver = SiteProver(archive: store, tables: tables)
        var isProven = true
        for folder in folders + sites {
            let report = try sites.contains(folder) ? siteProver.report(on: folder) : prover.report(on: folder)
            if report.isProven {
                output.result("\(folder): \(report.summary)")
                continue
            }
            isProven = false
            output.result("\(folder): NOT PROVEN, \(report.findings.count) findings")
            for finding in report.findings.prefix(Self.shown) { output.result("  \(finding)") }
            if report.findings.count > Self.shown { output.result("  and \(report.findings.count - Self.shown) more") }
        }
        return isProven ? .done : .foundWrong
    }
}

/// Finds the folders of briefings.
enum BriefingFolders {
    /// The folders at or under a path that hold a briefing, in the order of their paths.
    static func under(_ path: String) throws(RunFailure) -> [String] {
        let manager = FileManager.default
        var isFolder: ObjCBool = false
        guard manager.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
            throw RunFailure(.noInput, "\(path): there is no such folder; name one that “briefing generate” wrote")
        }
        if isBriefing(path) { return [path] }
        guard let walk = manager.enumerator(atPath: path) else {
            throw RunFailure(.permission, "\(path): the folder cannot be read")
        }
        var found: [String] = []
        for case let name as String in walk where name.hasSuffix("/manifest.json") {
            let folder = path + "/" + name.dropLast("/manifest.json".count)
            if isBriefing(folder) { found.append(folder) }
        }
        return found.sorted()
    }

    /// The sites at or under a path: of one with releases, the live release.
    static func sites(under path: String) throws(RunFailure) -> [String] {
        func isSite(_ folder: String) -> Bool {
            FileManager.default.fileExists(atPath: folder + "/" + SiteBuilder.Plan.fileName)
        }
        if isSite(path) { return [path] }
        var found: [String] = []
        // A walk does not follow links, and so finds the live release where it lies.
        for case let name as String in FileManager.default.enumerator(atPath: path) ?? .init()
        where name.hasSuffix("current") {
            let folder = resolved(path + "/" + name)
            if isSite(folder) { found.append(folder) }
        }
        return found.sorted()
    }

    /// The folder that a link leads to; any other path as it is.
    static func resolved(_ path: String) -> String {
        let place = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
        guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: place) else { return place }
        if target.hasPrefix("/") { return target }
        return (place as NSString).deletingLastPathComponent + "/" + target
    }

    /// Whether a folder holds a briefing; a release of the site has a manifest too, but no receipts.
    private static func isBriefing(_ folder: String) -> Bool {
        ["manifest.json", "receipts.json"].allSatisfy { FileManager.default.fileExists(atPath: folder + "/" + $0) }
    }
}
