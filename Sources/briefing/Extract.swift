import ArgumentParser
import Domain
import Pipeline

/// `briefing extract`
struct Extract: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Print one JSON line for each article: text, figures, entities, claims, events.",
        discussion: """
            With --jsonl, lines {"id", "html" or "text", "url"?, "published"?} are read from standard input and \
            answered in order; a line that cannot be read gets {"schema", "id", "error"} and the stream goes on.
            """)

    @Argument(help: "Files or folders of articles, feeds or WARC archives; gzip is undone.")
    var input: [String] = []

    @Flag(help: "Read JSON lines from standard input.")
    var jsonl = false

    @Option(help: ArgumentHelp("The date of texts that bear none.", valueName: "yyyy-mm-dd"))
    var published: CalendarDate?

    @Option(help: ArgumentHelp("The parts to print, with commas: article,figures,entities,claims.", valueName: "parts"))
    var only: String?

    @Option(help: "How many articles are worked on at once.")
    var jobs = 2

    @Flag(help: "Print the text for a person instead: each claim's parts marked, and why.")
    var explain = false

    @OptionGroup var lexicons: TableOptions

    func validate() throws {
        if jsonl == !input.isEmpty {
            throw ValidationError("Name files or folders, or give --jsonl and lines on standard input.")
        }
        if explain, jsonl || only != nil {
            throw ValidationError("--explain takes files or folders, and neither --jsonl nor --only.")
        }
        if jobs < 1 { throw ValidationError("--jobs \(jobs): at least one is needed.") }
    }

    func run() async throws {
        try await Console.finish {
            let parts = Set((only ?? "").split(separator: ",").map(String.init))
            let run = try ExtractRun(.init(published: published, only: parts, jobs: jobs, tables: lexicons.tables))
            if explain {
                return run.explain(input, marking: Console.isTerminal ? .colour : .brackets, to: Console.output)
            }
            guard jsonl else { return await run.files(input, to: Console.output) }
            try await run.stream(StandardInputLines(), jobs: jobs, to: Console.output)
            return .done
        }
    }
}
