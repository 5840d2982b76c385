import Domain

extension Site {
    /// The briefings’ own pages, in the dress of the site.
    mutating func addBriefings() {
        for entry in entries {
            let briefing = entry.briefing
            let path = SitePath.briefing(entry.folder)
            let root = SiteFrame.root(from: path)
            var head = PageHead(title: briefing.headline.plainText, titleSource: "headline")
            head.kind = "article"
            head.companyFolder = SitePath.company(briefing.company)
            head.structured = report(on: briefing, at: path)
            let writer = HTMLWriter(receipts: briefing.receipts, linkable: briefing.linkable)
            let values = BriefingView(briefing: briefing, writer: writer, root: root, hasSheet: entry.hasSheet).node
            head.path = path
            let view = values.adding([
                "head": .node(head.node(in: frame)),
                "site": .node(
                    ViewNode([
                        "root": .text(root),
                        "companyPage": .text(root + SitePath.company(briefing.company) + "/index.html"),
                    ])),
            ])
            files.append(RenderedFile(name: path, text: templates.render(view, as: "briefing.html")))
            listed.append((path, briefing.asOf.date))
            if entry.hasSheet {
                // What search engines list is the briefing.
                head.isSheet = true
                head.structured = nil
                files.append(
                    RenderedFile(
                        name: SitePath.sheet(entry.folder), text: templates.sheet(briefing, head: head.node(in: frame)))
                )
            }
            findables.append(
                Findable(
                    title: "\(briefing.company): \(briefing.headline.plainText)", path: path,
                    kind: "briefing as of \(briefing.asOfPrinted.text)"))
        }
    }

    /// A briefing as machines read it.
    private func report(on briefing: Briefing, at path: String) -> JSONValue {
        let address = frame.address(of: path)
        return .object([
            ("@context", .string("https://schema.org")), ("@type", .string("Report")), ("@id", .string(address)),
            ("url", .string(address)), ("headline", .string(briefing.headline.plainText)),
            ("inLanguage", .string("en")), ("datePublished", .string(briefing.asOf.description)),
            ("dateModified", .string(briefing.asOf.description)),
            ("image", .string(frame.settings.address + frame.assets.picture)),
            ("about", Self.organisation(briefing.company, ticker: briefing.ticker)),
            (
                "author",
                .object([("@type", .string("Organization")), ("name", .string("briefing"))])
            ),
            ("isBasedOn", .array(briefing.sources.compactMap(\.url).map { .string($0) })),
            (
                "isPartOf",
                .object([
                    ("@type", .string("WebSite")), ("name", .string(SiteFrame.title)),
                    ("url", .string(frame.settings.address)),
                ])
            ),
        ])
    }

    static func organisation(_ name: String, ticker: String?) -> JSONValue {
        guard let ticker else { return .object([("@type", .string("Organization")), ("name", .string(name))]) }
        return .object([
            ("@type", .string("Corporation")), ("name", .string(name)), ("tickerSymbol", .string(ticker)),
        ])
    }
}
