import Domain
import Foundation
import Publishing

/// `briefing init`: a configuration and what a machine needs to run it every night.
public struct InitRun: Sendable {
    private let folder: String
    private let program: String
    private let user: String
    private let fetches: Bool

    /// - Parameters:
    ///   - folder: where the files go, and where the nights will be made.
    ///   - program: the path of the program.
    ///   - user: whose nights they are.
    ///   - fetches: whether the service may use the network.
    public init(folder: String, program: String, user: String, fetches: Bool) {
        self.folder = folder
        self.program = program
        self.user = user
        self.fetches = fetches
    }

    private static let files: [(name: String, bytes: [UInt8])] = [
        ("briefing.yaml", PackageResources.briefing_yaml), ("briefing.cron", PackageResources.briefing_cron),
        ("briefing.service", PackageResources.briefing_service), ("briefing.timer", PackageResources.briefing_timer),
        ("briefing.logrotate", PackageResources.briefing_logrotate),
    ]

    /// Writes the files; one that is there already stays as it is, and nothing is written.
    public func run(to output: RunOutput) throws -> ExitStatus {
        let place = URL(fileURLWithPath: folder).standardizedFileURL.path
        guard place.utf8.allSatisfy({ $0 > 32 && $0 != 34 && $0 != 37 && $0 != 39 && $0 != 92 && $0 < 127 }) else {
            throw RunFailure(
                .usage,
                "\(place): cron and systemd want a path without spaces, quotes, per cent signs or other letters; name "
                    + "another folder")
        }
        try Store.makeFolder(place)
        try Store.makeFolder(place + "/articles")
        for file in Self.files where FileManager.default.fileExists(atPath: place + "/" + file.name) {
            throw RunFailure(
                .cannotCreate, "\(place)/\(file.name) is there already; move it away, or name another folder")
        }
        let values = [
            "folder": place, "program": program, "user": user,
            "network": fetches
                ? "RestrictAddressFamilies=AF_UNIX AF_INET AF_INET6"
                : "# No source is an address, so that no network is needed; “init --feeds” allows it.\n"
                    + "RestrictAddressFamilies=AF_UNIX\nPrivateNetwork=yes",
        ]
        for file in Self.files {
            var text = String(decoding: file.bytes, as: UTF8.self)
            for (name, value) in values { text = text.replacing("{{\(name)}}", with: value) }
            _ = try Store.run { try SafeFile.write(Array(text.utf8), to: place + "/" + file.name) }
            output.result("\(place)/\(file.name)")
        }
        output.notice(
            "put articles into \(place)/articles, look through briefing.yaml, and try “\(program) nightly --config "
                + "\(place)/briefing.yaml --dry-run”; then either add the line of briefing.cron to a crontab, or as root "
                + "copy briefing.service and briefing.timer to /etc/systemd/system and run “systemctl enable --now "
                + "briefing.timer”")
        return .done
    }
}
