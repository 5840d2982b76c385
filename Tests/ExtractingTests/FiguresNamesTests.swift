import Testing

@testable import Extracting

@Suite("Figures: digits in names")
struct FiguresNamesTests {
    @Test(
        "numbers inside names, times, scores, lists and versions are no figures",
        arguments: [
            "the GB200 NVL72 rack", "an RTX 4090 card sold", "the new iPhone 15 came", "in the Fortune 500 list",
            "A Series 7 exam",
            "Section 301 tariffs", "a 401(k) plan", "COVID-19 hit", "the F-150 truck", "an 8-K form",
            "they won 8-7 there",
            "opens at 9 a.m. daily", "due at 17:45 today", "version 2.10.3 shipped", "call 555-1234 now",
            "ring +1-202-555-0143 now",
            "item No. 3 there", "the #4 seed", "user @2cool here", "page 3/7/12 of it", "the 21st floor",
            "hundreds of millions of users",
            "tens of thousands of chips", "this one is fine", "one of them left",
        ])
    func names(_ text: String) throws {
        #expect(try FiguresReading.figures(text).filter { $0.interval != nil }.map(\.text) == [])
    }

    @Test("a list’s own numbers are none of its text’s", arguments: ["3. Third point\n4. Fourth point"])
    func lists(_ text: String) throws { #expect(try FiguresReading.lines(text) == []) }
}
