import Domain

/// The projection drawn: the median as a line, low to high as a band, the scenarios bear and bull as dotted lines, by
/// year from zero.
///
/// Years that somebody has said something about are drawn solid; those beyond are dashed behind a rule.
struct FanChart {
    // The picture's size and margins, in its own units.
    private static let width = 720.0
    private static let height = 300.0
    private static let left = 30.0
    private static let right = 150.0
    private static let top = 44.0
    private static let bottom = 40.0
    /// The least distance between the baselines of two labels.
    private static let labelStep = 17.0

    private struct Point {
        let x: Double
        let low: Double
        let middle: Double
        let high: Double
        let bear: Double?
        let bull: Double?
    }

    private let points: [Point]
    private let table: Briefing.ProjectionTable
    private let series: Briefing.ProjectionTable.Series

    /// `nil` where the charted output lacks a quantile or a year.
    init?(_ table: Briefing.ProjectionTable) {
        guard let charted = table.charted, table.series.indices.contains(charted), table.years.count > 1 else {
            return nil
        }
        let series = table.series[charted]
        func values(_ reading: ProjectionReading) -> [Double] {
            series.rows.first { $0.reading == reading }?.values.compactMap { $0 } ?? []
        }
        let quantiles = ProjectionReading.quantiles.map(values)
        let bear = values(ProjectionReading(.bear))
        let bull = values(ProjectionReading(.bull))
        let count = table.years.count
        let all = quantiles.flatMap { $0 } + bear + bull
        guard quantiles.allSatisfy({ $0.count == count }), let top = all.max(), top > 0, all.allSatisfy({ $0 >= 0 })
        else { return nil }
        let plotWidth = Self.width - Self.left - Self.right
        let plotHeight = Self.height - Self.top - Self.bottom
        points = (0..<count).map { index in
            func y(_ value: Double) -> Double { Self.top + plotHeight * (1 - value / top) }
            return Point(
                x: Self.left + plotWidth * Double(index) / Double(count - 1), low: y(quantiles[0][index]),
                middle: y(quantiles[1][index]), high: y(quantiles[2][index]),
                bear: bear.count == count ? y(bear[index]) : nil, bull: bull.count == count ? y(bull[index]) : nil)
        }
        self.table = table
        self.series = series
    }

    /// The values of the template `chart.svg`.
    func view<Writer: MarkupWriter>(_ writer: Writer) -> ViewNode {
        let stated = min(max(table.statedYears, 1), points.count)
        let solid = Array(points.prefix(stated))
        let dashed = Array(points.dropFirst(stated - 1))
        let hasBeyond = stated < points.count
        let rule = hasBeyond ? (points[stated - 1].x + points[stated].x) / 2 : 0
        let labels = yearLabels(writer) + middleLabels(writer) + endLabels(writer)
        return ViewNode([
            "title": .text(writer.prose(series.title)), "titleText": .text(writer.escaped(series.title.plainText)),
            "description": .text(writer.escaped(Lexicon.chartDescription)),
            "width": .text(Coordinate.text(Self.width)), "height": .text(Coordinate.text(Self.height)),
            "band": .optional(Self.band(solid)), "bandBeyond": .optional(Self.band(dashed)),
            "baseLine": .optional(Self.line(solid.map { ($0.x, $0.middle) })),
            "baseLineBeyond": .optional(Self.line(dashed.map { ($0.x, $0.middle) })),
            "bearLine": .optional(Self.line(points.compactMap { point in point.bear.map { (point.x, $0) } })),
            "bullLine": .optional(Self.line(points.compactMap { point in point.bull.map { (point.x, $0) } })),
            "baselineY": .text(Coordinate.text(Self.height - Self.bottom)),
            "left": .text(Coordinate.text(Self.left - 12)),
            "right": .text(Coordinate.text(Self.width - Self.right + 12)),
            "hasBeyond": .flag(hasBeyond), "ruleX": .text(Coordinate.text(rule)),
            "ruleTop": .text(Coordinate.text(Self.top - 22)), "ruleLabelX": .text(Coordinate.text(rule + 8)),
            "points": .list(
                points.map { ViewNode(["x": .text(Coordinate.text($0.x)), "y": .text(Coordinate.text($0.middle))]) }),
            "labels": .list(labels), "words": .list(endWords),
        ])
    }

    private func label<Writer: MarkupWriter>(
        _ printed: Printed, _ x: Double, _ y: Double, _ code: String, _ anchor: String, _ writer: Writer
    ) -> ViewNode {
        ViewNode([
            "x": .text(Coordinate.text(x)), "y": .text(Coordinate.text(y)), "text": .text(writer.escaped(printed.text)),
            "code": .text("n \(printed.kind.rawValue) \(code)"),
            "marks": .text("data-receipt=\"\(printed.receipt)\" data-style=\"\(printed.style.name)\""),
            "anchor": .text(anchor),
        ])
    }

    private func yearLabels<Writer: MarkupWriter>(_ writer: Writer) -> [ViewNode] {
        zip(table.years, points).map { label($0, $1.x, Self.height - Self.bottom + 22, "year", "middle", writer) }
    }

    /// The medians above their points, but for the last, which stands at the end of its line.
    private func middleLabels<Writer: MarkupWriter>(_ writer: Writer) -> [ViewNode] {
        let cells = series.rows.first { $0.reading == .middle }?.cells ?? []
        return zip(cells, points).dropLast().compactMap { cell, point in
            cell.map { label($0, point.x, point.middle - 11, "base", "middle", writer) }
        }
    }

    /// Where the labels at the ends of the lines stand, top to bottom, none nearer than a line's height.
    private var endRows: [(reading: ProjectionReading, y: Double)] {
        guard let last = points.last else { return [] }
        var rows: [(ProjectionReading, Double)] = []
        var floor = -Double.infinity
        let ends: [(ProjectionReading, Double?)] = [
            (.high, last.high), (ProjectionReading(.bull), last.bull), (.middle, last.middle),
            (ProjectionReading(.bear), last.bear), (.low, last.low),
        ]
        let drawn = ends.compactMap { end in end.1.map { (end.0, $0) } }.sorted { $0.1 < $1.1 }
        for (reading, y) in drawn {
            let placed = max(y + 4, floor)
            rows.append((reading, placed))
            floor = placed + Self.labelStep
        }
        // Pushed below the axis, the whole column moves up.
        let excess = max(0, (rows.last?.1 ?? 0) - (Self.height - Self.bottom - 2))
        return rows.map { ($0.0, $0.1 - excess) }
    }

    private func endLabels<Writer: MarkupWriter>(_ writer: Writer) -> [ViewNode] {
        guard let last = points.last else { return [] }
        return endRows.compactMap { row in
            guard let cell = series.rows.first(where: { $0.reading == row.reading })?.cells.last, let cell else {
                return nil
            }
            return label(cell, last.x + 66, row.y, Self.code(row.reading), "start", writer)
        }
    }

    private static func code(_ reading: ProjectionReading) -> String { reading == .middle ? "base" : "bull" }

    private var endWords: [ViewNode] {
        guard let last = points.last else { return [] }
        return endRows.map { row in
            ViewNode([
                "x": .text(Coordinate.text(last.x + 14)), "y": .text(Coordinate.text(row.y)),
                "text": .text(row.reading.rawValue), "code": .text(Self.code(row.reading)),
                "anchor": .text("start"),
            ])
        }
    }

    private static func band(_ points: [Point]) -> String {
        guard points.count > 1 else { return "" }
        return line(points.map { ($0.x, $0.high) } + points.reversed().map { ($0.x, $0.low) }) + " Z"
    }

    private static func line(_ points: [(Double, Double)]) -> String {
        guard points.count > 1 else { return "" }
        return "M" + points.map { Coordinate.text($0) + " " + Coordinate.text($1) }.joined(separator: " L")
    }
}
