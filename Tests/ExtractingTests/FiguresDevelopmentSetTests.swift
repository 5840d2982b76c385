import Domain
import Foundation
import Testing

@testable import Extracting

/// Where the development sets are.
enum DevelopmentSets {
    /// Beside the package, or beside the folder that holds its checkouts.
    static let folder: URL? = {
        let package = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized
        let places = ["../shared/eval/figures/dev", "../../shared/eval/figures/dev"].map {
            package.appending(path: $0).standardized
        }
        return places.first { FileManager.default.fileExists(atPath: $0.path) }
    }()
}

/// The development sets, where they are at hand; what is reached there must not be lost.
@Suite(
    "Figures: development sets",
    .disabled(if: DevelopmentSets.folder == nil, "the folder ../shared/eval/figures/dev is not at hand"))
struct FiguresDevelopmentSetTests {
    /// An end of an interval: a number, a day, or none.
    private enum End: Decodable, Equatable {
        case none
        case number(Double)
        case day(String)

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if container.decodeNil() {
                self = .none
            } else if let number = try? container.decode(Double.self) {
                self = .number(number)
            } else {
                self = .day(try container.decode(String.self))
            }
        }
    }

    private struct Input: Decodable {
        let id: String
        let text: String
        let published: String?
    }

    private struct Answer: Decodable {
        struct Item: Decodable {
            let start: Int
            let end: Int
            let alternatives: [[End]]
        }

        let id: String
        let gold: [Item]
    }

    @Test(
        "the share of labelled figures whose value is read right",
        arguments: [
            ("currency", 0.97), ("moneybounds", 0.97), ("number", 0.91), ("percentage", 1.0), ("numberrange", 0.95),
            ("date", 0.92),
        ])
    func suites(_ suite: String, _ floor: Double) throws {
        let folder = try #require(DevelopmentSets.folder)
        let inputs: [Input] = try Self.lines(folder.appending(path: "\(suite).dev.input.jsonl"))
        let answers: [Answer] = try Self.lines(folder.appending(path: "\(suite).dev.gold.jsonl"))
        let byID = Dictionary(answers.map { ($0.id, $0.gold) }) { first, _ in first }
        var right = 0
        var all = 0
        for input in inputs {
            let figures = try FiguresReading.figures(input.text, published: input.published)
            for item in byID[input.id] ?? [] {
                all += 1
                if figures.contains(where: { Self.agrees($0, item) }) { right += 1 }
            }
        }
        #expect(Double(right) >= floor * Double(all), "\(suite): \(right) of \(all)")
    }

    private static func lines<Value: Decodable>(_ url: URL) throws -> [Value] {
        try Data(contentsOf: url).split(separator: 10).map { try JSONDecoder().decode(Value.self, from: $0) }
    }

    private static func agrees(_ figure: Figure, _ item: Answer.Item) -> Bool {
        guard figure.range.start < item.end, item.start < figure.range.end else { return false }
        return item.alternatives.contains { ends in
            guard ends.count == 2 else { return false }
            if figure.interval == nil { return day(figure.period?.start, ends[0]) && day(figure.period?.end, ends[1]) }
            let low = figure.interval?.low?.doubleValue
            let high = figure.interval?.high?.doubleValue
            return number(low, ends[0]) && number(high, ends[1])
                || (low == nil || high == nil) && (number(low ?? high, ends[0]) || number(low ?? high, ends[1]))
        }
    }

    private static func day(_ date: CalendarDate?, _ end: End) -> Bool {
        end == date.map { .day($0.description) } ?? .none
    }

    private static func number(_ number: Double?, _ end: End) -> Bool {
        switch (number, end) {
        case (nil, .none): true
        case (let number?, .number(let wanted)): abs(number - wanted) <= 1e-6 * max(1, abs(wanted))
        default: false
        }
    }
}
