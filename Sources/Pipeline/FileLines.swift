import Foundation

/// The lines of a file or of standard input, read as they are asked for; the last needs no line feed.
struct FileLines: Sequence, IteratorProtocol {
    private let handle: FileHandle
    private var rest = Data()
    private var isDone = false

    /// `-` is standard input. `nil` where the file cannot be opened.
    init?(path: String) {
        guard let handle = path == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: path) else {
            return nil
        }
        self.handle = handle
    }

    mutating func next() -> Data? {
        while true {
            if let end = rest.firstIndex(of: 10) {
                let line = rest[rest.startIndex..<end]
                rest = Data(rest[(end + 1)...])
                return Data(line)
            }
            guard !isDone else {
                guard !rest.isEmpty else { return nil }
                defer { rest = Data() }
                return rest
            }
            if let more = try? handle.read(upToCount: 1 << 16), !more.isEmpty {
                rest.append(more)
            } else {
                isDone = true
            }
        }
    }
}
