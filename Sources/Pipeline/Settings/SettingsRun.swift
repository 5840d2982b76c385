import Domain
import Foundation
import Publishing
import Reference
import Reporting

/// `briefing config`: whether a configuration is right, and what it comes to.
public struct SettingsRun: Sendable {
    private let configuration: String

    public init(configuration: String) { self.configuration = configuration }

    /// Checks all that a night reads before it begins.
    public func check(to output: RunOutput) throws -> ExitStatus {
        let settings = try Configuration(path: configuration)
        let recipe = try BriefingRecipe(
            assumptions: settings.assumptions.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" },
            templatesFolder: settings.templates, formats: BriefingFormat.allCases.map(\.rawValue),
            corrections: settings.corrections)
        let tables = try Tables.extended(byFolder: settings.tables)
        _ = try recipe.builder(tables: tables)
        var isGood = true
        for path in settings.paths where !FileManager.default.fileExists(atPath: path) {
            output.notice("\(configuration): sources: there is no file or folder “\(path)”")
            isGood = false
        }
        for feed in settings.feeds where !(feed.hasPrefix("http://") || feed.hasPrefix("https://")) {
            output.notice("\(configuration): sources: “\(feed)”: only http and https are fetched")
            isGood = false
        }
        for company in settings.companies where tables.companies.named(company) == nil {
            output.notice(
                "\(configuration): companies: the tables do not know “\(company)”, so that only this very name is found"
            )
        }
        output.result("\(configuration): \(isGood ? "in order" : "not in order")")
        return isGood ? .done : .foundWrong
    }

    /// Prints each setting with where it comes from.
    public func show(to output: RunOutput) throws -> ExitStatus {
        let settings = try Configuration(path: configuration)
        let given = Set(
            try SettingsReader(
                yaml: String(decoding: FileManager.default.contents(atPath: configuration) ?? Data(), as: UTF8.self),
                file: configuration
            ).keys)
        func list(_ texts: [String]) -> String { texts.isEmpty ? "none" : texts.joined(separator: ", ") }
        let fetch = settings.fetch
        let limits = settings.limits
        let retention = settings.retention
        let rows: [(String, String)] = [
            ("sources", list(settings.sources)), ("output", settings.output), ("archive", settings.archivePath),
            ("site", settings.sitePath), ("inbox", settings.inboxPath),
            ("address", settings.address ?? "none"), ("companies", list(settings.companies)),
            ("samples", "\(settings.samples)"), ("templates", settings.templates ?? "built in"),
            ("tables", settings.tables ?? "built in"), ("corrections", settings.corrections ?? "none"),
            ("assumptions", list(settings.assumptions.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" })),
            ("publish", list(settings.destinations.map(\.description))),
            (
                "fetch",
                "hosts \(list(fetch.hosts)); contact \(fetch.contact ?? "none"); \(fetch.seconds) seconds; "
                    + "\(fetch.megabytes) megabytes; pause \(fetch.pause); pages \(fetch.pages)"
            ),
            (
                "limits",
                "quarantined \(limits.quarantined) %; fewest \(limits.fewest); drop \(limits.drop) %; size \(limits.size) %"
            ),
            (
                "freshness",
                "warn \(settings.freshness.warn.map { "\($0) days" } ?? "never"); "
                    + "error \(settings.freshness.error.map { "\($0) days" } ?? "never")"
            ),
            (
                "retention",
                "daily \(retention.releases.daily); weekly \(retention.releases.weekly); "
                    + "monthly \(retention.releases.monthly); articles "
                    + "\(retention.articles.map { "\($0) days" } ?? "for ever"); inbox "
                    + "\(retention.inbox.map { "\($0) days" } ?? "for ever"); runs \(retention.runs)"
            ),
            (
                "monitoring",
                "metrics \(settings.monitoring.metrics ?? "none"); ping "
                    + (settings.monitoring.ping == nil && settings.monitoring.pingFile == nil ? "none" : "set")
                    + "; log \(settings.monitoring.log ?? "none"); mail \(settings.monitoring.mail ?? "none")"
            ),
        ]
        let table = rows.map { [$0.0, $0.1, given.contains($0.0) ? configuration : "by default"] }
        for line in TextTable.aligned([["setting", "value", "from"]] + table) { output.result(line) }
        return .done
    }
}
