/// Why a stream's bytes cannot be had or understood at some place; becomes a `ReadingError` where the place is known.
struct StreamFault: Error {
    let code: ReadingError.Code
    /// What is wrong and what to do.
    let message: String
}

/// A stretch of bytes, as one layer of a stream hands it to the next.
struct ByteChunk {
    let bytes: [UInt8]
    /// Whether a member of a gzip file begins with it.
    var startsMember = false
}

/// What bytes come from: a file, what is packed in it, what is encoded in that.
protocol ByteLayer: AnyObject {
    /// The next stretch; `nil` at the end. After a fault it may be asked again: it goes on where it can.
    func next() throws(StreamFault) -> ByteChunk?
}

/// The bytes as the caller hands them over.
final class GivenBytes: ByteLayer {
    private var produce: (() throws -> [UInt8])?

    init(_ produce: @escaping () throws -> [UInt8]) { self.produce = produce }

    func next() throws(StreamFault) -> ByteChunk? {
        guard let produce else { return nil }
        do {
            let bytes = try produce()
            if bytes.isEmpty { self.produce = nil }
            return bytes.isEmpty ? nil : ByteChunk(bytes: bytes)
        } catch {
            self.produce = nil
            throw StreamFault(code: .unreadable, message: "cannot be read on (\(error)); check the disk and try again")
        }
    }
}

/// Bytes with a place: looked at before they are taken, put back where they were taken too soon.
final class ByteInput {
    private let layer: any ByteLayer
    private var buffer: [UInt8] = []
    private var head = 0
    /// The place of the buffer's first byte.
    private var base = 0
    /// Places at and after the head where members of a gzip file begin, in order.
    private var members: [Int] = []
    private var pending: StreamFault?

    init(_ layer: any ByteLayer) { self.layer = layer }

    /// How many bytes have been taken.
    var offset: Int { base + head }
    /// What is at hand without reading on. Held only for short: a copy is made when reading goes on beside it.
    var available: ArraySlice<UInt8> { buffer[head...] }

    /// Reads another stretch; `false` at the end.
    func fill() throws(StreamFault) -> Bool {
        if let fault = pending {
            pending = nil
            throw fault
        }
        guard let chunk = try layer.next() else { return false }
        // In large strides, so that the bytes behind are moved seldom.
        if head > 65_536, head * 2 > buffer.count {
            buffer.removeFirst(head)
            base += head
            head = 0
        }
        if chunk.startsMember { members.append(base + buffer.count) }
        buffer.append(contentsOf: chunk.bytes)
        return true
    }

    /// The next bytes, so many of them, or fewer at the end.
    func peek(_ count: Int) throws(StreamFault) -> ArraySlice<UInt8> {
        while buffer.count - head < count {
            guard try fill() else { break }
        }
        return buffer[head..<min(buffer.count, head + count)]
    }

    /// The same, but what is wrong further on is only told when reading gets there.
    func glance(_ count: Int) -> ArraySlice<UInt8> {
        while pending == nil, buffer.count - head < count {
            do {
                guard try fill() else { break }
            } catch {
                pending = error
            }
        }
        return buffer[head..<min(buffer.count, head + count)]
    }

    /// Takes bytes that are at hand.
    func advance(_ count: Int) {
        head = min(buffer.count, head + max(0, count))
        while let first = members.first, first < offset { members.removeFirst() }
    }

    /// Puts bytes back that were taken last.
    func putBack(_ bytes: [UInt8]) {
        let place = offset - bytes.count
        buffer = bytes + buffer[head...]
        base = place
        head = 0
    }

    /// Whether a member of a gzip file begins at the head.
    var isAtMember: Bool { members.first == offset }

    /// How many bytes at hand come before the next member; the head itself does not count.
    var countBeforeMember: Int {
        let next = members.first { $0 > offset } ?? Int.max
        return min(buffer.count - head, next - offset)
    }
}
