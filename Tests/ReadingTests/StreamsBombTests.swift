import Domain
import Reading
import Testing

@Suite("Gzip and decompression bombs")
struct StreamsBombTests {
    @Test("a page is read packed, in members, twice packed, and with zeros after it")
    func pages() throws {
        let bytes = Array(page().utf8)
        let halves = packed(Array(bytes.prefix(500))) + packed(Array(bytes.dropFirst(500)))
        for source in [bytes, packed(bytes), packed(packed(bytes)), halves, packed(bytes) + [0, 0, 0, 0]] {
            let found = items(source)
            #expect(found.count == 1)
            #expect(found[0].location == "given")
            #expect(found[0].bytes == bytes)
            #expect(try found[0].article() == article(bytes))
        }
    }

    @Test("a cut or damaged packed page is refused")
    func damaged() {
        let bytes = packed(Array(page().utf8))
        #expect(items(Array(bytes.dropLast(20))).map(\.failure?.code) == [.damaged])
        var broken = bytes
        for place in 100..<200 { broken[place] ^= 0xFF }
        #expect(items(broken).first?.failure?.code == .damaged)
        #expect(items([0x1F, 0x8B]).first?.failure?.code == .damaged)
    }

    @Test("a bomb stops at the cap, by length or by ratio")
    func bombs() {
        let zeros = packed([UInt8](repeating: 32, count: 30_000_000))
        for source in [zeros, packed(zeros), packed(packed(zeros))] {
            let failure = items(source).first?.failure
            #expect(failure?.code == .tooLarge)
            #expect(failure?.message.contains("100 times") == true)
        }
        let noise = (0..<400_000).map { UInt8(97 + ($0 &* 2_654_435_761 >> 13) % 23) }
        #expect(
            items(packed(noise), limits: ReadingLimits(bytes: 200_000)).first?.failure?.code == .tooLarge)
        #expect(items(noise, limits: ReadingLimits(bytes: 200_000)).first?.failure?.code == .tooLarge)
    }

    @Test("a bomb in a record costs the record only; one in front of an archive ends it")
    func recordBombs() {
        let bomb = packed([UInt8](repeating: 32, count: 30_000_000))
        for header in ["Content-Encoding: gzip\r\n", "Content-Encoding: gzip, gzip\r\n", ""] {
            let body = header.contains(",") ? packed(bomb) : bomb
            let record = Record(body).with { $0.http = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + header }
            let found = items(archive([Record(number: 1), record, Record(number: 3)], isPacked: true))
            #expect(found.map { $0.failure?.code } == [nil, .tooLarge, nil])
        }
        let filler = Record([UInt8](repeating: 32, count: 60_000_000)).with { $0.type = "metadata" }
        #expect(items(packed(filler.bytes)).contains { $0.failure?.code == .tooLarge })
    }

    @Test("archives of other kinds are refused by name, packed or not")
    func others() {
        for (head, name) in [([0x50, 0x4B, 3, 4] as [UInt8], "zip"), ([0x37, 0x7A, 0xBC, 0xAF], "7z")] {
            let bytes = head + [UInt8](repeating: 9, count: 2_000)
            for source in [bytes, packed(bytes)] {
                let failure = items(source, limits: ReadingLimits(bytes: 1_000)).first?.failure
                #expect(failure?.code == .unsupported)
                #expect(failure?.message.contains(name) == true)
            }
        }
        #expect(items("{\"name\": \"x\"}").first?.failure?.code == .unsupported)
        #expect(items("<?xml version=\"1.0\"?><urlset><url/></urlset>").first?.failure?.code == .unsupported)
    }

    @Test("a source that breaks off says so")
    func broken() {
        struct Gone: Error {}
        var isFirst = true
        let stream = ArticleStream(context: ReadingContext(location: "given")) {
            defer { isFirst = false }
            if isFirst { return Array(page().utf8.prefix(100)) }
            throw Gone()
        }
        #expect(stream.next()?.failure?.code == .unreadable)
        #expect(stream.next() == nil)
    }
}
