/// The bytes of a feed as valid UTF-8 without control characters, whatever they were: XML's parser is handed nothing else.
final class FeedText: ByteLayer {
    private let input: ByteInput
    private let limits: ReadingLimits
    /// An encoding that can be decoded piece by piece; `nil` for the others, which are decoded whole.
    private var encoding: TextEncoding?
    private var carried: [UInt8] = []
    private var isStarted = false
    private var isDone = false

    init(_ input: ByteInput, limits: ReadingLimits) {
        self.input = input
        self.limits = limits
    }

    func next() throws(StreamFault) -> ByteChunk? {
        if isDone { return nil }
        if !isStarted { start() }
        guard let encoding else { return try whole() }
        if input.available.isEmpty, try !input.fill() {
            isDone = true
            guard !carried.isEmpty else { return nil }
            return ByteChunk(bytes: decoded(carried[...], as: encoding))
        }
        // In pieces of a size, so that few items wait to be taken.
        var piece = carried + input.available.prefix(16_384)
        input.advance(piece.count - carried.count)
        carried = []
        if encoding == .utf8 {
            let cut = Self.cut(piece)
            carried = Array(piece[cut...])
            piece.removeSubrange(cut...)
        }
        return ByteChunk(bytes: decoded(piece[...], as: encoding))
    }

    private func start() {
        isStarted = true
        let head = Array(input.glance(4_096))
        if let mark = TextEncoding.byteOrderMark(of: head) {
            encoding = mark.encoding == .utf8 ? .utf8 : nil
            if mark.encoding == .utf8 { input.advance(mark.length) }
        } else if TextEncoding.sniffedUTF16(head) == nil {
            let declared = TextEncoding.declared(in: head) ?? .utf8
            encoding = declared == .utf8 || declared == .windows1252 ? declared : nil
        }
    }

    private func decoded(_ bytes: ArraySlice<UInt8>, as encoding: TextEncoding) -> [UInt8] {
        (TextDecoder(bytes, as: encoding)?.utf8 ?? []).filter(Self.isText)
    }

    private func whole() throws(StreamFault) -> ByteChunk? {
        isDone = true
        var bytes: [UInt8] = []
        repeat {
            bytes.append(contentsOf: input.available)
            input.advance(input.available.count)
            guard bytes.count <= limits.bytes else {
                throw StreamFault(
                    code: .tooLarge,
                    message: "has more bytes than the limit of \(limits.bytes) for a feed of its encoding; save it as "
                        + "UTF-8")
            }
        } while try input.fill()
        guard let text = TextDecoder(bytes, isMarkup: true) else {
            throw StreamFault(
                code: .unsupported, message: "declares an encoding this machine cannot convert; save it as UTF-8")
        }
        return ByteChunk(bytes: text.utf8.filter(Self.isText))
    }

    private static func isText(_ byte: UInt8) -> Bool {
        byte >= 32 && byte != 127 || byte == 9 || byte == 10 || byte == 13
    }

    /// The place before a character that the bytes end inside of.
    private static func cut(_ bytes: [UInt8]) -> Int {
        var index = bytes.count
        var back = 0
        while index > 0, back < 3 {
            index -= 1
            back += 1
            let byte = bytes[index]
            if byte < 0x80 { break }
            if byte >= 0xC0 {
                let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2
                return length > back ? index : bytes.count
            }
        }
        return bytes.count
    }
}
