/// Why something could not be written: what, what is wrong with it, and what to do.
public struct PublishingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The classes of failure; the command line gives each its exit status.
    public enum Code: String, Hashable, Sendable, CaseIterable {
        /// The folder or file cannot be made there: something else is in its place, or its folder is missing.
        case cannotCreate
        /// The operating system forbids it.
        case permission
        /// No space is left.
        case diskFull
        /// A file's name is not one that may be published.
        case badName
        /// There is nothing to go back to.
        case nothingToRollBack
        /// Reading or writing failed in another way.
        case io
    }

    /// The class of failure.
    public let code: Code
    /// The file or folder.
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
    public var description: String { "\(path): \(reason); \(remedy)" }
}
