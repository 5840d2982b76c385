import Domain

/// What a page says about itself outside its text: JSON-LD first, then `meta`.
struct PageMetadata {
    private(set) var headline: String?
    private(set) var socialTitle: String?
    private(set) var authors: [String] = []
    private(set) var published: PublishedDate?
    private(set) var site: String?
    private(set) var url: String?
    private(set) var language: String?
    private(set) var articleBody: String?
    private(set) var isSample = false

    private static let dateNames = names(
        """
        article:published_time;datepublished;og:published_time;parsely-pub-date;sailthru.date;pubdate;
        publishdate;publish-date;publish_date;published_time;publication_date;article.published;
        article_date_original;originalpublicationdate;cxenseparse:recs:publishtime;dc.date.issued;
        dcterms.created;dcterms.date;dc.date;citation_publication_date;date;rnews:datepublished;displaydate;
        ptime;article:published;datecreated;dc.date.created;analyticsattributes.articledate;bt:pubdate;
        shareaholic:article_published_time
        """)
    private static let authorNames = names(
        """
        author;parsely-author;sailthru.author;dc.creator;article:author;byl;dcterms.creator;
        article:author_name;cxenseparse:author;article.author;citation_author;rnews:author;
        shareaholic:article_author_name
        """)

    init(_ scan: borrowing MarkupScan) {
        readJSONLD(scan)
        let metas = scan.metas
        func meta(_ names: [String]) -> [String] {
            for name in names {
                let found = metas.filter { $0.name == name && !$0.content.isEmpty }
                if !found.isEmpty { return found.map(\.content) }
            }
            return []
        }
        socialTitle = meta(["og:title", "twitter:title", "sailthru.title", "parsely-title", "dc.title"]).first
        site = meta(["og:site_name"]).first ?? site ?? meta(["application-name", "al:ios:app_name", "cre"]).first
        isSample = meta(["briefing:sample"]).first?.lowercased() == "true"
        if published == nil {
            for name in Self.dateNames {
                guard let text = meta([name]).first, let found = DateReader.date(text) else { continue }
                published = PublishedDate(date: found.date, moment: found.moment, source: .meta)
                break
            }
        }
        if authors.isEmpty {
            for name in Self.authorNames {
                authors = AuthorNames.names(in: meta([name]))
                if !authors.isEmpty { break }
            }
        }
        let addresses = [scan.canonical, meta(["og:url"]).first, url, meta(["twitter:url", "al:web:url"]).first]
        url = addresses.lazy.compactMap { $0 }.first(where: Self.isAddress)
        language =
            scan.language ?? language
            ?? meta(["og:locale", "content-language", "language", "dc.language"]).first
    }

    static func isAddress(_ text: String) -> Bool {
        let bytes = Array(text.utf8.prefix(2_000))
        return (bytes.matches("https://", at: 0) || bytes.matches("http://", at: 0)) && !bytes.contains { $0 <= 32 }
    }

    // MARK: JSON-LD

    private static let articleTypes = Set(
        names(
            """
            Article;NewsArticle;BlogPosting;ReportageNewsArticle;AnalysisNewsArticle;OpinionNewsArticle;
            BackgroundNewsArticle;ReviewNewsArticle;AskPublicNewsArticle;LiveBlogPosting;Report;TechArticle;
            ScholarlyArticle;SocialMediaPosting;AdvertiserContentArticle;SatiricalArticle;Blog;Review;Recipe;
            CreativeWork
            """))

    private static func names(_ list: String) -> [String] {
        FurnitureLines.list(list).map { String(decoding: $0, as: UTF8.self) }
    }

    private mutating func readJSONLD(_ scan: borrowing MarkupScan) {
        var objects: [LooseJSON] = []
        for range in scan.jsonLD.prefix(40) {
            let bytes = scan.page[range]
            guard let start = bytes.firstIndex(where: { $0 == UInt8(ascii: "{") || $0 == UInt8(ascii: "[") }),
                let value = LooseJSON(bytes[start...])
            else { continue }
            Self.collect(value, into: &objects, depth: 0)
        }
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
        guard let article = articles.first(where: { $0["headline"] != nil }) ?? articles.first ?? page else { return }
        func clean(_ text: String?) -> String? {
            text.map { Entities.decoded(Array($0.utf8)[...]) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        headline = clean(article["headline"]?.text)
        if let text = article["datePublished"]?.text, let found = DateReader.date(text) {
            published = PublishedDate(date: found.date, moment: found.moment, source: .jsonLD)
        }
        func names(_ value: LooseJSON?) -> [String] {
            (value?.items ?? []).prefix(20).flatMap { item -> [String] in
                if case .string(let name) = item { return [name] }
                if let name = item["name"] { return name.items.compactMap(\.text) }
                if let id = item["@id"]?.text, let name = named[id]?["name"]?.text { return [name] }
                return []
            }
        }
        authors = AuthorNames.names(in: names(article["author"]).compactMap(clean))
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
