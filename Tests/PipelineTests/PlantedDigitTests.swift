import Archiving
import Domain
import Extracting
import Foundation
import Reference
import Synchronization
import Testing
import Verifying

@testable import Pipeline

/// Reads each article once, however often a verifier asks.
private final class ReadOnce: ClaimSource {
    private let extractor: Extractor
    private let read = Mutex<[Identifier<Article>: Extraction]>([:])

    init(_ tables: ReferenceTables) { extractor = Extractor(tables) }

    func extract(from article: Article) -> Extraction {
        if let known = read.withLock({ $0[article.id] }) { return known }
        let extraction = extractor.extract(from: article)
        read.withLock { $0[article.id] = extraction }
        return extraction
    }

    func figure(rereading words: String, published: CalendarDate?) -> Figure? {
        extractor.figure(rereading: words, published: published)
    }
}

@Suite("Planted digits")
struct PlantedDigitTests {
    /// Changes a digit, the same way for the same seed.
    private struct Planter {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func below(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(count))
        }

        /// Another digit than this one.
        mutating func other(than digit: UInt8) -> UInt8 {
            let step = UInt8(1 + below(9))
            return (digit - 48 + step) % 10 + 48
        }
    }

    /// Where a file shows digits to a reader: a page outside of its tags and its style.
    private static func places(_ name: String, _ bytes: [UInt8]) -> [Int] {
        var isShown = true
        var tag: [UInt8] = []
        var isStyle = false
        return bytes.indices.filter { index in
            let byte = bytes[index]
            if name.hasSuffix(".html") || name.hasSuffix(".eml") {
                if byte == UInt8(ascii: "<") {
                    isShown = false
                    tag = []
                } else if byte == UInt8(ascii: ">") {
                    isShown = true
                    if tag.starts(with: Array("style".utf8)) { isStyle = true }
                    if tag.starts(with: Array("/style".utf8)) { isStyle = false }
                } else if !isShown {
                    tag.append(byte)
                }
                // The declaration of the encoding of a character is no digit of the page.
                if index > 0, bytes[index - 1] == UInt8(ascii: "#") || bytes[index - 1] == UInt8(ascii: "x") {
                    return false
                }
            }
            return isShown && !isStyle && (48...57).contains(byte)
        }
    }

    /// The folder with the digests of its files counted anew, as a forger would.
    private static func sealed(_ files: [String: [UInt8]]) throws -> [String: [UInt8]] {
        var files = files
        let manifest = try #require(files["manifest.json"])
        var object = try #require(try JSONSerialization.jsonObject(with: Data(manifest)) as? [String: Any])
        object["files"] = files.filter { $0.key != "manifest.json" }.mapValues { SHA256.hexDigest(of: $0) }
        files["manifest.json"] = Array(try JSONSerialization.data(withJSONObject: object))
        return files
    }

    /// A digit changed in one file; in every third case the same text changed in all files that have it.
    private static func planted(
        _ files: [String: [UInt8]], places: [String: [Int]], by planter: inout Planter
    ) -> (what: String, files: [String: [UInt8]]) {
        var files = files
        let names = places.keys.sorted()
        let name = names[planter.below(names.count)]
        let spots = places[name] ?? []
        let spot = spots[planter.below(spots.count)]
        guard var bytes = files[name] else { return (name, files) }
        let digit = planter.other(than: bytes[spot])
        let before = bytes[max(0, spot - 12)..<min(bytes.count, spot + 6)]
        if planter.below(3) == 0 {
            // The whole number, wherever it stands as such.
            var start = spot
            while start > 0, (48...57).contains(bytes[start - 1]) { start -= 1 }
            var end = spot + 1
            while end < bytes.count, (48...57).contains(bytes[end]) { end += 1 }
            let old = String(decoding: bytes[start..<end], as: UTF8.self)
            bytes[spot] = digit
            let new = String(decoding: bytes[start..<end], as: UTF8.self)
            for (other, content) in files where other != "manifest.json" {
                files[other] = Array(String(decoding: content, as: UTF8.self).replacing(old, with: new).utf8)
            }
            return ("\(name): \(old) became \(new) in every file", files)
        }
        bytes[spot] = digit
        files[name] = bytes
        return ("\(name) at \(spot), beside “\(String(decoding: before, as: UTF8.self))”", files)
    }

    /// `BRIEFING_PLANTED` sets how many digits are changed.
    @Test("every changed digit is found, also where the digests are counted anew")
    func everyDigit() throws {
        let count = ProcessInfo.processInfo.environment["BRIEFING_PLANTED"].flatMap { Int($0) } ?? 40
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("planted-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let samples = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Sources-Articles").path
        let run = GenerateRun(
            GenerateRun.Options(
                inputs: [samples], companies: ["Tesla"], asOf: Moment("2024-05-02T23:59:59Z"), output: folder.path,
                archive: folder.path + "/archive.sqlite"))
        let status = try run.run(to: RunOutput(result: { _ in }, notice: { _ in }))
        #expect(status == .done)
        let tables = try ReferenceTables.builtIn()
        let prover = BriefingProver(
            archive: try Store.openExistingArchive(folder.path + "/archive.sqlite"), tables: tables)
        let verifier = try prover.verifier(claims: ReadOnce(tables))
        let files = try BriefingProver.files(in: folder.path + "/briefings/2024-05-02-tesla")
        #expect(try verifier.verify(folder: files).isProven)

        var places: [String: [Int]] = [:]
        for (name, bytes) in files where name != "manifest.json" { places[name] = Self.places(name, bytes) }
        #expect(places.count >= 7)
        var planter = Planter(seed: 20_240_502)
        var missed: [String] = []
        for _ in 0..<count {
            let (what, forged) = Self.planted(files, places: places, by: &planter)
            guard forged != files else { continue }
            let report = try verifier.verify(folder: try Self.sealed(forged))
            // The digest that the archive keeps would find everything: it must not be needed.
            if report.findings.allSatisfy({ $0.what.contains("SHA-256") }) { missed.append(what) }
        }
        #expect(missed == [])
    }
}
