import CLibXML2

/// Reads the items of an RSS or Atom feed as its XML comes in.
final class XMLFeedReader: ItemSource {
    /// A tag of more bytes ends the reading: pictures written into addresses are long, but not so long.
    private static let tagBytes = 2_000_000
    /// So does one of more attributes: the time for them grows with their square.
    private static let tagAttributes = 4_000

    let passedOver = 0
    private let input: ByteInput
    private let context: ReadingContext
    private let limits: ReadingLimits
    private let builder: XMLFeedBuilder
    private let parser: XMLPushParser?
    private var references = BareReferences()
    private var number = 0
    private var isAtEnd = false
    private var last: StreamFault?
    private var waiting: ArraySlice<XMLFeedBuilder.Found> = []
    /// The bytes read last: a feed that was cut does not end with the end of its root.
    private var tail: [UInt8] = []

    init(_ input: ByteInput, context: ReadingContext, limits: ReadingLimits) {
        self.input = ByteInput(FeedText(input, limits: limits))
        self.context = context
        self.limits = limits
        builder = XMLFeedBuilder(limits: limits)
        parser = XMLPushParser(builder)
        if parser == nil {
            isAtEnd = true
            last = StreamFault(code: .unreadable, message: "needs memory to be read; try again")
        }
    }

    func next() -> StreamItem? {
        while true {
            if let found = waiting.popFirst() { return item(found) }
            if !builder.found.isEmpty {
                waiting = builder.found[...]
                builder.found = []
                continue
            }
            if isAtEnd { return end() }
            read()
        }
    }

    private func read() {
        do throws(StreamFault) {
            if input.available.isEmpty, try !input.fill() {
                isAtEnd = true
                parser?.push(references.rest(), isLast: true)
                if builder.isInsideItem {
                    last = damage("ends inside an item; get the rest of the feed")
                } else if ![tail.holds("</rss"), tail.holds("feed>"), tail.holds("rdf>")].contains(true) {
                    last = damage("ends before its time; get the rest of the feed")
                }
            } else {
                let piece = references.mended(input.available.prefix(16_384))
                input.advance(min(16_384, input.available.count))
                tail = Array((tail + piece).suffix(4_096))
                parser?.push(piece, isLast: false)
                if let parser, parser.isWaiting(forMoreThan: Self.tagBytes, attributes: Self.tagAttributes) {
                    isAtEnd = true
                    last = damage(
                        "has a tag of more than \(Self.tagBytes) bytes or \(Self.tagAttributes) attributes; mend the feed"
                    )
                }
            }
        } catch {
            isAtEnd = true
            last = error
        }
        if !isAtEnd, let parser, parser.hasStopped {
            isAtEnd = true
            last = damage("cannot be read beyond this place; mend the feed")
        }
        if isAtEnd {
            let isInside = builder.isInsideItem
            builder.finish(last)
            if isInside { last = nil }
        }
    }

    private func damage(_ message: String) -> StreamFault {
        StreamFault(code: .damaged, message: message + (parser.map { " (line \($0.line))" } ?? ""))
    }

    private func item(_ found: XMLFeedBuilder.Found) -> StreamItem {
        number += 1
        return .feedItem(found.entry, fault: found.fault, number: number, context: context, limits: limits)
    }

    /// What there is to say after the last item.
    private func end() -> StreamItem? {
        if number == 0, last == nil {
            last = StreamFault(code: .empty, message: "is a feed without items; look at what it is fetched from")
        }
        guard let fault = last else { return nil }
        last = nil
        number += 1
        return StreamItem(fault: fault, location: context.location, limits: limits)
    }
}

extension StreamItem {
    /// An item of a feed, by its number in it.
    static func feedItem(
        _ entry: FeedEntry, fault: StreamFault?, number: Int, context: ReadingContext, limits: ReadingLimits
    ) -> StreamItem {
        let location = "\(context.location)#item-\(number)"
        let name = [entry.link, entry.guid, entry.title].lazy.compactMap { $0 }.first { !$0.isEmpty }
        let place = "item \(number)" + (name.map { ", \(collapsed($0.utf8).prefix(200))" } ?? "")
        if let fault { return StreamItem(fault: fault, location: location, place: place, limits: limits) }
        return StreamItem(
            entry: entry, context: ReadingContext(location: location, published: context.published), place: place,
            limits: limits)
    }
}

/// libxml2's push parser; it tells a builder what it finds.
final class XMLPushParser {
    private let context: xmlParserCtxtPtr
    private let builder: XMLFeedBuilder

    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    /// `nil` where there is no memory.
    init?(_ builder: XMLFeedBuilder) {
        _ = Self.isReady
        self.builder = builder
        let context = briefing_xml_parser(
            Unmanaged.passUnretained(builder).toOpaque(),
            { user, name, prefix, uri, _, _, count, _, attributes in
                guard let name else { return }
                XMLPushParser.builder(user)?.start(
                    String(cString: name), uri: uri.map { String(cString: $0) },
                    prefix: prefix.map { String(cString: $0) },
                    attributes: XMLPushParser.attributes(attributes, Int(count)))
            },
            { user, name, _, _ in
                guard let name else { return }
                XMLPushParser.builder(user)?.end(String(cString: name))
            },
            { user, characters, length in
                guard let characters, length > 0 else { return }
                XMLPushParser.builder(user)?.characters(
                    UnsafeBufferPointer(start: characters, count: Int(length)))
            },
            { user, name in
                guard let name else { return }
                XMLPushParser.builder(user)?.reference(String(cString: name))
            },
            { user, error in
                guard let error else { return }
                XMLPushParser.report(error.pointee, to: XMLPushParser.builder(user))
            })
        guard let context else { return nil }
        self.context = context
    }

    deinit { briefing_xml_free(context) }

    /// Bytes of valid UTF-8 without control characters.
    func push(_ bytes: [UInt8], isLast: Bool) {
        bytes.withUnsafeBytes { buffer in
            let start = buffer.bindMemory(to: CChar.self).baseAddress
            _ = xmlParseChunk(context, start, Int32(clamping: buffer.count), isLast ? 1 : 0)
        }
        withExtendedLifetime(builder) {}
    }

    /// Whether nothing more will be told.
    var hasStopped: Bool { briefing_xml_has_stopped(context) != 0 }
    var line: Int { Int(briefing_xml_line(context)) }
    /// Whether a tag whose end has not come has more than that.
    func isWaiting(forMoreThan bytes: Int, attributes: Int) -> Bool {
        let waiting = Int(briefing_xml_waiting_tag(context))
        return waiting > bytes || waiting > 16_384 && Int(briefing_xml_waiting_attributes(context)) > attributes
    }

    private static func builder(_ user: UnsafeMutableRawPointer?) -> XMLFeedBuilder? {
        user.map { Unmanaged<XMLFeedBuilder>.fromOpaque($0).takeUnretainedValue() }
    }

    /// Five pointers for each: name, prefix, namespace, begin and end of the value. Those of a namespace are left out,
    /// but for `xml:lang`.
    private static func attributes(
        _ pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int
    ) -> [(name: String, value: String)] {
        guard let pointers else { return [] }
        return (0..<count).compactMap { index in
            let five = pointers + index * 5
            guard let name = five[0], let begin = five[3], let end = five[4] else { return nil }
            let text = String(cString: name)
            guard five[1] == nil || text == "lang" else { return nil }
            return (text, String(decoding: UnsafeBufferPointer(start: begin, count: end - begin), as: UTF8.self))
        }
    }

    private static func report(_ error: xmlError, to builder: XMLFeedBuilder?) {
        if error.code == Int32(XML_ERR_UNDECLARED_ENTITY.rawValue), let name = error.str1 {
            builder?.reference(String(cString: name))
        } else if error.level == XML_ERR_FATAL {
            let text = error.message.map { collapsed(String(cString: $0).utf8) } ?? "it breaks a rule"
            builder?.damage("is no well-formed XML (line \(error.line): \(text.prefix(200))); mend the feed")
        }
    }
}
