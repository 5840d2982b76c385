/// Reads a WARC (ISO 28500, versions 1.0 and 1.1) record by record.
///
/// A record that breaks the rules is told with its number and place; reading goes on with the next one, which is looked
/// for at the next member of the gzip file where every record has its own, else at the next line that begins one.
final class WARCReader: ItemSource {
    private static let blockTypes: Set<String> = ["response", "resource", "conversion"]

    private let input: ByteInput
    private let context: ReadingContext
    private let limits: ReadingLimits
    private let size: Int?
    private(set) var passedOver = 0
    private var number = 0
    private var articles = 0
    private var isDone = false
    /// Whether the record at hand has been read to its end: what is wrong with it then is nothing of its neighbour's.
    private var isFramed = false
    /// Whether a record ended where a member did: then every record is a member.
    private var hasMemberForEach = false
    /// How many bytes may still be looked at twice, so that an archive of wrong lengths cannot keep the reader busy.
    private var rereading: Int
    /// What is wrong with the record in front of the first that can be read.
    private var damage: StreamFault?

    init(
        _ input: ByteInput, context: ReadingContext, limits: ReadingLimits, size: Int?, damage: StreamFault? = nil
    ) {
        self.input = input
        self.context = context
        self.limits = limits
        self.size = size
        self.damage = damage
        rereading = limits.bytes * 50
    }

    func next() -> StreamItem? {
        if let fault = damage {
            damage = nil
            number += 1
            isFramed = true
            return failure(fault, at: 0)
        }
        while !isDone {
            let start = input.offset
            do throws(StreamFault) {
                guard try skipBlankLines() else { break }
                number += 1
                let start = input.offset
                isFramed = false
                do throws(StreamFault) {
                    if let item = try record(start) {
                        articles += 1
                        return item
                    }
                    passedOver += 1
                } catch {
                    return failure(error, at: start)
                }
            } catch {
                number += 1
                return failure(error, at: start)
            }
        }
        if isDone { return nil }
        isDone = true
        guard articles == 0 else { return nil }
        return StreamItem(
            fault: StreamFault(
                code: .empty,
                message: "holds no page: \(passedOver) records are of other kinds; give an archive of pages"),
            location: context.location, limits: limits)
    }

    private func failure(_ fault: StreamFault, at start: Int) -> StreamItem {
        articles += 1
        if !isFramed {
            // A record that was not begun is not found again.
            if input.offset <= start { input.advance(1) }
            resynchronize()
        }
        return StreamItem(
            fault: fault, location: "\(context.location)#record-\(number)",
            place: "record \(number), at byte \(start) of the archive", limits: limits)
    }

    // MARK: One record

    /// `nil` for a record that holds no page.
    private func record(_ start: Int) throws(StreamFault) -> StreamItem? {
        let head = try header()
        guard let length = head["content-length"].flatMap({ Self.length($0) }), length < 1 << 33 else {
            throw damaged("has no length that can be right")
        }
        if let size, length > size - input.offset { throw damaged("has a length beyond the end of the file") }
        guard length <= limits.bytes else {
            try pass(length)
            isFramed = true
            let type = (head["warc-type"] ?? "").lowercased()
            guard Self.blockTypes.contains(type), MediaType(head["content-type"] ?? "").mayHoldPage else { return nil }
            throw StreamFault(
                code: .tooLarge, message: "has \(length) bytes, more than the limit of \(limits.bytes); raise the limit"
            )
        }
        let block = try block(length)
        if !isFollowedByRecord() {
            putBack(block)
            throw damaged("has another length than its header says")
        }
        isFramed = true
        return try item(head, block, start)
    }

    private func item(_ head: HeaderFields, _ block: [UInt8], _ start: Int) throws(StreamFault) -> StreamItem? {
        let kind = (head["warc-type"] ?? "").lowercased()
        guard Self.blockTypes.contains(kind) else { return nil }
        var body = block
        var type = MediaType(head["content-type"] ?? "")
        if kind == "response" {
            guard type.name == "application/http" || type.name.isEmpty else { return nil }
            guard let response = try HTTPResponse(block, limits: limits) else { return nil }
            (body, type) = (response.body, response.type)
        } else {
            guard type.kind != nil else { return nil }
            var packings = 0
            while GzipLayer.isMember(body.prefix(4)), packings < limits.packings {
                packings += 1
                body = try Inflater.unpack(body[...], .gzip, limits: limits)
            }
        }
        guard let documentKind = type.kind else { return nil }
        // Addresses of the web only: a `file:` address is the archivist's, and none of the page.
        let address = head["warc-target-uri"].map { String($0.drop { $0 == "<" }.prefix { $0 != ">" }) }
        let url = address.flatMap { PageMetadata.isAddress($0) ? $0 : nil }
        let place = "record \(number), at byte \(start) of the archive" + (url.map { ", \($0)" } ?? "")
        return StreamItem(
            document: body,
            context: ReadingContext(
                location: "\(context.location)#record-\(number)", url: url, published: context.published,
                kind: documentKind, charset: type.charset),
            place: place, limits: limits)
    }

    private func header() throws(StreamFault) -> HeaderFields {
        var wanted = 2_048
        while true {
            let bytes = try input.peek(wanted).prefix(max(1, input.countBeforeMember))
            guard bytes.matches("warc/1.", at: bytes.startIndex) else {
                throw damaged("does not begin with WARC/1.0 or WARC/1.1")
            }
            if let end = HeaderFields.end(in: bytes) {
                let head = HeaderFields(bytes[..<end])
                let version = head.firstLine
                input.advance(end - bytes.startIndex)
                guard version == "WARC/1.0" || version == "WARC/1.1" else {
                    throw StreamFault(
                        code: .unsupported, message: "is of a version that is not read; convert it to WARC/1.1")
                }
                return head
            }
            guard bytes.count >= wanted, wanted < limits.headerBytes else {
                throw damaged("has no end of its header")
            }
            wanted = min(wanted * 4, limits.headerBytes)
        }
    }

    private static func length(_ text: String) -> Int? {
        guard !text.isEmpty, text.utf8.allSatisfy(\.isASCIIDigit) else { return nil }
        return Int(text)
    }

    /// The block of a record, which may not reach into a member that begins another.
    private func block(_ length: Int) throws(StreamFault) -> [UInt8] {
        var block: [UInt8] = []
        block.reserveCapacity(length)
        do throws(StreamFault) {
            while block.count < length {
                if input.available.isEmpty, try !input.fill() {
                    throw damaged("ends before its length")
                }
                if isOtherRecord() { throw damaged("ends before its length") }
                let count = min(length - block.count, input.countBeforeMember)
                block.append(contentsOf: input.available.prefix(count))
                input.advance(count)
            }
            return block
        } catch {
            putBack(block)
            throw error
        }
    }

    /// Passes over a block that is not kept.
    private func pass(_ length: Int) throws(StreamFault) {
        var rest = length
        while rest > 0 {
            if input.available.isEmpty, try !input.fill() { throw damaged("ends before its length") }
            if isOtherRecord() { throw damaged("ends before its length") }
            let count = min(rest, input.countBeforeMember)
            input.advance(count)
            rest -= count
        }
        if !isFollowedByRecord() { throw damaged("has another length than its header says") }
    }

    private func isOtherRecord() -> Bool {
        guard input.isAtMember else { return false }
        let head = input.glance(7)
        return head.matches("warc/1.", at: head.startIndex)
    }

    /// Whether a record ends here: white space, and then the next one or the end.
    private func isFollowedByRecord() -> Bool {
        let head = input.glance(4)
        if head.isEmpty { return true }
        var lines = 0
        for byte in head.prefix(4) {
            guard byte == 10 || byte == 13 else { break }
            lines += 1
        }
        input.advance(lines)
        if input.isAtMember, lines > 0 { hasMemberForEach = true }
        let next = input.glance(5)
        return next.isEmpty || input.isAtMember || lines == 4
            || (lines > 0 && next.matches("warc/", at: next.startIndex))
    }

    private func skipBlankLines() throws(StreamFault) -> Bool {
        while true {
            if input.available.isEmpty, try !input.fill() { return false }
            let blank = input.available.prefix { $0 == 10 || $0 == 13 }.count
            input.advance(blank)
            if !input.available.isEmpty { return true }
        }
    }

    // MARK: After damage

    private func damaged(_ what: String) -> StreamFault {
        StreamFault(code: .damaged, message: "\(what); it is passed over: get the archive anew")
    }

    private func putBack(_ block: [UInt8]) {
        guard !hasMemberForEach, rereading >= block.count else { return }
        rereading -= block.count
        input.putBack(block)
    }

    /// Goes to the next record: to where one begins, or to the end.
    private func resynchronize() {
        while true {
            if isOtherRecord() { return }
            let count = input.countBeforeMember
            if !hasMemberForEach, let distance = Self.distanceToRecord(in: input.available.prefix(count)) {
                input.advance(distance)
                return
            }
            if count < input.available.count {
                input.advance(count)
                continue
            }
            // What is left may be the beginning of the line that is looked for.
            input.advance(hasMemberForEach ? count : count - 10)
            do throws(StreamFault) {
                if try !input.fill() {
                    input.advance(input.available.count)
                    return
                }
            } catch {
                // A member that cannot be unpacked on the way to the next record is part of the same damage.
                continue
            }
        }
    }

    /// How far it is to a line that begins a record.
    private static func distanceToRecord(in bytes: ArraySlice<UInt8>) -> Int? {
        var index = bytes.startIndex
        while index < bytes.endIndex {
            index = bytes.firstPlace(of: 10, from: index)
            if bytes.matches("warc/1.", at: index + 1) { return index + 1 - bytes.startIndex }
            index += 1
        }
        return nil
    }
}

extension MediaType {
    /// Whether a record of this type may hold a page.
    fileprivate var mayHoldPage: Bool { name == "application/http" || name.isEmpty || kind != nil }
}
