import ArgumentParser
import Pipeline

/// `briefing reference`
struct ReferenceCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "reference",
        abstract: "Take newer exchange rates, capital expenditure and prices in, or list such tables.",
        subcommands: [List.self, Update.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "The tables of recorded numbers, and whose rows they have.")

        @OptionGroup var place: OutputOptions

        @OptionGroup var lexicons: TableOptions

        func run() async throws {
            try await Console.finish {
                try ReferenceRun(folder: lexicons.tables, output: place.output, task: .list).run(to: Console.output)
            }
        }
    }

    struct Update: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take newer rows in from CSV files; what pages were made with stays as it is.",
            discussion: """
                A file is known by its columns: those of a built-in table, or currency, month (or year) and \
                units_per_usd_avg for exchange rates. The rows go into the folder “tables” of the output folder, which is \
                read from then on, or into that of --tables.
                """)

        @Argument(help: "CSV files.")
        var files: [String]

        @Flag(help: "Let the files change numbers that are there already.")
        var revise = false

        @OptionGroup var place: OutputOptions

        @OptionGroup var lexicons: TableOptions

        func run() async throws {
            try await Console.finish {
                try ReferenceRun(
                    folder: lexicons.tables, output: place.output, task: .update(files: files, isRevision: revise)
                ).run(to: Console.output)
            }
        }
    }
}
