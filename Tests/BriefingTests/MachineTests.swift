import Foundation
import Testing

@Suite("On a machine of one's own")
struct MachineTests {
    @Test("init writes a configuration that works as it stands, and nothing over what is there")
    func initialised() throws {
        let program = try Program()
        defer { program.remove() }
        let first = try program.run(["init", "here", "--user", "daemon"])
        #expect(first.status == 0, "\(first.complaints)")
        #expect(
            program.names(in: "here") == [
                "articles", "briefing.cron", "briefing.logrotate", "briefing.service", "briefing.timer",
                "briefing.yaml",
            ])
        let written = try program.listing()
        let second = try program.run(["init", "here"])
        #expect(second.status == 73 && second.complaints.contains("briefing.yaml"))
        #expect(try program.listing() == written)
        #expect(try program.run(["config", "check", "-c", "here/briefing.yaml"]).status == 0)

        try program.write(Story.page("$3 billion", "2024-04-30"), to: "here/articles/one.html")
        let night = try program.run(["nightly", "-c", "here/briefing.yaml", "--as-of", "2024-04-30"])
        #expect(night.status == 0, "\(night.complaints)")
        #expect(try program.read("here/output/site/current/index.html").contains("Acme Robotics"))

        #expect(try program.read("here/briefing.service").contains("PrivateNetwork=yes"))
        #expect(try program.run(["init", "fetching", "--feeds"]).status == 0)
        #expect(try !program.read("fetching/briefing.service").contains("PrivateNetwork"))
        #expect(try program.run(["init", "a b"]).status == 64)
    }

    @Test("newer rates are in use once they are taken in, and what was made before stays proven")
    func rates() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(
            Story.page("CN¥7 billion", "2024-04-30"), to: "one.html")
        let generate = ["generate", "one.html", "--as-of", "2024-04-30"]
        #expect(try program.run(generate).status == 0)
        try program.write("month,CNY\n2024-03,7.5\n", to: "other.csv")
        let refused = try program.run(["reference", "update", "other.csv"])
        #expect(refused.status == 78 && refused.complaints.contains("2024-03, CNY"))
        #expect(try program.run(["reference"]).output.contains("exchange_rates_monthly: built in\n"))

        try program.write("month,VND\n2024-03,24700\n", to: "new.csv")
        let taken = try program.run(["reference", "update", "new.csv"])
        #expect(taken.status == 0 && taken.output.contains("1 row new (2024-03)"), "\(taken.complaints)")
        #expect(
            try program.run(["reference"]).output.contains("newer rows from Output/tables/exchange_rates_monthly.csv"))
        let verified = try program.run(["verify"])
        #expect(verified.status == 0 && verified.output.contains("made with other tables"), "\(verified.output)")
        #expect(try program.run(generate).status == 0)
        let again = try program.run(["verify"])
        #expect(again.status == 0 && !again.output.contains("other tables"), "\(again.output)")
    }

    @Test("systemd finds nothing wrong with the service and the timer")
    func units() throws {
        let systemd = "/usr/bin/systemd-analyze"
        guard FileManager.default.isExecutableFile(atPath: systemd) else {
            print("skipped: \(systemd) is not there, so that the units are not checked")
            return
        }
        let program = try Program()
        defer { program.remove() }
        #expect(try program.run(["init", "here", "--user", "daemon"]).status == 0)
        let folder = program.folder.path + "/here/"
        // Manual pages are of the installed program.
        for name in ["briefing.service", "briefing.timer"] {
            let text = try program.read("here/" + name).replacing("Documentation=man:briefing(1)\n", with: "")
            try program.write(text, to: "here/" + name)
        }
        let process = Process()
        process.executableURL = URL(fileURLWithPath: systemd)
        process.arguments = ["verify", folder + "briefing.service", folder + "briefing.timer"]
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = pipe
        try process.run()
        let said = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        // What is said of units of the machine is not about ours.
        #expect(!said.split(separator: "\n").contains { $0.contains("briefing.") }, "\(said)")
        #expect(process.terminationStatus == 0, "\(said)")
    }

    @Test("serve shows the live site to this machine alone, and nothing outside it")
    func serve() throws {
        let program = try Story.prepared()
        defer { program.remove() }
        #expect(try program.run(["serve", "nowhere"]).status == 66)
        #expect(try program.run(["nightly", "--as-of", "2024-04-30"]).status == 0)
        let (process, address) = try program.serving("Out/site")
        defer { process.terminate() }
        func get(_ path: String, _ arguments: [String] = []) throws -> String {
            let curl = Process()
            curl.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            curl.arguments = ["curl", "-s", "-i", "--path-as-is", "--max-time", "5"] + arguments + [address + path]
            let pipe = Pipe()
            curl.standardOutput = pipe
            try curl.run()
            let bytes = try pipe.fileHandleForReading.readToEnd() ?? Data()
            curl.waitUntilExit()
            return String(decoding: bytes, as: UTF8.self)
        }
        guard (try? get("/"))?.isEmpty == false else {
            print("skipped: curl is not there, so that the preview is not asked")
            return
        }
        let home = try get("/")
        #expect(home.hasPrefix("HTTP/1.1 200") && home.contains("Acme Robotics"))
        #expect(home.contains("text/html"))
        for path in ["/../../archive.sqlite", "/%2e%2e/%2e%2e/archive.sqlite", "/releases", "/nothing.html", "/.lock"] {
            let answer = try get(path)
            #expect(answer.hasPrefix("HTTP/1.1 404") && !answer.contains("SQLite"), "\(path)")
        }
        #expect(try get("/", ["-H", "Host: evil.example"]).hasPrefix("HTTP/1.1 403"))
        #expect(try get("/", ["-X", "POST"]).hasPrefix("HTTP/1.1 405"))
        process.terminate()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }

    @Test("SECURITY.md names tests that there are")
    func securityPage() throws {
        let page = try String(contentsOf: Program.package.appendingPathComponent("SECURITY.md"), encoding: .utf8)
        let named = Set(page.matches(of: #/`([A-Za-z]+Tests)`/#).map { String($0.1) })
        var known: Set<String> = []
        let tests = Program.package.appendingPathComponent("Tests")
        let walk = try #require(FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil))
        while let file = walk.nextObject() as? URL {
            guard file.pathExtension == "swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            known.formUnion(text.matches(of: #/struct ([A-Za-z]+Tests)/#).map { String($0.1) })
        }
        #expect(named.count > 15)
        #expect(named.subtracting(known) == [])
    }

    @Test("the manual names every command, and no other")
    func manual() throws {
        let program = try Program()
        defer { program.remove() }
        let dump = try program.run(["--experimental-dump-help"]).output
        let root = try #require(try JSONSerialization.jsonObject(with: Data(dump.utf8)) as? [String: Any])
        let command = try #require(root["command"] as? [String: Any])
        let commands = try #require(command["subcommands"] as? [[String: Any]]).compactMap {
            $0["commandName"] as? String
        }.filter { $0 != "help" }
        let page = try String(
            contentsOf: Program.package.appendingPathComponent("docs/man/briefing.1"), encoding: .utf8)
        let named = page.split(separator: "\n").filter { $0.hasPrefix(".It Cm ") }.map {
            String($0.dropFirst(".It Cm ".count).prefix { $0 != " " })
        }
        #expect(Set(named) == Set(commands))
        let readme = try String(contentsOf: Program.package.appendingPathComponent("README.md"), encoding: .utf8)
        for status in [0, 1, 3, 4, 64, 65, 66, 69, 70, 73, 74, 75, 77, 78, 130, 143] {
            #expect(["| \(status) |", "| \(status), ", ", \(status) |"].contains { readme.contains($0) }, "\(status)")
            #expect(page.contains(".It \(status)\n") || page.contains(", \(status)\n") || page.contains("\(status) ,"))
        }
    }
}

extension Program {
    /// The program serving a site, and where.
    func serving(_ site: String) throws -> (Process, String) {
        let process = Process()
        process.executableURL = Program.binaryForTests
        process.arguments = ["serve", site, "--port", "0"]
        process.currentDirectoryURL = folder
        process.environment = [:]
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        try process.run()
        var line = ""
        while !line.contains("\n") {
            let piece = pipe.fileHandleForReading.availableData
            if piece.isEmpty { break }
            line += String(decoding: piece, as: UTF8.self)
        }
        return (process, line.trimmingCharacters(in: .whitespacesAndNewlines).trimmingCharacters(in: ["/"]))
    }
}
