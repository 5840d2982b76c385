import ArgumentParser
import Domain
import Pipeline

/// `briefing nightly`
struct Nightly: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "For cron: read what is new, update the archive, render and publish. Silent when all is well.")

    @Option(name: [.short, .long], help: "The configuration.")
    var config = "briefing.yaml"

    @Option(help: ArgumentHelp("The night to make: a day (its last second) or an RFC 3339 time.", valueName: "time"))
    var asOf: Moment?

    @Flag(name: [.short, .long], help: "Say in one line what was done.")
    var verbose = false

    func run() async throws {
        try await Console.finish {
            try NightlyRun(configuration: config, asOf: asOf, verbose: verbose).run(to: Console.output)
        }
    }
}
