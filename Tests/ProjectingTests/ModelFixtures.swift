import Domain
import Foundation
import Reference

@testable import Projecting

/// Values of an independent implementation, where the folder beside the package has them.
enum ModelFixtures {
    static let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("../shared/eval/model/fixtures-dev.json")
        .standardizedFileURL
        .path
    static let areMissing = !FileManager.default.fileExists(atPath: path)

    static func read() throws -> [String: Any] {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        return try JSONSerialization.jsonObject(with: data) as? [String: Any] ?? [:]
    }

    static func modelCase(_ fixture: [String: Any]) -> ModelCase? {
        guard let companyClass = fixture["cls"] as? String, let firstYear = fixture["y0"] as? Int,
            let years = fixture["years"] as? Int, let spend = fixture["spend"] as? [[Any]]
        else { return nil }
        let spending = spend.compactMap { entry -> ModelCase.Spending? in
            guard let year = entry[0] as? Int, let dollars = (entry[1] as? NSNumber)?.doubleValue,
                let scope = entry[2] as? String, let status = entry[3] as? String
            else { return nil }
            return ModelCase.Spending(year: year, dollars: dollars, scope: scope, status: status, receipt: nil)
        }
        return ModelCase(
            company: "Fixture", companyClass: companyClass, firstYear: firstYear, years: years, spending: spending,
            openingStock: (fixture["base_h100e"] as? NSNumber)?.doubleValue ?? 0,
            powerCap: (fixture["mw_cap"] as? NSNumber)?.doubleValue)
    }
}

func agree(_ value: Double, _ expected: Double, within tolerance: Double = 1e-9) -> Bool {
    abs(value - expected) <= tolerance * max(abs(expected), 1e-300)
}
