/// The names a template may ask for, as a tree like that of the values themselves.
struct TemplateSchema: Sendable {
    /// What a name stands for.
    indirect enum Entry: Sendable {
        /// A text or a flag.
        case value
        /// Rows or one node, with the names inside.
        case section([String: Entry])
    }

    /// The names at the top.
    let root: [String: Entry]

    static func values(_ names: String...) -> [String: Entry] {
        Dictionary(uniqueKeysWithValues: names.map { ($0, .value) })
    }

    static func table(_ row: [String: Entry], _ others: [String: Entry] = [:]) -> Entry {
        .section(others.merging(["rows": .section(row)]) { first, _ in first })
    }

    static func joined(_ parts: [String: Entry]...) -> [String: Entry] {
        parts.reduce(into: [:]) { all, part in all.merge(part) { first, _ in first } }
    }

    /// What a briefing's templates see.
    static let briefing = TemplateSchema(
        root: joined(
            values("company", "ticker", "asOf", "isSample", "hasSheet", "headline", "subject", "status", "identifier"),
            page,
            [
                "bullets": .section(values("label", "text")),
                "changes": .section([
                    "summary": .value, "bridge": .value,
                    "table": table(values("kind", "code", "what", "was", "now", "note")),
                ]),
                "figures": table(
                    values("what", "stated", "normalised", "otherwise", "period", "certainty", "support"),
                    ["notes": .section(values("text"))]),
                "checks": table(values("title", "arithmetic", "condition", "verdict", "code", "meaning")),
                "projection": .section([
                    "basis": .value, "beyond": .value, "asGuidance": .value,
                    "years": .section(values("year", "isBeyond", "isFirstBeyond")),
                    "series": .section([
                        "title": .value,
                        "readings": .section([
                            "reading": .value, "code": .value, "title": .value,
                            "cells": .section(values("value", "isBeyond", "isFirstBeyond")),
                        ]),
                    ]),
                    "assumptions": table(values("text")),
                    "chart": .section(chart),
                ]),
                "peers": table(values("company", "stated", "dollars", "period", "what"), values("note", "isRanked")),
                "pace": .section(rowChart), "timeline": .section(rowChart), "peerBars": .section(rowChart),
                "tornado": .section(rowChart),
                "calendar": table(values("when", "what", "certainty")),
                "weaknesses": table(values("text")),
                "corrections": table(values("what", "change", "why")),
                "sources": table([
                    "title": .value, "outlet": .value, "published": .value, "address": .value, "evidence": .value,
                    "sentences": .section(values("quotation", "attribution", "link")),
                    "noticed": .section(values("text")),
                ]),
                "receipts": receipts,
            ]))

    private static let rowChart: [String: Entry] = joined(
        values("id", "title", "titleText", "description", "width", "height", "axisX"),
        [
            "rows": .section(
                joined(
                    values("label", "labelY", "note", "noteY", "value", "valueX", "valueY"),
                    [
                        "shapes": .section(
                            values(
                                "rectX", "rectY", "rectWidth", "rectHeight", "code", "circleX", "circleY", "arrow"))
                    ])),
            "table": .section(values("label", "value")),
        ])

    private static let chart: [String: Entry] = joined(
        values(
            "title", "titleText", "description", "width", "height", "band", "bandBeyond", "baseLine", "baseLineBeyond"),
        values("bearLine", "bullLine", "baselineY", "left", "right", "hasBeyond", "ruleX", "ruleTop", "ruleLabelX"),
        [
            "points": .section(values("x", "y")),
            "labels": .section(values("x", "y", "text", "code", "marks", "anchor")),
            "words": .section(values("x", "y", "text", "code", "anchor")),
        ])
}
