import Domain

extension Composition {
    /// The projection by year, with what carries it.
    mutating func projectionTable() -> Briefing.ProjectionTable? {
        guard let projection = material.projection, !projection.series.isEmpty, !projection.years.isEmpty else {
            return nil
        }
        let identifier = projection.modelCase.id.rawValue
        let years = projection.years.compactMap { year in
            Period(year: year).map { date($0, of: "year", identifier) }
        }
        let shown = Self.shown(projection.series)
        let charted = Self.charted(shown).map { shown[$0].id }
        let series = shown.map { series in
            Briefing.ProjectionTable.Series(
                id: series.id, title: Self.title(series),
                rows: Self.readings(of: series, charted: charted).compactMap { reading($0, series) })
        }
        for use in projection.assumptions { for receipt in [use.low, use.mid, use.high] { book.file(receipt) } }
        let stated = projection.years.filter { $0 <= projection.lastStatedYear }.count
        return Briefing.ProjectionTable(
            years: years, series: series, charted: Self.charted(shown), statedYears: stated,
            beyond: beyond(projection, stated), asGuidance: asGuidance(), basis: basis(projection),
            assumptions: projection.assumptions.map { use in
                Briefing.ProjectionTable.AssumptionLine(
                    id: use.assumption.id,
                    text: Grammar.capitalised(Prose(safe: use.role))
                        + ": \(assumed(use.mid)) (\(assumed(use.low)) to \(assumed(use.high)))"
                        + Self.unitWord(use.assumption.unit))
            })
    }

    /// What is shown of an output: low, middle and high; of the one that is drawn the scenarios too.
    private static func readings(of series: Projection.Series, charted: String?) -> [ProjectionReading] {
        series.id == charted ? ProjectionReading.all : ProjectionReading.quantiles
    }

    private mutating func reading(
        _ reading: ProjectionReading, _ series: Projection.Series
    ) -> Briefing.ProjectionTable.ReadingRow? {
        guard let receipts = series.values[reading] else { return nil }
        let cells = receipts.map { receipt in receipt.map { Printed(book.file($0), .rounded) } }
        return Briefing.ProjectionTable.ReadingRow(
            reading: reading, cells: cells, values: receipts.map { $0?.interval?.point })
    }

    /// The machines in service, else the first machines, else the first output.
    private static func charted(_ series: [Projection.Series]) -> Int? {
        series.firstIndex { $0.id == "h100e_installed" } ?? series.lastIndex { $0.unit == .h100Equivalent }
            ?? series.indices.first
    }

    /// What a page shows of the model: the money, the machines, what they compute and draw. The rest is the
    /// spreadsheet's, and would bury these.
    private static let shownOutputs = ["spend_ai", "h100e_bought", "h100e_installed", "peak", "mw_facility"]

    /// The outputs a page shows, in its order; all where the model names them otherwise.
    static func shown(_ series: [Projection.Series]) -> [Projection.Series] {
        let known = shownOutputs.compactMap { id in series.first { $0.id == id } }
        return known.isEmpty ? series : known
    }

    /// An output's title, which names H100-equivalents as such.
    static func title(_ series: Projection.Series) -> Prose {
        let title = Prose(safe: series.title)
        return series.unit == .h100Equivalent && !series.title.contains("H100")
            ? title + ", \(PrintedName("H100", source: .reference))-equivalents" : title
    }

    /// What the years after the last statement rest on.
    private func beyond(_ projection: Projection, _ stated: Int) -> Prose {
        guard stated < projection.years.count else { return Prose() }
        let growth = projection.assumptions.first { $0.assumption.id.hasPrefix("g_spend") }
        guard let growth else { return "Beyond the rule nobody has said anything: growth there is our assumption." }
        return "Beyond the rule nobody has said anything: yearly growth of spending by a factor of "
            + "\(assumed(growth.mid)) (\(assumed(growth.low)) to \(assumed(growth.high))) is our assumption."
    }

    /// What the first year's money would buy, were it formal guidance.
    private mutating func asGuidance() -> Prose {
        guard let projection = material.asGuidance else { return Prose() }
        func first(_ series: Projection.Series, _ reading: ProjectionReading) -> Printed? {
            series.values[reading]?.first.flatMap { $0 }.map { Printed(book.file($0), .rounded) }
        }
        let parts = Self.shown(projection.series).prefix(2).compactMap { series -> Prose? in
            guard let low = first(series, .low), let middle = first(series, .middle), let high = first(series, .high)
            else { return nil }
            return "\(Self.loweredTitle(series)) \(middle) (\(low) to \(high))"
        }
        return parts.isEmpty ? Prose() : "If it were formal guidance: \(Grammar.joined(parts, "; "))."
    }

    /// The money and machines that go in, with their receipts.
    private mutating func basis(_ projection: Projection) -> Prose {
        let modelCase = projection.modelCase
        for fact in facts {
            book.file(Receipt(stating: fact.lead))
            _ = converted(fact)
        }
        var parts: [Prose] = []
        for spending in modelCase.spending {
            guard let receipt = spending.receipt.flatMap({ book[$0] }), let year = Period(year: spending.year) else {
                continue
            }
            parts.append(
                "\(Printed(receipt, Self.style(of: receipt))) for "
                    + "\(date(year, of: "year", modelCase.id.rawValue)) (\(Prose(safe: Lexicon.budget(spending.scope))), "
                    + "taken as \(Prose(safe: Lexicon.status(spending.status))))")
        }
        if let receipt = modelCase.openingStockReceipt.flatMap({ book[$0] }) {
            parts.append("\(Printed(receipt, .exact)) accelerators at the start")
        }
        guard !parts.isEmpty else { return Prose() }
        return "In goes \(Grammar.list(parts)). \(company) is modelled as "
            + Prose(safe: "a company of the class " + modelCase.companyClass.replacing("_", with: " ")) + "."
    }

    /// What a parameter's number leaves unsaid: a dollar sign is there already, what it is paid for is not.
    private static func unitWord(_ unit: String) -> Prose {
        if ["ratio", "share", "x", "x/year"].contains(unit) || unit.hasPrefix("share") { return Prose() }
        if unit == "USD/H100e" { return " for each \(PrintedName("H100", source: .reference))-equivalent" }
        return unit.hasPrefix("USD") ? Prose(safe: " (" + unit + ")") : Prose(safe: " " + unit)
    }
}
