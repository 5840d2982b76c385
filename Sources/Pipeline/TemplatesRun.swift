import Foundation
import Reporting

/// `briefing templates`: what the built-in templates are, and whether a folder of others holds.
public struct TemplatesRun: Sendable {
    /// What is asked for.
    public enum Task: Sendable {
        /// The names of all templates.
        case list
        /// One template's text.
        case show(String)
        /// Whether the templates of a folder can take the place of built-in ones.
        case check(String)
    }

    private let task: Task

    public init(_ task: Task) { self.task = task }

    /// Does it.
    ///
    /// - Throws: `RunFailure` with the template, the line and the tag of the first thing that is wrong.
    public func run(to output: RunOutput) throws(RunFailure) -> ExitStatus {
        switch task {
        case .list:
            for name in TemplateLibrary.names { output.result(name + ".mustache") }
        case .show(let file):
            let name = file.hasSuffix(".mustache") ? String(file.dropLast(".mustache".count)) : file
            guard let text = TemplateLibrary.source(of: name) else {
                throw RunFailure(
                    .usage,
                    "\(file): there is no such template; “briefing templates list” names them")
            }
            output.result(text.hasSuffix("\n") ? String(text.dropLast()) : text)
        case .check(let folder):
            let recipe = try BriefingRecipe(assumptions: [], templatesFolder: folder, formats: ["html"])
            do {
                _ = try TemplateLibrary(overriding: recipe.templates)
            } catch {
                throw RunFailure(.configuration, "\(folder): \(error)")
            }
            let names = recipe.templates.keys.sorted().joined(separator: ", ")
            output.result("\(folder): sound; it replaces \(names)")
        }
        return .done
    }
}
