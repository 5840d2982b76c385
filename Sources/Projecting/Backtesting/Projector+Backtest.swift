#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif
import Domain
import Reference

extension Projector {
    /// What the model would have said of a case at its time.
    ///
    /// Exchange rates are those of months that had ended; the outcome is only scored against. Parameters are today's:
    /// those published later than the case are named.
    /// - Throws: `ProjectionError` for a route, class, status, budget or chip that the model does not have.
    public func forecast(
        _ backtest: BacktestCase, plan: SamplingPlan = .random(200_000)
    ) throws(ProjectionError) -> BacktestForecast {
        var route = BacktestRoute(backtest, self)
        let graph: ModelGraph
        do {
            graph = try ModelGraph(try route.nodes())
        } catch let error as ProjectionError {
            throw error
        } catch {
            throw ProjectionError(.brokenModel, "the model of the case “\(backtest.id)” is broken: \(error)")
        }
        // The score is an integral over all quantiles, taken at the middles of so many equal parts.
        let parts = 400
        let middles = (0..<parts).map { (Double($0) + 0.5) / Double(parts) }
        let sampled = sample(
            graph, route.modelCase, [BacktestRoute.outcome], Self.usualShares + middles, plan, 2)
        guard let quantiles = sampled[BacktestRoute.outcome] else {
            throw ProjectionError(.outOfRange, "the case “\(backtest.id)” has no value: look at its amounts")
        }
        let values = quantiles.map { $0 / backtest.outcomeScale }
        let score = backtest.outcome.map { outcome in
            zip(middles, values.dropFirst(Self.usualShares.count)).reduce(0) { sum, part in
                let miss = log(outcome) - log(part.1)
                return sum + 2 * (miss >= 0 ? part.0 : part.0 - 1) * miss / Double(parts)
            }
        }
        return BacktestForecast(
            id: backtest.id, route: backtest.route, quantiles: Array(values.prefix(Self.usualShares.count)),
            knownLater: route.knownLater(graph), score: score, outcome: backtest.outcome)
    }
}

/// The graph of one back-test case.
struct BacktestRoute {
    static let outcome = "outcome"

    private let backtest: BacktestCase
    private let projector: Projector
    private let tables: ReferenceTables
    private var builder: GraphBuilder
    private var chip: Accelerator?

    init(_ backtest: BacktestCase, _ projector: Projector) {
        self.backtest = backtest
        self.projector = projector
        tables = projector.tables
        builder = GraphBuilder(projector.tables.assumptions)
    }

    /// The question as the model takes it, with a dollar's worth of spending: the amount itself enters beside it.
    var modelCase: ModelCase {
        ModelCase(
            company: "", companyClass: backtest.companyClass, firstYear: backtest.year, years: 1,
            spending: [
                ModelCase.Spending(
                    year: backtest.year, dollars: 1, scope: backtest.scope.isEmpty ? "cluster" : backtest.scope,
                    status: backtest.status.isEmpty ? "design" : backtest.status, receipt: nil)
            ], overrides: projector.overrides)
    }

    /// The parameters of the graph and the rows of tables that were published after the case.
    func knownLater(_ graph: ModelGraph) -> [String] {
        var later: Set<String> = []
        for node in graph.upstream(of: Self.outcome) {
            switch node.kind {
            case .assumption(let name, _), .spread(let name), .deviation(let name), .rank(let name):
                if let dated = tables.assumptions[name]?.knownFrom, !KnownFrom.isKnown(dated, at: backtest.asOf) {
                    later.insert(name)
                }
            case .input, .formula: break
            }
        }
        if let chip, ["count", "cost"].contains(backtest.output),
            !KnownFrom.isKnown(chip.priceKnownFrom, at: backtest.asOf)
        {
            later.insert("\(chip.id) price")
        }
        return later.sorted()
    }

    mutating func nodes() throws(ProjectionError) -> [ModelNode] {
        let (formula, dimension): (Formula, Dimension)
        switch backtest.input {
        case "capex" where backtest.output == "capex":
            formula = .product([.constant(backtest.value, .money), try realised()])
            dimension = .money
        case "target" where backtest.output == "target":
            let change = Formula.product([.number(backtest.value - backtest.baseline), try realised()])
            (formula, dimension) = (.sum([.number(backtest.baseline), change]), .none)
        case "spend": (formula, dimension) = try spending()
        case "count": (formula, dimension) = try counting()
        case "mw" where backtest.output == "cost":
            let watts = Formula.quotient(
                .product([.constant(backtest.value * 1e6, .power), try realised()]),
                try overhead(backtest.scope.contains("ambiguous") ? "ambiguous" : "it"))
            formula = .product([watts, try builder.assumption("dc_cost", year: backtest.year)])
            dimension = .money
        default: throw unknownRoute
        }
        builder.formula(Self.outcome, formula, dimension, .one)
        return builder.nodes
    }

    private var unknownRoute: ProjectionError {
        ProjectionError(
            .outOfRange,
            "the case “\(backtest.id)” asks from \(backtest.input) to \(backtest.output), which the model has no way for"
        )
    }

    private mutating func realised() throws(ProjectionError) -> Formula {
        guard !backtest.status.isEmpty else { return .number(1) }
        guard tables.assumptions["rho_\(backtest.status)"] != nil else {
            throw ProjectionError(
                .unknownStatus,
                "the case “\(backtest.id)”: “\(backtest.status)” is no status of money")
        }
        return try builder.assumption("rho_\(backtest.status)")
    }

    // MARK: From money

    private mutating func spending() throws(ProjectionError) -> (Formula, Dimension) {
        // The projection's own graph leads from a dollar to accelerators.
        builder = try ProjectionGraph.complete(modelCase, tables: tables).builder
        let clusters = Formula.product([
            .quantity("stated_accelerators.\(backtest.year)"), .number(try dollars()), rateNoise(),
        ])
        switch backtest.output {
        case "external_hw": return (clusters, .money)
        case "h100e": return (.quotient(clusters, .quantity("k.\(backtest.year)")), .accelerators)
        case "count": return (.quotient(clusters, try priceOfAccelerator()), .accelerators)
        case "mw":
            let count = Formula.quotient(clusters, try priceOfAccelerator())
            return (try megawatts(count), .power)
        default: throw unknownRoute
        }
    }

    /// The amount in dollars at the rate that was known.
    private func dollars() throws(ProjectionError) -> Double {
        guard backtest.currency != "USD", !backtest.currency.isEmpty else { return backtest.value }
        guard let rate = rate else {
            throw ProjectionError(
                .outOfRange,
                "the case “\(backtest.id)”: there is no rate for \(backtest.currency) that was known on \(backtest.asOf.date)"
            )
        }
        return backtest.value / rate.unitsPerDollar
    }

    private var rate: ExchangeRate? {
        tables.exchangeRates.dollarsConversion(
            of: backtest.currency, period: Period(year: backtest.currencyYear ?? backtest.year), asOf: backtest.asOf)
    }

    /// What a rate may still move until the middle of the year the money is spent in.
    private mutating func rateNoise() -> Formula {
        guard backtest.currency != "USD", !backtest.currency.isEmpty, rate?.uncertainty != nil,
            let volatility = tables.assumptions["fx_vol"]?.mid
        else { return .number(1) }
        let date = backtest.asOf.date
        let now = Double(date.year) + Double(date.month - 1) / 12
        let years = max(0, Double(backtest.currencyYear ?? backtest.year) + 0.5 - now)
        return .power(.number(exp(volatility * years.squareRoot())), builder.deviation("fx_vol"))
    }

    // MARK: From counts

    private mutating func counting() throws(ProjectionError) -> (Formula, Dimension) {
        let count = Formula.product([.constant(backtest.value, .accelerators), try realised()])
        switch backtest.output {
        case "mw": return (try megawatts(count), .power)
        case "cost":
            let clusters = Formula.product([count, try priceOfAccelerator()])
            guard backtest.outputBasis == "all_in" else { return (clusters, .money) }
            let building = Formula.product([
                count, try watts(), try builder.assumption("dc_cost", year: backtest.year),
            ])
            return (.sum([clusters, building]), .money)
        default: throw unknownRoute
        }
    }

    private mutating func accelerator() throws(ProjectionError) -> Accelerator {
        guard let found = tables.accelerators.named(backtest.chip) else {
            throw ProjectionError(
                .outOfRange,
                "the case “\(backtest.id)”: “\(backtest.chip)” is no accelerator of the table"
                    + NearestName.hint(for: backtest.chip, among: tables.accelerators.names))
        }
        chip = found
        return found
    }

    /// What a chip costs with its server, network and the rest of its cluster.
    private mutating func priceOfAccelerator() throws(ProjectionError) -> Formula {
        let chip = try accelerator()
        guard let companyClass = tables.companyClasses.named(backtest.companyClass) else {
            throw ProjectionError(
                .unknownClass, "the case “\(backtest.id)”: “\(backtest.companyClass)” is no class of company")
        }
        // A known price scatters less than the offers it was read from: 0.8 of their spread.
        let spread =
            chip.priceHigh > chip.priceLow
            ? log(chip.priceHigh / chip.priceLow) / (2 * NormalDistribution.z90) : 0.05
        var factors: [Formula] = [
            .constant(chip.priceMid, .money / .accelerators),
            .power(.number(exp(0.8 * spread)), builder.deviation("price_noise")),
        ]
        let age = min(max(backtest.year - chip.priceYear, -2), 4)
        if age != 0 { factors.append(.power(try builder.assumption("price_drift"), .number(Double(age)))) }
        factors.append(try builder.assumption(companyClass.chipDiscount))
        factors.append(try builder.assumption(chip.serverMultiplier))
        factors.append(try builder.assumption("m_other"))
        return .quotient(.product(factors), .difference(.number(1), try builder.assumption("s_network")))
    }

    /// IT watts of a chip with its server and network.
    private mutating func watts() throws(ProjectionError) -> Formula {
        .product([
            .constant(try accelerator().serverWatts, .power / .accelerators), try builder.assumption("w_network"),
        ])
    }

    private mutating func megawatts(_ count: Formula) throws(ProjectionError) -> Formula {
        .product([count, try watts(), try overhead(backtest.outputBasis), .number(1e-6)])
    }

    /// What a facility draws for each watt of its machines: nothing more, all of it, or anywhere between where the
    /// words do not tell.
    private mutating func overhead(_ basis: String) throws(ProjectionError) -> Formula {
        switch basis {
        case "it": return .number(1)
        case "facility": return try builder.assumption("pue")
        default:
            let loss = Formula.difference(try builder.assumption("pue"), .number(1))
            return .sum([.number(1), .product([loss, builder.rank("mw_basis")])])
        }
    }
}
