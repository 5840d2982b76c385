import Domain

/// What a feed says of itself.
struct FeedInfo: Sendable {
    var title: String?
    var link: String?
    var language: String?
}

/// One item of a feed, as its envelope gives it.
struct FeedEntry: Sendable {
    var title: String?
    var link: String?
    /// The item's own name in the feed: RSS `guid`, Atom and JSON `id`.
    var guid: String?
    var authors: [String] = []
    var published: String?
    /// When it was last changed; stands in for a publication date where there is none.
    var updated: String?
    /// The article, as HTML.
    var content: String?
    /// What the feed says of it in short, as HTML.
    var summary: String?
    /// The publication it is taken from, where the feed gathers those of others.
    var source: String?
    /// The feed, as far as it was known when the item came.
    var feed = FeedInfo()

    /// The parts by which one item differs from another.
    var ownBytes: [UInt8] {
        let parts: [String?] = [
            title, link, guid, authors.joined(separator: ", "), published, updated, content, summary, source,
        ]
        return Array(parts.map { $0 ?? "" }.joined(separator: "\n").utf8)
    }

    /// The item's article: the page reader's view of its content, with the envelope's headline, authors, date, address.
    ///
    /// - Throws: `ReadingError` where there is no content a reader would see.
    func article(context: ReadingContext, limits: ReadingLimits) throws(ReadingError) -> Article {
        let body = [content, summary].lazy.compactMap { $0 }.first { !collapsed($0.utf8).isEmpty }
        guard let body else {
            throw ReadingError(
                code: .noText, location: context.location,
                message: "has neither content nor summary; fetch the page it links to")
        }
        let address = [link, guid].lazy.compactMap { $0.flatMap { FeedAddress.resolved($0, against: feed.link) } }.first
        let language = feed.language.map { $0.filter { $0.isLetter || $0.isNumber || $0 == "-" } } ?? ""
        let page = "<!DOCTYPE html><html lang=\"\(language)\"><body>\(body)</body></html>"
        let read = try ArticleReader(limits: limits).article(
            from: Array(page.utf8),
            context: ReadingContext(
                location: context.location, url: address, published: context.published, kind: .fragment,
                charset: "utf-8"))
        let title = title.map(Self.cleaned).flatMap { $0.isEmpty ? nil : $0 }
        let names = AuthorNames.names(in: authors.map(Self.cleaned))
        let url = address ?? read.url
        return Article(
            title: title ?? read.title, authors: names.isEmpty ? read.authors : names,
            published: [published, updated].lazy.compactMap { $0.flatMap(FeedDate.read) }.first ?? read.published,
            outlet: outlet(at: url), url: url, language: read.language, text: read.text, paragraphs: read.paragraphs,
            tables: read.tables, isSample: read.isSample, notes: read.notes, location: read.location)
    }

    /// The publication: the one the item names, else the feed, unless the item lies on another host than the feed.
    private func outlet(at url: String?) -> String? {
        if let source = source.map(Self.cleaned), !source.isEmpty { return source }
        let name = feed.title.map(Self.cleaned).flatMap { $0.isEmpty ? nil : $0 }
        let host = ArticleFinishing.host(of: url)
        let home = ArticleFinishing.host(of: feed.link)
        return host == nil || home == nil || host == home ? name ?? host : host
    }

    private static func cleaned(_ text: String) -> String {
        var scrubber = Scrubber()
        return collapsed(scrubber.cleaned(Array(text.replacing("\u{A0}", with: " ").utf8)[...]))
    }
}

/// The addresses of feeds' items.
enum FeedAddress {
    /// An address of the web; one that is only a path gets the host of the feed. `nil` for anything else.
    static func resolved(_ text: String, against home: String?) -> String? {
        let text = collapsed(text.utf8)
        if PageMetadata.isAddress(text) { return text }
        guard let home, PageMetadata.isAddress(home), text.hasPrefix("/") else { return nil }
        let scheme = home.prefix { $0 != ":" }
        let host = home.dropFirst(scheme.count + 3)
        let address =
            text.hasPrefix("//") ? "\(scheme):\(text)" : "\(scheme)://\(host.prefix { !"/?#".contains($0) })\(text)"
        return PageMetadata.isAddress(address) ? address : nil
    }
}
