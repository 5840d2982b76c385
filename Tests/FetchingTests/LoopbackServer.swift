import Foundation

#if canImport(Glibc)
    import Glibc
#endif

/// A web server on loopback with answers written by the test, one connection at a time.
final class LoopbackServer: @unchecked Sendable {
    struct Request {
        let target: String
        let headers: [String: String]
    }

    struct Answer {
        var status = 200
        var headers: [String: String] = [:]
        var body: [UInt8] = []
        /// Seconds before anything is answered.
        var delay = 0.0

        static func text(_ text: String, kind: String = "text/plain", headers: [String: String] = [:]) -> Answer {
            Answer(headers: headers.merging(["Content-Type": kind]) { first, _ in first }, body: Array(text.utf8))
        }
    }

    let port: Int
    private let socketNumber: Int32
    private let lock = NSLock()
    private var seen: [Request] = []
    private let answer: @Sendable (Request, Int) -> Answer

    /// The requests so far.
    var requests: [Request] { lock.withLock { seen } }

    /// - Parameter answer: from a request and how many had the same target before it.
    init(_ answer: @escaping @Sendable (Request, Int) -> Answer) throws {
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

    func url(_ target: String, host: String = "127.0.0.1") -> String { "http://\(host):\(port)\(target)" }

    func stop() {
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
            headers[line[..<colon].lowercased()] = line[line.index(after: colon)...].trimmingCharacters(in: .whitespaces)
        }
        let request = Request(target: target, headers: headers)
        let before = lock.withLock { () -> Int in
            defer { seen.append(request) }
            return seen.count { $0.target == target }
        }
        let answer = answer(request, before)
        if answer.delay > 0 { Thread.sleep(forTimeInterval: answer.delay) }
        var head = "HTTP/1.1 \(answer.status) Answer\r\nContent-Length: \(answer.body.count)\r\nConnection: close\r\n"
        for (name, value) in answer.headers.sorted(by: { $0.key < $1.key }) { head += "\(name): \(value)\r\n" }
        let whole = Array((head + "\r\n").utf8) + answer.body
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
