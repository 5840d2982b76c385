#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// The bytes of one document and where they came from.
public struct SourceDocument: Hashable, Sendable {
    /// The path or address, as it was given.
    public let location: String
    /// The bytes as they were found.
    public let bytes: [UInt8]

    public init(location: String, bytes: [UInt8]) {
        self.location = location
        self.bytes = bytes
    }
}

/// Finds the documents that inputs name, and reads them one at a time.
///
/// Links are not followed, and nothing but a regular file is opened for long: a pipe or device in a folder of articles
/// cannot hang or flood a run.
public struct SourceCollector: Sendable {
    /// The largest file that is read, in bytes.
    public static let sizeLimit = 20 * 1024 * 1024
    /// How many folders deep a walk goes.
    public static let depthLimit = 64

    private static let extensions: Set<String> = ["html", "htm", "txt", "text"]

    public init() {}

    /// The files that the inputs name: files as they are, folders walked in the order of their names' bytes.
    ///
    /// What cannot be used is reported beside them and stops nothing.
    public func collect(_ inputs: [String]) -> (paths: [String], failures: [FetchingError]) {
        var paths: [String] = []
        var failures: [FetchingError] = []
        for input in inputs {
            var status = stat()
            guard lstat(input, &status) == 0 else {
                failures.append(FetchingError(errno == EACCES ? .unreadable : .missing, path: input))
                continue
            }
            switch status.st_mode & S_IFMT {
            case S_IFREG: paths.append(input)
            case S_IFDIR:
                let found = walk(input, failures: &failures)
                if found.isEmpty { failures.append(FetchingError(.emptyFolder, path: input)) }
                paths += found
            default: failures.append(FetchingError(.notRegular, path: input))
            }
        }
        return (paths, failures)
    }

    /// Reads one file whole.
    public func read(_ path: String) throws(FetchingError) -> SourceDocument {
        // Not blocking: opening a pipe without a writer would wait for ever otherwise.
        let file = open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
        guard file >= 0 else {
            switch errno {
            case ENOENT, ENOTDIR: throw FetchingError(.missing, path: path)
            case ELOOP, ENXIO: throw FetchingError(.notRegular, path: path)
            default: throw FetchingError(.unreadable, path: path)
            }
        }
        defer { close(file) }
        var status = stat()
        guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw FetchingError(.notRegular, path: path)
        }
        guard status.st_size <= Self.sizeLimit else { throw FetchingError(.tooLarge, path: path) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(status.st_size) + 1)
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = buffer.withUnsafeMutableBytes { readBytes(file, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw FetchingError(.unreadable, path: path)
            }
            if count == 0 { return SourceDocument(location: path, bytes: bytes) }
            bytes.append(contentsOf: buffer[..<count])
            // A file may grow while it is read.
            guard bytes.count <= Self.sizeLimit else { throw FetchingError(.tooLarge, path: path) }
        }
    }

    private func walk(_ root: String, failures: inout [FetchingError]) -> [String] {
        var found: [String] = []
        var waiting: [(path: String, depth: Int)] = [(root, 0)]
        while let (folder, depth) = waiting.popLast() {
            guard let names = names(in: folder) else {
                failures.append(FetchingError(.unreadable, path: folder))
                continue
            }
            var folders: [(String, Int)] = []
            for name in names where !name.hasPrefix(".") {
                let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
                var status = stat()
                guard lstat(path, &status) == 0 else { continue }
                switch status.st_mode & S_IFMT {
                case S_IFDIR where depth < Self.depthLimit: folders.append((path, depth + 1))
                case S_IFREG where Self.isArticle(name): found.append(path)
                case S_IFREG, S_IFDIR: break
                default: if Self.isArticle(name) { failures.append(FetchingError(.notRegular, path: path)) }
                }
            }
            waiting += folders.reversed()
        }
        return found.sorted { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) }
    }

    private func names(in folder: String) -> [String]? {
        guard let stream = opendir(folder) else { return nil }
        defer { closedir(stream) }
        var names: [String] = []
        while let entry = readdir(stream) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            names.append(name)
        }
        return names
    }

    private static func isArticle(_ name: String) -> Bool {
        guard let point = name.lastIndex(of: ".") else { return false }
        return extensions.contains(name[name.index(after: point)...].lowercased())
    }
}

/// The system's `read`, under a name that the collector's own method does not hide.
private func readBytes(_ file: Int32, _ buffer: UnsafeMutableRawPointer?, _ count: Int) -> Int {
    read(file, buffer, count)
}
