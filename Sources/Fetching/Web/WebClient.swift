import CCurl

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Asks for one address at a time, over libcurl, within a policy.
final class WebClient {
    /// An answer, whatever its status.
    struct Answer {
        let status: Int
        /// Header fields by name in small letters; the last of a name counts.
        let fields: [String: String]
        let body: [UInt8]
        /// Where it sends on to; `nil` where it does not.
        let redirect: String?
    }

    /// Why there is no answer.
    struct Failure: Error {
        let message: String
        /// Whether asking again soon may help.
        let isPassing: Bool
    }

    private let policy: FetchPolicy
    private let shouldStop: @Sendable () -> Bool

    init(_ policy: FetchPolicy, shouldStop: @escaping @Sendable () -> Bool) {
        self.policy = policy
        self.shouldStop = shouldStop
        _ = Self.isReady
    }

    private static let isReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    /// What one transfer gathers, reachable from C.
    private final class Transfer {
        let policy: FetchPolicy
        let host: String
        let shouldStop: @Sendable () -> Bool
        var body: [UInt8] = []
        var fields: [String: String] = [:]
        var objection: String?
        var isTooLong = false

        init(_ policy: FetchPolicy, host: String, shouldStop: @escaping @Sendable () -> Bool) {
            self.policy = policy
            self.host = host
            self.shouldStop = shouldStop
        }

        static func of(_ pointer: UnsafeMutableRawPointer?) -> Transfer? {
            pointer.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
        }

        func take(field line: String) {
            // A new status line begins a new header.
            guard !line.hasPrefix("HTTP/") else {
                fields = [:]
                return
            }
            guard let colon = line.firstIndex(of: ":") else { return }
            let value = line[line.index(after: colon)...].drop { $0 == " " || $0 == "\t" }
            let printable = value.unicodeScalars.filter { $0.value >= 32 && $0.value != 127 }
            fields[line[..<colon].lowercased()] = String(String.UnicodeScalarView(printable).prefix(1_000))
        }
    }

    /// Asks for an address, without following where the answer sends on to.
    ///
    /// - Parameter text: what is sent along; nothing where it is `nil`.
    func ask(_ address: WebAddress, headers: [String] = [], sending text: String? = nil) throws(Failure) -> Answer {
        guard let handle = curl_easy_init() else { throw Failure(message: "libcurl is out of memory", isPassing: true) }
        defer { curl_easy_cleanup(handle) }
        let transfer = Transfer(policy, host: address.host, shouldStop: shouldStop)
        let context = Unmanaged.passUnretained(transfer).toOpaque()
        var gate = briefing_curl_gate(
            permission: { context, address in
                guard let transfer = Transfer.of(context), let address else { return 0 }
                transfer.objection = transfer.policy.objection(to: address, host: transfer.host)
                return transfer.objection == nil ? 1 : 0
            }, context: context)
        var list: UnsafeMutablePointer<curl_slist>?
        for header in headers { list = curl_slist_append(list, header) }
        defer { curl_slist_free_all(list) }

        let status = withExtendedLifetime(transfer) {
            withUnsafeMutablePointer(to: &gate) { gate -> CURLcode in
                let settings: [CURLcode] = [
                    briefing_curl_set_text(handle, CURLOPT_URL, address.text),
                    briefing_curl_set_text(handle, CURLOPT_PROTOCOLS_STR, "http,https"),
                    briefing_curl_set_text(handle, CURLOPT_USERAGENT, policy.agent),
                    briefing_curl_set_text(handle, CURLOPT_ACCEPT_ENCODING, "gzip, deflate"),
                    // The address that is asked has to be the one that was looked at: nothing stands between.
                    briefing_curl_set_text(handle, CURLOPT_PROXY, ""),
                    briefing_curl_set_headers(handle, list),
                    briefing_curl_set_long(handle, CURLOPT_FOLLOWLOCATION, 0),
                    briefing_curl_set_long(handle, CURLOPT_NOSIGNAL, 1),
                    briefing_curl_set_long(handle, CURLOPT_CONNECTTIMEOUT, Int(min(10, policy.seconds))),
                    briefing_curl_set_long(handle, CURLOPT_TIMEOUT, policy.seconds),
                    briefing_curl_set_gate(handle, gate),
                    briefing_curl_set_progress(
                        handle, { context, _, _, _, _ in Transfer.of(context)?.shouldStop() ?? true ? 1 : 0 }, context),
                    briefing_curl_set_pointer(handle, CURLOPT_WRITEDATA, context),
                    briefing_curl_set_writer(handle, CURLOPT_WRITEFUNCTION) { bytes, size, count, context in
                        guard let transfer = Transfer.of(context), let bytes else { return 0 }
                        guard transfer.body.count + size * count <= transfer.policy.bytes else {
                            transfer.isTooLong = true
                            return 0
                        }
                        transfer.body.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: size * count))
                        return size * count
                    },
                    briefing_curl_set_pointer(handle, CURLOPT_HEADERDATA, context),
                    briefing_curl_set_writer(handle, CURLOPT_HEADERFUNCTION) { bytes, size, count, context in
                        guard let transfer = Transfer.of(context), let bytes, transfer.fields.count < 200 else {
                            return 0
                        }
                        transfer.take(
                            field: String(
                                decoding: UnsafeRawBufferPointer(start: bytes, count: size * count), as: UTF8.self))
                        return size * count
                    },
                ]
                if let text, briefing_curl_set_text(handle, CURLOPT_COPYPOSTFIELDS, text) != CURLE_OK {
                    return CURLE_OUT_OF_MEMORY
                }
                if let wrong = settings.first(where: { $0 != CURLE_OK }) { return wrong }
                return curl_easy_perform(handle)
            }
        }
        if let objection = transfer.objection, status != CURLE_OK {
            throw Failure(message: objection, isPassing: false)
        }
        if transfer.isTooLong {
            throw Failure(message: "the answer is longer than \(policy.bytes) bytes", isPassing: false)
        }
        guard status == CURLE_OK else {
            let message =
                status == CURLE_ABORTED_BY_CALLBACK
                ? "the run was told to end" : String(cString: curl_easy_strerror(status))
            throw Failure(message: message, isPassing: status != CURLE_ABORTED_BY_CALLBACK)
        }
        return Answer(
            status: briefing_curl_status(handle), fields: transfer.fields, body: transfer.body,
            redirect: briefing_curl_redirect(handle).map { String(cString: $0) })
    }
}
