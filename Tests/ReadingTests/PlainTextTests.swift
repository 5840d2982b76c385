import Domain
import Foundation
import Reading
import Testing

private let seedFolder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/seeds").path

private let saved = """
    STONEFIELD COURIER
    Markets   Companies   Opinion

    Sample article: invented.

    Quarry to spend 30 million crowns on saws

    By Nora Pelt
    March 5, 2024

    Share   Save   Print

    Quarry Plc +1.20%

    The quarry will spend 30 million crowns on saws this year, its owner told the Courier on Monday.

    Most of them will be made in Bergholm,
    and the first arrive in June.

    Read More: Mill cuts 250 posts

    - Two saws go to the north pit.

    Photo via Stonepix

    Most read
    1. Five pits to see
    """

@Suite("Reading a plain text")
struct PlainTextTests {
    @Test("furniture above and below is cut, the head is read")
    func savedPage() throws {
        let article = try article(saved)
        #expect(article.title == "Quarry to spend 30 million crowns on saws")
        #expect(article.authors == ["Nora Pelt"])
        #expect(
            article.published
                == PublishedDate(date: try #require(CalendarDate(year: 2024, month: 3, day: 5)), source: .text))
        #expect(article.outlet == "Stonefield Courier")
        #expect(article.isSample)
        #expect(
            article.paragraphTexts == [
                "The quarry will spend 30 million crowns on saws this year, its owner told the Courier on Monday.",
                "Most of them will be made in Bergholm,", "and the first arrive in June.",
                "Two saws go to the north pit.",
            ])
        #expect(article.paragraphs.map(\.role) == [.body, .body, .body, .listItem])
        #expect(article.paragraphs.first?.path == "line 15")
    }

    @Test("lines broken at a width are one paragraph")
    func wrapped() throws {
        let article = try article(
            """
            The quarry will spend 30 million crowns on saws this year, its
            owner told reporters on Monday. Most of them will be made in
            Bergholm.

            A second paragraph says that the first saws will arrive in June.
            """)
        #expect(article.paragraphTexts.count == 2)
        #expect(article.paragraphTexts.first?.contains("its owner told") == true)
    }

    @Test(
        "what the text says of its date goes before the operator's word",
        arguments: [
            ("Published: 29 April 2024", "2024-04-29"), ("April 29, 2024 at 7:40 a.m. GMT", "2024-04-29"),
            ("29.04.2024", "2024-04-29"),
            ("2024-04-29", "2024-04-29"), ("Monday", "2020-01-02"), ("03/04/2024", "2020-01-02"),
        ])
    func dates(_ line: String, _ date: String) throws {
        let article = try article(
            "Quarry to spend more on its saws\n\n\(line)\n\nThe quarry will spend 30 million crowns on saws this year, its owner said.",
            published: CalendarDate(year: 2020, month: 1, day: 2))
        #expect(article.published?.date == CalendarDate(iso: date))
    }

    @Test(
        "verbatim, the text is the input to the last space",
        arguments: [
            saved, "One line.", "  A line  \r\n\r\n\tand another\u{200B} \n\n",
            "Tesla\u{2019}s  two   spaces\n\n\n\nthen 40% more 💡 text",
        ])
    func verbatim(_ text: String) throws {
        let article = try article(text, kind: .text, verbatim: true)
        #expect(article.text.unicodeScalars.elementsEqual(text.unicodeScalars))
        var last = 0
        for paragraph in article.paragraphs {
            #expect(paragraph.range.start >= last)
            let words = try #require(article.text.substring(in: paragraph.range))
            #expect(words == words.trimmingCharacters(in: CharacterSet(charactersIn: " \t\r\n")))
            last = paragraph.range.end
        }
        #expect(last > 0)
    }

    @Test(
        "the articles the project started from lose their furniture and nothing else",
        .disabled(if: !FileManager.default.fileExists(atPath: seedFolder), "../shared/seeds is not at hand"))
    func seeds() throws {
        for (name, count) in [("benzinga-tesla-10b.txt", 7), ("yicai-tesla-10b.txt", 10)] {
            let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: seedFolder + "/" + name)))
            let article = try article(bytes)
            #expect(article.paragraphs.count == count)
            #expect(article.title?.contains("$10") == true)
            #expect(article.authors.isEmpty)
            #expect(article.published == nil)
            #expect(article.language == "en")
            #expect(!article.text.contains("%\n"))
            #expect(!article.text.contains("QR"))
        }
    }
}
