import Domain

extension Site {
    /// What was read, of whom it was last heard, and what could not be read.
    mutating func addCoverage() {
        let path = "coverage.html"
        var articles: [String: Set<Identifier<Article>>] = [:]
        var homes: [String: Prose] = [:]
        var noticed: [String: [ReadingNote.Kind: Set<String>]] = [:]
        for entry in entries {
            for source in entry.briefing.sources {
                articles[source.outlet.plainText, default: []].insert(source.article)
                homes[source.outlet.plainText] = homes[source.outlet.plainText] ?? source.outlet
                for note in source.noticed {
                    noticed[source.outlet.plainText, default: [:]][note.kind, default: []].formUnion(note.places)
                }
            }
        }
        var filed = ReceiptBook()
        func counted(_ singular: String, _ plural: String, _ identifiers: [String]) -> Prose {
            let receipt = filed.file(Receipt(counting: plural, identifiers))
            return Grammar.counted(Printed(receipt, .exact), identifiers.count, singular, plural)
        }
        let all = articles.values.reduce(into: Set()) { $0.formUnion($1) }.map(\.rawValue).sorted()
        var summary: Prose = "Nothing was read yet."
        if !all.isEmpty {
            summary = "Briefings rest on \(counted("article", "articles", all))"
            summary += " about \(counted("company", "companies", companies.map(\.name).sorted()))."
            let aside = material.quarantined.map(\.digest).sorted()
            if !aside.isEmpty { summary += " \(counted("input is", "inputs are", aside)) in quarantine." }
        }
        let outlets = articles.sorted { left, right in
            (right.value.count, left.key) < (left.value.count, right.key)
        }.map { name, identifiers in
            let notes = (noticed[name] ?? [:]).sorted { $0.key.rawValue < $1.key.rawValue }.map { kind, places in
                "; \(Prose(safe: Lexicon.word(for: kind) ?? "")): \(counted("place", "places", places.sorted()))"
                    as Prose
            }
            let count = counted("article", "articles", identifiers.map(\.rawValue).sorted())
            return (homes[name] ?? Prose(), notes.reduce(count) { $0 + $1 })
        }
        let read = companies.sorted { $0.name.lowercased() < $1.name.lowercased() }.map { company in
            let facts = company.composition.facts.map(\.id.rawValue)
            let articles = company.articles.map(\.rawValue)
            guard !facts.isEmpty, !articles.isEmpty else {
                return (company, Prose(stringLiteral: "nothing that stands"))
            }
            let text: Prose =
                "\(counted("article", "articles", articles)), \(counted("fact", "facts", facts))"
            return (company, text)
        }
        file(filed)
        let writer = plainWriter
        let rows = read.map { company, status in
            let briefing = company.latest.briefing
            let writer = self.writer(for: company.latest, from: path, hasLegend: false)
            return ViewNode([
                "address": .text(company.folder + "/index.html"),
                "company": .text(writer.prose(Self.name(company.name))), "status": .text(writer.prose(status)),
                "heard": .text(company.lastHeard),
                "weak": .optional(briefing.weaknesses.first.map(writer.prose)),
            ])
        }
        let aside = material.quarantined.sorted { ($0.name, $0.digest) < ($1.name, $1.digest) }.map { note in
            ViewNode([
                "name": .text(writer.name(PrintedName(note.name, source: .quarantine))),
                "reason": .text(writer.name(PrintedName(note.reason, source: .quarantine))),
            ])
        }
        add(
            path, "coverage.html",
            PageHead(
                title: "Coverage and quarantine",
                description: "What was read, of whom it was last heard, and what could not be read."),
            [
                "isSample": .flag(isSample(entries)), "summary": .text(writer.prose(summary)), "companies": .rows(rows),
                "outlets": .rows(
                    outlets.map { name, count in
                        ViewNode(["outlet": .text(writer.prose(name)), "articles": .text(writer.prose(count))])
                    }), "quarantine": .rows(aside),
            ], changed: asOf?.date)
    }

    /// Pages whose text is the template’s, and the search with its index.
    mutating func addStandingPages() {
        add(
            "method.html", "method.html",
            PageHead(title: "About and method", description: "How briefings are made and what their numbers mean."),
            [:], changed: nil)
        var missing = PageHead(title: "Page not found", description: "There is no page at this address.")
        missing.isHidden = true
        add("404.html", "notfound.html", missing, [:], changed: nil)
        let index = JSONValue.array(
            findables.sorted { ($0.path, $0.title) < ($1.path, $1.title) }.map {
                .array([.string($0.title), .string($0.path), .string($0.kind)])
            })
        files.append(RenderedFile(name: "search-index.json", text: index.serialized() + "\n"))
        var search = PageHead(title: "Search", description: "Search briefings, companies, facts and evidence.")
        search.isSearch = true
        add("search.html", "search.html", search, ["index": .text("search-index.json")], changed: nil)
    }
}
