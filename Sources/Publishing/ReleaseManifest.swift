import Domain
import Foundation

/// What a release says of itself, as `manifest.json` at its root.
struct ReleaseManifest: Codable, Hashable, Sendable {
    /// The version of this file's form.
    var schema = 1
    /// The release's name.
    let id: String
    /// The moment it is true for.
    let asOf: Moment
    /// Counts releases; going back goes to the next lower number.
    let sequence: Int
    /// The SHA-256 of each other file, by its name.
    let files: [String: String]

    static let fileName = "manifest.json"

    func encoded() throws(PublishingError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
        do {
            return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
        } catch {
            throw PublishingError(
                .io, path: Self.fileName, reason: "it cannot be written as JSON (\(error))",
                remedy: "report this as a defect")
        }
    }

    /// Reads a release's own account; `nil` where the release is not whole.
    static func read(in folder: String) -> ReleaseManifest? {
        FileSystem.read(folder + "/" + fileName).flatMap {
            try? JSONDecoder().decode(ReleaseManifest.self, from: Data($0))
        }
    }
}
