import CZLib
import Domain
import Reading

/// Packs bytes as one gzip member, or in zlib's framing or none.
func packed(_ bytes: [UInt8], windowBits: Int32 = 31) -> [UInt8] {
    var stream = z_stream()
    guard
        deflateInit2_(
            &stream, 6, Z_DEFLATED, windowBits, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
            Int32(MemoryLayout<z_stream>.size)) == Z_OK
    else { return [] }
    defer { deflateEnd(&stream) }
    var out = [UInt8](repeating: 0, count: bytes.count + bytes.count / 100 + 1_024)
    let room = UInt32(out.count)
    bytes.withUnsafeBufferPointer { source in
        out.withUnsafeMutableBufferPointer { target in
            stream.next_in = source.baseAddress
            stream.avail_in = UInt32(source.count)
            stream.next_out = target.baseAddress
            stream.avail_out = room
            deflate(&stream, Z_FINISH)
        }
    }
    return Array(out.prefix(Int(room - stream.avail_out)))
}

/// The items of a source, handed over in pieces of a length.
func items(
    _ bytes: [UInt8], piece: Int = 1_000, limits: ReadingLimits = .standard, knowsSize: Bool = true,
    published: CalendarDate? = nil
) -> [StreamItem] {
    var rest = bytes[...]
    let stream = ArticleStream(
        context: ReadingContext(location: "given", published: published), limits: limits,
        size: knowsSize ? bytes.count : nil
    ) {
        let next = Array(rest.prefix(piece))
        rest = rest.dropFirst(piece)
        return next
    }
    return Array(stream)
}

func items(_ text: String) -> [StreamItem] { items(Array(text.utf8)) }

extension StreamItem {
    /// The article, or `nil` for a failure.
    var read: Article? { try? article() }

    var failure: ReadingError? {
        do throws(ReadingError) {
            _ = try article()
            return nil
        } catch {
            return error
        }
    }
}

/// A record of a WARC, as crawlers write it; what is given wrong is written wrong.
struct Record {
    var type = "response"
    var version = "WARC/1.0"
    var uri = "https://quarrygazette.example/furnaces"
    var contentType = "application/http; msgtype=response"
    var fields: [String] = []
    var length: String?
    var http: String? = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
    var body: [UInt8]
    var end = "\r\n\r\n"

    init(_ body: [UInt8]) { self.body = body }

    /// A record of a page that speaks of a number.
    init(number: Int) {
        self.init(Array(page(title: "Foundry number \(number) doubles its budget").utf8))
    }

    func with(_ change: (inout Record) -> Void) -> Record {
        var copy = self
        change(&copy)
        return copy
    }

    var bytes: [UInt8] {
        let block = Array((http.map { $0 + "\r\n" } ?? "").utf8) + body
        let head = [
            version, "WARC-Type: \(type)", "WARC-Target-URI: \(uri)", "WARC-Date: 2024-06-01T00:00:00Z",
            "WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-000000000001>", "Content-Type: \(contentType)",
            "Content-Length: \(length ?? String(block.count))",
        ]
        return Array(((head + fields).joined(separator: "\r\n") + "\r\n\r\n").utf8) + block + Array(end.utf8)
    }
}

/// An archive of records, plain or with a gzip member for each.
func archive(_ records: [Record], isPacked: Bool = false) -> [UInt8] {
    records.flatMap { isPacked ? packed($0.bytes) : $0.bytes }
}
