import Domain

/// `briefing.json`: the briefing for programs, with every text as it reads and with its marks.
struct BriefingJSON {
    private let briefing: Briefing

    init(_ briefing: Briefing) { self.briefing = briefing }

    /// The file's text.
    var text: String { value.serialized(pretty: true) + "\n" }

    private var value: JSONValue {
        .object([
            ("schema", .int(1)), ("company", .string(briefing.company)), ("ticker", .text(briefing.ticker)),
            ("asOf", .string(briefing.asOf.description)), ("isSample", .bool(briefing.isSample)),
            ("headline", Self.prose(briefing.headline)), ("subject", Self.prose(briefing.subject)),
            ("status", Self.prose(briefing.status)),
            (
                "bullets",
                .array(
                    briefing.bullets.map {
                        .object([("label", Self.prose($0.label)), ("text", Self.prose($0.text))])
                    })
            ),
            ("changes", changes), ("figures", figures), ("figureNotes", .array(briefing.figureNotes.map(Self.prose))),
            ("checks", checks), ("projection", projection), ("peers", peers), ("calendar", calendar),
            ("weaknesses", .array(briefing.weaknesses.map(Self.prose))), ("corrections", corrections),
            ("sources", sources),
        ])
    }

    private var changes: JSONValue {
        .object([
            ("summary", Self.prose(briefing.changes.summary)),
            ("bridge", Self.prose(briefing.changes.bridge)),
            (
                "rows",
                .array(
                    briefing.changes.rows.map { row in
                        .object([
                            ("kind", .string(row.kind.rawValue)), ("what", Self.prose(row.what)),
                            ("was", Self.prose(row.was)), ("now", Self.prose(row.now)), ("note", Self.prose(row.note)),
                        ])
                    })
            ),
        ])
    }

    private var figures: JSONValue {
        .array(
            briefing.figures.map { row in
                .object([
                    ("fact", .string(row.fact.rawValue)), ("what", Self.prose(row.what)),
                    ("stated", Self.prose(row.stated)), ("normalised", Self.prose(row.normalised)),
                    ("otherwise", Self.prose(row.otherwise)), ("period", Self.prose(row.period)),
                    ("certainty", Self.prose(row.certainty)), ("support", Self.prose(row.support)),
                ])
            })
    }

    private var checks: JSONValue {
        .array(
            briefing.checks.map { check in
                .object([
                    ("id", .string(check.id)), ("title", Self.prose(check.title)),
                    ("verdict", .string(check.verdict.rawValue)), ("receipt", .string(check.result.id.rawValue)),
                    ("arithmetic", Self.prose(check.arithmetic)), ("condition", Self.prose(check.condition)),
                    ("meaning", Self.prose(check.meaning)),
                ])
            })
    }

    private var projection: JSONValue {
        guard let table = briefing.projection else { return .null }
        let series = table.series.map { series in
            JSONValue.object([
                ("id", .string(series.id)), ("title", Self.prose(series.title)),
                (
                    "readings",
                    .object(
                        series.rows.map { row in
                            let cells = zip(row.cells, row.values).map { cell, value in
                                cell.map { Self.number($0, [("value", .double(value))]) } ?? .null
                            }
                            return (row.reading.rawValue, .array(cells))
                        })
                ),
            ])
        }
        return .object([
            ("basis", Self.prose(table.basis)), ("beyond", Self.prose(table.beyond)),
            ("asGuidance", Self.prose(table.asGuidance)),
            ("years", .array(table.years.map { Self.number($0) })),
            ("statedYears", .array(table.years.prefix(table.statedYears).map { Self.number($0) })),
            ("series", .array(series)),
            (
                "assumptions",
                .array(
                    table.assumptions.map { .object([("id", .string($0.id)), ("text", Self.prose($0.text))]) })
            ),
        ])
    }

    private var peers: JSONValue {
        guard let peers = briefing.peers else { return .null }
        let rows = peers.rows.map { row in
            JSONValue.object([
                ("company", Self.prose(row.company)), ("stated", Self.prose(row.stated)),
                ("dollars", Self.prose(row.dollars)), ("period", Self.prose(row.period)),
                ("what", Self.prose(row.what)),
            ])
        }
        return .object([("isRanked", .bool(peers.isRanked)), ("note", Self.prose(peers.note)), ("rows", .array(rows))])
    }

    private var calendar: JSONValue {
        .array(
            briefing.calendar.map { entry in
                .object([
                    ("event", .string(entry.event.rawValue)), ("when", Self.prose(entry.when)),
                    ("what", Self.prose(entry.what)), ("certainty", Self.prose(entry.certainty)),
                ])
            })
    }

    private var corrections: JSONValue {
        .array(
            briefing.corrections.map { note in
                .object([
                    ("claim", .string(note.claim.rawValue)), ("what", Self.prose(note.what)),
                    ("change", Self.prose(note.change)), ("why", Self.prose(note.why)),
                ])
            })
    }

    private var sources: JSONValue {
        .array(
            briefing.sources.map { source in
                let sentences = source.sentences.map { sentence in
                    JSONValue.object([
                        ("quotation", .string(sentence.quotation.text)),
                        ("article", .string(source.article.rawValue)), ("start", .int(sentence.quotation.range.start)),
                        ("end", .int(sentence.quotation.range.end)), ("attribution", Self.prose(sentence.attribution)),
                        ("link", .text(sentence.link)),
                    ])
                }
                return .object([
                    ("article", .string(source.article.rawValue)), ("title", Self.prose(source.title)),
                    ("outlet", Self.prose(source.outlet)), ("published", Self.prose(source.published)),
                    ("url", .text(source.url)), ("sentences", .array(sentences)),
                    ("noticed", .array(source.noticed.map { Self.prose($0.text) })),
                ])
            })
    }

    // MARK: Prose

    /// The text as it reads, and its runs where one of them is more than words.
    static func prose(_ prose: Prose) -> JSONValue {
        var members: [(String, JSONValue)] = [("text", .string(prose.plainText))]
        let isPlain = prose.runs.allSatisfy { if case .words = $0 { true } else { false } }
        if !isPlain { members.append(("runs", .array(prose.runs.map(run)))) }
        return .object(members)
    }

    private static func run(_ run: Prose.Run) -> JSONValue {
        switch run {
        case .words(let words): .object([("words", .string(words.text))])
        case .printed(let printed): number(printed)
        case .quotation(let quotation):
            .object([
                ("quotation", .string(quotation.text)), ("article", .string(quotation.article.rawValue)),
                ("start", .int(quotation.range.start)), ("end", .int(quotation.range.end)),
            ])
        case .name(let name): .object([("name", .string(name.text)), ("source", .string(name.source.name))])
        }
    }

    private static func number(_ printed: Printed, _ others: [(String, JSONValue)] = []) -> JSONValue {
        .object(
            [
                ("printed", .string(printed.text)), ("kind", .string(printed.kind.rawValue)),
                ("receipt", .string(printed.receipt.rawValue)), ("style", .string(printed.style.name)),
            ] + others)
    }
}
