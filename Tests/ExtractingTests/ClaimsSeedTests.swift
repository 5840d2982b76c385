import Domain
import Foundation
import Testing

@testable import Extracting

/// The two real articles the project started from, where they are at hand.
private enum Seeds {
    static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/seeds")
    static var isMissing: Bool {
        !FileManager.default.fileExists(atPath: folder.appendingPathComponent("expected.jsonl").path)
    }

    static func text(_ name: String) throws -> String {
        try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    }

    static func expected(_ name: String) throws -> [[String: Any]] {
        try text("expected.jsonl").split(separator: "\n").compactMap {
            try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
        }.filter { $0["doc"] as? String == name && $0["optional"] as? Bool != true }
    }
}

@Suite("The seed articles", .disabled(if: Seeds.isMissing, "the folder ../shared/seeds is not at hand"))
struct ClaimsSeedTests {
    @Test(
        "give every expected claim once and none besides", arguments: ["benzinga-tesla-10b.txt", "yicai-tesla-10b.txt"])
    func claims(_ name: String) throws {
        let claims = try SharedExtractor.extraction(try Seeds.text(name), published: "2024-04-29").claims
        let expected = try Seeds.expected(name)
        #expect(claims.count == expected.count)
        for row in expected {
            let matching = claims.filter { matches($0, row) }
            #expect(matching.count == 1, "\(row["id"] as? String ?? "?"): \(row["evidence"] as? String ?? "")")
        }
    }

    @Test("give the one event")
    func event() throws {
        let events = try SharedExtractor.extraction(try Seeds.text("yicai-tesla-10b.txt"), published: "2024-04-29")
            .events
        #expect(events.map(\.period.start?.description) == ["2024-08-08"])
        #expect(events.first?.speaker?.name == "Elon Musk")
        #expect(events.first?.modality == .planned)
    }

    @Test("leave `this year` open when undated", arguments: ["benzinga-tesla-10b.txt", "yicai-tesla-10b.txt"])
    func undated(_ name: String) throws {
        let claims = try SharedExtractor.extraction(try Seeds.text(name), published: nil).claims
        let relative = claims.filter { $0.periodText?.contains("this year") == true || $0.periodText == "the quarter" }
        #expect(!relative.isEmpty)
        #expect(relative.allSatisfy { $0.period == nil && $0.open.contains(.periodUnresolved) })
    }

    private func matches(_ claim: Claim, _ row: [String: Any]) -> Bool {
        func accepted(_ key: String, _ alternatives: String) -> [String?] {
            [row[key] as? String] + ((row[alternatives] as? [Any]) ?? []).map { $0 as? String }
        }
        let days = [claim.period?.start?.description, claim.period?.end?.description]
        let stated = [row["periodStart"] as? String, row["periodEnd"] as? String]
        let others = (row["periodAlt"] as? [[Any]] ?? []).map { $0.map { $0 as? String } }
        return claim.subject == row["subject"] as? String
            && accepted("metric", "metricAlt").contains(claim.metric.rawValue)
            && claim.quantity.interval.low?.doubleValue == row["low"] as? Double
            && claim.quantity.interval.high?.doubleValue == row["high"] as? Double
            && claim.quantity.unit.rawValue == row["unit"] as? String && claim.bound.rawValue == row["bound"] as? String
            && ([stated] + others).contains(days)
            && accepted("modality", "modalityAlt").contains(claim.modality.rawValue)
            && accepted("speaker", "speakerAlt").contains(claim.speaker?.name)
            && (row["item"] == nil || row["item"] as? String == claim.item)
            && (row["scope"] == nil || row["scope"] as? String == claim.scope.rawValue)
            && (row["basis"] == nil || row["basis"] as? String == claim.basis.rawValue)
    }
}
