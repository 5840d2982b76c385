import Domain
import Testing

@testable import Extracting

@Suite("Periods: dates, ranges, bounds")
struct PeriodsDatesTests {
    /// Monday 29 April 2024.
    private func read(_ text: String, published: String? = "2024-04-29") -> [String] {
        PeriodReader().mentions(in: TokenizedText(text), published: published.flatMap { CalendarDate(iso: $0) })
            .filter { $0.kind != .rate }
            .map {
                "\(text.substring(in: $0.range) ?? ""): \($0.period?.start?.description ?? "…") \($0.period?.end?.description ?? "…")"
            }
    }

    @Test(
        "days in digits and words",
        arguments: [
            ("on 4/28/2024", "4/28/2024: 2024-04-28 2024-04-28"),
            ("on 28/04/2024", "28/04/2024: 2024-04-28 2024-04-28"),
            ("on 28/Apr/2024", "28/Apr/2024: 2024-04-28 2024-04-28"), ("due on 22/05", "22/05: 2024-05-22 2024-05-22"),
            ("on 2024 05 06.", "2024 05 06: 2024-05-06 2024-05-06"),
            ("the fourth of July", "the fourth of July: 2024-07-04 2024-07-04"),
            ("on May twenty nine", "May twenty nine: 2024-05-29 2024-05-29"),
            ("on 3 March of 2019", "3 March of 2019: 2019-03-03 2019-03-03"),
            ("on 12 Sept nineteen ninety", "12 Sept nineteen ninety: 1990-09-12 1990-09-12"),
            ("on June 5 next year", "June 5 next year: 2025-06-05 2025-06-05"),
            ("on Sunday, April 28,", "Sunday, April 28: 2024-04-28 2024-04-28"),
            ("by Christmas", "by Christmas: … 2023-12-25"), ("on Labor Day", "Labor Day: 2024-09-02 2024-09-02"),
        ])
    func days(_ text: String, _ expected: String) { #expect(read(text) == [expected]) }

    @Test(
        "weekdays: the last one unless a word points elsewhere",
        arguments: [
            ("on Friday", "Friday: 2024-04-26 2024-04-26"), ("next Friday", "next Friday: 2024-05-10 2024-05-10"),
            ("this Friday", "this Friday: 2024-05-03 2024-05-03"),
            ("last Friday", "last Friday: 2024-04-26 2024-04-26"),
            ("Tuesday of last week", "Tuesday of last week: 2024-04-23 2024-04-23"),
            ("Friday 31.", "Friday 31: 2024-05-31 2024-05-31"),
        ])
    func weekdays(_ text: String, _ expected: String) { #expect(read(text) == [expected]) }

    @Test(
        "months, quarters, halves and decades",
        arguments: [
            ("in Dec-2023", "Dec-2023: 2023-12-01 2023-12-31"), ("in 2023-06", "2023-06: 2023-06-01 2023-06-30"),
            ("in may", "may: 2024-05-01 2024-05-31"),
            ("in October two thousand and five", "October two thousand and five: 2005-10-01 2005-10-31"),
            ("during 2017-Q1", "2017-Q1: 2017-01-01 2017-03-31"), ("2025 H2 will", "2025 H2: 2025-07-01 2025-12-31"),
            ("last year's fourth quarter", "last year's fourth quarter: 2023-10-01 2023-12-31"),
            ("in 3Q23", "3Q23: 2023-07-01 2023-09-30"), ("in the 1990s", "the 1990s: 1990-01-01 1999-12-31"),
            ("the 9th month of next year", "the 9th month of next year: 2025-09-01 2025-09-30"),
            ("the last four months of 2023", "the last four months of 2023: 2023-09-01 2023-12-31"),
            ("the first week of 2024", "the first week of 2024: 2024-01-01 2024-01-07"),
            ("the week of April 10th", "the week of April 10th: 2024-04-08 2024-04-14"),
            ("in mid-November", "mid-November: 2023-11-10 2023-11-20"),
            ("in early 2025", "early 2025: 2025-01-01 2025-06-30"),
            ("in calendar 2025", "calendar 2025: 2025-01-01 2025-12-31"),
        ])
    func parts(_ text: String, _ expected: String) { #expect(read(text) == [expected]) }

    @Test(
        "the ends of a range lend each other what they leave out",
        arguments: [
            ("from Nov 18-Dec 19, 2015", "Nov 18-Dec 19, 2015: 2015-11-18 2015-12-19"),
            ("Jan-Feb 2023", "Jan-Feb 2023: 2023-01-01 2023-02-28"),
            ("June 19-20", "June 19-20: 2024-06-19 2024-06-20"),
            ("June 9th through 17th", "June 9th through 17th: 2024-06-09 2024-06-17"),
            ("between 3 and 12 of June", "3 and 12 of June: 2024-06-03 2024-06-12"),
            ("from May to March", "May to March: 2024-05-01 2025-03-31"),
            ("between 2023 and 2026", "2023 and 2026: 2023-01-01 2026-12-31"),
            ("2023 to the end of 2025", "2023 to the end of 2025: 2023-01-01 2025-12-31"),
            ("from Q1 2023 to Q2 2024", "Q1 2023 to Q2 2024: 2023-01-01 2024-06-30"),
            ("between Jan 2023 and now", "Jan 2023 and now: 2023-01-01 2024-04-29"),
        ])
    func ranges(_ text: String, _ expected: String) { #expect(read(text) == [expected]) }

    @Test(
        "bounds are open on one side",
        arguments: [
            ("before 2030", "before 2030: … 2029-12-31"), ("after June 2024", "after June 2024: 2024-07-01 …"),
            ("no later than May 2025", "no later than May 2025: … 2025-05-31"),
            ("as early as next year", "as early as next year: 2025-01-01 …"),
            ("starting in 2026", "starting in 2026: 2026-01-01 …"), ("2027 or later", "2027 or later: 2027-01-01 …"),
            ("by year-end 2025", "by year-end 2025: … 2025-12-31"),
            ("until March 2025", "until March 2025: … 2025-03-31"),
        ])
    func bounds(_ text: String, _ expected: String) { #expect(read(text) == [expected]) }

    @Test(
        "lengths of time from a day",
        arguments: [
            ("two months ago", "two months ago: 2024-02-29 2024-02-29"),
            ("two years ago", "two years ago: 2022-01-01 2022-12-31"),
            ("in two weeks.", "in two weeks: 2024-05-13 2024-05-13"),
            ("three weeks from tomorrow", "three weeks from tomorrow: 2024-05-21 2024-05-21"),
            ("2 weeks before May 13, 2024", "2 weeks before May 13, 2024: 2024-04-29 2024-04-29"),
            ("the next five days", "the next five days: 2024-04-30 2024-05-04"),
            ("the last 2 quarters", "the last 2 quarters: 2023-10-01 2024-03-31"),
            ("the next two decades", "the next two decades: 2030-01-01 2049-12-31"),
            ("the coming months", "the coming months: … …"),
            ("earlier this year", "earlier this year: 2024-01-01 2024-04-28"),
            ("year to date", "year to date: 2024-01-01 2024-04-29"),
        ])
    func lengths(_ text: String, _ expected: String) { #expect(read(text) == [expected]) }

    @Test(
        "fractions, names and numbers of things are no dates",
        arguments: [
            "open 24/7", "about 1/4 of it", "after 2000 people left", "Christmas gifts", "he may leave",
            "they march on", "in the 40s today", "a 9/11 memorial",
        ])
    func others(_ text: String) { #expect(read(text).filter { !$0.hasPrefix("today") } == []) }

    @Test(
        "without a publication date what is relative stays open and says so",
        arguments: [
            "next Friday", "two weeks ago", "in May", "the first week of next month", "earlier this year",
            "by year-end",
        ])
    func undated(_ text: String) {
        let mentions = PeriodReader().mentions(in: TokenizedText(text), published: nil)
        #expect(mentions.count == 1)
        #expect(mentions.allSatisfy { $0.period == nil && $0.needsPublished })
    }
}
