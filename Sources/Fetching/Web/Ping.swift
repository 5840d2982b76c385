public import Reference

/// Tells a monitor how a run goes: by asking an address that the operator named.
public enum Ping {
    /// Sends some lines to an address.
    ///
    /// - Returns: why it failed; `nil` where it was heard. A monitor that does not answer is no reason to fail.
    public static func send(_ text: String, to address: String, agent: String, special: SpecialAddressTable) -> String?
    {
        guard let place = WebAddress(address) else { return "it is no address on the web" }
        // The operator named the address: wherever it leads is meant.
        let policy = FetchPolicy(
            agent: agent, hosts: [place.host], seconds: 10, bytes: 1_000_000, pause: 0, special: special)
        if let objection = policy.objection(to: place) { return objection }
        do throws(WebClient.Failure) {
            let answer = try WebClient(policy) { false }.ask(
                place, headers: ["Content-Type: text/plain"], sending: text)
            return (200...299).contains(answer.status) ? nil : "the monitor answers \(answer.status)"
        } catch {
            return error.message
        }
    }
}
