import Domain
import Foundation
import Publishing
import Reference
import Reporting

/// What `briefing nightly` is told in `briefing.yaml`.
struct Configuration: Sendable, Hashable {
    /// The folders and files articles are read from, and the addresses of feeds.
    var sources: [String]
    /// The folder for briefings, archive and lock.
    var output = "Output"
    /// The archive; `archive.sqlite` in the output folder if it is not said.
    var archive: String?
    /// The folder of the site; `site` in the output folder if it is not said.
    var site: String?
    /// Where what is fetched lands; `inbox` in the output folder if it is not said.
    var inbox: String?
    /// The address of the site on the web; without one its canonical links and feeds have a stand-in.
    var address: String?
    /// The companies to write about; all that have facts if none is named.
    var companies: [String] = []
    /// Whether marked samples are read.
    var samples = false
    /// A folder of templates that replace built-in ones.
    var templates: String?
    /// A folder of CSV files that extend the built-in lexicons.
    var tables: String?
    /// A file of corrections.
    var corrections: String?
    /// Model assumptions replaced, by name.
    var assumptions: [String: Double] = [:]
    /// Where each release is copied to.
    var destinations: [Destination] = []
    /// How feeds are fetched.
    var fetch = FetchSettings()
    /// When a night does not publish.
    var limits = LimitSettings()
    /// When sources count as stale.
    var freshness = FreshnessSettings()
    /// What is kept.
    var retention = RetentionSettings()
    /// Whom a run tells how it went.
    var monitoring = MonitoringSettings()

    var archivePath: String { archive ?? output + "/archive.sqlite" }
    var sitePath: String { site ?? output + "/site" }
    var inboxPath: String { inbox ?? output + "/inbox" }
    /// Where the site stands on the web.
    var siteSettings: SiteSettings { address.flatMap(SiteSettings.init(address:)) ?? .placeholder }
    /// The sources that are addresses.
    var feeds: [String] { sources.filter { $0.contains("://") } }
    /// The sources that are files and folders.
    var paths: [String] { sources.filter { !$0.contains("://") } }

    static let keys = [
        "sources", "output", "archive", "site", "inbox", "address", "companies", "samples", "templates", "tables",
        "assumptions", "corrections", "publish", "fetch", "limits", "freshness", "retention", "monitoring",
    ]

    /// What destinations look like.
    static let destinationForms =
        "folder:/srv/www, git:/srv/site.git#pages, rsync:user@host:/srv/www or "
        + "archive:/srv/site.tar.gz"

    /// Reads and checks a configuration as a whole; every problem names the key and what it wants.
    init(path: String) throws(RunFailure) {
        guard let data = FileManager.default.contents(atPath: path),
            let text = String(validating: data, as: UTF8.self)
        else {
            throw RunFailure(
                .configuration,
                "\(path): there is no such file, or it cannot be read as UTF-8 text; name a configuration with "
                    + "--config, or write one with “briefing init”")
        }
        try self.init(yaml: text, name: path)
    }

    init(yaml: String, name: String) throws(RunFailure) {
        let reader = try SettingsReader(yaml: yaml, file: name)
        try reader.allow(Self.keys)
        sources = try reader.texts("sources")
        guard !sources.isEmpty else {
            throw reader.wrong("sources", "a list of folders, files and addresses of feeds, at least one")
        }
        output = try reader.text("output") ?? output
        archive = try reader.text("archive")
        site = try reader.text("site")
        inbox = try reader.text("inbox")
        address = try reader.text("address")
        if let address, SiteSettings(address: address) == nil {
            throw reader.wrong("address", "the site’s address on the web, such as https://briefings.example.org/")
        }
        companies = try reader.texts("companies")
        templates = try reader.text("templates")
        tables = Tables.folder(named: try reader.text("tables"), output: output)
        corrections = try reader.text("corrections")
        samples = try reader.flag("samples") ?? samples
        assumptions = try reader.numbers("assumptions")
        destinations = try reader.texts("publish").map { text throws(RunFailure) in
            guard let destination = Destination(text) else {
                throw reader.wrong("publish", "a list of destinations, such as \(Self.destinationForms)")
            }
            return destination
        }
        fetch = try FetchSettings(reader.part("fetch"))
        limits = try LimitSettings(reader.part("limits"))
        freshness = try FreshnessSettings(reader.part("freshness"))
        retention = try RetentionSettings(reader.part("retention"))
        monitoring = try MonitoringSettings(reader.part("monitoring"))
    }
}

/// How feeds are fetched: `fetch` in the configuration.
struct FetchSettings: Sendable, Hashable {
    /// Hosts that may be asked though their address is private or their port uncommon.
    var hosts: [String] = []
    /// Where to read about the visitor: an address or a mailbox, told to every server.
    var contact: String?
    /// The longest a request may take.
    var seconds = 30
    /// The longest an answer may be.
    var megabytes = 20
    /// The rest between two requests to one host, in seconds.
    var pause = 1
    /// Whether pages that a feed only names and sums up are fetched.
    var pages = true

    init() {}

    init(_ reader: SettingsReader) throws(RunFailure) {
        try reader.allow(["hosts", "contact", "seconds", "megabytes", "pause", "pages"])
        hosts = try reader.texts("hosts")
        contact = try reader.text("contact")
        if let contact, contact.utf8.contains(where: { $0 < 32 || $0 > 126 }) {
            throw reader.wrong("contact", "an address of plain letters, such as https://briefings.example.org/about")
        }
        seconds = try reader.whole("seconds", 1...600) ?? seconds
        megabytes = try reader.whole("megabytes", 1...1_000) ?? megabytes
        pause = try reader.whole("pause", 0...60) ?? pause
        pages = try reader.flag("pages") ?? pages
    }
}

/// When a night does not publish: `limits` in the configuration.
struct LimitSettings: Sendable, Hashable {
    /// The share of a night's new inputs that may be unreadable, in per cent.
    var quarantined = 20
    /// Of fewer new inputs the share says nothing.
    var fewest = 10
    /// How far the day's articles may fall below the median of the seven days of runs before, in per cent.
    var drop = 50
    /// How far a release's size may be from the one before, in per cent.
    var size = 50

    init() {}

    init(_ reader: SettingsReader) throws(RunFailure) {
        try reader.allow(["quarantined", "fewest", "drop", "size"])
        quarantined = try reader.whole("quarantined", 0...100) ?? quarantined
        fewest = try reader.whole("fewest", 1...1_000_000) ?? fewest
        drop = try reader.whole("drop", 0...100) ?? drop
        size = try reader.whole("size", 1...100_000) ?? size
    }
}

/// When sources count as stale: `freshness` in the configuration, in days since the newest article.
struct FreshnessSettings: Sendable, Hashable {
    /// From then on it is said.
    var warn: Int?
    /// From then on the run fails, after it has published.
    var error: Int?

    init() {}

    init(_ reader: SettingsReader) throws(RunFailure) {
        try reader.allow(["warn", "error"])
        warn = try reader.whole("warn", 1...3_650)
        error = try reader.whole("error", 1...3_650)
        if let warn, let error, error < warn { throw reader.wrong("error", "no fewer days than “warn”") }
    }
}

/// What is kept: `retention` in the configuration.
struct RetentionSettings: Sendable, Hashable {
    /// Releases kept: the last of so many days, weeks and months.
    var releases = ReleaseRetention(daily: 14, weekly: 8, monthly: 24)
    /// Days that articles are kept which no briefing rests on; for ever where it is not said.
    var articles: Int?
    /// Days that fetched files are kept; for ever where it is not said.
    var inbox: Int?
    /// Records of runs kept.
    var runs = 400

    init() {}

    init(_ reader: SettingsReader) throws(RunFailure) {
        try reader.allow(["daily", "weekly", "monthly", "articles", "inbox", "runs"])
        releases = ReleaseRetention(
            daily: try reader.whole("daily", 1...10_000) ?? releases.daily,
            weekly: try reader.whole("weekly", 0...10_000) ?? releases.weekly,
            monthly: try reader.whole("monthly", 0...10_000) ?? releases.monthly)
        articles = try reader.whole("articles", 1...36_500)
        inbox = try reader.whole("inbox", 1...36_500)
        runs = try reader.whole("runs", 1...1_000_000) ?? runs
    }
}

/// Whom a run tells how it went: `monitoring` in the configuration.
struct MonitoringSettings: Sendable, Hashable {
    /// A file for node_exporter's textfile collector.
    var metrics: String?
    /// An address that is asked when a run starts, ends well and fails.
    var ping: String?
    /// A file that holds that address, which is then no secret of the configuration.
    var pingFile: String?
    /// A file that every line of the log is added to.
    var log: String?
    /// Who is written to when a run fails.
    var mail: String?
    /// The program that takes the mail.
    var sendmail = "/usr/sbin/sendmail"

    init() {}

    init(_ reader: SettingsReader) throws(RunFailure) {
        try reader.allow(["metrics", "ping", "ping-file", "log", "mail", "sendmail"])
        metrics = try reader.text("metrics")
        ping = try reader.text("ping")
        pingFile = try reader.text("ping-file")
        if ping != nil, pingFile != nil { throw reader.wrong("ping", "left out where “ping-file” is given") }
        log = try reader.text("log")
        mail = try reader.text("mail")
        if let mail, !mail.contains("@") || mail.utf8.contains(where: { $0 <= 32 || $0 > 126 }) {
            throw reader.wrong("mail", "a mailbox, such as operator@example.org")
        }
        sendmail = try reader.text("sendmail") ?? sendmail
    }
}
