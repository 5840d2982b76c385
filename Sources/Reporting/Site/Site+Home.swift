import Domain

extension Site {
    /// How many briefings of the last day the home page shows in full.
    private static let latestShown = 8

    /// The home page: what the last day changed, and the watchlist as one table.
    mutating func addHome() {
        let path = "index.html"
        let latest = entries.prefix { $0.briefing.asOf.date == asOf?.date }
        let order = Dictionary(companies.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let weighed = latest.sorted { (order[$0.briefing.company] ?? 0) < (order[$1.briefing.company] ?? 0) }
        let news = weighed.filter { !Self.isQuiet($0.briefing) }
        let rows = news.prefix(Self.latestShown).map { entry in
            let briefing = entry.briefing
            let writer = writer(for: entry, from: path)
            return ViewNode([
                "address": .text(SitePath.briefing(entry.folder)),
                "company": .text(writer.prose(Self.name(briefing.company))),
                "ticker": .optional(briefing.ticker.map { writer.prose(Self.name($0)) }),
                "headline": .text(writer.prose(briefing.headline)),
                "change": .text(writer.prose(briefing.changes.summary)),
            ])
        }
        let quiet = weighed.filter { Self.isQuiet($0.briefing) }.map { entry in
            ViewNode([
                "address": .text(SitePath.briefing(entry.folder)),
                "company": .text(plainWriter.prose(Self.name(entry.briefing.company))),
            ])
        }
        let watched = companies.map { Watched($0, in: self, from: path) }
        let has = [
            "hasPace": watched.contains { $0.pace != nil }, "hasNext": watched.contains { $0.next != nil },
            "hasAccelerators": watched.contains { $0.accelerators != nil },
        ]
        let flags = has.mapValues { ViewValue.flag($0) }
        for company in companies { file(company.heard) }
        let asOfText = entries.first.map { writer(for: $0, from: path).printed($0.briefing.asOfPrinted) }
        let head = PageHead(
            title: SiteFrame.title,
            description: "Investor briefings on what companies spend on AI and what compute that money buys.")
        let table = ViewNode(["rows": .list(watched.map { ViewNode($0.values).adding(flags) })]).adding(flags)
        add(
            path, "index.html", head,
            [
                "isSample": .flag(isSample(entries)), "asOf": .optional(asOfText), "latest": .rows(rows),
                "quiet": .rows(quiet), "isEmpty": .flag(entries.isEmpty),
                "watchlist": companies.isEmpty ? .absent : .node(table),
            ], changed: asOf?.date)
    }

    /// Whether a briefing says nothing that the one before did not.
    private static func isQuiet(_ briefing: Briefing) -> Bool {
        let news = briefing.changes.rows.contains { $0.kind != .unchanged && $0.kind != .repeated }
        return !news && briefing.headline.plainText.hasPrefix("Nothing new")
    }

    /// A company’s row of the watchlist.
    private struct Watched {
        let pace: CrossCheck.Verdict?
        let next: String?
        let accelerators: String?
        let values: [String: ViewValue]

        init(_ company: Company, in site: Site, from path: String) {
            let briefing = company.latest.briefing
            let writer = site.writer(for: company.latest, from: path)
            let figure = briefing.figures.first
            // What changed first is what weighs most: the rows come by weight.
            let change = briefing.changes.rows.first { $0.kind != .unchanged && $0.kind != .repeated }?.kind
            let kind = change ?? (company.entries.count > 1 ? .unchanged : .new)
            pace = briefing.checks.first { $0.id == "pace" }?.verdict
            next = site.upcoming(of: briefing).first.map { writer.prose($0.when + ": " + $0.what) }
            accelerators = Site.accelerators(of: briefing).map(writer.prose)
            values = [
                "address": .text(company.folder + "/index.html"),
                "company": .text(writer.prose(Site.name(company.name))),
                "figure": .optional(figure.map { writer.prose($0.normalised) }),
                "what": .optional(figure.map { writer.prose($0.what) }),
                "period": .optional(figure.map { writer.prose($0.period) }),
                "change": .text(Lexicon.word(for: kind)), "code": .text(kind.rawValue),
                "certainty": .optional(figure.map { writer.prose($0.certainty) }),
                "pace": .optional(pace.map { Lexicon.word(for: $0) }), "paceCode": .optional(pace?.rawValue),
                "accelerators": .optional(accelerators), "next": .optional(next),
                "heard": .text(company.lastHeard),
            ]
        }
    }

    /// The machines bought in the last year that somebody has said something about: the median, low to high.
    fileprivate static func accelerators(of briefing: Briefing) -> Prose? {
        guard let table = briefing.projection,
            let series = table.series.first(where: { $0.id == "h100e_bought" })
        else { return nil }
        let year = max(0, min(table.statedYears, table.years.count) - 1)
        func cell(_ reading: ProjectionReading) -> Printed? {
            guard let cells = series.rows.first(where: { $0.reading == reading })?.cells, cells.indices.contains(year)
            else { return nil }
            return cells[year]
        }
        guard table.years.indices.contains(year), let middle = cell(.middle) else { return nil }
        var text: Prose = "\(middle)"
        if let low = cell(.low), let high = cell(.high) { text += " (\(low) to \(high))" }
        return text + ", \(table.years[year])"
    }

    /// What a briefing has ahead that is still ahead on the site’s day.
    func upcoming(of briefing: Briefing) -> [Briefing.CalendarEntry] {
        briefing.calendar.filter { entry in
            guard let today = asOf?.date, let period = Self.period(of: entry.when, in: briefing.receipts) else {
                return true
            }
            return (period.end ?? period.start ?? today) >= today
        }
    }

    /// The days of the first date in a text.
    static func period(of text: Prose, in book: ReceiptBook) -> Period? {
        for case .printed(let printed) in text.runs {
            if case .period(let period)? = book[printed.receipt]?.value { return period }
        }
        return nil
    }
}
