import ArgumentParser
import Pipeline

/// The command line: it reads arguments, hands them to a run, prints what comes back, and nothing else.
@main
struct BriefingCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "briefing",
        abstract: "Reads news articles and writes investor briefings about spending on AI and the compute it buys.",
        discussion: """
            Every number on a page has a receipt: a sentence somebody wrote, a row somebody recorded, or a formula \
            and its inputs. “briefing verify” proves it.

            Exit status: 0 done; 1 something was found wrong; 3 done, with inputs in quarantine; 4 the new release \
            failed its own checks; 64 usage; 65 too much of the input is bad; 66 no input; \
            69 sources unavailable or stale; 70 internal; 73 the output \
            cannot be created; 74 input or output failed; 75 another run holds the lock; 77 permission; \
            78 configuration; 130 and 143 interrupted, told to end.
            """,
        version: ProgramVersion.current,
        subcommands: [
            Generate.self, Nightly.self, Publish.self, Extract.self, Project.self, Assumptions.self, Facts.self,
            History.self, ArchiveCommand.self, ReferenceCommand.self,
            Explain.self,
            Verify.self, Status.self, Quarantine.self, Config.self, Init.self, Serve.self,
            Templates.self, Doctor.self,
        ])
}
