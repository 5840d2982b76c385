import Testing

@testable import Domain

@Suite("Days, moments and periods")
struct TimeTests {
    @Test("a day number and its day belong together", arguments: [-719_162, -1, 0, 59, 19_842, 20_782, 2_932_896])
    func roundTrip(_ number: Int) {
        #expect(CalendarDate(dayNumber: number).dayNumber == number)
    }

    @Test("days that do not exist are refused")
    func impossible() {
        #expect(CalendarDate(year: 2023, month: 2, day: 29) == nil)
        #expect(CalendarDate(year: 2024, month: 2, day: 29) != nil)
        #expect(CalendarDate(iso: "2024-13-01") == nil)
        #expect(CalendarDate(iso: "2024-04-281") == nil)
    }

    @Test("29 April 2024 was a Monday")
    func weekday() throws {
        #expect(try #require(CalendarDate(iso: "2024-04-29")).weekday == 0)
    }

    @Test(
        "a moment is read with its zone, a bare day as its last second",
        arguments: [
            ("2024-04-29", "2024-04-29T23:59:59Z"), ("2024-04-29T22:10:00+02:00", "2024-04-29T20:10:00Z"),
            ("2024-01-01T00:30+0100", "2023-12-31T23:30:00Z"), ("2024-04-29T20:10:00.123Z", "2024-04-29T20:10:00Z"),
        ])
    func moments(_ text: String, _ expected: String) throws {
        #expect(try #require(Moment(text)).description == expected)
    }

    @Test(
        "text that is no moment is refused",
        arguments: ["", "29 April", "2024-04-29T25:00Z", "2024-04-29T10:00:00Zulu"])
    func noMoments(_ text: String) {
        #expect(Moment(text) == nil)
    }

    @Test("a period knows the year or quarter it is")
    func periods() throws {
        let quarter = try #require(Period(year: 2024, quarter: 1))
        #expect(quarter.end == CalendarDate(iso: "2024-03-31"))
        #expect(quarter.calendarQuarter?.quarter == 1)
        #expect(Period(year: 2024)?.contains(quarter) == true)
        #expect(quarter.contains(try #require(Period(year: 2024))) == false)
        #expect(Period(start: CalendarDate(iso: "2024-05-01"), end: CalendarDate(iso: "2024-04-01")) == nil)
    }
}
