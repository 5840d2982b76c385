import Domain
import FlyingFox
import Foundation
import Publishing

/// `briefing serve`: a preview of a site on this machine, for nobody else.
public struct ServeRun: Sendable {
    private let site: String
    private let port: UInt16

    /// - Parameters:
    ///   - site: the folder of a site's releases, or of a page.
    ///   - port: where to listen on loopback; any free one for 0.
    public init(site: String, port: UInt16) {
        self.site = site
        self.port = port
    }

    /// Serves until it is told to end.
    public func run(to output: RunOutput) async throws -> ExitStatus {
        let root = FileManager.default.fileExists(atPath: site + "/current/index.html") ? site + "/current" : site
        guard FileManager.default.fileExists(atPath: root + "/index.html") else {
            throw RunFailure(
                .noInput, "\(site): there is no site in it; make one with “briefing publish”, or name another folder")
        }
        let address: sockaddr_in
        do {
            address = try .inet(ip4: "127.0.0.1", port: port)
        } catch {
            throw RunFailure(.usage, "--port \(port): \(error)")
        }
        let server = HTTPServer(address: address, handler: ClosureHTTPHandler { request in Self.answer(request, root) })
        let task = Task { try await server.run() }
        do {
            try await server.waitUntilListening(timeout: 5)
        } catch {
            task.cancel()
            throw RunFailure(.cannotCreate, "port \(port) cannot be listened on; name another with --port")
        }
        let listening: UInt16 =
            switch await server.listeningAddress {
            case .ip4(_, let port), .ip6(_, let port): port
            default: port
            }
        output.result("http://127.0.0.1:\(listening)/")
        Interruption.watch()
        while !Interruption.isAsked { try await Task.sleep(for: .milliseconds(100)) }
        task.cancel()
        return .done
    }

    /// The file that a request names, and nothing outside the site. Another machine's page cannot ask through a name of
    /// its own.
    private static func answer(_ request: HTTPRequest, _ root: String) -> HTTPResponse {
        func refuse(_ status: HTTPStatusCode) -> HTTPResponse {
            HTTPResponse(
                statusCode: status, headers: HTTPHeaders([.contentType: "text/plain; charset=utf-8"]), body: Data())
        }
        let host = (request.headers[.host] ?? "").split(separator: ":").first ?? ""
        guard host == "127.0.0.1" || host == "localhost" else { return refuse(.forbidden) }
        guard request.method == .GET || request.method == .HEAD else { return refuse(.methodNotAllowed) }
        var name = String(request.path.drop { $0 == "/" })
        if name.isEmpty || name.hasSuffix("/") { name += "index.html" }
        let bytes = (try? PublishedName(name)).flatMap { SafeFile.read(root + "/" + $0.rawValue) }
        let isFound = bytes != nil
        let shown = bytes ?? SafeFile.read(root + "/404.html") ?? Array("not found\n".utf8)
        let kind = isFound ? kind(of: name) : "text/html; charset=utf-8"
        return HTTPResponse(
            statusCode: isFound ? .ok : .notFound,
            headers: HTTPHeaders([.contentType: kind, HTTPHeader("Cache-Control"): "no-store"]),
            body: request.method == .HEAD ? Data() : Data(shown))
    }

    private static let kinds = [
        "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
        "json": "application/json", "xml": "application/xml", "atom": "application/atom+xml", "svg": "image/svg+xml",
        "png": "image/png", "ico": "image/x-icon", "txt": "text/plain; charset=utf-8", "csv": "text/csv; charset=utf-8",
        "md": "text/markdown; charset=utf-8", "ics": "text/calendar; charset=utf-8", "eml": "message/rfc822",
        "webmanifest": "application/manifest+json",
        "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ]

    private static func kind(of name: String) -> String {
        kinds[name.split(separator: ".").last.map(String.init) ?? ""] ?? "application/octet-stream"
    }
}
