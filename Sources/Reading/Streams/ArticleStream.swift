/// Reads the articles of a source one after another: a page, a text, a feed or a WARC, packed with gzip or not.
///
/// Which it is, the first bytes decide. Memory is bounded by the largest single document, whatever the length of the
/// source. A damaged record or item gives a failure, and the next one is read.
///
/// - WARC 1.0 and 1.1 (ISO 28500): `response` records of HTTP status 200 with a page or a text, and `resource` and
///   `conversion` records of such; chunked and packed transfers are undone. Other records are counted.
/// - RSS 2.0, 1.0 and 0.9x, Atom 1.0 (RFC 4287), JSON Feed 1.0 and 1.1: each item's content, else its summary.
/// - Anything else is one document, for `ArticleReader`.
public final class ArticleStream: Sequence, IteratorProtocol {
    private let context: ReadingContext
    private let limits: ReadingLimits
    private let size: Int?
    private let given: ByteInput
    private var items: (any ItemSource)?

    /// A stream over a source.
    ///
    /// - Parameters:
    ///   - context: what is known of the source; its location names the items. A kind other than `unknown` makes it
    ///     a single document of that kind.
    ///   - size: the source's length in bytes, where it is known: a record that claims more is found out at once.
    ///   - bytes: hands out the source's next bytes, in pieces of any length; none at its end. What it throws ends the
    ///     stream with a failure.
    public init(
        context: ReadingContext, limits: ReadingLimits = .standard, size: Int? = nil,
        bytes: @escaping () throws -> [UInt8]
    ) {
        self.context = context
        self.limits = limits
        self.size = size
        given = ByteInput(GivenBytes(bytes))
    }

    /// Records of an archive passed over so far, as they are of kinds that hold no article.
    public var passedOver: Int { items?.passedOver ?? 0 }

    /// The next item; `nil` at the end. It never fails: what is wrong is an item of its own.
    public func next() -> StreamItem? {
        if let items { return items.next() }
        let items = opened()
        self.items = items
        return items.next()
    }

    private func opened() -> any ItemSource {
        func failure(_ code: ReadingError.Code, _ message: String) -> SingleItem {
            SingleItem(
                StreamItem(
                    fault: StreamFault(code: code, message: message), location: context.location, limits: limits))
        }
        var input = given
        var packings = 0
        while true {
            switch StreamKind(input.glance(StreamKind.headLength)) {
            case .gzip:
                packings += 1
                guard packings <= limits.packings else {
                    return failure(
                        .tooLarge,
                        "is packed more than \(limits.packings) times over, as decompression bombs are; unpack it and "
                            + "look at what is in it")
                }
                guard let layer = GzipLayer(input, limits: limits) else {
                    return failure(.unreadable, "needs memory to be unpacked; try again")
                }
                input = ByteInput(layer)
            case .warc where context.kind == .unknown:
                return WARCReader(input, context: context, limits: limits, size: packings == 0 ? size : nil)
            case .xmlFeed where context.kind == .unknown:
                return XMLFeedReader(input, context: context, limits: limits)
            case .jsonFeed where context.kind == .unknown:
                return JSONFeedReader(input, context: context, limits: limits)
            case .refused(let what) where context.kind == .unknown:
                return failure(.unsupported, "is \(what)")
            default:
                if packings > 0, input.available.isEmpty { return afterDamage(input) }
                return document(input, isPacked: packings > 0)
            }
        }
    }

    /// A packed source whose first member gives nothing: an archive goes on with its next record.
    private func afterDamage(_ input: ByteInput) -> any ItemSource {
        do throws(StreamFault) {
            _ = try input.fill()
            return document(input, isPacked: true)
        } catch {
            if StreamKind(input.glance(StreamKind.headLength)) == .warc {
                return WARCReader(input, context: context, limits: limits, size: nil, damage: error)
            }
            return SingleItem(StreamItem(fault: error, location: context.location, limits: limits))
        }
    }

    /// The whole input as one document; refused by its first bytes where they say enough.
    private func document(_ input: ByteInput, isPacked: Bool) -> SingleItem {
        do throws(StreamFault) {
            let head = Array(input.glance(512))
            var bytes: [UInt8] = []
            // The reader of single documents has the words for what it refuses by its signature.
            if SourceKind.signature(of: head) == nil {
                bytes = try whole(input, isPacked: isPacked)
            } else {
                bytes = head
            }
            return SingleItem(StreamItem(document: bytes, context: context, limits: limits))
        } catch {
            return SingleItem(StreamItem(fault: error, location: context.location, limits: limits))
        }
    }

    private func whole(_ input: ByteInput, isPacked: Bool) throws(StreamFault) -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let piece = input.available
            bytes.append(contentsOf: piece)
            input.advance(piece.count)
            if isPacked { try limits.checkExpansion(from: given.offset, to: bytes.count) }
            guard bytes.count <= limits.bytes else {
                throw StreamFault(
                    code: .tooLarge,
                    message: "has more bytes than the limit of \(limits.bytes) for a single document; split it")
            }
            if try !input.fill() { return bytes }
        }
    }
}

/// Something that hands out items.
protocol ItemSource: AnyObject {
    /// Records passed over so far.
    var passedOver: Int { get }
    func next() -> StreamItem?
}

/// A source of one item.
final class SingleItem: ItemSource {
    private var item: StreamItem?
    let passedOver = 0

    init(_ item: StreamItem) { self.item = item }

    func next() -> StreamItem? {
        defer { item = nil }
        return item
    }
}
