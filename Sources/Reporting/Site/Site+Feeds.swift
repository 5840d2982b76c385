import Domain

extension Site {
    /// How many entries a feed has.
    private static let feedLength = 50

    /// The feeds of the site and of each company.
    mutating func addFeeds() {
        var texts: [String: String] = [:]
        addFeeds(in: "", title: SiteFrame.title, home: "index.html", entries, &texts)
        for company in companies {
            addFeeds(
                in: company.folder + "/", title: "\(company.name): AI spending and compute",
                home: company.folder + "/index.html", company.entries, &texts)
        }
    }

    /// - Parameter known: Entries written so far, by folder: most stand in two feeds.
    private mutating func addFeeds(
        in folder: String, title: String, home: String, _ entries: [SiteMaterial.Entry], _ known: inout [String: String]
    ) {
        let shown = entries.prefix(Self.feedLength)
        // A feed that has no entry yet is as old as time: its date has to be one, and none is known.
        let updated = shown.first?.briefing.asOf ?? Moment(secondsSince1970: 0)
        let texts = shown.map { entry in
            if let text = known[entry.folder] { return text }
            let text = text(of: entry.briefing)
            known[entry.folder] = text
            return text
        }
        let writer = plainWriter
        let view = ViewNode([
            "title": .text(writer.escaped(title)), "identifier": .text(Self.name(hashing: "feed/" + folder)),
            "updated": .text(updated.description), "address": .text(frame.settings.address + folder + "feed.xml"),
            "home": .text(frame.address(of: home)),
            "entries": .list(
                zip(shown, texts).map { entry, text in
                    ViewNode([
                        "title": .text(writer.escaped(entry.briefing.headline.plainText)),
                        "identifier": .text(Self.name(hashing: "briefings/" + entry.folder)),
                        "updated": .text(entry.briefing.asOf.description),
                        "address": .text(frame.address(of: SitePath.briefing(entry.folder))),
                        "company": .text(writer.escaped(entry.briefing.company)),
                        "content": .text(writer.escaped(text)),
                    ])
                }),
        ])
        files.append(RenderedFile(name: folder + "feed.xml", text: templates.render(view, as: "feed.xml")))
        let json = JSONValue.object([
            ("version", .string("https://jsonfeed.org/version/1.1")), ("title", .string(title)),
            ("home_page_url", .string(frame.address(of: home))),
            ("feed_url", .string(frame.settings.address + folder + "feed.json")), ("language", .string("en")),
            ("authors", .array([.object([("name", .string("briefing"))])])),
            (
                "items",
                .array(
                    zip(shown, texts).map { entry, text in
                        .object([
                            ("id", .string(Self.name(hashing: "briefings/" + entry.folder))),
                            ("url", .string(frame.address(of: SitePath.briefing(entry.folder)))),
                            ("title", .string(entry.briefing.headline.plainText)), ("content_html", .string(text)),
                            ("date_published", .string(entry.briefing.asOf.description)),
                            ("date_modified", .string(entry.briefing.asOf.description)),
                            ("tags", .array([.string(entry.briefing.company)])),
                        ])
                    })
            ),
        ])
        files.append(RenderedFile(name: folder + "feed.json", text: json.serialized(pretty: true) + "\n"))
    }

    /// A briefing’s whole text for a feed: no link into the site, and nothing that a reader’s program would fetch.
    private func text(of briefing: Briefing) -> String {
        let writer = HTMLWriter(receipts: briefing.receipts, linkable: [])
        return templates.render(BriefingView(briefing: briefing, writer: writer).node, as: "entry.html")
    }

    /// A name that stays when the site moves: a UUID of the custom kind (RFC 9562, version 8) made of a hash.
    private static func name(hashing text: String) -> String {
        var digits = Array(SHA256.hexDigest(of: "briefing:" + text).prefix(32))
        digits[12] = "8"
        digits[16] = "8"
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(digits[$0]) }
        return "urn:uuid:" + parts.joined(separator: "-")
    }
}
