import Domain
import Testing

@testable import Extracting

@Suite("Periods")
struct PeriodsTests {
    private func read(_ text: String, published: String? = "2024-04-29") -> [String] {
        PeriodReader().mentions(in: TokenizedText(text), published: published.flatMap(CalendarDate.init(iso:)))
            .map { "\($0.period?.start?.description ?? "…") \($0.period?.end?.description ?? "…")" }
    }

    @Test(
        "days, months, quarters, halves, years",
        arguments: [
            ("on 28 April 2024", "2024-04-28 2024-04-28"), ("on April 28th", "2024-04-28 2024-04-28"),
            ("on August 8th this year", "2024-08-08 2024-08-08"), ("on Sunday", "2024-04-28 2024-04-28"),
            ("on Monday", "2024-04-29 2024-04-29"), ("in January this year", "2024-01-01 2024-01-31"),
            ("in August last year", "2023-08-01 2023-08-31"), ("in March", "2024-03-01 2024-03-31"),
            ("in December", "2023-12-01 2023-12-31"), ("in the first quarter", "2024-01-01 2024-03-31"),
            ("its third-quarter results", "2023-07-01 2023-09-30"),
            ("in the three months to March", "2024-01-01 2024-03-31"),
            ("in the quarter ended 31 December 2023", "2023-10-01 2023-12-31"), ("in Q1 2024", "2024-01-01 2024-03-31"),
            ("the second half of 2025", "2025-07-01 2025-12-31"), ("for 2024", "2024-01-01 2024-12-31"),
            ("this year", "2024-01-01 2024-12-31"), ("next year", "2025-01-01 2025-12-31"),
            ("by the end of 2026", "… 2026-12-31"), ("by 2030", "… 2030-12-31"), ("since January", "2024-01-01 …"),
            ("over the next three years", "2024-01-01 2026-12-31"), ("from 2025 to 2027", "2025-01-01 2027-12-31"),
            ("2025–27 plan", "2025-01-01 2027-12-31"), ("yesterday", "2024-04-28 2024-04-28"),
            ("by the end of the year", "… 2024-12-31"), ("last month", "2024-03-01 2024-03-31"),
            ("on 2024-05-01", "2024-05-01 2024-05-01"),
        ])
    func resolved(_ text: String, _ expected: String) { #expect(read(text) == [expected]) }

    @Test(
        "without a publication date what is relative stays open",
        arguments: ["this year", "on Sunday", "in August last year", "next quarter", "over the next three years"])
    func unresolved(_ text: String) { #expect(read(text, published: nil) == ["… …"]) }

    @Test("a fiscal year is dated by the company’s calendar")
    func fiscal() {
        let text = TokenizedText("in fiscal 2025 and in the first quarter of fiscal 2025")
        let mentions = PeriodReader().mentions(in: text, published: nil)
        #expect(mentions.count == 2)
        #expect(
            mentions.first?.resolved(fiscalYearEndMonth: 6)
                == Period(start: CalendarDate(iso: "2024-07-01"), end: CalendarDate(iso: "2025-06-30")))
        #expect(
            mentions.last?.resolved(fiscalYearEndMonth: 6)
                == Period(start: CalendarDate(iso: "2024-07-01"), end: CalendarDate(iso: "2024-09-30")))
    }

    @Test("“the quarter” is the quarter named last")
    func anaphor() {
        #expect(
            read("In the first quarter it grew. Costs fell in the quarter.") == [
                "2024-01-01 2024-03-31", "2024-01-01 2024-03-31",
            ])
    }

    @Test(
        "words of the calendar that are other words are left alone",
        arguments: ["It may march on", "a second try", "2000 stores shut"])
    func words(_ text: String) { #expect(read(text) == []) }

    @Test("a rate is no period")
    func rate() {
        let mentions = PeriodReader().mentions(in: TokenizedText("1.5 billion yuan per year"), published: nil)
        #expect(mentions.map(\.kind) == [.rate])
    }
}
