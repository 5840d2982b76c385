import Domain

extension Site {
    /// How many briefings of the last day the home page shows in full.
    private static let latestShown = 8

    /// The home page: the latest briefings, and the watchlist as one table.
    mutating func addHome() {
        let path = "index.html"
        let latest = entries.prefix { $0.briefing.asOf.date == asOf?.date }
        let order = Dictionary(companies.enumerated().map { ($1.name, $0) }) { first, _ in first }
        let weighed = latest.sorted { (order[$0.briefing.company] ?? 0) < (order[$1.briefing.company] ?? 0) }
        let rows = weighed.prefix(Self.latestShown).map { entry in
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
        let asOfText = entries.first.map { writer(for: $0, from: path).printed($0.briefing.asOfPrinted) }
        let head = PageHead(
            title: SiteFrame.title,
            description: "Investor briefings on what companies spend on AI and what compute that money buys.")
        add(
            path, "index.html", head,
            [
                "isSample": .flag(isSample(entries)), "asOf": .optional(asOfText), "latest": .rows(rows),
                "watchlist": .rows(companies.map { watched($0, from: path) }),
            ], changed: asOf?.date)
    }

    /// A company’s row of the watchlist.
    private func watched(_ company: Company, from path: String) -> ViewNode {
        let briefing = company.latest.briefing
        let writer = writer(for: company.latest, from: path)
        let figure = briefing.figures.first
        // What changed first is what weighs most: the rows come by weight.
        let change = briefing.changes.rows.first { $0.kind != .unchanged && $0.kind != .repeated }?.kind
        let pace = briefing.checks.first { $0.id == "pace" }
        return ViewNode([
            "address": .text(company.folder + "/index.html"), "company": .text(writer.prose(Self.name(company.name))),
            "figure": .optional(figure.map { writer.prose($0.normalised) }),
            "what": .optional(figure.map { writer.prose($0.what) }),
            "period": .optional(figure.map { writer.prose($0.period) }),
            "change": .text(Lexicon.word(for: change ?? (company.entries.count > 1 ? .unchanged : .new))),
            "code": .text((change ?? (company.entries.count > 1 ? .unchanged : .new)).rawValue),
            "certainty": .optional(figure.map { writer.prose($0.certainty) }),
            "pace": .optional(pace.map { Lexicon.word(for: $0.verdict) }),
            "paceCode": .optional(pace?.verdict.rawValue),
            "accelerators": .optional(accelerators(of: briefing).map(writer.prose)),
            "next": .optional(upcoming(of: briefing).first.map { writer.prose($0.when + ": " + $0.what) }),
            "heard": .text(lastHeard(of: briefing).map(writer.prose) ?? "no date"),
        ])
    }

    /// The machines in the last year that somebody has said something about: base case, bear to bull.
    private func accelerators(of briefing: Briefing) -> Prose? {
        guard let table = briefing.projection,
            let series = table.series.first(where: { $0.id == "h100e_installed" })
                ?? table.series.first(where: { $0.id == "h100e_bought" })
        else { return nil }
        let year = max(0, min(table.statedYears, table.years.count) - 1)
        func cell(_ scenario: Scenario) -> Printed? {
            guard let cells = series.rows.first(where: { $0.scenario == scenario })?.cells, cells.indices.contains(year)
            else { return nil }
            return cells[year]
        }
        guard table.years.indices.contains(year), let base = cell(.base) else { return nil }
        var text: Prose = "\(base)"
        if let bear = cell(.bear), let bull = cell(.bull) { text += " (\(bear) to \(bull))" }
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

    /// When the newest of a briefing’s articles was published.
    func lastHeard(of briefing: Briefing) -> Prose? {
        briefing.sources.last { Self.period(of: $0.published, in: briefing.receipts) != nil }?.published
    }
}
