import CZLib

/// zlib's inflate, with the memory it needs.
final class Inflater {
    /// How the packed bytes are framed: zlib's `windowBits`.
    enum Format: Int32 {
        case gzip = 31
        case zlib = 15
        case raw = -15
    }

    enum Status { case more, end, damaged }

    /// zlib keeps the address: it may not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private var out = [UInt8](repeating: 0, count: 65_536)

    /// `nil` where there is no memory.
    init?(_ format: Format) {
        stream = .allocate(capacity: 1)
        stream.initialize(to: z_stream())
        guard briefing_inflate_init(stream, format.rawValue) == Z_OK else {
            stream.deallocate()
            return nil
        }
    }

    deinit {
        inflateEnd(stream)
        stream.deinitialize(count: 1)
        stream.deallocate()
    }

    /// Ready for another member.
    func reset() { inflateReset(stream) }

    /// Unpacks a stretch of at most 64 kB.
    func unpack(_ source: ArraySlice<UInt8>) -> (bytes: [UInt8], consumed: Int, status: Status) {
        let room = out.count
        let given = min(source.count, Int(UInt32.max))
        let (result, consumed, count) = source.withUnsafeBufferPointer { input in
            out.withUnsafeMutableBufferPointer { output in
                stream.pointee.next_in = input.baseAddress
                stream.pointee.avail_in = UInt32(given)
                stream.pointee.next_out = output.baseAddress
                stream.pointee.avail_out = UInt32(room)
                let result = inflate(stream, Z_NO_FLUSH)
                return (result, given - Int(stream.pointee.avail_in), room - Int(stream.pointee.avail_out))
            }
        }
        let status: Status =
            switch result {
            case Z_STREAM_END: .end
            // No progress without more input is no error.
            case Z_OK, Z_BUF_ERROR: .more
            default: .damaged
            }
        return (Array(out[..<count]), consumed, status)
    }

    /// Unpacks bytes whole.
    ///
    /// - Throws: `StreamFault` where they are damaged, or unpack to more than the limits allow.
    static func unpack(
        _ bytes: ArraySlice<UInt8>, _ format: Format, limits: ReadingLimits
    ) throws(StreamFault) -> [UInt8] {
        guard let inflater = Inflater(format) else {
            throw StreamFault(code: .unreadable, message: "needs memory to be unpacked; try again")
        }
        var rest = bytes
        var out: [UInt8] = []
        while true {
            let step = inflater.unpack(rest)
            rest = rest.dropFirst(step.consumed)
            out.append(contentsOf: step.bytes)
            try limits.checkExpansion(from: bytes.count, to: out.count)
            switch step.status {
            case .damaged:
                throw StreamFault(code: .damaged, message: "is packed in a way that cannot be undone; get it anew")
            case .more:
                if step.consumed == 0, step.bytes.isEmpty {
                    throw StreamFault(code: .damaged, message: "ends inside its packed text; get it anew")
                }
            case .end:
                // Members follow one another.
                guard format == .gzip, GzipLayer.isMember(rest.prefix(4)) else { return out }
                inflater.reset()
            }
        }
    }
}

extension ReadingLimits {
    /// - Throws: a fault where a document's unpacked bytes are more than it may have, at all or by its packed length.
    func checkExpansion(from packed: Int, to count: Int) throws(StreamFault) {
        if count > bytes {
            throw StreamFault(
                code: .tooLarge,
                message: "unpacks to more than the limit of \(bytes) bytes; split it or raise the limit")
        }
        if count > expansionFloor, count / max(1, packed) >= expansion {
            throw StreamFault(
                code: .tooLarge,
                message: "unpacks to more than \(expansion) times its length, as decompression bombs do; unpack it "
                    + "and look at what is in it")
        }
    }
}
