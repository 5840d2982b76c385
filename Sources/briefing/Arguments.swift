public import ArgumentParser
public import Domain
import Pipeline

/// `--as-of` and `--known-at`.
extension Moment: ExpressibleByArgument {
    public init?(argument: String) { self.init(argument) }
}

/// `--published`.
extension CalendarDate: ExpressibleByArgument {
    public init?(argument: String) {
        guard argument.utf8.count == 10 else { return nil }
        self.init(iso: argument)
    }
}

/// Where output goes.
struct OutputOptions: ParsableArguments {
    @Option(
        name: [.short, .long],
        help: "The folder for briefings, site and archive; “generate -o -” prints one page and writes nothing.")
    var output = "Output"

    @Option(
        help: ArgumentHelp(
            "The archive.", discussion: "By default archive.sqlite in the output folder.", valueName: "file"))
    var archive: String?

    /// The archive's path.
    var archivePath: String { archive ?? output + "/archive.sqlite" }
}

/// Tables of the user's own.
struct TableOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A folder of CSV files, such as companies.csv, whose rows extend the built-in lexicons.",
            valueName: "folder"))
    var tables: String?

    /// The folder to read: the one given, or “tables” in the output folder where there is one.
    func folder(in place: OutputOptions) -> String? { Tables.folder(named: tables, output: place.output) }
}
