/// Why an input could not be fetched: which, what is wrong, and what to do.
public struct FetchingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The classes of failure.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// There is no such file or folder.
        case missing
        /// It is there but may not be read.
        case unreadable
        /// It is a link, a pipe, a device: something that is no file of its own.
        case notRegular
        /// It is larger than the limit.
        case tooLarge
        /// It is a folder without any article.
        case emptyFolder
    }

    /// The class of failure.
    public let code: Code
    /// The input, as it was given or found.
    public let path: String

    public init(_ code: Code, path: String) {
        self.code = code
        self.path = path
    }

    public var description: String {
        switch code {
        case .missing: "\(path): there is no such file or folder; check the name"
        case .unreadable: "\(path): it cannot be read; give this user the right to read it"
        case .notRegular: "\(path): this is a link, a pipe or a device; name a regular file"
        case .tooLarge: "\(path): the file is larger than the limit of 20 MB; split it or name another"
        case .emptyFolder:
            "\(path): there is no article in this folder; articles end in .html, .htm, .xhtml, .txt or .text, "
                + "feeds in .rss, .atom, .xml or .json, archives in .warc, and any of them may be packed as .gz"
        }
    }
}
