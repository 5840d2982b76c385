/// Why the model cannot answer: what is wrong, and what would be right.
public struct ProjectionError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of error.
    public struct Code: Hashable, Sendable {
        /// The kind's name.
        public let name: String
        private init(_ name: String) { self.name = name }

        /// No parameter has this name.
        public static let unknownParameter = Code("unknownParameter")
        /// No class of company has this name, or it lacks a parameter that the budget needs.
        public static let unknownClass = Code("unknownClass")
        /// No budget of the model has this name.
        public static let unknownScope = Code("unknownScope")
        /// No status of money has this name.
        public static let unknownStatus = Code("unknownStatus")
        /// No quantity of the model has this name.
        public static let unknownNode = Code("unknownNode")
        /// A number lies outside what the model can take.
        public static let outOfRange = Code("outOfRange")
        /// The model itself is broken, which its tests rule out.
        public static let brokenModel = Code("brokenModel")
    }

    /// What kind of error it is.
    public let code: Code
    /// What is wrong and what to do, in words.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The message.
    public var description: String { message }
}
