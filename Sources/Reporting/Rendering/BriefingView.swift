import Domain

/// What the templates of a briefing see, written in one language of markup.
struct BriefingView<Writer: MarkupWriter> {
    let briefing: Briefing
    let writer: Writer
    /// From the page to the site's folder; `nil` for a page that stands alone.
    var root: String?
    /// Whether a sheet for print lies beside the page.
    var hasSheet = false
    /// Whether only so much is shown as one sheet of paper holds.
    var isSheet = false

    /// The weightiest of some rows, where there is room for no more.
    private func first<Row>(_ rows: [Row], _ count: Int) -> [Row] { isSheet ? Array(rows.prefix(count)) : rows }

    /// All values, by the names of `TemplateSchema.briefing`.
    var node: ViewNode {
        ViewNode([
            "company": name(briefing.company),
            "ticker": briefing.ticker.map(name) ?? .absent,
            "asOf": .text(writer.printed(briefing.asOfPrinted)),
            "isSample": .flag(briefing.isSample), "hasSheet": .flag(hasSheet),
            "headline": prose(briefing.headline), "subject": prose(briefing.subject),
            "status": prose(briefing.status),
            "identifier": .absent, "head": .absent, "site": .absent,
            "bullets": .list(briefing.bullets.map { ViewNode(["label": prose($0.label), "text": prose($0.text)]) }),
            "changes": .node(changes),
            "figures": figures,
            "checks": .rows(first(briefing.checks, 5).map(check)),
            "projection": briefing.projection.map { .node(projection($0)) } ?? .absent,
            "peers": briefing.peers.map { .node(peers($0)) } ?? .absent,
            "pace": picture("pace"), "timeline": picture("timeline"), "peerBars": picture("peer-bars"),
            "tornado": picture("tornado"),
            "calendar": .rows(
                first(briefing.calendar, 3).map {
                    ViewNode(["when": prose($0.when), "what": prose($0.what), "certainty": prose($0.certainty)])
                }),
            "weaknesses": .rows(first(briefing.weaknesses, 3).map { ViewNode(["text": prose($0)]) }),
            "corrections": .rows(
                first(briefing.corrections, 0).map { note in
                    ViewNode(["what": prose(note.what), "change": prose(note.change), "why": prose(note.why)])
                }),
            "sources": .rows(briefing.sources.map(source)),
            "receipts": receipts,
        ])
    }

    private func picture(_ id: String) -> ViewValue {
        briefing.pictures.first { $0.id == id }.map { .node(RowChartView($0).view(writer)) } ?? .absent
    }

    func prose(_ prose: Prose) -> ViewValue { .optional(writer.prose(prose)) }

    private func name(_ name: String) -> ViewValue { .text(writer.name(PrintedName(name, source: .reference))) }

    private var changes: ViewNode {
        let rows = briefing.changes.rows.map { row in
            ViewNode([
                "kind": .text(writer.escaped(Lexicon.word(for: row.kind))), "code": .text(row.kind.rawValue),
                "what": prose(row.what), "was": prose(row.was), "now": prose(row.now), "note": prose(row.note),
            ])
        }
        return ViewNode([
            "summary": prose(briefing.changes.summary), "table": .rows(rows),
            "bridge": prose(briefing.changes.bridge),
        ])
    }

    private var figures: ViewValue {
        guard !briefing.figures.isEmpty else { return .absent }
        let rows = first(briefing.figures, 7).map { row in
            ViewNode([
                "what": prose(row.what), "stated": prose(row.stated), "normalised": prose(row.normalised),
                "otherwise": prose(row.otherwise), "period": prose(row.period), "certainty": prose(row.certainty),
                "support": prose(row.support),
            ])
        }
        let notes = briefing.figureNotes.map { ViewNode(["text": prose($0)]) }
        return .node(ViewNode(["rows": .list(rows), "notes": notes.isEmpty ? .absent : .list(notes)]))
    }

    private func check(_ check: CrossCheck) -> ViewNode {
        ViewNode([
            "title": prose(check.title), "arithmetic": prose(check.arithmetic), "condition": prose(check.condition),
            "verdict": .text(writer.escaped(Lexicon.word(for: check.verdict))), "code": .text(check.verdict.rawValue),
            "meaning": prose(check.meaning),
        ])
    }

    private func projection(_ table: Briefing.ProjectionTable) -> ViewNode {
        func isBeyond(_ index: Int) -> [String: ViewValue] {
            [
                "isBeyond": .flag(index >= table.statedYears),
                "isFirstBeyond": .flag(index == table.statedYears && index > 0),
            ]
        }
        let years = table.years.enumerated().map { index, year in
            ViewNode(["year": .text(writer.printed(year))].merging(isBeyond(index)) { first, _ in first })
        }
        let series = table.series.map { series in
            let readings = series.rows.map { row in
                let cells = row.cells.enumerated().map { index, cell in
                    ViewNode(
                        ["value": cell.map { .text(writer.printed($0)) } ?? .absent]
                            .merging(isBeyond(index)) { first, _ in first })
                }
                return ViewNode([
                    "reading": .text(Lexicon.word(for: row.reading)), "code": .text(row.reading.rawValue),
                    "title": prose(series.title), "cells": .list(cells),
                ])
            }
            return ViewNode(["title": prose(series.title), "readings": .list(readings)])
        }
        return ViewNode([
            "basis": prose(table.basis), "beyond": prose(table.beyond), "asGuidance": prose(table.asGuidance),
            "years": .list(years), "series": .list(series),
            "assumptions": .rows(table.assumptions.map { ViewNode(["text": prose($0.text)]) }),
            "chart": FanChart(table).map { .node($0.view(writer)) } ?? .absent,
        ])
    }

    private func peers(_ peers: Briefing.Peers) -> ViewNode {
        let rows = peers.rows.map { row in
            ViewNode([
                "company": prose(row.company), "stated": prose(row.stated), "dollars": prose(row.dollars),
                "period": prose(row.period), "what": prose(row.what),
            ])
        }
        return ViewNode(["rows": .list(rows), "note": prose(peers.note), "isRanked": .flag(peers.isRanked)])
    }

    private func source(_ source: Briefing.Source) -> ViewNode {
        let sentences = source.sentences.map { sentence in
            ViewNode([
                "quotation": .text(writer.quotation(sentence.quotation)),
                "attribution": prose(sentence.attribution),
                "link": sentence.link.map {
                    .text(writer.sourceLink(Lexicon.openAtSentence, url: $0, article: source.article))
                } ?? .absent,
            ])
        }
        return ViewNode([
            "title": prose(source.title), "outlet": prose(source.outlet), "published": prose(source.published),
            "address": source.url.map {
                .text(writer.sourceLink(Lexicon.openArticle, url: $0, article: source.article))
            } ?? .absent,
            "evidence": root.map { .text($0 + SitePath.evidence(source.article)) } ?? .absent,
            "sentences": .list(sentences),
            "noticed": .list(source.noticed.map { ViewNode(["text": prose($0.text)]) }),
        ])
    }

    private var receipts: ViewValue { Self.receipts(briefing.accounts, writer) }

    /// Receipts written out, by kind.
    static func receipts(_ accounts: [Briefing.Account], _ writer: Writer) -> ViewValue {
        var groups: [ViewNode] = []
        for kind in Receipt.Kind.allCases {
            let rows = accounts.filter { $0.value.kind == kind }.map { account in
                ViewNode([
                    "identifier": .text(writer.identifier(account.value.receipt.rawValue)),
                    "anchor": .text(account.value.receipt.rawValue),
                    "value": .text(writer.unlinked(account.value)),
                    "account": .optional(writer.prose(account.text)),
                ])
            }
            guard !rows.isEmpty else { continue }
            groups.append(
                ViewNode([
                    "kind": .text(Lexicon.word(for: kind)), "explanation": .text(Lexicon.explanation(of: kind)),
                    "rows": .list(rows),
                ]))
        }
        return groups.isEmpty ? .absent : .node(ViewNode(["groups": .list(groups)]))
    }
}
