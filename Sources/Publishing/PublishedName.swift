/// The name of a published file inside its release: lower-case ASCII letters, digits, `.`, `_` and `-` in parts parted
/// by `/`, none of which begins with a dot. No such name leads out of the release or depends on the case of letters.
public struct PublishedName: Hashable, Sendable {
    /// The name.
    public let rawValue: String
    /// Its parts; the last is the file's.
    public let parts: [String]

    /// The name, if it is one that may be published.
    public init(_ name: String) throws(PublishingError) {
        let parts = name.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
        let isSound = parts.allSatisfy { part in
            !part.isEmpty && part.utf8.count <= 200 && part.utf8.first != UInt8(ascii: ".")
                && part.utf8.allSatisfy { "abcdefghijklmnopqrstuvwxyz0123456789._-".utf8.contains($0) }
        }
        guard isSound, parts.count <= 12 else {
            throw PublishingError(
                .badName, path: name.unicodeScalars.map { $0.escaped(asASCII: true) }.joined(),
                reason: "a file of this name cannot be published",
                remedy: "use lower-case letters, digits, “.”, “_” and “-”, and no leading dot")
        }
        rawValue = name
        self.parts = parts
    }
}
