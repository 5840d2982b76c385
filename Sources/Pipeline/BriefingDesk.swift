import Archiving
import Domain
import Foundation
import Publishing
import Reconciling
import Reference
import Reporting

/// Writes briefings into their folders and files what each was made from, so that it can be made again.
struct BriefingDesk {
    let archive: Archive
    let builder: BriefingBuilder
    let recipe: BriefingRecipe
    /// The folder that holds the briefings' folders.
    let folder: String

    /// Writes one company's briefing; gives the path of its folder.
    ///
    /// What changed is told against the last briefing of an earlier day: making the same day's briefing again gives
    /// the same page.
    func write(company: String, ledger: Ledger, quarantined: [String]) throws -> String {
        let last = try previous(company: company, before: ledger.asOf)
        let files = try files(company: company, ledger: ledger, quarantined: quarantined, since: last)
        let name = "\(ledger.asOf.date)-\(Slug.make(company))"
        let path = folder + "/" + name
        let manifest = files.first { $0.name == "manifest.json" }?.bytes ?? []
        let record = BriefingRecord(
            folder: name, company: company, asOf: ledger.asOf, manifestDigest: SHA256.hexDigest(of: manifest),
            inputs: BriefingInputs(
                articles: ledger.articles.map(\.id), previous: last?.folder,
                options: try ReplayOptions(
                    recipe: recipe, quarantined: quarantined, tables: builder.tables.additionsDigest
                ).encoded()),
            ledger: ledger)
        // The archive first: a folder without a record could not be proven, a record without a folder hurts nobody.
        try Store.run { try archive.record(record) }
        try Store.write(files, to: path)
        return path
    }

    /// The files of one company's briefing, which is told against the last one of an earlier day.
    func files(company: String, ledger: Ledger, quarantined: [String]) throws -> [RenderedFile] {
        let last = try previous(company: company, before: ledger.asOf)
        return try files(company: company, ledger: ledger, quarantined: quarantined, since: last)
    }

    private func files(
        company: String, ledger: Ledger, quarantined: [String], since last: BriefingRecord?
    ) throws -> [RenderedFile] {
        let inputs = BriefingBuilder.Inputs(company: company, previous: last?.ledger, quarantined: quarantined)
        return try builder.files(of: try builder.briefing(inputs, ledger: ledger))
    }

    /// Whether a company's briefing would say anything that its last one did not.
    func isNews(company: String, ledger: Ledger) throws -> Bool {
        guard let last = try Store.run({ try archive.lastBriefing(company: company, before: ledger.asOf) }) else {
            return true
        }
        let changes = ChangeFinder(builder.tables).changes(from: last.ledger, to: ledger, about: company)
        return changes.contains { $0.kind != .unchanged && $0.fact.key.subject == company }
            || !FileManager.default.fileExists(atPath: folder + "/" + last.folder + "/manifest.json")
    }

    private func previous(company: String, before asOf: Moment) throws -> BriefingRecord? {
        try Store.run {
            try archive.lastBriefing(company: company, before: Moment(date: asOf.date, secondOfDay: 0))
        }
    }
}

/// What an archive's record keeps of a briefing's making besides its articles.
struct ReplayOptions: Codable {
    /// Assumptions, templates and forms.
    let recipe: BriefingRecipe
    /// What the page says about inputs that could not be read.
    let quarantined: [String]
    /// The digest of the user's own tables; `nil` where all were built in.
    let tables: String?

    init(recipe: BriefingRecipe, quarantined: [String], tables: String? = nil) {
        self.recipe = recipe
        self.quarantined = quarantined
        self.tables = tables
    }

    /// Reads what `encoded` wrote.
    init(_ options: [String: String]) throws {
        self = try JSONDecoder().decode(Self.self, from: Data((options["replay"] ?? "").utf8))
    }

    /// As an option of the record.
    func encoded() throws -> [String: String] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        return ["replay": String(decoding: try encoder.encode(self), as: UTF8.self)]
    }
}
