import Domain
import Testing

@testable import Reporting

@Suite("What a briefing says")
struct ComposerTests {
    @Test("The headline states number, certainty, period and speaker, and beside a plan what was spent")
    func headline() throws {
        #expect(
            try Desk.briefing().headline.plainText
                == "Musk: Tesla to spend about $10B on AI in 2024. It spent $1B on AI infrastructure in Q1 2024.")
    }

    private static func lead(_ claim: Claim) throws -> String {
        try Desk.briefing(
            Desk.material(
                ledger: Desk.ledger([SampleLedger.fact(claim, outlets: ["Harbour Dispatch"])]), projection: nil,
                checks: [])
        ).headline.plainText
    }

    private static func claim(
        _ modality: Modality, _ bound: Bound, speaker: Speaker?, metric: Metric = .aiSpending, basis: Basis = .total,
        period: Period? = SampleLedger.year
    ) -> Claim {
        SampleLedger.claim(
            SampleLedger.dispatch, SampleLedger.planA.sentence, "about $10 billion", "$10 billion", metric: metric,
            bound == .atLeast
                ? (10_000_000_000, nil) : bound == .atMost ? (nil, 10_000_000_000) : (10_000_000_000, 10_000_000_000),
            bound: bound, basis: basis, period: period, modality: modality, speaker: speaker)
    }

    @Test(
        "Certainty and hedge survive into the headline",
        arguments: [
            (
                Modality.planned, Bound.about, SampleLedger.tesla as Speaker?,
                "Tesla plans to spend about $10B on AI in 2024."
            ),
            (.guidance, .exact, SampleLedger.tesla, "Tesla expects to spend $10B on AI in 2024."),
            (.target, .atMost, SampleLedger.tesla, "Tesla aims to spend up to $10B on AI in 2024."),
            (.actual, .atLeast, SampleLedger.tesla, "Tesla spent at least $10B on AI in 2024."),
            (.estimate, .about, nil, "Tesla may spend about $10B on AI in 2024."),
            (.rumour, .exact, nil, "Tesla is said to spend $10B on AI in 2024."),
            (
                .planned, .exact, Speaker(name: "people familiar", kind: .unnamed),
                "Tesla plans to spend $10B on AI in 2024."
            ),
            (
                .estimate, .exact, Speaker(name: "Quay Research", kind: .organisation),
                "Quay Research: Tesla may spend $10B on AI in 2024."
            ),
            (.planned, .exact, SampleLedger.musk, "Musk: Tesla to spend $10B on AI in 2024."),
        ])
    func certainty(modality: Modality, bound: Bound, speaker: Speaker?, headline: String) throws {
        #expect(try Self.lead(Self.claim(modality, bound, speaker: speaker)) == headline)
    }

    @Test(
        "Rates, differences and open periods are said as such",
        arguments: [
            (Basis.perYear, SampleLedger.year, "Tesla plans to spend $10B a year on AI in 2024."),
            (.delta, SampleLedger.year, "Tesla plans to spend $10B more on AI in 2024."),
            (.total, nil, "Tesla plans to spend $10B on AI."),
            (
                .total, Period(start: nil, end: SampleLedger.day(2026, 12, 31)),
                "Tesla plans to spend $10B on AI by 31 Dec 2026."
            ),
            (
                .total, Period(start: SampleLedger.day(2024, 1, 1), end: nil),
                "Tesla plans to spend $10B on AI since 1 Jan 2024."
            ),
        ])
    func bases(basis: Basis, period: Period?, headline: String) throws {
        #expect(
            try Self.lead(Self.claim(.planned, .exact, speaker: SampleLedger.tesla, basis: basis, period: period))
                == headline)
    }

    @Test("The facts stand in the order of their weight, whatever the ledger's")
    func order() throws {
        let rows = try Desk.briefing().figures.map(\.what.plainText)
        #expect(
            rows == [
                "AI spending: training and inference", "AI spending: infrastructure",
                "Computing capacity, growth: AI training",
                "Nvidia H100 owned", "Nvidia H100 bought", "AI spending: accelerators",
            ])
    }

    @Test("How sure names the weakest link, outlets and origins counted")
    func howSure() throws {
        let bullets = try Desk.briefing().bullets
        #expect(bullets.map(\.label.plainText) == ["What", "How sure: weak", "So what"])
        #expect(
            bullets[1].text.plainText
                == "2 outlets, 1 origin: a post, not company guidance. Pace: open.")
        #expect(
            try Desk.briefing(Desk.material(projection: nil)).bullets[1].text.plainText
                .hasSuffix("Pace: open. Each quarter left would need 3.0 times the first."))
    }

    @Test(
        "The verdict on certainty follows from voice, channel and origins",
        arguments: [
            (Modality.guidance, Channel.filing, SampleLedger.tesla as Speaker?, Certainty.firm),
            (.actual, .resultsCall, SampleLedger.tesla, .firm),
            (.planned, .release, SampleLedger.tesla, .fair),
            (.planned, .interview, SampleLedger.musk, .fair),
            (.planned, .post, SampleLedger.musk, .weak),
            (.planned, .unstated, nil, .weak),
            (.rumour, .report, Speaker(name: "people familiar", kind: .unnamed), .weak),
            (.estimate, .data, Speaker(name: "Quay Research", kind: .organisation), .weak),
        ])
    func verdict(modality: Modality, channel: Channel, speaker: Speaker?, expected: Certainty) {
        let claim = SampleLedger.claim(
            SampleLedger.dispatch, SampleLedger.planA.sentence, "about $10 billion", "$10 billion",
            (10_000_000_000, 10_000_000_000), modality: modality, speaker: speaker, channel: channel)
        #expect(Certainty(SampleLedger.fact(claim, outlets: ["Harbour Dispatch"])) == expected)
    }

    @Test("So what gives the median of the first year with its interval, and what carries it")
    func soWhat() throws {
        let text = try Desk.briefing().bullets[2].text.plainText
        #expect(
            text.hasPrefix(
                "Median for 2024: spending on accelerators $2.4B (eight in ten: $1.5B to $4.0B); H100-equivalents bought 60,000."
            ))
        #expect(text.hasSuffix("It rests most on part of an executive’s remark that comes true, 0.65."))
    }

    @Test("The three lines hold sixty words at most, and room is filled by what is most useful")
    func words() throws {
        let bullets = try Desk.briefing().bullets
        #expect(bullets.map { $0.text.plainText.split(separator: " ").count }.reduce(0, +) <= 60)
        let short = try Desk.briefing(Desk.material(projection: nil)).bullets[0].text.plainText
        #expect(short.hasSuffix("It spent $1B on AI infrastructure in Q1 2024."))
    }

    @Test("Of a model's many outputs the page shows money, machines, compute and power")
    func outputs() throws {
        let all = SampleModel.wide
        #expect(all.series.count == 11)
        let table = try #require(try Desk.briefing(Desk.material(projection: all)).projection)
        #expect(table.series.map(\.id) == ["spend_ai", "h100e_bought", "h100e_installed", "peak", "mw_facility"])
        #expect(table.series[1].title.plainText == "Accelerators bought, H100-equivalents")
        #expect(table.charted == 2)
    }

    @Test("A peer with many figures is shown with the two nearest")
    func peerFigures() throws {
        func figure(_ billions: Int, _ period: Period?, _ modality: Modality) -> Fact {
            SampleLedger.fact(
                SampleLedger.claim(
                    SampleLedger.dispatch, SampleLedger.planA.sentence, "about $10 billion", "$10 billion",
                    subject: "Meta",
                    metric: .capitalExpenditure, scope: .totalCapex,
                    (billions * 1_000_000_000, billions * 1_000_000_000),
                    period: period, modality: modality), outlets: ["Harbour Dispatch"])
        }
        let many = [
            figure(28, Period(year: 2023), .actual), figure(7, SampleLedger.quarter, .actual),
            figure(37, SampleLedger.year, .guidance), figure(60, Period(year: 2025), .planned),
            figure(90, Period(year: 2026), .planned),
        ]
        let peers = try #require(
            try Desk.briefing(
                Desk.material(ledger: Desk.ledger([SampleLedger.plan] + many), projection: nil, checks: [])
            ).peers)
        #expect(Set(peers.rows.dropFirst().map(\.period.plainText)) == ["2024", "2025"])
    }

    @Test("Without a projection the page says so and carries no section for it")
    func noProjection() throws {
        let briefing = try Desk.briefing(Desk.material(projection: nil))
        #expect(briefing.bullets[2].text.plainText.hasPrefix("No projection"))
        #expect(briefing.projection == nil)
        #expect(!(try Desk.html(briefing)).contains("id=\"projection\""))
    }

    @Test("Stated words stand as written; what has no date says so")
    func rows() throws {
        let rows = try Desk.briefing().figures
        #expect(rows[0].stated.plainText == "about $10 billion")
        #expect(rows[0].normalised.plainText == "about $10B")
        #expect(rows[2].normalised.plainText == "at least 130 %")
        #expect(rows[3].period.plainText == "not dated")
        #expect(rows[3].certainty.plainText == "estimate; nobody named")
    }

    @Test("Several counts of one machine are said to be neither a sum nor a conflict")
    func counts() throws {
        #expect(
            try Desk.briefing().figureNotes.map(\.plainText) == [
                "The 2 counts of Nvidia H100 are different things (a stock and a purchase): neither added up nor in conflict."
            ])
    }

    @Test("What the sources say otherwise stands beside the figure and makes it weak")
    func conflict() throws {
        let fact = SampleLedger.fact(
            SampleLedger.planA, outlets: ["Harbour Dispatch"], conflicting: [SampleLedger.spent])
        let briefing = try Desk.briefing(Desk.material(ledger: Desk.ledger([fact]), projection: nil, checks: []))
        #expect(briefing.figures[0].otherwise.plainText == "Harbour Dispatch has $1B")
        #expect(briefing.weaknesses.contains { $0.plainText.hasPrefix("Sources disagree on AI spending") })
    }

    @Test("Peers of different scope are not ranked, and the note says in what they differ")
    func peers() throws {
        let peers = try #require(try Desk.briefing().peers)
        #expect(!peers.isRanked)
        #expect(
            peers.note.plainText
                == "Not the same thing, so not ranked: the rows differ in what is measured and what it is for.")
        #expect(peers.rows.map(\.company.plainText) == ["Tesla", "XPeng", "Xiaomi"])
        #expect(peers.rows.map(\.dollars.plainText) == ["about $10B", "$490M", "$1.5–1.7B"])
        #expect(peers.rows[2].what.plainText == "Research and development, new businesses, cars included, planned")
    }

    @Test("Peers of one and the same kind stand by size")
    func ranked() throws {
        let other = SampleLedger.claim(
            SampleLedger.dispatch, SampleLedger.planA.sentence, "about $10 billion", "$10 billion", subject: "Meta",
            (30_000_000_000, 30_000_000_000))
        let facts = [SampleLedger.plan, SampleLedger.fact(other, outlets: ["Harbour Dispatch"])]
        let peers = try #require(
            try Desk.briefing(Desk.material(ledger: Desk.ledger(facts), projection: nil, checks: [])).peers)
        #expect(peers.isRanked)
        #expect(peers.rows.map(\.company.plainText) == ["Meta", "Tesla"])
    }

    @Test("The calendar holds what is still ahead, in the article's words")
    func calendar() throws {
        let entries = try Desk.briefing().calendar
        #expect(entries.map(\.when.plainText) == ["8 Aug 2024"])
        #expect(entries.first?.what.plainText == "A robotaxi will be shown")
        let late = Ledger(
            asOf: Moment(endOf: SampleLedger.day(2024, 8, 9)), facts: SampleLedger.facts,
            events: [SampleLedger.robotaxi],
            articles: [SampleLedger.dispatch, SampleLedger.ledgerPost])
        #expect(try Desk.briefing(Desk.material(ledger: late)).calendar == [])
    }

    @Test("What is weak is named: single origin, nobody named, estimates, no date, quarantine, claims set aside")
    func weaknesses() throws {
        let aside = Ledger.SetAside(claim: SampleLedger.growth, reason: "a share price, no figure of the business")
        let briefing = try Desk.briefing(
            Desk.material(ledger: Desk.ledger(SampleLedger.facts, setAside: [aside]), quarantined: ["a.html: empty"]))
        let text = briefing.weaknesses.map(\.plainText)
        #expect(text[0].hasPrefix("The headline rests on 2 outlets, 1 origin"))
        #expect(text.contains("Not dated by its source: Nvidia H100 owned (at least 30,000)."))
        #expect(text.contains("Estimates, not statements: Nvidia H100 owned (at least 30,000)."))
        #expect(text.contains("1 input that could not be read, in quarantine."))
        #expect(text.contains { $0.hasSuffix("(Harbour Dispatch): a share price, no figure of the business.") })
    }

    @Test("A page of samples says so; another does not")
    func samples() throws {
        #expect(try Desk.briefing().isSample)
        #expect(try Desk.html(try Desk.briefing()).contains("class=\"banner\""))
        let article = SampleLedger.article(
            "Meta will spend $30 billion.", title: "Meta", outlet: "Harbour Dispatch", slug: "meta", sample: false)
        let claim = SampleLedger.claim(
            article, "Meta will spend $30 billion.", "$30 billion", "$30 billion", subject: "Meta",
            (30_000_000_000, 30_000_000_000))
        let briefing = try Desk.briefing(
            Desk.material(
                company: "Meta",
                ledger: Desk.ledger([SampleLedger.fact(claim, outlets: ["Harbour Dispatch"])], articles: [article]),
                projection: nil, checks: []))
        #expect(!briefing.isSample)
        #expect(!(try Desk.html(briefing)).contains("class=\"banner\""))
    }

    @Test("Of a company without facts there is a page that says so")
    func empty() throws {
        let briefing = try Desk.briefing(Desk.material(company: "Microsoft", projection: nil, checks: []))
        #expect(briefing.headline.plainText == "Microsoft: no figure on AI spending or compute")
        #expect(PageScanner(try Desk.html(briefing)).strayDigits == [])
    }
}
