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
    /// How readers corrected the reading of claims.
    let corrections: [Correction]

    /// The recipe that replaces nothing and writes every form.
    static let standard = BriefingRecipe(
        assumptions: [:], templates: [:], formats: BriefingFormat.allCases.map(\.rawValue).sorted())

    private init(assumptions: [String: Double], templates: [String: String], formats: [String]) {
        self.assumptions = assumptions
        self.templates = templates
        self.formats = formats
        corrections = []
    }

    /// Reads also what earlier versions wrote, who knew no corrections.
    init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        assumptions = try values.decode([String: Double].self, forKey: .assumptions)
        templates = try values.decode([String: String].self, forKey: .templates)
        formats = try values.decode([String].self, forKey: .formats)
        corrections = try values.decodeIfPresent([Correction].self, forKey: .corrections) ?? []
    }

    /// Reads what the command line gave.
    init(
        assumptions: [String], templatesFolder: String?, formats: [String], corrections file: String? = nil
    ) throws(RunFailure) {
        self.assumptions = try Self.assumptions(assumptions)
        templates = try templatesFolder.map { folder throws(RunFailure) in try Self.templates(in: folder) } ?? [:]
        for format in formats where BriefingFormat(rawValue: format) == nil {
            let known = BriefingFormat.allCases.map(\.rawValue).joined(separator: ", ")
            throw RunFailure(.usage, "--format “\(format)”: there is no such form; the forms are \(known)")
        }
        guard !formats.isEmpty else { throw RunFailure(.usage, "--format: name at least one form") }
        self.formats = Set(formats).sorted()
        corrections = try file.map { file throws(RunFailure) in try Self.corrections(in: file) } ?? []
    }

    private static func corrections(in file: String) throws(RunFailure) -> [Correction] {
        guard let data = FileManager.default.contents(atPath: file),
            let text = String(validating: data, as: UTF8.self)
        else {
            throw RunFailure(
                .configuration, "\(file): the file cannot be read as UTF-8 text; name a file of corrections in YAML")
        }
        do throws(CorrectionFile.Problem) {
            return try CorrectionFile(yaml: text, name: file).entries.map(\.correction)
        } catch {
            throw RunFailure(.configuration, error.description)
        }
    }

    /// The claims of corrections that nothing read makes: a name mistyped, or an article that is not there.
    func idleCorrections(in ledger: Ledger) -> [Identifier<Claim>] {
        let used = Set(ledger.corrections.map(\.claim))
        return corrections.map(\.claim).filter { !used.contains($0) }
    }

    /// The builder that follows the recipe.
    ///
    /// - Parameter scratch: a folder for parts of files while they are made; the system's own where it is `nil`.
    func builder(tables: ReferenceTables, scratch: String? = nil) throws(RunFailure) -> BriefingBuilder {
        do {
            return try BriefingBuilder(
                tables: tables, assumptions: assumptions, templates: try TemplateLibrary(overriding: templates),
                formats: Set(formats.compactMap(BriefingFormat.init(rawValue:))), corrections: corrections,
                scratch: scratch)
        } catch let error as TemplateError {
            throw RunFailure(.configuration, "\(error)")
        } catch {
            throw RunFailure(.configuration, "\(error)")
        }
    }

    private static func assumptions(_ arguments: [String]) throws(RunFailure) -> [String: Double] {
        var values: [String: Double] = [:]
        for argument in arguments {
            if argument.hasSuffix(".csv"), !argument.contains("=") {
                values.merge(try assumptions(inFile: argument)) { $1 }
                continue
            }
            let parts = argument.split(separator: "=", maxSplits: 1)
            guard parts.count == 2, let value = Double(parts[1]), value.isFinite else {
                throw RunFailure(
                    .usage, "--assume “\(argument)”: write name=value, such as pue=1.15, or the path of a CSV file")
            }
            values[String(parts[0])] = value
        }
        return values
    }

    /// Assumptions of a file with the columns `name` and `value`; what else it says of them is for its readers.
    private static func assumptions(inFile file: String) throws(RunFailure) -> [String: Double] {
        guard let data = FileManager.default.contents(atPath: file) else {
            throw RunFailure(.noInput, "--assume \(file): there is no such file, or it cannot be read")
        }
        var values: [String: Double] = [:]
        do throws(CSVTable.Problem) {
            for row in try CSVTable(name: file, bytes: Array(data)).rows {
                let name = try row.text("name")
                guard let value = try row.number("value") else { throw row.problem("the column “value” is empty") }
                guard values.updateValue(value, forKey: name) == nil else {
                    throw row.problem("“\(name)” has a row already; keep one of the two")
                }
            }
        } catch {
            throw RunFailure(.configuration, error.description)
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
