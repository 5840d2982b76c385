/// Reads the items of a JSON Feed (versions 1.0 and 1.1) as its text comes in.
///
/// What the feed says of itself is known to the items that come after it, which is where feeds put them.
final class JSONFeedReader: ItemSource {
    let passedOver = 0
    private let input: ByteInput
    private let context: ReadingContext
    private let limits: ReadingLimits
    private var feed = FeedInfo()
    private var authors: [String] = []
    private var number = 0
    private var state = State.start

    private enum State { case start, members, items, done }

    init(_ input: ByteInput, context: ReadingContext, limits: ReadingLimits) {
        self.input = ByteInput(FeedText(input, limits: limits))
        self.context = context
        self.limits = limits
    }

    func next() -> StreamItem? {
        do throws(StreamFault) {
            while true {
                switch state {
                case .start:
                    try skipSpace()
                    input.advance(1)
                    state = .members
                case .members: try member()
                case .items: if let item = try item() { return item }
                case .done:
                    guard number == 0 else { return nil }
                    number += 1
                    throw StreamFault(
                        code: .empty, message: "is a feed without items; look at what it is fetched from")
                }
            }
        } catch {
            state = .done
            number += 1
            return StreamItem(
                fault: error, location: error.code == .empty ? context.location : "\(context.location)#item-\(number)",
                place: error.code == .empty ? "" : "item \(number), at byte \(input.offset) of the feed",
                limits: limits)
        }
    }

    private func member() throws(StreamFault) {
        try skipSpace()
        guard let byte = input.available.first, byte == UInt8(ascii: "\"") else {
            // The end of the feed, or something that is no JSON; items there may be are behind it.
            guard input.available.first == UInt8(ascii: "}") else { throw broken("is no well-formed JSON here") }
            state = .done
            return
        }
        guard let raw = try value(limit: limits.headerBytes), let key = LooseJSON(raw[...])?.text else {
            throw broken("has a name that is too long")
        }
        try skipSpace()
        guard input.available.first == UInt8(ascii: ":") else { throw broken("has a name without a value") }
        input.advance(1)
        try skipSpace()
        if key == "items", input.available.first == UInt8(ascii: "[") {
            input.advance(1)
            state = .items
            return
        }
        guard let raw = try value(limit: 1_000_000), let value = LooseJSON(raw[...]) else { return }
        switch key {
        case "title": feed.title = value.text
        case "home_page_url": feed.link = value.text
        case "language": feed.language = value.text
        case "authors", "author": authors = Self.names(value)
        default: break
        }
    }

    private func item() throws(StreamFault) -> StreamItem? {
        try skipSpace()
        if input.available.first == UInt8(ascii: "]") {
            input.advance(1)
            state = .members
            return nil
        }
        number += 1
        let raw: [UInt8]?
        do throws(StreamFault) {
            raw = try value(limit: limits.bytes)
        } catch {
            number -= 1
            throw error
        }
        var entry = FeedEntry()
        var fault: StreamFault?
        if let raw {
            if let object = LooseJSON(raw[...]), case .object = object {
                entry = self.entry(object)
            } else {
                fault = StreamFault(code: .damaged, message: "is no JSON object; mend the feed")
            }
        } else {
            fault = StreamFault(
                code: .tooLarge, message: "has more than the limit of \(limits.bytes) bytes; raise the limit")
        }
        return .feedItem(entry, fault: fault, number: number, context: context, limits: limits)
    }

    private func entry(_ object: LooseJSON) -> FeedEntry {
        var entry = FeedEntry()
        entry.title = object["title"]?.text
        entry.link = object["url"]?.text ?? object["external_url"]?.text
        entry.guid = object["id"]?.text
        let own = Self.names(object["authors"] ?? object["author"])
        entry.authors = own.isEmpty ? authors : own
        entry.published = object["date_published"]?.text
        entry.updated = object["date_modified"]?.text
        entry.content = object["content_html"]?.text ?? object["content_text"]?.text.map(FeedMarkup.escapedParagraphs)
        entry.summary = object["summary"]?.text.map(FeedMarkup.escapedParagraphs)
        entry.feed = feed
        if let language = object["language"]?.text { entry.feed.language = language }
        return entry
    }

    private static func names(_ value: LooseJSON?) -> [String] {
        (value?.items ?? []).prefix(20).compactMap { $0["name"]?.text }
    }

    // MARK: Bytes

    private func broken(_ what: String) -> StreamFault {
        StreamFault(code: .damaged, message: "\(what), and the feed cannot be read beyond it; mend the feed")
    }

    /// To the next byte that says something; commas are passed over.
    private func skipSpace() throws(StreamFault) {
        while true {
            if input.available.isEmpty, try !input.fill() { throw broken("ends before its time") }
            let count = input.available.prefix { $0.isASCIISpace || $0 == UInt8(ascii: ",") }.count
            input.advance(count)
            if !input.available.isEmpty { return }
        }
    }

    /// The bytes of the next value; `nil` where there are more than may be, which are passed over.
    private func value(limit: Int) throws(StreamFault) -> [UInt8]? {
        var out: [UInt8] = []
        var isTooLong = false
        var depth = 0
        var isString = false
        var isEscaped = false
        while true {
            if input.available.isEmpty, try !input.fill() { throw broken("ends before its time") }
            let bytes = input.available
            var index = bytes.startIndex
            var isDone = false
            while index < bytes.endIndex, !isDone {
                let byte = bytes[index]
                if isString {
                    if isEscaped {
                        isEscaped = false
                    } else if byte == UInt8(ascii: "\\") {
                        isEscaped = true
                    } else if byte == UInt8(ascii: "\"") {
                        isString = false
                        isDone = depth == 0
                    }
                } else {
                    switch byte {
                    case UInt8(ascii: "\""): isString = true
                    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
                    case UInt8(ascii: "}"), UInt8(ascii: "]"):
                        // The end of what a bare word stands in, which is not its own.
                        if depth == 0 {
                            take(bytes[..<index], into: &out, limit: limit, isTooLong: &isTooLong)
                            if index == bytes.startIndex, out.isEmpty { throw broken("lacks a value") }
                            return isTooLong ? nil : out
                        }
                        depth -= 1
                        isDone = depth == 0
                    case UInt8(ascii: ","):
                        if depth == 0 {
                            take(bytes[..<index], into: &out, limit: limit, isTooLong: &isTooLong)
                            return isTooLong ? nil : out
                        }
                    default: break
                    }
                }
                index += 1
            }
            take(bytes[..<index], into: &out, limit: limit, isTooLong: &isTooLong)
            if isDone { return isTooLong ? nil : out }
        }
    }

    private func take(_ bytes: ArraySlice<UInt8>, into out: inout [UInt8], limit: Int, isTooLong: inout Bool) {
        input.advance(bytes.count)
        if isTooLong || out.count + bytes.count > limit {
            isTooLong = true
            out = []
        } else {
            out.append(contentsOf: bytes)
        }
    }
}
