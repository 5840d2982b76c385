public import Domain

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Keeps two runs from writing to one output at a time.
///
/// The kernel holds the lock for as long as the process lives, so that a killed run leaves none behind and there is
/// nothing to break by hand. The file stays; what it says is for people.
public final class RunLock: Sendable {
    /// Why there is no lock.
    public struct Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// The ways it can fail.
        public enum Code: String, Hashable, Sendable {
            /// Another run holds it: exit status 75, try later.
            case held
            /// The file cannot be made: exit status 73.
            case cannotCreate
            /// The operating system forbids it: exit status 77.
            case permission
        }

        /// The way it failed.
        public let code: Code
        /// The lock's file.
        public let path: String
        /// What is wrong and what to do.
        public let message: String

        /// One line for a person: what, where, and the remedy.
        public var description: String { "\(path): \(message)" }
    }

    /// The lock's file.
    public let path: String
    private let descriptor: Int32

    /// Takes the lock or fails at once.
    public init(path: String, started: Moment) throws(Failure) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else {
            let reason = String(cString: strerror(errno))
            let isForbidden = errno == EACCES || errno == EPERM || errno == EROFS
            throw Failure(
                code: isForbidden ? .permission : .cannotCreate, path: path,
                message: "the lock cannot be made (\(reason)); see that its folder is there and may be written to")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let isHeld = errno == EWOULDBLOCK
            let reason = String(cString: strerror(errno))
            let holder = Self.holder(descriptor)
            close(descriptor)
            throw Failure(
                code: isHeld ? .held : .cannotCreate, path: path,
                message: isHeld
                    ? "another run holds the lock (\(holder)); try again when it is done"
                    : "the file cannot be locked (\(reason)); name an output folder on a local disk")
        }
        self.path = path
        self.descriptor = descriptor
        let account = Array("pid \(getpid()), host \(Self.host()), since \(started)\n".utf8)
        // Who holds it is a courtesy to the next run; the lock holds without.
        if ftruncate(descriptor, 0) == 0 {
            _ = account.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
        }
    }

    deinit { close(descriptor) }

    /// Gives the lock back before the process ends.
    public func release() {
        _ = ftruncate(descriptor, 0)
        _ = flock(descriptor, LOCK_UN)
    }

    private static func holder(_ descriptor: Int32) -> String {
        var bytes = [UInt8](repeating: 0, count: 200)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, 0) }
        let line = bytes.prefix(max(0, count)).prefix { (32..<127).contains($0) }
        return line.isEmpty ? "just begun" : String(decoding: line, as: UTF8.self)
    }

    private static func host() -> String {
        var bytes = [CChar](repeating: 0, count: 256)
        guard gethostname(&bytes, bytes.count - 1) == 0 else { return "unknown" }
        return String(decoding: bytes.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
