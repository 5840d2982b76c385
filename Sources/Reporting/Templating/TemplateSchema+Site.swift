extension TemplateSchema {
    /// What the head of every page and the way through a site see.
    static let page: [String: Entry] = [
        "head": .section(
            joined(
                values("policy", "isHidden", "titleText", "titleSource", "description", "descriptionSource", "style"),
                [
                    "links": .section(
                        joined(
                            values(
                                "stylesheet", "icon", "touchIcon", "canonical", "picture", "kind", "structured",
                                "script"),
                            ["feeds": .section(values("type", "feedTitle", "address"))]))
                ])),
        "site": .section(values("root", "companyPage")),
    ]

    /// Receipts written out.
    static let receipts: Entry = .section([
        "groups": .section([
            "kind": .value, "explanation": .value,
            "rows": .section(values("identifier", "anchor", "value", "account")),
        ])
    ])

    private static func sitePage(_ parts: [String: Entry]...) -> TemplateSchema {
        let own = joined(values("root", "isSample"), page)
        return TemplateSchema(root: parts.reduce(into: own) { all, part in all.merge(part) { first, _ in first } })
    }

    /// What the home page sees.
    static let home = sitePage(
        values("asOf", "isEmpty"),
        [
            "latest": table(values("address", "company", "ticker", "headline", "change")),
            "quiet": table(values("address", "company")),
            "watchlist": table(
                values(
                    "address", "company", "figure", "what", "period", "change", "code", "certainty", "pace", "paceCode",
                    "accelerators", "next", "heard", "hasPace", "hasNext", "hasAccelerators"),
                values("hasPace", "hasNext", "hasAccelerators")),
        ])

    /// What a company’s page sees.
    static let company = sitePage(
        values("company", "headline", "status", "asOf", "latest", "data", "isLong"),
        [
            "facts": table(values("address", "what", "value", "period", "certainty", "support")),
            "briefings": .section(values("address", "date", "headline")),
        ])

    /// What a fact’s page sees.
    static let fact = sitePage(
        values("heading", "company", "asOf", "value", "period", "certainty", "support"),
        [
            "statements": .section(
                values("code", "role", "when", "words", "quotation", "who", "outlet", "evidence", "link")),
            "receipts": receipts,
        ])

    /// What an article’s page sees.
    static let evidence = sitePage(
        values("heading", "outlet", "published", "address"),
        [
            "sentences": .section(values("anchor", "quotation", "attribution", "link")),
            "facts": table(values("address", "text")),
        ])

    /// What a list sees.
    static let list = sitePage(
        values("title", "about", "older"),
        ["groups": .section(joined(values("anchor", "group"), ["rows": .section(values("address", "text", "note"))]))])

    /// What the calendar sees.
    static let calendar = sitePage(["events": table(values("when", "what", "certainty", "address", "company"))])

    /// What the page of assumptions sees.
    static let assumptions = sitePage([
        "rows": .section(values("anchor", "name", "role", "low", "mid", "high", "confidence", "source"))
    ])

    /// What the report on coverage and quarantine sees.
    static let coverage = sitePage(
        values("summary"),
        [
            "companies": table(values("address", "company", "status", "heard", "weak")),
            "outlets": table(values("outlet", "articles")), "quarantine": table(values("name", "reason")),
        ])

    /// What the search page sees.
    static let search = sitePage(values("index"))

    /// What pages see whose text is the template’s own.
    static let plain = sitePage()

    /// What an entry of a feed sees: all of the briefing.
    static let entry = briefing

    /// What a feed sees.
    static let feed = TemplateSchema(
        root: joined(
            values("title", "identifier", "updated", "address", "home"),
            ["entries": .section(values("title", "identifier", "updated", "address", "company", "content"))]))
}
