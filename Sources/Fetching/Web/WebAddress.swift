import CCurl

/// An address on the web, taken apart as the client that asks it will take it apart.
public struct WebAddress: Hashable, Sendable {
    /// As it is sent: normalised, without a fragment.
    public let text: String
    /// `http`, `https` or another, in small letters.
    public let scheme: String
    /// The host in small letters, an IPv6 address without its brackets.
    public let host: String
    /// The port, that of the scheme where none is written; 0 for a scheme that has none.
    public let port: Int
    /// The path with the query.
    public let target: String
    /// Whether it holds a user's name or password.
    public let hasCredentials: Bool

    /// `nil` for what is no address.
    public init?(_ text: String) {
        guard text.utf8.count < 4_096, text.unicodeScalars.allSatisfy({ $0.value > 32 && $0.value != 127 }),
            let parts = curl_url()
        else { return nil }
        defer { curl_url_cleanup(parts) }
        guard curl_url_set(parts, CURLUPART_URL, text, UInt32(CURLU_NON_SUPPORT_SCHEME)) == CURLUE_OK,
            curl_url_set(parts, CURLUPART_FRAGMENT, nil, 0) == CURLUE_OK
        else { return nil }
        func part(_ what: CURLUPart, _ flags: Int32 = 0) -> String? {
            var found: UnsafeMutablePointer<CChar>?
            guard curl_url_get(parts, what, &found, UInt32(flags)) == CURLUE_OK, let found else { return nil }
            defer { curl_free(found) }
            return String(cString: found)
        }
        guard let whole = part(CURLUPART_URL), let scheme = part(CURLUPART_SCHEME) else { return nil }
        var host = part(CURLUPART_HOST) ?? ""
        if host.hasPrefix("["), host.hasSuffix("]") { host = String(host.dropFirst().dropLast()) }
        // A dot at the end names the same host.
        while host.hasSuffix(".") { host.removeLast() }
        self.text = whole
        self.scheme = scheme.lowercased()
        self.host = host.lowercased()
        port = part(CURLUPART_PORT, CURLU_DEFAULT_PORT).flatMap { Int($0) } ?? 0
        target = (part(CURLUPART_PATH) ?? "/") + (part(CURLUPART_QUERY).map { "?" + $0 } ?? "")
        hasCredentials = part(CURLUPART_USER) != nil || part(CURLUPART_PASSWORD) != nil
    }

    /// The scheme, host and port: those who share them share a robots.txt.
    public var origin: String { "\(scheme)://\(host.contains(":") ? "[\(host)]" : host):\(port)" }
}
