import Domain
import Foundation
import LoopbackServer
import Reference
import Testing

@testable import Fetching

private typealias Answer = LoopbackServer.Answer

@Suite("Feeds fetched politely")
struct PoliteFetcherTests {
    private static let clock = Moment("2024-05-01T06:00:00Z")!
    private static let feed = "<rss version='2.0'><channel><title>t</title></channel></rss>"

    private final class Rests: @unchecked Sendable {
        let lock = NSLock()
        var seconds: [Double] = []
    }

    private func fetcher(
        hosts: Set<String> = ["127.0.0.1", "localhost"], seconds: Int = 5, bytes: Int = 1_000_000,
        rests: Rests = Rests(),
        now: Moment = Self.clock
    ) throws -> PoliteFetcher {
        PoliteFetcher(
            FetchPolicy(
                agent: "briefing/test (+https://example.org/about)", hosts: hosts, seconds: seconds, bytes: bytes,
                pause: 1, special: try SpecialAddressTable.builtIn()),
            now: { now }, rest: { seconds in rests.lock.withLock { rests.seconds.append(seconds) } })
    }

    private func message(_ outcome: PoliteFetcher.Outcome) -> String {
        if case .failed(let message) = outcome { return message }
        return "\(outcome)"
    }

    @Test("it says who it is, reads robots.txt first, and asks only for what changed")
    func conditional() throws {
        let server = try LoopbackServer { request, _ in
            guard request.target == "/feed.xml" else { return Answer(status: 404) }
            if request.headers["if-none-match"] == "\"v1\"" { return Answer(status: 304) }
            return .text(
                Self.feed, kind: "application/rss+xml",
                headers: ["ETag": "\"v1\"", "Last-Modified": "Tue, 30 Apr 2024 08:00:00 GMT"])
        }
        defer { server.stop() }
        var state = FeedState(address: server.url("/feed.xml"))
        guard case .fresh(let bytes, _, _) = try fetcher().feed(&state) else { return #expect(Bool(false)) }
        #expect(bytes == Array(Self.feed.utf8))
        #expect(state.entityTag == "\"v1\"")
        guard case .unchanged = try fetcher().feed(&state) else { return #expect(Bool(false)) }
        #expect(server.requests.map(\.target) == ["/robots.txt", "/feed.xml", "/robots.txt", "/feed.xml"])
        #expect(server.requests[1].headers["user-agent"] == "briefing/test (+https://example.org/about)")
        #expect(server.requests[3].headers["if-modified-since"] == "Tue, 30 Apr 2024 08:00:00 GMT")
    }

    @Test("what robots.txt asks not to read is not asked for")
    func robots() throws {
        let server = try LoopbackServer { request, _ in
            request.target == "/robots.txt"
                ? .text("User-agent: *\nDisallow: /private\nAllow: /private/open\n") : .text(Self.feed)
        }
        defer { server.stop() }
        var closed = FeedState(address: server.url("/private/feed.xml"))
        #expect(message(try fetcher().feed(&closed)).contains("robots.txt"))
        #expect(server.requests.allSatisfy { $0.target == "/robots.txt" })
        var open = FeedState(address: server.url("/private/open/feed.xml"))
        guard case .fresh = try fetcher().feed(&open) else { return #expect(Bool(false)) }
    }

    @Test("a host whose robots.txt fails is left alone")
    func robotsFailing() throws {
        let server = try LoopbackServer { request, _ in
            request.target == "/robots.txt" ? Answer(status: 503) : .text(Self.feed)
        }
        defer { server.stop() }
        var state = FeedState(address: server.url("/feed.xml"))
        #expect(message(try fetcher().feed(&state)).contains("503"))
        #expect(!server.requests.contains { $0.target == "/feed.xml" })
    }

    @Test("a private or loopback address is not asked, also by a name, in other clothes or after being sent on")
    func addresses() throws {
        let server = try LoopbackServer { request, _ in
            request.target == "/robots.txt"
                ? Answer(status: 404)
                : Answer(status: 302, headers: ["Location": "http://10.0.0.1/secret"])
        }
        defer { server.stop() }
        func outcome(_ address: String, hosts: Set<String> = []) throws -> String {
            var state = FeedState(address: address)
            return message(try fetcher(hosts: hosts, seconds: 3).feed(&state))
        }
        #expect(try outcome(server.url("/feed.xml")).contains("port"))
        for address in [
            "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://2130706433/", "http://0x7f.1/",
            "http://[::ffff:127.0.0.1]/", "http://0.0.0.0/", "http://169.254.169.254/latest/meta-data",
        ] {
            #expect(try outcome(address).contains("set aside"), "\(address)")
        }
        #expect(try outcome(server.url("/feed.xml"), hosts: ["127.0.0.1"]).contains("set aside (private use)"))
        #expect(try outcome("file:///etc/passwd").contains("only http"))
        #expect(try outcome("http://user:secret@example.org/").contains("password"))
        #expect(try outcome("no address").contains("no address"))
        #expect(server.requests.filter { $0.target != "/robots.txt" }.map(\.target) == ["/feed.xml"])
    }

    @Test("sent on in a circle, too long, too slow, a page for a feed: each is said")
    func failures() throws {
        let server = try LoopbackServer { request, _ in
            switch request.target {
            case "/robots.txt": Answer(status: 404)
            case "/round": Answer(status: 301, headers: ["Location": "/round"])
            case "/long": .text(String(repeating: "x", count: 300_000))
            case "/slow": Answer(delay: 3)
            case "/login": .text("  <!DOCTYPE html><title>Sign in</title>", kind: "text/html")
            default: Answer(status: 404)
            }
        }
        defer { server.stop() }
        func outcome(_ target: String) throws -> String {
            var state = FeedState(address: server.url(target))
            return message(try fetcher(seconds: 1, bytes: 200_000).feed(&state))
        }
        #expect(try outcome("/round").contains("sent on more than 5"))
        #expect(try outcome("/long").contains("longer than 200000"))
        #expect(try outcome("/login").contains("login"))
        #expect(try outcome("/gone").contains("404"))
        #expect(try outcome("/slow").lowercased().contains("time"))
    }

    @Test("a passing failure is asked again, a longer wait is kept for the next night, and failing nights rest longer")
    func backOff() throws {
        let server = try LoopbackServer { request, before in
            switch request.target {
            case "/robots.txt": Answer(status: 404)
            case "/passing": before < 2 ? Answer(status: 503, headers: ["Retry-After": "7"]) : .text(Self.feed)
            case "/busy": Answer(status: 429, headers: ["Retry-After": "7200"])
            default: Answer(status: 410)
            }
        }
        defer { server.stop() }
        let rests = Rests()
        var passing = FeedState(address: server.url("/passing"))
        guard case .fresh = try fetcher(rests: rests).feed(&passing) else { return #expect(Bool(false)) }
        #expect(rests.seconds.filter { $0 > 1 } == [7, 7])

        var busy = FeedState(address: server.url("/busy"))
        #expect(message(try fetcher().feed(&busy)).contains("429"))
        #expect(busy.notBefore == Moment("2024-05-01T08:00:00Z"))
        guard case .resting(let until) = try fetcher().feed(&busy) else { return #expect(Bool(false)) }
        #expect(until == busy.notBefore)

        var gone = FeedState(address: server.url("/gone"))
        _ = try fetcher().feed(&gone)
        #expect(gone.notBefore == nil)
        _ = try fetcher().feed(&gone)
        #expect(gone.failures == 2)
        #expect(gone.notBefore == Moment("2024-05-01T06:30:00Z"))
    }

    @Test(
        "the longest rule of robots.txt decides",
        arguments: [
            ("User-agent: *\nDisallow: /", "/a", false), ("User-agent: other\nDisallow: /", "/a", true),
            ("User-agent: briefing\nAllow: /\n\nUser-agent: *\nDisallow: /", "/a", true),
            ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf", false),
            ("User-agent: *\nDisallow: /*.pdf$", "/x.pdf?y", true),
            ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true), ("", "/", true),
            ("User-agent: *\nDisallow:", "/", true), ("\u{FEFF}nonsense\n::::\n# x", "/", true),
        ])
    func rules(file: String, path: String, isAllowed: Bool) {
        #expect(RobotsRules(Array(file.utf8), for: "briefing").allows(path) == isAllowed)
    }

    @Test("a pattern made to take long does not")
    func longPattern() {
        let pattern = "User-agent: *\nDisallow: /" + String(repeating: "*a", count: 2_000) + "$"
        #expect(
            RobotsRules(Array(pattern.utf8), for: "briefing").allows("/" + String(repeating: "a", count: 2_000) + "b"))
    }

    @Test("blocks of special addresses")
    func special() throws {
        let table = try SpecialAddressTable.builtIn()
        #expect(table.purpose(of: [8, 8, 8, 8]) == nil)
        #expect(table.purpose(of: [172, 31, 255, 255]) == "private use")
        #expect(table.purpose(of: [172, 32, 0, 0]) == nil)
        #expect(table.purpose(of: [0x26, 0x06] + [UInt8](repeating: 0, count: 14)) == nil)
        #expect(table.purpose(of: [0xFD] + [UInt8](repeating: 0, count: 15)) == "unique local")
    }
}
