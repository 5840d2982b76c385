public import Domain

/// Writes the pages of a site that list briefings rather than being one.
public struct SiteRenderer: Sendable {
    /// A briefing and where it lies.
    public struct Entry: Hashable, Sendable {
        /// The briefing.
        public let briefing: Briefing
        /// Its page's address, relative to the index, such as `briefings/2024-04-29-tesla/briefing.html`.
        public let address: String

        /// Puts one together from its parts.
        public init(briefing: Briefing, address: String) {
            self.briefing = briefing
            self.address = address
        }
    }

    private let templates: TemplateLibrary

    /// A renderer with these templates.
    public init(templates: TemplateLibrary) { self.templates = templates }

    /// The index page, `index.html`: the briefings by company, the newest of each first.
    ///
    /// Numbers link nowhere here: their receipts stand on the briefing's own page, in the folder of the address.
    public func index(_ entries: [Entry]) -> RenderedFile {
        let sorted = entries.sorted { left, right in
            left.briefing.asOf == right.briefing.asOf
                ? (left.briefing.company, left.address) < (right.briefing.company, right.address)
                : left.briefing.asOf > right.briefing.asOf
        }
        let rows = sorted.map { entry in
            let briefing = entry.briefing
            let writer = HTMLWriter(receipts: briefing.receipts, linkable: [])
            return ViewNode([
                "company": .text(writer.name(PrintedName(briefing.company, source: .reference))),
                "ticker": briefing.ticker.map { .text(writer.name(PrintedName($0, source: .reference))) } ?? .absent,
                "headline": .text(writer.prose(briefing.headline)), "asOf": .text(writer.printed(briefing.asOfPrinted)),
                "address": .text(writer.escaped(entry.address)), "isSample": .flag(briefing.isSample),
            ])
        }
        let view = ViewNode([
            "title": .text("AI spending and compute: briefings"), "count": .absent,
            "isSample": .flag(entries.contains { $0.briefing.isSample }), "briefings": .rows(rows),
        ])
        return RenderedFile(name: "index.html", text: templates.render(view, as: "index.html"))
    }
}
