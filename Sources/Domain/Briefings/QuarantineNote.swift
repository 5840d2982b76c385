/// What a page may say of an input that could not be read: nothing of the machine it lies on.
public struct QuarantineNote: Hashable, Sendable {
    /// The SHA-256 of its bytes.
    public let digest: String
    /// The last part of its path or address.
    public let name: String
    /// What is wrong with it, without its path.
    public let reason: String

    /// What remains of a place and a reason.
    public init(digest: String, location: String, reason: String) {
        self.digest = digest
        let place = location.prefix { $0 != "#" && $0 != "?" }
        name = place.split(separator: "/").last.map { Self.shown(String($0)) } ?? "an input"
        var text = reason
        for path in [location, String(place)] where !path.isEmpty {
            if text.hasPrefix(path + ": ") { text = String(text.dropFirst(path.count + 2)) }
        }
        // A reason that still names a folder is for the operator, who finds it with `briefing status`.
        self.reason = text.contains("/") ? "it cannot be read" : Self.shown(text)
    }

    /// A text without characters that nobody sees or that steer how others are shown.
    private static func shown(_ text: String) -> String {
        String(
            String.UnicodeScalarView(
                text.unicodeScalars.map { scalar in
                    switch scalar.properties.generalCategory {
                    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate: "\u{FFFD}"
                    default: scalar
                    }
                }))
    }
}
