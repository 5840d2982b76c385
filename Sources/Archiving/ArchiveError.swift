/// Why an archive could not be opened, read or written: which file, what is wrong with it, and what to do.
public struct ArchiveError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The classes of failure, each with an exit status of its own on the command line.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// There is no such file, and none was to be made.
        case missing
        /// The file is something else: another program's data, a folder, a text.
        case foreign
        /// The file is an archive, but parts of it cannot be read.
        case damaged
        /// A later version of the program wrote it.
        case newer
        /// Another process is writing to it.
        case busy
        /// The operating system forbids it.
        case permission
        /// No space is left.
        case diskFull
        /// Reading or writing failed in another way.
        case io
    }

    /// The class of failure.
    public let code: Code
    /// The archive, as its path was given.
    public let path: String
    /// What is wrong, in words.
    public let reason: String
    /// What to do about it.
    public let remedy: String

    /// A failure with its place and its remedy.
    public init(_ code: Code, path: String, reason: String, remedy: String) {
        self.code = code
        self.path = path
        self.reason = reason
        self.remedy = remedy
    }

    /// One line for a person: what, where, and the remedy.
    public var description: String { "archive \(path): \(reason); \(remedy)" }
}
