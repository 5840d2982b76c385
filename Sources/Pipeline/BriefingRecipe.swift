import Domain
import Foundation
import Projecting
import Reference
import Reporting

/// What shapes a briefing besides its articles: assumptions, templates and forms, read and checked before anything runs.
struct BriefingRecipe: Sendable, Hashable, Codable {
    /// Model assumptions replaced, by name.
    let assumptions: [String: Double]
    /// Templates replaced, by file name.
    let templates: [String: String]
    /// The forms to write, by name, sorted.
    let formats: [String]

    /// The recipe that replaces nothing and writes every form.
    static let standard = BriefingRecipe(
        assumptions: [:], templates: [:], formats: BriefingFormat.allCases.map(\.rawValue).sorted())

    private init(assumptions: [String: Double], templates: [String: String], formats: [String]) {
        self.assumptions = assumptions
        self.templates = templates
        self.formats = formats
    }

    /// Reads what the command line gave.
    init(assumptions: [String], templatesFolder: String?, formats: [String]) throws(RunFailure) {
        self.assumptions = try Self.assumptions(assumptions)
        templates = try templatesFolder.map { folder throws(RunFailure) in try Self.templates(in: folder) } ?? [:]
        for format in formats where BriefingFormat(rawValue: format) == nil {
            let known = BriefingFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw RunFailure(.usage, "--format “\(format)”: there is no such form; the forms are \(known)")
        }
        guard !formats.isEmpty else { throw RunFailure(.usage, "--format: name at least one form") }
        self.formats = Set(formats).sorted()
    }

    /// The builder that follows the recipe.
    func builder(tables: ReferenceTables) throws(RunFailure) -> BriefingBuilder {
        do {
            return try BriefingBuilder(
                tables: tables, assumptions: assumptions, templates: try TemplateLibrary(overriding: templates),
                formats: Set(formats.compactMap(BriefingFormat.init(rawValue:))))
        } catch let error as TemplateError {
            throw RunFailure(.configuration, "\(error)")
        } catch {
            throw RunFailure(.configuration, "\(error)")
        }
    }

    private static func assumptions(_ arguments: [String]) throws(RunFailure) -> [String: Double] {
        var values: [String: Double] = [:]
        for argument in arguments {
            let parts = argument.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let value = Double(parts[1]), value.isFinite else {
                throw RunFailure(.usage, "--assume “\(argument)”: write name=value, such as pue=1.15")
            }
            values[String(parts[0])] = value
        }
        return values
    }

    private static func templates(in folder: String) throws(RunFailure) -> [String: String] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: folder)
        } catch {
            throw RunFailure(
                .configuration, "--templates \(folder): the folder cannot be read; name a folder of templates")
        }
        var templates: [String: String] = [:]
        for name in names.sorted() where name.hasSuffix(".mustache") || name.hasSuffix(".css") {
            guard let data = FileManager.default.contents(atPath: folder + "/" + name),
                let text = String(data: data, encoding: .utf8)
            else {
                throw RunFailure(.configuration, "\(folder)/\(name): the template cannot be read as UTF-8 text")
            }
            templates[name] = text
        }
        guard !templates.isEmpty else {
            throw RunFailure(
                .configuration, "--templates \(folder): there is no template in it; templates end in .mustache or .css")
        }
        return templates
    }
}
