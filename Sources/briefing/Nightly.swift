import ArgumentParser
import Domain
import Foundation
import Pipeline

/// The configuration of nights.
struct ConfigurationOption: ParsableArguments {
    @Option(name: [.short, .long], help: "The configuration.")
    var config = "briefing.yaml"
}

/// `briefing nightly`
struct Nightly: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "For cron: read what is new, update the archive, render and publish. Silent when all is well.",
        discussion: """
            A night that was missed is made up, each with its own moment, so that “what changed” stays right. A run that \
            was killed is completed by the next one.
            """)

    @OptionGroup var settings: ConfigurationOption

    @Option(help: ArgumentHelp("The night to make: a day (its last second) or an RFC 3339 time.", valueName: "time"))
    var asOf: Moment?

    @Option(help: ArgumentHelp("Make every night from this day on, whatever was made before.", valueName: "day"))
    var since: CalendarDate?

    @Option(help: ArgumentHelp("Make nights up to this day only.", valueName: "day"))
    var until: CalendarDate?

    @Option(help: ArgumentHelp("Missed nights to make up: all, latest (none), or how many.", valueName: "nights"))
    var catchUp = "all"

    @Flag(help: "Print what would be done, and do nothing.")
    var dryRun = false

    @Option(help: ArgumentHelp("Wait so long for another run to end, such as 10m.", valueName: "time"))
    var wait: String?

    @Flag(help: "Publish a night that the limits of the configuration would hold back.")
    var force = false

    @Flag(name: [.short, .long], help: "Say what is done.")
    var verbose = false

    @Option(help: "text, json or logfmt.")
    var logFormat = "text"

    func run() async throws {
        try await Console.finish {
            var options = NightlyOptions()
            options.configuration = settings.config
            options.asOf = asOf
            options.since = since
            options.until = until
            options.catchUp = catchUp
            options.isTrial = dryRun
            options.isForced = force
            options.isVerbose = verbose
            options.logFormat = logFormat
            options.isJournal = Console.isJournal
            if let wait {
                guard let seconds = StatusRun.seconds(wait) else {
                    throw RunFailure(.usage, "--wait “\(wait)”: write a time such as 30s, 10m or 1h")
                }
                options.wait = seconds
            }
            return try NightlyRun(options).run(to: Console.output)
        }
    }
}

/// `briefing status`
struct Status: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Say how the last night went; exit status 1 if the last good one is too long ago.")

    @OptionGroup var settings: ConfigurationOption

    @Option(help: ArgumentHelp("The longest time since the last good night, such as 26h.", valueName: "time"))
    var maxAge: String?

    @Option(help: "text or json.")
    var format = "text"

    func run() async throws {
        try await Console.finish {
            let seconds = try maxAge.map { text in
                guard let seconds = StatusRun.seconds(text) else {
                    throw RunFailure(.usage, "--max-age “\(text)”: write a time such as 90m, 26h or 2d")
                }
                return seconds
            }
            return try StatusRun(configuration: settings.config, maxAge: seconds, format: format).run(
                to: Console.output)
        }
    }
}

/// `briefing quarantine`
struct Quarantine: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "What could not be read and why: list it, try it again, or forget it.",
        subcommands: [List.self, Retry.self, Drop.self], defaultSubcommand: List.self)

    struct List: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Each input in quarantine with its reason.")

        @OptionGroup var place: OutputOptions

        @Option(help: "table or json.")
        var format = "table"

        func run() async throws {
            try await Console.finish {
                try QuarantineRun(archive: place.archivePath, task: .list(format: format)).run(to: Console.output)
            }
        }
    }

    struct Retry: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Have the next night try inputs again.")

        @Argument(help: "Places or digests; all inputs where none is named.")
        var inputs: [String] = []

        @OptionGroup var place: OutputOptions

        func run() async throws {
            try await Console.finish {
                try QuarantineRun(archive: place.archivePath, task: .retry(inputs)).run(to: Console.output)
            }
        }
    }

    struct Drop: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Forget inputs; they are not read again.")

        @Argument(help: "Places or digests.")
        var inputs: [String]

        @OptionGroup var place: OutputOptions

        func run() async throws {
            try await Console.finish {
                try QuarantineRun(archive: place.archivePath, task: .drop(inputs)).run(to: Console.output)
            }
        }
    }
}

/// `briefing config`
struct Config: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check a configuration, or show what it comes to.",
        subcommands: [Check.self, Show.self], defaultSubcommand: Check.self)

    struct Check: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Check all that a night reads before it begins.")

        @OptionGroup var settings: ConfigurationOption

        func run() async throws {
            try await Console.finish {
                try SettingsRun(configuration: settings.config).check(to: Console.output)
            }
        }
    }

    struct Show: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print each setting with its value and where that comes from.")

        @OptionGroup var settings: ConfigurationOption

        func run() async throws {
            try await Console.finish {
                try SettingsRun(configuration: settings.config).show(to: Console.output)
            }
        }
    }
}
