import Domain

/// Where a site stands on the web: what its canonical links, feeds and sitemap are made of.
public struct SiteSettings: Hashable, Sendable {
    /// The address of its home page, with a slash at its end, such as `https://briefings.example.org/ai/`.
    public let address: String

    /// What stands in for an address that nobody has given: a name that never leads anywhere (RFC 2606).
    public static let placeholder = SiteSettings(known: "https://briefing.example/")

    private init(known address: String) { self.address = address }

    /// Settings for an address of HTTP or HTTPS without query and fragment; `nil` for any other text.
    public init?(address: String) {
        let scheme = ["https://", "http://"].first { address.hasPrefix($0) }
        guard let scheme else { return nil }
        let rest = address.dropFirst(scheme.count)
        let host = rest.prefix { $0 != "/" }
        let path = rest.dropFirst(host.count)
        func holds(_ text: Substring, only others: String) -> Bool {
            text.unicodeScalars.allSatisfy { scalar in
                scalar.isASCII
                    && (scalar.properties.isAlphabetic || Words.isDigit(scalar)
                        || others.unicodeScalars.contains(scalar))
            }
        }
        guard let first = host.first, first != ".", first != "-", first != ":", holds(host, only: ".-:"),
            holds(path, only: "/-_.~"), !path.contains("//"), !path.contains("..")
        else { return nil }
        self.address = address.hasSuffix("/") ? address : address + "/"
    }

    /// The path of the address, such as `/ai/`: where a page finds the site from wherever it is served.
    var rootPath: String {
        let host = address.drop { $0 != "/" }.dropFirst(2).drop { $0 != "/" }
        return String(host)
    }
}
