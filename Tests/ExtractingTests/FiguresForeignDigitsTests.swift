import Testing

@testable import Extracting

@Suite("Digits that are none of the ASCII digits")
struct FiguresForeignDigitsTests {
    @Test(
        "a number that holds one is not read, nor is half of it",
        arguments: [
            "It spent \u{FF14}5 million dollars.", "It spent 4\u{FF15} million dollars.",
            "It spent \u{663} million dollars.",
            "It spent 4.\u{665} million dollars.", "It spent \u{1D7D7}5 million dollars.",
            "It spent \u{2460}0 million dollars.",
            "It spent \u{FFFD}\u{FFFD} million dollars.",
        ])
    func unread(_ text: String) throws { #expect(try FiguresReading.lines(text) == []) }

    @Test("a number beside other signs is read")
    func read() throws {
        #expect(
            try FiguresReading.lines("It spent \u{201C}45 million dollars\u{201D} \u{2013} and caf\u{E9}s got 3%.")
                .count == 2)
    }
}
