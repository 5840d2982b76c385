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
    /// The largest file that is read whole, in bytes.
    public static let sizeLimit = 20 * 1024 * 1024
    /// How many folders deep a walk goes.
    public static let depthLimit = 64

    /// Pages and texts, feeds and archives of pages; `gz` any of them packed.
    private static let extensions: Set<String> = [
        "html", "htm", "xhtml", "txt", "text", "rss", "atom", "xml", "json", "warc", "gz",
    ]

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

    /// Opens one file, to be read piece by piece.
    public func open(_ path: String) throws(FetchingError) -> SourceFile { try SourceFile(path) }

    /// Reads one file whole.
    public func read(_ path: String) throws(FetchingError) -> SourceDocument {
        let file = try SourceFile(path)
        guard file.size <= Self.sizeLimit else { throw FetchingError(.tooLarge, path: path) }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(file.size + 1)
        while true {
            let piece = try file.read()
            if piece.isEmpty { return SourceDocument(location: path, bytes: bytes) }
            bytes.append(contentsOf: piece)
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
