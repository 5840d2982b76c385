#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A regular file, open to be read piece by piece; of any length.
///
/// Links are not followed, and a pipe or a device is refused before anything is read from it.
public final class SourceFile {
    /// The path, as it was given.
    public let location: String
    /// The length in bytes when it was opened.
    public let size: Int
    private let descriptor: Int32

    /// Opens a file.
    ///
    /// - Throws: `FetchingError` where it is missing, may not be read or is no regular file.
    public init(_ path: String) throws(FetchingError) {
        // Not blocking: opening a pipe without a writer would wait for ever otherwise.
        descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        location = path
        var status = stat()
        guard descriptor >= 0 else {
            size = 0
            switch errno {
            case ENOENT, ENOTDIR: throw FetchingError(.missing, path: path)
            case ELOOP, ENXIO: throw FetchingError(.notRegular, path: path)
            default: throw FetchingError(.unreadable, path: path)
            }
        }
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            size = 0
            throw FetchingError(.notRegular, path: path)
        }
        size = Int(status.st_size)
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
    }

    /// The next bytes, at most 256 kB of them; none at the end.
    public func read() throws(FetchingError) -> [UInt8] {
        while true {
            var count = 0
            let bytes = [UInt8](unsafeUninitializedCapacity: 262_144) { buffer, used in
                count = readBytes(descriptor, buffer.baseAddress, buffer.count)
                used = max(0, count)
            }
            if count >= 0 { return bytes }
            if errno != EINTR { throw FetchingError(.unreadable, path: location) }
        }
    }
}

/// The system's `read`, under a name that the file's own method does not hide.
private func readBytes(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(file, buffer, count)
}
