import ArgumentParser
import Foundation
import Pipeline

/// `briefing init`
struct Init: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a commented configuration, a cron line, a systemd service and timer, and a logrotate file.")

    @Argument(help: ArgumentHelp("Where they go; nothing that is there is overwritten.", valueName: "folder"))
    var folder = "."

    @Flag(help: "Let the service use the network, to fetch feeds.")
    var feeds = false

    @Option(help: ArgumentHelp("Whose service it is; by default yours.", valueName: "user"))
    var user: String?

    func run() async throws {
        try await Console.finish {
            let program = Bundle.main.executablePath ?? "/usr/bin/briefing"
            return try InitRun(
                folder: folder, program: program, user: user ?? NSUserName(), fetches: feeds
            ).run(to: Console.output)
        }
    }
}

/// `briefing serve`
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Show a site in a browser on this machine, and to nobody else.")

    @Argument(help: ArgumentHelp("The folder of the site.", valueName: "folder"))
    var site = "Output/site"

    @Option(help: "Where to listen on 127.0.0.1; 0 for any free port.")
    var port: UInt16 = 8080

    func run() async throws {
        try await Console.finish { try await ServeRun(site: site, port: port).run(to: Console.output) }
    }
}
