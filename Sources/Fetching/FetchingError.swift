/// Why a source could not be had.
public struct FetchingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reasons.
    public enum Code: String, Hashable, Sendable {
        /// There is no such file or folder.
        case missing
        /// It is there and may not or cannot be read.
        case unreadable
        /// It is a link, a pipe, a device or a socket.
        case notRegular
        /// It is longer than the limit.
        case tooLarge
        /// A folder without any file that could be an article.
        case emptyFolder
    }

    /// The reason.
    public let code: Code
    /// The path, as it was given.
    public let path: String
    /// What is wrong and how to mend it.
    public let message: String

    /// An error about a path.
    public init(code: Code, path: String, message: String) {
        self.code = code
        self.path = path
        self.message = message
    }

    /// `path: message`
    public var description: String { "\(path): \(message)" }

    static func missing(_ path: String) -> FetchingError {
        FetchingError(code: .missing, path: path, message: "no such file or folder; check the path")
    }

    static func notRegular(_ path: String) -> FetchingError {
        FetchingError(
            code: .notRegular, path: path,
            message: "is a link, pipe or device and no regular file; copy its content to a file and name that")
    }

    static func tooLarge(_ path: String, limit: Int) -> FetchingError {
        FetchingError(
            code: .tooLarge, path: path,
            message: "is larger than the limit of \(limit) bytes; split it or raise the limit")
    }

    static func emptyFolder(_ path: String) -> FetchingError {
        let endings = SourceCollector.extensions.map { "." + $0 }.joined(separator: ", ")
        return FetchingError(
            code: .emptyFolder, path: path, message: "holds no articles; put files there that end in \(endings)")
    }
}
