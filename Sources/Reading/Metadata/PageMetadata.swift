import Domain

/// What a page says about itself outside its text: JSON-LD first, then `meta`.
struct PageMetadata {
    private(set) var headline: String?
    private(set) var socialTitle: String?
    private(set) var authors = AuthorNames.Reading()
    private(set) var published: PublishedDate?
    private(set) var modified: PublishedDate?
    /// Which of day and month the page writes first.
    private(set) var order = DateReader.Order.unknown
    private(set) var site: String?
    private(set) var url: String?
    private(set) var language: String?
    private(set) var articleBody: String?
    private(set) var isSample = false
    private var statedText: String?

    init(_ scan: borrowing MarkupScan) {
        readJSONLD(scan)
        let metas = scan.metas
        func meta(_ field: String) -> [[String]] {
            MetadataWords.names(field).lazy.compactMap { name in
                let found = metas.filter { $0.name == name && !$0.content.isEmpty }
                return found.isEmpty ? nil : found.map(\.content)
            }
        }
        socialTitle = meta("title").first?.first
        site = meta("site").first?.first ?? site
        isSample = metas.first { $0.name == "briefing:sample" }?.content.lowercased() == "true"
        order = DayOrder.of(language: scan.language ?? language, url: scan.canonical ?? url)
        func day(_ field: String) -> PublishedDate? {
            for text in meta(field).compactMap(\.first) {
                guard let found = DateReader.date(text, order: order) else { continue }
                return PublishedDate(date: found.date, moment: found.moment, source: .meta)
            }
            return nil
        }
        if published == nil { published = statedInJSON ?? day("published") }
        modified = modified ?? day("modified")
        if authors.people.isEmpty {
            for texts in meta("author") {
                let found = AuthorNames.read(texts, isStated: true)
                if authors.organisations.isEmpty { authors.organisations = found.organisations }
                authors.people = found.people
                if !authors.people.isEmpty { break }
            }
        }
        let addresses = [scan.canonical, url] + meta("url").map(\.first)
        url = addresses.lazy.compactMap { $0 }.first(where: Self.isAddress)
        language = scan.language ?? language ?? meta("language").first?.first
    }

    static func isAddress(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(2_000))
        return (bytes.matches("https://", at: 0) || bytes.matches("http://", at: 0)) && !bytes.contains { $0 <= 32 }
    }

    // MARK: JSON-LD

    private static let articleTypes = Set(MetadataWords.names("article"))
    /// Types that other things than the article bear as often.
    private static let looseTypes: Set = ["Blog", "Review", "Recipe", "CreativeWork", "SocialMediaPosting"]

    /// A date in JSON-LD that says its day and month in numbers alone, to be read when the page's order is known.
    private var statedInJSON: PublishedDate? {
        statedText.flatMap { DateReader.date($0, order: order) }.map {
            PublishedDate(date: $0.date, moment: $0.moment, source: .jsonLD)
        }
    }

    private static func objects(in scan: borrowing MarkupScan) -> [LooseJSON] {
        var objects: [LooseJSON] = []
        for range in scan.jsonLD.prefix(40) {
            let bytes = scan.page[range]
            guard let start = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }) else {
                continue
            }
            // Templates escape quotation marks where HTML does not want it.
            if bytes[start...].prefix(40).holds("&quot;") {
                let decoded = Array(Entities.decoded(bytes[start...]).utf8)
                if let value = LooseJSON(decoded[...]) { collect(value, into: &objects, depth: 0) }
            } else if let value = LooseJSON(bytes[start...]) {
                collect(value, into: &objects, depth: 0)
            }
        }
        for meta in scan.metas where meta.name.hasSuffix("ld+json") {
            if let value = LooseJSON(Array(meta.content.utf8)[...]) { collect(value, into: &objects, depth: 0) }
        }
        return objects
    }

    private mutating func readJSONLD(_ scan: borrowing MarkupScan) {
        let objects = Self.objects(in: scan)
        var named: [String: LooseJSON] = [:]
        for object in objects {
            if let id = object["@id"]?.text, object["name"] != nil { named[id] = named[id] ?? object }
        }
        func types(_ object: LooseJSON) -> [String] { (object["@type"]?.items ?? []).compactMap(\.text) }
        let articles = objects.filter { object in
            types(object).contains { Self.articleTypes.contains($0) }
                && (object["headline"] ?? object["datePublished"] ?? object["articleBody"]) != nil
        }
        let page = objects.first { types($0).contains("WebPage") && $0["datePublished"] != nil }
        let strict = articles.filter { object in !types(object).allSatisfy { Self.looseTypes.contains($0) } }
        guard
            let article = strict.first(where: { $0["headline"] != nil }) ?? strict.first
                ?? articles.first(where: { $0["headline"] != nil }) ?? articles.first ?? page
        else { return }
        func clean(_ text: String?) -> String? {
            text.map { Entities.decoded(Array($0.utf8)[...]) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        headline = clean(article["headline"]?.text)
        statedText = article["datePublished"]?.text ?? page?["datePublished"]?.text
        published = statedInJSON
        modified = (article["dateModified"]?.text ?? page?["dateModified"]?.text).flatMap { DateReader.date($0) }.map {
            PublishedDate(date: $0.date, moment: $0.moment, source: .jsonLD)
        }
        func names(_ value: LooseJSON?) -> [String] {
            (value?.items ?? []).prefix(20).flatMap { item -> [String] in
                if case .string(let name) = item { return [name] }
                if let name = item["name"] { return name.items.compactMap(\.text) }
                if let id = item["@id"]?.text, let name = named[id]?["name"]?.text { return [name] }
                return []
            }
        }
        authors = AuthorNames.read(names(article["author"] ?? article["creator"]).compactMap(clean), isStated: true)
        site = clean(names(article["publisher"]).first)
        articleBody = objects.lazy.compactMap { $0["articleBody"]?.text }.max { $0.utf8.count < $1.utf8.count }
        url = article["url"]?.text ?? article["mainEntityOfPage"]?.text ?? article["mainEntityOfPage"]?["@id"]?.text
        language = article["inLanguage"]?.text
    }

    private static func collect(_ value: LooseJSON, into objects: inout [LooseJSON], depth: Int) {
        guard depth < 8, objects.count < 500 else { return }
        switch value {
        case .array(let items): for item in items { collect(item, into: &objects, depth: depth + 1) }
        case .object(let members):
            objects.append(value)
            for (key, member) in members
            where ["@graph", "mainEntity", "author", "publisher", "hasPart", "itemListElement", "item"].contains(key) {
                collect(member, into: &objects, depth: depth + 1)
            }
        default: break
        }
    }
}
