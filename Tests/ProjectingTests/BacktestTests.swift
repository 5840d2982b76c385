import Domain
import Foundation
import Reference
import Testing

@testable import Projecting

@Suite("Forecasts of what is known by now")
struct BacktestTests {
    private static let columns =
        "id,company_class,date,input_kind,input_value,input_unit,currency,fx_year,scope,status,chip,buy_year,baseline,"
        + "output_kind,output_basis,outcome_value,outcome_unit"

    private static func cases(_ rows: [String]) throws -> [BacktestCase] {
        let text = ([columns] + rows).joined(separator: "\n") + "\n"
        return try CSVTable(name: "cases", bytes: Array(text.utf8)).rows.map { try BacktestCase($0) }
    }

    private static func forecasts(_ rows: [String]) throws -> [BacktestForecast] {
        let projector = try Projector(try ReferenceTables.builtIn())
        return try cases(rows).map { try projector.forecast($0, plan: .random(20_000)) }
    }

    @Test("every route has a way, in the unit of its outcome, with rising quantiles")
    func routes() throws {
        let rows = [
            "a,hyperscaler,2023-02-01,capex,31.5,USD billion,USD,2023,total_capex,guided,,2023,,capex,,30,USD billion",
            "b,automaker,2023-02-01,target,100,chips,,,,target,,2023,20,target,,90,chips",
            "c,neocloud,2023-12-15,spend,0.7,USD billion,USD,2023,all_in_tenant,reported,h100,2023,,count,,12000,chips",
            "d,hyperscaler,2023-12-15,spend,10,USD billion,USD,2024,total_capex,guided,,2024,,h100e,,90000,H100e",
            "e,automaker,2023-12-15,spend,10,USD billion,USD,2024,ai_combined,informal,,2024,,external_hw,,3,USD billion",
            "f,neocloud,2023-12-15,spend,500,USD million,USD,2024,cluster,reported,h100,2024,,mw,facility,15,MW",
            "g,lab,2023-12-15,count,20000,chips,,,,design,h100,2023,,mw,it,28,MW",
            "h,lab,2023-12-15,count,20000,chips,,,,design,h100,2023,,cost,all_in,1,USD billion",
            "i,neocloud,2025-06-15,mw,100,MW,,,facility_ambiguous,target,,2026,,cost,facility,1100,USD million",
        ]
        let found = try Self.forecasts(rows)
        #expect(
            found.map(\.route) == [
                "capex>capex", "target>target", "spend>count", "spend>h100e", "spend>external_hw", "spend>mw",
                "count>mw", "count>cost", "mw>cost",
            ])
        for forecast in found {
            #expect(forecast.quantiles == forecast.quantiles.sorted())
            #expect(try #require(forecast.logarithmicError) < 1.2, "\(forecast.id): \(forecast.quantiles)")
            #expect(try #require(forecast.score) > 0)
        }
        #expect(abs(found[0].quantiles[2] - 31.5 * 0.97) < 0.5)
        #expect(abs(found[1].quantiles[2] - (20 + 80 * 0.85)) < 1.5)
    }

    @Test("rates are those known by then, with what they may still move")
    func rates() throws {
        let tail = "JPY,2024,cluster,reported,h100,2024,,count,,,chips"
        let early = try Self.forecasts(["a,neocloud,2023-06-16,spend,13,JPY billion,\(tail)"])[0]
        let late = try Self.forecasts(["a,neocloud,2025-06-16,spend,13,JPY billion,\(tail)"])[0]
        // The yen of 2023 was worth more than that of 2024.
        #expect(early.quantiles[2] > late.quantiles[2] * 1.03)
        #expect(log(early.quantiles[4] / early.quantiles[0]) > log(late.quantiles[4] / late.quantiles[0]))
        #expect(early.isCovered == nil && early.score == nil)
    }

    @Test("the score of a forecast that spreads evenly is that of its closed form")
    func score() throws {
        // rho_guided is log-normal with one spread on each side: 0.74, 0.97, 1.27.
        let row =
            "a,hyperscaler,2024-04-01,capex,100,USD billion,USD,2024,total_capex,guided,,2024,,capex,,97,USD billion"
        let forecast = try Self.forecasts([row])[0]
        let sigma = log(1.27 / 0.74) / (2 * NormalDistribution.z90)
        let expected = sigma * (2 / (2 * Double.pi).squareRoot() - 1 / Double.pi.squareRoot())
        #expect(abs(try #require(forecast.score) - expected) < 0.005)
        #expect(forecast.isCovered == true)
        #expect(forecast.knownLater.isEmpty)
    }

    @Test("what the model has no way for is named with its case")
    func unknown() throws {
        let projector = try Projector(try ReferenceTables.builtIn())
        for (row, word) in [
            ("x,lab,2024-01-01,count,5,chips,,,,design,h100,2024,,joy,,,chips", "joy"),
            ("x,lab,2024-01-01,count,5,chips,,,,design,h1000,2024,,mw,it,,MW", "h1000"),
            ("x,lab,2024-01-01,capex,5,USD billion,USD,2024,total_capex,sworn,,2024,,capex,,,USD billion", "sworn"),
            ("x,nobody,2024-01-01,spend,5,USD billion,USD,2024,cluster,reported,h100,2024,,count,,,chips", "nobody"),
            ("x,lab,2024-01-01,spend,5,XXX billion,XXX,2024,cluster,reported,h100,2024,,count,,,chips", "XXX"),
        ] {
            let backtest = try Self.cases([row])[0]
            let error = #expect(throws: ProjectionError.self) { try projector.forecast(backtest) }
            #expect(error?.message.contains(word) == true, "\(word)")
        }
        #expect(throws: CSVTable.Problem.self) {
            try Self.cases(["x,lab,soon,count,5,chips,,,,design,h100,2024,,mw,it,,"])
        }
        #expect(throws: CSVTable.Problem.self) {
            try Self.cases(["x,lab,2024-01-01,count,,chips,,,,design,h100,,,mw,it,,"])
        }
    }
}
