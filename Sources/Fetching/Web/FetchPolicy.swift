public import Reference

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Which addresses may be asked, how long, how much and as whom.
public struct FetchPolicy: Sendable {
    /// Who asks, as the servers are told: a name with its version and where to read about it.
    public let agent: String
    /// Hosts that may be asked though their address is private or their port uncommon, by name.
    public let hosts: Set<String>
    /// The longest a request may take, in seconds.
    public let seconds: Int
    /// The most bytes of an answer.
    public let bytes: Int
    /// The rest between two requests to one host, in seconds.
    public let pause: Double
    /// How often an answer may send on to another address.
    public let redirects = 5
    private let special: SpecialAddressTable

    public init(
        agent: String, hosts: Set<String> = [], seconds: Int = 30, bytes: Int = 20_000_000, pause: Double = 1,
        special: SpecialAddressTable
    ) {
        self.agent = agent
        self.hosts = Set(hosts.map { $0.lowercased() })
        self.seconds = seconds
        self.bytes = bytes
        self.pause = pause
        self.special = special
    }

    /// Why an address may not be asked; `nil` where it may.
    func objection(to address: WebAddress) -> String? {
        guard address.scheme == "http" || address.scheme == "https" else {
            return "only http and https are fetched, not \(address.scheme)"
        }
        guard !address.hasCredentials else { return "it holds a user’s name or password, which is not sent" }
        guard !hosts.contains(address.host) else { return nil }
        guard address.port == (address.scheme == "https" ? 443 : 80) else {
            return
                "its port is \(address.port); ports other than 80 and 443 are asked on hosts named under fetch: hosts"
        }
        return nil
    }

    /// Why a connection to an address may not be made; `nil` where it may. Asked with the very address that is about
    /// to be connected to, whatever a name stood for before.
    func objection(to address: UnsafePointer<sockaddr>, host: String) -> String? {
        guard !hosts.contains(host) else { return nil }
        let bytes: [UInt8]
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            bytes = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { pointer in
                withUnsafeBytes(of: pointer.pointee.sin_addr) { Array($0) }
            }
        case AF_INET6:
            bytes = address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { pointer in
                withUnsafeBytes(of: pointer.pointee.sin6_addr) { Array($0) }
            }
        default: return "it is no address of the internet"
        }
        return special.purpose(of: bytes).map {
            "\(host) stands for an address set aside (\($0)); name the host under fetch: hosts if it is meant"
        }
    }
}
