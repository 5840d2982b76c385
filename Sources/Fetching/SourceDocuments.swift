/// A source file's bytes and where they came from.
public struct SourceDocument: Hashable, Sendable {
    /// The path, as it was given or as it follows from a folder that was.
    public let location: String
    /// The file's bytes.
    public let bytes: [UInt8]

    /// A file's content.
    public init(location: String, bytes: [UInt8]) {
        self.location = location
        self.bytes = bytes
    }
}

/// Files to be read one at a time: only the one at hand is in memory.
public struct SourceDocuments: Sequence, Sendable {
    /// The paths, in the order in which they are read.
    public let paths: [String]
    private let byteLimit: Int

    init(paths: [String], byteLimit: Int) {
        self.paths = paths
        self.byteLimit = byteLimit
    }

    /// How many files there are.
    public var count: Int { paths.count }

    /// Reads one file.
    public func read(_ path: String) -> Result<SourceDocument, FetchingError> {
        SourceFile.bytes(of: path, limit: byteLimit).map { SourceDocument(location: path, bytes: $0) }
    }

    /// The files' contents in order; a file that cannot be read gives its error and the next one follows.
    public func makeIterator() -> Iterator { Iterator(documents: self) }

    /// Reads the next file each time it is asked.
    public struct Iterator: IteratorProtocol {
        private let documents: SourceDocuments
        private var place = 0

        fileprivate init(documents: SourceDocuments) { self.documents = documents }

        /// The next file's content, or why it cannot be had.
        public mutating func next() -> Result<SourceDocument, FetchingError>? {
            guard place < documents.paths.count else { return nil }
            defer { place += 1 }
            return documents.read(documents.paths[place])
        }
    }
}
