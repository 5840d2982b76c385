import Domain
import Reading
import Testing

/// Texts as people save them from a browser: what stands above and below an article differs from site to site.
@Suite("Texts saved from a browser")
struct SavedTextTests {
    struct Saved: Sendable, CustomTestStringConvertible {
        let name: String
        let text: String
        let title: String
        var authors: [String] = []
        var date: String?
        let first: String
        let last: String
        var absent: [String] = []

        var testDescription: String { name }
    }

    static let opening =
        "The foundry will spend about 40 million crowns on furnaces this year, its chief executive told reporters in Bergholm."
    static let middle =
        "Half of the money is meant for the plant in the north, which has been short of capacity since the spring floods."
    static let closing =
        "The union welcomed the decision, and said that it expects some ninety new posts to be filled before the winter."
    static let title = "Foundry doubles its budget for furnaces"

    static let saved: [Saved] = [
        Saved(
            name: "a skip link, a menu, a by-line and a date with its time",
            text: """
                Skip to Content
                Markets
                Business
                Watch live

                \(title)
                Published Wed, Apr 24 2024 5:12 PM EDT
                Nora Pelt
                @norapelt
                Share

                \(opening)

                \(middle)

                \(closing)

                Related Tags
                Metals
                """,
            title: title, authors: ["Nora Pelt"], date: "2024-04-24", first: opening, last: closing,
            absent: ["Watch live", "@norapelt", "Related Tags", "Metals"]),
        Saved(
            name: "by-line, agency and date in one line",
            text: """
                Home > Companies > Metals

                \(title)

                By Nora Pelt | Harbour Wire | April 24, 2024

                \(opening)
                \(middle)
                \(closing)

                Most Read
                1. Five pits to see
                2. A quarry for sale
                """,
            title: title, authors: ["Nora Pelt"], date: "2024-04-24", first: opening, last: closing,
            absent: ["Five pits"]),
        Saved(
            name: "a British date with a time",
            text: """
                The Stonefield Courier
                News   Sport   Opinion

                \(title)
                By Nora Pelt, Industry Editor
                24 April 2024 at 09:00

                \(opening)

                \(middle)

                \(closing)

                Comments (12)
                I have worked there for 31 years, and I do not believe a single word of it.
                """,
            title: title, authors: ["Nora Pelt"], date: "2024-04-24", first: opening, last: closing,
            absent: ["31 years"]),
        Saved(
            name: "updated some hours ago",
            text: """
                Sign in
                Subscribe

                \(title)
                Nora Pelt and Ulf Stein
                Updated 3 hours ago

                \(opening)

                Advertisement

                \(middle)

                \(closing)

                Sign up for our letter
                """,
            title: title, first: opening, last: closing, absent: ["Advertisement", "Sign up", "hours ago"]),
        Saved(
            name: "a notice about cookies above",
            text: """
                We value your privacy
                We and our 712 partners store and access information on a device, such as cookies, and process personal data.
                Accept all
                Reject all

                \(title)

                By Nora Pelt
                Apr. 24, 2024 6:30 am ET

                \(opening)

                \(middle)

                \(closing)

                Copyright ©2024 Stonefield Courier. All Rights Reserved.
                """,
            title: title, authors: ["Nora Pelt"], date: "2024-04-24", first: opening, last: closing,
            absent: ["712 partners", "Accept all", "Copyright"]),
        Saved(
            name: "tickers above and between",
            text: """
                Foundry Plc -3.11%
                Quarry Plc +1.20%

                \(title)
                April 24, 2024

                \(opening)

                Foundry Plc -3.11%

                Read more: Mill cuts 250 posts

                \(middle)

                Photo: N. Pelt/Stonepix

                \(closing)

                Read Next
                Mill cuts 250 posts
                """,
            title: title, date: "2024-04-24", first: opening, last: closing,
            absent: ["3.11%", "250 posts", "Stonepix"]),
        Saved(
            name: "a headline, a summary and a reading time",
            text: """
                Industry

                \(title)

                Money for the north comes after a year of floods and delays, says its chief executive

                Nora Pelt
                24 Apr 2024 • 4 min read

                \(opening)

                \(middle)

                \(closing)

                About the author
                Nora Pelt has written about metals for 12 years.
                """,
            title: title, authors: ["Nora Pelt"], date: "2024-04-24",
            first: "Money for the north comes after a year of floods and delays, says its chief executive",
            last: closing, absent: ["12 years", "min read"]),
        Saved(
            name: "a dateline and no more",
            text: """
                \(title)

                BERGHOLM, April 24, 2024 (Harbour Wire) -- \(opening)

                \(middle)

                \(closing)
                """,
            title: title, date: "2024-04-24", first: "BERGHOLM, April 24, 2024 (Harbour Wire) -- \(opening)",
            last: closing),
        Saved(
            name: "share buttons and a caption under the headline",
            text: """
                \(title)

                Facebook
                Twitter
                LinkedIn
                Email

                A furnace in Bergholm. Photo: N. Pelt

                Written by Nora Pelt
                Published on 2024-04-24

                \(opening)

                \(middle)

                \(closing)

                Tags: metals, money
                Share this article
                """,
            title: title, authors: ["Nora Pelt"], date: "2024-04-24", first: opening, last: closing,
            absent: ["Facebook", "Tags:", "Share this"]),
        Saved(
            name: "a question as headline, numbered lists and short paragraphs that belong to the text",
            text: """
                Will the foundry double its budget for furnaces this year?

                By Nora Pelt • Apr 24, 2024

                \(opening)

                What comes first:

                1. A furnace of 17 metres.
                2. A hall for it.

                "No."

                \(closing)
                """,
            title: "Will the foundry double its budget for furnaces this year?", authors: ["Nora Pelt"],
            date: "2024-04-24", first: opening, last: closing),
    ]

    @Test("furniture goes, the article stays", arguments: saved)
    func read(_ saved: Saved) throws {
        let article = try article(saved.text)
        #expect(article.title == saved.title)
        #expect(article.authors == saved.authors)
        #expect(article.published?.date == saved.date.flatMap { CalendarDate(iso: $0) })
        #expect(article.paragraphTexts.first == saved.first)
        #expect(article.paragraphTexts.last == saved.last)
        for words in saved.absent { #expect(!article.text.contains(words)) }
    }

    @Test("where cutting is not safe nothing is lost")
    func safe() throws {
        let last = try #require(Self.saved.last)
        let article = try article(last.text)
        for words in ["What comes first:", "A furnace of 17 metres.", "A hall for it.", "\"No.\""] {
            #expect(article.text.contains(words))
        }
        // What begins like a foot and is followed by most of the text is none.
        let whole = try text(around: "Related: what the money is for")
        #expect(whole.contains(Self.closing))
    }

    private func text(around line: String) throws -> String {
        try article(
            "\(Self.title)\n\n\(Self.opening)\n\n\(line)\n\n\(Self.middle)\n\n\(Self.closing)\n\n\(Self.middle)"
        ).text
    }
}
