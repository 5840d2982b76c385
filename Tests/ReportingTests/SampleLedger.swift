import Domain

@testable import Reporting

/// A ledger built by hand, in words of its own: a carmaker's plan, what it spent, its machines, two peers.
struct SampleLedger {
    static let asOf = Moment(endOf: day(2024, 4, 29))

    static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
        CalendarDate(year: year, month: month, day: day)!
    }

    // MARK: Articles

    static func article(_ text: String, title: String, outlet: String, slug: String, sample: Bool = true) -> Article {
        let whole = TextRange(start: 0, end: text.unicodeScalars.count)!
        return Article(
            title: title, authors: ["A. Writer"],
            published: PublishedDate(date: day(2024, 4, 29), source: .jsonLD), outlet: outlet,
            url: "https://example.org/news/2024/\(slug)", language: "en", text: text,
            paragraphs: [Paragraph(range: whole)], isSample: sample, location: "\(slug).html")
    }

    static let dispatch = article(
        "Elon Musk posted on Sunday that Tesla would put about $10 billion into training and inference this year. "
            + "On its call for the first quarter the carmaker reported $1 billion of AI infrastructure spending. "
            + "It said training compute had grown by more than 130% in the quarter.",
        title: "Tesla to put $10 billion into AI & <chips> this year", outlet: "Harbour Dispatch", slug: "tesla-ai")

    static let ledgerPost = article(
        "Tesla will spend roughly $10 billion on AI training and inference in 2024, Musk wrote. "
            + "In January the company paid $500 million for about 10,000 Nvidia H100 processors. "
            + "It may own more than 30,000 H100 chips by now. "
            + "XPeng plans to put 3.5 billion yuan into artificial intelligence such as autonomous driving this year. "
            + "Xiaomi will put 11 billion to 12 billion yuan into new businesses, cars included, in 2024. "
            + "A robotaxi will be shown on August 8, Musk said.",
        title: "Carmakers race to buy chips", outlet: "East Quay Ledger", slug: "carmakers")

    // MARK: Claims

    static let musk = Speaker(name: "Elon Musk", kind: .person, role: "CEO", organisation: "Tesla")
    static let tesla = Speaker(name: "Tesla", kind: .organisation)
    static let year = Period(year: 2024)
    static let quarter = Period(year: 2024, quarter: 1)

    /// Where some words stand in an article.
    static func range(_ words: String, in article: Article) -> TextRange {
        article.text.range(of: words, of: TextRange(start: 0, end: article.text.unicodeScalars.count)!)!
    }

    static func claim(
        _ article: Article, _ sentence: String, _ wording: String, _ figure: String, subject: String = "Tesla",
        metric: Metric = .aiSpending, scope: ScopeCode = .aiTrainingAndInference, scopeText: String? = nil,
        _ interval: (Int?, Int?), _ unit: MeasureUnit = .usDollar, item: String? = nil, bound: Bound = .about,
        basis: Basis = .total, period: Period? = year, modality: Modality = .planned, speaker: Speaker? = musk,
        channel: Channel = .post, statedOn: Period? = nil, links: [Claim.Link] = []
    ) -> Claim {
        let place = range(sentence, in: article)
        return Claim(
            article: article.id, subjects: [subject], metric: metric, scope: scope, scopeText: scopeText,
            quantity: Quantity(
                interval: Interval(
                    low: interval.0.map { ExactDecimal($0) }, high: interval.1.map { ExactDecimal($0) })!, unit: unit),
            item: item, bound: bound, wording: wording, wordingRange: sentence.range(of: wording, of: place)!,
            basis: basis,
            period: period, modality: modality, speaker: speaker, channel: channel, statedOn: statedOn,
            sentence: sentence, sentenceRange: place, range: sentence.range(of: figure, of: place)!, links: links)
    }

    static func fact(
        _ lead: Claim, also: [Claim] = [], outlets: [String], origins: [Origin]? = nil, conversion: Conversion? = nil,
        conflicting: [Claim] = [], superseded: [Claim] = []
    ) -> Fact {
        Fact(
            key: FactKey(
                subject: lead.subject, metric: lead.metric, scope: lead.scope, item: lead.item, basis: lead.basis,
                period: lead.period),
            quantity: lead.quantity, bound: lead.bound, modality: lead.modality, lead: lead, supporting: [lead] + also,
            conflicting: conflicting, superseded: superseded, outlets: outlets,
            origins: origins ?? [
                Origin(name: lead.speaker?.name ?? outlets[0], channel: lead.channel, statedOn: lead.statedOn)
            ],
            conversion: conversion)
    }

    static let sunday = Period(day: day(2024, 4, 28))

    static let planA = claim(
        dispatch,
        "Elon Musk posted on Sunday that Tesla would put about $10 billion into training and inference this year.",
        "about $10 billion", "$10 billion", (10_000_000_000, 10_000_000_000), statedOn: sunday)
    static let planB = claim(
        ledgerPost, "Tesla will spend roughly $10 billion on AI training and inference in 2024, Musk wrote.",
        "roughly $10 billion", "$10 billion", (10_000_000_000, 10_000_000_000), statedOn: sunday)
    static let spent = claim(
        dispatch, "On its call for the first quarter the carmaker reported $1 billion of AI infrastructure spending.",
        "$1 billion", "$1 billion", scope: .aiInfrastructure, (1_000_000_000, 1_000_000_000), bound: .exact,
        period: quarter,
        modality: .actual, speaker: tesla, channel: .resultsCall)
    static let growth = claim(
        dispatch, "It said training compute had grown by more than 130% in the quarter.", "more than 130%", "130%",
        metric: .computeGrowth, scope: .aiTraining, (130, nil), .percent, bound: .atLeast, period: quarter,
        modality: .actual, speaker: tesla, channel: .resultsCall)
    static let paid = claim(
        ledgerPost, "In January the company paid $500 million for about 10,000 Nvidia H100 processors.", "$500 million",
        "$500 million", scope: .accelerators, (500_000_000, 500_000_000), bound: .exact,
        period: Period(year: 2024, month: 1),
        modality: .actual, speaker: nil, channel: .unstated,
        links: [Claim.Link(to: range("10,000", in: ledgerPost), kind: .buys)])
    static let bought = claim(
        ledgerPost, "In January the company paid $500 million for about 10,000 Nvidia H100 processors.", "about 10,000",
        "10,000", metric: .acceleratorCount, scope: .accelerators, (10_000, 10_000), .count, item: "Nvidia H100",
        period: Period(year: 2024, month: 1), modality: .actual, speaker: nil, channel: .unstated)
    static let owned = claim(
        ledgerPost, "It may own more than 30,000 H100 chips by now.", "more than 30,000", "30,000",
        metric: .acceleratorCount, scope: .accelerators, (30_000, nil), .count, item: "Nvidia H100", bound: .atLeast,
        basis: .stock, period: nil, modality: .estimate, speaker: nil, channel: .unstated)
    static let xpeng = claim(
        ledgerPost,
        "XPeng plans to put 3.5 billion yuan into artificial intelligence such as autonomous driving this year.",
        "3.5 billion yuan", "3.5 billion yuan", subject: "XPeng", scope: .aiGeneral,
        scopeText: "artificial intelligence such as autonomous driving", (3_500_000_000, 3_500_000_000),
        .currency("CNY"), bound: .exact, speaker: Speaker(name: "XPeng", kind: .organisation), channel: .unstated)
    static let xiaomi = claim(
        ledgerPost, "Xiaomi will put 11 billion to 12 billion yuan into new businesses, cars included, in 2024.",
        "11 billion to 12 billion yuan", "11 billion to 12 billion yuan", subject: "Xiaomi",
        metric: .researchAndDevelopment, scope: .newBusiness, scopeText: "new businesses, cars included",
        (11_000_000_000, 12_000_000_000), .currency("CNY"), bound: .range, speaker: nil, channel: .unstated)

    static func yuan(_ low: Double, _ high: Double) -> Conversion {
        Conversion(
            unit: .usDollar, unitsPerDollar: 7.1887, months: ["2024-01", "2024-02", "2024-03"], low: low / 7.1887,
            high: high / 7.1887)
    }

    static let both = ["East Quay Ledger", "Harbour Dispatch"]

    static let plan = fact(planA, also: [planB], outlets: both)
    static let facts = [
        plan, fact(spent, outlets: ["Harbour Dispatch"]), fact(growth, outlets: ["Harbour Dispatch"]),
        fact(paid, outlets: ["East Quay Ledger"]), fact(bought, outlets: ["East Quay Ledger"]),
        fact(owned, outlets: ["East Quay Ledger"]),
        fact(xpeng, outlets: ["East Quay Ledger"], conversion: yuan(3.5e9, 3.5e9)),
        fact(xiaomi, outlets: ["East Quay Ledger"], conversion: yuan(11e9, 12e9)),
    ]

    static let robotaxi = Event(
        article: ledgerPost.id, what: "A robotaxi will be shown", who: "Tesla", period: Period(day: day(2024, 8, 8)),
        modality: .planned, speaker: musk, sentence: "A robotaxi will be shown on August 8, Musk said.",
        sentenceRange: range("A robotaxi will be shown on August 8, Musk said.", in: ledgerPost),
        range: range("August 8", in: ledgerPost))

    static let ledger = Ledger(
        asOf: asOf, facts: facts, events: [robotaxi], articles: [dispatch, ledgerPost])
}
