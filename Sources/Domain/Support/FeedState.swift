/// What is remembered of a feed from one night to the next, so that it is asked politely.
public struct FeedState: Hashable, Sendable, Codable {
    /// The feed's address.
    public let address: String
    /// The `ETag` of the last answer.
    public var entityTag: String?
    /// The `Last-Modified` of the last answer.
    public var lastModified: String?
    /// When it was last asked.
    public var lastAsked: Moment?
    /// When it last gave something new.
    public var lastNew: Moment?
    /// How often in a row it has failed.
    public var failures = 0
    /// Why it failed last; `nil` where it did not.
    public var lastFailure: String?
    /// Before this it is not asked again.
    public var notBefore: Moment?

    public init(address: String) { self.address = address }
}
