import Domain
import Foundation
import Reference
import Testing

@testable import Reporting

@Suite("A briefing as a message")
struct MailTests {
    private static func message(_ briefing: Briefing? = nil) throws -> String {
        let files = try BriefingRenderer(templates: try TemplateLibrary.builtIn()).render(
            try briefing ?? Desk.briefing(), formats: [.eml])
        return String(decoding: try #require(files.first { $0.name == "briefing.eml" }).bytes, as: UTF8.self)
    }

    /// The bodies of the two parts.
    private static func parts(_ message: String) throws -> (plain: String, html: String) {
        let blocks = message.replacing("\r\n", with: "\n").components(separatedBy: "\n--=_briefing")
        #expect(blocks.count == 4)
        #expect(blocks[3] == "--\n")
        func body(_ block: String) throws -> String {
            String(block[try #require(block.range(of: "\n\n")).upperBound...])
        }
        return (try body(blocks[1]), try body(blocks[2]))
    }

    @Test("the lines end and are as long as the rules of mail have it, and nothing comes from elsewhere")
    func form() throws {
        let message = try Self.message()
        let lines = message.components(separatedBy: "\r\n")
        #expect(lines.allSatisfy { $0.utf8.count <= 998 && !$0.contains("\n") && !$0.contains("\r") })
        #expect(lines.last?.isEmpty == true)
        for header in ["From: ", "Date: ", "Subject: ", "Message-ID: <r-", "MIME-Version: 1.0"] {
            #expect(lines.prefix { !$0.isEmpty }.contains { $0.hasPrefix(header) }, "\(header)")
        }
        let html = try Self.parts(message).html
        for word in ["<img", "<link", "<script", "<style", "url(", "src=", "href=\"#"] {
            #expect(!html.contains(word), "\(word)")
        }
    }

    @Test("the plain part has the words of the other one, in its order")
    func sameWords() throws {
        let (plain, html) = try Self.parts(try Self.message())
        func words(_ text: String) -> [Substring] {
            text.split(whereSeparator: \.isWhitespace).filter { !$0.allSatisfy { $0 == "-" } }
        }
        let body = String(html[try #require(html.range(of: "<body")).lowerBound...])
        let text = body.replacing(/<[^>]*>/, with: "").replacing("&apos;", with: "'").replacing("&quot;", with: "\"")
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&amp;", with: "&")
        #expect(words(text) == words(plain))
        #expect(words(plain).count > 150)
        #expect(plain.split(separator: "\n").allSatisfy { $0.count <= 120 })
    }

    @Test("the subject is what is new")
    func subject() throws {
        func subject(_ message: String) -> String {
            let head = message.components(separatedBy: "\r\n\r\n")[0].replacing("\r\n ", with: " ")
            return head.components(separatedBy: "\r\n").first { $0.hasPrefix("Subject: ") } ?? ""
        }
        #expect(subject(try Self.message()).hasPrefix("Subject: Tesla, first briefing: AI spending"))
        let same = Desk.material(
            changes: SampleLedger.facts.map { FactChange(kind: .unchanged, fact: $0, previous: $0) },
            previousAsOf: SampleLedger.asOf)
        #expect(subject(try Self.message(Desk.briefing(same))) == "Subject: Tesla: nothing changed")
    }

    @Test("a subject beyond ASCII is written in encoded words of seventy-five characters at most")
    func encodedWords() {
        #expect(MailFile.encoded("Tesla: nothing changed") == "Tesla: nothing changed")
        #expect(MailFile.encoded("XPeng: ≈$490M") == "=?utf-8?Q?XPeng:_=E2=89=88$490M?=")
        let long = MailFile.encoded(String(repeating: "größer ", count: 30)).components(separatedBy: "\r\n ")
        #expect(long.count > 3)
        #expect(long.allSatisfy { $0.utf8.count <= 75 && $0.hasPrefix("=?utf-8?Q?") && $0.hasSuffix("?=") })
        let plain = MailFile.encoded(String(repeating: "words of ASCII ", count: 12))
        #expect(plain.components(separatedBy: "\r\n").allSatisfy { $0.utf8.count <= 70 })
    }

    @Test("a line too long is broken inside of tags, and in the text where there are none")
    func folding() {
        let tagged = String(repeating: "<span class=\"a b\" title=\"c d\">wordswordswords</span>", count: 60)
        let folded = MailFile.folded(tagged)
        #expect(folded.split(separator: "\n").allSatisfy { $0.utf8.count <= 998 })
        #expect(folded.replacing("\n", with: " ") == tagged)
        #expect(folded.matches(of: /<span\n?/).count == 60 && !folded.contains("a\nb") && !folded.contains("c\nd"))
        let text = String(repeating: "word ", count: 500)
        #expect(MailFile.folded(text).split(separator: "\n").allSatisfy { $0.utf8.count <= 998 })
    }
}
