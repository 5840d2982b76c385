import Domain
import Foundation
import Projecting
import Reference

/// `briefing project --backtest`: the model's forecasts of cases whose outcome is known, and how they fared.
public struct BacktestRun: Sendable {
    private let path: String
    private let isScored: Bool
    private let assumptions: [String]
    private let count: Int

    /// - Parameters:
    ///   - path: A CSV file of cases.
    ///   - isScored: Whether scores follow the forecasts.
    ///   - assumptions: Parameters replaced, as `name=value`.
    ///   - count: How many samples a case.
    public init(path: String, isScored: Bool, assumptions: [String] = [], count: Int = 200_000) {
        self.path = path
        self.isScored = isScored
        self.assumptions = assumptions
        self.count = count
    }

    /// Prints a JSON line for each case, and for each route and all of them if they are scored. A case that cannot be
    /// forecast is named, and does not stop the others.
    public func run(to output: RunOutput) throws -> ExitStatus {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw RunFailure(.noInput, "\(path): the file cannot be read; name a CSV file of cases")
        }
        let table: CSVTable
        do {
            table = try CSVTable(name: path, bytes: Array(data))
        } catch {
            throw RunFailure(.badData, "\(error)")
        }
        let overrides = try BriefingRecipe(assumptions: assumptions, templatesFolder: nil, formats: ["json"])
            .assumptions
        let projector: Projector
        do {
            projector = try Projector(try Tables.builtIn(), overrides: overrides)
        } catch {
            throw RunFailure(.usage, "\(error)")
        }
        var forecasts: [BacktestForecast] = []
        var refused = 0
        for row in table.rows {
            do {
                let forecast = try projector.forecast(try BacktestCase(row), plan: .random(count))
                forecasts.append(forecast)
                output.result(Self.line(forecast))
            } catch {
                refused += 1
                output.notice("\(path), line \(row.line): \(error)")
            }
        }
        if isScored {
            for route in Set(forecasts.map(\.route)).sorted() {
                if let line = Self.score(route, forecasts.filter { $0.route == route }) { output.result(line) }
            }
            if let line = Self.score("all", forecasts) { output.result(line) }
        }
        if forecasts.isEmpty { return .badData }
        return refused == 0 ? .done : .quarantined
    }

    private static func line(_ forecast: BacktestForecast) -> String {
        let names = ["p10", "p25", "p50", "p75", "p90"]
        return JSONValue.object(
            [("id", .string(forecast.id))]
                + zip(names, forecast.quantiles).map { ($0, .double(rounded($1))) }
        ).serialized()
    }

    /// More digits than the sampling error leaves.
    private static func rounded(_ value: Double) -> Double { value.rounded(toDigits: 6) }

    /// How forecasts fared: `nil` where no outcome is known.
    private static func score(_ route: String, _ forecasts: [BacktestForecast]) -> String? {
        let known = forecasts.filter { $0.outcome != nil }
        let errors = known.compactMap(\.logarithmicError).sorted()
        guard !errors.isEmpty else { return nil }
        let middle = errors.count / 2
        let median = errors.count % 2 == 1 ? errors[middle] : (errors[middle - 1] + errors[middle]) / 2
        let ranked = known.compactMap(\.score).reduce(0, +) / Double(known.count)
        return JSONValue.object([
            ("route", .string(route)), ("cases", .int(known.count)),
            ("covered", .int(known.count { $0.isCovered == true })),
            ("medianAbsoluteLogError", .double(rounded(median))), ("meanCRPS", .double(rounded(ranked))),
            // Outcomes and amounts are the case's; parameters that came later make it a score with hindsight.
            ("casesWithHindsightInParameters", .int(known.count { !$0.knownLater.isEmpty })),
        ]).serialized()
    }
}
