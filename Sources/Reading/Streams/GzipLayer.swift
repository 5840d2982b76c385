/// Unpacks gzip (RFC 1952), member after member. After a damaged member it goes on with the next one it finds.
final class GzipLayer: ByteLayer {
    private enum State { case between, inside, searching, ended }

    private let input: ByteInput
    private let inflater: Inflater
    private let limits: ReadingLimits
    private var state = State.between
    /// Whether the member was found by searching and has not yet shown that it is one.
    private var isTrial = false
    private var isStart = false
    private var unpacked = 0
    /// The bytes of the member taken last: a cut one runs on into the next, which is found again in them.
    private var recent: [UInt8] = []
    /// Places that looked like a member and were none; a file of nothing else is not searched for ever.
    private var misses = 0

    /// `nil` where there is no memory.
    init?(_ input: ByteInput, limits: ReadingLimits) {
        guard let inflater = Inflater(.gzip) else { return nil }
        self.input = input
        self.inflater = inflater
        self.limits = limits
    }

    /// Whether a member begins with these bytes: identification, deflate, and no reserved flag.
    static func isMember(_ head: some Collection<UInt8>) -> Bool {
        let head = Array(head.prefix(4))
        return head.count >= 3 && head[0] == 0x1F && head[1] == 0x8B && head[2] == 8
            && (head.count < 4 || head[3] & 0xE0 == 0)
    }

    func next() throws(StreamFault) -> ByteChunk? {
        while true {
            do {
                switch state {
                case .ended: return nil
                case .between: try begin()
                case .searching: try search()
                case .inside: if let chunk = try unpack() { return chunk }
                }
            } catch {
                if state != .ended { state = .searching }
                throw error
            }
        }
    }

    private func begin() throws(StreamFault) {
        let head = try input.peek(4)
        guard let first = head.first else {
            state = .ended
            return
        }
        // Tapes and some writers fill up with zeros.
        if first == 0 {
            input.advance(input.available.prefix { $0 == 0 }.count)
        } else if Self.isMember(head) {
            start(isTrial: false)
        } else {
            throw StreamFault(
                code: .damaged, message: "has bytes between its gzip members that are none; what is in them is left out"
            )
        }
    }

    private func start(isTrial: Bool) {
        inflater.reset()
        recent = []
        self.isTrial = isTrial
        isStart = true
        state = .inside
    }

    private func search() throws(StreamFault) {
        guard misses < 10_000 else {
            state = .ended
            return
        }
        if let distance = Self.distanceToMember(in: input.available) {
            input.advance(distance)
            start(isTrial: true)
            return
        }
        input.advance(input.available.count - 3)
        if try !input.fill() { state = .ended }
    }

    private static func distanceToMember(in bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.startIndex
        while index + 4 <= bytes.endIndex {
            if bytes[index] == 0x1F, isMember(bytes[index..<index + 4]) { return index - bytes.startIndex }
            index += 1
        }
        return nil
    }

    private func unpack() throws(StreamFault) -> ByteChunk? {
        if input.available.isEmpty, try !input.fill() {
            state = .ended
            if isTrial { return nil }
            throw StreamFault(code: .damaged, message: "ends inside a gzip member; get the rest of the file")
        }
        let step = inflater.unpack(input.available)
        recent.append(contentsOf: input.available.prefix(step.consumed))
        if recent.count > 131_072 { recent.removeFirst(recent.count - 65_536) }
        input.advance(step.consumed)
        if step.status == .damaged {
            state = .searching
            misses += 1
            input.putBack(Array(recent.dropFirst()))
            if isTrial { return nil }
            throw StreamFault(code: .damaged, message: "has a damaged gzip member; get the file anew")
        }
        if step.status == .end { state = .between }
        if step.status == .more, step.consumed == 0, step.bytes.isEmpty, try !input.fill() {
            state = .ended
            throw StreamFault(code: .damaged, message: "ends inside a gzip member; get the rest of the file")
        }
        isTrial = false
        unpacked += step.bytes.count
        guard unpacked <= limits.bytes || (unpacked - limits.bytes) / limits.expansion <= input.offset else {
            state = .ended
            throw StreamFault(
                code: .tooLarge,
                message: "unpacks to more than \(limits.expansion) times its length, as decompression bombs do; "
                    + "unpack it and look at what is in it")
        }
        guard !step.bytes.isEmpty else { return nil }
        let chunk = ByteChunk(bytes: step.bytes, startsMember: isStart)
        isStart = false
        return chunk
    }
}
