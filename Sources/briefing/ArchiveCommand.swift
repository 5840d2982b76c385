import ArgumentParser
import Domain
import Pipeline

/// `briefing archive`
struct ArchiveCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "archive", abstract: "Look into the archive, check it, and take its articles out, in and away.",
        subcommands: [Stats.self, Check.self, Export.self, Import.self, Prune.self])

    /// `briefing archive stats`
    struct Stats: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say how much there is of everything.")

        @OptionGroup var place: OutputOptions

        @Option(help: "table or json.")
        var format = "table"

        func run() async throws {
            try await Console.finish {
                try ArchiveRun(archive: place.archivePath, task: .stats(format: format)).run(to: Console.output)
            }
        }
    }

    /// `briefing archive check`
    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Say whether every page, article, claim and briefing of it holds.")

        @OptionGroup var place: OutputOptions

        func run() async throws {
            try await Console.finish {
                try ArchiveRun(archive: place.archivePath, task: .check).run(to: Console.output)
            }
        }
    }

    /// `briefing archive export`
    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print every article with all that was read out of it, a JSON line each.")

        @OptionGroup var place: OutputOptions

        func run() async throws {
            try await Console.finish {
                try ArchiveRun(archive: place.archivePath, task: .export).run(to: Console.output)
            }
        }
    }

    /// `briefing archive import`
    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Take in lines that “briefing extract” printed elsewhere; each is read again, and refused if it differs."
        )

        @Argument(help: "A file of JSON lines; - for standard input.")
        var file: String

        @OptionGroup var place: OutputOptions

        @OptionGroup var lexicons: TableOptions

        func run() async throws {
            try await Console.finish {
                try ArchiveRun(
                    archive: place.archivePath, task: .import(file: file), tables: lexicons.folder(in: place)
                )
                .run(to: Console.output)
            }
        }
    }

    /// `briefing archive prune`
    struct Prune: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Drop articles published before a day, but for those that a briefing rests on.")

        @Option(help: ArgumentHelp("The day.", valueName: "yyyy-mm-dd"))
        var before: CalendarDate

        @Flag(help: "Say what would go, and drop nothing.")
        var dryRun = false

        @OptionGroup var place: OutputOptions

        func run() async throws {
            try await Console.finish {
                try ArchiveRun(archive: place.archivePath, task: .prune(before: before, isTrial: dryRun))
                    .run(to: Console.output)
            }
        }
    }
}

/// `briefing history`
struct History: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print what was said of one fact, by day, and what the briefings made of it.")

    @Argument(help: "A fact, such as f-5f0a31c2be9d7714; “briefing facts” lists them.")
    var fact: String

    @OptionGroup var place: OutputOptions

    @OptionGroup var lexicons: TableOptions

    func run() async throws {
        try await Console.finish {
            try HistoryRun(archive: place.archivePath, fact: fact, tables: lexicons.folder(in: place)).run(
                to: Console.output)
        }
    }
}
