import ArgumentParser
import Domain
import Pipeline

/// `briefing generate`
struct Generate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write briefings from articles: files, folders, or one article on standard input (-).")

    @Argument(help: "Files or folders of articles; - for standard input.")
    var input: [String]

    @Option(help: "The company to write about; by default every company that has facts, by weight of news.")
    var company: [String] = []

    @Option(
        help: ArgumentHelp(
            "See what was published by then: a day (its last second) or an RFC 3339 time.", valueName: "time"))
    var asOf: Moment?

    @Option(help: ArgumentHelp("The date of texts that bear none.", valueName: "yyyy-mm-dd"))
    var published: CalendarDate?

    @OptionGroup var place: OutputOptions

    @Option(
        help: ArgumentHelp(
            "The forms to write, with commas; by default all: html,markdown,json,csv,ics,eml,sheet.", valueName: "forms"
        )
    )
    var format: String?

    @Option(
        help: ArgumentHelp("A folder whose templates replace the built-in ones of the same name.", valueName: "folder"))
    var templates: String?

    @Option(
        help: ArgumentHelp(
            "Replace a model assumption: name=value, or a CSV file with the columns name and value; may be given more than once.",
            valueName: "name=value"))
    var assume: [String] = []

    @Option(help: ArgumentHelp("Corrections of how claims were read, in YAML.", valueName: "file"))
    var corrections: String?

    @OptionGroup var lexicons: TableOptions

    func run() async throws {
        try await Console.finish {
            // A page that is printed is read in a terminal, unless another form is asked for.
            let isPrinted = place.output == "-"
            let formats = format.map { $0.split(separator: ",").map(String.init) }
            let options = GenerateRun.Options(
                inputs: input, companies: company, asOf: asOf, published: published, output: place.output,
                archive: isPrinted ? place.archive : place.archivePath,
                formats: formats ?? (isPrinted ? ["markdown"] : GenerateRun.Options.everyFormat),
                templates: templates,
                assumptions: assume, tables: lexicons.folder(in: place), corrections: corrections)
            return try GenerateRun(options).run(to: Console.output)
        }
    }
}
