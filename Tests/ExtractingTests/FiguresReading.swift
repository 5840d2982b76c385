import Domain
import Reference
import Testing

@testable import Extracting

/// Reads figures for the tests, each as one line.
enum FiguresReading {
    private static let reader = try? FigureReader(tables: ReferenceTables.builtIn())

    static func figures(_ text: String, published: String? = "2024-05-15") throws -> [Figure] {
        let reader = try #require(Self.reader, "the built-in tables are damaged")
        return reader.figures(in: TokenizedText(text), published: published.flatMap { CalendarDate(iso: $0) })
    }

    /// The numeric figures, each as `text | low | high | unit | bound`; one end stands for both of a point.
    static func lines(_ text: String) throws -> [String] {
        try figures(text).compactMap { figure in
            guard let interval = figure.interval else { return nil }
            let low = interval.low?.description ?? "…"
            let high = interval.high?.description ?? "…"
            let value = low == high ? low : low + "…" + high
            return [figure.text, value.replacing("……", with: "…"), figure.unit?.rawValue ?? "-", figure.bound.rawValue]
                .joined(separator: " | ")
        }
    }

    static func reread(_ words: String) throws -> Figure? {
        try #require(Self.reader, "the built-in tables are damaged").figure(rereading: words, published: nil)
    }
}
