import ArgumentParser
import Pipeline

/// `briefing publish`
struct Publish: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Release the rendered briefings as a static site, whole or not at all.")

    @OptionGroup var place: OutputOptions

    @Option(help: ArgumentHelp("The folder of the site; by default “site” in the output folder.", valueName: "folder"))
    var site: String?

    @Option(
        help: ArgumentHelp(
            "The site’s address on the web, for canonical links, feeds and sitemap.", valueName: "address"))
    var address: String?

    @Option(
        help: ArgumentHelp("A folder whose templates replace the built-in ones of the same name.", valueName: "folder"))
    var templates: String?

    @OptionGroup var lexicons: TableOptions

    @Option(
        help: ArgumentHelp(
            "Copy the release there too: folder:PATH, git:REPOSITORY#BRANCH, rsync:PLACE or archive:FILE.tar.gz; may be given more than once.",
            valueName: "destination"))
    var to: [String] = []

    @Flag(help: "Go back to the release before the live one.")
    var rollback = false

    func run() async throws {
        try await Console.finish {
            let run = try PublishRun(
                output: place.output, archive: place.archivePath, site: site ?? place.output + "/site",
                templates: templates, tables: lexicons.folder(in: place), address: address, to: to)
            return rollback ? try run.rollback(to: Console.output) : try run.run(to: Console.output)
        }
    }
}
