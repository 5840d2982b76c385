import Glibc

/// What stands at a path.
enum FileKind {
    case regular
    case folder
    case other

    private static let typeMask: mode_t = 0o170000
    private static let regularType: mode_t = 0o100000
    private static let folderType: mode_t = 0o040000

    init(mode: mode_t) {
        switch mode & Self.typeMask {
        case Self.regularType: self = .regular
        case Self.folderType: self = .folder
        default: self = .other
        }
    }
}

extension FileKind {
    /// Looks without following a link.
    static func of(_ path: String) -> Result<FileKind, FetchingError> {
        var status = stat()
        guard lstat(path, &status) == 0 else { return .failure(SystemFailure(errno).error(at: path)) }
        return .success(FileKind(mode: status.st_mode))
    }

    /// Looks at a path that was given by name: a link to a folder is that folder, a link to anything else is a link.
    static func ofInput(_ path: String) -> Result<FileKind, FetchingError> {
        guard !path.isEmpty, !path.utf8.contains(0) else { return .failure(.missing(path)) }
        var status = stat()
        if stat(path, &status) == 0, FileKind(mode: status.st_mode) == .folder { return .success(.folder) }
        return of(path)
    }

    /// The names in a folder in byte-wise order, without the two that every folder has.
    static func names(in folder: String) -> Result<[String], FetchingError> {
        guard let stream = opendir(folder) else { return .failure(SystemFailure(errno).error(at: folder)) }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return .success(names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) })
    }
}

/// Reads regular files, and nothing that would block or lead elsewhere.
enum SourceFile {
    static func bytes(of path: String, limit: Int) -> Result<[UInt8], FetchingError> {
        guard !path.isEmpty, !path.utf8.contains(0) else { return .failure(.missing(path)) }
        // A pipe would block the opening and a link lead out of the folder.
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else {
            let failure = errno
            return .failure(
                failure == ELOOP || failure == ENXIO ? .notRegular(path) : SystemFailure(failure).error(at: path))
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { return .failure(SystemFailure(errno).error(at: path)) }
        guard FileKind(mode: status.st_mode) == .regular else { return .failure(.notRegular(path)) }
        guard Int(status.st_size) <= limit else { return .failure(.tooLarge(path, limit: limit)) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        bytes.reserveCapacity(Int(status.st_size))
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count == 0 { return .success(bytes) }
            guard count > 0 else {
                let failure = errno
                if failure == EINTR { continue }
                return .failure(SystemFailure(failure).error(at: path))
            }
            bytes.append(contentsOf: chunk[..<count])
            // A file that grows while it is read.
            guard bytes.count <= limit else { return .failure(.tooLarge(path, limit: limit)) }
        }
    }
}

/// The system's reason for refusing, in our words.
private struct SystemFailure {
    let number: Int32

    init(_ number: Int32) { self.number = number }

    func error(at path: String) -> FetchingError {
        switch number {
        case ENOENT, ENOTDIR: .missing(path)
        case EACCES, EPERM:
            FetchingError(code: .unreadable, path: path, message: "may not be read; allow it with chmod u+r")
        case ELOOP: .notRegular(path)
        case ENAMETOOLONG:
            FetchingError(code: .missing, path: path, message: "is longer than a path can be; shorten it")
        default:
            FetchingError(
                code: .unreadable, path: path,
                message: "cannot be read (system error \(number)); check the disk and copy the file elsewhere")
        }
    }
}
