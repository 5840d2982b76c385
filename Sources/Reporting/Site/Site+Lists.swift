import Domain

extension Site {
    /// A line of a list: a link and what is said after it, both markup.
    struct Row {
        let address: String
        let text: String
        let note: String?
    }

    /// The lists through which everything is reached: companies and facts from A to Z, briefings by date.
    mutating func addLists() {
        addList(
            "companies/index.html", title: "Companies",
            about: "Every company that a briefing was written about, from A to Z.",
            rows: companies.map { company in
                let writer = HTMLWriter(receipts: company.latest.briefing.receipts, linkable: [])
                return (
                    company.name,
                    Row(
                        address: Slug.make(company.name) + "/index.html", text: writer.prose(Self.name(company.name)),
                        note: writer.prose(company.latest.briefing.headline))
                )
            })
        addList(
            "facts.html", title: "Facts", about: "Every fact of the latest briefings, by company from A to Z.",
            rows: companies.flatMap { company in
                company.composition.facts.map { fact in
                    var composition = company.composition
                    let heading = composition.heading(of: fact)
                    let value = composition.hedged(fact.lead)
                    let writer = HTMLWriter(receipts: composition.book, linkable: [])
                    return (
                        heading.plainText,
                        Row(
                            address: SitePath.fact(fact.id, of: company.name), text: writer.prose(heading),
                            note: writer.prose(value))
                    )
                }
            })
        addArchive()
    }

    /// The briefings by date: the newest on the first page, the others on pages that are full and therefore stay as
    /// they are.
    private mutating func addArchive() {
        let oldest = Array(entries.reversed())
        let full = max(0, oldest.count - 1) / listLength
        var older: String?
        for page in 0...full {
            let isNewest = page == full
            let shown = oldest[page * listLength..<(isNewest ? oldest.count : (page + 1) * listLength)].reversed()
            let path = isNewest ? "archive.html" : "archive-\(page + 1).html"
            var title: Prose = "Archive"
            if !isNewest, let first = shown.first {
                title += ": back from \(first.briefing.asOfPrinted), \(Self.name(first.briefing.company))"
            }
            let rows = shown.map { entry in
                let writer = HTMLWriter(receipts: entry.briefing.receipts, linkable: [])
                let text: Prose = "\(entry.briefing.asOfPrinted), \(Self.name(entry.briefing.company))"
                return Row(
                    address: SitePath.briefing(entry.folder), text: writer.prose(text),
                    note: writer.prose(entry.briefing.headline))
            }
            let receipts = shown.first?.briefing.receipts ?? ReceiptBook()
            addList(
                path, title: title, receipts: receipts,
                about: "The briefings by date, the newest first; those of one company stand on its page.",
                groups: rows.isEmpty ? [] : [("by-date", "By date", rows)], older: older,
                changed: shown.first?.briefing.asOf.date, isSample: isSample(shown))
            older = path
        }
    }

    /// A list from A to Z; what begins otherwise comes last. A long one has a page for each letter.
    mutating func addList(_ path: String, title: String, about: String, rows: [(key: String, row: Row)]) {
        let sorted = rows.sorted { left, right in
            let first = (left.key.lowercased(), left.row.address)
            let second = (right.key.lowercased(), right.row.address)
            return first < second
        }
        let letters = Set("abcdefghijklmnopqrstuvwxyz")
        var groups: [(anchor: String, group: String, rows: [Row])] = []
        for item in sorted {
            let first = item.key.lowercased().first.flatMap { letters.contains($0) ? $0 : nil }
            let anchor = first.map { "letter-\($0)" } ?? "others"
            if let index = groups.firstIndex(where: { $0.anchor == anchor }) {
                groups[index].rows.append(item.row)
            } else {
                groups.append((anchor, first.map { $0.uppercased() } ?? "Others", [item.row]))
            }
        }
        groups = groups.filter { $0.anchor != "others" } + groups.filter { $0.anchor == "others" }
        let all = isSample(entries)
        func page(_ path: String, _ title: String, _ groups: [(anchor: String, group: String, rows: [Row])]) {
            addList(
                path, title: Prose(safe: title), receipts: ReceiptBook(), about: about, groups: groups, older: nil,
                changed: asOf?.date, isSample: all)
        }
        guard rows.count > listLength else { return page(path, title, groups) }
        var pages: [Row] = []
        for group in groups {
            let name = "\(path.dropLast(".html".count))-\(group.anchor).html"
            page(name, "\(title): \(group.group)", [group])
            let file = name.split(separator: "/").last.map(String.init) ?? name
            pages.append(Row(address: file, text: group.group, note: nil))
        }
        page(path, title, [("letters", "By letter", pages)])
    }

    private mutating func addList(
        _ path: String, title: Prose, receipts: ReceiptBook, about: String,
        groups: [(anchor: String, group: String, rows: [Row])], older: String?, changed: CalendarDate?, isSample: Bool
    ) {
        let nodes = groups.map { group in
            ViewNode([
                "anchor": .text(group.anchor), "group": .text(group.group),
                "rows": .list(
                    group.rows.map { row in
                        ViewNode([
                            "address": .text(row.address), "text": .text(row.text), "note": .optional(row.note),
                        ])
                    }),
            ])
        }
        add(
            path, "list.html", PageHead(title: title.plainText, description: about),
            [
                "isSample": .flag(isSample),
                "title": .text(HTMLWriter(receipts: receipts, linkable: []).prose(title)), "about": .text(about),
                "groups": nodes.isEmpty ? .absent : .list(nodes), "older": .optional(older),
            ], changed: changed)
    }

    /// What the latest briefings have ahead, by day.
    mutating func addCalendar() {
        let path = "calendar.html"
        var seen: Set<Identifier<Event>> = []
        var rows: [(key: (Int, String), node: ViewNode)] = []
        for company in companies {
            let briefing = company.latest.briefing
            let writer = writer(for: company.latest, from: path)
            for entry in upcoming(of: briefing) where seen.insert(entry.event).inserted {
                let period = Self.period(of: entry.when, in: briefing.receipts)
                let day = (period?.start ?? period?.end)?.dayNumber ?? Int.max
                rows.append(
                    (
                        (day, entry.event.rawValue),
                        ViewNode([
                            "when": .text(writer.prose(entry.when)), "what": .text(writer.prose(entry.what)),
                            "certainty": .text(writer.prose(entry.certainty)),
                            "address": .text(company.folder + "/index.html"),
                            "company": .text(writer.prose(Self.name(company.name))),
                        ])
                    ))
            }
        }
        let sorted = rows.sorted { $0.key < $1.key }.map(\.node)
        add(
            path, "calendar.html", PageHead(title: "Calendar", description: "Dated events ahead, with their sources."),
            ["isSample": .flag(isSample(entries)), "events": .rows(sorted)], changed: asOf?.date)
    }

    /// The parameters of the model.
    mutating func addAssumptions() {
        var rows: [ViewNode] = []
        for assumption in tables.assumptions.all {
            func end(_ end: String) -> Printed? {
                tables.assumedReceipt(parameter: assumption.id, end: end, overrides: material.assumptions).map {
                    Printed($0, Composition.style(of: $0))
                }
            }
            func cell(_ column: String, _ text: String) -> Prose {
                let cell = Receipt.Cell(
                    table: "assumptions", row: assumption.id, column: column, document: "", published: "")
                return Prose([.name(PrintedName(text, source: .cell(cell)))])
            }
            for name in ["low", "mid", "high"] {
                if let receipt = tables.assumedReceipt(
                    parameter: assumption.id, end: name, overrides: material.assumptions)
                {
                    book.file(receipt)
                }
            }
            let writer = HTMLWriter(receipts: book, linkable: [])
            rows.append(
                ViewNode([
                    "anchor": .text(assumption.id), "name": .text(writer.prose(cell("id", assumption.id))),
                    "role": .text(
                        writer.prose(Grammar.capitalised(Prose(safe: tables.assumptions.role(of: assumption.id))))),
                    "low": .optional(end("low").map(writer.printed)), "mid": .optional(end("mid").map(writer.printed)),
                    "high": .optional(end("high").map(writer.printed)), "confidence": .text(assumption.confidence),
                    "source": .text(
                        writer.prose(
                            material.assumptions[assumption.id] == nil
                                ? cell("source", assumption.source) + ", " + cell("as_of", assumption.asOf)
                                : "given by the operator")),
                ]))
        }
        add(
            "assumptions.html", "assumptions.html",
            PageHead(title: "Assumptions", description: "The parameters of the model with their ranges and sources."),
            ["isSample": .flag(false), "rows": .list(rows)], changed: nil)
    }
}
