/// The answer of a web server as an archive keeps it: the page in it, out of its transfer and content encodings.
struct HTTPResponse {
    let body: [UInt8]
    let type: MediaType

    /// `nil` where the answer is no page or text, or not one of status 200.
    ///
    /// - Throws: `StreamFault` where the encodings cannot be undone.
    init?(_ block: [UInt8], limits: ReadingLimits) throws(StreamFault) {
        guard let end = HeaderFields.end(in: block.prefix(limits.headerBytes)) else {
            throw StreamFault(code: .damaged, message: "has no end of its HTTP header; get the archive anew")
        }
        let head = HeaderFields(block[..<end])
        let status = head.firstLine.split(separator: " ", omittingEmptySubsequences: true)
        guard status.count >= 2, status[0].hasPrefix("HTTP/") else {
            throw StreamFault(code: .damaged, message: "does not begin as HTTP does; get the archive anew")
        }
        let type = MediaType(head["content-type"] ?? "")
        guard status[1] == "200", type.kind != nil else { return nil }
        self.type = type
        var body = block[end...]
        if head["transfer-encoding"]?.lowercased().hasSuffix("chunked") == true, Self.looksChunked(body) {
            body = try Self.joined(body)[...]
        }
        let codings = (head["content-encoding"] ?? "").lowercased().split(separator: ",").map { collapsed($0.utf8) }
        guard codings.count <= limits.packings else {
            throw StreamFault(
                code: .tooLarge,
                message: "is packed more than \(limits.packings) times over, as decompression bombs are; look at it")
        }
        for coding in codings.reversed() { body = try Self.decoded(body, coding, limits)[...] }
        // Some servers pack a page and do not say so.
        var packings = 0
        while GzipLayer.isMember(body.prefix(4)) {
            packings += 1
            guard packings <= limits.packings else {
                throw StreamFault(
                    code: .tooLarge,
                    message: "is packed more than \(limits.packings) times over, as decompression bombs are; look at it"
                )
            }
            body = try Inflater.unpack(body, .gzip, limits: limits)[...]
        }
        self.body = Array(body)
    }

    private static func decoded(
        _ body: ArraySlice<UInt8>, _ coding: String, _ limits: ReadingLimits
    ) throws(StreamFault) -> [UInt8] {
        switch coding {
        case "gzip", "x-gzip":
            // Many archives keep the page unpacked and the header as it was.
            return GzipLayer.isMember(body.prefix(4)) ? try Inflater.unpack(body, .gzip, limits: limits) : Array(body)
        case "deflate":
            // Zlib's framing by the standard, none in what some servers send; neither where the archive unpacked it.
            let head = Array(body.prefix(2))
            let isFramed = head.count == 2 && head[0] & 0x0F == 8 && (Int(head[0]) << 8 | Int(head[1])) % 31 == 0
            if isFramed { return try Inflater.unpack(body, .zlib, limits: limits) }
            return looksLikeText(body) ? Array(body) : try Inflater.unpack(body, .raw, limits: limits)
        case "identity", "": return Array(body)
        default:
            if looksLikeText(body) { return Array(body) }
            throw StreamFault(
                code: .unsupported,
                message: "is packed as “\(coding.prefix(20))”, which is not read; fetch it with gzip or unpacked")
        }
    }

    private static func looksLikeText(_ body: ArraySlice<UInt8>) -> Bool {
        let body = body.starts(with: [0xEF, 0xBB, 0xBF]) ? body.dropFirst(3) : body
        return body.first { !$0.isASCIISpace } == UInt8(ascii: "<")
    }

    // MARK: Chunks (RFC 9112 §7.1)

    /// Many archives keep the body whole and the header as it was.
    private static func looksChunked(_ body: ArraySlice<UInt8>) -> Bool { !looksLikeText(body) }

    private static func joined(_ body: ArraySlice<UInt8>) throws(StreamFault) -> [UInt8] {
        var out: [UInt8] = []
        var index = body.startIndex
        while true {
            let end = body.firstPlace(of: 10, from: index)
            let line = body[index..<end].prefix { $0 != UInt8(ascii: ";") && $0 != 13 }
            let digits = String(decoding: line, as: UTF8.self).trimmingSpaces
            guard end < body.endIndex, let first = digits.utf8.first, first.isASCIIAlphanumeric,
                let count = Int(digits, radix: 16)
            else {
                throw StreamFault(
                    code: .damaged, message: "has a chunk without a length that can be read; get the archive anew")
            }
            index = end + 1
            if count == 0 { return out }
            guard count <= body.endIndex - index else {
                throw StreamFault(
                    code: .damaged, message: "has a chunk that goes beyond the end of its record; get the archive anew")
            }
            out.append(contentsOf: body[index..<index + count])
            index += count
            if index < body.endIndex, body[index] == 13 { index += 1 }
            guard index < body.endIndex, body[index] == 10 else {
                throw StreamFault(
                    code: .damaged, message: "has a chunk of another length than it says; get the archive anew")
            }
            index += 1
        }
    }
}

extension String {
    /// Without white space at either end.
    fileprivate var trimmingSpaces: String { collapsed(utf8) }
}
