import Domain
import Reference
import Testing

@Suite("Exchange rates")
struct ExchangeRateTableTests {
    private func rate(_ currency: String, _ period: Period?, _ asOf: String) throws -> ExchangeRate? {
        let moment = try #require(Moment(asOf))
        return try ReferenceTables.builtIn().exchangeRates.dollarsConversion(of: currency, period: period, asOf: moment)
    }

    @Test("a year under way is the mean of its months that had ended")
    func yearUnderWay() throws {
        let rate = try #require(try rate("CNY", Period(year: 2024), "2024-04-29"))
        #expect(rate.months == ["2024-01", "2024-02", "2024-03"])
        #expect(abs(rate.unitsPerDollar - (7.17108 + 7.1934 + 7.20161) / 3) < 1e-12)
    }

    @Test("a month counts only once it has ended")
    func monthEnd() throws {
        #expect(try rate("CNY", Period(year: 2024), "2024-04-30")?.months.last == "2024-03")
        #expect(try rate("CNY", Period(year: 2024), "2024-05-01")?.months.last == "2024-04")
    }

    @Test("without a period, or for one to come, the last month that had ended", arguments: [nil, Period(year: 2027)])
    func lastKnown(period: Period?) throws {
        #expect(try rate("EUR", period, "2024-04-29")?.months == ["2024-03"])
    }

    @Test("a past year uses all its months, a day the month it lies in")
    func pastPeriods() throws {
        #expect(try rate("JPY", Period(year: 2023), "2024-04-29")?.months.count == 12)
        let day = try #require(CalendarDate(iso: "2023-08-15"))
        #expect(try rate("JPY", Period(day: day), "2024-04-29")?.months == ["2023-08"])
    }

    @Test("a currency with yearly rates only uses years that had ended")
    func yearly() throws {
        let rate = try #require(try rate("TWD", Period(year: 2024), "2024-04-29"))
        #expect(rate.months == ["2023"])
        #expect(rate.table == ExchangeRateTable.annualName)
    }

    @Test("dollars and unknown currencies are not converted", arguments: ["USD", "XXX"])
    func none(currency: String) throws { #expect(try rate(currency, nil, "2024-04-29") == nil) }

    @Test("an amount is divided by the rate, and the rate is found again by its months")
    func conversion() throws {
        let rates = try ReferenceTables.builtIn().exchangeRates
        let amount = Interval(point: ExactDecimal(3_500_000_000))
        let moment = try #require(Moment("2024-04-29"))
        let quantity = Quantity(interval: amount, unit: .currency("CNY"))
        let conversion = try #require(rates.conversion(of: quantity, period: Period(year: 2024), asOf: moment))
        #expect(abs((conversion.low ?? 0) - 3.5e9 * 3 / (7.17108 + 7.1934 + 7.20161)) < 1e-3)
        let again = rates.unitsPerDollar(
            of: "CNY", months: conversion.months, table: ExchangeRateTable.monthlyName)
        #expect(again == conversion.unitsPerDollar)
    }
}

@Suite("Recorded spending")
struct CapitalExpenditureTableTests {
    @Test("a row is used only once it was published")
    func published() throws {
        let history = try ReferenceTables.builtIn().capitalExpenditureHistory
        func last(_ asOf: String) throws -> String? {
            history.lastFiscalYear(company: "Tesla", knownBy: try #require(Moment(asOf)))?.label
        }
        #expect(try last("2024-01-23") == "FY2022")
        #expect(try last("2024-01-24") == "FY2023")
    }

    @Test("a fiscal year has its own days")
    func fiscalYear() throws {
        let history = try ReferenceTables.builtIn().capitalExpenditureHistory
        let row = try #require(history.rows.first { $0.company == "Microsoft" && $0.label == "FY2024" })
        #expect(row.period == Period(start: CalendarDate(iso: "2023-07-01"), end: CalendarDate(iso: "2024-06-30")))
    }

    @Test("a receipt gives whole units and is found again by its cell, every row by its own")
    func receipts() throws {
        let tables = try ReferenceTables.builtIn()
        let rows = tables.capitalExpenditureHistory.rows
        #expect(Set(rows.map(\.rowName)).count == rows.count)
        let row = try #require(rows.first { $0.company == "Tesla" && $0.label == "FY2023" })
        #expect(row.receipt.interval?.point == 8.9e9)
        #expect(tables.recordedReceipt(of: row.cell) == row.receipt)
        let forged = Receipt.Cell(
            table: row.cell.table, row: row.cell.row, column: row.cell.column, document: "another",
            published: "2020-01-01")
        #expect(tables.recordedReceipt(of: forged) == nil)
    }

    @Test("quarters of one scope, the oldest first")
    func quarters() throws {
        let history = try ReferenceTables.builtIn().capitalExpenditureHistory
        let moment = try #require(Moment("2024-08-01"))
        #expect(history.quarters(company: "Tesla", knownBy: moment).map(\.label) == ["2024Q1", "2024Q2"])
        let ai = history.quarters(company: "Tesla", metric: .aiSpending, scope: .aiInfrastructure, knownBy: moment)
        #expect(ai.map { $0.receipt.interval?.point } == [1e9])
    }

    @Test("an outcome of guidance is known only with the year's results")
    func guidance() throws {
        let history = try ReferenceTables.builtIn().guidanceHistory
        let rows = history.outcomes(company: "Tesla", knownBy: try #require(Moment("2024-04-29")))
        #expect(
            rows.map { NumberStyle.exact.text(for: $0.ratioReceipt) } == [
                "53.2 %", "105.3 %", "123.4 %", "119.3 %", "111.3 %",
            ])
    }
}

@Suite("Accelerators and assumptions")
struct ModelTablesTests {
    @Test(
        "a chip is found by any of its names",
        arguments: [
            ("H100", "Nvidia H100"), ("NVIDIA H100 GPUs", "Nvidia H100"), ("gb200 nvl72", "Nvidia GB200"),
            ("Trillium", "Google TPU v6e"), ("Instinct MI300X accelerators", "AMD MI300X"), ("A100", "Nvidia A100"),
        ])
    func names(name: String, expected: String) throws {
        #expect(try ReferenceTables.builtIn().accelerators.named(name)?.name == expected)
    }

    @Test("no name stands for two chips")
    func unambiguous() throws {
        let chips = try ReferenceTables.builtIn().accelerators
        for chip in chips.all {
            for name in [chip.name, chip.model] + chip.aliases { #expect(chips.named(name)?.id == chip.id, "\(name)") }
        }
    }

    @Test("in-car computers are worth no H100")
    func edge() throws {
        let chips = try ReferenceTables.builtIn().accelerators
        #expect(chips.named("Tesla HW4")?.h100Equivalents == nil)
        #expect(chips.named("H100")?.h100Equivalents == 1)
    }

    @Test("shares drift by addition up to a limit, everything else by compounding")
    func drift() throws {
        let assumptions = try ReferenceTables.builtIn().assumptions
        let share = try #require(assumptions["f_ai_hyperscaler"])
        #expect(abs(share.ends(in: 2026).mid - 0.72) < 1e-12)
        #expect(share.ends(in: 2034).mid == 0.92)
        let price = try #require(assumptions["elec"])
        #expect(abs(price.ends(in: 2026).mid - 0.075 * 1.02 * 1.02) < 1e-12)
        #expect(assumptions["pue"]?.ends(in: 2030).mid == 1.19)
    }

    @Test("a parameter's receipt is found again by its name, its year and its end")
    func assumed() throws {
        let tables = try ReferenceTables.builtIn()
        #expect(tables.assumedReceipt(parameter: "rho_informal", end: "high")?.interval?.point == 1.2)
        #expect(tables.assumedReceipt(parameter: "k_h100e.2025", end: "mid")?.interval?.point == 22_500)
        #expect(tables.assumedReceipt(parameter: "rho_infromal", end: "mid") == nil)
        #expect(NearestName.suggestion(for: "rho_infromal", among: tables.assumptions.names) == "rho_informal")
        #expect(NearestName.suggestion(for: "zebra", among: tables.assumptions.names) == nil)
    }

    @Test(
        "what a sentence says decides how sure money is",
        arguments: [
            (Modality.actual, Channel.unstated, ModelRules.Voice.none, 12, "reported"),
            (.guidance, .resultsCall, .company, 12, "guided"),
            (.planned, .post, .person, 12, "informal"),
            (.planned, .filing, .company, 12, "guided"),
            (.planned, .unstated, .none, 12, "informal"),
            (.planned, .filing, .company, 48, "multiyear"),
            (.target, .interview, .person, 12, "target"),
            (.rumour, .report, .unnamed, 12, "informal_wide"),
        ])
    func statuses(modality: Modality, channel: Channel, voice: ModelRules.Voice, months: Int, expected: String) throws {
        let tables = try ReferenceTables.builtIn()
        let status = tables.modelRules.status(modality: modality, channel: channel, voice: voice, months: months)
        #expect(status == expected)
        #expect(tables.assumptions["rho_\(expected)"] != nil)
    }

    @Test(
        "what money is for decides which budget it is",
        arguments: [
            (Metric.aiSpending, ScopeCode.aiTrainingAndInference, "automaker", "ai_combined"),
            (.aiSpending, .aiInfrastructure, "hyperscaler", "all_in_owner"),
            (.aiSpending, .aiInfrastructure, "neocloud", "all_in_tenant"),
            (.capitalExpenditure, .totalCapex, "hyperscaler", "total_capex"),
            (.capitalExpenditure, .accelerators, "lab", "cluster"),
        ])
    func scopes(metric: Metric, scope: ScopeCode, companyClass: String, expected: String) throws {
        let rules = try ReferenceTables.builtIn().modelRules
        #expect(rules.budget(metric: metric, scope: scope, companyClass: companyClass)?.modelScope == expected)
    }

    @Test("research money buys no accelerators")
    func research() throws {
        let rules = try ReferenceTables.builtIn().modelRules
        #expect(rules.budget(metric: .researchAndDevelopment, scope: .newBusiness, companyClass: "automaker") == nil)
    }
}
