public import Domain

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Fetches feeds and pages as a good visitor does: it says who it is, reads robots.txt, asks only for what has changed,
/// rests between requests to one host, waits as long as it is told to, and goes nowhere that is not public.
public final class PoliteFetcher {
    /// What came of asking.
    public enum Outcome: Sendable {
        /// New bytes, and the address they came from in the end.
        case fresh(bytes: [UInt8], address: String, kind: String)
        /// The server says that nothing has changed.
        case unchanged
        /// It is not yet time to ask again.
        case resting(until: Moment)
        /// Nothing came, and why.
        case failed(String)
    }

    private let policy: FetchPolicy
    private let client: WebClient
    private let now: @Sendable () -> Moment
    private let rest: @Sendable (Double) -> Void
    private let shouldStop: @Sendable () -> Bool
    private var robots: [String: RobotsRules] = [:]
    private var hosts: Set<String> = []

    /// How often a request that failed in passing is made again, and the longest wait before it, in seconds.
    static let retries = 2
    static let longestWait = 60
    /// The first rest after a failed night, doubled with each further one up to a day.
    static let firstBackOff = 900

    /// - Parameters:
    ///   - now: the clock.
    ///   - rest: sleeps for some seconds; the machine's own sleep where it is `nil`.
    ///   - shouldStop: whether the run was told to end.
    public init(
        _ policy: FetchPolicy, now: @escaping @Sendable () -> Moment,
        rest: (@Sendable (Double) -> Void)? = nil, shouldStop: @escaping @Sendable () -> Bool = { false }
    ) {
        self.policy = policy
        client = WebClient(policy, shouldStop: shouldStop)
        self.now = now
        self.rest =
            rest ?? { seconds in
                // In short sleeps, so that a run that is told to end need not wait.
                for _ in 0..<Int(seconds * 10) where !shouldStop() { usleep(100_000) }
            }
        self.shouldStop = shouldStop
    }

    /// Asks for a feed, if it is time to, and notes in its state what to remember.
    public func feed(_ state: inout FeedState) -> Outcome {
        let moment = now()
        if let notBefore = state.notBefore, moment < notBefore { return .resting(until: notBefore) }
        var headers = [
            "Accept: application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, */*;q=0.1"
        ]
        if let tag = state.entityTag { headers.append("If-None-Match: \(tag)") }
        if let date = state.lastModified { headers.append("If-Modified-Since: \(date)") }
        state.lastAsked = moment
        state.notBefore = nil
        let problem: Problem
        do throws(Problem) {
            let (answer, address) = try fetch(state.address, headers: headers)
            if answer.status == 304 {
                state.failures = 0
                state.lastFailure = nil
                return .unchanged
            }
            let kind = answer.fields["content-type"] ?? ""
            guard !Self.isPage(answer.body, kind) else {
                throw Problem(
                    "an HTML page came where a feed is wanted; perhaps the feed moved or asks for a login", nil)
            }
            state.entityTag = answer.fields["etag"]
            state.lastModified = answer.fields["last-modified"]
            state.failures = 0
            state.lastFailure = nil
            return .fresh(bytes: answer.body, address: address, kind: kind)
        } catch {
            problem = error
        }
        if shouldStop() { return .failed(problem.message) }
        state.failures += 1
        state.lastFailure = problem.message
        let backOff = min(86_400, Self.firstBackOff << min(7, state.failures - 1))
        let seconds = max(problem.retryAfter ?? 0, state.failures > 1 ? backOff : 0)
        if seconds > 0 { state.notBefore = Moment(secondsSince1970: moment.secondsSince1970 + seconds) }
        return .failed(problem.message)
    }

    /// Asks for a page.
    public func page(_ address: String) -> Outcome {
        do throws(Problem) {
            let (answer, final) = try fetch(
                address, headers: ["Accept: text/html, application/xhtml+xml, text/plain;q=0.5"])
            return .fresh(bytes: answer.body, address: final, kind: answer.fields["content-type"] ?? "")
        } catch {
            return .failed(error.message)
        }
    }

    private struct Problem: Error {
        let message: String
        let retryAfter: Int?

        init(_ message: String, _ retryAfter: Int?) {
            self.message = message
            self.retryAfter = retryAfter
        }
    }

    /// Follows an address to its answer, each step looked at anew.
    private func fetch(_ text: String, headers: [String]) throws(Problem) -> (WebClient.Answer, String) {
        var next = text
        for _ in 0...policy.redirects {
            guard let address = WebAddress(next) else { throw Problem("“\(next)” is no address on the web", nil) }
            if let objection = policy.objection(to: address) { throw Problem(objection, nil) }
            guard try rules(of: address).allows(address.target) else {
                throw Problem("the host’s robots.txt asks not to read it", nil)
            }
            let answer = try ask(address, headers: headers)
            switch answer.status {
            case 200, 304: return (answer, address.text)
            case 301, 302, 303, 307, 308:
                guard let redirect = answer.redirect else {
                    throw Problem("the server answers \(answer.status) without an address", nil)
                }
                next = redirect
            default:
                throw Problem("the server answers \(answer.status)", Self.retryAfter(answer, now: now()))
            }
        }
        throw Problem("it is sent on more than \(policy.redirects) times", nil)
    }

    /// Asks, and asks again where a failure may be passing.
    private func ask(_ address: WebAddress, headers: [String]) throws(Problem) -> WebClient.Answer {
        var attempt = 0
        while true {
            if !hosts.insert(address.origin).inserted {
                let pause = max(policy.pause, min(10, robots[address.origin]?.delay ?? 0))
                if pause > 0 { rest(pause) }
            }
            var wait = 1 << attempt
            do throws(WebClient.Failure) {
                let answer = try client.ask(address, headers: headers)
                let isPassing = answer.status == 429 || (500...599).contains(answer.status)
                guard isPassing, attempt < Self.retries, !shouldStop() else { return answer }
                wait = max(wait, Self.retryAfter(answer, now: now()) ?? 0)
                // A longer wait is for the next night.
                if wait > Self.longestWait { return answer }
            } catch {
                guard error.isPassing, attempt < Self.retries, !shouldStop() else { throw Problem(error.message, nil) }
            }
            attempt += 1
            rest(Double(wait))
        }
    }

    /// The rules of the address's host, asked for once a run. None where there is no file; a host that fails to say
    /// is left alone.
    private func rules(of address: WebAddress) throws(Problem) -> RobotsRules {
        if let known = robots[address.origin] { return known }
        var next = address.origin + "/robots.txt"
        var rules = RobotsRules.closed
        for _ in 0...policy.redirects {
            guard let place = WebAddress(next), policy.objection(to: place) == nil else { break }
            let answer = try ask(place, headers: [])
            if let redirect = answer.redirect, (300...399).contains(answer.status) {
                next = redirect
                continue
            }
            switch answer.status {
            case 200...299: rules = RobotsRules(answer.body, for: "briefing")
            case 400...499 where answer.status != 429: rules = .open
            default:
                throw Problem(
                    "the host does not say what may be read: robots.txt gives \(answer.status)",
                    Self.retryAfter(answer, now: now()))
            }
            break
        }
        robots[address.origin] = rules
        return rules
    }

    /// Seconds that a server asks to wait, said in seconds or as a date.
    private static func retryAfter(_ answer: WebClient.Answer, now: Moment) -> Int? {
        guard let text = answer.fields["retry-after"] else { return nil }
        if let seconds = Int(text) { return max(0, min(seconds, 30 * 86_400)) }
        return HTTPDate.moment(text).map { max(0, min($0.secondsSince1970 - now.secondsSince1970, 30 * 86_400)) }
    }

    /// Whether bytes are a page and no feed.
    private static func isPage(_ bytes: [UInt8], _ kind: String) -> Bool {
        let head = String(decoding: bytes.drop { $0 <= 32 || $0 >= 0x80 }.prefix(200), as: UTF8.self).lowercased()
        return head.hasPrefix("<!doctype html") || head.hasPrefix("<html")
    }
}
