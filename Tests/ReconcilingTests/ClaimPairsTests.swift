import Domain
import Foundation
import Reconciling
import Reference
import Testing

@Suite("Pairs of claims")
struct ClaimPairsTests {
    private static func pairs() throws -> [ClaimPair] {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("claim_pairs.txt")
        return try ClaimPair.pairs(in: String(contentsOf: file, encoding: .utf8))
    }

    @Test("of the labelled pairs at least nineteen in twenty are told apart as labelled")
    func labelled() throws {
        let pairs = try Self.pairs()
        let comparer = ClaimComparer(try SharedTables.get(), asOf: Moment("2025-12-31")!)
        #expect(pairs.count >= 80)
        #expect(Set(pairs.map(\.label)) == Set(ClaimRelation.allCases.map(\.rawValue)))
        var wrong: [String] = []
        for pair in pairs {
            let found = comparer.relation(pair.first, pair.second)
            if found.rawValue != pair.label { wrong.append("\(pair.label): \(pair.title) — taken for \(found)") }
            // Which of the two is given first does not matter.
            #expect(comparer.relation(pair.second, pair.first) == found, "\(pair.title)")
        }
        let summary = "\(wrong.count) of \(pairs.count) wrong:\n" + wrong.joined(separator: "\n")
        #expect(wrong.count * 20 <= pairs.count, "\(summary)")
    }
}
