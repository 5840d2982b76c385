import CZLib
import Foundation
import Testing

@Suite("Feeds and archives, the whole way")
struct StreamsTests {
    private static func page(_ company: String, _ amount: String) -> String {
        """
        <!DOCTYPE html><html lang="en"><head><title>\(company) and its AI plans</title>
        <meta property="og:site_name" content="Harbour Wire">
        <meta property="article:published_time" content="2024-04-30T08:00:00Z"></head><body><article>
        <h1>\(company) and its AI plans</h1>
        <p>\(company) Inc will spend \(amount) on AI training in 2024, the company said in a regulatory filing on
        Tuesday. The plan covers the whole of the year and every site that the company runs.</p>
        <p>The company did not say how the money will be divided between its laboratories, and analysts who follow the
        shares said that they would wait for the results before they change their models.</p>
        </article></body></html>
        """
    }

    private static func record(_ page: String, length: String? = nil) -> Data {
        let block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page
        return Data(
            """
            WARC/1.0\r
            WARC-Type: response\r
            WARC-Target-URI: https://harbourwire.example/\(page.utf8.count)\r
            WARC-Date: 2024-06-01T00:00:00Z\r
            Content-Type: application/http; msgtype=response\r
            Content-Length: \(length ?? String(block.utf8.count))\r
            \r
            \(block)\r
            \r

            """.utf8)
    }

    private static func feed(_ items: String) -> String {
        """
        <?xml version="1.0"?><rss version="2.0"><channel><title>Harbour Wire</title>
        <link>https://harbourwire.example/</link>\(items)</channel></rss>
        """
    }

    private static func item(_ company: String, _ amount: String) -> String {
        """
        <item><title>\(company) and its AI plans</title><link>https://harbourwire.example/\(company.count)</link>
        <pubDate>Tue, 30 Apr 2024 08:00:00 GMT</pubDate><description>&lt;p&gt;\(company) Inc will spend \(amount) on AI
        training in 2024, the company said in a regulatory filing on Tuesday.&lt;/p&gt;</description></item>
        """
    }

    private static func packed(_ bytes: Data) -> Data {
        var stream = z_stream()
        deflateInit2_(
            &stream, 6, Z_DEFLATED, 31, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        defer { deflateEnd(&stream) }
        var out = [UInt8](repeating: 0, count: bytes.count + 1_024)
        let room = UInt32(out.count)
        Array(bytes).withUnsafeBufferPointer { source in
            out.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = room
                deflate(&stream, Z_FINISH)
            }
        }
        return Data(out.prefix(Int(room - stream.avail_out)))
    }

    private func write(_ data: Data, to name: String, _ program: Program) throws {
        try program.write("", to: name)
        try data.write(to: program.folder.appendingPathComponent(name))
    }

    @Test("extract prints a line for each page of a packed archive, and names the broken record")
    func extract() throws {
        let program = try Program()
        defer { program.remove() }
        let records = [
            Self.record(Self.page("Acme Robotics", "$3 billion")),
            Self.record(Self.page("Acme Robotics", "$4 billion"), length: "-1"),
            Self.record(Self.page("Bolt Systems", "$5 billion")),
        ]
        try write(records.map(Self.packed).reduce(Data(), +), to: "in/pages.warc.gz", program)
        let outcome = try program.run(["extract", "in"])
        #expect(outcome.status == 3)
        let lines = outcome.output.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines.first?.contains(#""id": "in/pages.warc.gz#record-1""#) == true)
        #expect(lines.first?.contains(#""low": 3000000000"#) == true)
        #expect(lines.dropFirst().first?.contains(#""error""#) == true)
        #expect(lines.last?.contains(#""id": "in/pages.warc.gz#record-3""#) == true)
        #expect(outcome.complaints.contains("in/pages.warc.gz#record-2"))
    }

    @Test("a briefing is made from a feed, and verified")
    func generate() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write(Self.feed(Self.item("Acme Robotics", "$3 billion")), to: "feed.xml")
        let outcome = try program.run(["generate", "feed.xml", "--as-of", "2024-05-01"])
        #expect(outcome.status == 0, "\(outcome.complaints)")
        #expect(outcome.output.contains("2024-05-01-acme-robotics"))
        #expect(
            try program.read("Output/briefings/2024-05-01-acme-robotics/briefing.md").contains("Harbour Wire"))
        #expect(try program.run(["verify"]).status == 0)
    }

    @Test("a night files each item once, and puts a broken one aside once")
    func nightly() throws {
        let program = try Program()
        defer { program.remove() }
        try program.write("sources: [in]\noutput: Out\n", to: "briefing.yaml")
        let broken = Self.item("Nobody", "$1 billion").replacingOccurrences(of: "</pubDate>", with: "</date>")
        let items = Self.item("Acme Robotics", "$3 billion") + broken + Self.item("Bolt Systems", "$5 billion")
        try program.write(Self.feed(items), to: "in/feed.rss")
        let first = try program.run(["nightly", "--as-of", "2024-05-01", "--verbose"])
        #expect(first.status == 3)
        #expect(first.output.contains("2 new articles"))
        #expect(first.complaints.contains("in/feed.rss#item-2"))
        let second = try program.run(["nightly", "--as-of", "2024-05-02", "--verbose"])
        #expect(second.status == 0)
        #expect(second.output == "nothing new\n")
        // The feed goes on: what it had is known, wherever it stands now.
        try program.write(
            Self.feed(Self.item("Colt Industries", "$7 billion") + Self.item("Acme Robotics", "$3 billion")),
            to: "in/feed.rss")
        let third = try program.run(["nightly", "--as-of", "2024-05-03", "--verbose"])
        #expect(third.status == 0)
        #expect(third.output.contains("1 new articles"))
    }

    @Test("zip and tar archives, packed or not, are refused with their name")
    func containers() throws {
        let program = try Program()
        defer { program.remove() }
        let zip = Data([0x50, 0x4B, 3, 4] + [UInt8](repeating: 7, count: 600))
        var tar = Data(repeating: 0, count: 1_024)
        tar.replaceSubrange(257..<262, with: Data("ustar".utf8))
        for (name, bytes, word) in [
            ("a.zip", zip, "zip archive"), ("a.tar", tar, "tar archive"), ("a.tar.gz", Self.packed(tar), "tar archive"),
        ] {
            try write(bytes, to: name, program)
            let outcome = try program.run(["extract", name])
            #expect(outcome.status == 65)
            #expect(outcome.complaints.contains(name))
            #expect(outcome.complaints.contains(word))
        }
    }
}
