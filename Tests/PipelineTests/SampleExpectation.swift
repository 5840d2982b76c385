import Domain
import Foundation

/// A line of `Tests/SampleExpectations/claims.jsonl`: what a careful reader takes from a sample.
struct SampleExpectation: Decodable {
    let id: String
    let file: String
    let subject: String
    let aliases: [String]?
    let metric: String
    let metricAlt: [String]?
    let low: Double?
    let high: Double?
    let unit: String
    let bound: String
    let item: String?
    let periodStart: String?
    let periodEnd: String?
    let periodAlt: [[String?]]?
    let modality: String
    let modalityAlt: [String]?
    let speaker: String?
    let speakerAlt: [String?]?
    let evidence: String
    let optional: Bool?

    /// The package's own folder.
    static let package = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The lines of a file of this form.
    static func load(_ path: String) throws -> [SampleExpectation] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(SampleExpectation.self, from: Data($0.utf8))
        }
    }

    /// Whether a claim is about the same value of the same subject.
    func isFound(in claim: Claim) -> Bool {
        ([subject] + (aliases ?? [])).contains(claim.subject) && isSame(low, claim.quantity.interval.low)
            && isSame(high, claim.quantity.interval.high) && unit == claim.quantity.unit.rawValue
    }

    /// The attributes a found claim gets wrong, by name.
    func mistakes(in claim: Claim) -> [String] {
        var mistakes: [String] = []
        if !([metric] + (metricAlt ?? [])).contains(claim.metric.rawValue) { mistakes.append("metric") }
        let days = [claim.period?.start?.description, claim.period?.end?.description]
        if !([[periodStart, periodEnd]] + (periodAlt ?? [])).contains(days) { mistakes.append("period") }
        if !([modality] + (modalityAlt ?? [])).contains(claim.modality.rawValue) { mistakes.append("modality") }
        if bound != claim.bound.rawValue { mistakes.append("bound") }
        if let item, item != claim.item { mistakes.append("item") }
        let name = claim.speaker.flatMap { $0.kind == .unnamed ? nil : $0.name }
        if !([speaker] + (speakerAlt ?? [])).contains(name) { mistakes.append("speaker") }
        return mistakes
    }

    private func isSame(_ wanted: Double?, _ read: ExactDecimal?) -> Bool {
        switch (wanted, read?.doubleValue) {
        case (nil, nil): true
        case (let wanted?, let read?): abs(wanted - read) <= abs(wanted) * 1e-9
        default: false
        }
    }
}
