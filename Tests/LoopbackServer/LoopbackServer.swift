import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A web server on loopback with answers written by the test, one connection at a time.
public final class LoopbackServer: @unchecked Sendable {
    /// What was asked.
    public struct Request: Sendable {
        /// The path with its query.
        public let target: String
        /// The method, such as `GET`.
        public let method: String
        /// Header fields by name in small letters.
        public let headers: [String: String]
        /// What was sent along.
        public let body: String
    }

    /// What is answered.
    public struct Answer: Sendable {
        let status: Int
        let headers: [String: String]
        let body: [UInt8]
        /// Seconds before anything is answered.
        let delay: Double

        public init(status: Int = 200, headers: [String: String] = [:], body: [UInt8] = [], delay: Double = 0) {
            self.status = status
            self.headers = headers
            self.body = body
            self.delay = delay
        }

        /// A body of text.
        public static func text(_ text: String, kind: String = "text/plain", headers: [String: String] = [:]) -> Answer
        {
            Answer(headers: headers.merging(["Content-Type": kind]) { first, _ in first }, body: Array(text.utf8))
        }
    }

    /// Where it listens.
    public let port: Int
    private let socketNumber: Int32
    private let lock = NSLock()
    private var seen: [Request] = []
    private let answer: @Sendable (Request, Int) -> Answer

    /// The requests so far.
    public var requests: [Request] { lock.withLock { seen } }

    /// - Parameter answer: from a request and how many had the same target before it.
    public init(_ answer: @escaping @Sendable (Request, Int) -> Answer) throws {
        self.answer = answer
        let socketNumber = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        self.socketNumber = socketNumber
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(socketNumber, pointer, length) == 0 && listen(socketNumber, 16) == 0
                    && getsockname(socketNumber, pointer, &length) == 0
            }
        }
        guard bound else { throw POSIXError(.EADDRINUSE) }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in
            while true {
                let connection = accept(socketNumber, nil, nil)
                guard connection >= 0 else { return }
                serve(connection)
                close(connection)
            }
        }
    }

    /// The address of a path.
    public func url(_ target: String, host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(target)" }

    /// Ends it.
    public func stop() {
        shutdown(socketNumber, Int32(SHUT_RDWR))
        close(socketNumber)
    }

    private func serve(_ connection: Int32) {
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4_096)
        while !String(decoding: bytes, as: UTF8.self).contains("\r\n\r\n") {
            let count = recv(connection, &piece, piece.count, 0)
            guard count > 0 else { return }
            bytes += piece[..<count]
        }
        let lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n")
        let target = lines[0].split(separator: " ").dropFirst().first.map(String.init) ?? ""
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(
                in: .whitespaces)
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        let head = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\r\n\r\n")[0].utf8.count + 4
        while bytes.count < head + length {
            let count = recv(connection, &piece, piece.count, 0)
            guard count > 0 else { return }
            bytes += piece[..<count]
        }
        let request = Request(
            target: target, method: lines[0].split(separator: " ").first.map(String.init) ?? "", headers: headers,
            body: String(decoding: bytes[head...], as: UTF8.self))
        let before = lock.withLock { () -> Int in
            defer { seen.append(request) }
            return seen.count { $0.target == target }
        }
        let answer = answer(request, before)
        if answer.delay > 0 { Thread.sleep(forTimeInterval: answer.delay) }
        var answerHead =
            "HTTP/1.1 \(answer.status) Answer\r\nContent-Length: \(answer.body.count)\r\nConnection: close\r\n"
        for (name, value) in answer.headers.sorted(by: { $0.key < $1.key }) { answerHead += "\(name): \(value)\r\n" }
        let whole = Array((answerHead + "\r\n").utf8) + answer.body
        var sent = 0
        while sent < whole.count {
            let count = whole.withUnsafeBytes {
                send(connection, $0.baseAddress! + sent, whole.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return }
            sent += count
        }
    }
}
