import CLibXML2

/// Gathers items from what an XML parser finds in a feed. It recurses over nothing and keeps one item at a time.
final class XMLFeedBuilder {
    /// An item that came to its end, and what was wrong inside it.
    struct Found {
        var entry: FeedEntry
        var fault: StreamFault?
    }

    /// Items not yet taken.
    var found: [Found] = []
    private(set) var isInsideItem = false

    private enum Field { case title, link, guid, author, published, updated, content, summary, source, language }

    private static let rss: Set<String> = [
        "", "http://purl.org/rss/1.0/", "http://purl.org/rss/2.0/", "http://backend.userland.com/rss2",
        "http://my.netscape.com/rdf/simple/0.9/", "http://channel.netscape.com/rdf/simple/0.9/",
    ]
    private static let vocabularies: [String: String] = {
        var names = [
            "http://www.w3.org/2005/Atom": "atom", "http://purl.org/atom/ns#": "atom",
            "http://purl.org/rss/1.0/modules/content/": "content", "http://purl.org/dc/elements/1.1/": "dc",
            "http://purl.org/dc/terms/": "dcterms",
        ]
        for name in rss { names[name] = "rss" }
        return names
    }()
    /// What children of an item mean, by vocabulary and name.
    private static let fields: [String: Field] = [
        "rss title": .title, "rss link": .link, "rss guid": .guid, "rss author": .author, "rss pubDate": .published,
        "rss description": .summary, "rss source": .source, "content encoded": .content, "dc creator": .author,
        "dc date": .published, "dcterms created": .published, "dcterms modified": .updated, "atom title": .title,
        "atom id": .guid, "atom published": .published, "atom issued": .published, "atom updated": .updated,
        "atom modified": .updated, "atom content": .content, "atom summary": .summary,
    ]
    private static let feedFields: [String: Field] = [
        "rss title": .title, "rss link": .link, "rss language": .language, "dc language": .language,
        "atom title": .title,
    ]
    private static let voids: Set<String> = ["br", "img", "hr", "input", "wbr", "col", "source", "embed", "area"]

    private let limits: ReadingLimits
    private var path: [String] = []
    private var feed = FeedInfo()
    private var entry = FeedEntry()
    private var fault: StreamFault?
    private var itemDepth = 0
    private var field: Field?
    private var fieldDepth = 0
    private var text: [UInt8] = []
    /// Whether the field's text is what its words say, and no markup.
    private var isPlain = false
    /// Whether the field holds elements of its own, which are written out again.
    private var isInline = false
    private var length = 0

    init(limits: ReadingLimits) { self.limits = limits }

    // MARK: What the parser tells

    func start(_ name: String, uri: String?, prefix: String?, attributes: [(name: String, value: String)]) {
        let space = uri.map { Self.vocabularies[$0] ?? "other" } ?? (prefix == nil ? "rss" : "other")
        let key = "\(space) \(name)"
        path.append(key)
        if key == "rss item" || key == "atom entry" {
            // An item inside an item is the next one: the end of the other is lost in its damage.
            if isInsideItem { finishItem() }
            isInsideItem = true
            itemDepth = path.count
            entry = FeedEntry()
            fault = nil
            length = 0
            return
        }
        if field != nil {
            if field == .content || field == .summary { write(name, attributes) }
            return
        }
        func attribute(_ name: String) -> String? { attributes.first { $0.name == name }?.value }
        let depth = path.count
        guard isInsideItem else {
            let parent = depth > 1 ? path[depth - 2] : ""
            guard parent == "rss channel" || parent == "atom feed" else {
                if key == "atom feed" || key == "rss rss" { feed.language = attribute("lang") ?? feed.language }
                return
            }
            if key == "atom link", feed.link == nil, ["alternate", nil].contains(attribute("rel")) {
                feed.link = attribute("href")
            }
            if let known = Self.feedFields[key] { begin(known, attribute("type")) }
            return
        }
        if depth == itemDepth + 1 {
            if key == "atom link" {
                if entry.link == nil, ["alternate", nil].contains(attribute("rel")) { entry.link = attribute("href") }
            } else if let known = Self.fields[key] {
                if known == .guid, attribute("isPermaLink") == "false" { return }
                begin(known, attribute("type"))
            }
        } else if depth == itemDepth + 2 {
            if key == "atom name", path[depth - 2] == "atom author" { begin(.author, nil) }
            if key == "atom title", path[depth - 2] == "atom source" { begin(.source, nil) }
        }
    }

    func end(_ name: String) {
        if field != nil {
            if path.count == fieldDepth {
                take()
            } else if isInline, !Self.voids.contains(name) {
                append(Array("</\(name)>".utf8))
            }
        }
        if isInsideItem, path.count == itemDepth { finishItem() }
        if !path.isEmpty { path.removeLast() }
    }

    func characters(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard field != nil else { return }
        if isPlain || isInline { append(Self.escaped(bytes)) } else { append(bytes) }
    }

    /// A reference that the parser could not resolve: one of HTML's stands for what it does there, another for nothing.
    func reference(_ name: String) {
        let written = Array("&\(name);".utf8)
        if let known = Entities.reference(in: written, at: 0), known.end == written.count {
            if field != nil { append(Array(String(UnicodeScalar(known.scalar).map(Character.init) ?? " ").utf8)) }
        } else {
            damage("refers to the entity “\(name.prefix(40))”, and entities are not expanded; write its text instead")
        }
    }

    /// Something is against the rules of XML here.
    func damage(_ message: String) {
        if isInsideItem, fault == nil { fault = StreamFault(code: .damaged, message: message) }
    }

    /// The end of the feed, or of what could be read of it.
    func finish(_ last: StreamFault?) {
        guard isInsideItem else { return }
        if fault == nil { fault = last }
        finishItem()
    }

    // MARK: Fields

    private func begin(_ field: Field, _ type: String?) {
        self.field = field
        fieldDepth = path.count
        text = []
        isInline = false
        // RSS says HTML of its descriptions and nothing of its titles; Atom says which it is.
        let isAtom = path.last?.hasPrefix("atom ") == true
        isPlain = isAtom && (field == .content || field == .summary) && (type ?? "text") == "text"
        if isAtom, type == "xhtml" { isInline = true }
    }

    private func take() {
        guard let field else { return }
        self.field = nil
        var value = String(decoding: text, as: UTF8.self)
        text = []
        if isPlain { value = FeedMarkup.paragraphs(value) }
        guard isInsideItem else {
            switch field {
            case .title: feed.title = feed.title ?? FeedMarkup.plain(value)
            case .link: feed.link = feed.link ?? collapsed(value.utf8)
            default: feed.language = collapsed(value.utf8)
            }
            return
        }
        func first(_ old: String?) -> String? {
            let isEmpty = old.map { collapsed($0.utf8).isEmpty } ?? true
            return isEmpty ? value : old
        }
        switch field {
        case .title: entry.title = first(entry.title).map(FeedMarkup.plain)
        case .link: entry.link = first(entry.link)
        case .guid: entry.guid = first(entry.guid)
        case .published: entry.published = first(entry.published)
        case .updated: entry.updated = first(entry.updated)
        case .content: entry.content = first(entry.content)
        case .summary: entry.summary = first(entry.summary)
        case .source: entry.source = first(entry.source).map(FeedMarkup.plain)
        case .author: if entry.authors.count < 20 { entry.authors.append(FeedMarkup.name(value)) }
        case .language: break
        }
    }

    private func finishItem() {
        if field != nil { take() }
        entry.feed = feed
        found.append(Found(entry: entry, fault: fault))
        isInsideItem = false
        entry = FeedEntry()
        fault = nil
    }

    private func append(_ bytes: some Collection<UInt8>) {
        length += bytes.count
        // A feed's own words are short; an item's may have the length of a document.
        guard length <= (isInsideItem ? limits.bytes : limits.headerBytes) else {
            text = []
            if isInsideItem {
                fault = StreamFault(
                    code: .tooLarge, message: "has more than the limit of \(limits.bytes) bytes; raise the limit")
            }
            return
        }
        text.append(contentsOf: bytes)
    }

    private func write(_ name: String, _ attributes: [(name: String, value: String)]) {
        isInline = true
        var tag = "<\(name)"
        for (name, value) in attributes {
            tag += " \(name)=\"\(String(decoding: Self.escaped(value.utf8), as: UTF8.self))\""
        }
        append(Array("\(tag)>".utf8))
    }

    private static func escaped(_ bytes: some Sequence<UInt8>) -> [UInt8] {
        var out: [UInt8] = []
        for byte in bytes {
            switch byte {
            case UInt8(ascii: "&"): out.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): out.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): out.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): out.append(contentsOf: "&quot;".utf8)
            default: out.append(byte)
            }
        }
        return out
    }
}
