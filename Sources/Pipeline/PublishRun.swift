import Archiving
import Domain
import Publishing
import Reporting

/// `briefing publish`: releases the rendered briefings as a static site.
public struct PublishRun: Sendable {
    private let output: String
    private let archive: String
    private let site: String
    private let templates: String?
    private let tables: String?
    private let settings: SiteSettings
    private let destinations: [Destination]

    /// - Parameter tables: The folder of CSV files that the lexicons were extended by when the briefings were made.
    /// - Parameter address: The site’s address on the web; a stand-in where it is `nil`.
    /// - Parameter destinations: where the release is copied to besides.
    /// - Throws: where the address or a destination is none.
    public init(
        output: String, archive: String, site: String, templates: String? = nil, tables: String? = nil,
        address: String? = nil, to destinations: [String] = []
    ) throws {
        self.destinations = try destinations.map { text in
            guard let destination = Destination(text) else {
                throw RunFailure(
                    .usage, "--to “\(text)”: write a destination, such as \(Configuration.destinationForms)")
            }
            return destination
        }
        if let address, SiteSettings(address: address) == nil {
            throw RunFailure(
                .usage, "--address “\(address)”: write the site’s address, such as https://briefings.example.org/")
        }
        settings = address.flatMap(SiteSettings.init(address:)) ?? .placeholder
        self.output = output
        self.archive = archive
        self.site = site
        self.templates = templates
        self.tables = tables
    }

    /// Proves every briefing, builds the site and swaps it in.
    public func run(to console: RunOutput) throws -> ExitStatus {
        let recipe = try BriefingRecipe(
            assumptions: [], templatesFolder: templates, formats: BriefingFormat.allCases.map(\.rawValue))
        let tables = try Tables.extended(byFolder: self.tables)
        let store = try Store.openExistingArchive(archive)
        let lock = try Store.lock(output + "/.lock")
        defer { lock.release() }
        let records = try Store.run { try store.briefings() }
        guard !records.isEmpty else {
            throw RunFailure(
                .noInput, "\(output)/briefings: there is no briefing to publish; make one with “briefing generate”")
        }
        let desk = SiteDesk(
            archive: store, tables: tables, recipe: recipe, briefings: output + "/briefings", site: site,
            settings: settings)
        try desk.prove(
            records.map { output + "/briefings/" + $0.folder }.filter(SiteDesk.exists), complain: console.notice)
        try desk.release(asOf: records.map(\.asOf).max() ?? SystemClock.now(), complain: console.notice)
        let asOf = records.map(\.asOf).max() ?? SystemClock.now()
        for destination in destinations {
            try Store.run { _ = try Deployer(release: site + "/current", asOf: asOf).deploy(to: destination) }
            console.result(destination.description)
        }
        console.result(site + "/current/index.html")
        return .done
    }

    /// Makes the release before the live one live again.
    public func rollback(to console: RunOutput) throws -> ExitStatus {
        let lock = try Store.lock(output + "/.lock")
        defer { lock.release() }
        let release = try Store.run { try ReleaseStore(path: site).rollback() }
        console.result("\(site)/current is \(release) again")
        return .done
    }
}
