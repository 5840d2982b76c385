/// Why no article could be read from a source.
public struct ReadingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reasons.
    public enum Code: String, Hashable, Sendable {
        /// No bytes, or nothing but white space.
        case empty
        /// Bytes that are no text: an image, an archive, a program.
        case binary
        /// More bytes than `ReadingLimits.bytes`.
        case tooLarge
        /// A page of more elements, style rules or matching work than `ReadingLimits` allow.
        case tooComplex
        /// A page in which no readable text was found.
        case noText
        /// A kind of file or an encoding that is not read.
        case unsupported
        /// A record or item that breaks the rules of its format, or ends before its time.
        case damaged
        /// Bytes that the system could not hand over.
        case unreadable
    }

    /// The reason.
    public let code: Code
    /// The source, as it was given.
    public let location: String
    /// What is wrong and how to mend it.
    public let message: String

    /// An error about a source.
    public init(code: Code, location: String, message: String) {
        self.code = code
        self.location = location
        self.message = message
    }

    /// `location: message`
    public var description: String { "\(location): \(message)" }
}
