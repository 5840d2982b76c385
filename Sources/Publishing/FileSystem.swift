#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The system calls that a safe write needs, with errors that say what to do. No call here follows a link at the
/// place it writes to.
enum FileSystem {
    /// What stands at a path, links not followed.
    enum Kind { case nothing, file, folder, link, other }

    static func kind(of path: String) -> Kind {
        var status = stat()
        guard lstat(path, &status) == 0 else { return .nothing }
        return switch status.st_mode & S_IFMT {
        case S_IFREG: .file
        case S_IFDIR: .folder
        case S_IFLNK: .link
        default: .other
        }
    }

    /// Makes a folder and those above it; nothing where it is there.
    static func makeFolder(_ path: String) throws(PublishingError) {
        if mkdir(path, 0o755) == 0 { return }
        switch errno {
        case EEXIST:
            var status = stat()
            guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else {
                throw PublishingError(
                    .cannotCreate, path: path, reason: "something that is no folder is in its place",
                    remedy: "move it away, or name another folder")
            }
        case ENOENT:
            let above = folder(of: path)
            guard above != path, above != "." else { throw failure("the folder cannot be made", path) }
            try makeFolder(above)
            guard mkdir(path, 0o755) == 0 || errno == EEXIST else { throw failure("the folder cannot be made", path) }
        default: throw failure("the folder cannot be made", path)
        }
    }

    /// Writes a new file and waits until it is on the disk.
    static func create(_ path: String, _ bytes: [UInt8]) throws(PublishingError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o644)
        guard descriptor >= 0 else { throw failure("the file cannot be made", path) }
        var written = 0
        while written < bytes.count {
            let count = bytes.withUnsafeBytes {
                write(descriptor, $0.baseAddress.map { $0 + written }, bytes.count - written)
            }
            if count < 0 {
                if errno == EINTR { continue }
                let error = failure("writing failed", path)
                close(descriptor)
                throw error
            }
            written += count
        }
        guard fsync(descriptor) == 0 else {
            let error = failure("the file could not be brought to the disk", path)
            close(descriptor)
            throw error
        }
        // Some file systems tell only now that the disk is full.
        guard close(descriptor) == 0 else { throw failure("writing failed", path) }
    }

    /// Waits until a folder's entries are on the disk.
    static func syncFolder(_ path: String) throws(PublishingError) {
        let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw failure("the folder cannot be opened", path) }
        defer { close(descriptor) }
        // A file system that cannot sync folders says EINVAL, and there is nothing to be done about it.
        guard fsync(descriptor) == 0 || errno == EINVAL else {
            throw failure("the folder could not be brought to the disk", path)
        }
    }

    /// Puts one name in the place of another in a single step.
    static func move(_ source: String, to target: String) throws(PublishingError) {
        guard rename(source, target) == 0 else { throw failure("it cannot be put in its place", target) }
    }

    /// Gives a file a second name, so that both are one file with one time; `false` where the file system cannot.
    static func share(_ source: String, as target: String) throws(PublishingError) -> Bool {
        guard kind(of: source) == .file else { return false }
        #if canImport(Glibc)
            let outcome = Glibc.link(source, target)
        #elseif canImport(Musl)
            let outcome = Musl.link(source, target)
        #else
            let outcome = Darwin.link(source, target)
        #endif
        if outcome == 0 { return true }
        switch errno {
        // Too many names, another disk, or a file system that knows no second names: then a copy does.
        case EMLINK, EXDEV, EPERM, ENOTSUP, ENOSYS: return false
        default: throw failure("the file cannot be made", target)
        }
    }

    /// Makes a symbolic link.
    static func link(_ path: String, to target: String) throws(PublishingError) {
        guard symlink(target, path) == 0 else { throw failure("the link cannot be made", path) }
    }

    /// Where a link points to; `nil` for what is no link.
    static func linkTarget(_ path: String) -> String? {
        var buffer = [UInt8](repeating: 0, count: 4_096)
        let count = buffer.withUnsafeMutableBytes { bytes -> Int in
            guard let base = bytes.baseAddress else { return -1 }
            return readlink(path, base.assumingMemoryBound(to: CChar.self), bytes.count)
        }
        return count < 0 ? nil : String(decoding: buffer.prefix(count), as: UTF8.self)
    }

    /// Removes a file or link; nothing where there is none.
    static func removeFile(_ path: String) throws(PublishingError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw failure("it cannot be removed", path) }
    }

    /// Removes a folder with all that is in it; links in it are removed, not followed.
    static func removeFolder(_ path: String) throws(PublishingError) {
        for name in try names(in: path) {
            let entry = path + "/" + name
            if kind(of: entry) == .folder { try removeFolder(entry) } else { try removeFile(entry) }
        }
        guard rmdir(path) == 0 || errno == ENOENT else { throw failure("it cannot be removed", path) }
    }

    /// The names in a folder, sorted.
    static func names(in path: String) throws(PublishingError) -> [String] {
        guard let folder = opendir(path) else {
            if errno == ENOENT { return [] }
            throw failure("the folder cannot be read", path)
        }
        defer { closedir(folder) }
        var names: [String] = []
        while let entry = readdir(folder) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// The whole content of a regular file; `nil` where there is none or it cannot be read.
    static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
        var bytes = [UInt8](repeating: 0, count: Int(status.st_size))
        var count = 0
        while count < bytes.count {
            let got = bytes.withUnsafeMutableBytes {
                Self.readInto(descriptor, $0.baseAddress.map { $0 + count }, $0.count - count)
            }
            guard got > 0 else { return nil }
            count += got
        }
        return bytes
    }

    /// The folder a path lies in.
    static func folder(of path: String) -> String {
        var bytes = Array(path.utf8)
        while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes.removeLast() }
        guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == 0 ? "/" : String(decoding: bytes[..<slash], as: UTF8.self)
    }

    /// The last part of a path.
    static func name(of path: String) -> String {
        path.split(separator: "/").last.map(String.init) ?? path
    }

    private static func readInto(_ descriptor: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
        #if canImport(Glibc)
            Glibc.read(descriptor, buffer, count)
        #elseif canImport(Musl)
            Musl.read(descriptor, buffer, count)
        #else
            Darwin.read(descriptor, buffer, count)
        #endif
    }

    /// The error that `errno` stands for.
    static func failure(_ what: String, _ path: String) -> PublishingError {
        let number = errno
        let detail = "\(what) (\(String(cString: strerror(number))))"
        switch number {
        case ENOSPC, EDQUOT:
            return PublishingError(
                .diskFull, path: path, reason: detail, remedy: "free some space and run again; what is published stays")
        case EACCES, EPERM, EROFS:
            return PublishingError(
                .permission, path: path, reason: detail,
                remedy: "give this user the right to write there, or name another folder")
        case ENOENT, ENOTDIR, EEXIST, EISDIR, ELOOP, ENAMETOOLONG, ENOTEMPTY:
            return PublishingError(
                .cannotCreate, path: path, reason: detail, remedy: "see what is in its place, or name another folder")
        default:
            return PublishingError(.io, path: path, reason: detail, remedy: "see that the disk is sound, and run again")
        }
    }
}
