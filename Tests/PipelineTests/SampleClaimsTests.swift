import Domain
import Extracting
import Foundation
import Reading
import Reference
import Testing

@Suite("The samples, read and understood")
struct SampleClaimsTests {
    /// What came of reading every file of a folder against its expectations.
    private struct Score {
        var required = 0
        var found = 0
        var right: [String: Int] = [:]
        var unexpected: [String] = []
        var missing: [String] = []
        var mistakes: [String] = []
    }

    private static let attributes = ["metric", "period", "modality", "bound", "item", "speaker"]

    private func score(folder: String, expectations: [SampleExpectation]) throws -> Score {
        let extractor = Extractor(try ReferenceTables.builtIn())
        var score = Score()
        for file in Set(expectations.map(\.file)).sorted() {
            let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + file)))
            let article = try ArticleReader().article(from: bytes, context: ReadingContext(location: file))
            var claims = extractor.extract(from: article).claims
            for expectation in expectations where expectation.file == file {
                let candidates = claims.indices.filter { expectation.isFound(in: claims[$0]) }
                let best = candidates.min {
                    expectation.mistakes(in: claims[$0]).count < expectation.mistakes(in: claims[$1]).count
                }
                if expectation.optional == true {
                    if let best { claims.remove(at: best) }
                    continue
                }
                score.required += 1
                guard let best else {
                    score.missing.append("\(file) \(expectation.id): \(expectation.evidence)")
                    continue
                }
                score.found += 1
                let mistakes = expectation.mistakes(in: claims[best])
                for attribute in Self.attributes where !mistakes.contains(attribute) {
                    score.right[attribute, default: 0] += 1
                }
                if !mistakes.isEmpty {
                    score.mistakes.append("\(file) \(expectation.id): \(mistakes.joined(separator: ", "))")
                }
                claims.remove(at: best)
            }
            score.unexpected += claims.map { "\(file): \($0.subject), \($0.metric), \($0.wording)" }
        }
        return score
    }

    @Test("the claims of the samples come out, and next to nothing else")
    func samples() throws {
        let package = SampleExpectation.package.path
        let score = try score(
            folder: package + "/Sources-Articles",
            expectations: SampleExpectation.load(package + "/Tests/SampleExpectations/claims.jsonl"))
        let account =
            (score.missing.map { "missing " + $0 } + score.unexpected.map { "unexpected " + $0 } + score.mistakes)
            .joined(separator: "\n")
        #expect(score.required > 60)
        #expect(Double(score.found) >= 0.85 * Double(score.required), "\(account)")
        #expect(Double(score.unexpected.count) <= 0.15 * Double(score.required), "\(account)")
        for (attribute, share) in [
            ("metric", 0.85), ("period", 0.75), ("modality", 0.7), ("bound", 0.95), ("item", 0.8), ("speaker", 0.7),
        ] {
            #expect(Double(score.right[attribute] ?? 0) >= share * Double(score.found), "\(attribute)\n\(account)")
        }
    }
}
