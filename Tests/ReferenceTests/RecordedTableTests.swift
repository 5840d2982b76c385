import Domain
import Testing

@testable import Reference

@Suite("Newer numbers for the tables")
struct RecordedTableTests {
    private func update(
        _ text: String, now: String = "2030-06-15", current: String? = nil
    ) throws(CSVTable.Problem) -> RecordedTableUpdate {
        try RecordedTableUpdate(
            path: "new.csv", bytes: Array(text.utf8), note: "Taken in.",
            today: CalendarDate(iso: now) ?? CalendarDate(year: 2030, month: 6, day: 15)!
        ) { name in current.map { ("tables/\(name).csv", Array($0.utf8)) } }
    }

    private func tables(_ update: RecordedTableUpdate) throws -> ReferenceTables {
        try ReferenceTables.builtIn(
            extendedBy: LexiconAdditions(files: [(path: "tables/\(update.name).csv", bytes: Array(update.text.utf8))]))
    }

    private func rate(_ currency: String, _ month: String, _ tables: ReferenceTables) -> Double? {
        tables.exchangeRates.unitsPerDollar(of: currency, months: [month], table: ExchangeRateTable.monthlyName)
    }

    @Test(
        "a month of rates is taken in, in either layout",
        arguments: [
            "month,EUR,VND\n2030-04,0.9,26000\n2030-05,0.8,\n",
            "currency,month,units_per_usd_avg,n_days\nEUR,2030-05,0.8,21\nEUR,2030-04,0.9,20\nVND,2030-04,26000,20\n",
        ])
    func rates(text: String) throws {
        let update = try update(text)
        #expect(update.name == "exchange_rates_monthly")
        #expect(update.added == ["2030-04", "2030-05"] && update.revised.isEmpty)
        let tables = try tables(update)
        #expect(rate("EUR", "2030-05", tables) == 0.8 && rate("VND", "2030-04", tables) == 26000)
        #expect(rate("VND", "2030-05", tables) == nil)
        let builtIn = try ReferenceTables.builtIn()
        #expect(rate("CNY", "2024-01", tables) == rate("CNY", "2024-01", builtIn))
        #expect(tables.additionsDigest != nil && builtIn.additionsDigest == nil)
        // The newest month known is the new one, wherever it stands in the file.
        let moment = try #require(Moment("2030-06-20"))
        let now = try #require(Period(year: 2030, month: 7))
        #expect(tables.exchangeRates.dollarsConversion(of: "EUR", period: now, asOf: moment)?.unitsPerDollar == 0.8)
    }

    @Test("a month or year that is not over is left out, and so is a part of a year")
    func unfinished() throws {
        let months = try update("month,EUR\n2030-05,0.9\n2030-06,0.8\n")
        #expect(months.added == ["2030-05"] && months.unfinished == 1)
        let years = try update(
            "currency,year,units_per_usd_avg,coverage\nEUR,2029,0.9,partial\nEUR,2028,0.8,full_year\nEUR,2030,0.7,\n")
        #expect(years.name == "exchange_rates_annual")
        #expect(years.added == ["2028"] && years.unfinished == 1)
    }

    @Test("what is there already is nothing new, and what differs is told cell by cell")
    func revisions() throws {
        let builtIn = try #require(rate("EUR", "2024-01", try ReferenceTables.builtIn()))
        let same = try update("month,EUR\n2024-01,\(builtIn)0\n")
        #expect(same.added.isEmpty && same.revised.isEmpty)
        let other = try update("month,EUR\n2024-01,0.5\n")
        #expect(other.added.isEmpty)
        #expect(other.revised == [.init(row: "2024-01", column: "EUR", old: "\(builtIn)", new: "0.5")])
        #expect(rate("EUR", "2024-01", try tables(other)) == 0.5)
    }

    @Test("rows taken in before stay, with where they are from")
    func twice() throws {
        let first = try update("month,EUR\n2030-04,0.9\n")
        let second = try update("month,EUR,CNY\n2030-04,0.9,7\n2030-05,0.8,7.1\n", current: first.text)
        #expect(second.added == ["2030-04", "2030-05"] && second.revised.isEmpty)
        #expect(second.text.hasPrefix("# Taken in.\n# Taken in.\nmonth,EUR,CNY\n2030-04,0.9,7\n2030-05,0.8,7.1\n"))
    }

    @Test("a company's figures and a price are taken in by their columns, texts with commas too")
    func records() throws {
        let header =
            "company,kind,period,period_start,period_end,metric,scope,currency,amount_billion,basis,"
            + "accounting_basis,document,published,confidence,source"
        let row =
            "Tesla,actual,FY2029,2029-01-01,2029-12-31,capitalExpenditure,total_capex,USD,12.5,cash PP&E,cash,"
            + "\"Annual report, 2029\",2030-01-30,high,\"a \"\"source\"\"\""
        let text = header + "\n" + row + "\n"
        let scope = try #require(try ReferenceTables.builtIn().capitalExpenditureHistory.rows.first).scope.rawValue
        let update = try update(text.replacing("total_capex", with: scope))
        #expect(update.name == "capex_history" && update.added.count == 1)
        let found = try tables(update).capitalExpenditureHistory.lastFiscalYear(
            company: "Tesla", knownBy: try #require(Moment("2030-02-01")))
        #expect(found?.document == "Annual report, 2029" && found?.source == "a \"source\"")
    }

    @Test(
        "what is wrong is named with its place",
        arguments: [
            ("month,EUR\n2030-13,0.9\n", "2030-13"), ("month,EUR\n2030-04,-1\n", "above zero"),
            ("month,EUR\n2030-04,x\n", "no number"), ("month,EUR\n2030-04,1\n2030-04,1\n", "line 2"),
            ("a,b\n1,2\n", "exchange_rates_monthly"), ("month,Euro\n2030-04,1\n", "new.csv, line 1"),
            ("currency,month,units_per_usd_avg\nEUR,2030-04,1\nEUR,2030-04,1\n", "new.csv, line 3"),
        ])
    func wrong(text: String, named: String) throws {
        let problem = #expect(throws: CSVTable.Problem.self) { try tables(try update(text)) }
        #expect(problem?.description.contains(named) == true, "\(problem?.description ?? "nothing")")
    }
}
