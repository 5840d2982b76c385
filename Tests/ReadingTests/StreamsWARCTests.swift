import Domain
import Reading
import Testing

@Suite("WARC")
struct StreamsWARCTests {
    private static let good = (1...3).map { Record(number: $0) }

    @Test("each page is an article with the address it was fetched from", arguments: [false, true], [1, 7, 100_000])
    func pages(_ isPacked: Bool, _ piece: Int) throws {
        let found = items(archive(Self.good, isPacked: isPacked), piece: piece)
        #expect(found.map(\.location) == ["given#record-1", "given#record-2", "given#record-3"])
        for (index, item) in found.enumerated() {
            let article = try item.article()
            #expect(article.title == "Foundry number \(index + 1) doubles its budget")
            #expect(article.url == "https://quarrygazette.example/furnaces")
            // The page's own date, and not the day it was fetched.
            #expect(article.published?.date == CalendarDate(year: 2024, month: 3, day: 5))
            #expect(article.location == item.location)
        }
    }

    @Test("records of other kinds are passed over and counted")
    func otherKinds() {
        let record = Record(number: 1)
        let others = ["request", "metadata", "warcinfo", "revisit", "continuation"].map { type in
            record.with { $0.type = type }
        }
        let statuses = [
            record.with { $0.http = "HTTP/1.1 404 Not Found\r\nContent-Type: text/html\r\n" },
            record.with { $0.http = "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n" },
        ]
        var rest = archive(others + statuses + [record])[...]
        let stream = ArticleStream(context: ReadingContext(location: "given")) {
            defer { rest = [] }
            return Array(rest)
        }
        #expect(stream.next()?.location == "given#record-8")
        #expect(stream.next() == nil)
        #expect(stream.passedOver == 7)
        #expect(items(archive(others)).map(\.failure?.code) == [.empty])
    }

    @Test("resources and conversions of text are articles")
    func resources() throws {
        let text = "Foundry buys furnaces\n\nThe foundry will spend 40 million crowns on furnaces, its chief said."
        let found = items(
            archive([
                Record(Array(text.utf8)).with {
                    ($0.type, $0.contentType, $0.http) = ("conversion", "text/plain", nil)
                },
                Record(Array(page().utf8)).with {
                    ($0.type, $0.contentType, $0.http, $0.version) = ("resource", "text/html", nil, "WARC/1.1")
                },
                Record([1, 2]).with { ($0.type, $0.contentType, $0.http) = ("resource", "image/gif", nil) },
            ]))
        #expect(found.count == 2)
        #expect(try found[0].article().text.contains("40 million crowns"))
        #expect(try found[1].article().title == "Foundry doubles its budget for furnaces")
    }

    @Test("the header's charset counts for more than the page's own")
    func charset() throws {
        let text = page(inside: "<p>The works council of Žďár calls the plan of the foundry a mistake and says so.</p>")
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            // ISO-8859-2: three letters, the rest is ASCII.
            switch scalar {
            case "Ž": bytes.append(0xAE)
            case "ď": bytes.append(0xEF)
            case "á": bytes.append(0xE1)
            default: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
            }
        }
        let record = Record(bytes).with {
            $0.http = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=\"ISO-8859-2\"\r\n"
        }
        #expect(try items(record.bytes)[0].article().text.contains("Žďár"))
    }

    @Test(
        "an address that is none of the web is no address, and nothing is opened",
        arguments: ["file:///etc/hostname", "dns:x"])
    func otherAddresses(_ uri: String) throws {
        let article = try items(Record(number: 1).with { $0.uri = uri }.bytes)[0].article()
        #expect(article.url == nil)
        #expect(article.text.contains("40 million"))
    }

    @Test("transfer and content encodings are undone")
    func encodings() throws {
        let body = Array(page().utf8)
        func chunks(_ bytes: [UInt8]) -> [UInt8] {
            stride(from: 0, to: bytes.count, by: 300).flatMap { start in
                let piece = bytes[start..<min(bytes.count, start + 300)]
                return Array((String(piece.count, radix: 16) + ";x=1\r\n").utf8) + piece + [13, 10]
            } + Array("0\r\n\r\n".utf8)
        }
        let cases: [(String, [UInt8])] = [
            ("Content-Encoding: gzip\r\n", packed(body)),
            ("Content-Encoding: deflate\r\n", packed(body, windowBits: 15)),
            ("Content-Encoding: deflate\r\n", packed(body, windowBits: -15)),
            ("Transfer-Encoding: chunked\r\n", chunks(body)),
            ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip\r\n", chunks(packed(body))),
            ("Content-Encoding: gzip, gzip\r\n", packed(packed(body))),
            // What the archivist undid already, and what the server did not tell of.
            ("Transfer-Encoding: chunked\r\nContent-Encoding: br\r\n", body), ("", packed(body)),
        ]
        for (header, bytes) in cases {
            let record = Record(bytes).with { $0.http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + header }
            let article = try items(record.bytes)[0].article()
            #expect(article.text.contains("40 million crowns"), "\(header)")
        }
    }

    private static let damages: [(String, @Sendable (inout Record) -> Void)] = [
        ("no length", { $0.length = "" }), ("negative length", { $0.length = "-5" }),
        ("huge length", { $0.length = "99999999999999999999" }), ("large length", { $0.length = "999999999999" }),
        ("a length beyond the end", { $0.length = "400000" }), ("too short", { $0.length = "300" }),
        ("too long", { $0.length = "2900" }), ("a number with a sign", { $0.length = "+300" }),
        ("an unknown version", { $0.version = "WARC/1.9" }), ("no version", { $0.version = "WORC/1.0" }),
        ("no HTTP", { $0.http = "SMTP hello\r\n" }),
        (
            "a chunk beyond the end",
            {
                $0.http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
                $0.body = Array("FFFF\r\nabc".utf8)
            }
        ),
        (
            "a chunk of a length that overflows",
            {
                $0.http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
                $0.body = Array("FFFFFFFFFFFFFFFFF\r\nabc".utf8)
            }
        ),
        (
            "a chunk of negative length",
            {
                $0.http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n"
                $0.body = Array("-5\r\nabc".utf8)
            }
        ),
        (
            "damaged packing",
            {
                $0.http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n"
                $0.body = Array(packed(Array(page().utf8)).prefix(200))
            }
        ),
    ]

    @Test("a broken record gets a reason, and the next is read", arguments: damages.indices, [false, true])
    func damaged(_ number: Int, _ isPacked: Bool) {
        for knowsSize in [true, false] {
            let records = [Record(number: 1), Record(number: 2).with(Self.damages[number].1), Record(number: 3)]
            let found = items(archive(records, isPacked: isPacked), knowsSize: knowsSize)
            let name = "\(Self.damages[number].0), packed: \(isPacked), size: \(knowsSize)"
            #expect(found.first?.read?.title == "Foundry number 1 doubles its budget", "\(name)")
            #expect(found.last?.read?.title == "Foundry number 3 doubles its budget", "\(name)")
            let failures = found.compactMap(\.failure)
            #expect(failures.count == 1, "\(name): \(failures)")
            #expect(failures.first?.location == "given#record-2")
            #expect(failures.first?.message.contains("record 2, at byte ") == true)
            #expect(Set(found.map(\.location)).count == found.count)
        }
    }

    @Test("a damaged or cut gzip member costs its own record only")
    func damagedMember() {
        let members = (1...3).map { packed(Record(number: $0).bytes) }
        var broken = members
        for place in 20..<200 { broken[1][place] ^= 0x55 }
        var found = items(broken.flatMap { $0 })
        #expect(found.map { $0.read?.title != nil } == [true, false, true])
        broken[1] = Array(members[1].prefix(members[1].count / 2))
        found = items(broken.flatMap { $0 })
        #expect(found.first?.read != nil)
        #expect(found.last?.read?.title == "Foundry number 3 doubles its budget")
        // The header of a member overwritten.
        broken[1] = [0, 1, 2] + members[1].dropFirst(3)
        found = items(broken.flatMap { $0 })
        #expect(found.map { $0.read?.title != nil } == [true, false, true])
        // The first of all.
        broken = members
        for place in 20..<200 { broken[0][place] ^= 0x55 }
        found = items(broken.flatMap { $0 })
        #expect(found.filter { $0.read != nil }.count == 2)
    }

    @Test("an archive packed as a whole, and packed twice, is read")
    func packings() {
        let whole = packed(archive(Self.good))
        #expect(items(whole).compactMap(\.read).count == 3)
        #expect(items(packed(archive(Self.good, isPacked: true))).compactMap(\.read).count == 3)
        #expect(items(packed(packed(packed(packed(archive(Self.good)))))).map(\.failure?.code) == [.tooLarge])
    }

    @Test("every truncation gives articles and reasons, and comes to its end")
    func truncated() {
        for isPacked in [false, true] {
            let bytes = archive(Self.good, isPacked: isPacked)
            for end in stride(from: 1, to: bytes.count, by: 61) {
                let found = items(Array(bytes[..<end]), knowsSize: end % 2 == 0)
                #expect(found.count <= 4)
                #expect(found.contains { $0.failure != nil } || found.count == 1 || found.count == 2)
            }
        }
    }

    @Test("random damage never ends the process, and no two items share a place")
    func random() {
        var state: UInt64 = 7
        func next() -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33)
        }
        for round in 0..<200 {
            var bytes = archive(Self.good, isPacked: round % 2 == 0)
            for _ in 0..<(1 + next() % 20) { bytes[next() % bytes.count] = UInt8(truncatingIfNeeded: next()) }
            let found = items(bytes, piece: 1 + next() % 3_000)
            #expect(Set(found.map(\.location)).count == found.count)
        }
    }

    @Test(
        "an oversized record is passed over, and so is an archive of wrong lengths in good time",
        .timeLimit(.minutes(1)))
    func large() {
        let limits = ReadingLimits(bytes: 20_000)
        let big = Record(Array(String(repeating: "<p>word word word</p>", count: 5_000).utf8))
        let found = items(archive([Record(number: 1), big, Record(number: 3)]), limits: limits)
        #expect(found.map { $0.failure?.code } == [nil, .tooLarge, nil])
        let wrong = Record(Array("<p>x</p>".utf8)).with { $0.length = "19000" }
        let many = items(archive(Array(repeating: wrong, count: 3_000)), limits: limits)
        #expect(many.allSatisfy { $0.failure != nil })
    }
}
