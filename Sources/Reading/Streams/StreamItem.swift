public import Domain

/// One document of a stream, or the reason why there is none at its place.
///
/// The article is made when it is asked for, so that a caller who knows the bytes need not have them read again.
public struct StreamItem: Sendable {
    enum Content: Sendable {
        case document(ReadingContext)
        case entry(FeedEntry, ReadingContext)
        case failure(ReadingError)
    }

    /// The source and the place in it: `path` for a single document, `path#record-17` for the seventeenth record of an
    /// archive, `path#item-3` for the third item of a feed. No two items of a stream have the same.
    public let location: String
    /// The item's own bytes, unpacked and decoded from transport: its digest tells it from others. Of a feed's item
    /// its parts, each on a line or more; of a failure its place and reason.
    public let bytes: [UInt8]
    /// Where it stands, in the words of a message; empty for a single document.
    let place: String
    let content: Content
    let limits: ReadingLimits

    /// The article that the item holds.
    ///
    /// - Throws: `ReadingError`, which names the source, the place in it, the reason and the remedy.
    public func article() throws(ReadingError) -> Article {
        do throws(ReadingError) {
            switch content {
            case .document(let context):
                return try ArticleReader(limits: limits).article(from: bytes, context: context)
            case .entry(let entry, let context):
                return try entry.article(context: context, limits: limits)
            case .failure(let error): throw error
            }
        } catch {
            guard !place.isEmpty else { throw error }
            throw ReadingError(code: error.code, location: error.location, message: "\(error.message) (\(place))")
        }
    }

    init(document bytes: [UInt8], context: ReadingContext, place: String = "", limits: ReadingLimits) {
        self.bytes = bytes
        self.place = place
        self.limits = limits
        location = context.location
        content = .document(context)
    }

    init(entry: FeedEntry, context: ReadingContext, place: String, limits: ReadingLimits) {
        bytes = entry.ownBytes
        self.place = place
        self.limits = limits
        location = context.location
        content = .entry(entry, context)
    }

    init(fault: StreamFault, location: String, place: String = "", limits: ReadingLimits) {
        bytes = Array("\(location)\n\(fault.message)\n\(place)".utf8)
        self.location = location
        self.place = place
        self.limits = limits
        content = .failure(ReadingError(code: fault.code, location: location, message: fault.message))
    }
}
