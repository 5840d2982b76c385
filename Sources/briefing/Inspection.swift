import ArgumentParser
import Domain
import Pipeline

/// `briefing explain`
struct Explain: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print one number’s receipt, down to sentences, rows and assumptions.")

    @Argument(help: "A receipt, such as r-5f0a31c2be9d7714.")
    var id: String

    @OptionGroup var place: OutputOptions

    func run() async throws {
        try await Console.finish {
            try ExplainRun(output: place.output, archive: place.archivePath).run(id, to: Console.output)
        }
    }
}

/// `briefing verify`
struct Verify: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prove a briefing or a folder of them: each number against the archive, formulas and tables.")

    @Argument(help: "The folder of a briefing, of briefings, or of a site; by default the output folder.")
    var folder: String?

    @OptionGroup var place: OutputOptions

    @OptionGroup var lexicons: TableOptions

    func run() async throws {
        try await Console.finish {
            try VerifyRun(
                folder: folder ?? place.output, archive: place.archivePath, tables: lexicons.folder(in: place)
            ).run(
                to: Console.output)
        }
    }
}

/// `briefing facts`
struct Facts: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Print the ledger of facts as a table, CSV or JSON.")

    @OptionGroup var place: OutputOptions

    @Option(help: "Only facts about this company.")
    var company: String?

    @Option(help: "Only facts of this metric, such as aiSpending.")
    var metric: String?

    @Option(help: ArgumentHelp("See what was published by then.", valueName: "time"))
    var asOf: Moment?

    @Option(help: "table, csv or json.")
    var format = "table"

    @OptionGroup var lexicons: TableOptions

    func run() async throws {
        try await Console.finish {
            try FactsRun(
                archive: place.archivePath, company: company, metric: metric, asOf: asOf, format: format,
                tables: lexicons.folder(in: place)
            )
            .run(to: Console.output)
        }
    }
}

/// `briefing doctor`
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say what is missing on this machine, and the command that mends it.")

    @OptionGroup var place: OutputOptions

    func run() async throws {
        try await Console.finish {
            try DoctorRun(output: place.output, archive: place.archivePath).run(to: Console.output)
        }
    }
}
