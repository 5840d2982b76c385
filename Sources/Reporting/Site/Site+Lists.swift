import Domain

extension Site {
    /// A line of a list: a link and what is said after it, both markup.
    struct Row {
        let address: String
        let text: String
        let note: String?
    }

    /// How many briefings the page of all of them lists; older ones stand on their company’s page.
    private static let archived = 1_000

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
        let rows = entries.prefix(Self.archived).map { entry in
            let writer = HTMLWriter(receipts: entry.briefing.receipts, linkable: [])
            let text: Prose = "\(entry.briefing.asOfPrinted), \(Self.name(entry.briefing.company))"
            return ViewNode([
                "address": .text(SitePath.briefing(entry.folder)), "text": .text(writer.prose(text)),
                "note": .text(writer.prose(entry.briefing.headline)),
            ])
        }
        add(
            "archive.html", "list.html",
            PageHead(title: "Archive", description: "Every briefing by date, the newest first."),
            [
                "isSample": .flag(isSample(entries)), "title": .text("Archive"),
                "about": .text("The briefings by date, the newest first; those of one company stand on its page."),
                "groups": rows.isEmpty
                    ? .absent
                    : .list([
                        ViewNode(["anchor": .text("by-date"), "group": .text("By date"), "rows": .list(Array(rows))])
                    ]),
            ], changed: asOf?.date)
    }

    /// A list from A to Z; what begins otherwise comes last.
    mutating func addList(_ path: String, title: String, about: String, rows: [(key: String, row: Row)]) {
        let sorted = rows.sorted { left, right in
            let first = (left.key.lowercased(), left.row.address)
            let second = (right.key.lowercased(), right.row.address)
            return first < second
        }
        let letters = "abcdefghijklmnopqrstuvwxyz"
        var groups: [ViewNode] = []
        for letter in letters.map(Optional.some) + [nil] {
            let inside = sorted.filter { item in
                let first = item.key.lowercased().first
                return letter == nil ? !(first.map(letters.contains) ?? false) : first == letter
            }
            guard !inside.isEmpty else { continue }
            groups.append(
                ViewNode([
                    "anchor": .text(letter.map { "letter-\($0)" } ?? "others"),
                    "group": .text(letter.map { $0.uppercased() } ?? "Others"),
                    "rows": .list(
                        inside.map { item in
                            ViewNode([
                                "address": .text(item.row.address), "text": .text(item.row.text),
                                "note": .optional(item.row.note),
                            ])
                        }),
                ]))
        }
        add(
            path, "list.html", PageHead(title: title, description: about),
            [
                "isSample": .flag(isSample(entries)), "title": .text(title), "about": .text(about),
                "groups": groups.isEmpty ? .absent : .list(groups),
            ], changed: asOf?.date)
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
                    "role": .text(writer.prose(Grammar.capitalised(Prose(safe: tables.assumptions.role(of: assumption.id))))),
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
