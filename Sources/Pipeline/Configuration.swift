import Domain
import Foundation
import Reference
import Reporting
import Yams

/// What `briefing nightly` is told in `briefing.yaml`.
struct Configuration: Sendable, Hashable {
    /// The folders articles are read from.
    var sources: [String]
    /// The folder for briefings, archive and lock.
    var output = "Output"
    /// The archive; `archive.sqlite` in the output folder if it is not said.
    var archive: String?
    /// The folder of the site; `site` in the output folder if it is not said.
    var site: String?
    /// The address of the site on the web; without one its canonical links and feeds have a stand-in.
    var address: String?
    /// The companies to write about; all that have facts if none is named.
    var companies: [String] = []
    /// Whether marked samples are read.
    var samples = false
    /// A folder of templates that replace built-in ones.
    var templates: String?
    /// A folder of CSV files that extend the built-in lexicons.
    var tables: String?
    /// A file of corrections.
    var corrections: String?
    /// Model assumptions replaced, by name.
    var assumptions: [String: Double] = [:]

    var archivePath: String { archive ?? output + "/archive.sqlite" }
    var sitePath: String { site ?? output + "/site" }
    /// Where the site stands on the web.
    var siteSettings: SiteSettings { address.flatMap(SiteSettings.init(address:)) ?? .placeholder }

    private static let keys = [
        "sources", "output", "archive", "site", "address", "companies", "samples", "templates", "tables", "assumptions",
        "corrections",
    ]

    /// Reads and checks a configuration as a whole; every problem names the key and what it wants.
    init(path: String) throws(RunFailure) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw RunFailure(
                .configuration,
                "\(path): there is no such file, or it cannot be read; name a configuration with --config")
        }
        try self.init(yaml: String(decoding: data, as: UTF8.self), name: path)
    }

    init(yaml: String, name: String) throws(RunFailure) {
        let loaded: Any?
        do {
            loaded = try Yams.load(yaml: yaml)
        } catch {
            throw RunFailure(.configuration, "\(name): this is no YAML: \(error)")
        }
        guard let members = loaded as? [String: Any] else {
            throw RunFailure(
                .configuration, "\(name): a list of keys with values is wanted, such as “sources: [articles]”")
        }
        func wrong(_ key: String, _ wanted: String) -> RunFailure {
            RunFailure(.configuration, "\(name): “\(key)” has to be \(wanted)")
        }
        func text(_ key: String) throws(RunFailure) -> String? {
            guard let value = members[key] else { return nil }
            guard let text = value as? String, !text.isEmpty else { throw wrong(key, "a text") }
            return text
        }
        func texts(_ key: String) throws(RunFailure) -> [String] {
            guard let value = members[key] else { return [] }
            guard let list = value as? [String] else { throw wrong(key, "a list of texts") }
            return list
        }
        for key in members.keys.sorted() where !Self.keys.contains(key) {
            let hint = NearestName.hint(for: key, among: Self.keys)
            throw RunFailure(
                .configuration,
                "\(name): there is no key “\(key)”\(hint) The keys are \(Self.keys.joined(separator: ", "))")
        }
        sources = try texts("sources")
        guard !sources.isEmpty else { throw wrong("sources", "a list of folders, at least one") }
        output = try text("output") ?? output
        archive = try text("archive")
        site = try text("site")
        address = try text("address")
        if let address, SiteSettings(address: address) == nil {
            throw wrong("address", "the site’s address on the web, such as https://briefings.example.org/")
        }
        companies = try texts("companies")
        templates = try text("templates")
        tables = try text("tables")
        corrections = try text("corrections")
        if let value = members["samples"] {
            guard let flag = value as? Bool else { throw wrong("samples", "true or false") }
            samples = flag
        }
        if let value = members["assumptions"] {
            guard let map = value as? [String: Any] else { throw wrong("assumptions", "names with numbers") }
            for (key, number) in map {
                guard let number = (number as? Double) ?? (number as? Int).map(Double.init) else {
                    throw wrong("assumptions: \(key)", "a number")
                }
                assumptions[key] = number
            }
        }
    }
}
