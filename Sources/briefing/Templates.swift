import ArgumentParser
import Pipeline

/// `briefing templates`
struct Templates: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List and print the built-in templates, and check a folder of your own.",
        subcommands: [List.self, Show.self, Check.self])

    /// `briefing templates list`
    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Name the built-in templates.")

        func run() async throws { try await Console.finish { try TemplatesRun(.list).run(to: Console.output) } }
    }

    /// `briefing templates show`
    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Print a built-in template, to start one’s own from.")

        @Argument(help: "A template, such as briefing.html.mustache.")
        var name: String

        func run() async throws { try await Console.finish { try TemplatesRun(.show(name)).run(to: Console.output) } }
    }

    /// `briefing templates check`
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say whether the templates of a folder can take the place of built-in ones.")

        @Argument(help: "A folder of templates.")
        var folder: String

        func run() async throws {
            try await Console.finish { try TemplatesRun(.check(folder)).run(to: Console.output) }
        }
    }
}
