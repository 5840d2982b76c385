import Domain
import Reconciling
import Reference
import Testing

@Suite("Claims laid together")
struct ReconcilerTests {
    private let asOf = Moment("2024-05-01")!

    private func ledger(_ statements: [Statement], asOf: Moment? = nil) throws -> Ledger {
        Reconciler(try SharedTables.get()).ledger(
            of: statements.map { $0.extraction() }, asOf: asOf ?? self.asOf)
    }

    private let post = Statement()

    @Test("one post in two outlets is one fact, two outlets, one origin")
    func origins() throws {
        var second = Statement(outlet: "Copper Post", text: "Acme Motors plans about $10 billion.")
        second.channel = .unstated
        let facts = try ledger([post, second]).facts
        #expect(facts.count == 1)
        #expect(facts.first?.outlets == ["Copper Post", "Harbour Wire"])
        #expect(
            facts.first?.origins == [
                Origin(name: "Jo Field", channel: .post, statedOn: Period(day: CalendarDate(iso: "2024-04-28")!))
            ])
    }

    @Test("different scopes and different years stay apart")
    func apart() throws {
        let other = Statement(scope: .totalCapex, text: "In all.")
        let later = Statement(year: 2025, text: "Next year.")
        #expect(try ledger([post, other, later]).facts.count == 3)
    }

    @Test("a newer word of the same speaker replaces the older one, which is kept")
    func superseded() throws {
        let newer = Statement(
            low: "7000000000", high: "8000000000", bound: .range, statedOn: "2024-04-30", published: "2024-04-30",
            text: "Less.")
        let fact = try #require(try ledger([newer, post]).facts.first)
        #expect(fact.quantity.interval.high == ExactDecimal("8000000000"))
        #expect(fact.superseded.map(\.quantity.interval.point) == [ExactDecimal("10000000000")])
    }

    @Test("a rumour disputes, it never replaces")
    func rumour() throws {
        let rumour = Statement(
            low: "7000000000", high: "7000000000", modality: .rumour, speaker: nil, channel: .unstated, statedOn: nil,
            published: "2024-04-30", text: "People familiar.")
        let fact = try #require(try ledger([post, rumour]).facts.first)
        #expect(fact.quantity.interval.point == ExactDecimal("10000000000"))
        #expect(fact.conflicting.count == 1)
    }

    @Test("a number off by exactly ten is named as a likely slip and kept out")
    func slip() throws {
        let slip = Statement(low: "1000000000", high: "1000000000", published: "2024-04-30", text: "A slip.")
        let ledger = try ledger([post, slip])
        #expect(ledger.facts.first?.conflicting.isEmpty == true)
        #expect(ledger.setAside.map(\.reason).first?.contains("likely slip") == true)
    }

    @Test("what was published after the moment is not seen")
    func later() throws {
        let late = Statement(scope: .totalCapex, published: "2024-06-01", text: "Later.")
        #expect(try ledger([post, late]).facts.count == 1)
    }

    @Test("the order of reading does not matter, and reading twice changes nothing")
    func order() throws {
        let statements = [
            post, Statement(outlet: "B", text: "Again."),
            Statement(
                low: "9000000000", high: "9500000000", statedOn: "2024-04-20", published: "2024-04-20", text: "Before."),
            Statement(scope: .totalCapex, text: "In all."),
        ]
        let one = try ledger(statements)
        #expect(try ledger(statements.reversed()) == one)
        #expect(try ledger(statements + statements) == one)
    }

    @Test("an amount in another currency is converted at the mean of the period’s months known by then")
    func conversion() throws {
        let yuan = Statement(
            low: "3500000000", high: "3500000000", unit: .currency("CNY"), published: "2024-04-29", text: "In yuan.")
        let fact = try #require(try ledger([yuan], asOf: Moment("2024-04-29")!).facts.first)
        let conversion = try #require(fact.conversion)
        #expect(conversion.months == ["2024-01", "2024-02", "2024-03"])
        #expect(abs((conversion.low ?? 0) - 486_875_000) < 100_000)
    }
}

@Suite("What changed")
struct ChangeFinderTests {
    private let before = [Statement()]

    private func kinds(_ later: [Statement]) throws -> [FactChange.Kind] {
        let reconciler = Reconciler(try SharedTables.get())
        let first = reconciler.ledger(of: before.map { $0.extraction() }, asOf: Moment("2024-04-29")!)
        let second = reconciler.ledger(of: (before + later).map { $0.extraction() }, asOf: Moment("2024-04-30")!)
        return ChangeFinder(try SharedTables.get()).changes(from: first, to: second).map(\.kind)
    }

    private static let company = Speaker(name: "Acme Motors", kind: .organisation)

    @Test("nothing new is said outright")
    func unchanged() throws { #expect(try kinds([]) == [.unchanged]) }

    @Test("a filing with less is a cut, and firmer")
    func cut() throws {
        let filing = Statement(
            low: "7000000000", high: "8000000000", bound: .range, speaker: Self.company, channel: .filing,
            statedOn: "2024-04-30", published: "2024-04-30", text: "Filing.")
        #expect(try kinds([filing]) == [.cut, .firmer])
    }

    @Test("a filing with more is a raise")
    func raised() throws {
        let filing = Statement(
            low: "12000000000", high: "12000000000", speaker: Self.company, channel: .filing, statedOn: "2024-04-30",
            published: "2024-04-30", text: "Filing.")
        #expect(try kinds([filing]).first == .raised)
    }

    @Test("people familiar dispute")
    func disputed() throws {
        let rumour = Statement(
            low: "7000000000", high: "8000000000", bound: .range, modality: .rumour, speaker: nil, channel: .unstated,
            statedOn: nil, published: "2024-04-30", text: "People familiar.")
        #expect(try kinds([rumour]) == [.disputed])
    }

    @Test("the same post in another outlet is no news")
    func repeated() throws {
        #expect(try kinds([Statement(published: "2024-04-30", outlet: "Copper Post", text: "Again.")]) == [.repeated])
    }

    @Test("the same number in a filing is confirmed")
    func confirmed() throws {
        let filing = Statement(
            speaker: Self.company, channel: .filing, statedOn: "2024-04-30", published: "2024-04-30", text: "Filing.")
        #expect(try kinds([filing]) == [.confirmed])
    }

    @Test("another scope is a new fact; nothing is cut")
    func otherScope() throws {
        let other = Statement(
            scope: .aiInfrastructure, low: "7000000000", high: "8000000000", bound: .range, published: "2024-04-30",
            text: "For data centres.")
        #expect(try Set(kinds([other])) == [.otherScope, .unchanged])
    }
}
