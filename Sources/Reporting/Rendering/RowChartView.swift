import Domain

/// A picture of rows drawn: each row has its line, so that no label can meet another.
struct RowChartView {
    // The picture's measures, in its own units.
    private static let width = 720.0
    private static let pitch = 46.0
    private static let thickness = 18.0

    private let chart: RowChart
    /// The room for labels at the left and for values at the right, by the longest of them.
    private let labels: Double
    private let values: Double

    init(_ chart: RowChart) {
        self.chart = chart
        func width(_ texts: [Prose], _ letter: Double, within limits: ClosedRange<Double>) -> Double {
            let longest = texts.map { $0.plainText.count }.max() ?? 0
            return min(max(letter * Double(longest) + 16, limits.lowerBound), limits.upperBound)
        }
        labels = width(chart.rows.flatMap { [$0.label, $0.note] }, 7, within: 120...340)
        values = width(chart.rows.map(\.value), 9.2, within: 90...240)
    }

    /// The values of the template `rows.svg`.
    func view<Writer: MarkupWriter>(_ writer: Writer) -> ViewNode {
        let svg = SVGWriter(escape: { writer.escaped($0) })
        let rows = chart.rows.enumerated().map { index, row in self.row(row, at: index, svg) }
        let height = Self.pitch * Double(chart.rows.count) + 8
        return ViewNode([
            "id": .text(chart.id), "title": .text(writer.prose(chart.title)),
            "titleText": .text(writer.escaped(chart.title.plainText)),
            "description": .text(writer.escaped(chart.description.plainText)),
            "width": .text(Coordinate.text(Self.width)), "height": .text(Coordinate.text(height)),
            "axisX": .text(Coordinate.text(labels)), "rows": .list(rows),
            "table": .list(
                chart.rows.map { row in
                    let note = row.note.isEmpty ? Prose() : ", " + row.note
                    return ViewNode([
                        "label": .text(writer.prose(row.label + note)), "value": .text(writer.prose(row.value)),
                    ])
                }),
        ])
    }

    private func row(_ row: RowChart.Row, at index: Int, _ svg: SVGWriter) -> ViewNode {
        let top = Self.pitch * Double(index) + 6
        let middle = top + Self.pitch / 2 - 4
        let low = row.interval.low.map(x)
        let high = row.interval.high.map(x)
        let end = max(low ?? labels, high ?? labels)
        let isOpen = row.interval.high == nil
        var shapes: [ViewNode] = []
        func rect(_ from: Double, _ to: Double, _ code: String, thickness: Double = Self.thickness) {
            shapes.append(
                Self.shape([
                    "rectX": Coordinate.text(from), "rectWidth": Coordinate.text(max(to - from, 1)),
                    "rectY": Coordinate.text(middle - thickness / 2), "rectHeight": Coordinate.text(thickness),
                    "code": code,
                ]))
        }
        if row.form == .point {
            rect(low ?? labels, end, "range", thickness: 4)
            let place = ((low ?? end) + (high ?? end)) / 2
            shapes.append(
                Self.shape(["circleX": Coordinate.text(place), "circleY": Coordinate.text(middle)]))
        } else if row.form == .span, let low, let high {
            rect(low, high, RowChart.Form.bar.rawValue)
        } else {
            if let low { rect(labels, low, row.form.rawValue) }
            if let high, high > (low ?? labels) + 0.5 { rect(low ?? labels, high, "range") }
        }
        if isOpen {
            let tip =
                "M\(Coordinate.text(end + 3)) \(Coordinate.text(middle - 5)) "
                + "L\(Coordinate.text(end + 10)) \(Coordinate.text(middle)) "
                + "L\(Coordinate.text(end + 3)) \(Coordinate.text(middle + 5))"
            shapes.append(Self.shape(["arrow": tip]))
        }
        return ViewNode([
            "label": .text(svg.prose(row.label)),
            "labelY": .text(Coordinate.text(row.note.isEmpty ? middle + 4 : middle - 4)),
            "note": .optional(svg.prose(row.note)), "noteY": .text(Coordinate.text(middle + 12)),
            "value": .text(svg.prose(row.value)), "valueX": .text(Coordinate.text(end + (isOpen ? 16 : 8))),
            "valueY": .text(Coordinate.text(middle + 4)), "shapes": .list(shapes),
        ])
    }

    /// A shape with the values that it has; the template asks for all of them.
    private static func shape(_ values: [String: String]) -> ViewNode {
        let names = ["rectX", "rectY", "rectWidth", "rectHeight", "code", "circleX", "circleY", "arrow"]
        return ViewNode(Dictionary(uniqueKeysWithValues: names.map { ($0, .optional(values[$0])) }))
    }

    private func x(_ value: Double) -> Double {
        labels + (Self.width - labels - values) * value / chart.scale
    }
}

/// Writes the runs of a picture's text.
struct SVGWriter: MarkupWriter {
    /// Makes plain text fit for the page that the picture stands in.
    let escape: @Sendable (String) -> String

    private static let signs: [Receipt.Kind: String] = [
        .recorded: "▪", .converted: "≈", .derived: "⇒", .projected: "~", .assumed: "∗",
    ]

    func escaped(_ text: String) -> String { escape(text) }

    func printed(_ printed: Printed) -> String {
        (Self.signs[printed.kind].map { "<tspan class=\"sign\">\($0)</tspan>" } ?? "") + unlinked(printed)
    }

    func unlinked(_ printed: Printed) -> String {
        "<tspan class=\"n \(printed.kind.rawValue)\" data-receipt=\"\(printed.receipt)\" "
            + "data-style=\"\(printed.style.name)\">\(escaped(printed.text))</tspan>"
    }

    func quotation(_ quotation: Quotation) -> String {
        "“<tspan data-article=\"\(quotation.article)\" data-start=\"\(quotation.range.start)\" "
            + "data-end=\"\(quotation.range.end)\">\(escaped(quotation.text))</tspan>”"
    }

    func name(_ name: PrintedName) -> String {
        guard name.text.holdsDigit else { return escaped(name.text) }
        return "<tspan data-name=\"\(escaped(name.source.name))\">\(escaped(name.text))</tspan>"
    }

    func identifier(_ identifier: String) -> String { escaped(identifier) }

    func sourceLink(_ text: String, url: String?, article: Identifier<Article>) -> String { escaped(text) }
}

/// A picture's coordinates.
enum Coordinate {
    /// To a tenth, without a needless point.
    static func text(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        let sign = tenths < 0 ? "-" : ""
        return tenths % 10 == 0
            ? "\(tenths / 10)" : "\(sign)\(abs(tenths) / 10).\(abs(tenths) % 10)"
    }
}
