import Domain
import Reconciling
import Reference
import Testing

/// The eight nights after a first briefing, for three companies: each gives its word.
///
/// On the first night one statement is known, from two outlets. On the second a third article says one of eight things.
@Suite("The night after")
struct NightAfterTests {
    /// What is known of a company on the first night.
    struct Known: CustomStringConvertible, Sendable {
        let company: String
        let officer: String
        let metric: Metric
        let scope: ScopeCode
        /// What the filing of another scope is for.
        let otherScope: ScopeCode
        let unit: MeasureUnit
        let item: String?
        let basis: Basis
        /// In whole units: as said, more, less as a range, a tenth.
        let said: String
        let more: String
        let less: (String, String)
        let tenth: String

        var description: String { company }

        func statement(_ low: String, _ high: String? = nil) -> Statement {
            var statement = Statement()
            statement.subject = company
            statement.metric = metric
            statement.scope = scope
            statement.unit = unit
            statement.item = item
            statement.basis = basis
            statement.low = low
            statement.high = high ?? low
            statement.bound = high == nil ? .about : .range
            statement.speaker = Speaker(name: officer, kind: .person, role: "chief executive", organisation: company)
            statement.text = "\(company) will have \(low) of it, \(officer) wrote on Sunday."
            return statement
        }
    }

    static let companies = [
        Known(
            company: "Meta", officer: "Pia Stone", metric: .capitalExpenditure, scope: .totalCapex,
            otherScope: .aiInfrastructure, unit: .usDollar, item: nil, basis: .total, said: "65000000000",
            more: "70000000000", less: ("52000000000", "55000000000"), tenth: "6500000000"),
        Known(
            company: "XPeng", officer: "Lin Bo", metric: .aiSpending, scope: .aiGeneral, otherScope: .aiTraining,
            unit: .currency("CNY"), item: nil, basis: .total, said: "3500000000", more: "4200000000",
            less: ("2500000000", "2800000000"), tenth: "350000000"),
        Known(
            company: "xAI", officer: "Jo Field", metric: .acceleratorCount, scope: .accelerators, otherScope: .project,
            unit: .count, item: "Nvidia H100", basis: .stock, said: "100000", more: "200000",
            less: ("70000", "80000"), tenth: "10000"),
    ]

    /// The words that the third article leads to.
    private func words(_ known: Known, _ third: Statement?) throws -> [FactChange.Kind] {
        let first = known.statement(known.said)
        var second = first
        second.outlet = "Copper Post"
        second.channel = .unstated
        second.text = "\(known.officer) says \(known.company) will have \(known.said) of it."
        let tables = try SharedTables.get()
        let reconciler = Reconciler(tables)
        let before = reconciler.ledger(of: [first, second].map { $0.extraction() }, asOf: Moment("2024-04-29")!)
        #expect(before.facts.map(\.outlets.count) == [2])
        #expect(before.facts.map(\.origins.count) == [1])
        let articles = ([first, second] + [third].compactMap(\.self)).map { $0.extraction() }
        let after = reconciler.ledger(of: articles, asOf: Moment("2024-04-30")!)
        return ChangeFinder(tables).changes(from: before, to: after).map(\.kind)
    }

    private func filing(_ known: Known, _ low: String, _ high: String? = nil) -> Statement {
        var filing = known.statement(low, high)
        filing.speaker = Speaker(name: known.company, kind: .organisation)
        filing.channel = .filing
        filing.modality = .guidance
        filing.statedOn = "2024-04-30"
        filing.published = "2024-04-30"
        filing.outlet = "Dockside News"
        filing.text = "\(known.company) names \(low) in a filing."
        return filing
    }

    @Test("more in a filing: raised", arguments: companies)
    func raised(_ known: Known) throws {
        #expect(try words(known, filing(known, known.more)) == [.raised, .firmer])
    }

    @Test("less in a filing: cut", arguments: companies)
    func cut(_ known: Known) throws {
        #expect(try words(known, filing(known, known.less.0, known.less.1)) == [.cut, .firmer])
    }

    @Test("less from people who are not named: disputed", arguments: companies)
    func disputed(_ known: Known) throws {
        var rumour = known.statement(known.less.0, known.less.1)
        rumour.speaker = Speaker(name: "people familiar", kind: .unnamed)
        rumour.modality = .rumour
        rumour.channel = .unstated
        rumour.statedOn = nil
        rumour.published = "2024-04-30"
        rumour.outlet = "Dockside News"
        #expect(try words(known, rumour) == [.disputed])
    }

    @Test("the post in a further wording: repeated", arguments: companies)
    func repeated(_ known: Known) throws {
        var again = known.statement(known.said)
        again.published = "2024-04-30"
        again.outlet = "Dockside News"
        again.text = "On Sunday \(known.officer) put it at \(known.said)."
        #expect(try words(known, again) == [.repeated])
    }

    @Test("the same in a filing: confirmed", arguments: companies)
    func confirmed(_ known: Known) throws {
        #expect(try words(known, filing(known, known.said)) == [.confirmed])
    }

    @Test("less, for something else: another scope, and nothing is cut", arguments: companies)
    func otherScope(_ known: Known) throws {
        var other = filing(known, known.less.0, known.less.1)
        other.scope = known.otherScope
        #expect(try Set(words(known, other)) == [.otherScope, .unchanged])
    }

    @Test("a tenth of it: a likely slip, kept out", arguments: companies)
    func slip(_ known: Known) throws {
        #expect(try words(known, filing(known, known.tenth)) == [.slip])
    }

    @Test("nothing: unchanged", arguments: companies)
    func nothing(_ known: Known) throws { #expect(try words(known, nil) == [.unchanged]) }

    @Test("the old article read otherwise: corrected by us, and no news", arguments: companies)
    func corrected(_ known: Known) throws {
        let misread = known.statement(known.tenth)
        var right = known.statement(known.said)
        right.text = misread.text
        let tables = try SharedTables.get()
        let reconciler = Reconciler(tables)
        let before = reconciler.ledger(of: [misread.extraction()], asOf: Moment("2024-04-29")!)
        let after = reconciler.ledger(of: [right.extraction()], asOf: Moment("2024-04-30")!)
        #expect(before.articles == after.articles)
        let changes = ChangeFinder(tables).changes(from: before, to: after)
        #expect(changes.map(\.kind) == [.corrected])
        #expect(changes.allSatisfy { !$0.kind.isNews })
    }

    @Test("an article that vanished, or was changed, withdraws what it said", arguments: companies)
    func withdrawn(_ known: Known) throws {
        let tables = try SharedTables.get()
        let reconciler = Reconciler(tables)
        let page =
            String(repeating: "\(known.company) builds one hall after another, and its neighbours wonder. ", count: 1)
            + StoryGenerator.story(7).text
        var first = known.statement(known.said)
        first.url = "https://harbour.example/1"
        first.article = page
        var changed = first
        changed.low = known.more
        changed.high = known.more
        changed.text = "\(known.company) will have \(known.more) of it, \(known.officer) wrote on Sunday."
        changed.published = "2024-04-30"
        let before = reconciler.ledger(of: [first.extraction()], asOf: Moment("2024-04-29")!)
        let gone = reconciler.ledger(of: [], asOf: Moment("2024-04-30")!)
        #expect(ChangeFinder(tables).changes(from: before, to: gone).map(\.kind) == [.withdrawn])
        let after = reconciler.ledger(of: [first, changed].map { $0.extraction() }, asOf: Moment("2024-04-30")!)
        let change = try #require(ChangeFinder(tables).changes(from: before, to: after).first)
        #expect(change.kind == .withdrawn)
        // Both wordings are kept.
        #expect(change.previous?.lead.sentence == first.text)
        #expect(change.fact.lead.sentence == changed.text)
        #expect(after.setAside.map(\.code) == [.articleChanged])
    }
}
